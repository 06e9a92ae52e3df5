"""Addresses over a tree: items by id, by name, by position; indicators wherever they stand."""

from __future__ import annotations

import pytest

from govrank.reading.plain import to_plain
from govrank.reading.strict_yaml import parse
from govrank.reading.text import from_text
from govrank.rules.addresses import Addresses, Missing, Place, names_of

TREE = parse(
    from_text(
        """
indicators:
  - id: group
    indicators:
      - {id: leaf, max: 3, score: {of: {sum: [1, 2]}}}
      - {id: leaf-two, max: 4}
grades: [{id: good, from: 8}]
examples:
  - {name: "Row 2.1, as printed", given: {leaf: 1}}
""",
        "t",
    )
)


@pytest.mark.parametrize(
    ("address", "path", "plain"),
    [
        ("indicators.leaf.max", ("indicators", 0, "indicators", 0, "max"), 3),
        ("indicators.leaf-two.max", ("indicators", 0, "indicators", 1, "max"), 4),
        ("indicators.group.indicators.leaf.max", ("indicators", 0, "indicators", 0, "max"), 3),
        ("indicators.leaf.score.of.sum.1",
         ("indicators", 0, "indicators", 0, "score", "of", "sum", 1), 2),
        ("grades.good.from", ("grades", 0, "from"), 8),
        ("examples.Row 2.1, as printed.given.leaf", ("examples", 0, "given", "leaf"), 1),
    ],
)  # fmt: skip
def test_an_address_leads_to_its_place(address, path, plain):
    """Every part of a ruleset can be named, with dots in the name of an example too."""
    found = Addresses(TREE).find(address)
    assert isinstance(found, Place)
    assert (found.path, to_plain(found.node)) == (path, plain)


@pytest.mark.parametrize(
    ("address", "part", "key", "suggestion"),
    [
        ("indicators.laef.max", "laef", "", "indicators.leaf"),
        ("grades.good.form", "form", "form", "grades.good.from"),
        ("grades.good.from.value", "value", "value", ""),
        ("examples.Row 2.1 as printed", "Row 2", "", "examples.Row 2.1, as printed"),
        ("grade", "grade", "grade", "grades"),
    ],
)
def test_what_is_not_there_is_told_with_what_is_near(address, part, key, suggestion):
    """The first part that is missing, whether it is the last, and what may be meant."""
    found = Addresses(TREE).find(address)
    assert isinstance(found, Missing)
    assert (found.part, found.key, found.suggestion) == (part, key, suggestion)


def test_a_tree_without_indicators_has_addresses():
    """A text of anything can be looked through."""
    found = Addresses(parse(from_text("a: {b: 1}", "t"))).find("a.b")
    assert isinstance(found, Place)
    assert names_of(found.node) == []
