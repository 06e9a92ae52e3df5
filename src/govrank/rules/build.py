"""From a schema-valid tree to rules as data; nothing here can fail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, cast

from attrs import evolve

from govrank.errors import Mark
from govrank.language import Text
from govrank.reading.tree import Mapping as Tree
from govrank.reading.tree import Node, Scalar
from govrank.rules import model
from govrank.rules.expressions.read import (
    condition_or_none,
    members,
    policy,
    value,
    value_or_none,
)
from govrank.rules.expressions.walk import needed
from govrank.rules.method import Leaf, Method, registry, stated_inputs
from govrank.rules.places import places_of
from govrank.rules.reader import Reader, root
from govrank.rules.values import Input, Number, Option


def build_rules(tree: Tree, marks: dict[str, Mark]) -> model.Rules:
    """Return the rules of a ruleset file, filling `marks` with the place of every address."""
    top = root(tree, marks)
    indicators = tuple(_node(each) for each in top.named("indicators"))
    total = _total(top.inner("total"), indicators)
    ladder = tuple(_band(each) for each in top.named("grades"))
    limits = tuple(_limit(each) for each in top.each("limits"))
    populations = tuple(_population(each) for each in top.named("populations"))
    relief = tuple(_relief(each) for each in top.each("relief"))
    quotas = tuple(_quota(each) for each in top.each("quotas"))
    rules = model.Rules(
        id=top.text("id"),
        version=top.text("version"),
        title=top.titled("title"),
        description=top.titled("description"),
        legal_basis=tuple(_legal(each) for each in top.each("legal_basis")),
        effective=_effective(top.inner("effective")),
        units=top.text("units"),
        locked=tuple(_lock(each) for each in top.each("locked")),
        inputs=(),
        total=total,
        ladder=ladder,
        ranking=_ranking(top.inner("ranking")),
        populations=populations,
        limits=limits,
        relief=relief,
        quotas=quotas,
        undecided=top.titled("undecided"),
        examples=tuple(_example(each) for each in top.each("examples")),
        provenance=top.provenance,
    )
    known = _with_inputs(rules, top)
    # What stands in for the cells of an input may read others.
    stood_in = any(given.stand_ins for given in known.inputs)
    return _with_inputs(known, top) if stood_in else known


def _with_inputs(rules: model.Rules, top: Reader) -> model.Rules:
    return evolve(rules, inputs=_inputs(top, _implied(rules)))


def _implied(rules: model.Rules) -> list[Input]:
    """Return the inputs that leaves bring, then those that only other values read.

    What all values and conditions together ask of an input is what it is, unless a method says.
    """
    nodes, read = rules.total.walk(), needed(tuple(place.holds for place in places_of(rules)))
    leaves = [node.content for node in nodes if not isinstance(node.content, model.Group)]
    stated = {each.id for leaf in leaves for each in stated_inputs(leaf)}
    scored = [each for leaf in leaves for each in leaf.method.inputs(leaf)]
    settled = (each if each.id in stated else read[each.id].of(each) for each in scored)
    return [*settled, *(need.input for need in read.values())]


def _inputs(top: Reader, implied: list[Input]) -> tuple[Input, ...]:
    """Put declared inputs first; an input that two leaves imply is there once."""
    first = {each.id: each for each in reversed(implied)}
    declared = {at.text("id"): _input(at, first.get(at.text("id"))) for at in top.named("inputs")}
    known = {**first, **declared}
    order = dict.fromkeys([*declared, *(each.id for each in implied)])
    divisors = {each.id for each in implied if each.nonzero}
    return tuple(known[name].dividing() if name in divisors else known[name] for name in order)


# What a declaration may say of an input: its key, the attribute it becomes, and how it is read.
_DECLARED: Mapping[str, tuple[str, Callable[[Reader, str], Any]]] = {
    "title": ("title", Reader.titled),
    "code": ("code", Reader.text),
    "unit": ("unit", Reader.text),
    "min": ("low", Reader.number),
    "max": ("high", Reader.number),
    "places": ("places", Reader.whole),
    "better": ("better", Reader.text),
    "missing": ("missing", policy),
    "not_applicable": ("not_applicable", policy),
    "aliases": ("aliases", Reader.texts),
}
_PLACES = {"number": 6, "integer": 0, "yes-no": 0, "choice": 0}


def _input(at: Reader, implied: Input | None) -> Input:
    """Read a declared input; what the declaration leaves unsaid is as the methods imply it."""
    name = at.text("id")
    base = implied or Input(name, Text(vi=name, en=name))
    kind = at.word("kind", base.kind)
    said = {name: read(at, key) for key, (name, read) in _DECLARED.items() if key in at}
    places = base.places if kind == base.kind else _PLACES[kind]
    written = tuple(_option(each) for each in at.named("choices"))
    given = evolve(base, kind=kind, places=places, options=written)
    if kind == "choice":
        given = given.choosing(written or base.options)
    if kind == "yes-no":
        given = given.affirming()
    return evolve(given, **said)


def _option(at: Reader) -> Option:
    return Option(at.text("id"), at.titled("title", at.text("id")))


def _node(at: Reader) -> model.Node:
    low, high = at.number("min"), at.number("max")
    is_leaf = "score" in at
    if is_leaf and low is None and high is not None:
        low = Number("", Fraction(0))
    return model.Node(
        id=at.text("id"),
        address=at.address,
        title=at.titled("title", at.text("id")),
        content=_leaf(at, low, high) if is_leaf else _group(at, _children(at)),
        code=at.text("code"),
        low=low,
        high=high,
        weight=at.number("weight"),
        rounding=(at.inner("score") if is_leaf else at).rounding("round"),
        pipeline=_pipeline(at),
        tags=at.texts("tags"),
        ladder=tuple(_band(each) for each in at.named("grades")),
        note=at.titled("note"),
        provenance=at.provenance,
    )


def _children(at: Reader) -> tuple[model.Node, ...]:
    # Indicators are addressed by id alone, so that moving one between groups keeps its address.
    return tuple(_node(each) for each in at.named("indicators", "indicators"))


def _leaf(at: Reader, low: Number | None, high: Number | None) -> Leaf:
    return Leaf(
        id=at.text("id"),
        address=at.address,
        title=at.titled("title", at.text("id")),
        low=low,
        high=high,
        code=at.text("code"),
        unit=at.text("unit"),
        places=at.whole("places", 6),
        better=at.word("better"),
        missing=policy(at, "missing"),
        not_applicable=policy(at, "not_applicable"),
        aliases=at.texts("aliases"),
        method=_method(at),
    )


def _method(at: Reader) -> Method:
    options = at.inner("score")
    return registry()[options.word("method")].read(options)


def _group(at: Reader, children: tuple[model.Node, ...]) -> model.Group:
    weights = at.inner("weights")
    rescaled = at.text("left_out") == "rescale"
    return model.Group(at.word("aggregate", "sum"), children, weights.number("sum"), rescaled)


def _pipeline(at: Reader) -> tuple[model.Step, ...]:
    return tuple(_step(each) for each in at.each("then"))


def _step(at: Reader) -> model.Step:
    clamp = at.inner("clamp")
    return model.Step(
        at.address,
        rounding=at.rounding("round"),
        low=value_or_none(clamp, "min"),
        high=value_or_none(clamp, "max"),
        addend=value_or_none(at, "add"),
        factor=value_or_none(at, "multiply"),
        instead=value_or_none(at, "replace"),
        options=tuple(_step(each) for each in at.each("first")),
        when=condition_or_none(at, "when"),
    )


def _total(at: Reader, indicators: tuple[model.Node, ...]) -> model.Node:
    return model.Node(
        id="total",
        address="total",
        title=Text(vi="Tổng điểm", en="Total"),
        content=_group(at, indicators),
        low=at.number("min"),
        high=at.number("max"),
        rounding=at.rounding("round"),
        pipeline=_pipeline(at),
        note=at.titled("note"),
        provenance=at.provenance,
        show=at.rounding("show"),
    )


def _band(at: Reader) -> model.Band:
    return model.Band(
        id=at.text("id"),
        address=at.address,
        title=at.titled("title", at.text("id")),
        start=at.number("from") or at.number("above"),
        above="above" in at,
        stop=at.number("below") or at.number("to"),
        stop_included="to" in at,
        when=condition_or_none(at, "when"),
        provenance=at.provenance,
    )


def _limit(at: Reader) -> model.Limit:
    return model.Limit(
        at.address,
        at.text("set") or at.text("at_most"),
        "set" in at,
        condition_or_none(at, "when"),
        condition_or_none(at, "unless"),
        at.provenance,
    )


def _relief(at: Reader) -> model.Relief:
    return model.Relief(
        at.address,
        members(at, "dropping"),
        at.text("was"),
        at.text("without"),
        at.text("becomes"),
        at.provenance,
    )


def _quota(at: Reader) -> model.Quota:
    return model.Quota(
        at.address,
        at.text("grade"),
        value(at, "limit"),
        at.text("becomes"),
        _keys(at, "order"),
        at.text("ties") == "all",
        at.text("among", model.UNITS),
        condition_or_none(at, "where"),
        at.provenance,
    )


def _population(at: Reader) -> model.Population:
    return model.Population(
        at.text("id"),
        at.address,
        at.titled("title", at.text("id")),
        condition_or_none(at, "where"),
        at.text("by"),
        at.text("counts") == "all",
        at.provenance,
    )


def _lock(at: Reader) -> model.Lock:
    return model.Lock(at.text("part"), at.titled("because"))


def _ranking(at: Reader) -> model.RankingPolicy:
    return model.RankingPolicy(
        keys=_keys(at, "by"),
        ties=at.word("ties", "competition"),
        groups=at.text("groups"),
        provenance=at.provenance,
    )


def _keys(at: Reader, key: str) -> tuple[model.RankKey, ...]:
    """Return what orders units: the total, unless it is written."""
    places = [(f"{at.address}.{key}.{place}", node) for place, node in enumerate(at.list(key))]
    keys = tuple(_key(at, address, node) for address, node in places)
    return keys or (model.RankKey("total", f"{at.address}.{key}"),)


def _key(at: Reader, address: str, node: Node) -> model.RankKey:
    at.marks[address] = node.mark
    if isinstance(node, Scalar):
        return model.RankKey(node.text, address)
    key = Reader(cast("Tree", node), address, at.marks)
    falling = key.word("order", "descending") == "descending"
    return model.RankKey(key.text("node"), address, not falling, key.rounding("round"))


def _legal(at: Reader) -> model.LegalBasis:
    return model.LegalBasis(at.text("ref"), at.text("date"), at.titled("title"))


def _effective(at: Reader) -> model.Effective:
    return model.Effective(at.text("from"), at.text("until"))


def _example(at: Reader) -> model.Example:
    if "given" in at:
        one = model.ONE_UNIT
        given, expect = [(one, _cells(at, "given"))], [(one, _expected(at, "expect"))]
    else:
        units, wanted = at.inner("units"), at.inner("expect")
        given = [(unit, _cells(units, unit)) for unit in units.names()]
        expect = [(unit, _expected(wanted, unit)) for unit in wanted.names()]
    return model.Example(at.text("name"), at.address, tuple(given), tuple(expect))


def _cells(at: Reader, key: str) -> tuple[tuple[str, str | None], ...]:
    at.inner(key)  # its cells get their places
    return tuple((name, _cell(node)) for name, node in at.pairs(key))


def _cell(node: Node) -> str | None:
    scalar = cast("Scalar", node)  # the schema lets nothing else be a cell
    return None if not scalar.quoted and scalar.text in ("", "null") else scalar.text


def _expected(at: Reader, key: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, text or "") for name, text in _cells(at, key))
