"""Inputs: every leaf that reads one must find it of the kind, and read in the way, it needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction

from govrank.language import Text
from govrank.rules.finding import Finding, Params, unknown
from govrank.rules.method import Leaf
from govrank.rules.model import Group, Node, Step
from govrank.rules.values import Input, value_of


def check_inputs(
    nodes: Sequence[Node], inputs: Sequence[Input], declared: Sequence[str]
) -> Iterator[Finding]:
    """Yield what nodes ask of inputs and do not get; `declared` are those the file lists."""
    where, leaves = homes(nodes, declared), leaves_of(nodes)
    for leaf in leaves:
        yield from _undeclared(leaf, declared)
    yield from _agreement(leaves, inputs, declared)
    known = {each.id: each for each in inputs}
    scored = {each.id for leaf in leaves for each in leaf.method.inputs(leaf)}
    for node in nodes:
        yield from _addends(node, known, {*declared, *scored} if declared else known)
    for given in inputs:
        yield from _stand_ins(given, where[given.id])
        yield from _idle(given, where[given.id])


def leaves_of(nodes: Sequence[Node]) -> list[Leaf]:
    """Return the leaves among nodes."""
    return [node.content for node in nodes if not isinstance(node.content, Group)]


def homes(nodes: Sequence[Node], declared: Sequence[str]) -> dict[str, str]:
    """Return where the file speaks of each input: its declaration, or the first use of it."""
    leaves = leaves_of(nodes)
    uses = [(each.id, leaf.address) for leaf in leaves for each in leaf.method.inputs(leaf)]
    uses += [(name, f"{step.address}.add") for node in nodes for step, name in _added(node)]
    # The first use comes last, for the last entry of a key stays.
    return dict(reversed(uses)) | {name: f"inputs.{name}" for name in declared}


def _added(node: Node) -> list[tuple[Step, str]]:
    """Return the steps of a node that add an input, each with its id."""
    return [(step, step.addend) for step in node.pipeline if isinstance(step.addend, str)]


def _undeclared(leaf: Leaf, declared: Sequence[str]) -> Iterator[Finding]:
    """With a list of inputs, every input that an option names must be in it."""
    named = {key: getattr(leaf.method, key, None) for key in ("of", "per")}
    for key, name in named.items():
        if declared and isinstance(name, str) and name not in declared:
            where = f"{leaf.address}.score.{key}"
            yield unknown("meaning/unknown-input", where, name, declared)


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
    """Find numbers that stand in for a blank where there are only answers, or no such number."""
    for key in ("missing", "not_applicable"):
        policy = getattr(given, key)
        number = Fraction(0) if policy.kind == "zero" else value_of(policy.value)
        if number is None:
            continue
        unfit = given.kind == "choice" or (given.kind == "yes-no" and number not in (0, 1))
        if unfit or (given.nonzero and number == 0):
            kind = _kind_of(given) if unfit else _DIVISOR
            params: Params = {"name": given.id, "value": number, "kind": kind}
            yield Finding("meaning/stand-in-unfit", f"{home}.{key}", params)


_DIVISOR = Text(vi="mẫu số, không được bằng 0", en="a divisor, which is not 0")


def _idle(given: Input, home: str) -> Iterator[Finding]:
    """Find what a declaration says in vain: limits of answers, answers of a number."""
    limits = {"min": given.low, "max": given.high}
    said = {key: number is not None and number.address != "" for key, number in limits.items()}
    said["places"] = given.places > 0
    closed = given.kind in _CLOSED
    idle = [key for key, is_said in said.items() if closed and is_said]
    idle += ["choices"] * (given.kind != "choice" and bool(given.options))
    for key in idle:
        params: Params = {"name": given.id, "key": key, "kind": _kind_of(given)}
        yield Finding("meaning/input-idle", f"{home}.{key}", params)


def _addends(node: Node, known: Mapping[str, Input], allowed: Collection[str]) -> Iterator[Finding]:
    """Find steps that add an answer, which is no number, or what the list of inputs lacks."""
    for step, name in _added(node):
        where = f"{step.address}.add"
        if name not in allowed:
            yield unknown("meaning/unknown-input", where, name, allowed)
        elif known[name].kind == "choice":
            found, expected = _kind_of(known[name]), _KINDS["number"]
            params: Params = {"name": name, "leaf": node.id, "found": found, "expected": expected}
            yield Finding("meaning/input-kind", where, params)
