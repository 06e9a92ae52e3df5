"""Sets that rules speak of: nodes by tag, group or list; populations and attributes of units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govrank.rules.expressions import model as expressions
from govrank.rules.expressions.walk import parts
from govrank.rules.model import UNITS, Population, Rules
from govrank.rules.places import places_of


def members_of(of: expressions.Members, rules: Rules) -> Sequence[str]:
    """Return the nodes of a set; none where its name is that of no tag and no group."""
    if of.listed:
        return of.listed
    return sets_of(rules).get(of.name, ())


def sets_of(rules: Rules) -> Mapping[str, Sequence[str]]:
    """Return every set of nodes that has a name: the children of groups, and tags."""
    found: dict[str, list[str]] = {}
    for node in rules.total.walk():
        for tag in node.tags:
            found.setdefault(tag, []).append(node.id)
    groups = {
        node.id: [c.id for c in node.children] for node in rules.total.walk() if node.children
    }
    return {**found, **groups}


def populations_of(rules: Rules) -> Mapping[str, Population]:
    """Return every population by id: all that are ranked, group by group, and those declared."""
    everyone = Population(UNITS, f"populations.{UNITS}", by=rules.ranking.groups)
    return {UNITS: everyone, **{each.id: each for each in rules.populations}}


def attributes_of(rules: Rules) -> Mapping[str, tuple[str, ...]]:
    """Return the attributes that expressions ask for, each with the values they speak of."""
    found: dict[str, dict[str, None]] = {}
    for part in _parts(rules):
        match part:
            case expressions.ByAttribute(of, values):
                found.setdefault(of, {}).update(dict.fromkeys(value for value, _ in values))
            case expressions.HasAttribute(of, values):
                found.setdefault(of, {}).update(dict.fromkeys(values))
    return {name: tuple(values) for name, values in found.items()}


def _parts(rules: Rules) -> Iterator[object]:
    """Yield all values and conditions of rules, and what is within them."""
    return (part for place in places_of(rules) for part in parts(place.holds))


def closed_attributes(rules: Rules) -> Mapping[str, Sequence[str]]:
    """Return the attributes that must have one of these values: there is nothing for the rest."""
    found: dict[str, list[str]] = {}
    for part in _parts(rules):
        if isinstance(part, expressions.ByAttribute) and part.otherwise is None:
            listed = [value for value, _ in part.values]
            found[part.of] = [each for each in found.get(part.of, listed) if each in listed]
    return found


def attribute_names(rules: Rules) -> tuple[str, ...]:
    """Return the attributes that the rules ask for, the one that groups the ranking first."""
    return tuple(dict.fromkeys([*partitions_of(rules), *attributes_of(rules)]))


def partitions_of(rules: Rules) -> tuple[str, ...]:
    """Return the attributes by which the units are parted: in the ranking, in populations."""
    named = [rules.ranking.groups, *(each.by for each in rules.populations)]
    return tuple(dict.fromkeys(name for name in named if name))
