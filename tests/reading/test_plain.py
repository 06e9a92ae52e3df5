"""From the marked tree to data for the schema, and from paths back to places."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank.reading.plain import locate, to_plain
from govrank.reading.strict_yaml import parse
from govrank.reading.text import from_text

TEXT = """\
id: about
max: 6
weight: 0.10
score: {method: points, steps: [{from: 80}, -1.5]}
on-time: true
late: false
none: null
empty:
version: "1.10"
date: 2021-01-01
"""


def read(text):
    return parse(from_text(text, "r.yaml"))


def test_scalars_are_typed_by_their_writing():
    """Whole numbers are ints, others Decimals with every digit, quoted ones text."""
    assert to_plain(read(TEXT)) == {
        "id": "about",
        "max": 6,
        "weight": Decimal("0.10"),
        "score": {"method": "points", "steps": [{"from": 80}, Decimal("-1.5")]},
        "on-time": True,
        "late": False,
        "none": None,
        "empty": None,
        "version": "1.10",
        "date": "2021-01-01",
    }


def test_whole_numbers_are_ints_and_decimals_keep_their_zeros():
    """5 is an int, not a Decimal, and 0.10 keeps its last zero."""
    five, ten = to_plain(read("[5, 0.10]"))
    assert type(five) is int
    assert str(ten) == "0.10"


@given(
    st.text("0123456789", min_size=1, max_size=32), st.text("0123456789", min_size=1, max_size=31)
)
def test_no_digit_is_lost(whole, decimals):
    """Whatever the precision of the context, the digits come back."""
    digits = f"{whole.lstrip('0') or '0'}.{decimals}"
    assert f"{to_plain(read(digits)):f}" == digits


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        ([], False, "1:1"),
        (["max"], False, "2:6"),
        (["max"], True, "2:1"),
        (["score", "steps", 0, "from"], False, "4:40"),
        (["score", "steps", 0, "from"], True, "4:34"),
        (["score", "steps", 1], False, "4:45"),
        (["score", "steps", 1], True, "4:45"),
        (["empty"], False, "8:1"),
        (["score", "missing"], False, "4:8"),
        (["score", "missing", "deeper"], True, "4:8"),
        (["score", "steps", 2], True, "4:32"),
        (["score", "steps", -1], False, "4:32"),
        (["score", "steps", "first"], False, "4:32"),
        (["max", "deeper"], False, "2:6"),
        (["unknown"], True, "1:1"),
    ],
)
def test_a_path_leads_to_its_place(path, key, place):
    """A path gives the mark of its value or key; beyond the tree, of the nearest node."""
    assert str(locate(read(TEXT), path, key=key)) == f"r.yaml:{place}"
