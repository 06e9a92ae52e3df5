"""What the schema cannot see: ids, weights, ceilings, references. Findings by address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from govrank.rules.check_cycles import check_cycles
from govrank.rules.check_examples import check_examples
from govrank.rules.check_expressions import check_expressions, check_populations, check_tags
from govrank.rules.check_inputs import check_inputs, homes, leaves_of
from govrank.rules.check_ladder import check_ladder
from govrank.rules.check_regrading import check_regrading
from govrank.rules.finding import Finding, Params, unknown, written
from govrank.rules.model import Effective, Group, Node, Rules, Step
from govrank.rules.values import Input, Number

_ONE = Fraction(1)
_RESERVED = frozenset({"grade", "rank", "refused", "total", "unit"})


def check_rules(rules: Rules, declared: Sequence[str]) -> Iterator[Finding]:
    """Yield what is wrong with the rules; `declared` are the inputs the file lists itself."""
    nodes, where = list(rules.total.walk()), homes(rules, declared)
    yield from _reserved(nodes, rules.inputs, where)
    for leaf in leaves_of(nodes):
        yield from leaf.method.check(leaf)
    yield from check_inputs(rules, declared, where)
    yield from check_expressions(rules)
    yield from check_cycles(rules)
    yield from check_tags(rules)
    yield from check_populations(rules)
    yield from check_regrading(rules)
    yield from _references(rules)
    for node in nodes:
        yield from _ordered(node.low, node.high)
        if isinstance(node.content, Group):
            yield from _weights(node, node.content)
            yield from _ceilings(node, node.content)
            yield from _rescaling(node, node.content)
        yield from _clamps(node.pipeline)
        yield from check_ladder(node.ladder)
    for given in rules.inputs:
        yield from _ordered(given.low, given.high)
    yield from _period(rules.effective)
    yield from check_ladder(rules.ladder)
    yield from check_examples(rules, {node.id for node in nodes})


def _reserved(
    nodes: Sequence[Node], inputs: Sequence[Input], where: Mapping[str, str]
) -> Iterator[Finding]:
    for node in nodes[1:]:
        if node.id in _RESERVED:
            yield Finding("meaning/reserved-id", f"{node.address}.id", {"id": node.id})
    taken = {node.id for node in nodes[1:]}
    for given in inputs:
        if given.id in _RESERVED - taken:
            yield Finding("meaning/reserved-id", where[given.id], {"id": given.id})


def _period(effective: Effective) -> Iterator[Finding]:
    # Dates are written to the year, the month or the day: they compare as far as both go.
    common = min(len(effective.since), len(effective.until))
    if effective.since[:common] > effective.until[:common]:
        params = {"since": effective.since, "until": effective.until}
        yield Finding("meaning/period-swapped", "effective.until", params, ("effective.from",))


def _references(rules: Rules) -> Iterator[Finding]:
    ids = {node.id for node in rules.total.walk()}
    for key in rules.ranking.keys:
        if key.node not in ids:
            yield unknown("meaning/unknown-node", key.address, key.node, ids)


def _ordered(low: Number | None, high: Number | None) -> Iterator[Finding]:
    if low is not None and high is not None and low.value > high.value:
        params: Params = {"low": low.value, "high": high.value}
        yield Finding("meaning/range-swapped", high.address, params, (low.address,))


def _clamps(pipeline: Sequence[Step]) -> Iterator[Finding]:
    for step in pipeline:
        yield from _clamps(step.options)
        if isinstance(step.low, Number) and isinstance(step.high, Number):
            yield from _ordered(step.low, step.high)


def _weights(node: Node, group: Group) -> Iterator[Finding]:
    weighted = group.aggregate.startswith("weighted")
    if group.weights_sum is not None and not weighted:
        params: Params = {"id": node.id, "aggregate": group.aggregate}
        yield Finding("meaning/weights-unused", group.weights_sum.address, params)
    for child in group.children:
        if weighted and child.weight is None:
            yield Finding("meaning/weight-missing", child.address, {"id": child.id})
        if child.weight is not None and not weighted:
            params = {"id": child.id, "aggregate": group.aggregate}
            yield Finding("meaning/weight-unused", child.weight.address, params)
    weights = [child.weight.value for child in group.children if child.weight is not None]
    if weighted and len(weights) == len(group.children):
        yield from _weight_sum(node, group, sum(weights, Fraction(0)))


def _weight_sum(node: Node, group: Group, found: Fraction) -> Iterator[Finding]:
    wanted = _ONE if group.weights_sum is None else group.weights_sum.value
    addresses = tuple(c.weight.address for c in group.children if c.weight is not None)
    if group.aggregate != "weighted-sum" and found == 0:
        yield Finding("meaning/weights-zero", node.address, {"id": node.id}, addresses)
    elif found != wanted:
        where = addresses[0] if group.weights_sum is None else group.weights_sum.address
        params: Params = {"sum": found, "expected": wanted, "id": node.id, **written(found)}
        yield Finding("meaning/weights-sum", where, params, addresses[1:])


def _ceilings(node: Node, group: Group) -> Iterator[Finding]:
    highs = [child.high.value for child in group.children if child.high is not None]
    if group.aggregate != "sum" or node.high is None or len(highs) < len(group.children):
        return
    if sum(highs) != node.high.value:
        params: Params = {"id": node.id, "max": node.high.value, "sum": sum(highs, Fraction(0))}
        yield Finding("meaning/ceilings-differ", node.high.address, params)


def _rescaling(node: Node, group: Group) -> Iterator[Finding]:
    """Find sums whose left-out parts cannot be made up for by ceilings, and what is no sum."""
    if group.rescaled and group.aggregate != "sum":
        params: Params = {"id": node.id, "aggregate": group.aggregate}
        yield Finding("meaning/rescale-unused", f"{node.address}.left_out", params)
    for child in group.children:
        if group.rescaled and child.high is None:
            yield Finding("meaning/no-ceiling", child.address, {"id": child.id})
