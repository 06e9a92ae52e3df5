"""Every changed digit of the announcement, judged by the library and by the oracle."""

from __future__ import annotations

from collections import Counter

import pytest
from attrs import evolve

from govrank import load, verify
from tests.published import oracle

RULESETS = {
    "appendix-1": ("bacgiang/ict-departments", "truncated:3"),
    "appendix-2": ("bacgiang/ict-districts", "truncated:3"),
    "appendix-3": ("bacgiang/eportal", "exact"),
    "appendix-4": ("bacgiang/eportal", "exact"),
}


def _verified(table, rows):
    """Verify changed rows, each as a unit of its own, in one table."""
    name, parts = RULESETS[table]
    # The register knows each unit once; here every change makes another unit.
    ruleset = evolve(load(name), units=None)
    ids = [each.id for each in ruleset.rules.inputs]
    groups = {"@kind": "any"} if ruleset.rules.ranking.groups else {}
    data = [
        {
            "unit": f"change {place}",
            **groups,
            **dict(zip(ids, row.parts, strict=True)),
            "total": row.total,
            "grade": row.grade,
        }
        for place, row in enumerate(rows)
    ]
    columns = {"total": "total", "grade": "grade"}
    checked = verify(ruleset, data, columns=columns, readings={"parts": parts, "total": "exact"})
    by_unit: dict[str, set[str]] = {unit.id: set() for unit in checked.published.units}
    for figure in checked.figures:
        by_unit[figure.unit.id].add(figure.verdict)
    return list(by_unit.values())


def _open_ended(table, row):
    """Tell whether only the open ends of the parts' intervals exclude the row, by the oracle."""
    reach = oracle.enclosure(table, row.parts)
    total, grades = oracle.number(row.total), oracle.band(table, row.grade)
    point = oracle.Span(total, total)
    closed = reach and oracle.Span(reach.low, reach.high)
    return bool(closed) and not closed.meet(point).meet(grades).empty()


@pytest.mark.parametrize("table", list(RULESETS))
def test_a_changed_digit_is_contradicted_exactly_when_the_oracle_says_so(table, capsys):
    """Contradicted if and only if the oracle finds the row impossible; on the edge if and only
    if an open end alone excludes it: for every single-digit change of every printed figure.
    """  # noqa: D205 - one sentence, two lines
    changes = list(oracle.changes(table))
    rows = [oracle.changed_row(table, change) for change in changes]
    tally: Counter[str] = Counter()
    for row, verdicts in zip(rows, _verified(table, rows), strict=True):
        impossible = not oracle.possible(table, row.parts, row.total, row.grade)
        edge = impossible and _open_ended(table, row)
        assert ("contradicted" in verdicts) == (impossible and not edge), row
        assert ("edge" in verdicts and "contradicted" not in verdicts) == edge, row
        tally["edge" if edge else "contradicted" if impossible else "possible"] += 1
    with capsys.disabled():
        print(f"\n{table}: {len(changes)} changed figures, {dict(tally)}")  # noqa: T201
    assert sum(tally.values()) == len(changes)
