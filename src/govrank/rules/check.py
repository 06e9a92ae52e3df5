"""What the schema cannot see: ids, weights, ceilings, bands, references. Findings by address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import cast

from govrank.errors import Param
from govrank.language import Text, decimal_text
from govrank.plan.plan import Plan
from govrank.reading.suggest import suggest
from govrank.rules.finding import Finding, Params
from govrank.rules.method import Leaf
from govrank.rules.model import ONE_UNIT, Band, Effective, Group, Node, Rules
from govrank.rules.values import Input, Number, value_of

_ONE = Fraction(1)
_OUTCOMES = frozenset({"grade", "rank", "refused"})
_RESERVED = _OUTCOMES | {"total", "unit"}


def check_rules(rules: Rules, declared: Sequence[str]) -> Iterator[Finding]:
    """Yield what is wrong with the rules; `declared` are the inputs the file lists itself."""
    nodes = list(rules.total.walk())
    leaves = [node.content for node in nodes if not isinstance(node.content, Group)]
    homes = _homes(rules.inputs, leaves)
    yield from _reserved(nodes, rules.inputs, homes)
    for leaf in leaves:
        yield from leaf.method.check(leaf)
        yield from _undeclared(leaf, declared)
    yield from _agreement(leaves, rules.inputs, declared)
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
        yield from _stand_ins(given, homes[given.id])
    yield from _period(rules.effective)
    yield from _bands(rules.ladder)
    yield from _examples(rules, {node.id for node in nodes})


def check_plan(rules: Rules, plan: Plan) -> Iterator[Finding]:
    """Yield what only the compiled bounds can tell: totals that no band takes."""
    if not rules.ladder:
        return
    total = plan.shapes[plan.nodes["total"].value]
    lowest, best = rules.ladder[-1], rules.ladder[0]
    if lowest.start is not None and not _takes(lowest, total.low):
        params: Params = {"low": _end(total.low, "-∞"), "start": lowest.start.value}
        yield Finding("meaning/no-lowest-band", lowest.start.address, params)
    if best.stop is not None and (total.high is None or _is_past(best, total.high)):
        params = {"high": _end(total.high, "∞"), "stop": best.stop.value, "id": best.id}
        yield Finding("meaning/no-highest-band", best.stop.address, params)


def _takes(band: Band, total: Fraction | None) -> bool:
    """Tell whether a total reaches the start of a band."""
    return total is not None and (total, not band.above) > _place(band)


def _is_past(band: Band, total: Fraction) -> bool:
    """Tell whether a total lies beyond the end of a band."""
    stop = value_of(band.stop) or 0
    return total > stop or (total == stop and not band.stop_included)


def _end(bound: Fraction | None, without: str) -> Param:
    return without if bound is None else bound


def _reserved(
    nodes: Sequence[Node], inputs: Sequence[Input], homes: Mapping[str, str]
) -> Iterator[Finding]:
    for node in nodes[1:]:
        if node.id in _RESERVED:
            yield Finding("meaning/reserved-id", f"{node.address}.id", {"id": node.id})
    taken = {node.id for node in nodes[1:]}
    for given in inputs:
        if given.id in _RESERVED - taken:
            yield Finding("meaning/reserved-id", homes[given.id], {"id": given.id})


def _homes(inputs: Sequence[Input], leaves: Sequence[Leaf]) -> dict[str, str]:
    """Return where the file speaks of each input: the first leaf it serves, or its declaration."""
    declared = {given.id: f"inputs.{given.id}" for given in inputs}
    # The first leaf comes last, for the last entry of a key stays.
    served = [(each.id, leaf.address) for leaf in leaves for each in leaf.method.inputs(leaf)]
    return declared | dict(reversed(served))


def _undeclared(leaf: Leaf, declared: Sequence[str]) -> Iterator[Finding]:
    """With a list of inputs, every input that an option names must be in it."""
    named = {key: getattr(leaf.method, key, None) for key in ("of", "per")}
    for key, name in named.items():
        if declared and isinstance(name, str) and name not in declared:
            where = f"{leaf.address}.score.{key}"
            yield _unknown("meaning/unknown-input", where, name, declared)


def _agreement(
    leaves: Sequence[Leaf], inputs: Sequence[Input], declared: Sequence[str]
) -> Iterator[Finding]:
    """Every leaf must find the inputs it needs as it needs them."""
    known = {each.id: each for each in inputs}
    first: dict[str, Leaf] = {}
    for leaf in leaves:
        for needed in leaf.method.inputs(leaf):
            given, before = known[needed.id], first.setdefault(needed.id, leaf)
            if not _serves(given, needed):
                params: Params = {
                    "name": given.id,
                    "leaf": leaf.id,
                    "found": _kind_of(given),
                    "expected": _kind_of(needed),
                }
                yield Finding("meaning/input-kind", leaf.address, params)
            elif given.id not in declared and _use(needed) != _use(given):
                params = {"name": given.id, "first": before.id, "second": leaf.id}
                related = (before.address,)
                yield Finding("meaning/input-differs", leaf.address, params, related)


def _serves(given: Input, needed: Input) -> bool:
    """Tell whether an input is of the kind that a leaf needs; yes and no serve as 1 and 0."""
    if needed.kind in _CLOSED or given.kind == "choice":
        return (given.kind, _answers(given)) == (needed.kind, _answers(needed))
    return True


_CLOSED = ("choice", "yes-no")


def _answers(given: Input) -> list[str]:
    return [option.id for option in given.options]


def _use(given: Input) -> tuple[object, ...]:
    """Return what decides how the cells of an input are taken."""
    ends = (value_of(given.low), value_of(given.high))
    absence = [(each.kind, value_of(each.value)) for each in (given.missing, given.not_applicable)]
    return (given.kind, given.places, *ends, *absence)


def _kind_of(given: Input) -> Text:
    if given.kind != "choice":
        return _KINDS[given.kind]
    listed = ", ".join(_answers(given))
    return Text(vi=f"lựa chọn ({listed})", en=f"a choice ({listed})")


_KINDS = {
    "number": Text(vi="số", en="a number"),
    "integer": Text(vi="số nguyên", en="a whole number"),
    "yes-no": Text(vi="có hoặc không", en="yes or no"),
}


def _stand_ins(given: Input, home: str) -> Iterator[Finding]:
    """Find numbers that stand in for a blank where there are only answers, or yes and no."""
    for key in ("missing", "not_applicable"):
        policy = getattr(given, key)
        number = Fraction(0) if policy.kind == "zero" else value_of(policy.value)
        unfit = given.kind == "choice" or (given.kind == "yes-no" and number not in (0, 1))
        if number is not None and unfit:
            params: Params = {"name": given.id, "value": number, "kind": _kind_of(given)}
            yield Finding("meaning/stand-in-unfit", f"{home}.{key}", params)


def _period(effective: Effective) -> Iterator[Finding]:
    # Dates are written to the year, the month or the day: they compare as far as both go.
    common = min(len(effective.since), len(effective.until))
    if effective.since[:common] > effective.until[:common]:
        params = {"since": effective.since, "until": effective.until}
        yield Finding("meaning/period-swapped", "effective.until", params, ("effective.from",))


def _references(rules: Rules, declared: Sequence[str]) -> Iterator[Finding]:
    known = set(declared) or {each.id for each in rules.inputs}
    for node in rules.total.walk():
        for step in node.pipeline:
            if isinstance(step.addend, str) and step.addend not in known:
                yield _unknown("meaning/unknown-input", f"{step.address}.add", step.addend, known)
    ids = {node.id for node in rules.total.walk()}
    for key in rules.ranking.keys:
        if key.node not in ids:
            yield _unknown("meaning/unknown-node", key.address, key.node, ids)


def _unknown(code: str, address: str, name: str, known: Iterable[str]) -> Finding:
    near = ", ".join(suggest(name, sorted(known)))
    return Finding(code, address, {"name": name, "suggestion": near})


def _ordered(low: Number | None, high: Number | None) -> Iterator[Finding]:
    if low is not None and high is not None and low.value > high.value:
        params: Params = {"low": low.value, "high": high.value}
        yield Finding("meaning/range-swapped", high.address, params, (low.address,))


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
    if found != wanted:
        address = node.address if group.weights_sum is None else group.weights_sum.address
        first = group.children[0].weight
        related = tuple(c.weight.address for c in group.children if c.weight is not None)
        where = first.address if group.weights_sum is None and first else address
        params: Params = {"sum": found, "expected": wanted, "id": node.id, **_written(found)}
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
    swapped = [band for band in ladder if _is_swapped(band)]
    for band in swapped:
        yield _swapped(band)
    for band in ladder[:-1]:
        if band.start is None:
            yield Finding("meaning/band-without-start", band.address, {"id": band.id})
    for upper, lower in pairwise(ladder):
        # A swapped band is wrong in itself, and tells nothing of its neighbours.
        if upper not in swapped and lower not in swapped:
            yield from _neighbours(upper, lower)


def _is_swapped(band: Band) -> bool:
    if band.start is None or band.stop is None:
        return False
    # One number alone may be a band, if both its ends are in.
    point = band.stop_included and not band.above
    return band.start.value > band.stop.value or (band.start.value == band.stop.value and not point)


def _swapped(band: Band) -> Finding:
    start, stop = cast("Number", band.start), cast("Number", band.stop)
    params: Params = {"low": start.value, "high": stop.value, "id": band.id}
    return Finding("meaning/band-swapped", stop.address, params, (start.address,))


def _neighbours(upper: Band, lower: Band) -> Iterator[Finding]:
    """Bands go down: each starts below the one before, and its end meets that one's start."""
    if upper.start is None:
        return
    start = upper.start
    params: Params = {"upper": upper.id, "lower": lower.id, "start": start.value}
    if lower.start is not None and _place(lower) >= _place(upper):
        yield Finding("meaning/bands-out-of-order", lower.start.address, params, (start.address,))
    elif lower.stop is not None and (lower.stop.value, lower.stop_included) != _place(upper):
        gap = (lower.stop.value, lower.stop_included) < _place(upper)
        code = "meaning/band-gap" if gap else "meaning/band-overlap"
        end = "to" if upper.above else "below"
        params = {**params, "stop": lower.stop.value, "end": end, **_written(start.value)}
        yield Finding(code, lower.stop.address, params, (start.address,))


