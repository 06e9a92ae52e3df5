"""A table with its meaning: units, and for each field one value a unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from attrs import define, evolve, frozen
from attrs import field as member

from govrank.errors import (
    Diagnostic,
    GovrankError,
    Mark,
    Param,
    Source,
    diagnostic,
    in_order,
    raise_errors,
)
from govrank.language import Text
from govrank.reading.bulk import collection_paused
from govrank.reading.cells import Cell, Grid
from govrank.reading.fields import Field, FieldReader, Kind, Value
from govrank.reading.figures import (
    BLANK,
    SPREADSHEET_ERROR,
    DecimalMark,
    Fault,
    shortened,
)
from govrank.reading.headers import Columns, Matcher, Names, Wanted, find_header, title_of
from govrank.reading.suggest import fold, unmarked
from govrank.reading.text import capped, looks_like_tcvn3
from govrank.reading.units import Register, Unit, unit_of_name

__all__ = ["Field", "Kind", "Sheet", "Value", "read_sheet"]

_MOST_KEPT: Final = 1000
_SAMPLE: Final = 50


@frozen
class Sheet:
    """What a table says: the units in the order of its rows, and their values by field id.

    `cells` has the columns that the table has, each as long as `units`. `marks` are the places
    of the rows, `positions` the running numbers where there is a column of them, `unused` the
    titles of the columns that were ignored, and `notes` what was noticed and refuses nothing.
    """

    units: tuple[Unit, ...]
    cells: Mapping[str, tuple[Value, ...]]
    marks: tuple[Mark, ...]
    notes: tuple[Diagnostic, ...] = ()
    unused: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()


@collection_paused()
def read_sheet(
    grid: Grid,
    fields: Sequence[Field],
    *,
    register: Register | None = None,
    unit_column: str | None = None,
    decimal: DecimalMark = "auto",
    ignore: Sequence[str] = (),
    rename: Mapping[str, str] | None = None,
) -> Sheet:
    """Read a table of units by the fields that are sought in it.

    A column is found by a field's id, code or title, or by `rename` (title as printed to field
    id); `ignore` names columns to leave out, `*` all that are unknown. Units are those of the
    `register`, or made of their printed names. Raises GovrankError with every finding of the
    table in order of place, the first hundred where there are more.
    """
    wanted = Wanted(tuple(fields), unit_column, ignore, rename or {})
    names = Names(wanted.fields)
    _refuse_unreadable(grid)
    row = find_header(grid.rows, wanted, names)
    if row is None:
        raise GovrankError(diagnostic("data/empty-table", Mark(Source(grid.name))))
    matcher = Matcher(grid, row, wanted, names)
    columns = matcher.columns()
    reader = _Reader(grid, columns, register, decimal, _Findings(matcher.findings))
    return reader.sheet()


def _refuse_unreadable(grid: Grid) -> None:
    """Refuse a text in the old font encoding as a whole: each of its cells would be a fault."""
    texts = (cell.text or "" for row in grid.rows[:_SAMPLE] for cell in row)
    if looks_like_tcvn3("\n".join(texts)):
        raise GovrankError(diagnostic("data/tcvn3", Mark(Source(grid.name))))


@define
class _Findings:
    """Collects what is found; beyond a thousand it only counts."""

    found: list[Diagnostic]
    uncounted: int = 0

    def add(self, finding: Diagnostic) -> None:
        if len(self.found) < _MOST_KEPT:
            self.found.append(finding)
        else:
            self.uncounted += 1

    def raise_errors(self) -> None:
        raise_errors(capped(self.found, self.uncounted))


@define
class _Reader:
    """Reads the rows below a header, one after the other."""

    grid: Grid
    columns: Columns
    register: Register | None
    decimal: DecimalMark
    findings: _Findings
    notes: list[Diagnostic] = member(factory=list)
    decimals: dict[str, str] = member(factory=dict)
    units: list[Unit] = member(factory=list)
    marks: list[Mark] = member(factory=list)
    positions: list[str] = member(factory=list)
    first: dict[str, tuple[Mark, str]] = member(factory=dict)
    values: dict[str, list[Value]] = member(factory=dict)

    def sheet(self) -> Sheet:
        readers = [
            (column, FieldReader(field, self.decimal, self.decimals), self._values_of(field))
            for column, field in self.columns.fields
        ]
        for row in self._table_rows():
            self._row(row, readers)
        if not self.marks:
            self.findings.add(diagnostic("data/no-rows", self.columns.header[0].mark))
        self.findings.raise_errors()
        return self._result()

    def _values_of(self, field: Field) -> list[Value]:
        return self.values.setdefault(field.id, []) if _is_value(field) else []

    def _table_rows(self) -> Iterator[tuple[Cell, ...]]:
        """Give the rows that speak of units: not blank, no header again, as wide as the header."""
        start = self.columns.row
        self._say_rows_above(start)
        repeated = _HeaderAgain(self.columns)
        for place, row in enumerate(self.grid.rows[start + 1 :], start=start + 1):
            if not any(cell.text and cell.text.strip(BLANK) for cell in row):
                continue
            if repeated.is_again(row):
                self.notes.append(diagnostic("data/repeated-header", _line(row)))
            elif place == start + 1 and _numbers_columns(row):
                self.notes.append(diagnostic("data/column-numbers", _line(row)))
            elif (fault := self._row_fault(row)) is not None:
                self.marks.append(_line(row))
                self.findings.add(fault)
            else:
                yield row

    def _say_rows_above(self, start: int) -> None:
        above = [row for row in self.grid.rows[:start] if any(map(title_of, row))]
        if above:
            mark = _line(above[0])
            self.notes.append(diagnostic("data/rows-above-header", mark, count=len(above)))

    def _row_fault(self, row: Sequence[Cell]) -> Diagnostic | None:
        """Tell a row that as a whole says nothing of a unit."""
        return self._width_fault(row) or self._summary(row) or self._nothing(row)

    def _summary(self, row: Sequence[Cell]) -> Diagnostic | None:
        """Tell the row of totals or averages that ends many a table."""
        for column in (self.columns.unit, self.columns.position):
            name = "" if column is None else (row[column].text or "").strip(_AROUND)
            if len(name) <= _LONGEST_SUMMARY and fold(name) in _SUMMARIES and not self._knows(name):
                return diagnostic("data/summary-row", _line(row), unit=name)
        return None

    def _knows(self, name: str) -> bool:
        return self.register is not None and self.register.find(name) is not None

    def _nothing(self, row: Sequence[Cell]) -> Diagnostic | None:
        """Tell a row without any value once, and not cell by cell."""
        given = [(row[column], field) for column, field in self.columns.fields if _is_value(field)]
        if any(cell.merged or (cell.text or "").strip(BLANK) for cell, _ in given):
            return None
        if len(given) == 1 or all(field.missing for _, field in given):
            return None
        mark = _line(row)
        name = self._name(row, mark)
        return diagnostic("data/empty-row", mark, unit=_short(name))

    def _width_fault(self, row: Sequence[Cell]) -> Diagnostic | None:
        width = len(self.columns.header)
        if len(row) == width:
            return None
        surplus = row[width:]
        if len(row) > width and not any(map(title_of, surplus)):
            return None
        code = "data/too-few-cells" if len(row) < width else _too_many(self.grid.delimiter)
        return diagnostic(code, _line(row), count=len(row), width=width)

    def _row(
        self, row: Sequence[Cell], readers: Iterable[tuple[int, FieldReader, list[Value]]]
    ) -> None:
        mark = _line(row)
        name = self._name(row, mark)
        attributes: dict[str, str] = {}
        for column, reader, values in readers:
            value = reader.read(row[column])
            if isinstance(value, Fault):
                self._fault(value, row[column], column, name, reader.of.accepted)
            elif _is_value(reader.of):
                values.append(value)
            elif isinstance(value, str):
                attributes[reader.of.id[1:]] = value
        self.marks.append(mark)
        self._unit(row, name, mark, attributes)
        if self.columns.position is not None:
            self.positions.append(title_of(row[self.columns.position]))

    def _name(self, row: Sequence[Cell], mark: Mark) -> Param:
        """Return what messages call the unit of a row: its name, or the number of the row."""
        text = title_of(row[self.columns.unit]) if self.columns.unit is not None else ""
        return text or Text(vi=f"dòng {mark.line}", en=f"row {mark.line}")

    def _fault(
        self, fault: Fault, cell: Cell, column: int, name: Param, expected: Param = ""
    ) -> None:
        params: dict[str, Param] = {
            "column": self.columns.title(column),
            "unit": _short(name),
            "value": shortened((cell.text or "").strip(BLANK)),
            "expected": expected,
        }
        self.findings.add(Diagnostic(fault.code, cell.mark, params | dict(fault.params)))

    def _unit(
        self, row: Sequence[Cell], name: Param, mark: Mark, attributes: Mapping[str, str]
    ) -> None:
        if self.columns.unit is None:
            return
        cell = row[self.columns.unit]
        unit = self._named(cell)
        if isinstance(unit, Fault):
            self._fault(unit, cell, self.columns.unit, name)
        elif unit.id in self.first:
            self.findings.add(self._twice(unit, cell))
        else:
            self.first[unit.id] = (mark, shortened(title_of(cell)))
            self.units.append(_with(unit, attributes))

    def _twice(self, unit: Unit, cell: Cell) -> Diagnostic:
        first, called = self.first[unit.id]
        name = shortened(title_of(cell))
        # Without a register two names may differ and yet make one id.
        alike = self.register is None and fold(name) != fold(called)
        return diagnostic(
            "data/names-alike" if alike else "data/duplicate-unit",
            cell.mark,
            related=(first,),
            unit=name,
            first=called,
            row=first.line,
        )

    def _named(self, cell: Cell) -> Unit | Fault:
        name = title_of(cell)
        if not name:
            return Fault("data/merged-cell" if cell.merged else "data/empty-unit")
        if SPREADSHEET_ERROR.fullmatch(name):
            return Fault("data/spreadsheet-error")
        if self.register is None:
            unit = unit_of_name(name)
            return unit if unit.id else Fault("data/nameless-unit")
        return self.register.find(name) or self._unknown(self.register, name)

    @staticmethod
    def _unknown(register: Register, name: str) -> Fault:
        near = ", ".join(register.suggest(name))
        code = "data/unknown-unit" if near else "data/unlisted-unit"
        return Fault(code, (("suggestion", near),))

    def _result(self) -> Sheet:
        return Sheet(
            tuple(self.units),
            {field_id: tuple(values) for field_id, values in self.values.items()},
            tuple(self.marks),
            in_order((*self.grid.notes, *self.notes, *self._mixed())),
            self.columns.unused,
            tuple(self.positions),
        )

    def _mixed(self) -> Iterator[Diagnostic]:
        if len(self.decimals) > 1:
            point, comma = self.decimals["."], self.decimals[","]
            mark = _line(self.columns.header)
            yield diagnostic("data/mixed-decimals", mark, point=point, comma=comma)


_SUMMARIES: Final = frozenset(
    (
        *("tổng", "tổng cộng", "tổng số", "cộng", "trung bình", "bình quân", "điểm trung bình"),
        *("total", "sum", "average", "mean"),
    )
)


_LONGEST_SUMMARY: Final = 24
_AROUND: Final = BLANK + ":"


def _is_value(field: Field) -> bool:
    """Tell an input from an attribute of the unit."""
    return not field.id.startswith("@")


def _short(name: Param) -> Param:
    return shortened(name) if isinstance(name, str) else name


def _with(unit: Unit, attributes: Mapping[str, str]) -> Unit:
    """Add what the table says of a unit; it goes before what the register says."""
    if not attributes:
        return unit
    return evolve(unit, attributes={**dict(unit.attributes), **attributes})


def _line(row: Sequence[Cell]) -> Mark:
    return Mark(row[0].mark.source, row[0].mark.line)


def _too_many(delimiter: str) -> str:
    return "data/unquoted-comma" if delimiter == "," else "data/too-many-cells"


_unmarked = lru_cache(maxsize=4096)(unmarked)


class _HeaderAgain:
    """Tells the header printed anew at a page break: four in five of its titles are there.

    Titles typed anew there go by their letters alone, whatever became of their diacritics.
    Where so many agree, one of the first few columns does too; looking at those first spares
    the rows of units, whose names come last.
    """

    def __init__(self, columns: Columns) -> None:
        titles = ((column, unmarked(title_of(cell))) for column, cell in enumerate(columns.header))
        titled = [(column, title) for column, title in titles if title]
        self._titles = sorted(titled, key=lambda each: each[0] == columns.unit)
        self._first = self._titles[: len(titled) // 5 + 1]
        self._width = len(columns.header)

    def is_again(self, row: Sequence[Cell]) -> bool:
        if len(row) < self._width or not self._agreeing(row, self._first):
            return False
        return 5 * self._agreeing(row, self._titles) >= 4 * len(self._titles)

    @staticmethod
    def _agreeing(row: Sequence[Cell], titles: Iterable[tuple[int, str]]) -> int:
        return sum(_same(row[column].text or "", title) for column, title in titles)


def _same(text: str, title: str) -> bool:
    # Most cells are numbers and most titles are not, which the first character tells.
    return text[:1].isdigit() == title[:1].isdigit() and _unmarked(text) == title


_IN_BRACKETS: Final = re.compile(r"\(([0-9]{1,3}|[A-Z])\)")


def _numbers_columns(row: Sequence[Cell]) -> bool:
    """Tell the row below a header that numbers its columns: (1), (2), (3) or A, B, 1, 2, 3."""
    texts = [text for cell in row if (text := title_of(cell))]
    if all(map(_IN_BRACKETS.fullmatch, texts)):
        return True
    return texts[:3] == ["A", "B", "1"] and texts[2:] == [*map(str, range(1, len(texts) - 1))]
