"""From a document to values and conditions: words, figures, ranges, and where each stands."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govrank.reading.strict_yaml import parse
from govrank.reading.text import decode
from govrank.rules.expressions import model, read
from govrank.rules.reader import root
from govrank.rules.values import Number, Provenance


def reader(text):
    """Return a reader of a document of one line, with what it marks."""
    marks = {}
    return root(parse(decode(f"{text}\n".encode(), "t.yaml")), marks), marks


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("v: 3", Number("v", Fraction(3))),
        ("v: {value: 3, basis: assumed}",
         Number("v", Fraction(3), Provenance("assumed"))),
        ("v: current", model.Current()),
        ("v: each", model.ScoreOf(model.EACH)),
        ("v: {score: news}", model.ScoreOf("news")),
        ("v: {quotient: {of: {input: a}, by: {input: b}, zero: exclude}}",
         model.Quotient(model.InputOf("a"), model.InputOf("b"), left_out=True)),
        ("v: {mean: {among: [a, b]}}",
         model.FoldedSet("mean", model.Members(listed=("a", "b")))),
    ],
)  # fmt: skip
def test_a_value_is_read(text, wanted):
    """One key says what a value is; without one it is a figure or a word."""
    assert read.value(reader(text)[0], "v") == wanted


def test_every_part_has_its_place():
    """A part of a value is marked where it stands in the text, for what is said of it later."""
    at, marks = reader("v: {sum: [{input: a}, 2]}")
    found = read.value(at, "v")
    assert found.items[0].address == "v.sum.0.input"
    assert str(marks["v.sum.1"]) == "t.yaml:1:23"


def test_two_relations_are_a_range():
    """One relation is a comparison, two are both of them; so for grades and for sets."""
    at, _ = reader("c: {grade: news, at_least: fair, below: good}")
    both = model.All((model.Graded("news", ">=", "fair"), model.Graded("news", "<", "good")))
    assert read.condition(at, "c") == both


def test_a_share_of_a_set_is_of_its_members():
    """`{share: 0.5}` beside a quantifier is half of those that are there."""
    at, _ = reader("c: {among: core, where: {given: each}, above: {share: 0.5}, empty: met}")
    found = read.condition(at, "c")
    assert (found.of_all, found.empty, found.amount.value) == (True, True, Fraction(1, 2))


def test_what_is_not_written_is_none():
    """A value or condition that may be left out is None where it is."""
    at, _ = reader("a: 1")
    assert read.value_or_none(at, "v") is None
    assert read.condition_or_none(at, "v") is None
