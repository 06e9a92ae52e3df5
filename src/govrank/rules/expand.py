"""A ruleset without shorthands: every score written out as a value, every input declared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from govrank.reading.plain import to_plain
from govrank.rules.expressions.write import Plain, figure, text, value
from govrank.rules.method import Leaf
from govrank.rules.methods.formula import Formula
from govrank.rules.model import Node
from govrank.rules.reader import Reader, root
from govrank.rules.ruleset import Ruleset
from govrank.rules.values import Input, Number, Policy, Provenance

# What a leaf says of the inputs that its method brings; once they are declared, they say it.
_OF_INPUTS: Final = ("unit", "places", "better", "missing", "not_applicable", "aliases")
_ORDER: Final = ("id", "code", "title", "kind", "min", "max", "choices", *_OF_INPUTS)


def as_written(ruleset: Ruleset) -> Plain:
    """Return the file of a ruleset as it is written."""
    plain: Plain = to_plain(ruleset.tree)
    return plain


def expanded(ruleset: Ruleset) -> Plain:
    """Return the file of a ruleset with formulas for its methods, and the same results.

    What is no shorthand is kept as it is written: a formula is not written anew.
    """
    top = root(ruleset.tree, {})
    found: Plain = {}
    for key in top.names():
        if key == "indicators":
            found |= _inputs(top, ruleset.rules.inputs)
            found[key] = _indicators(top, ruleset.nodes)
        elif key != "inputs":
            found[key] = to_plain(top.node(key))
    return found


# Inputs.


def _inputs(top: Reader, inputs: Sequence[Input]) -> Plain:
    """Return the list of inputs, which stands before the indicators; none where none is read."""
    declared = {each.text("id"): each for each in top.named("inputs")}
    found = [_input(each, declared.get(each.id), top.provenance) for each in inputs]
    return {"inputs": found} if found else {}


def _input(given: Input, at: Reader | None, inherited: Provenance) -> Plain:
    """Return a declaration as written, with all that goes without saying in it."""
    written = to_plain(at.tree) if at else {}
    whole = {**_declaration(given, at.provenance if at else inherited), **written}
    return {key: whole[key] for key in dict.fromkeys([*_ORDER, *written]) if key in whole}


def _declaration(given: Input, inherited: Provenance) -> Plain:
    said = {
        "code": given.code,
        "unit": given.unit,
        "better": given.better,
        "aliases": list(given.aliases),
        "missing": _policy(given.missing, inherited),
        "not_applicable": _policy(given.not_applicable, inherited),
    }
    return {
        "id": given.id,
        "title": text(given.title),
        "kind": given.kind,
        **_domain(given, inherited),
        **{key: each for key, each in said.items() if each},
    }


def _domain(given: Input, inherited: Provenance) -> Plain:
    if given.kind == "choice":
        return {"choices": [{"id": each.id, "title": text(each.title)} for each in given.options]}
    if given.kind == "yes-no":
        return {}
    ends = {"min": given.low, "max": given.high}
    known = {key: figure(end, inherited) for key, end in ends.items() if end is not None}
    return {**known, "places": given.places}


def _policy(of: Policy, inherited: Provenance) -> Any:
    if of.value is None:
        return of.kind
    written = value(of.value, inherited)
    return {"value": written} if isinstance(of.value, Number) else written


# Indicators.


def _indicators(at: Reader, nodes: Mapping[str, Node]) -> list[Plain]:
    return [_indicator(each, nodes) for each in at.named("indicators")]


def _indicator(at: Reader, nodes: Mapping[str, Node]) -> Plain:
    return {key: _part(key, at, nodes) for key in at.names() if key not in _OF_INPUTS}


def _part(key: str, at: Reader, nodes: Mapping[str, Node]) -> Any:
    content = nodes[at.text("id")].content
    if key == "indicators":
        return _indicators(at, nodes)
    if key == "score" and isinstance(content, Leaf):
        return _score(content, at.inner("score"))
    return to_plain(at.node(key))


def _score(leaf: Leaf, at: Reader) -> Plain:
    if isinstance(leaf.method, Formula):
        written: Plain = to_plain(at.tree)
        return written
    rounding = {"round": to_plain(at.node("round"))} if "round" in at else {}
    expression = value(leaf.method.value(leaf), at.provenance)
    return {"method": Formula.name, "value": expression, **rounding}
