"""The seven rounding modes, exactly, on a quotient of two integers."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, Literal

Mode = Literal["half-up", "half-even", "half-down", "up", "down", "floor", "ceiling"]
MODES: Final[tuple[Mode, ...]] = (
    "half-up", "half-even", "half-down", "up", "down", "floor", "ceiling",
)  # fmt: skip


def divide(numerator: int, denominator: int, mode: Mode) -> int:
    """Round numerator/denominator (denominator > 0) to a whole number by `mode`.

    half-up is away from zero (school rounding), down is toward zero (truncation).

    >>> divide(5, 2, "half-up"), divide(-5, 2, "half-up"), divide(5, 2, "half-even")
    (3, -3, 2)
    """
    quotient, rest = divmod(abs(numerator), denominator)
    negative = numerator < 0
    grown = quotient + (
        rest > 0 and _away(mode, quotient, 2 * rest - denominator, negative=negative)
    )
    return -grown if negative else grown


def _away(mode: Mode, quotient: int, over_half: int, *, negative: bool) -> bool:
    """Tell whether a remainder moves the magnitude away from zero."""
    if over_half and mode.startswith("half"):
        return over_half > 0
    return {
        "half-up": True,
        "half-down": False,
        "half-even": quotient % 2 == 1,
        "up": True,
        "down": False,
        "floor": negative,
        "ceiling": not negative,
    }[mode]


def round_to(value: Fraction, places: int, mode: Mode) -> Fraction:
    """Round `value` to `places` decimals (negative places: tens, hundreds) by `mode`.

    >>> round_to(Fraction("12.88065"), 2, "half-up")
    Fraction(322, 25)
    """
    scale = Fraction(10) ** places
    scaled = value * scale
    return divide(scaled.numerator, scaled.denominator, mode) / scale
