"""Loading: text to tree to rules to plan, with every error of a stage at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govrank.errors import (
    Diagnostic,
    GovrankError,
    Mark,
    Source,
    UnknownNameError,
    in_order,
    raise_errors,
)
from govrank.plan.plan import Plan
from govrank.reading.text import read_source
from govrank.reading.tree import Mapping, Node, Scalar, Sequence
from govrank.reading.units import Register
from govrank.rules import catalogue
from govrank.rules.build import build_rules
from govrank.rules.check import check_plan, check_rules
from govrank.rules.compile import compile_plan
from govrank.rules.document import digest_of, document
from govrank.rules.finding import Finding
from govrank.rules.model import Rules
from govrank.rules.register import load_register
from govrank.rules.ruleset import Ruleset, nearest
from govrank.rules.schema import ruleset_schema

# A denominator of this many bits is far beyond any rule; it would only burn time.
_WIDEST_DENOMINATOR = 4096


def load(name: str | Path) -> Ruleset:
    """Load a ruleset: an id of the catalogue (`bacgiang/eportal`, `…@2021`) or a path.

    Raises GovrankError with every diagnostic of the first stage that fails: the text, the
    schema, the meaning. Warnings are in `Ruleset.notes`.
    """
    if catalogue.is_path(name):
        return load_source(read_source(name))
    wanted, _, version = str(name).partition("@")
    ruleset = load_source(read_source(catalogue.find("ruleset", wanted)))
    if version and ruleset.version != version:
        params = {"id": wanted, "version": version, "known": ruleset.version}
        raise UnknownNameError(Diagnostic("meaning/version-not-found", None, params))
    return ruleset


def load_source(source: Source) -> Ruleset:
    """Load a ruleset from a text that has been read."""
    tree = document(source, ruleset_schema)
    raise_errors(_duplicates(tree))
    marks: dict[str, Mark] = {}
    rules = build_rules(tree, marks)
    found = [_located(each, marks) for each in check_rules(rules, _declared(tree))]
    raise_errors(found)
    register = _register(rules, marks)
    plan = compile_plan(rules)
    raise_errors(_located(each, marks) for each in _plan_findings(rules, plan))
    return Ruleset(rules, plan, digest_of(tree), register, in_order(found), marks)


def _located(finding: Finding, marks: dict[str, Mark]) -> Diagnostic:
    related = [mark for address in finding.related if (mark := nearest(marks, address))]
    mark = nearest(marks, finding.address)
    return Diagnostic(finding.code, mark, finding.params, tuple(related))


def _plan_findings(rules: Rules, plan: Plan) -> Iterator[Finding]:
    widest = max((shape.denominator or 1).bit_length() for shape in plan.shapes)
    if widest > _WIDEST_DENOMINATOR:
        digits = widest * 3 // 10
        yield Finding("meaning/too-precise", "indicators", {"digits": digits})
    yield from check_plan(rules, plan)


def _register(rules: Rules, marks: dict[str, Mark]) -> Register | None:
    if not rules.units:
        return None
    try:
        path = catalogue.find("units", rules.units)
    except UnknownNameError as error:
        params = {"name": rules.units, "suggestion": error.suggestion}
        mark = nearest(marks, "units")
        raise GovrankError(Diagnostic("meaning/unknown-register", mark, params)) from None
    return load_register(path)


def _declared(tree: Mapping) -> list[str]:
    inputs = next((node for key, node in tree.entries if key.text == "inputs"), None)
    items = inputs.items if isinstance(inputs, Sequence) else ()
    return [found.text for item in items if (found := _id(item))]


def _duplicates(tree: Mapping) -> Iterator[Diagnostic]:
    """Yield ids given twice: indicators anywhere in the file, other things among siblings."""
    indicators: dict[str, Scalar] = {}
    pending: list[tuple[str, Node]] = [("", tree)]
    while pending:
        key, node = pending.pop()
        if isinstance(node, Mapping):
            pending.extend((name.text, value) for name, value in node.entries)
        if isinstance(node, Sequence):
            seen = indicators if key == "indicators" else {}
            yield from _repeated([found for item in node.items if (found := _id(item))], seen)
            pending.extend((key, item) for item in node.items)


def _repeated(ids: list[Scalar], seen: dict[str, Scalar]) -> Iterator[Diagnostic]:
    for each in ids:
        first = seen.setdefault(each.text, each)
        if first is not each:
            pair = sorted((first.mark, each.mark), key=lambda mark: (mark.line, mark.column))
            yield Diagnostic("meaning/duplicate-id", pair[1], {"id": each.text}, (pair[0],))


def _id(item: Node) -> Scalar | None:
    entries = item.entries if isinstance(item, Mapping) else ()
    return next((v for k, v in entries if k.text == "id" and isinstance(v, Scalar)), None)
