"""Inputs: every leaf that reads one must find it of the kind, and read in the way, it needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from govrank.language import Text
from govrank.rules.expressions.model import FoldedSet, InputOf, Percentile, Value
from govrank.rules.expressions.walk import Need, needed, needs
from govrank.rules.finding import Finding, Params, unknown
from govrank.rules.method import Leaf, stated_inputs
from govrank.rules.model import Group, Node, Rules
from govrank.rules.places import Place, places_of
from govrank.rules.values import Input, Number, Policy, figures_changed, value_of


def check_inputs(
    rules: Rules, declared: Sequence[str], where: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield what rules ask of inputs and do not get.

    `declared` are those the file lists, `where` tells where it speaks of each (`homes`).
    """
    inputs, leaves = rules.inputs, leaves_of(list(rules.total.walk()))
    for leaf in leaves:
        yield from _undeclared(leaf, declared)
    read = needed(tuple(place.holds for place in places_of(rules)))
    yield from _agreement(leaves, inputs, declared, read)
    known = {each.id: each for each in inputs}
    stated = {each.id for leaf in leaves for each in stated_inputs(leaf)}
    allowed = {*declared, *stated} if declared else set(known)
    for place in places_of(rules):
        for need in needs(place.holds):
            yield from _needed(need, place, known, allowed)
    for given in inputs:
        yield from _stand_ins(given, where[given.id], known)
        yield from _idle(given, where[given.id])


def leaves_of(nodes: Sequence[Node]) -> list[Leaf]:
    """Return the leaves among nodes."""
    return [node.content for node in nodes if not isinstance(node.content, Group)]


def homes(rules: Rules, declared: Sequence[str]) -> dict[str, str]:
    """Return where the file speaks of each input: its declaration, or the first use of it."""
    leaves = leaves_of(list(rules.total.walk()))
    uses = [(each.id, leaf.address) for leaf in leaves for each in stated_inputs(leaf)]
    uses += [(n.name, n.address) for place in places_of(rules) for n in needs(place.holds)]
    # The first use comes last, for the last entry of a key stays.
    return dict(reversed(uses)) | {name: f"inputs.{name}" for name in declared}


def _undeclared(leaf: Leaf, declared: Sequence[str]) -> Iterator[Finding]:
    """With a list of inputs, every input that an option names must be in it."""
    named = {key: getattr(leaf.method, key, None) for key in ("of", "per")}
    for key, name in named.items():
        if declared and isinstance(name, str) and name not in declared:
            where = f"{leaf.address}.score.{key}"
            yield unknown("meaning/unknown-input", where, name, declared)


def _agreement(
    leaves: Sequence[Leaf],
    inputs: Sequence[Input],
    declared: Sequence[str],
    read: Mapping[str, Need],
) -> Iterator[Finding]:
    """Every leaf must find the inputs it needs as it needs them."""
    known = {each.id: each for each in inputs}
    first: dict[str, Leaf] = {}
    for leaf in leaves:
        stated = stated_inputs(leaf)
        for brought in leaf.method.inputs(leaf):
            given, before = known[brought.id], first.setdefault(brought.id, leaf)
            if brought in stated and not _fits(given, brought):
                yield _unlike(given, brought, leaf.id, leaf.address)
            # What an input is to values and conditions, it is to all of them together.
            wanted = brought if brought in stated else read[brought.id].of(brought)
            if given.id not in declared and _fits(given, wanted) and _use(wanted) != _use(given):
                params: Params = {"name": given.id, "first": before.id, "second": leaf.id}
                related = (before.address,)
                yield Finding("meaning/input-differs", leaf.address, params, related)


def _unlike(given: Input, wanted: Input, leaf: str, address: str) -> Finding:
    params: Params = {
        "name": given.id,
        "leaf": leaf,
        "found": _kind_of(given),
        "expected": _kind_of(wanted),
    }
    return Finding("meaning/input-kind", address, params)


