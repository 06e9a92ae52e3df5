"""One row under one reading: what its total and grade can be, and whether the print is among it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import Final, Protocol, cast

from attrs import frozen

from govrank.audit.published import TOTAL, Published
from govrank.engine.interval import NO, Enclosure, Program, prepare
from govrank.engine.spans import (
    EMPTY,
    EVERYTHING,
    Spans,
    intersection,
    point,
    points,
    span,
    union,
)
from govrank.plan.columns import Data
from govrank.plan.operations import Lookup, Ref
from govrank.reading.figures import Figure, State
from govrank.rules.model import Band
from govrank.rules.ruleset import Ruleset
from govrank.rules.values import value_of


class ReadingOf(Protocol):
    """Anything that tells which values a printed figure may stand for."""

    @property
    def places(self) -> int:
        """How many decimals figures are printed to, zeros at the end included."""
        ...

    def values(self, printed: Fraction) -> Spans:
        """Return all values that would be printed so."""
        ...


@frozen(slots=False)
class Row:
    """The printed figures of one unit.

    position: which row it is, from 0. parts: values by input, those that are absent left out.
    states: 1 missing, 2 not applicable. total, grade, rank: None where the table has no such
    column, or the cell is blank.
    """

    position: int

    parts: Mapping[str, Fraction]
    states: Mapping[str, int]
    total: Fraction | None
    grade: str | None
    rank: Fraction | None


@frozen(slots=False, eq=False)
class Judge:
    """Judges rows of one ruleset under one reading a column (`parts` stands for all inputs).

    rows, data: the whole table as printed; rules with statistics judge no row without the others.
    """

    ruleset: Ruleset
    readings: Mapping[str, ReadingOf]
    rows: Sequence[Row]
    data: Data

    def domain(self, name: str) -> Spans:
        """Return the values an input may have at all."""
        return self._domains[name]

    @cached_property
    def _domains(self) -> Mapping[str, Spans]:
        return {
            each.id: intersection(
                span(value_of(each.low), value_of(each.high)),
                _NOT_ZERO if each.nonzero else EVERYTHING,
            )
            for each in self.ruleset.rules.inputs
        }

    def reading(self, column: str) -> ReadingOf:
        """Return the reading of a column."""
        return self.readings[column] if column in self.readings else self.readings["parts"]

    def cells(self, row: Row) -> dict[str, Spans]:
        """Return what each printed part may stand for, within its domain."""
        return {
            name: self._within(name, self.reading(name).values(printed))
            for name, printed in row.parts.items()
        }

    def _within(self, name: str, values: Spans) -> Spans:
        inside = intersection(values, self._domains[name])
        return inside if self._digits[name] else _whole(inside)

    @cached_property
    def _digits(self) -> Mapping[str, bool]:
        """Whether an input may have digits that are not printed: counts and answers have none."""
        return {each.id: each.kind == "number" for each in self.ruleset.rules.inputs}

    def totals(self, row: Row, cells: Mapping[str, Spans] | None = None) -> Spans:
        """Return an outer enclosure of the row's total.

        Empty where a part is impossible, or where all are left out and there is no total.
        """
        given = self.cells(row) if cells is None else cells
        if any(spans.is_empty for spans in given.values()):
            return EMPTY
        total = self.ruleset.plan.nodes["total"]
        told = self._told(self._encloser, row, given)
        found = self._encloser.unit({**self._attributes(row), **given}, row.states, told)
        left_out = total.present is not None and found[total.present] == NO
        return EMPTY if left_out else found[total.value]

    @cached_property
    def _encloser(self) -> Program:
        plan = self.ruleset.plan
        total = plan.nodes["total"]
        return prepare(plan, [ref for ref in (total.value, total.present) if ref is not None])

    def _attributes(self, row: Row) -> dict[str, Spans]:
        """Return what is known of the unit itself, beside what the table says of it."""
        own = {
            name: column for name, column in self.data.columns.items() if name not in self._digits
        }
        return {name: point(column.value(row.position)) for name, column in own.items()}

    # Rules with statistics: what the whole population decides, enclosed over all rows.

    def _told(
        self, program: Program, row: Row, cells: Mapping[str, Spans], totals: Spans | None = None
    ) -> dict[Ref, Spans]:
        """Return what the population decides for a row, given its cells and perhaps its total."""
        social = [ref for ref, _, _ in program.steps if ref in self.ruleset.plan.social]
        if not social:
            return {}
        table = self._table(row.position, self._open(cells), totals)
        return {ref: table.of(ref, row.position) for ref in social}

    def _table(self, position: int, cells: Mapping[str, Spans], totals: Spans | None) -> Enclosure:
        """Enclose all rows, this one with other cells; by their totals too if its own is told."""
        printed = cells == self._opened[position]
        if totals is None and printed:
            return self._by_parts
        if printed and self._meetings.get(position) == totals:
            return self._by_totals
        every = [*self._opened]
        every[position] = dict(cells)
        known = {} if totals is None else {**self._meetings, position: totals}
        return self._enclosed(every, known)

    @cached_property
    def _by_parts(self) -> Enclosure:
        return self._enclosed(self._opened, {})

    @cached_property
    def _by_totals(self) -> Enclosure:
        return self._enclosed(self._opened, self._meetings)

    def _enclosed(
        self, cells: Sequence[Mapping[str, Spans]], totals: Mapping[int, Spans]
    ) -> Enclosure:
        inputs = {name: [each.get(name, NO) for each in cells] for name in self._digits}
        ref = self.ruleset.plan.nodes["total"].value
        known = {position: {ref: spans} for position, spans in totals.items()}
        return Enclosure(self.ruleset.plan, self.data, inputs, {}, rows=known)

    @cached_property
    def _opened(self) -> list[dict[str, Spans]]:
        return [self._open(self.cells(row)) for row in self.rows]

    def _open(self, cells: Mapping[str, Spans]) -> dict[str, Spans]:
        """Let a cell that is impossible be anything: others are judged whatever it should be."""
        return {name: self._domains[name] if s.is_empty else s for name, s in cells.items()}

    @cached_property
    def _meetings(self) -> Mapping[int, Spans]:
        """The totals that both the parts and the print allow, of the rows that have any."""
        found = {
            row.position: intersection(
                self.totals(row, self._opened[row.position]), self.published(row)
            )
            for row in self.rows
        }
        return {position: spans for position, spans in found.items() if not spans.is_empty}

    def published(self, row: Row) -> Spans:
        """Return the totals that would be printed as this row's."""
        if row.total is None:
            return EVERYTHING
        return self.readings[TOTAL].values(row.total)

    def possible(self, row: Row) -> bool:
        """Tell whether the enclosures leave room for the row as printed."""
        if row.total is None and row.grade is None:
            return not any(spans.is_empty for spans in self.cells(row).values())
        meeting = intersection(self.totals(row), self.published(row))
        return not meeting.is_empty and self.fits(row, meeting)

    def fits(self, row: Row, totals: Spans, cells: Mapping[str, Spans] | None = None) -> bool:
        """Tell whether the row has no grade, or one that some of these totals can have."""
        return row.grade is None or row.grade in self.grades(row, totals, cells)

    def grades(self, row: Row, totals: Spans, cells: Mapping[str, Spans] | None = None) -> set[str]:
        """Return the grades that the row can have with some of these totals."""
        if self.bands or totals.is_empty:
            return {b.id for b, spans in self.bands if not intersection(spans, totals).is_empty}
        given = self._open(self.cells(row) if cells is None else cells)
        ref = self.ruleset.plan.nodes["total"].value
        told = {**self._told(self._grader, row, given, totals), ref: totals}
        found = self._grader.unit({**self._attributes(row), **given}, row.states, told)
        places = found[cast("Ref", self.ruleset.plan.grade)]
        return {b.id for place, b in enumerate(self.ruleset.rules.ladder) if places.contains(place)}

    @cached_property
    def _grader(self) -> Program:
        plan = self.ruleset.plan
        return prepare(plan, [cast("Ref", plan.grade)], known=[plan.nodes["total"].value])

    @cached_property
    def bands(self) -> Sequence[tuple[Band, Spans]]:
        """Every band with the totals it takes, the best first; none where more decides."""
        plan = self.ruleset.plan
        grade = None if plan.grade is None else plan.operations[plan.grade]
        if not isinstance(grade, Lookup) or grade.arg != plan.nodes["total"].value:
            return ()
        found: list[tuple[Band, Spans]] = []
        high: Fraction | None = None
        high_open = False
        for band in self.ruleset.rules.ladder:
            low = None if band.start is None else band.start.value
            found.append((band, span(low, high, low_open=band.above, high_open=high_open)))
            high, high_open = low, not band.above
        return found


