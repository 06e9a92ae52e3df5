"""What the schema cannot see: ids, weights, ceilings, bands, references. Findings by address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from govrank.plan.plan import Plan
from govrank.reading.suggest import suggest
from govrank.rules.finding import Finding, Params
from govrank.rules.model import ONE_UNIT, Band, Group, Node, Rules
from govrank.rules.values import Input, Number

_ONE = Fraction(1)
_RESERVED = frozenset({"total", "grade", "rank", "refused", "unit"})


def check_rules(rules: Rules, declared: Sequence[str]) -> Iterator[Finding]:
    """Yield what is wrong with the rules; `declared` are the inputs the file lists itself."""
    nodes = list(rules.total.walk())
    yield from _reserved(nodes, rules.inputs)
    yield from _methods(nodes)
    yield from _references(rules, declared)
    for node in nodes:
        yield from _ordered(node.low, node.high)
        if isinstance(node.content, Group):
            yield from _weights(node, node.content)
            yield from _ceilings(node, node.content)
        for step in node.pipeline:
            yield from _ordered(step.low, step.high)
    for given in rules.inputs:
        yield from _ordered(given.low, given.high)
    yield from _bands(rules.ladder)
    yield from _examples(rules, {node.id for node in nodes})


def check_plan(rules: Rules, plan: Plan) -> Iterator[Finding]:
    """Yield what only the compiled bounds can tell: totals that no band takes."""
    lowest = rules.ladder[-1].start if rules.ladder else None
    least = plan.shapes[plan.nodes["total"].value].low
    if lowest is not None and (least is None or least < lowest.value):
        params: Params = {"low": "-∞" if least is None else least, "start": lowest.value}
        yield Finding("meaning/no-lowest-band", lowest.address, params)


def _reserved(nodes: Sequence[Node], inputs: Sequence[Input]) -> Iterator[Finding]:
    for node in nodes:
        if node.id in _RESERVED and node.address != "total":
            yield Finding("meaning/reserved-id", f"{node.address}.id", {"id": node.id})
    for given in inputs:
        if given.id in _RESERVED and given.id not in {node.id for node in nodes[1:]}:
            yield Finding("meaning/reserved-id", f"inputs.{given.id}.id", {"id": given.id})


def _methods(nodes: Sequence[Node]) -> Iterator[Finding]:
    for node in nodes:
        if not isinstance(node.content, Group):
            yield from node.content.method.check(node.content)


def _references(rules: Rules, declared: Sequence[str]) -> Iterator[Finding]:
    """With a list of inputs, every input that is named must be in it or be a leaf's own."""
    known = {each.id for each in rules.inputs}
    for node in rules.total.walk():
        for step in node.pipeline:
            if isinstance(step.addend, str) and step.addend not in known:
                yield _unknown("meaning/unknown-input", f"{step.address}.add", step.addend, known)
        if declared and not isinstance(node.content, Group):
            yield from _undeclared(node, declared)
    ids = {node.id for node in rules.total.walk()}
    for key in rules.ranking.keys:
        if key.node not in ids:
            yield _unknown("meaning/unknown-node", key.address, key.node, ids)


def _undeclared(node: Node, declared: Sequence[str]) -> Iterator[Finding]:
    if isinstance(node.content, Group):
        return
    named = {key: getattr(node.content.method, key, None) for key in ("of", "per")}
    for key, name in named.items():
        if isinstance(name, str) and name not in declared:
            where = f"{node.address}.score.{key}"
            yield _unknown("meaning/unknown-input", where, name, declared)


def _unknown(code: str, address: str, name: str, known: Iterable[str]) -> Finding:
    near = ", ".join(suggest(name, sorted(known)))
    return Finding(code, address, {"name": name, "suggestion": near})


def _ordered(low: Number | None, high: Number | None) -> Iterator[Finding]:
    if low is not None and high is not None and low.value > high.value:
        params: Params = {"low": low.value, "high": high.value}
        yield Finding("meaning/range-swapped", high.address, params, (low.address,))


