"""What a printed figure may stand for: exactly itself, or whatever rounds or truncates to it."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from attrs import frozen

from govrank.engine.spans import EMPTY, Spans, point, span, union
from govrank.errors import Diagnostic, GovrankError
from govrank.plan.rounding import Mode, round_to

How = Literal["exact", "rounded", "truncated"]
_DIGITS = 2
_MODES: dict[How, Mode] = {"rounded": "half-up", "truncated": "down"}


@frozen
class Reading:
    """How a whole column was printed: exactly, rounded half-up or truncated to `places`.

    The place is the column's, not the cell's: 0.9 beside 0.997 was printed to three.
    """

    how: How = "exact"
    places: int = 0

    def __str__(self) -> str:
        return self.how if self.how == "exact" else f"{self.how}:{self.places}"

    def printed(self, value: Fraction) -> Fraction:
        """Return the number that stands in print for a value."""
        return value if self.how == "exact" else round_to(value, self.places, _MODES[self.how])

    def values(self, printed: Fraction) -> Spans:
        """Return all values that would be printed so; empty where none would."""
        if self.printed(printed) != printed:
            return EMPTY
        if self.how == "exact":
            return point(printed)
        place = Fraction(1, 10**self.places)
        if self.how == "truncated":
            return _truncated(printed, place)
        # Half-up is away from zero: the half is in on the side of zero, and out on the other.
        low, high = printed - place / 2, printed + place / 2
        return span(low, high, low_open=printed <= 0, high_open=printed >= 0)


def _truncated(printed: Fraction, place: Fraction) -> Spans:
    """Digits are cut off toward zero; what prints as 0 may be a little to either side."""
    low = printed - place if printed <= 0 else printed
    high = printed + place if printed >= 0 else printed
    return span(low, high, low_open=printed <= 0, high_open=printed >= 0)


@frozen
class AnyReading:
    """Whatever one of several readings allows: what holds for it holds for each of them."""

    readings: tuple[Reading, ...]

    @property
    def places(self) -> int:
        """How many decimals figures are printed to, by the reading that tells most."""
        return max(reading.places for reading in self.readings)

    def values(self, printed: Fraction) -> Spans:
        """Return all values that one of the readings would print so."""
        return union(*(reading.values(printed) for reading in self.readings))


def parse_reading(text: str) -> Reading:
    """Return the reading a text names: exact, rounded:P or truncated:P (P decimal places).

    Raises GovrankError (verification/bad-reading).
    """
    how, _, places = text.partition(":")
    if text == "exact":
        return Reading()
    if how in _MODES and places.isascii() and places.isdigit() and len(places) <= _DIGITS:
        return Reading("rounded" if how == "rounded" else "truncated", int(places))
    raise GovrankError(Diagnostic("verification/bad-reading", None, {"value": text}))
