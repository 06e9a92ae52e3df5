"""From rules to a plan: leaves by method, groups by aggregate, then grade and rank."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import evolve, frozen

from govrank.plan.builder import Builder
from govrank.plan.operations import Cut, Key, Rank, Ref
from govrank.plan.plan import Outcome, Plan
from govrank.rules.lowering import Lowering
from govrank.rules.method import Leaf
from govrank.rules.model import Aggregation, Band, Group, Node, RankingPolicy, Rules, Step
from govrank.rules.values import Number


def compile_plan(rules: Rules) -> Plan:
    """Return the plan of rules whose meaning has been checked."""
    builder = Builder()
    to = Lowering(builder, {each.id: each for each in rules.inputs})
    nodes: dict[str, Outcome] = {}
    total = _node(rules.total, to, nodes)
    with builder.serving("grades", "grade"):
        grade = _grade(rules.ladder, total.value, to) if rules.ladder else None
    with builder.serving("ranking", "rank"):
        rank = _rank(rules.ranking, nodes, to)
    return builder.finish(nodes, rank, grade)


def _node(node: Node, to: Lowering, nodes: dict[str, Outcome]) -> Outcome:
    """Lower a node and all below it: score, round, clamp, pipeline; 0 where it is absent."""
    if isinstance(node.content, Group):
        children = [_node(child, to, nodes) for child in node.content.children]
        with to.to.serving(node.address, "aggregate"):
            scored = _aggregate(node.content, children, to)
    else:
        scored = _scored(node.content, to)
    with to.to.serving(node.address, "round"):
        value = to.rounded(scored.value, node.rounding)
    with to.to.serving(node.address, "clamp"):
        value = _clamped(value, node.low, node.high, to)
    for step in node.pipeline:
        with to.to.serving(step.address, "step"):
            value = _stepped(value, step, to)
    if scored.present is not None:
        with to.to.serving(node.address, "absence"):
            value = to.to.select(scored.present, value, to.constant(0))
    nodes[node.id] = Outcome(value, scored.present)
    return nodes[node.id]


def _scored(leaf: Leaf, to: Lowering) -> Outcome:
    with to.to.serving(leaf.address, "method"):
        return leaf.method.lower(leaf, to)


def _clamped(value: Ref, low: Number | None, high: Number | None, to: Lowering) -> Ref:
    if low is not None:
        value = to.to.greatest([value, to.number(low)])
    return value if high is None else to.to.least([value, to.number(high)])


def _stepped(value: Ref, step: Step, to: Lowering) -> Ref:
    value = to.rounded(value, step.rounding)
    value = _clamped(value, step.low, step.high, to)
    match step.addend:
        case None:
            return value
        case Number():
            return to.to.sum([value, to.number(step.addend)])
        case name:
            return to.to.sum([value, to.input(name).value])


# Aggregates: each takes the group, its children's outcomes and the lowering.


@frozen
class _Children:
    """Children of a group: their values (0 where absent), presences and weights as columns."""

    values: Sequence[Ref]
    presences: Sequence[Ref | None]
    weights: Sequence[Ref]


def _aggregate(group: Group, children: Sequence[Outcome], to: Lowering) -> Outcome:
    one = to.constant(1)
    return AGGREGATES[group.aggregate](
        _Children(
            [child.value for child in children],
            [child.present for child in children],
            [one if child.weight is None else to.number(child.weight) for child in group.children],
        ),
        to,
    )


def _of_any(value: Ref, parts: _Children, to: Lowering) -> Outcome:
    """Return a score that is there where any child is."""
    unsure = [ref for ref in parts.presences if ref is not None]
    sometimes = len(unsure) == len(parts.presences)
    return Outcome(value, to.to.any(unsure) if sometimes else None)


def _sum(parts: _Children, to: Lowering) -> Outcome:
    return _of_any(to.to.sum(parts.values), parts, to)


def _weighted_sum(parts: _Children, to: Lowering) -> Outcome:
    return _of_any(_weighted(parts, to), parts, to)


def _weighted_mean(parts: _Children, to: Lowering) -> Outcome:
    """Leave the group out where the weights that are left sum to 0: there is no mean."""
    sure = all(ref is None for ref in parts.presences)
    some = None if sure else to.to.compare(_weight(parts, to), "!=", to.constant(0))
    return Outcome(_average(parts, to), some)


def _mean(parts: _Children, to: Lowering) -> Outcome:
    equal = evolve(parts, weights=[to.constant(1)] * len(parts.weights))
    return _of_any(_average(equal, to), parts, to)


def _average(parts: _Children, to: Lowering) -> Ref:
    return to.to.div(_weighted(parts, to), _weight(parts, to), to.constant(0))


def _weighted(parts: _Children, to: Lowering) -> Ref:
    return to.to.affine(list(zip(parts.weights, parts.values, strict=True)))


def _weight(parts: _Children, to: Lowering) -> Ref:
    """Return the sum of the weights of the children that are present."""
    one = to.constant(1)
    there = [one if ref is None else ref for ref in parts.presences]
    return to.to.affine(list(zip(parts.weights, there, strict=True)))


def _least(parts: _Children, to: Lowering) -> Outcome:
    return _of_any(to.to.least(parts.values, parts.presences), parts, to)


def _greatest(parts: _Children, to: Lowering) -> Outcome:
    return _of_any(to.to.greatest(parts.values, parts.presences), parts, to)


AGGREGATES: Mapping[Aggregation, Callable[[_Children, Lowering], Outcome]] = {
    "sum": _sum,
    "weighted-sum": _weighted_sum,
    "weighted-mean": _weighted_mean,
    "mean": _mean,
    "min": _least,
    "max": _greatest,
}


def _grade(ladder: Sequence[Band], total: Ref, to: Lowering) -> Ref:
    """Return the position of the band, 0 the best; one past the last where none holds."""
    rising = [band for band in reversed(ladder) if band.start is not None]
    cuts = [Cut(to.number(band.start), band.above) for band in rising if band.start is not None]
    ends = [to.constant(position) for position in range(len(ladder) - 1, -1, -1)]
    open_below = ladder[-1].start is None
    values = ends if open_below else [to.constant(len(ladder)), *ends]
    return to.to.lookup(total, cuts, values)


def _rank(policy: RankingPolicy, nodes: Mapping[str, Outcome], to: Lowering) -> Ref:
    keys = [
        Key(to.rounded(nodes[key.node].value, key.rounding), key.ascending) for key in policy.keys
    ]
    eligible = to.both([nodes[key.node].present for key in policy.keys])
    return to.to.rank(Rank(tuple(keys), policy.ties, bool(policy.groups), eligible))
