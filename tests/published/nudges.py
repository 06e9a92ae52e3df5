"""Nudges of every figure of the shipped rulesets, and who notices them.

A weight moves by half the width of its interval, any other figure by its last place, up and down.
A nudge is noticed by the announcement when a printed figure is contradicted under it, and by an
example when the ruleset's own examples fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from govrank.audit.examples import run_examples
from govrank.audit.verify import verify
from govrank.errors import GovrankError
from govrank.language import decimal_text, places_of
from govrank.rules.case import PublishedTable, load_case
from govrank.rules.load import load
from govrank.rules.rebind import with_figures
from govrank.rules.ruleset import Ruleset
from tests.published.weights import weight_intervals


class Nudge(NamedTuple):
    """One figure, one way: what it becomes, and who notices."""

    ruleset: str
    address: str
    basis: str
    before: Fraction
    after: Fraction
    announcement: bool
    examples: bool


def tables_of(ruleset: str) -> list[PublishedTable]:
    """Return the published tables that a ruleset scores."""
    case = load_case("bacgiang-2021")
    return [table for table in case.tables if table.ruleset == ruleset]


def steps(ruleset: str, address: str, value: Fraction) -> Fraction:
    """Return how far to nudge: half the width of a weight's interval, else the last place."""
    if address.endswith(".weight"):
        _, name, _ = address.split(".")
        low, high = weight_intervals(tables_of(ruleset)[0].id)[name]
        return (high - low) / 2
    return Fraction(1, 10 ** (places_of(value.denominator) or 0))


def nudges(name: str) -> Iterator[Nudge]:
    """Yield both nudges of every figure of a shipped ruleset."""
    ruleset = load(name)
    for address, number in ruleset.parameters.items():
        step = steps(name, address, number.value)
        for after in (number.value - step, number.value + step):
            nudged = with_figures(ruleset, {address: after})
            yield Nudge(
                name,
                address,
                number.provenance.basis,
                number.value,
                after,
                any(_contradicted(nudged, table) for table in tables_of(name)),
                bool(run_examples(ruleset, {address: after})),
            )


def _contradicted(ruleset: Ruleset, table: PublishedTable) -> bool:
    try:
        checked = verify(
            ruleset, table.data, columns=dict(table.columns), readings=dict(table.readings)
        )
    except GovrankError:
        return True
    return any(figure.verdict in ("contradicted", "edge") for figure in checked.figures)


RULESETS = ("bacgiang/ict-departments", "bacgiang/ict-districts", "bacgiang/eportal")


def not_determined() -> str:
    """Return the nudges that the announcement does not notice, as a Markdown table."""
    head = "| ruleset | figure | basis | nudged | an example notices |\n|---|---|---|---|---|\n"
    lines = [
        f"| {n.ruleset} | `{n.address}` | {n.basis} | {decimal_text(n.before)} to "
        f"{decimal_text(n.after)} | {'yes' if n.examples else 'no'} |\n"
        for name in RULESETS
        for n in nudges(name)
        if not n.announcement
    ]
    return head + "".join(lines)
