"""Values from Python as the cells of a table."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from govrank.errors import GovrankError
from govrank.reading import records as module
from govrank.reading.grid import rows_grid


def texts(read):
    return [[cell.text for cell in row] for row in read.rows]


def code(call, *arguments, **named):
    with pytest.raises(GovrankError) as caught:
        call(*arguments, **named)
    assert caught.value.render("vi")
    return [found.code for found in caught.value.diagnostics]


class Word(str):
    __slots__ = ()

    def __str__(self):
        return "otherwise"


@pytest.mark.parametrize(
    ("value", "text", "typed"),
    [
        (None, None, False),
        ("8,5", "8,5", False),
        (Word("8,5"), "8,5", False),
        (True, "true", True),
        (False, "false", True),
        (-3, "-3", True),
        (Decimal("0.10"), "0.10", True),
        (Decimal("1E+3"), "1000", True),
        (Fraction(1, 8), "0.125", True),
    ],
)
def test_python_values_are_taken_by_their_digits(value, text, typed):
    """Exact values keep their digits; a text may be in either convention."""
    cell = rows_grid([{"a": value}]).rows[1][0]
    assert (cell.text, cell.typed) == (text, typed)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.1, "data/float"),
        (b"1", "data/type-refused"),
        ([1], "data/type-refused"),
        ({"b": 1}, "data/type-refused"),
        (Decimal("NaN"), "data/number-refused"),
        (Decimal("1E+400"), "data/number-refused"),
        (10**64, "data/number-refused"),
        pytest.param(-(10**5000), "data/number-refused", id="long"),
        (Fraction(1, 3), "data/endless-fraction"),
        (Fraction(1, 2**41), "data/endless-fraction"),
        pytest.param(Fraction(10**5000), "data/endless-fraction", id="vast"),
        pytest.param(Fraction(1, 10**5000), "data/endless-fraction", id="tiny"),
        ("\ud800", "data/broken-text"),
    ],
)
def test_what_is_not_exact_or_no_value_is_refused(value, expected):
    """Each value that cannot be taken is one finding."""
    assert code(rows_grid, [{"a": value}]) == [expected]


def test_a_float_is_taken_by_its_shortest_digits_when_asked():
    """`floats="shortest"` gives the digits that Python prints."""
    rows = [{"a": 0.1}, {"a": 5.0}, {"a": 1e-7}]
    assert texts(rows_grid(rows, floats="shortest"))[1:] == [["0.1"], ["5.0"], ["0.0000001"]]
    assert code(rows_grid, [{"a": float("nan")}], floats="shortest") == ["data/number-refused"]


def test_rows_that_are_no_mappings_are_named_by_type():
    """A list of lists, or a mapping of numbers, is told of row by row."""
    assert code(rows_grid, [["x", 1], {"a": 1}, 5]) == ["data/row-not-record"] * 2
    assert code(rows_grid, {"x": 5}) == ["data/row-not-record"]


def test_keys_are_texts_and_differ():
    """A key that is no text, and a unit given twice over, are refused."""
    assert code(rows_grid, [{1: 2}]) == ["data/key-not-text"]
    assert code(rows_grid, {"x": {"unit": "y"}}) == ["data/duplicate-key"]


def test_all_findings_come_at_once_a_hundred_of_them():
    """Every value is looked at; beyond a hundred the rest is counted."""
    found = code(rows_grid, [{"a": 0.5} for _ in range(150)])
    assert found[:100] == ["data/float"] * 100
    assert len(found) == 101


def test_rows_of_ever_new_keys_are_refused(monkeypatch):
    """A few rows can ask for very many cells; a table holds them all, empty or not."""
    monkeypatch.setattr(module, "MOST_CELLS", 8)
    assert code(rows_grid, [{"a": 1}, {"b": 1}, {"c": 1}]) == ["data/oversized-table"]
    assert len(rows_grid([{"a": 1}, {"b": 1}]).rows) == 3
