"""Numbers as printed: exact digits, two decimal conventions, and the three kinds of no number."""

from __future__ import annotations

import re
import string
import unicodedata
from enum import Enum
from fractions import Fraction
from typing import Final, Literal

from attrs import field, frozen

from govrank.errors import Mark, Param
from govrank.language import LANGUAGES, Lang, Text, decimal_text
from govrank.reading.suggest import fold

DecimalMark = Literal["auto", ".", ","]

Reading = tuple[int, int]
"""A numerator and the number of its decimal places."""

LONGEST: Final = 64
_SHOWN: Final = 60

# Blanks that tables hold by accident (no-break, figure, thin, zero-width, byte-order mark).
BLANK: Final = string.whitespace + "\u00a0\u2007\u2009\u202f\u3000\u200b\u2060\ufeff"


class State(Enum):
    """What a cell holds: a value, nothing, or the word that none applies. Zero is a value."""

    PRESENT = 0
    MISSING = 1
    NOT_APPLICABLE = 2


@frozen
class Figure:
    """A number as printed: `numerator` / 10**`places`, so that 0.94690 keeps its five places."""

    numerator: int
    places: int
    text: str
    mark: Mark | None = field(default=None, eq=False, repr=False)

    @property
    def value(self) -> Fraction:
        """Return the exact number."""
        return Fraction(self.numerator, 10**self.places)


@frozen
class Fault:
    """Why a cell cannot be read: a code of the catalogue and parameters, its place yet unsaid."""

    code: str
    params: tuple[tuple[str, Param], ...] = ()


