"""JSON as a table."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank.errors import GovrankError
from govrank.reading.json_grid import json_grid


def texts(text):
    return [[cell.text for cell in row] for row in json_grid(text.encode(), "t.json").rows]


def found(text):
    with pytest.raises(GovrankError) as caught:
        json_grid(text.encode(), "t.json")
    assert caught.value.render("vi")
    return [(each.code, each.mark.line) for each in caught.value.diagnostics]


def test_numbers_keep_their_digits():
    """No number goes through a float: 0.94690 keeps its zero."""
    text = '[{"a": 0.94690, "b": 1e2, "c": -3, "d": 0.1234567890123456789}]'
    assert texts(text)[1] == ["0.94690", "100", "-3", "0.1234567890123456789"]


def test_texts_answers_and_nothing_are_cells():
    """A string is text in either convention, true and false are typed, null is nothing."""
    row = json_grid(b'[{"a": "8,5", "b": true, "c": false, "d": null}]', "t.json").rows[1]
    assert [(c.text, c.typed) for c in row] == [
        ("8,5", False),
        ("true", True),
        ("false", True),
        (None, False),
    ]


def test_the_place_is_the_ordinal_of_the_record():
    """The second object is row 2."""
    rows = json_grid(b'[{"a": 1}, {"a": 2}]', "t.json").rows
    assert str(rows[2][0].mark) == "t.json:2"


def test_rows_may_stand_under_their_name():
    """{"rows": [...]} is a list of rows."""
    assert texts('{"rows": [{"a": 1}]}') == [["a"], ["1"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", [("data/json-shape", 0)]),
        ('{"a": 1}', [("data/json-shape", 0)]),
        ('{"rows": 1}', [("data/json-shape", 0)]),
        ('{"rows": [], "more": 1}', [("data/json-shape", 0)]),
        ("[1, {}, []]", [("data/row-not-record", 1), ("data/row-not-record", 3)]),
        ('[{"a": NaN}]', [("data/number-refused", 1)]),
        ('[{"a": -Infinity}]', [("data/number-refused", 1)]),
        ('[{"a": 1e999}]', [("data/number-refused", 1)]),
        ('[{"a": 1}, {"a": 1, "a": 2}]', [("data/duplicate-key", 2)]),
        ('[{"a": [1]}, {"a": {"b": 1}}]', [("data/nested-value", 1), ("data/nested-value", 2)]),
        ('[{"a": "\\ud800"}]', [("data/broken-text", 1)]),
        ('[{"a": 1},\n  {"a": }]', [("data/bad-json", 2)]),
        ("", [("data/bad-json", 1)]),
        ("[" * 100_000, [("data/json-too-deep", 0)]),
    ],
)
def test_what_is_no_list_of_flat_objects_is_refused(text, expected):
    """Each fault is one finding at its record."""
    assert found(text) == expected


def test_a_syntax_error_has_its_place():
    """The caret stands where the JSON breaks."""
    with pytest.raises(GovrankError) as caught:
        json_grid(b'[{"a" 1}]', "t.json")
    assert str(caught.value.diagnostics[0].mark) == "t.json:1:7"


values = (
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text("ab\u1ea5 ,5", max_size=5)
)


@given(st.lists(st.dictionaries(st.text("abc", min_size=1, max_size=2), values), max_size=5))
def test_what_json_writes_reads_back(rows):
    """Every value comes back by its digits or its text."""
    read = texts(json.dumps(rows))
    keys = list(dict.fromkeys(key for row in rows for key in row))
    assert read == (
        [keys, *([_text(row.get(key)) for key in keys] for row in rows)] if keys else []
    )


def _text(value):
    return str(value).lower() if isinstance(value, bool) else None if value is None else str(value)
