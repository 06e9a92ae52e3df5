"""The number grammar of rulesets."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank.reading.numbers import is_number, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("-0", 0),
        ("7", 7),
        ("-12", -12),
        ("0.25", Fraction(1, 4)),
        ("-0.50", Fraction(-1, 2)),
        ("0.1", Fraction(1, 10)),
        ("9" * 64, 10**64 - 1),
        ("-0." + "0" * 62 + "1", -Fraction(1, 10**63)),
    ],
)
def test_numbers_are_exact(text, value):
    """A number has exactly the value of its digits."""
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", ".", "+1", "01", "-01", "1.", ".5", "1,5", "1_0", "1e3", "0x1", " 1", "1 "),
        *("1\n", "--1", "1.2.3", "\uff11", "\u0663", "\u22121", "1/2", "nan", "inf"),
        *("9" * 65, "0." + "0" * 64),
    ],
)
def test_all_else_is_no_number(text):
    """Signs, separators, bases, other digits and more than 64 digits are refused."""
    assert parse_number(text) is None
    assert not is_number(text)


@given(st.text("0123456789.-+e_, ", max_size=12))
def test_the_grammar_is_the_documented_one(text):
    """What is read is what the documented expression matches, and `Fraction` reads it alike."""
    grammar = re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", text, re.ASCII)
    assert is_number(text) == bool(grammar)
    assert parse_number(text) == (Fraction(text) if grammar else None)
