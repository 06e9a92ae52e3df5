"""What the examples of a ruleset may speak of: inputs, groups, scores, grades and own units."""

from __future__ import annotations

from collections.abc import Iterator

from govrank.rules.finding import Finding, unknown
from govrank.rules.model import ONE_UNIT, Rules
from govrank.rules.sets import attribute_names

_OUTCOMES = ("grade", "rank", "refused")


def check_examples(rules: Rules, nodes: set[str]) -> Iterator[Finding]:
    """Yield names in the examples of the rules that nothing has; `nodes` are the ids of scores."""
    inputs = {each.id for each in rules.inputs}
    cells_of = {*inputs, *attribute_names(rules)}
    for example in rules.examples:
        for unit, cells in example.given:
            where = f"{example.address}.{'given' if unit == ONE_UNIT else f'units.{unit}'}"
            for name, _ in cells:
                if name not in cells_of:
                    yield unknown("meaning/unknown-input", f"{where}.{name}", name, cells_of)
        units = {unit for unit, _ in example.given}
        for unit, wanted in example.expect:
            where = f"{example.address}.expect{'' if unit == ONE_UNIT else f'.{unit}'}"
            if unit not in units:
                yield unknown("meaning/unknown-unit", where, unit, units)
            for name, value in wanted:
                yield from _expectation(f"{where}.{name}", name, value, rules, nodes)


def _expectation(
    address: str, name: str, value: str, rules: Rules, nodes: set[str]
) -> Iterator[Finding]:
    match name:
        case "grade":
            # Nothing is expected of a unit whose every part is left out.
            grades = ["", *(band.id for band in rules.ladder)]
            if value not in grades:
                yield unknown("meaning/unknown-grade", address, value, grades[1:])
        case "refused":
            inputs = [each.id for each in rules.inputs]
            if value not in inputs:
                yield unknown("meaning/unknown-input", address, value, inputs)
        case "rank":
            return
        case node:
            if node not in nodes:
                yield unknown("meaning/unknown-node", address, node, [*nodes, *_OUTCOMES])
