"""The announcement of December 2021, reproduced: every printed total and grade has its verdict."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govrank import reproduce, verify
from tests.published import oracle

EXACT, CERTIFIED = "exact", "certified"


@pytest.fixture(scope="module")
def tables():
    """Verify each appendix; the results by id."""
    return {table.id: checked for table, checked in reproduce("bacgiang-2021").tables}


def _counts(checked, column):
    return {verdict: count for verdict, count in checked.count(column).items() if count}


def test_the_case_has_the_four_appendices_in_their_order(tables):
    """The four appendices stand in the order of the announcement."""
    assert list(tables) == ["appendix-1", "appendix-2", "appendix-3", "appendix-4"]


@pytest.mark.parametrize(
    ("table", "totals"),
    [
        ("appendix-1", {EXACT: 5, CERTIFIED: 15}),
        ("appendix-2", {CERTIFIED: 10}),
        ("appendix-3", {EXACT: 19}),
        ("appendix-4", {EXACT: 10}),
    ],
)
def test_every_total_is_exact_or_certified(tables, table, totals):
    """59 of 59 totals: III and IV exact, I and II certified under parts truncated to 3 places."""
    assert _counts(tables[table], "total") == totals


@pytest.mark.parametrize("table", list(oracle.TABLES))
def test_every_grade_is_reproduced(tables, table):
    """59 of 59 grades come out as printed."""
    assert _counts(tables[table], "grade") == {EXACT: len(oracle.rows(table))}


def test_two_portals_tie_and_nothing_else_does(tables):
    """In III positions 13 and 14 share a total of 84; no other total is shared."""
    assert {name: checked.ties for name, checked in tables.items()} == {
        "appendix-1": [],
        "appendix-2": [],
        "appendix-3": [["13", "14"]],
        "appendix-4": [],
    }


def test_two_departments_swap_when_recomputed_from_the_print(tables):
    """In I the printed parts put position 9 before position 8; no other order changes."""
    assert {name: checked.inversions for name, checked in tables.items()} == {
        "appendix-1": [["8", "9"]],
        "appendix-2": [],
        "appendix-3": [],
        "appendix-4": [],
    }


@pytest.mark.parametrize("table", ["appendix-1", "appendix-2"])
def test_a_witness_prints_what_was_published(tables, table):
    """The oracle, which knows no govrank, gets the printed total from each witness."""
    checked = tables[table]
    rules = oracle.TABLES[table]
    names = [each.id for each in checked.ruleset.rules.inputs]
    for row, unit in zip(oracle.rows(table), checked.published.units, strict=True):
        witness = checked.witnesses[unit.id]
        values = [witness[name] for name in names]
        total = sum((w * v for w, v in zip(rules.weights, values, strict=True)), Fraction(0))
        assert total == oracle.number(row.total)
        for value, printed in zip(values, row.parts, strict=True):
            assert int(value * 1000) == oracle.number(printed) * 1000
            assert value <= 1


def test_the_computed_totals_are_those_of_the_oracle(tables):
    """Totals computed from the parts as printed agree with sums made by hand."""
    for table, checked in tables.items():
        by_hand = [oracle.recomputed(table, row) for row in oracle.rows(table)]
        assert checked.totals == by_hand


def test_readings_are_found_when_they_are_not_told(tables):
    """Left to itself, verification finds truncation in II and refutes rounding there."""
    found = tables["appendix-2"].ruleset
    data = oracle.DATA / oracle.TABLES["appendix-2"].file
    columns = {"total": "Chỉ số ứng dụng CNTT", "grade": "Xếp loại"}
    checked = verify(found, data, columns=columns)
    parts = {reading["infrastructure"] for reading in checked.readings}
    assert parts == {"truncated:3"}
    assert _counts(checked, "total") == {CERTIFIED: 10}


def test_rounded_parts_contradict_the_first_district(tables):
    """With parts rounded half-up, row 1 of II is at most 0.82245, and 0.82250 is printed."""
    data = oracle.DATA / oracle.TABLES["appendix-2"].file
    columns = {"total": "Chỉ số ứng dụng CNTT", "grade": "Xếp loại"}
    told = {"parts": "rounded:3", "total": "exact"}
    checked = verify(tables["appendix-2"].ruleset, data, columns=columns, readings=told)
    first = checked.figures[0]
    assert first.verdict == "contradicted"
    assert first.possible.hull.high == Fraction("0.82245")
    assert first.excess == Fraction("0.00005")
