"""One row under one reading: what its total and grade can be, and whether the print is among it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Protocol

from attrs import frozen

from govrank.audit.published import TOTAL, Published
from govrank.engine.interval import Program, prepare
from govrank.engine.spans import EMPTY, EVERYTHING, Spans, intersection, span
from govrank.reading.figures import Figure, State
from govrank.rules.model import Band
from govrank.rules.ruleset import Ruleset
from govrank.rules.values import value_of


class ReadingOf(Protocol):
    """Anything that tells which values a printed figure may stand for."""

    def values(self, printed: Fraction) -> Spans:
        """Return all values that would be printed so."""
        ...


@frozen(slots=False)
class Row:
    """The printed figures of one unit.

    parts: values by input, those that are absent left out. states: 1 missing, 2 not applicable.
    """

    parts: Mapping[str, Fraction]
    states: Mapping[str, int]
    total: Fraction | None
    grade: str | None
    rank: Fraction | None


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
            each.id: span(value_of(each.low), value_of(each.high))
            for each in self.ruleset.rules.inputs
        }

    def reading(self, column: str) -> ReadingOf:
        """Return the reading of a column."""
        return self.readings[column] if column in self.readings else self.readings["parts"]

    def cells(self, row: Row) -> dict[str, Spans]:
        """Return what each printed part may stand for, within its domain."""
        return {
            name: intersection(self.reading(name).values(printed), self._domains[name])
            for name, printed in row.parts.items()
        }

    def totals(self, row: Row, cells: Mapping[str, Spans] | None = None) -> Spans:
        """Return an outer enclosure of the row's total; empty where a part is impossible."""
        given = self.cells(row) if cells is None else cells
        if any(spans.is_empty for spans in given.values()):
            return EMPTY
        ref = self.ruleset.plan.nodes["total"].value
        return self._encloser.unit(given, row.states)[ref]

    @cached_property
    def _encloser(self) -> Program:
        plan = self.ruleset.plan
        return prepare(plan, (plan.nodes["total"].value,))

    def published(self, row: Row) -> Spans:
        """Return the totals that would be printed as this row's."""
        if row.total is None:
            return EVERYTHING
        return self.readings[TOTAL].values(row.total)

    def possible(self, row: Row) -> bool:
        """Tell whether the enclosures leave room for the row as printed."""
        meeting = intersection(self.totals(row), self.published(row))
        return not meeting.is_empty and (row.grade is None or row.grade in self.grades(meeting))

    def grades(self, totals: Spans) -> set[str]:
        """Return the grades that some of these totals have."""
        return {band.id for band, spans in self.bands if not intersection(spans, totals).is_empty}

    @cached_property
    def bands(self) -> Sequence[tuple[Band, Spans]]:
        """Every band with the totals it takes, the best first."""
        found: list[tuple[Band, Spans]] = []
        high: Fraction | None = None
        high_open = False
        for band in self.ruleset.rules.ladder:
            low = None if band.start is None else band.start.value
            found.append((band, span(low, high, low_open=band.above, high_open=high_open)))
            high, high_open = low, not band.above
        return found


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
        total=published.totals[position].value if published.totals else None,
        grade=published.grades[position] if published.grades else None,
        rank=published.ranks[position].value if published.ranks else None,
    )


_ABSENT: Mapping[object, int] = {State.MISSING: 1, State.NOT_APPLICABLE: 2}


def _number(cell: Figure | State | str, published: Published, name: str) -> Fraction:
    if isinstance(cell, Figure):
        return cell.value
    choices = [choice for choice, _ in published.fields[name].choices]
    return Fraction(choices.index(str(cell)))