def _fits(given: Input, wanted: Input) -> bool:
    """Tell whether an input is what a method needs, with just the answers it has points for."""
    fits = wanted.kind != "choice" or _answers(given) == _answers(wanted)
    return fits and _serves(given, wanted)


def _serves(given: Input, needed: Input) -> bool:
    """Tell whether an input is of the kind that a leaf needs; yes and no serve as 1 and 0."""
    if needed.kind == "yes-no":
        return given.kind == "yes-no"
    return (needed.kind == "choice") == (given.kind == "choice")


def _answers(given: Input) -> list[str]:
    return [option.id for option in given.options]


def _use(given: Input) -> tuple[object, ...]:
    """Return what decides how the cells of an input are taken."""
    ends = (value_of(given.low), value_of(given.high))
    absences = figures_changed(given.absences, lambda number: Number("", number.value))
    return (given.kind, given.places, *ends, *absences)


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


def _stand_ins(given: Input, home: str, known: Mapping[str, Input]) -> Iterator[Finding]:
    """Find what stands in for a blank where there are only answers, or no such number."""
    for key in ("missing", "not_applicable"):
        policy: Policy = getattr(given, key)
        if policy.instead is not None:
            yield from _stand_in(given, policy.instead, f"{home}.{key}", known)


def _stand_in(
    given: Input, instead: Value, address: str, known: Mapping[str, Input]
) -> Iterator[Finding]:
    number = instead.value if isinstance(instead, Number) else None
    yes_or_no = given.kind == "yes-no" and number is not None
    if given.kind == "choice" or (yes_or_no and number not in (0, 1)):
        said = _A_VALUE if number is None else number
        params: Params = {"name": given.id, "value": said, "kind": _kind_of(given)}
        yield Finding("meaning/stand-in-unfit", address, params)
    elif given.nonzero and number == 0:
        params = {"name": given.id, "value": number, "kind": _DIVISOR}
        yield Finding("meaning/stand-in-unfit", address, params)
    elif given.nonzero and number is None and not _is_positive(instead, given, known):
        yield Finding("meaning/stand-in-zero", address, {"name": given.id})


def _is_positive(value: Value, given: Input, known: Mapping[str, Input]) -> bool:
    """Tell whether a value is seen to be above 0; `given` itself is read where it is given."""
    match value:
        case Number():
            return value.value > 0
        case InputOf(name):
            of = known[name]
            low = value_of(of.low)
            above = low is not None and (low > 0 or (low == 0 and of.nonzero))
            return above and (of is given or all(map(_is_positive_figure, of.stand_ins)))
        case FoldedSet(of=of, enough=None) | Percentile(of=of, enough=None):
            return _is_positive(of, given, known)
        case _:
            return False


def _is_positive_figure(value: Value) -> bool:
    return isinstance(value, Number) and value.value > 0


_A_VALUE = Text(vi="một giá trị", en="a value")


def _needed(
    need: Need, place: Place, known: Mapping[str, Input], allowed: Collection[str]
) -> Iterator[Finding]:
    """Find what a value takes for another kind of input than it is, or the list lacks."""
    given, wanted = known[need.name], need.input
    if need.name not in allowed:
        yield unknown("meaning/unknown-input", need.address, need.name, allowed)
    elif not _serves(given, wanted):
        yield _unlike(given, wanted, place.name, need.address)


_DIVISOR = Text(vi="mẫu số, không được bằng 0", en="a divisor, which is not 0")


def _idle(given: Input, home: str) -> Iterator[Finding]:
    """Find what a declaration says in vain: limits of answers, answers of a number."""
    limits = {"min": given.low, "max": given.high}
    said = {key: number is not None and number.address != "" for key, number in limits.items()}
    said["places"] = given.places > 0
    closed = given.kind in ("choice", "yes-no")
    idle = [key for key, is_said in said.items() if closed and is_said]
    idle += ["choices"] * (given.kind != "choice" and bool(given.options))
    for key in idle:
        params: Params = {"name": given.id, "key": key, "kind": _kind_of(given)}
        yield Finding("meaning/input-idle", f"{home}.{key}", params)