_NOT_ZERO: Final = union(span(None, 0, high_open=True), span(0, None, low_open=True))


def _whole(spans: Spans) -> Spans:
    """Return the whole numbers of a set that is bounded, as all are that print alike."""
    if spans.is_empty:
        return EMPTY
    low, high = spans.hull.low or Fraction(0), spans.hull.high or Fraction(0)
    return points(n for n in range(ceil(low), floor(high) + 1) if spans.contains(n))


def rows_of(published: Published) -> list[Row]:
    """Return the rows of a published table."""
    return [_row(published, position) for position in range(len(published.units))]


def _row(published: Published, position: int) -> Row:
    parts = {name: column for name, column in published.parts.items() if not name.startswith("@")}
    cells = {name: column[position] for name, column in parts.items()}
    return Row(
        position,
        parts={
            name: _number(cell, published, name)
            for name, cell in cells.items()
            if cell not in _ABSENT
        },
        states={name: _ABSENT[cell] for name, cell in cells.items() if cell in _ABSENT},
        total=_value(published.totals, position),
        grade=published.grades[position] if published.grades else None,
        rank=_value(published.ranks, position),
    )


def _value(column: Sequence[Figure | None] | None, position: int) -> Fraction | None:
    figure = column[position] if column else None
    return None if figure is None else figure.value


_ABSENT: Mapping[object, int] = {State.MISSING: 1, State.NOT_APPLICABLE: 2}


def _number(cell: Figure | State | str, published: Published, name: str) -> Fraction:
    if isinstance(cell, Figure):
        return cell.value
    choices = [choice for choice, _ in published.fields[name].choices]
    return Fraction(choices.index(str(cell)))
