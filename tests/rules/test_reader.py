"""The cursor over a tree that the schema has passed: values out, addresses and places kept."""

from __future__ import annotations

from fractions import Fraction

from govrank.language import Text
from govrank.reading.strict_yaml import parse
from govrank.reading.text import decode
from govrank.rules.reader import root
from govrank.rules.values import Rounding

TEXT = """\
word: alpha
titled: {vi: một, en: one}
plain: cả hai
half: {en: only}
list: [a, b]
whole: -3
number: 0.50
sourced: {value: 2, basis: assumed}
round: {places: 2, mode: up}
each: [{a: 1}, {a: 2}]
named: [{id: x, a: 1}, {id: z}]
"""


def reader():
    """Return a reader of the text, and the places it has kept."""
    marks = {}
    return root(parse(decode(TEXT.encode(), "f")), marks), marks


def test_each_kind_of_value_is_read_as_what_it_is():
    """Texts, words, lists, whole numbers, figures and roundings."""
    top, _ = reader()
    assert (top.text("word"), top.text("none", "x"), top.word("word")) == ("alpha", "x", "alpha")
    assert top.titled("titled") == Text(vi="một", en="one")
    assert top.titled("plain") == Text(vi="cả hai", en="cả hai")
    assert top.titled("half") == Text(en="only")
    assert top.titled("none", "x") == Text(vi="x", en="x")
    assert (top.texts("list"), top.texts("none")) == (("a", "b"), ())
    assert (top.whole("whole"), top.whole("none", 4)) == (-3, 4)
    assert (top.number("number").value, top.number("none")) == (Fraction(1, 2), None)
    assert top.number("sourced").provenance.basis == "assumed"
    assert top.rounding("round") == Rounding(2, "up")
    assert top.rounding("none") is None
    assert [top.is_number(key) for key in ("number", "sourced", "word", "none")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_every_value_leaves_its_place_under_its_address():
    """Lists are addressed by position, or by id where their mappings have one."""
    top, marks = reader()
    assert [each.address for each in top.each("each")] == ["each.0", "each.1"]
    assert [each.address for each in top.named("named")] == ["named.x", "named.z"]
    assert str(marks["each.1.a"]) == "f:10:20"
    assert str(marks["named.x.a"]) == "f:11:20"
    assert str(marks["word"]) == "f:1:7"
    assert top.inner("none").names() == ()
    assert [name for name, _ in top.pairs("titled")] == ["vi", "en"]
    assert top.pairs("none") == ()
