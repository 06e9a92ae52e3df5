"""Diagnostics: where, what, and what to write instead, in either language; one family to catch."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govrank.errors import (
    Diagnostic,
    GovrankError,
    Mark,
    Source,
    UnknownNameError,
    diagnostic,
    in_order,
    raise_errors,
)
from govrank.language import Text

SOURCE = Source("rules.yaml", ("first line", "  max: sáu", "x" * 200))


def test_a_diagnostic_is_rendered_with_its_place_line_and_caret():
    """file:line:col, severity, code, words, hint, then the line and a caret below the column."""
    found = diagnostic("schema/unquote-it", Mark(SOURCE, 2, 8), key="max", value="6")
    assert found.render() == (
        "rules.yaml:2:8: error[schema/unquote-it]: 'max' should be a number, but \"6\" in quotes "
        "is a text (hint: write 6 without quotes)\n"
        "      max: sáu\n"
        "           ^"
    )
    assert found.render("vi", caret=False) == (
        "rules.yaml:2:8: lỗi[schema/unquote-it]: “max” phải là số, nhưng “6” trong ngoặc kép là "
        "chữ (gợi ý: viết 6 không có ngoặc kép)"
    )


@pytest.mark.parametrize(
    ("mark", "place"),
    [
        (Mark(SOURCE, 2, 3), "rules.yaml:2:3"),
        (Mark(SOURCE, 2), "rules.yaml:2"),
        (Mark(SOURCE), "rules.yaml"),
    ],
)
def test_a_mark_says_as_much_of_a_place_as_it_knows(mark, place):
    """A cell, a whole line, or a whole file."""
    assert str(mark) == place


@pytest.mark.parametrize("mark", [None, Mark(SOURCE), Mark(SOURCE, 9, 1), Mark(SOURCE, 3, 1)])
def test_without_a_line_to_show_there_is_no_caret(mark):
    """No place, no column, a line that is not there, or one too long to show."""
    assert "\n" not in diagnostic("meaning/weights-zero", mark, id="a").render()


def test_parameters_are_written_in_the_language_of_the_message():
    """Numbers with its decimal mark, texts in it, ids as they are."""
    params = {"low": Fraction(13, 2), "high": Text(vi="thấp", en="low"), "id": "b"}
    found = Diagnostic("meaning/band-swapped", None, params)
    assert found.text() == "the band 'b' starts at 6.5 but ends at low"
    assert found.text("vi") == "mức “b” bắt đầu từ 6,5 nhưng kết thúc ở thấp"


def test_a_hint_that_would_suggest_nothing_is_left_out():
    """Nobody is asked whether they meant nothing."""
    near, far = (
        diagnostic("meaning/unknown-node", name="x", suggestion=each) for each in ("y", "")
    )
    assert (near.hint(), far.hint()) == ("did you mean: y?", "")


def test_what_is_found_is_in_order_of_place_and_said_once():
    """By file, line and column; what has no place comes first."""
    late, early = (diagnostic("schema/empty", Mark(SOURCE, n, 1), key="a") for n in (12, 2))
    nowhere = diagnostic("schema/empty", key="a")
    assert in_order([late, early, nowhere, late]) == (nowhere, early, late)


def test_only_errors_are_raised_and_warnings_come_with_them():
    """A warning alone refuses nothing."""
    warning = diagnostic("meaning/ceilings-differ", Mark(SOURCE, 1, 1), id="a", max=1, sum=2)
    error = diagnostic("meaning/weights-zero", Mark(SOURCE, 2, 1), id="a")
    assert (warning.severity, error.severity) == ("warning", "error")
    raise_errors([warning])
    with pytest.raises(GovrankError) as caught:
        raise_errors([error, warning])
    assert caught.value.diagnostics == (warning, error)
    assert str(caught.value) == caught.value.render("en")
    assert caught.value.render("vi").startswith("rules.yaml:1:1: cảnh báo[meaning/ceilings-differ]")


def test_an_unknown_name_is_a_key_error_that_prints_as_a_sentence():
    """Python's own KeyError would print the repr of its arguments."""
    error = UnknownNameError(diagnostic("usage/not-found", name="x", suggestion="y"))
    assert isinstance(error, KeyError)
    assert isinstance(error, GovrankError)
    assert str(error) == error.render()
    assert error.suggestion == "y"
    assert UnknownNameError(diagnostic("meaning/weights-zero", id="a")).suggestion == ""


def test_a_code_without_words_is_a_defect():
    """A code that no catalogue knows is a KeyError, not an empty message."""
    with pytest.raises(KeyError, match=r"meaning/nothing"):
        Diagnostic("meaning/nothing").text()
