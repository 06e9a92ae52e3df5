"""Which column is which: the header of a table matched with the fields that are sought."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import define, frozen
from attrs import field as member

from govrank.errors import Diagnostic, Mark, Param, diagnostic
from govrank.language import Text
from govrank.reading.cells import Cell, Grid
from govrank.reading.fields import Field
from govrank.reading.figures import BLANK, shortened
from govrank.reading.suggest import fold, suggest
from govrank.reading.units import printed_name

UNIT_COLUMNS: Final = (
    "unit",
    "name",
    "agency",
    "đơn vị",
    "tên đơn vị",
    "cơ quan",
    "tên cơ quan",
    "cơ quan, đơn vị",
    "địa phương",
    "tiêu đề",
    "tiêu chí",
)
"""Titles that a column of unit names goes by, where the caller names none."""

POSITION_COLUMNS: Final = ("TT", "STT", "số TT", "số thứ tự", "No", "No.", "#")
"""Titles that a running number goes by; it is not a rank."""

_UNIT_WORDS: Final = Text(
    vi=", ".join(f"“{name}”" for name in UNIT_COLUMNS if not name.isascii()),
    en=", ".join(f"“{name}”" for name in UNIT_COLUMNS if name.isascii()),
)
_UNIT: Final = frozenset(map(fold, UNIT_COLUMNS))
_POSITION: Final = frozenset(map(fold, POSITION_COLUMNS))
_SEARCHED: Final = 20
_CEILING: Final = re.compile(
    r"(.*\S)\s*[:(\u2013-]\s*(?:tối đa |max )?[0-9]+(?:[.,][0-9]+)?"
    r"\s*(?:điểm|đ|points?|pts?)\s*\)?",
    re.IGNORECASE,
)


@frozen
class Columns:
    """Where the header is, and what the columns are; rows and columns count from 0."""

    row: int
    header: tuple[Cell, ...]
    unit: int | None
    position: int | None
    fields: tuple[tuple[int, Field], ...]
    unused: tuple[str, ...]

    def title(self, column: int) -> str:
        """Return a column's title as printed, short enough for a message."""
        return shortened(title_of(self.header[column]))


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, names))


def _folded_keys(names: Mapping[str, str]) -> dict[str, str]:
    return {fold(name): meant for name, meant in names.items()}


@frozen
class Wanted:
    """What the caller seeks in a table: see `read_sheet`."""

    fields: tuple[Field, ...]
    unit_column: str | None = None
    ignore: frozenset[str] = member(default=(), converter=_folded)
    rename: Mapping[str, str] = member(factory=dict, converter=_folded_keys)


def title_of(cell: Cell) -> str:
    """Return a header cell's text on one line."""
    return printed_name((cell.text or "").strip(BLANK))


def without_ceiling(title: str) -> str:
    """Return a title without the points behind it: `Tin tức: 10 điểm` is `Tin tức`."""
    found = _CEILING.fullmatch(title)
    return found[1] if found else title