@frozen
class Domain:
    """The numbers a field takes: ends included, at most `places` decimals, none when `whole`.

    `percent` accepts a trailing %. Without `check` nothing is refused, and the domain only
    settles whether a mark is a decimal mark or a thousands separator.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    places: int = 6
    whole: bool = False
    percent: bool = False
    check: bool = True

    @property
    def allowed(self) -> int:
        """Return how many decimal places may be printed."""
        return 0 if self.whole else self.places

    @property
    def expected(self) -> Text:
        """Describe the domain, such as `a number from 0 to 10`."""
        kind = _WHOLE if self.whole else _ANY
        vi, en = (kind.get(lang) + self._ends(lang) for lang in LANGUAGES)
        return Text(vi=vi, en=en)

    def _ends(self, lang: Lang) -> str:
        ends = _ENDS[self.low is not None, self.high is not None].get(lang)
        low, high = (decimal_text(each or 0, lang) for each in (self.low, self.high))
        return ends.format(low=low, high=high)

    def holds(self, reading: Reading) -> bool:
        """Tell whether a number lies within the ends."""
        value = Fraction(reading[0], 10 ** reading[1])
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def fit(self, reading: Reading) -> Reading | None:
        """Return the reading where it is in the domain and has no place too many, or None."""
        return reading if reading[1] <= self.allowed and self.holds(reading) else None

    def trim(self, reading: Reading) -> Reading | None:
        """Return the reading without zeros past the last place allowed, if it then fits."""
        numerator, places = reading
        scale = 10 ** max(0, places - self.allowed)
        fits = numerator % scale == 0 and self.holds(reading)
        return (numerator // scale, min(places, self.allowed)) if fits else None


_WHOLE: Final = Text(vi="một số nguyên", en="an integer")
_ANY: Final = Text(vi="một số", en="a number")
_ENDS: Final = {
    (True, True): Text(vi=" từ {low} đến {high}", en=" from {low} to {high}"),
    (True, False): Text(vi=" từ {low} trở lên", en=" of {low} or more"),
    (False, True): Text(vi=" từ {high} trở xuống", en=" of {high} or less"),
    (False, False): Text(),
}


NOT_APPLICABLE: Final = ("N/A", "NA", "n.a.", "không áp dụng", "not applicable")
"""The words, in any case, that say that a figure does not apply."""

_NOT_APPLICABLE: Final = frozenset(fold(word) for word in NOT_APPLICABLE)
_LONGEST_WORD: Final = 24


def read_state(text: str | None) -> State:
    """Tell a missing cell (null, empty, blanks), one that does not apply, and any other."""
    bare = text.strip(BLANK) if text else ""
    if not bare:
        return State.MISSING
    said = len(bare) <= _LONGEST_WORD and bare[0] not in "0123456789" and fold(bare)
    return State.NOT_APPLICABLE if said in _NOT_APPLICABLE else State.PRESENT


# Digits, perhaps with one mark; and digits in groups of three, told from the former by form
# alone: a group needs exactly three digits, and the first one no zero before it.
_PLAIN: Final = re.compile(r"([-\u2212]?)([0-9]+)(?:([.,])([0-9]+))?")
_GROUPED: Final = re.compile(
    r"([-\u2212]?)([1-9][0-9]{0,2}(?:([., \u00a0\u2007\u2009\u202f])[0-9]{3})(?:\3[0-9]{3})*)"
    r"(?:([.,])([0-9]+))?"
)
_OTHER: Final = {".": ",", ",": "."}


def read_number(text: str, domain: Domain, decimal: DecimalMark = "auto") -> Reading | Fault:
    """Read digits as one exact number of `domain`, or say why that cannot be done.

    With `auto` a text of two readings (1,000) is accepted where exactly one fits the domain
    and its places. A text longer than 64 characters is refused.
    """
    bare = text.strip(BLANK)
    if len(bare) > LONGEST:
        return Fault("data/too-long")
    if domain.percent:
        bare = bare.removesuffix("%").rstrip(BLANK)
    found = _readings(bare)
    if not found:
        return _why_no_number(bare)
    told = [reading for mark, reading in found if decimal == "auto" or mark in ("", decimal)]
    return _settle(told, domain) if told else Fault("data/other-decimal-mark", (("mark", decimal),))


def _readings(text: str) -> list[tuple[str, Reading]]:
    """Return what the digits can mean, each with the decimal mark it supposes ("": either)."""
    found: list[tuple[str, Reading]] = []
    if plain := _PLAIN.fullmatch(text):
        sign, whole, mark, decimals = plain.groups(default="")
        found.append((mark, _exact(sign, whole, decimals)))
    if grouped := _GROUPED.fullmatch(text):
        sign, whole, separator, mark, decimals = grouped.groups(default="")
        supposed = _OTHER.get(separator, mark)
        if mark in ("", supposed):
            found.append((supposed, _exact(sign, re.sub("[^0-9]", "", whole), decimals)))
    return found


def _exact(sign: str, whole: str, decimals: str) -> Reading:
    magnitude = int(whole + decimals)
    return (-magnitude if sign else magnitude), len(decimals)


def _settle(found: list[Reading], domain: Domain) -> Reading | Fault:
    for fit in (domain.fit, domain.trim):
        fitting = [fits for reading in found if (fits := fit(reading)) is not None]
        if len(fitting) > 1:
            first, second = (Fraction(n, 10**places) for n, places in fitting)
            return Fault("data/ambiguous-number", (("first", first), ("second", second)))
        if fitting:
            return fitting[0]
    return _why_outside(found[0], domain) if domain.check else found[0]


def _why_outside(reading: Reading, domain: Domain) -> Fault:
    if not domain.holds(reading):
        return Fault("data/outside-domain")
    if domain.whole:
        return Fault("data/not-an-integer")
    return Fault("data/too-many-places", (("places", reading[1]), ("allowed", domain.places)))


SPREADSHEET_ERROR: Final = re.compile(
    r"#(N/A|NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|SPILL!|CALC!|FIELD!|GETTING_DATA)|#{2,}|Err:[0-9]+",
    re.IGNORECASE,
)
"""What a spreadsheet shows in place of a value."""

_NUMBER: Final = r"[-\u2212]?[0-9]+(?:[.,][0-9]*)?"
_REFUSED: Final = (
    ("data/dash", re.compile(r"[-\u2010-\u2015\u2212._?xX*/]+")),
    ("data/spreadsheet-error", SPREADSHEET_ERROR),
    ("data/not-finite", re.compile(r"[-+]?(?:nan|inf|infinity|\u221e)", re.IGNORECASE)),
    ("data/exponent", re.compile(_NUMBER + r"\s*(?:[eE]|[xX*\u00d7]\s*10\s*\^)\s*[-+]?[0-9]+")),
    ("data/leading-plus", re.compile(r"\+\s*[0-9][0-9.,]*")),
    ("data/percent-sign", re.compile(_NUMBER + r"\s*%")),
    ("data/fraction", re.compile(rf"{_NUMBER}\s*[/:\u2044]\s*{_NUMBER}|[0-9]*[\u00bc-\u00be]")),
    ("data/date", re.compile(r"[0-9]{1,4}([-/.])[0-9]{1,2}\1[0-9]{1,4}(?:[T ].*)?")),
    ("data/date", re.compile(r"[0-9]{1,2}-[^\W\d]{3,4}(?:-[0-9]+)?")),
)


def _why_no_number(text: str) -> Fault:
    plain = _with_plain_digits(text)
    if plain != text:
        return Fault("data/foreign-digits", (("suggestion", plain),))
    codes = (code for code, pattern in _REFUSED if pattern.fullmatch(text))
    return Fault(next(codes, "data/not-a-number"))


def _with_plain_digits(text: str) -> str:
    """Return the text with full-width digits, marks and digits of other scripts as 0-9."""
    return "".join(
        each if each.isascii() or not each.isdecimal() else str(unicodedata.decimal(each))
        for each in text
    )


def shortened(text: str) -> str:
    """Return a cell's text short enough for a message."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


_EXPONENT: Final = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([-+]?[0-9]{1,6}))?")


def plain_digits(text: str) -> str | None:
    """Write a stored number without exponent: `1e-05` is 0.00001 and `5.0` is 5.0.

    None for what is no number, or where its text and the places it is shifted by are over 128.
    """
    found = _EXPONENT.fullmatch(text)
    if not found:
        return None
    sign, whole, decimals, exponent = found.groups(default="")
    shift = int(exponent or 0)
    if len(text) + abs(shift) > 2 * LONGEST:
        return None
    return sign + _shifted(whole, decimals, shift)


def _shifted(whole: str, decimals: str, shift: int) -> str:
    """Move the decimal point `shift` digits to the right, or to the left below zero."""
    digits, point = whole + decimals, len(whole) + shift
    digits = digits.ljust(point, "0") if point > 0 else digits.rjust(len(digits) + 1 - point, "0")
    point = max(point, 1)
    start = digits[:point].lstrip("0") or "0"
    return start + (f".{digits[point:]}" if digits[point:] else "")
