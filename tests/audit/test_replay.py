"""Printed steps, worked out again by a reader who has nothing but the JSON."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank import explain, load, rank, read_table
from govrank.audit.replay import replayable
from govrank.engine.trace import trace
from govrank.language import decimal_text
from govrank.rules import catalogue
from tests.audit.replay import replayed
from tests.strategies.plans import cases

SHIPPED = {
    "bacgiang/ict-departments": "appendix-1-ict-departments.csv",
    "bacgiang/ict-districts": "appendix-2-ict-districts.csv",
    "bacgiang/eportal": "appendix-3-eportal-departments.csv",
}


@given(cases(), st.data())
def test_any_column_can_be_worked_out_from_its_steps(case, data):
    """For any plan, the steps of a column give each printed result, the last its own."""
    unit = data.draw(st.integers(0, len(case.data.units) - 1))
    population = case.population(case.values(case.bind), unit)
    steps = trace(case.plan, case.data, unit, case.bind, population)
    target = case.plan.nodes["total"].value
    records = json.loads(json.dumps(replayable(steps, target)))
    results = replayed(records)
    assert [decimal_text(each) for each in results] == [each["result"] for each in records]
    assert results[-1] == steps[target].result


@given(cases())
def test_steps_are_numbered_and_read_only_earlier_ones(case):
    """Steps count from 1, and each argument is a step before, or a number."""
    steps = trace(case.plan, case.data, 0, case.bind, case.population(case.values(case.bind), 0))
    records = replayable(steps, case.plan.nodes["total"].value)
    assert [each["step"] for each in records] == list(range(1, len(records) + 1))
    for each in records:
        earlier = [arg["step"] for arg in each["args"] if isinstance(arg, dict)]
        assert all(step < each["step"] for step in earlier)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_totals_can_be_worked_out(name):
    """For every unit of the announcement the printed steps give the printed total."""
    ruleset = load(name)
    path = catalogue.root() / "bacgiang" / "data" / SHIPPED[name]
    ranking = rank(ruleset, read_table(path, ruleset, ignore=["*"]))
    for standing in ranking:
        told = json.loads(json.dumps(explain(ranking, standing.unit.id).to_dict()))
        assert replayed(told["steps"])[-1] == Fraction(told["total"]["score"]) == standing.total
