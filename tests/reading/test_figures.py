"""Numbers as printed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank.errors import Mark, Source, diagnostic
from govrank.reading.figures import (
    NOT_APPLICABLE,
    Domain,
    Fault,
    Figure,
    State,
    plain_digits,
    read_number,
    read_state,
    shortened,
)

UNIT = Domain(Fraction(0), Fraction(1), places=3)
POINTS = Domain(Fraction(0), Fraction(2000), places=2)
COUNT = Domain(Fraction(0), Fraction(2000), whole=True)
ANY = Domain()


def code(text, domain=ANY, decimal="auto"):
    found = read_number(text, domain, decimal)
    return found.code if isinstance(found, Fault) else found


def test_a_figure_keeps_its_places():
    """0.94690 keeps five places, and its value is exact."""
    figure = Figure(94690, 5, "0.94690")
    assert figure.value == Fraction(9469, 10000)
    assert figure.places == 5


def test_a_place_does_not_tell_figures_apart():
    """Two figures that differ only in where they stand are equal."""
    assert Figure(1, 0, "1", Mark(Source("a"), 1)) == Figure(1, 0, "1")


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("8.5", (85, 1)),
        ("8,5", (85, 1)),
        ("0.94690", (94690, 5)),
        ("-3", (-3, 0)),
        ("\u22123,25", (-325, 2)),
        (" 7 ", (7, 0)),
        ("\u00a07\ufeff", (7, 0)),
        ("007", (7, 0)),
        ("0,997", (997, 3)),
        ("1234.5", (12345, 1)),
        ("1 234,5", (12345, 1)),
        ("1\u00a0234\u00a0567.5", (12345675, 1)),
        ("1\u202f234", (1234, 0)),
        ("1.234.567", (1234567, 0)),
        ("1,234.5", (12345, 1)),
        ("-1.234,5", (-12345, 1)),
    ],
)
def test_one_reading_is_taken(text, reading):
    """What can be read in one way only needs no telling of the decimal mark."""
    assert read_number(text, ANY) == reading


@pytest.mark.parametrize(
    ("text", "domain", "reading"),
    [
        ("1,000", UNIT, (1000, 3)),
        ("1.000", UNIT, (1000, 3)),
        ("1.234", COUNT, (1234, 0)),
        ("1,000", COUNT, (1000, 0)),
        ("1,234", POINTS, (1234, 0)),
        ("5.0", COUNT, (5, 0)),
        ("1,000", Domain(Fraction(0), Fraction(1), whole=True), (1, 0)),
        ("0.94690", Domain(Fraction(0), Fraction(1), places=4), (9469, 4)),
        ("1,000", Domain(Fraction(0), Fraction(1), places=0, check=False), (1, 0)),
        ("1,500", Domain(Fraction(0), Fraction(1), check=False), (1500, 3)),
        ("1.5", Domain(Fraction(0), Fraction(1), check=False), (15, 1)),
        ("95%", Domain(Fraction(0), Fraction(100), percent=True), (95, 0)),
        ("95,5 %", Domain(Fraction(0), Fraction(100), percent=True), (955, 1)),
        ("95\u2060%", Domain(Fraction(0), Fraction(100), percent=True), (95, 0)),
    ],
)
def test_the_domain_settles_which_reading(text, domain, reading):
    """Of two readings the one that fits the domain and its places is taken."""
    assert read_number(text, domain) == reading


def test_zeros_past_the_last_place_are_dropped_exactly():
    """A number keeps every digit however long it is, and is left alone where no place is over."""
    assert read_number("12345678901234567891.0", Domain(whole=True)) == (12345678901234567891, 0)
    assert COUNT.trim((20, 0)) == (20, 0)


def test_two_readings_that_fit_are_both_shown():
    """Where neither the domain nor the places decide, nothing is guessed."""
    found = read_number("1,234", ANY)
    assert isinstance(found, Fault)
    assert found.code == "data/ambiguous-number"
    assert dict(found.params) == {"first": Fraction(1234, 1000), "second": Fraction(1234)}


@pytest.mark.parametrize(
    ("text", "decimal", "reading"),
    [
        ("1,234", ".", (1234, 0)),
        ("1,234", ",", (1234, 3)),
        ("1.234,5", ",", (12345, 1)),
        ("12", ",", (12, 0)),
        ("1 234", ",", (1234, 0)),
    ],
)
def test_a_told_mark_decides(text, decimal, reading):
    """With the decimal mark told there is one reading."""
    assert read_number(text, ANY, decimal) == reading


@pytest.mark.parametrize(("text", "decimal"), [("8,5", "."), ("8.5", ","), ("1,234.5", ",")])
def test_the_other_mark_is_refused_when_one_is_told(text, decimal):
    """A number in the other convention is not bent to fit."""
    fault = Fault("data/other-decimal-mark", (("mark", decimal),))
    assert read_number(text, ANY, decimal) == fault


@pytest.mark.parametrize(
    ("text", "domain", "expected"),
    [
        ("11", Domain(Fraction(0), Fraction(10)), "data/outside-domain"),
        ("-1", Domain(low=Fraction(0)), "data/outside-domain"),
        ("1,500", UNIT, "data/outside-domain"),
        ("0.1234", UNIT, "data/too-many-places"),
        ("8.5", COUNT, "data/not-an-integer"),
    ],
)
def test_what_the_domain_refuses(text, domain, expected):
    """A number outside the domain, with a place too many, or not whole, has its own fault."""
    assert code(text, domain) == expected


def test_too_many_places_says_how_many_are_allowed():
    """The fault tells the places printed and those allowed."""
    found = read_number("0.1234", UNIT)
    assert isinstance(found, Fault)
    assert dict(found.params) == {"places": 4, "allowed": 3}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tốt", "data/not-a-number"),
        ("8.", "data/not-a-number"),
        (".5", "data/not-a-number"),
        ("1,2,3", "data/not-a-number"),
        ("1.234.5", "data/not-a-number"),
        ("1 23", "data/not-a-number"),
        ("1 234 5", "data/not-a-number"),
        ("--", "data/dash"),
        ("-", "data/dash"),
        ("\u2013", "data/dash"),
        ("x", "data/dash"),
        ("+5", "data/leading-plus"),
        ("95%", "data/percent-sign"),
        ("1e5", "data/exponent"),
        ("1.5 x 10^3", "data/exponent"),
        ("NaN", "data/not-finite"),
        ("-inf", "data/not-finite"),
        ("\u221e", "data/not-finite"),
        ("1/2", "data/fraction"),
        ("\u00bd", "data/fraction"),
        ("08/05/2021", "data/date"),
        ("2021-05-08 00:00:00", "data/date"),
        ("8-May", "data/date"),
        ("#DIV/0!", "data/spreadsheet-error"),
        ("####", "data/spreadsheet-error"),
        ("9" * 65, "data/too-long"),
        ("\uff15", "data/foreign-digits"),
        ("\u0665", "data/foreign-digits"),
    ],
)
def test_what_is_no_number_has_its_own_fault(text, expected):
    """Each way of not being a number is named."""
    assert code(text) == expected


def test_foreign_digits_are_shown_as_plain_ones():
    """The fault suggests the digits to write."""
    assert read_number("\uff11\uff12.5", ANY) == Fault(
        "data/foreign-digits", (("suggestion", "12.5"),)
    )


def test_sixty_four_characters_are_read():
    """The limit itself is still inside."""
    assert read_number("9" * 64, ANY) == (10**64 - 1, 0)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (None, State.MISSING),
        ("", State.MISSING),
        (" \u00a0\t", State.MISSING),
        ("\u200b\ufeff", State.MISSING),
        ("0", State.PRESENT),
        ("tốt", State.PRESENT),
        ("-", State.PRESENT),
        ("không áp dụng nhưng còn nhiều chữ nữa", State.PRESENT),
        ("KHÔNG ÁP DỤNG", State.NOT_APPLICABLE),
        ("not" + 11 * " " + "applicable", State.NOT_APPLICABLE),
        ("not" + 12 * " " + "applicable", State.PRESENT),
        *((word, State.NOT_APPLICABLE) for word in NOT_APPLICABLE),
    ],
)
def test_nothing_none_and_zero_are_three_things(text, state):
    """An empty cell, one that does not apply, and a value are told apart."""
    assert read_state(text) is state


@pytest.mark.parametrize(
    ("domain", "vi", "en"),
    [
        (Domain(Fraction(0), Fraction(17, 2)), "một số từ 0 đến 8,5", "a number from 0 to 8.5"),
        (
            Domain(low=Fraction(1), whole=True),
            "một số nguyên từ 1 trở lên",
            "an integer of 1 or more",
        ),
        (Domain(high=Fraction(1)), "một số từ 1 trở xuống", "a number of 1 or less"),
        (ANY, "một số", "a number"),
    ],
)
def test_a_domain_describes_itself(domain, vi, en):
    """What is expected is said in both languages, numbers as each writes them."""
    assert (domain.expected.vi, domain.expected.en) == (vi, en)


@pytest.mark.parametrize(
    ("stored", "digits"),
    [
        ("0.1", "0.1"),
        ("5.0", "5.0"),
        ("1e-05", "0.00001"),
        ("1.5e-5", "0.000015"),
        ("15e-1", "1.5"),
        ("15e-2", "0.15"),
        ("1.5E+3", "1500"),
        ("-2.5e1", "-25"),
        ("0.95e2", "95"),
        ("0e5", "0"),
        ("1e123", "1" + 123 * "0"),
        ("1e124", None),
        ("1e999999", None),
        ("nan", None),
        ("1e9999999", None),
    ],
)
def test_an_exponent_is_written_out(stored, digits):
    """Stored numbers come out as plain digits, those of absurd size not at all."""
    assert plain_digits(stored) == digits


def test_a_long_text_is_shortened_for_messages():
    """A message shows sixty characters of a cell and no more."""
    assert shortened("a" * 60) == "a" * 60
    assert shortened("a" * 61) == "a" * 60 + "…"


numerators = st.integers(-(10**15), 10**15)
places = st.integers(0, 6)


def written(numerator, count, decimal, group):
    digits = str(abs(numerator)).rjust(count + 1, "0")
    whole, decimals = (digits[:-count], digits[-count:]) if count else (digits, "")
    grouped = f"{int(whole):,}".replace(",", group)
    return ("-" if numerator < 0 else "") + grouped + (decimal + decimals if decimals else "")


@given(numerators, places, st.sampled_from([(".", ","), (",", "."), (",", " "), (".", "")]))
def test_a_number_written_in_either_convention_reads_back(numerator, count, marks):
    """Grouped or not, a number comes back with the places it was written with."""
    decimal, group = marks
    text = written(numerator, count, decimal, group)
    assert read_number(text, ANY, decimal) == (numerator, count)


@given(numerators, places, st.sampled_from([(".", ","), (",", ".")]))
def test_without_telling_a_number_is_right_or_said_to_be_unclear(numerator, count, marks):
    """`auto` never takes the wrong reading in silence."""
    decimal, group = marks
    found = read_number(written(numerator, count, decimal, group), ANY)
    if isinstance(found, Fault):
        assert found.code == "data/ambiguous-number"
        assert Fraction(numerator, 10**count) in dict(found.params).values()
    else:
        assert found == (numerator, count)


@given(st.text(max_size=12))
def test_no_text_escapes_as_anything_but_a_reading_or_a_fault(text):
    """Whatever stands in a cell, there is an answer, and the catalogue has words for it."""
    found = read_number(text, ANY)
    if isinstance(found, Fault):
        said = diagnostic(found.code, column="c", unit="u", value=text, **dict(found.params))
        assert said.text("vi")
        assert said.text("en")
    else:
        assert found[1] <= ANY.places
