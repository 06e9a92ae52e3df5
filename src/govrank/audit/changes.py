"""Changes of one printed figure: the least that mends a row, the least that would be noticed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import ceil, floor

from attrs import evolve, frozen

from govrank.audit.judgement import Judge, Row
from govrank.audit.published import TOTAL
from govrank.engine.spans import EMPTY, Spans, intersection, span, union

_FURTHEST = 5000
_BEYOND = 50


@frozen
class Change:
    """A figure of a row, what it would be after the change, and the last place of its column."""

    column: str
    printed: Fraction
    changed: Fraction
    unit: Fraction

    @property
    def size(self) -> Fraction:
        """How much the figure changes, in units of the last place its column is printed to.

        Points out of 100 and shares of 1 have no other measure in common.
        """
        return abs(self.changed - self.printed) / self.unit


def mend(judge: Judge, row: Row, places: dict[str, int]) -> Change | None:
    """Return the smallest change of one printed figure that makes the row possible.

    `places` gives the decimals each column is printed to; changes are measured in units of its
    last place. Smaller changes of the same figure are excluded by the outer enclosure. None where
    no change of one figure does.
    """
    changes = [_mend_total(judge, row, places.get(TOTAL, 0)), *_mend_parts(judge, row, places)]
    return min((each for each in changes if each), key=lambda change: change.size, default=None)


def _mend_total(judge: Judge, row: Row, places: int) -> Change | None:
    totals = judge.totals(row)
    if row.total is None or totals.is_empty:
        return None
    unit = Fraction(1, 10**places)
    near = {step for end in totals.nearest(row.total) for step in _around(end / unit)}
    found = [changed for step in near if judge.possible(changed := evolve(row, total=step * unit))]
    sizes = [Change(TOTAL, row.total, each.total, unit) for each in found if each.total is not None]
    return min(sizes, key=lambda change: change.size, default=None)


def _around(steps: Fraction) -> range:
    return range(floor(steps) - 1, ceil(steps) + 2)


def _mend_parts(judge: Judge, row: Row, places: dict[str, int]) -> Iterator[Change | None]:
    for name, printed in row.parts.items():
        unit = Fraction(1, 10 ** places[name])
        for way in (unit, -unit):
            steps = _nearest_possible(judge, row, name, way)
            yield Change(name, printed, printed + steps * way, unit) if steps else None


def _nearest_possible(judge: Judge, row: Row, name: str, way: Fraction) -> int | None:
    """Return the fewest steps one way that make the row possible.

    The sets that a figure may stand for within so many steps are nested, so that halving finds
    the first that leaves room; no step before it can.
    """
    if not _room(judge, row, name, way * _FURTHEST):
        return None
    low, high = 0, _FURTHEST
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _room(judge, row, name, way * middle) else (middle, high)
    tries = range(high, high + _BEYOND)
    return next((n for n in tries if judge.possible(_moved(row, name, way * n))), None)


def _room(judge: Judge, row: Row, name: str, by: Fraction) -> bool:
    """Tell whether some value of the figure between here and `by` may make the row possible."""
    printed = row.parts[name]
    ends = [judge.cells(_moved(row, name, step))[name] for step in (Fraction(0), by)]
    between = span(min(printed, printed + by), max(printed, printed + by))
    reach = _hull(union(*ends, intersection(between, judge.domain(name))))
    cells = {**judge.cells(row), name: reach}
    meeting = intersection(judge.totals(row, cells), judge.published(row))
    return not meeting.is_empty and judge.fits(row, meeting, cells)


def _hull(spans: Spans) -> Spans:
    return EMPTY if spans.is_empty else Spans((spans.hull,))


def _moved(row: Row, name: str, by: Fraction) -> Row:
    if name == TOTAL:
        return evolve(row, total=(row.total or 0) + by)
    return evolve(row, parts={**row.parts, name: row.parts[name] + by})


def detectable(judge: Judge, row: Row, name: str, places: int) -> Fraction | None:
    """Return the smallest change of a printed figure, either way, that would be noticed.

    Every smaller change of it leaves the row possible. None where none is noticed within
    5,000 units of the column's last place.
    """
    unit = Fraction(1, 10**places)
    possible = _with_total(judge, row) if name == TOTAL else judge.possible
    for steps in range(1, _FURTHEST + 1):
        if not all(possible(_moved(row, name, way * steps * unit)) for way in (1, -1)):
            return steps * unit
    return None


def _with_total(judge: Judge, row: Row) -> Callable[[Row], bool]:
    """Return the test of rows that differ from this one in the total only."""
    totals = judge.totals(row)

    def possible(changed: Row) -> bool:
        meeting = intersection(totals, judge.published(changed))
        return not meeting.is_empty and judge.fits(row, meeting)

    return possible
