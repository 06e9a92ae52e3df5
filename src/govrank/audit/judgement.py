"""One row under one reading: what its total and grade can be, and whether the print is among it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import Final, Protocol

from attrs import frozen

from govrank.audit.published import TOTAL, Published
from govrank.engine.interval import NO, Program, prepare
from govrank.engine.spans import EMPTY, EVERYTHING, Spans, intersection, point, points, span, union
from govrank.plan.operations import Ref
from govrank.reading.figures import Figure, State
from govrank.reading.units import Unit
from govrank.rules.model import Band, is_tried
from govrank.rules.ruleset import Ruleset
from govrank.rules.sets import attributes_of
from govrank.rules.table import place_among
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

    parts: values by input, those that are absent left out. states: 1 missing, 2 not applicable.
    total, grade, rank: None where the table has no such column, or the cell is blank.
    unit: whose row it is, with its attributes.
    """

    parts: Mapping[str, Fraction]
    states: Mapping[str, int]
    total: Fraction | None
    grade: str | None
    rank: Fraction | None
    unit: Unit


@frozen(slots=False, eq=False)
class Judge:
    """Judges rows of one ruleset under one reading a column (`parts` stands for all inputs)."""

    ruleset: Ruleset
    readings: Mapping[str, ReadingOf]

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
        total, found = self.ruleset.plan.nodes["total"], self._enclosed(row, cells)
        left_out = total.present is not None and found.get(total.present) == NO
        return EMPTY if left_out else found.get(total.value, EMPTY)

    def _enclosed(self, row: Row, cells: Mapping[str, Spans] | None) -> Mapping[Ref, Spans]:
        """Return what columns of the plan can be for a row; nothing where a part is impossible."""
        given = self.cells(row) if cells is None else cells
        if any(spans.is_empty for spans in given.values()):
            return {}
        return self._encloser.unit({**given, **self._attributes(row.unit)}, row.states)

    @cached_property
    def _encloser(self) -> Program:
        plan = self.ruleset.plan
        total, grade = plan.nodes["total"], None if self.bands else plan.grade
        return prepare(plan, [r for r in (total.value, total.present, grade) if r is not None])

    def _attributes(self, unit: Unit) -> dict[str, Spans]:
        asked = attributes_of(self.ruleset.rules)
        return {f"@{name}": point(place_among(known, unit, name)) for name, known in asked.items()}

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
        return not meeting.is_empty and (
            row.grade is None or row.grade in self.grades(meeting, row)
        )

    def grades(self, totals: Spans, row: Row, cells: Mapping[str, Spans] | None = None) -> set[str]:
        """Return the grades that some of these totals have.

        Where more than the total decides, they are those that the parts of the row allow.
        """
        grade = self.ruleset.plan.grade
        if self.bands or grade is None:
            return {b.id for b, spans in self.bands if not intersection(spans, totals).is_empty}
        places = self._enclosed(row, cells).get(grade, EMPTY)
        ladder = enumerate(self.ruleset.rules.ladder)
        return {band.id for place, band in ladder if places.contains(place)}

    @cached_property
    def bands(self) -> Sequence[tuple[Band, Spans]]:
        """Every band with the totals it takes, the best first; none where more decides."""
        rules = self.ruleset.rules
        if is_tried(rules.ladder) or rules.limits:
            return ()
        found: list[tuple[Band, Spans]] = []
        high: Fraction | None = None
        high_open = False
        for band in rules.ladder:
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
    cells = {name: column[position] for name, column in published.parts.items()}
    return Row(
        parts={
            name: _number(cell, published, name)
            for name, cell in cells.items()
            if cell not in _ABSENT
        },
        states={name: _ABSENT[cell] for name, cell in cells.items() if cell in _ABSENT},
        total=_value(published.totals, position),
        grade=published.grades[position] if published.grades else None,
        rank=_value(published.ranks, position),
        unit=published.units[position],
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
