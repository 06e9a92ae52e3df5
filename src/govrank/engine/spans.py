"""Sets of numbers as finite unions of intervals whose ends are in or out, exactly.

Every operation here is the image of the sets under the arithmetic, taken independently: exact
for sets of few parts, and an outer enclosure (gaps are filled, ends are kept) where a result
would have more than `MOST` parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Final

from attrs import frozen

from govrank.plan.reals import log_bounds, power_bounds
from govrank.plan.rounding import Mode, round_to

MOST: Final = 64
"""The most parts a set keeps; beyond it the narrowest gaps are filled."""

Bound = Fraction | None
# An end as a place on the line: -1, 0, 1 for minus infinity, a number, infinity; the number; and
# -1, 0, 1 for just below it, at it, just above it. Places compare as the ends do.
Place = tuple[int, Fraction, int]

_ZERO: Final = Fraction(0)
_BOTTOM: Final[Place] = (-1, _ZERO, 0)
_TOP: Final[Place] = (1, _ZERO, 0)


@frozen
class Span:
    """The numbers from `low` to `high`; an open end is itself not in; None is without bound."""

    low: Bound
    high: Bound
    low_open: bool = False
    high_open: bool = False

    @property
    def first(self) -> Place:
        """The place of the lower end."""
        return _BOTTOM if self.low is None else (0, self.low, int(self.low_open))

    @property
    def last(self) -> Place:
        """The place of the upper end."""
        return _TOP if self.high is None else (0, self.high, -int(self.high_open))


@frozen
class Spans:
    """A union of spans: none empty, in rising order, none touching the next.

    The functions of this module make it; parts given by hand must be so ordered.
    """

    parts: tuple[Span, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no number is in the set."""
        return not self.parts

    @property
    def single(self) -> Fraction | None:
        """The only number in the set; None where there are more, or none."""
        if len(self.parts) != 1 or self.parts[0].low != self.parts[0].high:
            return None
        return self.parts[0].low

    @property
    def hull(self) -> Span:
        """The least span that holds the set; ValueError where the set is empty."""
        if not self.parts:
            raise ValueError(self)
        start, end = self.parts[0], self.parts[-1]
        return Span(start.low, end.high, start.low_open, end.high_open)

    def contains(self, number: Fraction | int) -> bool:
        """Tell whether the number is in the set."""
        at = (0, Fraction(number), 0)
        return any(part.first <= at <= part.last for part in self.parts)

    def closure_contains(self, number: Fraction | int) -> bool:
        """Tell whether the number is in the set or at an open end of it."""
        return self.distance(number) == 0

    def distance(self, number: Fraction | int) -> Fraction | None:
        """Return how far the number is from the set, 0 at an end; None where the set is empty."""
        return min((_distance(part, number) for part in self.parts), default=None)

    def nearest(self, number: Fraction | int) -> tuple[Fraction, ...]:
        """Return the numbers of the closure nearest to this one: none, one or two."""
        least = self.distance(number)
        if least is None:
            return ()
        return tuple(
            x for x in dict.fromkeys((number - least, number + least)) if self.closure_contains(x)
        )


def _distance(part: Span, number: Fraction | int) -> Fraction:
    below = _ZERO if part.low is None else part.low - number
    above = _ZERO if part.high is None else number - part.high
    return max(below, above, _ZERO)


# Making sets.


EMPTY: Final = Spans(())
EVERYTHING: Final = Spans((Span(None, None),))


def point(number: Fraction | int) -> Spans:
    """Return the set of one number."""
    exact = Fraction(number)
    return Spans((Span(exact, exact),))


def points(numbers: Iterable[Fraction | int]) -> Spans:
    """Return the set of these numbers."""
    return _joined([(0, x, 0), (0, x, 0)] for x in map(Fraction, numbers))


def span(
    low: Bound | int, high: Bound | int, *, low_open: bool = False, high_open: bool = False
) -> Spans:
    """Return the set of one span; empty where its ends leave nothing between them."""
    given = Span(_exact(low), _exact(high), low_open, high_open)
    return _joined([(given.first, given.last)])


def between(first: Place, last: Place) -> Spans:
    """Return the numbers from one place to another."""
    return _joined([(first, last)])


def _exact(bound: Bound | int) -> Bound:
    return None if bound is None else Fraction(bound)


def union(*sets: Spans) -> Spans:
    """Return the numbers in any of the sets."""
    given = [each for each in sets if each.parts]
    if len(given) == 1:
        return given[0]
    return _joined((part.first, part.last) for each in given for part in each.parts)


def intersection(left: Spans, right: Spans) -> Spans:
    """Return the numbers in both sets."""
    return _joined(
        (max(a.first, b.first), min(a.last, b.last)) for a in left.parts for b in right.parts
    )


def _joined(pieces: Iterable[Sequence[Place]]) -> Spans:
    """Normalise pieces given by the places of their ends: drop empty ones, merge, simplify."""
    parts: list[list[Place]] = []
    for first, last in sorted((first, last) for first, last in pieces if first <= last):
        if parts and _touches(parts[-1][1], first):
            parts[-1][1] = max(parts[-1][1], last)
        else:
            parts.append([first, last])
    return Spans(tuple(_span(first, last) for first, last in _fewer(parts, MOST)))


