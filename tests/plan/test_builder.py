"""Building plans."""

from __future__ import annotations

from fractions import Fraction

from govrank.plan.builder import Builder
from govrank.plan.operations import (
    Affine,
    Combine,
    Compare,
    Cut,
    Div,
    Extremum,
    Input,
    Key,
    Lookup,
    Mul,
    Param,
    Present,
    Rank,
    Reduce,
    Round,
    Select,
)
from govrank.plan.plan import Origin, Outcome


def test_each_method_adds_its_operation():
    """A builder's methods return the places of the operations they describe, in order."""
    to = Builder()
    x, y = to.input(Input("x", 0)), to.input(Input("y", 2))
    p, one, there = to.param("p", Fraction(3)), to.constant(1), to.present("x", "value")
    rank, fold = Rank((Key(x),), "dense", by="kind"), Reduce("sum", x)
    added = {
        to.affine([(p, x)]): Affine(((p, x),)),
        to.sum([x, y]): Affine(((one, x), (one, y))),
        to.mul(x, y): Mul(x, y),
        to.div(x, y, one): Div(x, y, one),
        to.least([x, y]): Extremum("min", (x, y), (None, None)),
        to.greatest([x, y], [there, None]): Extremum("max", (x, y), (there, None)),
        to.round(x, 2, "down"): Round(x, 2, "down"),
        to.compare(x, "<", y): Compare("<", x, y),
        to.all([there, one]): Combine("all", (there, one)),
        to.any([there, one]): Combine("any", (there, one)),
        to.negate(there): Combine("not", (there,)),
        to.select(there, x, y): Select(there, x, y),
        to.lookup(x, [Cut(p)], [x, y]): Lookup(x, (Cut(p),), (x, y)),
        to.rank(rank): rank,
        to.reduce(fold): fold,
    }
    plan = to.finish({"total": Outcome(x)}, list(added)[-1], y)
    assert plan.operations[:5] == (
        Input("x", 0), Input("y", 2), Param("p", Fraction(3)), Param("", Fraction(1)),
        Present("x", "value"),
    )  # fmt: skip
    assert list(added) == list(range(5, len(plan.operations)))
    assert tuple(added.values()) == plan.operations[5:]
    assert (plan.nodes, plan.rank, plan.grade) == ({"total": Outcome(x)}, list(added)[-1], y)


def test_equal_operations_share_one_place():
    """The same operation for the same purpose is added once."""
    to = Builder()
    x = to.input(Input("x", 0))
    assert to.input(Input("x", 0)) == x
    assert to.round(x, 1, "down") == to.round(x, 1, "down") != to.round(x, 2, "down")
    with to.serving("total", "round"):
        assert to.round(x, 1, "down") == 3


def test_one_truth_needs_no_combination():
    """All or any of one truth is that truth."""
    to = Builder()
    there = to.present("x", "missing")
    assert to.all([there]) == to.any([there]) == there


def test_origins_say_what_an_operation_serves():
    """Figures and inputs have origins of their own; the rest serve what is being built."""
    to = Builder()
    with to.serving("indicators.a", "method"):
        x, p = to.input(Input("x", 0)), to.param("indicators.a.weight", Fraction(1))
        to.mul(x, p)
        with to.serving("indicators.a", "clamp"):
            to.least([x, p])
        to.present("x", "missing")
        to.constant(0)
        to.add(Round(x, 0, "up"), Origin("elsewhere", "round"))
    to.greatest([x, p])
    assert to.finish({}, x, None).origins == (
        Origin("inputs.x", "input"),
        Origin("indicators.a.weight", "parameter"),
        Origin("indicators.a", "method"),
        Origin("indicators.a", "clamp"),
        Origin("inputs.x", "absence"),
        Origin("", "parameter"),
        Origin("elsewhere", "round"),
        Origin("", "method"),
    )
