"""Texts in two languages, and numbers as each of them writes them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank.language import LANGUAGES, Text, decimal_text, places_of


def test_a_text_falls_back_on_the_other_language():
    """What is said in one language only is said in it to everybody; nothing is nothing."""
    both, vietnamese, english = Text(vi="Tốt", en="Good"), Text(vi="Tốt"), Text(en="Good")
    assert [both.get(lang) for lang in LANGUAGES] == ["Tốt", "Good"]
    assert [vietnamese.get(lang) for lang in LANGUAGES] == ["Tốt", "Tốt"]
    assert [english.get(lang) for lang in LANGUAGES] == ["Good", "Good"]
    assert (str(both), str(vietnamese), str(Text())) == ("Good", "Tốt", "")


@pytest.mark.parametrize(
    ("value", "places", "english", "vietnamese"),
    [
        (Fraction(153, 2), 0, "76.5", "76,5"),
        (Fraction(153, 2), 2, "76.50", "76,50"),
        (Fraction(12345, 1000), 1, "12.345", "12,345"),
        (100, 0, "100", "100"),
        (0, 2, "0.00", "0,00"),
        (Fraction(-1, 4), 0, "-0.25", "-0,25"),
        (Fraction(1, 1000), 0, "0.001", "0,001"),
        (Fraction(271, 3), 2, "271/3", "271/3"),
        (Fraction(1, 2**41), 0, f"1/{2**41}", f"1/{2**41}"),
    ],
)
def test_a_number_is_written_in_full(value, places, english, vietnamese):
    """All its digits with the mark of the language, n/d where they do not end, never rounded."""
    assert decimal_text(value, places=places) == english
    assert decimal_text(value, "vi", places=places) == vietnamese


@given(st.fractions(max_denominator=10**6), st.integers(0, 12))
def test_what_is_written_is_the_number(value, places):
    """Read back, the text is the number itself, in either language."""
    assert Fraction(decimal_text(value, places=places)) == value
    assert Fraction(decimal_text(value, "vi", places=places).replace(",", ".")) == value


@given(st.integers(1, 10**6))
def test_places_are_the_fewest_that_write_every_such_number(denominator):
    """With so many decimals n/denominator is whole, and with one fewer it is not."""
    places = places_of(denominator)
    if places is None:
        assert 10**20 % denominator
    else:
        assert 10**places % denominator == 0
        assert places == 0 or 10 ** (places - 1) % denominator
