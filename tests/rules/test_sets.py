"""Sets of indicators, and the attributes of units that rules ask for."""

from __future__ import annotations

from govrank.rules.expressions.model import Members
from govrank.rules.sets import (
    attribute_names,
    attributes_of,
    closed_attributes,
    members_of,
    sets_of,
)
from tests.loading import load_text

RULES = load_text(
    """
    govrank: "1"
    id: test/sets
    version: "1"
    title: Sets
    indicators:
      - {id: news, max: 5, tags: [core], score: {method: points}}
      - id: online
        indicators:
          - {id: services, max: 5, tags: [core], score: {method: points}}
          - id: weighed
            score:
              method: formula
              value:
                sum:
                  - {attribute: {of: terrain, values: {hill: 1, sea: 2}}}
                  - {attribute: {of: terrain, values: {sea: 2, lake: 3}}}
                  - {count: [{attribute: size, is: small}]}
    ranking: {groups: kind}
    """
).rules


def test_a_set_is_a_tag_a_group_or_a_list():
    """A tag has the indicators that carry it, a group its children, a list what it lists."""
    assert sets_of(RULES)["core"] == ["news", "services"]
    assert members_of(Members("online"), RULES) == ["services", "weighed"]
    assert members_of(Members(listed=("news",)), RULES) == ("news",)
    assert members_of(Members("other"), RULES) == ()


def test_attributes_have_the_values_that_rules_speak_of():
    """Each attribute once, with every value that is asked for, in order."""
    found = attributes_of(RULES)
    assert found == {"terrain": ("hill", "sea", "lake"), "size": ("small",)}
    assert attribute_names(RULES) == ("kind", "terrain", "size")


def test_an_attribute_is_closed_to_what_every_value_has_a_case_for():
    """Where nothing is said of the rest, a unit must be listed in each of the values."""
    assert closed_attributes(RULES) == {"terrain": ["sea"]}
