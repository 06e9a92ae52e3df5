"""Data as YAML: what the strict reader makes of it is the same data."""

from __future__ import annotations

from decimal import Decimal
from textwrap import dedent
from unicodedata import normalize

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from govrank.reading.plain import to_plain
from govrank.reading.strict_yaml import parse
from govrank.reading.text import FORBIDDEN, decode, looks_like_tcvn3
from govrank.report.strict_yaml import yaml_text

LETTERS = st.sampled_from("abĐộ 01.,:;#-%&*!|>'\"{}[]?@`\\~=–—“…\n\t\u00a0\u200f\u0301😀/()_+ud")
texts = (
    (st.text(LETTERS, max_size=40) | st.text(max_size=20))
    .filter(lambda text: not FORBIDDEN.search(text))
    .map(lambda text: normalize("NFC", text))
)
numbers = st.integers(-(10**20), 10**20) | st.decimals(-(10**9), 10**9, places=9)
scalars = st.none() | st.booleans() | numbers | texts
trees = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=12,
)


def read(text: str) -> object:
    """Return what the strict reader makes of a text."""
    return to_plain(parse(decode(text.encode(), "it.yaml")))


@given(st.dictionaries(texts, trees, min_size=1, max_size=3))
@example({"a": "x |#", "b": "\\ud800", "c": "\\U00200000", "d": ">-1#"})
@example({"a": "\u2028" * 3, "": "word " * 60, "null": [[], {}, [["x " * 80]]], "yes": " a  b "})
def test_what_is_written_is_read_again(data):
    """Any data of texts and numbers comes back from the strict reader, digit by digit."""
    assume(not looks_like_tcvn3(yaml_text(data)))  # no file has such texts
    assert read(yaml_text(data)) == data


@given(st.dictionaries(texts, texts, min_size=1, max_size=3))
def test_other_readers_of_yaml_find_the_same_texts(data):
    """A text without quotes is a text for YAML 1.1 too: no date, no truth, no number."""
    assert yaml.safe_load(yaml_text(data)) == data


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("News", "News"),
        ("2294/QĐ-UBND", "2294/QĐ-UBND"),
        ("Tin tức, sự kiện (10 %)", "Tin tức, sự kiện (10 %)"),
        ("5", '"5"'),
        ("2021-01-01", '"2021-01-01"'),
        ("no", '"no"'),
        ("null", '"null"'),
        ("1,5", '"1,5"'),
        ("a: b", '"a: b"'),
        ('"a"\n', '"\\"a\\"\\n"'),
        ("a ", '"a "'),
        ("\u00a0\u200f\U000e0001", '"\\xa0\\u200f\\U000e0001"'),
        ("", '""'),
        (None, "null"),
        (True, "true"),
        (-7, "-7"),
        (Decimal("0.0000001"), "0.0000001"),
        (["a, b", "c"], '["a, b", c]'),
        ({"a, b": {}}, '{"a, b": {}}'),
    ],
)
def test_a_value_has_quotes_where_it_needs_them(value, written):
    """Bare is what everybody takes for the same text; a comma counts between brackets."""
    assert yaml_text({"it": {"k": value}}).splitlines()[0] == f"it: {{k: {written}}}" or (
        yaml_text({"it": value}) == f"it: {written}\n"
    )


def test_what_is_too_wide_is_laid_out_in_lines():
    """A list at the top has a line an item; within, only what is wider than 100 letters."""
    wide = {"first": "a" * 40, "second": ["b" * 60], "third": "d"}
    text = yaml_text({"list": [{"id": "x"}, wide, ["c" * 50, ["c" * 50, 1]], "word " * 40]})
    assert text == dedent(f"""\
        list:
          - {{id: x}}
          - first: {"a" * 40}
            second: [{"b" * 60}]
            third: d
          - - {"c" * 50}
            - [{"c" * 50}, 1]
          - "{"word " * 19}
            {"word " * 19}
            word word "
        """).replace(" \n", "\n")
