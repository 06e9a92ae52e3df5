"""Fields and the reading of one cell."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from govrank.errors import Mark, Source
from govrank.reading.cells import Cell
from govrank.reading.fields import Field, FieldReader
from govrank.reading.figures import Fault, Figure, State

MARK = Mark(Source("t"), 2, 3)
SCORE = Field("a", low=Fraction(0), high=Fraction(10), places=2)
GRADE = Field(
    "g",
    titles=("Xếp loại", "Grade"),
    kind="choice",
    choices=(("good", ("Tốt", "Good")), ("fair", ("Khá",)), ("na", ())),
)
ANSWER = Field("y", kind="yes-no")
WORDS = Field("t", kind="text")


def read(field, text, *, decimal="auto", typed=False, merged=False):
    value = FieldReader(field, decimal, {}).read(Cell(text, MARK, typed, merged))
    return value.code if isinstance(value, Fault) else value


def changed(field, **changes):
    return evolve(field, **changes)


def test_a_number_keeps_its_text_and_place():
    """A figure knows how it was printed and where."""
    figure = read(SCORE, " 8,5 ")
    assert figure == Figure(85, 1, " 8,5 ")
    assert figure.mark is MARK


def test_a_text_read_before_gives_a_figure_of_its_own_place():
    """The same text in another cell is read once and placed anew."""
    reader = FieldReader(SCORE, "auto", {})
    other = Mark(Source("t"), 9, 9)
    assert reader.read(Cell("1", MARK)).mark is MARK
    assert reader.read(Cell("1", other)).mark is other


def test_a_typed_number_has_the_decimal_point():
    """A stored 1.000 is not 1000, whatever mark is told for texts."""
    field = Field("a", places=3)
    assert read(field, "1.234", typed=True, decimal=",") == Figure(1234, 3, "1.234")
    assert read(field, "1.234", decimal=",") == Figure(1234, 0, "1.234")


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        (SCORE, "", "data/missing"),
        (SCORE, None, "data/missing"),
        (SCORE, "N/A", "data/not-applicable"),
        (SCORE, "11", "data/outside-domain"),
        (changed(SCORE, nonzero=True), "0,00", "data/zero"),
        (changed(SCORE, nonzero=True), "0,01", Figure(1, 2, "0,01")),
        (changed(SCORE, nonzero=True), "x", "data/dash"),
        (changed(SCORE, missing=True), " ", State.MISSING),
        (changed(SCORE, not_applicable=True), "không áp dụng", State.NOT_APPLICABLE),
        (changed(SCORE, kind="integer"), "8,5", "data/not-an-integer"),
        (changed(SCORE, kind="integer"), "8", Figure(8, 0, "8")),
        (changed(SCORE, unit="percent"), "8 %", Figure(8, 0, "8 %")),
        (changed(SCORE, unit="Phần trăm"), "8%", Figure(8, 0, "8%")),
        (SCORE, "8%", "data/percent-sign"),
        (changed(SCORE, check_domain=False), "11", Figure(11, 0, "11")),
    ],
)
def test_numbers(field, text, expected):
    """Numbers, missing and not applicable are read or refused as the field says."""
    assert read(field, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((text, (1, 0)) for text in ("có", "CÓ", "yes", "True", "1")),
        *((text, (0, 0)) for text in ("không", "No", "false", "0")),
        ("x", "data/not-yes-or-no"),
        ("2", "data/not-yes-or-no"),
        ("", "data/missing"),
        ("n/a", "data/not-applicable"),
        ("#REF!", "data/spreadsheet-error"),
    ],
)
def test_answers(text, expected):
    """Yes and no in both languages are 1 and 0; nothing else is an answer."""
    value = read(ANSWER, text)
    assert value == (Figure(*expected, text) if isinstance(expected, tuple) else expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tốt", "good"),
        (" TỐT ", "good"),
        ("good", "good"),
        ("Khá", "fair"),
        ("NA", "na"),
        ("n/a", "data/not-applicable"),
        ("", "data/missing"),
        ("Giỏi", "data/unknown-choice"),
        ("#N/A", "data/spreadsheet-error"),
    ],
)
def test_choices(text, expected):
    """A choice is known by id or title; one called NA goes before not applicable."""
    assert read(GRADE, text) == expected


def test_an_unknown_choice_is_told_what_there_is():
    """The fault lists the choices and suggests the near one."""
    fault = FieldReader(GRADE, "auto", {}).read(Cell("Tốtt", MARK))
    params = dict(fault.params)
    assert params["expected"].en == "one of: Tốt, Khá, na"
    assert params["suggestion"] == "Tốt"


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        (WORDS, " hai  chữ ", "hai chữ"),
        (WORDS, "", "data/missing"),
        (WORDS, "N/A", "N/A"),
        (WORDS, "#NAME?", "data/spreadsheet-error"),
        (changed(WORDS, missing=True), "", State.MISSING),
        (changed(WORDS, not_applicable=True), "N/A", State.NOT_APPLICABLE),
    ],
)
def test_texts(field, text, expected):
    """A text is any text; not applicable is one, unless the field allows it as a state."""
    assert read(field, text) == expected


@pytest.mark.parametrize("missing", [True, False])
def test_a_cell_covered_by_its_neighbour_is_never_just_missing(missing):
    """A merged cell is a fault even where a value may be missing."""
    assert read(changed(SCORE, missing=missing), None, merged=True) == "data/merged-cell"


def test_the_decimal_marks_that_were_met_are_gathered():
    """The first text of each mark is kept; typed numbers and whole ones say nothing."""
    met = {}
    reader = FieldReader(Field("a"), "auto", met)
    for text in ("1", "8,5", "7,5", "1 234.5", "1,234.5"):
        reader.read(Cell(text, MARK))
    reader.read(Cell("0.5", MARK, typed=True))
    assert met == {",": "8,5", ".": "1 234.5"}


def test_a_field_describes_what_it_expects():
    """Each kind says what to write."""
    many = tuple((str(number), ()) for number in range(9))
    assert SCORE.expected.en == "a number from 0 to 10"
    assert ANSWER.expected.en == "“yes” or “no”"
    assert WORDS.expected.vi == "chữ"
    assert Field("c", kind="choice", choices=many).expected.en == "one of: 0, 1, 2, 3, 4, 5…"


def test_a_fields_title_is_its_first_or_its_id():
    """Messages call a field by its title."""
    assert (GRADE.title, SCORE.title) == ("Xếp loại", "a")
