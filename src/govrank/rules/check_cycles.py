"""Scores, grades, populations and inputs that wait for each other have no value."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from govrank.rules.expressions.walk import reads
from govrank.rules.finding import Finding
from govrank.rules.model import Group, Population, Rules
from govrank.rules.places import Place, places_of
from govrank.rules.sets import members_of, populations_of

# A node and which of its results is meant, its score or its grade; or a population, or an input.
Vertex = tuple[str, str]


def check_cycles(rules: Rules) -> Iterator[Finding]:
    """Yield one circle of results of which each is read by the next, where there is any."""
    addresses = _addresses(rules)
    graph = _tree(rules)
    for reader, read in addresses:
        if read in graph:
            graph[reader].append(read)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        # A cycle is given as nodes, each of which is read by the next.
        chain: list[Vertex] = list(reversed(error.args[1]))
        # Without such a reference, it is an indicator called `total`, which is said elsewhere.
        for where in [addresses[pair] for pair in pairwise(chain) if pair in addresses][:1]:
            yield Finding("meaning/cycle", where, {"chain": " → ".join(_named(chain))})


def _tree(rules: Rules) -> dict[Vertex, list[Vertex]]:
    """Return what is read unsaid: children by groups, inputs by methods, scores by grades."""
    graph: dict[Vertex, list[Vertex]] = {(each.id, "input"): [] for each in rules.inputs}
    for node in rules.total.walk():
        content = node.content
        read = () if isinstance(content, Group) else content.method.inputs(content)
        inputs = [(each.id, "input") for each in read]
        graph[node.id, "score"] = [*((child.id, "score") for child in node.children), *inputs]
        graph[node.id, "grade"] = [(node.id, "score")]
    return graph | {(name, "population"): [] for name in populations_of(rules)}


def _addresses(rules: Rules) -> dict[tuple[Vertex, Vertex], str]:
    """Return where each reference is written; nothing waits for what limits make of a grade."""
    found: dict[tuple[Vertex, Vertex], str] = {}
    populations = populations_of(rules)
    for place in places_of(rules):
        if place.part != "limits":
            absent = place.name if place.part == "absence" else ""
            for each in reads(place.holds, lambda of: members_of(of, rules), populations, absent):
                found.setdefault((_reader(place), (each.name, each.what)), each.address)
    return found


def _reader(place: Place) -> Vertex:
    if isinstance(place.holds, Population):
        return (place.holds.id, "population")
    parts = {"absence": "input", "grade": "grade"}
    return (place.name, parts.get(place.part, "score"))


def _named(chain: list[Vertex]) -> list[str]:
    """Return the nodes of a circle; the grade of a node and its score beside it are one."""
    after = [name for (before, _), (name, _) in pairwise(chain) if name != before]
    first = chain[0][0]
    return [first, *(after or [first])]
