"""What a printed figure may stand for."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank.audit.readings import AnyReading, Reading, parse_reading
from govrank.errors import GovrankError

readings = st.sampled_from(
    [Reading(), *(Reading(how, p) for how in ("rounded", "truncated") for p in (0, 1, 3))]
)
numbers = st.fractions(-2, 2, max_denominator=4000)


@given(readings, numbers)
def test_a_value_is_among_those_that_print_as_it_does(reading, value):
    """Whatever a value prints as, it is one of the values that print so."""
    assert reading.values(reading.printed(value)).contains(value)


@given(readings, numbers, numbers)
def test_only_values_that_print_so_are_among_them(reading, printed, value):
    """A value stands behind a printed figure exactly when it prints as that figure."""
    stands = reading.values(printed).contains(value)
    assert stands == (reading.printed(value) == printed)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("truncated:3", "0.997", "0.998"),
        ("rounded:3", "0.9965", "0.9975"),
        ("exact", "0.997", "0.997"),
    ],
)
def test_a_figure_stands_for_an_interval(text, low, high):
    """0.997 may be up to 0.998 when truncated, and half a place to either side when rounded."""
    hull = parse_reading(text).values(Fraction("0.997")).hull
    assert (hull.low, hull.high) == (Fraction(low), Fraction(high))
    assert not hull.low_open
    assert hull.high_open == (text != "exact")


def test_a_figure_with_more_places_than_its_column_stands_for_nothing():
    """0.9975 cannot have been printed to three places."""
    assert Reading("truncated", 3).values(Fraction("0.9975")).is_empty


@given(readings, readings, numbers, numbers)
def test_any_reading_is_the_union_of_its_readings(one, two, printed, value):
    """A value stands behind a figure under any reading exactly when it does under one of them."""
    stands = AnyReading((one, two)).values(printed).contains(value)
    assert stands == any(each.values(printed).contains(value) for each in (one, two))


@given(readings)
def test_a_reading_is_read_as_it_is_written(reading):
    """The text of a reading names it."""
    assert parse_reading(str(reading)) == reading


@pytest.mark.parametrize(
    "text",
    ["", "round:3", "rounded", "rounded:", "truncated:x", "exact:1", "rounded:³", "rounded:100"],
)
def test_other_words_are_refused(text):
    """A reading that is not one is refused with the words that are."""
    with pytest.raises(GovrankError, match=r"verification/bad-reading") as caught:
        parse_reading(text)
    assert "truncated:3" in str(caught.value)
    assert "truncated:3" in caught.value.render("vi")
