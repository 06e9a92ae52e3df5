"""Reproducing a publication: every table of a case, verified under the readings it tells."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from govrank.audit.verify import Verification, verify
from govrank.rules.case import Case, PublishedTable, load_case
from govrank.rules.load import load
from govrank.rules.ruleset import Ruleset


@frozen(eq=False)
class Reproduction:
    """A case and the verification of each of its tables, in the order of the publication."""

    case: Case
    tables: tuple[tuple[PublishedTable, Verification], ...]

    @property
    def contradicted(self) -> bool:
        """Whether any printed figure of any table is contradicted."""
        return any(checked.counts["contradicted"] for _, checked in self.tables)


def reproduce(case: str | Path) -> Reproduction:
    """Verify all tables of a case: an id of the catalogue (`bacgiang-2021`) or a path.

    Raises GovrankError where the case, a ruleset or a table cannot be read.
    """
    loaded = load_case(case)
    rulesets = {name: load(name) for name in dict.fromkeys(each.ruleset for each in loaded.tables)}
    checked = ((table, _verified(table, rulesets[table.ruleset])) for table in loaded.tables)
    return Reproduction(loaded, tuple(checked))


def _verified(table: PublishedTable, ruleset: Ruleset) -> Verification:
    return verify(
        ruleset,
        table.data,
        columns=dict(table.columns),
        readings=dict(table.readings),
    )
