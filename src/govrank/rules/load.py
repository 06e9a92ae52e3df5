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
from govrank.reading.bulk import collection_paused
from govrank.reading.text import read_source
from govrank.reading.tree import Mapping, Sequence
from govrank.reading.units import Register
from govrank.rules import catalogue
from govrank.rules.build import build_rules
from govrank.rules.check import check_rules
from govrank.rules.check_irrational import check_irrational, check_means
from govrank.rules.check_ladder import check_plan
from govrank.rules.compile import compile_plan
from govrank.rules.compose import Layer, unknown_locks
from govrank.rules.document import digest_of, id_of
from govrank.rules.finding import Finding
from govrank.rules.layers import assembled
from govrank.rules.model import Rules
from govrank.rules.register import load_register
from govrank.rules.ruleset import Ruleset, nearest

# A denominator of this many bits is far beyond any rule; it would only burn time.
_WIDEST_DENOMINATOR = 4096


def load(name: str | Path) -> Ruleset:
    """Load a ruleset: an id of the catalogue (`bacgiang/eportal`, `…@2021`) or a path.

    Raises GovrankError with every diagnostic of the first stage that fails: the text, the
    schema, the meaning. Warnings are in `Ruleset.notes`.
    """
    if catalogue.is_path(name):
        return _file(Path(name))
    wanted, _, version = str(name).partition("@")
    ruleset = _shipped(catalogue.find("ruleset", wanted))
    if version and ruleset.version != version:
        params = {"id": wanted, "version": version, "known": ruleset.version}
        raise UnknownNameError(Diagnostic("meaning/version-not-found", None, params))
    return ruleset


def _shipped(path: Path) -> Ruleset:
    """Load a file of the catalogue, whose id must be its place there."""
    ruleset = _file(path)
    place = catalogue.id_of("ruleset", path)
    if ruleset.id != place:
        params = {"id": ruleset.id, "path": place}
        raise GovrankError(Diagnostic("meaning/id-not-path", ruleset.mark("id"), params))
    return ruleset


def _file(path: Path) -> Ruleset:
    return load_source(read_source(path), path)


def load_source(source: Source, path: Path | None = None) -> Ruleset:
    """Load a ruleset from a text that has been read, from the file at `path` if it is one."""
    with collection_paused():
        tree, layers = assembled(source, path)
        return load_tree(tree, layers)


def load_tree(tree: Mapping, layers: tuple[Layer, ...]) -> Ruleset:
    """Load a ruleset from its whole tree, which fits the schema."""
    marks: dict[str, Mark] = {}
    rules = build_rules(tree, marks)
    register, unknown = _register(rules)
    findings = [*unknown, *check_rules(rules, _declared(tree))]
    raise_errors([*unknown_locks(tree), *(_located(each, marks) for each in findings)])
    plan = compile_plan(rules)
    findings += _plan_findings(rules, plan)
    found = in_order(_located(each, marks) for each in findings)
    raise_errors(found)
    return Ruleset(rules, plan, digest_of(tree), tree, register, found, marks, layers)


def _located(finding: Finding, marks: dict[str, Mark]) -> Diagnostic:
    # A figure that goes without saying has no address, and no place to show.
    related = [mark for each in finding.related if each and (mark := nearest(marks, each))]
    mark = nearest(marks, finding.address)
    return Diagnostic(finding.code, mark, finding.params, tuple(related))


def _plan_findings(rules: Rules, plan: Plan) -> Iterator[Finding]:
    widest = max((shape.denominator or 1).bit_length() for shape in plan.shapes)
    if widest > _WIDEST_DENOMINATOR:
        digits = widest * 3 // 10
        yield Finding("meaning/too-precise", "indicators", {"digits": digits})
    yield from check_irrational(plan)
    yield from check_means(rules, plan)
    yield from check_plan(rules, plan)


def _register(rules: Rules) -> tuple[Register | None, tuple[Finding, ...]]:
    """Return the register that the rules name, or that there is none of that name."""
    if not rules.units:
        return None, ()
    try:
        return load_register(catalogue.find("units", rules.units)), ()
    except UnknownNameError as error:
        params = {"name": rules.units, "suggestion": error.suggestion}
        return None, (Finding("meaning/unknown-register", "units", params),)


def _declared(tree: Mapping) -> list[str]:
    inputs = next((node for key, node in tree.entries if key.text == "inputs"), None)
    items = inputs.items if isinstance(inputs, Sequence) else ()
    return [found.text for item in items if (found := id_of(item))]
