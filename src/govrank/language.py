"""Vietnamese and English: bilingual texts, and numbers as each language writes them."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, Literal

from attrs import frozen

Lang = Literal["vi", "en"]
LANGUAGES: Final[tuple[Lang, ...]] = ("vi", "en")

_POWERS_SHOWN: Final = 40


@frozen
class Text:
    """One text in Vietnamese and English; a language left out falls back on the other.

    >>> Text(vi="Tốt", en="Good").get("en")
    'Good'
    """

    vi: str = ""
    en: str = ""

    def __str__(self) -> str:
        return self.get("en")

    def get(self, lang: Lang) -> str:
        """Return the text in `lang`, or in the other language where that is empty."""
        first, second = (self.vi, self.en) if lang == "vi" else (self.en, self.vi)
        return first or second


def places_of(denominator: int) -> int | None:
    """Return the fewest decimal places that write n/`denominator` exactly, or None.

    >>> places_of(8), places_of(3)
    (3, None)
    """
    twos = fives = 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    return max(twos, fives) if denominator == 1 else None


def decimal_text(value: Fraction | int, lang: Lang = "en", *, places: int = 0) -> str:
    """Write an exact number: digits where they end, a fraction n/d where they do not.

    `places` pads with zeros; it never rounds. Vietnamese writes the decimal comma.

    >>> decimal_text(Fraction(765, 10), "vi"), decimal_text(Fraction(271, 3))
    ('76,5', '271/3')
    """
    value = Fraction(value)
    needed = places_of(value.denominator)
    if needed is None or needed > _POWERS_SHOWN:
        return f"{value.numerator}/{value.denominator}"
    text = _digits(value, max(needed, places))
    return text.replace(".", ",") if lang == "vi" else text


def _digits(value: Fraction, places: int) -> str:
    scaled = abs(value) * 10**places
    digits = str(scaled.numerator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