def _weights(node: Node, group: Group) -> Iterator[Finding]:
    weighted = group.aggregate.startswith("weighted")
    for child in group.children:
        if weighted and child.weight is None:
            yield Finding("meaning/weight-missing", child.address, {"id": child.id})
        if child.weight is not None and not weighted:
            params: Params = {"id": child.id, "aggregate": group.aggregate}
            yield Finding("meaning/weight-unused", child.weight.address, params)
    weights = [child.weight.value for child in group.children if child.weight is not None]
    if weighted and len(weights) == len(group.children):
        yield from _weight_sum(node, group, sum(weights, Fraction(0)))


def _weight_sum(node: Node, group: Group, found: Fraction) -> Iterator[Finding]:
    wanted = _ONE if group.weights_sum is None else group.weights_sum.value
    if found != wanted:
        address = node.address if group.weights_sum is None else group.weights_sum.address
        first = group.children[0].weight
        related = tuple(c.weight.address for c in group.children if c.weight is not None)
        where = first.address if group.weights_sum is None and first else address
        params: Params = {"sum": found, "expected": wanted, "id": node.id}
        yield Finding("meaning/weights-sum", where, params, related[1:])
    elif group.aggregate == "weighted-mean" and found == 0:
        yield Finding("meaning/weights-zero", node.address, {"id": node.id})


def _ceilings(node: Node, group: Group) -> Iterator[Finding]:
    highs = [child.high.value for child in group.children if child.high is not None]
    if group.aggregate != "sum" or node.high is None or len(highs) < len(group.children):
        return
    if sum(highs) != node.high.value:
        params: Params = {"id": node.id, "max": node.high.value, "sum": sum(highs, Fraction(0))}
        yield Finding("meaning/ceilings-differ", node.high.address, params)


def _bands(ladder: Sequence[Band]) -> Iterator[Finding]:
    for band in ladder:
        start, stop = band.start, band.stop
        if start is not None and stop is not None and start.value >= stop.value:
            params: Params = {"low": start.value, "high": stop.value, "id": band.id}
            yield Finding("meaning/band-swapped", stop.address, params, (start.address,))
        if start is None and band is not ladder[-1]:
            yield Finding("meaning/band-without-start", band.address, {"id": band.id})
    for upper, lower in pairwise(ladder):
        yield from _neighbours(upper, lower)


def _neighbours(upper: Band, lower: Band) -> Iterator[Finding]:
    """Bands go down: each starts below the one before, and its end meets that one's start."""
    if upper.start is None:
        return
    params: Params = {"upper": upper.id, "lower": lower.id, "start": upper.start.value}
    if lower.start is not None and _place(lower) >= _place(upper):
        where = (lower.start.address, (upper.start.address,))
        yield Finding("meaning/bands-out-of-order", where[0], params, where[1])
    if lower.stop is None or (lower.stop.value == upper.start.value and _meets(upper, lower)):
        return
    apart = lower.stop.value - upper.start.value
    gap = apart < 0 or (apart == 0 and upper.above)
    code = "meaning/band-gap" if gap else "meaning/band-overlap"
    params = {**params, "stop": lower.stop.value}
    yield Finding(code, lower.stop.address, params, (upper.start.address,))


def _place(band: Band) -> tuple[Fraction, bool]:
    return (band.start.value if band.start else Fraction(0), band.above)


def _meets(upper: Band, lower: Band) -> bool:
    """At their common end exactly one of the two takes the total."""
    return upper.above == lower.stop_included


def _examples(rules: Rules, nodes: set[str]) -> Iterator[Finding]:
    inputs = {each.id for each in rules.inputs}
    outcomes = nodes | {"grade", "rank", "refused"}
    grades = {band.id for band in rules.ladder}
    for example in rules.examples:
        for unit, cells in example.given:
            where = f"{example.address}.{'given' if unit == ONE_UNIT else f'units.{unit}'}"
            for name, _ in cells:
                if name not in inputs:
                    yield _unknown("meaning/unknown-input", f"{where}.{name}", name, inputs)
        for _, wanted in example.expect:
            for name, value in wanted:
                yield from _expectation(example.address, name, value, outcomes, grades)


def _expectation(
    address: str, name: str, value: str, outcomes: set[str], grades: set[str]
) -> Iterator[Finding]:
    if name not in outcomes:
        yield _unknown("meaning/unknown-node", f"{address}.expect.{name}", name, outcomes)
    if name == "grade" and value not in grades:
        yield _unknown("meaning/unknown-grade", f"{address}.expect.{name}", value, grades)
