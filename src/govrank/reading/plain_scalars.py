"""Unquoted texts that YAML, its programs and people read differently: each with its own code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from attrs import frozen

from govrank.errors import Param
from govrank.reading.numbers import is_number

_SHOWN: Final = 60


@frozen
class Doubt:
    """Why an unquoted text is refused: a code, its parameters, and where in the text (from 0)."""

    code: str
    params: Mapping[str, Param]
    offset: int = 0


def doubt_of(text: str) -> Doubt | None:
    """Return why an unquoted text is refused, or None for what everybody reads alike."""
    if len(text) <= _LONGEST_WORD and (doubt := _word_doubt(text)):
        return doubt
    if not text.isascii() and (doubt := _letter_doubt(text)):
        return doubt
    if _NUMERIC.match(text) and not is_number(text):
        return _number_doubt(text)
    return None


def shortened(text: str) -> str:
    """Return a text short enough to stand in a message, on one line."""
    line = " ".join(text[: _SHOWN + 1].split("\n"))
    return line if len(text) <= _SHOWN else line[:_SHOWN] + "…"


_LONGEST_WORD: Final = 5
_LITERALS: Final = frozenset(("true", "false", "null"))
_YES: Final = frozenset(("yes", "on", "y"))
_NO: Final = frozenset(("no", "off", "n"))


def _word_doubt(text: str) -> Doubt | None:
    word = text.lower()
    if word in _YES or word in _NO:
        meant = "true" if word in _YES else "false"
        return Doubt("text/yes-no", {"text": text, "suggestion": meant})
    if word in _LITERALS and word != text:
        return Doubt("text/literal-case", {"text": text, "suggestion": word})
    return Doubt("text/tilde", {}) if text == "~" else None


# A space that is not the space bar's, or a character that shows nothing.
_ODD: Final = re.compile(
    "[\u00a0\u00ad\u1680\u2000-\u200f\u202a-\u202f\u205f-\u2064\u2066-\u2069\u3000\ufeff]"
)
_OPEN: Final = "\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u2039"
_CLOSE: Final = "\u201d\u201c\u2019\u2018\u00bb\u203a"
_CURLY: Final = re.compile(f"[{_OPEN}]([^{_OPEN}{_CLOSE}]*)[{_CLOSE}]")

# Full-width marks, and the minus sign of typesetters.
_WIDE: Final = str.maketrans("\uff0e\uff0c\uff1a\uff0b\uff0d\uff3f\u2212", ".,:+-_-")
_FOREIGN: Final = re.compile(r"[-+\u2212\uff0b\uff0d]?[\d.\uff0e][\d.,:_\uff0e\uff0c\uff1a\uff3f]*")


def _letter_doubt(text: str) -> Doubt | None:
    if odd := _ODD.search(text):
        return Doubt("text/odd-space", {"character": f"U+{ord(odd.group()):04X}"}, odd.start())
    if curly := _CURLY.fullmatch(text):
        return Doubt("text/curly-quotes", {"text": shortened(curly.group(1))})
    if _FOREIGN.fullmatch(text):
        plain = "".join(map(_usual, text.translate(_WIDE)))
        params = {"text": shortened(text), "suggestion": shortened(plain)}
        return Doubt("text/foreign-digits", params)
    return None


def _usual(letter: str) -> str:
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


_NUMERIC: Final = re.compile("[-+.]?[0-9.]")


def _number_doubt(text: str) -> Doubt | None:
    for code, pattern, suggestion in _KINDS:
        if pattern.fullmatch(text):
            params = {"text": shortened(text), "suggestion": shortened(suggestion(text))}
            return Doubt(code, params)
    return None


def _nothing(_text: str) -> str:
    return ""


def _tidy(text: str) -> str:
    """Write digits, whatever is lost or superfluous around them, as one number of a ruleset."""
    whole, _, decimals = text.replace("_", "").lstrip("+-").partition(".")
    sign = "-" if text.startswith("-") else ""
    return sign + (whole.lstrip("0") or "0") + (f".{decimals}" if decimals else "")


def _with_point(text: str) -> str:
    return _tidy(text.replace(",", "."))


def _joined(text: str) -> str:
    """Drop separators of thousands; the last separator is a decimal mark where it is the other."""
    last = max(text.rfind(","), text.rfind("."))
    if text.count(text[last]) > 1 or not {",", "."} <= set(text):
        last = len(text)
    digits = text[:last].replace(",", "").replace(".", "")
    return _tidy(f"{digits}.{text[last + 1 :]}")


def _written_out(text: str) -> str:
    exponent = text.lower().partition("e")[2].lstrip("+-")
    return _tidy(f"{Decimal(text):f}") if len(exponent) == 1 and len(text) < _SHOWN else ""


_KINDS: Final[tuple[tuple[str, re.Pattern[str], Callable[[str], str]], ...]] = tuple(
    (code, re.compile(pattern), suggestion)
    for code, pattern, suggestion in (
        ("text/long-number", r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", _nothing),
        ("text/leading-zero", r"-?0[0-9]+(\.[0-9]+)?", _tidy),
        ("text/leading-plus", r"\+[0-9]+(\.[0-9]+)?", _tidy),
        ("text/bare-point", r"[-+]?(\.[0-9]+|[0-9]+\.)", _tidy),
        ("text/thousands", r"[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?", _joined),
        ("text/thousands", r"[-+]?[0-9]{1,3}(\.[0-9]{3}){2,}", _joined),
        ("text/thousands", r"[-+]?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+", _joined),
        ("text/decimal-comma", r"[-+]?[0-9]+,[0-9]+", _with_point),
        ("text/underscore", r"[-+]?[0-9][0-9_]*(\.[0-9_]*)?", _tidy),
        ("text/time-like", r"[-+]?[0-9]+(:[0-9]+)+(\.[0-9]*)?", _nothing),
        ("text/other-base", r"[-+]?0([xX][0-9a-fA-F_]+|[oO][0-7_]+|[bB][01_]+)", _nothing),
        ("text/exponent", r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)[eE][-+]?[0-9]+", _written_out),
        ("text/not-finite", r"[-+]?\.(inf|Inf|INF|nan|NaN|NAN)", _nothing),
    )
)