@define
class Names:
    """The fields by the names they answer to; an id goes before a code, a code before a title."""

    fields: tuple[Field, ...]
    _levels: tuple[dict[str, list[Field]], ...] = member(init=False)

    @_levels.default
    def _by_name(self) -> tuple[dict[str, list[Field]], ...]:
        return (
            _by_name((field.id, field) for field in self.fields),
            _by_name((field.code, field) for field in self.fields if field.code),
            _by_name((title, field) for field in self.fields for title in _titles(field)),
        )

    def find(self, title: str) -> list[Field]:
        """Return the fields of that name; more than one where it is no one's alone."""
        for name in dict.fromkeys((fold(title), fold(without_ceiling(title)))):
            for level in self._levels:
                if name in level:
                    return level[name]
        return []

    def known(self, title: str) -> bool:
        """Tell whether a title, and not merely a code, is that of a field."""
        names = (fold(title), fold(without_ceiling(title)))
        return any(name in level for name in names for level in self._levels[::2])

    def near(self, title: str, others: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the ids, titles and other names nearest to a title that no field has."""
        names = [name for field in self.fields for name in (*field.titles, field.id)]
        return suggest(without_ceiling(title), (*names, *others))


def _titles(field: Field) -> tuple[str, ...]:
    """Return a field's titles; that of an attribute `@kind` is `kind`, too."""
    attribute = field.id.startswith("@")
    return (*field.titles, field.id.removeprefix("@")) if attribute else field.titles


def _by_name(named: Iterable[tuple[str, Field]]) -> dict[str, list[Field]]:
    found: dict[str, list[Field]] = {}
    for name, field in named:
        known = found.setdefault(fold(name), [])
        if field not in known:
            known.append(field)
    return found


def find_header(rows: Sequence[Sequence[Cell]], wanted: Wanted, names: Names) -> int | None:
    """Return the row of the header: the first with text, or the first that names two columns.

    Titles may stand above a table. None for a table without any text.
    """
    filled = [place for place, row in enumerate(rows) if any(map(title_of, row))]
    for place in filled[:_SEARCHED]:
        titles = {title_of(cell) for cell in rows[place]}
        if sum(_is_known(title, wanted, names) for title in titles) > 1:
            return place
    return filled[0] if filled else None


def _is_known(title: str, wanted: Wanted, names: Names) -> bool:
    folded = fold(title)
    told = folded in wanted.rename or folded == fold(wanted.unit_column or "-")
    return told or folded in _UNIT | _POSITION or names.known(title)


@define
class Matcher:
    """Matches each column of a header once; what it cannot match becomes a finding."""

    grid: Grid
    row: int
    wanted: Wanted
    names: Names
    findings: list[Diagnostic] = member(factory=list)
    units: list[int] = member(factory=list)
    positions: list[int] = member(factory=list)
    fields: dict[int, Field] = member(factory=dict)
    unused: list[str] = member(factory=list)
    unknown: list[int] = member(factory=list)
    meant: set[str] = member(factory=set)

    def columns(self) -> Columns:
        """Return what the columns are; `findings` then holds what is wrong with them."""
        header = self.grid.rows[self.row]
        for column, cell in enumerate(header):
            self._match(column, title_of(cell))
        self._not_renamed()
        self._unknowns()
        unit = self._unit()
        self._duplicates()
        self._missing()
        position = self.positions[0] if self.positions else None
        fields = tuple(self.fields.items())
        return Columns(self.row, header, unit, position, fields, tuple(self.unused))

    def _mark(self, column: int | None) -> Mark:
        """Return the place of a column's title, or of the header as a whole."""
        mark = self.grid.rows[self.row][column or 0].mark
        return Mark(mark.source, mark.line) if column is None else mark

    def _match(self, column: int, title: str) -> None:
        folded = fold(title)
        wanted = self.wanted
        if not title:
            self._untitled(column)
        elif wanted.unit_column is not None and folded == fold(wanted.unit_column):
            self.units.append(column)
        elif folded in wanted.ignore:
            self._ignored(column, title)
        elif folded in wanted.rename:
            self._renamed(column, wanted.rename[folded])
        elif found := self.names.find(title):
            self._field(column, title, found)
        elif wanted.unit_column is None and folded in _UNIT:
            self.units.append(column)
        elif folded in _POSITION:
            self.positions.append(column)
        elif "*" in wanted.ignore:
            self.unused.append(title)
        else:
            self.unknown.append(column)

    def _ignored(self, column: int, title: str) -> None:
        # A running number is always left out, and always told.
        if fold(title) in _POSITION:
            self.positions.append(column)
        else:
            self.unused.append(title)

    def _renamed(self, column: int, field_id: str) -> None:
        ids = [field.id for field in self.names.fields]
        if field_id in ids:
            self.fields[column] = self.names.fields[ids.index(field_id)]
        else:
            near = ", ".join(suggest(field_id, ids))
            self._say("data/rename-no-field", column, value=shortened(field_id), suggestion=near)

    def _field(self, column: int, title: str, found: list[Field]) -> None:
        if len(found) == 1:
            self.fields[column] = found[0]
            return
        ids = [field.id for field in found]
        self.meant.update(ids)
        self._say("data/ambiguous-column", column, title=shortened(title), fields=", ".join(ids))

    def _say(
        self, code: str, column: int | None, *, related: Iterable[Mark] = (), **params: Param
    ) -> None:
        self.findings.append(diagnostic(code, self._mark(column), related=related, **params))

    def _untitled(self, column: int) -> None:
        below = (row[column] for row in self.grid.rows[self.row + 1 :] if column < len(row))
        if any(map(title_of, below)):
            self._say("data/untitled-column", column)

    def _not_renamed(self) -> None:
        titles = [title_of(cell) for cell in self.grid.rows[self.row]]
        for printed in self.wanted.rename.keys() - set(map(fold, titles)):
            near = ", ".join(suggest(printed, titles))
            self._say("data/rename-no-column", None, value=shortened(printed), suggestion=near)

    def _unit(self) -> int | None:
        if len(self.units) == 1:
            return self.units[0]
        titles = [title_of(cell) for cell in self.grid.rows[self.row]]
        if self.units:
            named = ", ".join(titles[column] for column in self.units)
            self._say("data/several-unit-columns", self.units[1], columns=named)
        elif self.wanted.unit_column is not None:
            near = ", ".join(self._meant_for_units())
            self._say(
                "data/no-such-unit-column", None, value=self.wanted.unit_column, suggestion=near
            )
        elif self.meant.isdisjoint(UNIT_COLUMNS):
            self._say("data/no-unit-column", None, expected=_UNIT_WORDS)
        return None

    def _meant_for_units(self) -> tuple[str, ...]:
        """Return the titles that a told column of units, which is not there, may have meant."""
        if self.units or self.wanted.unit_column is None:
            return ()
        titles = [title_of(cell) for cell in self.grid.rows[self.row]]
        return suggest(self.wanted.unit_column, titles)

    def _duplicates(self) -> None:
        first: dict[str, int] = {}
        for column, field in tuple(self.fields.items()):
            if first.setdefault(field.id, column) != column:
                del self.fields[column]
                related = (self._mark(first[field.id]),)
                self._say("data/duplicate-column", column, related=related, title=field.title)

    def _unknowns(self) -> None:
        """Report unknown columns, one of which may hold the units where no other does."""
        unitless = not self.units and self.wanted.unit_column is None
        told = self._meant_for_units()
        titles = ((column, title_of(self.grid.rows[self.row][column])) for column in self.unknown)
        for column, title in titles:
            if title in told:
                continue
            near = self.names.near(title, UNIT_COLUMNS if unitless else ())
            self.meant.update(near)
            suggestion = ", ".join(map(shortened, near))
            code = "data/unknown-column" if near else "data/extra-column"
            self._say(code, column, title=shortened(title), suggestion=suggestion)

    def _missing(self) -> None:
        """Report missing columns, but for those that a column already reported may have meant."""
        there = {field.id for field in self.fields.values()}
        for field in self.names.fields:
            meant = not self.meant.isdisjoint((field.id, *field.titles))
            if field.required and field.id not in there and not meant:
                self._say("data/missing-column", None, title=shortened(field.title), id=field.id)
