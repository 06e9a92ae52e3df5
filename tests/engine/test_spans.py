"""Sets of numbers: their ends, and their images under arithmetic."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank.engine import spans as s
from govrank.engine.spans import (
    EMPTY,
    EVERYTHING,
    MOST,
    Span,
    Spans,
    logarithms,
    point,
    points,
    powers,
    span,
    union,
)
from govrank.plan.rounding import MODES, round_to
from tests.strategies.plans import HAIR, fractions, spans

F = Fraction

TINY = F(1, 10**9)
FAR = F(10**9)


def members(given, tiny=TINY):
    """Numbers of a set: its closed ends, next to its ends, and between them."""
    found = []
    for part in given.parts:
        low = -FAR if part.low is None else part.low
        high = FAR if part.high is None else part.high
        near = (low, low + tiny, low + 2 * tiny, (low + high) / 2, high - tiny, high)
        found.extend(x for x in near if Spans((part,)).contains(x))
    return found


def written(given):
    """Write a set as people do: [1, 2) and so on."""
    return " ".join(
        f"{'(' if part.low_open or part.low is None else '['}{part.low}, "
        f"{part.high}{')' if part.high_open or part.high is None else ']'}"
        for part in given.parts
    )


# Sets.


@given(spans(), fractions)
def test_parts_are_in_order_and_apart(given, number):
    """A set is normal: no part is empty, and between two parts lies at least one number."""
    assert all(part.first <= part.last for part in given.parts)
    for before, after in pairwise(given.parts):
        between = (before.high + after.low) / 2
        assert before.high < after.low or (before.high_open and after.low_open)
        assert not given.contains(between)
    assert union(given, given) == given == union(*(Spans((part,)) for part in given.parts))
    assert union(given, point(number)).contains(number)


@given(spans(), spans(), fractions)
def test_union_and_intersection_are_those_of_sets(left, right, number):
    """A number is in the union if in either, in the intersection if in both."""
    both, either = s.intersection(left, right), union(left, right)
    for x in (number, *members(left), *members(right)):
        assert either.contains(x) == (left.contains(x) or right.contains(x))
        assert both.contains(x) == (left.contains(x) and right.contains(x))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (span(0, 1), span(1, 2), "[0, 2]"),
        (span(0, 1, high_open=True), span(1, 2), "[0, 2]"),
        (span(0, 1, high_open=True), span(1, 2, low_open=True), "[0, 1) (1, 2]"),
        (span(0, 5), span(1, 2), "[0, 5]"),
        (span(None, 0), span(2, None), "(None, 0] [2, None)"),
        (span(None, 3), span(2, None), "(None, None)"),
    ],
)
def test_spans_that_touch_become_one(left, right, expected):
    """Two spans are one unless a number is missing between them."""
    assert written(union(left, right)) == written(union(right, left)) == expected


def test_spans_without_room_are_empty():
    """Nothing lies between ends that cross, or that meet where one is open."""
    assert span(F(2), F(1)).is_empty
    assert span(F(1), F(1), low_open=True).is_empty
    assert span(F(1), F(1), high_open=True) == EMPTY == points([]) == union()
    assert not point(1).is_empty


def test_single_and_hull():
    """A set of one number says which; a hull goes from the first end to the last."""
    assert point(3).single == 3
    assert points([1, 2]).single is None
    assert span(F(1), F(2)).single is None
    assert EVERYTHING.single is None
    assert EMPTY.single is None
    assert union(span(F(1), F(2), low_open=True), point(9)).hull == Span(F(1), F(9), low_open=True)
    with pytest.raises(ValueError, match="Spans"):
        _ = EMPTY.hull


@given(spans(), fractions)
def test_distance_is_to_the_nearest_of_the_closure(given, number):
    """No number of the set is nearer than the distance, and the nearest are that far away."""
    least, nearest = given.distance(number), given.nearest(number)
    if given.is_empty:
        assert (least, nearest) == (None, ())
        return
    assert all(abs(x - number) >= least for x in members(given))
    assert nearest
    assert all(abs(x - number) == least and given.closure_contains(x) for x in nearest)
    assert given.closure_contains(number) == (least == 0)
    assert not given.contains(number) or least == 0


def test_at_an_open_end_and_between_two_parts():
    """An open end is not in the set but in its closure; half-way between parts two are nearest."""
    given = union(span(F(0), F(1), high_open=True), span(F(3), F(4)))
    assert (given.contains(1), given.closure_contains(1)) == (False, True)
    assert given.nearest(1) == (1,)
    assert (given.distance(2), given.nearest(2)) == (1, (1, 3))
    assert (given.distance(F("4.5")), given.nearest(F("4.5"))) == (F("0.5"), (4,))


def test_too_many_parts_are_joined_over_the_narrowest_gaps():
    """Beyond the limit the set only grows: its hull and its widest gaps stay."""
    numbers = [F(n) for n in range(MOST)] + [F(1000), F(2000)]
    given = points(numbers)
    assert len(given.parts) == MOST
    assert all(given.contains(n) for n in numbers)
    assert given.hull == Span(F(0), F(2000))
    assert not given.contains(F(500))
    assert not given.contains(F(1500))
    few = s.simplified(given, 3)
    assert written(few) == f"[0, {MOST - 1}] [1000, 1000] [2000, 2000]"
    assert s.simplified(few, 3) is few
    assert written(s.simplified(given, 1)) == "[0, 2000]"
    assert written(s.simplified(points([-100, 0, 1]), 2)) == "[-100, -100] [0, 1]"
    assert written(s.simplified(union(points([0, 60]), span(1, 50)), 2)) == "[0, 50] [60, 60]"


# Arithmetic.

BINARY = [
    (s.add, lambda a, b: a + b),
    (s.multiply, lambda a, b: a * b),
    (s.divide, lambda a, b: a / b),
    (s.minimum, min),
    (s.maximum, max),
]


def images(operation, left, right):
    """Apply the arithmetic to every pair of members for which it has a meaning."""
    if operation is not BINARY[2][1]:
        return {operation(a, b) for a, b in product(members(left), members(right))}
    divisors = {*members(right), *(x for x in (-TINY, TINY) if right.contains(x))}
    return {a / b for a, b in product(members(left), divisors) if b}


@pytest.mark.parametrize(("on_sets", "on_numbers"), BINARY)
@given(left=spans(), right=spans())
def test_no_result_falls_outside(on_sets, on_numbers, left, right):
    """Whatever numbers of two sets are taken, the result is in the image."""
    image = on_sets(left, right)
    assert all(image.contains(x) for x in images(on_numbers, left, right))
    if left.is_empty or right.is_empty:
        assert image.is_empty


@pytest.mark.parametrize(("on_sets", "on_numbers"), [b for b in BINARY if b[0] is not s.divide])
@given(left=spans(1, bounded=True), right=spans(1, bounded=True))
def test_ends_are_reached_exactly_if_closed(on_sets, on_numbers, left, right):
    """An end of the image is closed if and only if some pair reaches it, and none is slack."""
    image, reached = on_sets(left, right), images(on_numbers, left, right)
    assert image.is_empty == (not reached)
    for part in image.parts:
        for end, is_open in ((part.low, part.low_open), (part.high, part.high_open)):
            assert (end in reached) != is_open
            assert min(abs(end - x) for x in reached) <= 200 * TINY


@given(left=spans(1, bounded=True), right=spans(1, bounded=True))
def test_quotients_reach_their_closed_ends(left, right):
    """The same for quotients, where a divisor near 0 leaves no end at all."""
    image = s.divide(left, right)
    reached = images(BINARY[2][1], left, right)
    for part in image.parts:
        for end, is_open in ((part.low, part.low_open), (part.high, part.high_open)):
            if end is None:
                assert right.closure_contains(0)
                assert max(map(abs, reached)) > 1000
            else:
                assert (end in reached) != is_open


@given(spans(), fractions)
def test_scaling_and_turning(given, by):
    """A multiple of a set is the set of multiples; turning twice gives it back."""
    assert s.scale(given, by) == s.multiply(given, point(by)) == s.multiply(point(by), given)
    assert s.negate(s.negate(given)) == given
    assert all(s.negate(given).contains(-x) for x in members(given))
    if by:
        assert s.scale(s.scale(given, by), 1 / by) == given


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (span(0, 1, high_open=True), span(1, 2), "[0, 2)"),
        (span(0, 1, low_open=True), span(1, None), "(0, None)"),
        (span(0, 1), span(1, None), "[0, None)"),
        (span(-1, 0), span(1, None), "(None, 0]"),
        (span(0, 1), span(2, 3, low_open=True, high_open=True), "[0, 3)"),
        (span(-2, 2), span(-3, 3, high_open=True), "[-6, 6]"),
        (span(-2, 2), span(-3, 3, low_open=True), "[-6, 6]"),
        (span(-1, 2, low_open=True), span(0, 3), "(-3, 6]"),
        (span(-1, 1, low_open=True, high_open=True), span(0, 2, high_open=True), "(-2, 2)"),
        (span(None, -1), span(None, -2), "[2, None)"),
        (EVERYTHING, span(None, -2), "(None, None)"),
        (points([-1, 2]), span(1, 2), "[-2, -1] [2, 4]"),
    ],
)
def test_products(left, right, expected):
    """Zero reached makes 0 of anything, zero approached does not; ends keep their openness."""
    assert written(s.multiply(left, right)) == written(s.multiply(right, left)) == expected


def test_where_there_is_no_end_nothing_is_said_to_be_open():
    """Without a bound there is no end that could be in or out."""
    for unbounded in (EVERYTHING, span(None, -2)):
        assert s.multiply(EVERYTHING, unbounded) == EVERYTHING
        assert s.add(EVERYTHING, unbounded) == EVERYTHING


@pytest.mark.parametrize(
    ("divisor", "expected"),
    [
        (span(2, 4), "[1/4, 1/2]"),
        (span(2, 4, low_open=True), "[1/4, 1/2)"),
        (span(0, 4), "[1/4, None)"),
        (span(-2, 4), "(None, -1/2] [1/4, None)"),
        (span(2, None), "(0, 1/2]"),
        (span(None, -2), "[-1/2, 0)"),
        (span(None, 0), "(None, 0)"),
        (EVERYTHING, "(None, 0) (0, None)"),
        (point(4), "[1/4, 1/4]"),
        (point(0), ""),
    ],
)
def test_quotients_of_one(divisor, expected):
    """A divisor leaves out 0, and splits there."""
    assert written(s.divide(point(1), divisor)) == expected


def test_sums_of_many_parts_stay_small_and_sound():
    """Two large sets are simplified before every part meets every other."""
    left = points(F(n) for n in range(MOST))
    right = points(F(n, 100) for n in range(0, 100 * MOST, 100))
    total = s.add(left, right)
    assert len(s._pairs(left, right)) < len(left.parts) * len(right.parts) / 4
    assert len(total.parts) <= MOST
    assert total.hull == Span(F(0), F(2 * MOST - 2))
    assert all(total.contains(a + b) for a in range(MOST) for b in range(MOST))


def test_sets_of_a_few_hundred_pairs_are_not_simplified():
    """Up to four times as many pairs as a set has parts, no gap is filled."""
    many = points(F(n) for n in range(MOST))
    assert s.maximum(points([-4, -3, -2, -1]), many) == many


# Rounding.

eighths = st.integers(-30, 30).map(lambda n: F(n, 8))


@pytest.mark.parametrize("mode", MODES)
@given(
    ends=st.tuples(eighths, eighths).map(sorted),
    opens=st.tuples(st.booleans(), st.booleans()),
    places=st.integers(-1, 1),
)
def test_rounding_gives_precisely_the_results(mode, ends, opens, places):
    """The rounded set holds the result of every number of the set, and nothing else."""
    unit = F(10) ** -places
    low, high = (end * unit for end in ends)
    given = span(low, high, low_open=opens[0], high_open=opens[1])
    sixteenths = [low + n * unit / 16 for n in range(int((high - low) / unit * 16) + 1)]
    results = {round_to(x, places, mode) for x in sixteenths if given.contains(x)}
    assert s.rounded(given, places, mode) == points(results)


def test_rounding_a_long_span_keeps_its_ends():
    """More results than are listed become a span from the first result to the last."""
    long = s.rounded(span(F("0.004"), F(100), high_open=True), 2, "half-up")
    assert written(long) == "[0, 100]"
    assert written(s.rounded(span(F(0), F(100), high_open=True), 2, "down")) == "[0, 9999/100]"
    assert len(s.rounded(span(F(0), F(63)), 0, "down").parts) == MOST
    assert len(s.rounded(span(F(0), F(64)), 0, "down").parts) == 1
    assert s.rounded(span(F(1000), F(1001)), 0, "down") == points([1000, 1001])
    assert written(s.rounded(span(F(-100), F(100)), 0, "down")) == "[-100, 100]"


def test_rounding_without_bounds():
    """A span without bound stays so on that side; the other end is a result."""
    assert written(s.rounded(span(F("0.5"), None, low_open=True), 0, "half-even")) == "[1, None)"
    assert written(s.rounded(span(None, F("0.5")), 0, "half-even")) == "(None, 0]"
    assert s.rounded(EVERYTHING, 0, "up") == EVERYTHING
    assert s.rounded(EMPTY, 0, "up") == EMPTY


def test_rounding_next_to_a_half():
    """A hair on either side of a half decides, and the half itself goes by the mode."""
    half = F("2.5")
    assert s.rounded(span(half - HAIR, half, high_open=True), 0, "half-up") == point(2)
    assert s.rounded(span(half - HAIR, half), 0, "half-up") == points([2, 3])
    assert s.rounded(span(half, half + HAIR, low_open=True), 0, "half-even") == point(3)
    assert s.rounded(span(half, half + HAIR), 0, "half-even") == points([2, 3])
    below = span(F("0.0049"), F("0.005"), low_open=True, high_open=True)
    assert s.rounded(below, 2, "half-up") == point(0)


# Powers and logarithms: outer enclosures, whose ends are moved outward to decimals.


@pytest.mark.parametrize(
    ("base", "exponent", "inside", "outside"),
    [
        (span(4, 9), point(F(1, 2)), (2, F(5, 2), 3), (F(199, 100), F(301, 100))),
        (span(4, 9), span(-1, 1), (F(1, 9), 1, 9), (F(1, 10), F(91, 10))),
        (span(F(1, 4), 4), point(-1), (F(1, 4), 4), (F(24, 100), F(41, 10))),
        (span(0, 4), point(2), (0, 16), (F(161, 10),)),
        (span(0, 4), point(-1), (F(1, 4), 1000), ()),
        (span(2, None), point(2), (4, 1000), ()),
        (span(2, 3), span(None, 1), (0, 3), ()),
        (span(-3, -1), point(2), (), (-9, 1, 9)),
    ],
)
def test_powers_enclose(base, exponent, inside, outside):
    """Every power of the numbers above 0 is within, and what no power reaches is not."""
    found = powers(base, exponent)
    assert all(found.contains(number) for number in inside)
    assert not any(found.contains(number) for number in outside)


@pytest.mark.parametrize(
    ("given", "inside", "outside"),
    [
        (span(1, 3), (0, 1), (F(-1, 100), F(11, 10))),
        (span(0, 1), (-1000, 0), (F(1, 100),)),
        (span(2, None), (1, 1000), (F(69, 100),)),
        (span(-2, -1), (), (0,)),
    ],
)
def test_logarithms_enclose(given, inside, outside):
    """Every logarithm of the numbers above 0 is within, and what none reaches is not."""
    found = logarithms(given)
    assert all(found.contains(number) for number in inside)
    assert not any(found.contains(number) for number in outside)


def test_no_exponent_gives_no_power():
    """Without an exponent there is nothing to enclose."""
    assert powers(span(1, 2), EMPTY) == EMPTY
