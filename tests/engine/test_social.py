"""Numbers of many units: by hand, and every enclosure against all that the sets allow."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank.engine.exact import evaluate
from govrank.engine.interval import NO, UNKNOWN, YES, enclose
from govrank.engine.order import at_place
from govrank.engine.spans import EMPTY, Spans, point, points, span
from govrank.engine.trace import trace
from govrank.plan.builder import Builder
from govrank.plan.columns import Column, Data
from govrank.plan.operations import Input, Kth, Reduce
from govrank.plan.plan import Outcome, Plan

KINDS = ("sum", "min", "max", "kth")


def plan_of(kind: str, by: str = "", *, places: int = 0) -> Plan:
    """Make a plan that folds the input x over the members that the input m tells."""
    builder = Builder()
    x, m = builder.input(Input("x", places)), builder.input(Input("m", 0))
    place = builder.input(Input("k", 1))
    fold = Kth(x, place, m, by) if kind == "kth" else Reduce(kind, x, m, by)
    found = builder.reduce(fold)
    return builder.finish({"total": Outcome(found)}, found, None)


def data_of(x, m=None, k=1, parts=None) -> Data:
    """Make data of whole numbers, who is a member, and one place for all."""
    size = len(x)
    columns = {
        "x": Column(tuple(x)),
        "m": Column(tuple(m or (1,) * size)),
        "k": Column((int(k * 10),) * size, 10),
    }
    return Data(columns, tuple(f"u{n}" for n in range(size)), {"half": parts} if parts else {})


def found(kind, data, by=""):
    """Return the exact result of every unit."""
    plan = plan_of(kind, by)
    return evaluate(plan, data).fractions(plan.nodes["total"].value)


@pytest.mark.parametrize(("kind", "expected"), [("sum", 12), ("min", 3), ("max", 5), ("kth", 3)])
def test_every_unit_has_the_number_of_its_members(kind, expected):
    """The result is of the members alone, and every unit has it, members or not."""
    assert found(kind, data_of((4, 9, 3, 5), (1, 0, 1, 1))) == [expected] * 4


@pytest.mark.parametrize("kind", KINDS)
def test_without_members_there_is_nothing(kind):
    """Where there is no member, the result is 0; without units, there is no result."""
    assert found(kind, data_of((4, 9), (0, 0))) == [0, 0]
    assert found(kind, data_of((), ())) == []


@pytest.mark.parametrize(("kind", "expected"), [("sum", [4, 12, 4]), ("max", [3, 12, 3])])
def test_parts_are_folded_apart(kind, expected):
    """Units of one part do not see those of another."""
    assert found(kind, data_of((1, 12, 3), parts=("a", "b", "a")), "half") == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [("-3", 3), ("0.9", 3), (1, 3), ("1.9", 3), (2, 4), (3, 4), ("3.5", 4), (4, 9), (99, 9)],
)
def test_places_are_whole_and_stay_among_the_members(place, expected):
    """A place is cut down to a whole one; before the first and past the last are these."""
    assert found("kth", data_of((4, 9, 3, 4), k=Fraction(place))) == [expected] * 4


def test_a_fold_of_quotients():
    """Behind a quotient by data, a fold is as exact as elsewhere."""
    builder = Builder()
    x, y = builder.input(Input("x", 0)), builder.input(Input("y", 0))
    share = builder.div(x, y, builder.constant(0))
    total = builder.reduce(Reduce("sum", share))
    second = builder.reduce(Kth(share, builder.constant(2)))
    plan = builder.finish({"total": Outcome(total)}, total, None)
    data = Data({"x": Column((1, 1, 2)), "y": Column((3, 7, 9))}, ("a", "b", "c"))
    evaluation = evaluate(plan, data)
    assert evaluation.value(total, 1) == Fraction(1, 3) + Fraction(1, 7) + Fraction(2, 9)
    assert evaluation.value(second, 0) == Fraction(2, 9)


def test_a_trace_is_told_what_the_population_decides():
    """The step of a fold has its operand, and the result from outside."""
    plan = plan_of("sum")
    ref = plan.nodes["total"].value
    steps = trace(plan, data_of((4, 9)), 1, {}, {ref: Fraction(13)})
    assert (steps[ref].args, steps[ref].result) == ((9, 1), 13)
    with pytest.raises(KeyError):
        trace(plan, data_of((4, 9)), 1)


# Enclosures.


def enclosed(kind: str, x: list[Spans], m: list[Spans], k: Spans) -> Spans:
    """Enclose a fold of values and members known as sets."""
    plan = plan_of(kind)
    size = len(x)
    enclosure = enclose(plan, {"x": x, "m": m, "k": [k] * size}, data_of((0,) * size))
    return enclosure.of(plan.nodes["total"].value, 0)


def worlds(kind, x, m, k):
    """Return every result that some choice of numbers gives; sets are lists of numbers."""
    for numbers in product(*x):
        for truths in product(*m):
            counted = sorted(n for n, there in zip(numbers, truths, strict=True) if there)
            for place in k:
                yield {
                    "sum": sum(counted),
                    "min": min(counted, default=0),
                    "max": max(counted, default=0),
                    "kth": at_place(counted, place),
                }[kind]


numbers = st.lists(st.integers(-3, 3), min_size=1, max_size=3, unique=True).map(sorted)
truths = st.sampled_from([[0], [1], [0, 1]])
units = st.lists(st.tuples(numbers, truths), min_size=1, max_size=4)


@pytest.mark.parametrize("kind", KINDS)
@given(who=units, k=st.lists(st.integers(-1, 6), min_size=1, max_size=2, unique=True))
def test_a_fold_is_enclosed_by_its_ends(kind, who, k):
    """Whoever is a member, whatever the numbers: nothing is outside, and the ends are reached."""
    x, m = [list(each[0]) for each in who], [each[1] for each in who]
    results = set(worlds(kind, x, m, k))
    spans = enclosed(kind, [points(each) for each in x], [points(each) for each in m], points(k))
    assert all(spans.contains(each) for each in results)
    assert (spans.hull.low, spans.hull.high) == (min(results), max(results))


def test_sums_of_who_is_perhaps_there():
    """A perhaps adds its numbers or nothing; a no adds nothing, a yes what it has."""
    sets = [span(1, 2), span(5, 6), point(9)]
    assert enclosed("sum", sets, [YES, UNKNOWN, NO], point(1)).parts == (
        *span(1, 2).parts, *span(6, 8).parts,
    )  # fmt: skip


def test_an_end_that_no_member_reaches_is_open():
    """The value at a place comes near an open end of the sets, and never to it."""
    sets = [span(1, 4, high_open=True), span(2, 3, low_open=True)]
    assert enclosed("kth", sets, [YES, YES], point(2)) == span(2, 4, low_open=True, high_open=True)
    assert enclosed("max", sets, [YES, YES], point(1)) == span(2, 4, low_open=True, high_open=True)


def test_a_place_without_bounds_may_be_any():
    """Where nothing is known of the place, it is anything from the least to the greatest."""
    sets = [point(1), point(5), point(3)]
    assert enclosed("kth", sets, [YES] * 3, span(None, None)) == span(1, 5)


@pytest.mark.parametrize("kind", KINDS)
def test_an_impossible_member_leaves_no_world(kind):
    """Where the cell of one unit can have no value, no unit has a result."""
    assert enclosed(kind, [EMPTY, point(1)], [YES, YES], point(1)) == EMPTY
    assert enclosed("kth", [point(2), point(1)], [YES, YES], EMPTY) == EMPTY


def test_units_of_a_part_share_an_enclosure():
    """Parts are enclosed apart."""
    plan = plan_of("max", "half")
    data = data_of((1, 2, 3), parts=("a", "b", "a"))
    enclosure = enclose(plan, {"x": [span(1, 2), point(7), point(1)]}, data)
    ref = plan.nodes["total"].value
    assert [enclosure.of(ref, unit) for unit in range(3)] == [span(1, 2), point(7), span(1, 2)]
