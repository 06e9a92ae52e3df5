"""Where rules may hold values and conditions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from attrs import frozen

from govrank.rules.model import Group, Node, Rules
from govrank.rules.values import Input


@frozen
class Place:
    """A piece of the rules that may hold expressions, and the node it is about.

    What stands in for the cells of an input, and who is in a population, is about the total.
    """

    holds: object
    node: Node
    part: Literal["score", "steps", "grade", "limits", "population", "absence"]

    @property
    def name(self) -> str:
        """The id of the input or the node that it is about."""
        return self.holds.id if isinstance(self.holds, Input) else self.node.id


def places_of(rules: Rules) -> Iterator[Place]:
    """Yield every piece of the rules that may hold values and conditions."""
    for node in rules.total.walk():
        if not isinstance(node.content, Group):
            yield Place(node.content.method, node, "score")
        if node.pipeline:
            yield Place(node.pipeline, node, "steps")
        if node.ladder:
            yield Place(node.ladder, node, "grade")
    yield Place(rules.ladder, rules.total, "grade")
    yield Place((rules.limits, rules.relief, rules.quotas), rules.total, "limits")
    for population in rules.populations:
        yield Place(population, rules.total, "population")
    for given in rules.inputs:
        if given.stand_ins:
            yield Place(given, rules.total, "absence")
