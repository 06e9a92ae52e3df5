"""Unquoted texts that are read in more than one way, and what is suggested instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank.reading.numbers import is_number
from govrank.reading.plain_scalars import doubt_of, shortened


@pytest.mark.parametrize(
    ("text", "code", "suggestion"),
    [
        ("Yes", "yes-no", "true"),
        ("OFF", "yes-no", "false"),
        ("TRUE", "literal-case", "true"),
        ("nULL", "literal-case", "null"),
        ("\uff11\uff0e\uff15", "foreign-digits", "1.5"),
        ("\u22125", "foreign-digits", "-5"),
        ("\u0663", "foreign-digits", "3"),
        ("-007", "leading-zero", "-7"),
        ("00.50", "leading-zero", "0.50"),
        ("+5.5", "leading-plus", "5.5"),
        ("-.5", "bare-point", "-0.5"),
        ("5.", "bare-point", "5"),
        ("-1,25", "decimal-comma", "-1.25"),
        ("1,000", "thousands", "1000"),
        ("1,000.5", "thousands", "1000.5"),
        ("1.000.000", "thousands", "1000000"),
        ("-1.000,25", "thousands", "-1000.25"),
        ("1.234.567,8", "thousands", "1234567.8"),
        ("1_000.5", "underscore", "1000.5"),
        ("12:30:00", "time-like", ""),
        ("0o17", "other-base", ""),
        ("0b1", "other-base", ""),
        ("1e3", "exponent", "1000"),
        ("-2.5E-3", "exponent", "-0.0025"),
        ("1e100", "exponent", ""),
        ("-.INF", "not-finite", ""),
        ("1" * 65, "long-number", ""),
    ],
)
def test_numbers_and_words_in_doubt(text, code, suggestion):
    """Each kind has its code, and the number or word that was most likely meant."""
    doubt = doubt_of(text)
    assert (doubt.code, doubt.params.get("suggestion", "")) == (f"text/{code}", suggestion)


@pytest.mark.parametrize(
    "text",
    [
        *("", "true", "false", "null", "0", "-1.50", "2021-01-01", "01/2021", "2294/QĐ-UBND", "5%"),
        *("1.2.3", "v1_0", "70 %", "https://x.vn", "so-y-te", "Có", "không", "...", "10:a", "="),
        *("m\u00b2", "“Tốt” và “Khá”", "năm 2021", "1 000", "Noel", "Onn"),
    ],
)
def test_what_everybody_reads_alike_is_accepted(text):
    """Dates, codes, percentages, addresses and words are text without quotes."""
    assert doubt_of(text) is None


def test_the_place_of_an_odd_space_is_told():
    """The offset leads to the character itself, whose name is given."""
    doubt = doubt_of("Sở\u00a0Y tế")
    assert (doubt.code, doubt.offset) == ("text/odd-space", 2)
    assert doubt.params == {"character": "U+00A0"}


@pytest.mark.parametrize("text", ["“Tốt”", "„Tốt“", "‘Tốt’", "«Tốt»"])
def test_curly_quotes_around_the_whole(text):
    """Typographic quotes around a whole text are taken for the quotes that were meant."""
    doubt = doubt_of(text)
    assert (doubt.code, doubt.params) == ("text/curly-quotes", {"text": "Tốt"})


@given(st.text("0123456789+-.,_:eExo", max_size=14))
def test_suggestions_are_numbers(text):
    """What is suggested for a number is a number of a ruleset; a number is never in doubt."""
    doubt = doubt_of(text)
    suggestion = doubt.params.get("suggestion", "") if doubt else ""
    assert not suggestion or is_number(suggestion)
    assert not (doubt and is_number(text))


@pytest.mark.parametrize("piece", ["1", "1,", "1.1", "1:", "\u0663", "1e", "“"])
def test_long_texts_are_decided_in_one_pass(piece):
    """A text of a hundred thousand characters that is nearly a number is decided at once."""
    assert doubt_of(piece * 100_000 + "x") is None


def test_long_texts_are_shortened_for_messages():
    """A message shows sixty characters on one line."""
    assert shortened("a\nb") == "a b"
    assert shortened("a" * 61) == "a" * 60 + "…"
