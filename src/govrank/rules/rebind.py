"""The ruleset that other figures would make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import cast

from attrs import evolve

from govrank.errors import Diagnostic
from govrank.language import Text
from govrank.plan.operations import Lookup, Param
from govrank.plan.plan import Plan
from govrank.rules.check import check_rules
from govrank.rules.compile import compile_plan
from govrank.rules.finding import Finding, Params
from govrank.rules.model import Rules, is_tried
from govrank.rules.ruleset import Ruleset
from govrank.rules.values import figures_changed


def with_figures(ruleset: Ruleset, bind: Mapping[str, Fraction]) -> Ruleset:
    """Return the ruleset with other figures at these addresses, compiled anew."""
    rules = _replaced(ruleset.rules, bind)
    return evolve(ruleset, rules=rules, plan=compile_plan(rules))


def conflicts(ruleset: Ruleset, bind: Mapping[str, Fraction]) -> Iterator[Diagnostic]:
    """Yield why rules with these figures could not be meant, by the checks of a file.

    What only says again what other figures say (the sum of weights, the upper end of a band)
    follows those that are given.
    """
    rules = _replaced(ruleset.rules, bind)
    if not is_tried(rules.ladder):
        rules = evolve(rules, ladder=tuple(evolve(band, stop=None) for band in rules.ladder))
    declared = [each.id for each in rules.inputs if f"inputs.{each.id}" in ruleset.marks]
    checked = [each for each in check_rules(rules, declared) if _forbids(each)]
    for finding in checked or _turned(ruleset.plan, bind):
        params: Params = {"names": _names(finding, ruleset, bind), "reason": _reason(finding)}
        yield Diagnostic("meaning/figures-clash", ruleset.mark(finding.address), params)


def _forbids(finding: Finding) -> bool:
    severity = Diagnostic(finding.code, None, finding.params).severity
    return severity == "error" and finding.code != "meaning/weights-sum"


def _turned(plan: Plan, bind: Mapping[str, Fraction]) -> Iterator[Finding]:
    """Find steps that would run the other way: falling where the file has them rise."""
    for lookup in plan.operations:
        for lower, upper in pairwise(lookup.cuts if isinstance(lookup, Lookup) else ()):
            starts = [cast("Param", plan.operations[cut.at]) for cut in (lower, upper)]
            before, after = (bind.get(each.address, each.value) for each in starts)
            if (before, lower.above) >= (after, upper.above):
                params: Params = {"value": after, "before": before}
                addresses = [each.address for each in starts]
                yield Finding("meaning/steps-out-of-order", addresses[1], params, (addresses[0],))


def _names(finding: Finding, ruleset: Ruleset, bind: Mapping[str, Fraction]) -> str:
    """Return the parameters that a finding is about; those given, where it names none."""
    about = [a for a in (finding.address, *finding.related) if a in ruleset.parameters]
    return ", ".join(about or bind)


def _reason(finding: Finding) -> Text:
    found = Diagnostic(finding.code, None, finding.params)
    return Text(vi=found.text("vi"), en=found.text("en"))


def _replaced(rules: Rules, bind: Mapping[str, Fraction]) -> Rules:
    changed: Rules = figures_changed(
        rules, lambda number: evolve(number, value=bind.get(number.address, number.value))
    )
    return changed
