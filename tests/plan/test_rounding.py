"""The seven rounding modes."""

from __future__ import annotations

import decimal
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank.plan.rounding import MODES, divide, round_to

# The modes under the names that the decimal module gives them: an independent oracle.
ORACLE = {
    "half-up": decimal.ROUND_HALF_UP,
    "half-even": decimal.ROUND_HALF_EVEN,
    "half-down": decimal.ROUND_HALF_DOWN,
    "up": decimal.ROUND_UP,
    "down": decimal.ROUND_DOWN,
    "floor": decimal.ROUND_FLOOR,
    "ceiling": decimal.ROUND_CEILING,
}

places_of = st.integers(-3, 4)
decimals = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(-exponent),
    st.integers(-(10**9), 10**9) | st.integers(-300, 300).map(lambda n: 5 * n),
    st.integers(0, 6),
)


@pytest.mark.parametrize("mode", MODES)
@given(number=decimals, places=places_of)
def test_rounding_agrees_with_the_decimal_module(mode, number, places):
    """Every mode rounds every decimal, ties and negatives included, as `quantize` does."""
    expected = number.quantize(Decimal(1).scaleb(-places), rounding=ORACLE[mode])
    assert round_to(Fraction(number), places, mode) == Fraction(expected)


def test_every_mode_has_its_own_meaning():
    """On ties, negatives and remainders no two modes agree everywhere."""
    halves = [Fraction(n, 4) for n in range(-10, 11)]
    rows = {tuple(round_to(half, 0, mode) for half in halves) for mode in MODES}
    assert len(rows) == len(MODES) == len(ORACLE)


@pytest.mark.parametrize(
    ("mode", "results"),
    [
        ("half-up", [-3, -2, 2, 3]),
        ("half-even", [-2, -2, 2, 2]),
        ("half-down", [-2, -1, 1, 2]),
        ("up", [-3, -2, 2, 3]),
        ("down", [-2, -1, 1, 2]),
        ("floor", [-3, -2, 1, 2]),
        ("ceiling", [-2, -1, 2, 3]),
    ],
)
def test_ties(mode, results):
    """Half-way cases on both sides of zero."""
    halves = ("-2.5", "-1.5", "1.5", "2.5")
    assert [round_to(Fraction(half), 0, mode) for half in halves] == results


@pytest.mark.parametrize("mode", MODES)
@given(
    numerator=st.integers(-(10**12), 10**12),
    denominator=st.integers(1, 10**6),
)
def test_a_quotient_is_moved_by_less_than_one(mode, numerator, denominator):
    """A whole quotient stays; any other moves by less than 1, by half at most if to the nearest."""
    result = divide(numerator, denominator, mode)
    moved = abs(result - Fraction(numerator, denominator))
    assert moved == 0 if numerator % denominator == 0 else moved < 1
    assert moved <= Fraction(1, 2) or not mode.startswith("half")


@pytest.mark.parametrize("mode", MODES)
@given(low=st.fractions(), high=st.fractions(), places=places_of)
def test_rounding_keeps_order(mode, low, high, places):
    """A greater number never rounds to a lesser one, and rounding twice is rounding once."""
    low, high = sorted((low, high))
    assert round_to(low, places, mode) <= round_to(high, places, mode)
    once = round_to(low, places, mode)
    assert round_to(once, places, mode) == once


def test_half_even_ends_in_an_even_digit():
    """Half-way cases go to the even neighbour, above and below alike."""
    halves = [Fraction(2 * n + 1, 2) for n in range(10)]
    assert [divide(half.numerator, half.denominator, "half-even") for half in halves] == [
        0, 2, 2, 4, 4, 6, 6, 8, 8, 10,
    ]  # fmt: skip


def test_negative_places_round_to_tens_and_hundreds():
    """Places below zero count to the left of the point."""
    assert round_to(Fraction(1250), -2, "half-even") == 1200
    assert round_to(Fraction(1250), -2, "half-up") == 1300
    assert round_to(Fraction(-1), -1, "floor") == -10
