"""What the printed tables say of the rules behind them: bounds of weights and of thresholds.

The bounds are proved, not fitted: every set of weights that could have made a table lies within.
Ends that would be just out are taken as in: a bound may be a hair too wide, never too narrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from tests.published.linear import Vector, maximum, minimum
from tests.published.oracle import GRADES, TABLES, Span, number, rows, values

Interval = tuple[Fraction, Fraction]

COLUMNS = {
    "appendix-1": ("infrastructure", "internal", "services", "security", "staff", "policy"),
    "appendix-2": (
        "infrastructure",
        "internal",
        "services",
        "commune",
        "security",
        "staff",
        "policy",
    ),
}


class Constraints(NamedTuple):
    """coefficients·weights <= limits."""

    coefficients: list[list[Fraction]]
    limits: list[Fraction]


def constraints(table_id: str, how: str = "truncated", total: str = "exact") -> Constraints:
    """Return what each row demands of the weights: the parts' reach must meet the total's.

    how: how parts were printed (truncated, rounded), to three places, domain 0 to 1. total: how
    totals were printed (exact, truncated, rounded), to four places, for their fifth is always 0.
    """
    coefficients, limits = [], []
    for row in rows(table_id):
        parts = [_part(table_id, text, how) for text in row.parts]
        wanted = values(number(row.total), total, 4)
        coefficients += [[part.low for part in parts], [-part.high for part in parts]]
        limits += [wanted.high, -wanted.low]
    return Constraints(coefficients, limits)


def _part(table_id: str, text: str, how: str) -> Span:
    domain = Span(Fraction(0), Fraction(1))
    return values(number(text), how, TABLES[table_id].places).meet(domain)


def _interval(found: Constraints, objective: Vector) -> Interval:
    return minimum(*found, objective), maximum(*found, objective)


def weight_intervals(
    table_id: str, how: str = "truncated", total: str = "exact"
) -> dict[str, Interval]:
    """Return the least and greatest value of each weight, the others free."""
    found = constraints(table_id, how, total)
    names = COLUMNS[table_id]
    units = [[Fraction(name == other) for other in names] for name in names]
    return {name: _interval(found, unit) for name, unit in zip(names, units, strict=True)}


def sum_interval(table_id: str, how: str = "truncated", total: str = "exact") -> Interval:
    """Return the least and greatest sum of the weights."""
    return _interval(constraints(table_id, how, total), [Fraction(1)] * len(COLUMNS[table_id]))


def lone_intervals(
    table_id: str, how: str = "truncated", total: str = "exact"
) -> dict[str, Interval]:
    """Return the interval of each weight while the others stay as inferred."""
    found, weights = constraints(table_id, how, total), TABLES[table_id].weights
    return {name: _alone(found, weights, place) for place, name in enumerate(COLUMNS[table_id])}


def _alone(found: Constraints, weights: Vector, place: int) -> Interval:
    """Every constraint bounds a lone weight from one side: from above if its factor is positive."""
    bounds: dict[bool, list[Fraction]] = {True: [], False: []}
    for row, limit in zip(*found, strict=True):
        others = sum((a * w for a, w in zip(row, weights, strict=True)), Fraction(0))
        rest = limit - others + row[place] * weights[place]
        bounds[row[place] > 0].append(rest / row[place])
    return max(bounds[False]), min(bounds[True])


def multiples(interval: Interval, step: Fraction = Fraction(1, 20)) -> tuple[Fraction, ...]:
    """Return the multiples of a step within an interval, ends in."""
    first, last = -(-interval[0] // step), interval[1] // step
    return tuple(step * place for place in range(first, last + 1))


def threshold_brackets(table_id: str) -> dict[str, tuple[Fraction | None, Fraction | None]]:
    """Return for each grade but the last: its threshold is above the first, at most the second.

    The first is the best total printed with a worse grade, the second the worst total printed with
    the grade itself; None where the table prints no such total.
    """
    return dict(_brackets(table_id))


def _brackets(table_id: str) -> Iterator[tuple[str, tuple[Fraction | None, Fraction | None]]]:
    for place, grade in enumerate(GRADES[:-1]):
        below = _totals(table_id, GRADES[place + 1 :])
        yield grade, (max(below, default=None), min(_totals(table_id, [grade]), default=None))


def _totals(table_id: str, grades: Sequence[str]) -> list[Fraction]:
    return [number(row.total) for row in rows(table_id) if row.grade in grades]