def _touches(last: Place, first: Place) -> bool:
    """Tell whether nothing lies between: v] [v, v) [v and v] (v do, v) (v leaves out v."""
    return first <= (last[0], last[1], last[2] + 1)


def _fewer(parts: list[list[Place]], most: int) -> list[list[Place]]:
    """Fill the narrowest gaps until at most so many parts are left."""
    if len(parts) <= most:
        return parts
    gaps = [after[0][1] - before[1][1] for before, after in pairwise(parts)]
    widest = sorted(range(len(gaps)), key=gaps.__getitem__)[len(gaps) - most + 1 :]
    starts = [0, *sorted(gap + 1 for gap in widest)]
    ends = [*(start - 1 for start in starts[1:]), len(parts) - 1]
    return [[parts[s][0], parts[e][1]] for s, e in zip(starts, ends, strict=True)]


def _span(first: Place, last: Place) -> Span:
    return Span(
        None if first[0] else first[1],
        None if last[0] else last[1],
        first[2] > 0,
        last[2] < 0,
    )


def simplified(spans: Spans, most: int) -> Spans:
    """Return the set with at most so many parts: an outer enclosure with the same hull."""
    if len(spans.parts) <= most:
        return spans
    parts = _fewer([[part.first, part.last] for part in spans.parts], most)
    return Spans(tuple(_span(first, last) for first, last in parts))


# Arithmetic: the image of two sets, part by part.


def negate(spans: Spans) -> Spans:
    """Return the numbers with their signs turned."""
    return scale(spans, Fraction(-1))


def scale(spans: Spans, by: Fraction) -> Spans:
    """Return the numbers times a known one."""
    if by == 0:
        return point(0) if spans.parts else EMPTY
    if by == 1:
        return spans
    if by > 0:
        return Spans(tuple(_scaled(part, by) for part in spans.parts))
    return Spans(tuple(_turned(part, by) for part in reversed(spans.parts)))


def _times(bound: Bound, by: Fraction) -> Bound:
    return None if bound is None else bound * by


def _scaled(part: Span, by: Fraction) -> Span:
    return Span(_times(part.low, by), _times(part.high, by), part.low_open, part.high_open)


def _turned(part: Span, by: Fraction) -> Span:
    return Span(_times(part.high, by), _times(part.low, by), part.high_open, part.low_open)


def add(left: Spans, right: Spans) -> Spans:
    """Return every sum of a number of each set."""
    return _union_of(_sum(a, b) for a, b in _pairs(left, right))


def _sum(a: Span, b: Span) -> Span:
    low = None if a.low is None or b.low is None else a.low + b.low
    high = None if a.high is None or b.high is None else a.high + b.high
    return Span(
        low,
        high,
        low is not None and (a.low_open or b.low_open),
        high is not None and (a.high_open or b.high_open),
    )


def _union_of(parts: Iterable[Span]) -> Spans:
    """Unite spans none of which is empty; most often there is one."""
    given = tuple(parts)
    if len(given) == 1:
        return Spans(given)
    return _joined((part.first, part.last) for part in given)


def _pairs(left: Spans, right: Spans) -> list[tuple[Span, Span]]:
    """Return every part of the one with every part of the other, of simpler sets if too many."""
    if len(left.parts) * len(right.parts) > _MOST_PAIRS:
        left, right = simplified(left, _ROOT), simplified(right, _ROOT)
    return [(a, b) for a in left.parts for b in right.parts]


_MOST_PAIRS: Final = 4 * MOST
_ROOT: Final = 16


def multiply(left: Spans, right: Spans) -> Spans:
    """Return every product of a number of each set."""
    for one, other in ((left, right), (right, left)):
        number = one.single
        if number is not None:
            return scale(other, number)
    return _union_of(_product(a, b) for a, b in _pairs(left, right))


# An end in a product: -1, 0, 1 as in a place; the number; 0 where it is reached, 1 where not.
End = tuple[int, Fraction, int]
_REACHED_ZERO: Final[End] = (0, _ZERO, 0)


def _ends(part: Span) -> tuple[End, End]:
    low = (-1, _ZERO, 1) if part.low is None else (0, part.low, int(part.low_open))
    high = (1, _ZERO, 1) if part.high is None else (0, part.high, int(part.high_open))
    return low, high


def _sign(end: End) -> int:
    return end[0] or (end[1] > 0) - (end[1] < 0)


def _product(a: Span, b: Span) -> Span:
    # A product is least and greatest at corners, and reached there if the ends are.
    corners = [_corner(x, y) for x in _ends(a) for y in _ends(b)]
    low, high = min(corners), max(corners, key=lambda end: (end[0], end[1], -end[2]))
    return _span((low[0], low[1], low[2]), (high[0], high[1], -high[2]))


