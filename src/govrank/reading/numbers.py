"""The one number grammar of rulesets: `-?(0|[1-9][0-9]*)(.[0-9]+)?`, ASCII, at most 64 digits."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

LONGEST: Final = 64
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")


def is_number(text: str) -> bool:
    """Tell whether a text is a number as rulesets write it.

    >>> is_number("-0.50"), is_number("1,5"), is_number("010")
    (True, False, False)
    """
    digits = len(text) - text.startswith("-") - ("." in text)
    return digits <= LONGEST and _NUMBER.fullmatch(text) is not None


def parse_number(text: str) -> Fraction | None:
    """Return the exact number a text says, or None for what is no number of a ruleset.

    >>> parse_number("0.25")
    Fraction(1, 4)
    """
    return Fraction(text) if is_number(text) else None
