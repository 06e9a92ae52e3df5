"""Relief and quotas: what they name must be there, and change something."""

from __future__ import annotations

from collections.abc import Iterator

from govrank.rules.check_expressions import in_ladder
from govrank.rules.expressions.model import Members
from govrank.rules.expressions.walk import parts
from govrank.rules.finding import Finding, unknown
from govrank.rules.model import Quota, Relief, Rules
from govrank.rules.sets import members_of, populations_of


def check_regrading(rules: Rules) -> Iterator[Finding]:
    """Yield what relief and quotas say wrongly."""
    for relief in rules.relief:
        for key in ("was", "without", "becomes"):
            where = f"{relief.address}.{key}"
            yield from in_ladder(getattr(relief, key), rules.ladder, where, "total")
        yield from _dropped(relief, rules)
    for quota in rules.quotas:
        for key in ("grade", "becomes"):
            where = f"{quota.address}.{key}"
            yield from in_ladder(getattr(quota, key), rules.ladder, where, "total")
        yield from _rationed(quota, rules)


def _dropped(relief: Relief, rules: Rules) -> Iterator[Finding]:
    """Find a set that no condition of the grades and limits speaks of: it decides nothing."""
    of, populations = relief.dropping, populations_of(rules)
    spoken = {part for part in parts((rules.ladder, rules.limits)) if isinstance(part, Members)}
    known = of.name in populations or bool(members_of(of, rules))
    if known and (of.name in populations or of not in spoken):
        params = {"name": of.name or ", ".join(of.listed)}
        yield Finding("meaning/relief-of-nothing", of.address, params)


def _rationed(quota: Quota, rules: Rules) -> Iterator[Finding]:
    populations = populations_of(rules)
    if quota.among not in populations:
        yield unknown(
            "meaning/unknown-population", f"{quota.address}.among", quota.among, populations
        )
    nodes = {node.id for node in rules.total.walk()}
    for key in quota.keys:
        if key.node not in nodes:
            yield unknown("meaning/unknown-node", key.address, key.node, nodes)
    grades = [band.id for band in rules.ladder]
    both = quota.grade in grades and quota.becomes in grades
    if both and grades.index(quota.becomes) <= grades.index(quota.grade):
        params = {"grade": quota.grade, "becomes": quota.becomes}
        yield Finding("meaning/quota-not-lower", f"{quota.address}.becomes", params)