def _corner(x: End, y: End) -> End:
    if x[0] or y[0]:
        sign = _sign(x) * _sign(y)
        if sign:
            return (sign, _ZERO, 0)
    # A zero that is reached makes 0 of anything: an open or infinite partner does not matter.
    reached = _REACHED_ZERO in (x, y)
    return (0, x[1] * y[1], 0 if reached else max(x[2], y[2]))


def divide(dividend: Spans, divisor: Spans) -> Spans:
    """Return every quotient by a number of `divisor` that is not 0; empty where it is all 0."""
    number = divisor.single
    if number is not None:
        return scale(dividend, 1 / number) if number else EMPTY
    return multiply(dividend, _inverse(divisor))


_POSITIVE: Final = Spans((Span(_ZERO, None, low_open=True),))
_NEGATIVE: Final = Spans((Span(None, _ZERO, high_open=True),))


def _inverse(spans: Spans) -> Spans:
    above = intersection(spans, _POSITIVE).parts
    below = intersection(spans, _NEGATIVE).parts
    return _union_of([*map(_inverse_above, above), *map(_inverse_below, below)])


def _inverse_above(part: Span) -> Span:
    low = _ZERO if part.high is None else 1 / part.high
    high = 1 / part.low if part.low else None
    return Span(low, high, part.high is None or part.high_open, high is not None and part.low_open)


def _inverse_below(part: Span) -> Span:
    return _turned(_inverse_above(_turned(part, Fraction(-1))), Fraction(-1))


def powers(base: Spans, exponent: Spans) -> Spans:
    """Return an outer enclosure of the powers of the numbers above 0."""
    above = intersection(base, _POSITIVE).parts
    return _joined(_powers(part, exponent.hull) for part in above) if exponent.parts else EMPTY


def _powers(part: Span, exponent: Span) -> tuple[Place, Place]:
    """Enclose a power: it rises or falls throughout in each of both, so that corners are ends."""
    bases, exponents = _sides(part), _sides(exponent)
    if None in (part.high, exponent.low, exponent.high) or not part.low:
        return _near_zero(part, exponent)
    found = [power_bounds(x, e) for x in bases for e in exponents]
    return (0, min(low for low, _ in found), 0), (0, max(high for _, high in found), 0)


def _near_zero(part: Span, exponent: Span) -> tuple[Place, Place]:
    """Enclose powers of numbers near 0 or beyond bounds: from 0 on, bounded above at times."""
    low = (0, _ZERO, 0)
    if part.high is None or exponent.low is None or exponent.high is None or exponent.low < 0:
        return low, _TOP
    return low, (0, max(power_bounds(part.high, e)[1] for e in _sides(exponent)), 0)


def _sides(part: Span) -> tuple[Fraction, ...]:
    return tuple(end for end in (part.low, part.high) if end is not None)


def logarithms(spans: Spans) -> Spans:
    """Return an outer enclosure of the natural logarithms of the numbers above 0."""
    above = intersection(spans, _POSITIVE).parts
    return _joined((_log_below(part.low), _log_above(part.high)) for part in above)


def _log_below(low: Bound) -> Place:
    return (0, log_bounds(low)[0], 0) if low else _BOTTOM


def _log_above(high: Bound) -> Place:
    return _TOP if high is None else (0, log_bounds(high)[1], 0)


def minimum(left: Spans, right: Spans) -> Spans:
    """Return the lesser of every pair."""
    return _union_of(
        _span(min(a.first, b.first), min(a.last, b.last)) for a, b in _pairs(left, right)
    )


def maximum(left: Spans, right: Spans) -> Spans:
    """Return the greater of every pair."""
    return _union_of(
        _span(max(a.first, b.first), max(a.last, b.last)) for a, b in _pairs(left, right)
    )


# Rounding: a step function that never falls, so a span becomes every step between two.


def rounded(spans: Spans, places: int, mode: Mode) -> Spans:
    """Return every result of rounding a number of the set.

    The results of one span are listed one by one up to `MOST`, else given as a span whose ends
    are results.
    """
    unit = Fraction(10) ** -places
    pieces: list[tuple[Place, Place]] = []
    for part in spans.parts:
        low = None if part.low is None else _result(part.low, part.low_open, places, mode)
        high = None if part.high is None else _result(part.high, -part.high_open, places, mode)
        pieces.extend(_multiples(low, high, unit))
    return _joined(pieces)


def _result(end: Fraction, beside: int, places: int, mode: Mode) -> Fraction:
    """Round a number, or what lies just above (1) or below (-1) it."""
    if beside:
        # The result is the same all the way to the next half of a unit.
        half = Fraction(10) ** -places / 2
        steps = floor(end / half) + 1 if beside > 0 else -floor(-end / half) - 1
        end = (end + steps * half) / 2
    return round_to(end, places, mode)


def _multiples(low: Bound, high: Bound, unit: Fraction) -> list[tuple[Place, Place]]:
    whole = Span(low, high)
    if low is None or high is None or high - low >= MOST * unit:
        return [(whole.first, whole.last)]
    count = int((high - low) / unit) + 1
    places = [(0, low + step * unit, 0) for step in range(count)]
    return [(place, place) for place in places]
