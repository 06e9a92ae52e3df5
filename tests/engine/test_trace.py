"""The steps of one unit."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given

from govrank.engine.exact import evaluate
from govrank.engine.trace import trace
from govrank.plan.builder import Builder
from govrank.plan.columns import Column, Data
from govrank.plan.operations import Input, Key, Rank
from govrank.plan.plan import Origin, Outcome
from tests.strategies.plans import cases

F = Fraction


@given(cases())
def test_trace_gives_the_digits_of_the_exact_algebra(case):
    """For every unit, each step's result is what the exact algebra has in its column."""
    columns = case.values(case.bind)
    exact = evaluate(case.plan, case.data, case.bind)
    for unit in range(len(case.data.units)):
        population = case.population(columns, unit)
        steps = trace(case.plan, case.data, unit, case.bind, population)
        results = [step.result for step in steps]
        assert results == [exact.value(ref, unit) for ref in range(len(columns))]


def _ratio():
    builder = Builder()
    with builder.serving("indicators.share", "method"):
        part, whole = builder.input(Input("part", 0)), builder.input(Input("whole", 0))
        share = builder.div(part, whole, builder.constant(0))
        points = builder.mul(share, builder.param("indicators.share.max", F(4)))
        there = builder.present("whole", "value")
    with builder.serving("ranking", "rank"):
        rank = builder.rank(Rank((Key(points),), "competition", eligible=there))
    return builder.finish({"total": Outcome(points)}, rank, None)


DATA = Data({"part": Column((1, 5)), "whole": Column((3, 0), 1, bytes([0, 1]))}, ("a", "b"))


def test_steps_say_what_they_read_and_serve():
    """A step holds its place, its origin, the numbers it read and the number it gave."""
    plan = _ratio()
    product = trace(plan, DATA, 0, population={plan.rank: F(1)})[plan.nodes["total"].value]
    assert product.ref == plan.nodes["total"].value
    assert product.operation == plan.operations[product.ref]
    assert product.origin == Origin("indicators.share", "method")
    assert (product.args, product.result) == ((F(1, 3), F(4)), F(4, 3))


def test_absent_cells_and_bound_parameters():
    """An absent cell is 0 with its presence apart, and a bound parameter replaces the rule's."""
    plan = _ratio()
    steps = trace(plan, DATA, 1, population={plan.rank: F(0)})
    assert [step.result for step in steps if step.origin.role == "absence"] == [0]
    bound = trace(plan, DATA, 0, {"indicators.share.max": F(3)}, {plan.rank: F(1)})
    assert bound[plan.nodes["total"].value].result == 1
    assert bound[plan.rank].result == 1


def test_an_operation_without_an_origin_is_refused():
    """Operations and what they serve that do not pair up are a defect of the plan."""
    plan = _ratio()
    with pytest.raises(ValueError, match="zip"):
        trace(evolve(plan, origins=plan.origins[:-1]), DATA, 0, population={plan.rank: F(1)})


def test_a_rank_must_be_given():
    """One unit alone does not know its rank."""
    with pytest.raises(KeyError):
        trace(_ratio(), DATA, 0)