def _written(value: Fraction) -> dict[str, Param]:
    """Return a number as a ruleset writes it, with a point in both languages."""
    return {"written": decimal_text(value)}


def _place(band: Band) -> tuple[Fraction, bool]:
    return (band.start.value if band.start else Fraction(0), band.above)


def _examples(rules: Rules, nodes: set[str]) -> Iterator[Finding]:
    inputs = {each.id for each in rules.inputs}
    for example in rules.examples:
        for unit, cells in example.given:
            where = f"{example.address}.{'given' if unit == ONE_UNIT else f'units.{unit}'}"
            for name, _ in cells:
                if name not in inputs:
                    yield _unknown("meaning/unknown-input", f"{where}.{name}", name, inputs)
        units = {unit for unit, _ in example.given}
        for unit, wanted in example.expect:
            where = f"{example.address}.expect{'' if unit == ONE_UNIT else f'.{unit}'}"
            if unit not in units:
                yield _unknown("meaning/unknown-unit", where, unit, units)
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
                yield _unknown("meaning/unknown-grade", address, value, grades[1:])
        case "refused":
            inputs = [each.id for each in rules.inputs]
            if value not in inputs:
                yield _unknown("meaning/unknown-input", address, value, inputs)
        case "rank":
            return
        case node:
            if node not in nodes:
                yield _unknown("meaning/unknown-node", address, node, nodes | _OUTCOMES)
