"""The exact simplex method against corners found by hand."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.published.linear import NoBoundError, maximum, minimum

SMALL = st.integers(-4, 4).map(Fraction)
ROW = st.tuples(SMALL, SMALL)
BOX = [(Fraction(1), Fraction(0)), (Fraction(0), Fraction(1))]


def _corners(rows, limits):
    """Return every feasible crossing of two border lines; a bounded polygon has its ends there."""
    lines = [*zip(rows, limits, strict=True), ((Fraction(-1), Fraction(0)), Fraction(0)),
             ((Fraction(0), Fraction(-1)), Fraction(0))]  # fmt: skip
    for ((a, b), e), ((c, d), f) in combinations(lines, 2):
        if cross := a * d - b * c:
            x, y = (e * d - b * f) / cross, (a * f - e * c) / cross
            if all(p * x + q * y <= limit for (p, q), limit in lines):
                yield x, y


@given(st.lists(st.tuples(ROW, SMALL), max_size=5), ROW)
def test_the_optimum_is_at_a_corner(drawn, objective):
    """In a box of 3 by 3 with more borders, the greatest and least value is that of a corner."""
    rows = [*BOX, *(row for row, _ in drawn)]
    limits = [Fraction(3), Fraction(3), *(limit for _, limit in drawn)]
    values = [objective[0] * x + objective[1] * y for x, y in _corners(rows, limits)]
    if not values:
        with pytest.raises(NoBoundError):
            maximum(rows, limits, objective)
        return
    assert maximum(rows, limits, objective) == max(values)
    assert minimum(rows, limits, objective) == min(values)


def test_no_end_in_sight_is_said():
    """An objective that may rise for ever has no maximum."""
    with pytest.raises(NoBoundError):
        maximum([(Fraction(-1), Fraction(0))], [Fraction(-1)], (Fraction(1), Fraction(0)))


def test_a_programme_that_cycles_under_careless_rules_ends():
    """Beale's example, on which the steepest rule goes round in circles, ends at 1/20."""
    rows = [
        [Fraction(1, 4), Fraction(-60), Fraction(-1, 25), Fraction(9)],
        [Fraction(1, 2), Fraction(-90), Fraction(-1, 50), Fraction(3)],
        [Fraction(0), Fraction(0), Fraction(1), Fraction(0)],
    ]
    objective = [Fraction(3, 4), Fraction(-150), Fraction(1, 50), Fraction(-6)]
    assert maximum(rows, [Fraction(0), Fraction(0), Fraction(1)], objective) == Fraction(1, 20)
