"""Two rulesets side by side: everything that differs is told, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

from govrank.audit.comparison import Difference, differences
from govrank.language import Text
from govrank.reading.text import read_source
from govrank.reading.tree import Mapping, Node, Scalar, Sequence
from govrank.rules.load import load_source
from tests.loading import load_text

WHOLE = load_source(read_source(Path(__file__).parents[1] / "rules" / "whole.ruleset.yaml"))

ONE = """
govrank: "1"
id: a
version: "1"
title: A
indicators:
  - {id: news, title: {vi: Tin, en: News}, max: {value: 10, because: Old}, tags: [x],
     score: {method: points}}
  - id: group
    indicators:
      - {id: leaf, max: 4, score: {method: points}}
      - {id: other, max: 4, score: {method: points}}
grades: [{id: good, from: 8}, {id: weak}]
examples:
  - {name: same, given: {news: 10, leaf: 4, other: 4}, expect: {total: 18}}
  - {name: same, given: {news: 1, leaf: 1, other: 1}, expect: {total: 3}}
"""


def found(*changes: tuple[str, str]) -> tuple[Difference, ...]:
    """Return the differences that replacing texts makes."""
    text = ONE
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return differences(load_text(ONE), load_text(text))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("max: {value: 10, because: Old}", "max: {because: Old, value: 10.0}"),
        ("title: A", 'title: "A"'),
        ("title: A", "title: {vi: A, en: A}"),
        ("id: a\n", "id: b\n"),
        ('version: "1"', 'version: "2"'),
    ],
)
def test_how_it_is_written_makes_no_difference(before, after):
    """Layout, zeros at the end, quotes, and who the ruleset is."""
    assert found((before, after)) == ()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("{value: 10, because: Old}", "{value: 8, because: New}",
         Difference("changed", "indicators.news.max", Fraction(10), Fraction(8),
                    Text(vi="New", en="New"))),
        ("because: Old", "because: New",
         Difference("changed", "indicators.news.max.because", Text(vi="Old", en="Old"),
                    Text(vi="New", en="New"))),
        ("from: 8", "above: 8", Difference("removed", "grades.good.from", Fraction(8))),
        ("tags: [x]", "tags: [x, w]",
         Difference("changed", "indicators.news.tags", ("x",), ("x", "w"))),
        ("total: 3", "total: 4",
         Difference("changed", "examples.1.expect.total", Fraction(3), Fraction(4))),
        ("{id: weak}", "{id: bad}", Difference("removed", "grades.weak", among="grades")),
    ],
)  # fmt: skip
def test_what_differs_is_told_by_its_address(before, after, expected):
    """A figure with its new reason, a reason, a key, a list of words, an item."""
    assert expected in found((before, after))


def test_a_changed_figure_does_not_tell_its_reason_twice():
    """Its reason goes with it."""
    (only,) = found(("{value: 10, because: Old}", "{value: 8, because: New}"))
    assert only.address == "indicators.news.max"


def test_an_item_is_told_as_one():
    """An indicator that is gone or new is told once, with the reason of the new one."""
    told = found(
        ("{id: other, max: 4,", "{id: new, because: Why, max: 4,"),
        (", other: 4", ", new: 4"),
        (", other: 1", ", new: 1"),
    )
    assert told[:2] == (
        Difference("removed", "indicators.other", among="indicators.group.indicators"),
        Difference("added", "indicators.new", because=Text(vi="Why", en="Why"),
                   among="indicators.group.indicators"),
    )  # fmt: skip


def test_an_indicator_that_moves_is_no_other():
    """It is told with the groups that it leaves and joins; and another order of items is told."""
    leaf = "      - {id: leaf, max: 4, score: {method: points}}\n"
    assert found((leaf, ""), ("  - id: group", leaf[4:] + "  - id: group")) == (
        Difference("moved", "indicators.leaf", "indicators.group", ""),
    )
    assert found((leaf, ""), ("grades:", leaf + "grades:")) == (
        Difference("reordered", "indicators.group.indicators",
                   ("leaf", "other"), ("other", "leaf")),
    )  # fmt: skip


def scalars(node: Node, path: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    """Yield the way to every value of a tree, by positions."""
    inner = node.items if isinstance(node, Sequence) else ()
    inner = tuple(each for _, each in node.entries) if isinstance(node, Mapping) else inner
    if isinstance(node, Scalar):
        yield path
    for position, each in enumerate(inner):
        yield from scalars(each, (*path, position))


def with_other(node: Node, path: tuple[int, ...]) -> Node:
    """Return a tree with another word at the end of a way."""
    if isinstance(node, Scalar):
        return evolve(node, text="else", quoted=True)
    place, *rest = path
    if isinstance(node, Sequence):
        items = list(node.items)
        items[place] = with_other(items[place], tuple(rest))
        return evolve(node, items=tuple(items))
    entries = list(node.entries)
    entries[place] = (entries[place][0], with_other(entries[place][1], tuple(rest)))
    return evolve(node, entries=tuple(entries))


def test_no_change_of_any_value_goes_unseen():
    """Each value of the example with every key, given another one alone, makes a difference."""
    heading = ("govrank", "id", "version")
    ways = [way for way in scalars(WHOLE.tree) if WHOLE.tree.entries[way[0]][0].text not in heading]
    unseen = [
        way
        for way in ways
        if not differences(WHOLE, evolve(WHOLE, tree=with_other(WHOLE.tree, way)))
    ]
    assert len(ways) > 400
    assert unseen == []
