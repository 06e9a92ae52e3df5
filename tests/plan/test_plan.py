"""Plans: what they read, what they state, and what lies below a figure."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings

from govrank.engine.exact import evaluate
from govrank.plan.builder import Builder
from govrank.plan.operations import Input, Key, Rank, Reduce, operands
from govrank.plan.plan import Outcome, Plan
from tests.strategies.plans import cases


def small() -> Plan:
    """Make a plan of w·x + v·y, with a constant of meaning."""
    builder = Builder()
    x, y = builder.input(Input("x", 0)), builder.input(Input("y", 1))
    w, v = builder.param("w", Fraction(2)), builder.param("v", Fraction(3))
    left = builder.affine([(w, x), (builder.constant(1), x)])
    right = builder.affine([(v, y)])
    total = builder.sum([left, right])
    return builder.finish(
        {"x": Outcome(left), "y": Outcome(right), "total": Outcome(total)}, total, None
    )


def test_parameters_are_those_with_an_address():
    """Every figure by its address; a constant of meaning has none and cannot be bound."""
    plan = small()
    assert {a: p.value for a, p in plan.parameters.items()} == {"w": 2, "v": 3}
    assert [plan.operations[ref].address for ref in plan.refs_of(["w", "v"])] == ["w", "v"]
    assert plan.refs_of([]) == plan.refs_of(["x"]) == ()


def test_inputs_in_order():
    """The inputs that a plan reads, in order of first use."""
    assert [each.name for each in small().inputs] == ["x", "y"]


def test_a_cone_is_all_that_depends():
    """Below w lie its product and the total, not the other product."""
    plan = small()
    (w,) = plan.refs_of(["w"])
    outcomes = plan.nodes
    assert plan.cone([w]) == (w, outcomes["x"].value, outcomes["total"].value)
    assert plan.cone([]) == ()


def test_what_operations_are_made_of():
    """All that stands behind an operation, itself included, and nothing behind what is known."""
    plan = small()
    x = plan.nodes["x"].value
    assert plan.needed([]) == set()
    assert plan.needed([x]) == {0, 2, 4, x}
    assert plan.needed([plan.nodes["total"].value], known=[x]) == {
        1, 3, 4, x, plan.nodes["y"].value, plan.nodes["total"].value,
    }  # fmt: skip


def test_rules_are_relative_where_a_result_depends_on_other_units():
    """A statistic behind a score, a presence or a grade makes a plan relative; a rank does not."""
    builder = Builder()
    x = builder.input(Input("x", 0))
    best = builder.reduce(Reduce("max", x))
    rank = builder.rank(Rank((Key(x),), "dense"))
    own, many = {"total": Outcome(x)}, {"total": Outcome(x), "best": Outcome(best)}
    there = {"total": Outcome(x, best)}
    plans = [
        builder.finish(nodes, rank, grade)
        for nodes, grade in ((own, None), (own, x), (many, None), (there, None), (own, best))
    ]
    assert [plan.relative for plan in plans] == [False, False, True, True, True]
    assert plans[0].social == (best, rank)


@settings(max_examples=30)
@given(cases())
def test_operations_read_only_earlier_ones(case):
    """Each operation reads columns that stand before it."""
    for ref, operation in enumerate(case.plan.operations):
        assert all(0 <= each < ref for each in operands(operation))


@given(cases())
def test_a_bound_figure_changes_only_its_cone(case):
    """What a figure does not reach keeps its digits when the figure changes."""
    before, after = case.values(), case.values(case.bind)
    cone = case.plan.cone(case.plan.refs_of(case.bind))
    for ref in set(range(len(before))) - set(cone):
        assert before[ref] == after[ref]


@given(cases())
def test_rebinding_is_evaluating_anew(case):
    """Doing only the cone again, forth and back, gives the digits of a fresh evaluation."""
    refs = range(len(case.plan.operations))
    first = evaluate(case.plan, case.data)
    again = first.rebind(case.bind)
    fresh = evaluate(case.plan, case.data, case.bind)
    assert [again.fractions(ref) for ref in refs] == [fresh.fractions(ref) for ref in refs]
    back = again.rebind({})
    assert [back.fractions(ref) for ref in refs] == [first.fractions(ref) for ref in refs]


def test_shapes_are_those_of_the_stated_figures():
    """A plan knows the bounds of its columns as the figures stand."""
    assert small().shapes[small().rank].denominator == 10
