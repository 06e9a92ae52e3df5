"""What is possible when data are known as sets."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank.engine.exact import evaluate
from govrank.engine.interval import (
    NO,
    UNKNOWN,
    YES,
    enclose,
    enclose_operation,
    enclose_unit,
    prepare,
)
from govrank.engine.spans import EMPTY, EVERYTHING, Span, point, points, span, union
from govrank.plan.builder import Builder
from govrank.plan.columns import Column, Data
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
    Rank,
    Round,
    Select,
)
from govrank.plan.plan import Outcome
from tests.strategies.plans import HAIR, TIES, around, cases

F = Fraction

# The law of the algebra.


@given(cases(), st.data())
def test_the_enclosure_holds_the_exact_value(case, data):
    """Whatever sets hold the inputs and parameters, each result lies in its enclosure."""
    units = range(len(case.data.units))
    inputs = {
        spec.name: [data.draw(around(case.data.columns[spec.name].value(unit))) for unit in units]
        for spec in case.plan.inputs
    }
    bind = {address: data.draw(around(value)) for address, value in case.bind.items()}
    exact = evaluate(case.plan, case.data, case.bind)
    enclosure = enclose(case.plan, inputs, case.data, bind)
    for ref in range(len(case.plan.operations)):
        for unit in units:
            assert enclosure.of(ref, unit).contains(exact.value(ref, unit))


@given(cases())
def test_figures_known_exactly_give_the_exact_value(case):
    """With nothing uncertain, ranks included, the enclosure is the one exact number."""
    exact = evaluate(case.plan, case.data, case.bind)
    enclosure = enclose(case.plan, {}, case.data, case.bind)
    for ref in range(len(case.plan.operations)):
        for unit in range(len(case.data.units)):
            assert enclosure.of(ref, unit) == point(exact.value(ref, unit))


@given(cases(), st.data())
def test_one_unit_at_a_time_gives_the_same_sets(case, data):
    """Enclosing the operations wanted for one unit agrees with enclosing all of them."""
    wanted = data.draw(st.lists(st.integers(0, len(case.plan.operations) - 1), max_size=3))
    whole = enclose(case.plan, {}, case.data, case.bind)
    program = prepare(case.plan, wanted, case.bind)
    for unit in range(len(case.data.units)):
        cells = {name: point(column.value(unit)) for name, column in case.data.columns.items()}
        states = {name: column.state(unit) for name, column in case.data.columns.items()}
        row = program.unit(cells, states, {r: whole.of(r, unit) for r in case.plan.social})
        assert set(wanted) <= set(row)
        assert all(row[ref] == whole.of(ref, unit) for ref in row)


# Operations.

ABOUT_ONE = span(F("0.5"), F("1.5"), high_open=True)


@pytest.mark.parametrize(
    ("operation", "args", "expected"),
    [
        (Affine(()), [], point(0)),
        (
            Affine(((0, 1), (2, 3))),
            [point(2), ABOUT_ONE, point(-1), point(1)],
            span(0, 2, high_open=True),
        ),
        (Mul(0, 1), [ABOUT_ONE, point(0)], point(0)),
        (Div(0, 1, 2), [point(1), span(1, 2), point(9)], span(F("0.5"), 1)),
        (Div(0, 1, 2), [point(1), points([0, 2]), point(9)], points([F("0.5"), 9])),
        (Div(0, 1, 2), [point(1), point(0), point(9)], point(9)),
        (Round(0, 0, "half-up"), [ABOUT_ONE], point(1)),
        (Select(0, 1, 2), [YES, point(1), point(2)], point(1)),
        (Select(0, 1, 2), [NO, point(1), point(2)], point(2)),
        (Select(0, 1, 2), [UNKNOWN, point(1), point(2)], points([1, 2])),
        (Extremum("min", (0, 1), (None, None)), [point(1), span(0, 3)], span(0, 1)),
        (Extremum("max", (0, 1), (None, 2)), [point(1), point(3), UNKNOWN], points([1, 3])),
        (Extremum("max", (0, 1), (None, 2)), [point(1), point(3), NO], point(1)),
        (Extremum("min", (0, 1), (None, 2)), [point(1), point(3), UNKNOWN], point(1)),
        (Extremum("max", (0, 1), (2, None)), [point(3), point(1), UNKNOWN], points([1, 3])),
        (Extremum("min", (0, 1), (2, 3)), [point(4), point(3), UNKNOWN, NO], points([0, 4])),
        (
            Extremum("min", (0, 1), (2, 3)),
            [point(4), point(3), UNKNOWN, UNKNOWN],
            points([0, 3, 4]),
        ),
        (Extremum("min", (0,), (1,)), [point(3), NO], point(0)),
    ],
)
def test_operations(operation, args, expected):
    """Each operation unites what its operands allow; undecided choices unite both sides."""
    assert enclose_operation(operation, args) == expected


@pytest.mark.parametrize(
    ("left", "right", "answers"),
    [
        (point(1), point(2), "yynynn"),
        (point(2), point(2), "nyynyn"),
        (point(3), point(2), "nnnyyy"),
        (span(0, 2), point(2), "?y???n"),
        (span(0, 2, high_open=True), point(2), "yynynn"),
        (point(2), span(2, 3), "?y???n"),
        (point(2), span(2, 3, low_open=True), "yynynn"),
        (points([1, 3]), point(2), "??ny??"),
        (span(0, 2), span(2, 3), "?y???n"),
        (EVERYTHING, point(0), "??????"),
        (EVERYTHING, EVERYTHING, "??????"),
    ],
)
def test_comparisons_know_three_answers(left, right, answers):
    """In the order <, <=, =, !=, >=, >: yes, no, or not known; ends in or out decide."""
    named = {"y": YES, "n": NO, "?": UNKNOWN}
    relations = ("<", "<=", "=", "!=", ">=", ">")
    found = [enclose_operation(Compare(each, 0, 1), [left, right]) for each in relations]
    assert found == [named[each] for each in answers]


@pytest.mark.parametrize(
    ("kind", "args", "expected"),
    [
        ("all", [YES, UNKNOWN], UNKNOWN),
        ("all", [NO, UNKNOWN], NO),
        ("all", [YES, YES], YES),
        ("any", [YES, UNKNOWN], YES),
        ("any", [NO, UNKNOWN], UNKNOWN),
        ("any", [NO, NO], NO),
        ("not", [YES], NO),
        ("not", [NO], YES),
        ("not", [UNKNOWN], UNKNOWN),
    ],
)
def test_truths_of_three_values(kind, args, expected):
    """What is not known stays so, unless the others decide."""
    assert enclose_operation(Combine(kind, tuple(range(len(args)))), args) == expected


GRADES = Lookup(0, (Cut(1), Cut(2, above=True)), (3, 4, 5))
VALUES = [point(10), point(20), point(30)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (span(0, 1, high_open=True), [10]),
        (span(0, 1), [10, 20]),
        (span(1, 2), [20]),
        (span(1, 2 + HAIR), [20, 30]),
        (span(2, 3, low_open=True), [30]),
        (points([0, 3]), [10, 30]),
        (EVERYTHING, [10, 20, 30]),
    ],
)
def test_steps_within_reach(given, expected):
    """A step is possible if some number of the set falls on it, ends in or out."""
    found = enclose_operation(GRADES, [given, point(1), point(2), *VALUES])
    assert found == points(expected)


@pytest.mark.parametrize(
    ("given", "start", "expected"),
    [
        (point(1), span(1, 2, low_open=True), [10]),
        (point(1), span(1, 2), [10, 20]),
        (point(2), span(1, 2), [20]),
        (point(2), span(1, 2, high_open=True), [20]),
        (point(F("1.9")), span(1, 2, high_open=True), [10, 20]),
        (point(-9), span(None, 2), [10, 20]),
        (point(9), span(1, None), [10, 20]),
    ],
)
def test_a_step_that_starts_somewhere_in_a_set(given, start, expected):
    """Where the start itself is uncertain, both sides of it are possible within its set."""
    steps = Lookup(0, (Cut(1),), (2, 3))
    assert enclose_operation(steps, [given, start, *VALUES[:2]]) == points(expected)


@pytest.mark.parametrize(
    ("given", "start", "expected"),
    [
        (point(2), span(1, 2), [10, 20]),
        (point(2), span(1, 2, high_open=True), [20]),
        (point(1), span(1, 2), [10]),
    ],
)
def test_a_step_above_somewhere_in_a_set(given, start, expected):
    """A step that lies above its start is not reached at the start."""
    steps = Lookup(0, (Cut(1, above=True),), (2, 3))
    assert enclose_operation(steps, [given, start, *VALUES[:2]]) == points(expected)


@pytest.mark.parametrize("operation", [Param("a", F(1)), Rank((Key(0),), "dense")])
def test_what_one_unit_does_not_decide_is_refused(operation):
    """Parameters and ranks do not follow from the sets of one unit."""
    with pytest.raises(TypeError, match=type(operation).__name__):
        enclose_operation(operation, [])


@pytest.mark.parametrize(
    ("operation", "args"),
    [
        (Affine(((0, 1),)), [point(1)]),
        (Lookup(0, (Cut(1), Cut(2)), (3, 4, 5)), [point(1), point(2)]),
    ],
)
def test_operands_that_do_not_pair_up_are_refused(operation, args):
    """A coefficient without a value, or a cut without its start, is a defect of the plan."""
    with pytest.raises(ValueError, match="zip"):
        enclose_operation(operation, args)


# One unit, and units together.


def weighted(ties="competition", *, ascending=False, by="", eligible=False):
    """Make a plan of two weighted inputs, ranked by their sum and, among equals, by the first."""
    builder = Builder()
    refs = [builder.input(Input(name, 2)) for name in "ab"]
    weights = [
        builder.param(f"{name}.weight", F(weight))
        for name, weight in zip("ab", (2, 3), strict=True)
    ]
    total = builder.affine(list(zip(weights, refs, strict=True)))
    there = builder.present("b", "value") if eligible else None
    keys = (Key(total, ascending), Key(refs[0], ascending))
    rank = builder.rank(Rank(keys, ties, by, there))
    return builder.finish({"total": Outcome(total)}, rank, None)


def test_a_unit_is_enclosed_with_states_and_sets_of_parameters():
    """An absent cell is 0 whatever is known of it, and a parameter may itself be a set."""
    plan = weighted()
    total = plan.nodes["total"].value
    cells = {"a": span(1, 2), "b": span(0, 1, high_open=True)}
    found = enclose_unit(plan, cells, {}, [total])
    assert found[total] == span(2, 7, high_open=True)
    assert set(found) == {0, 1, 2, 3, total}
    found = enclose_unit(plan, cells, {"b": 1}, [total], {"a.weight": span(1, 2)})
    assert found[total] == span(1, 4)
    assert enclose_unit(plan, cells, {}, [total], {"b.weight": F(0)})[total] == span(2, 4)


def test_what_is_the_same_for_all_units_is_worked_out_once():
    """Operations on parameters alone are settled when the plan is made ready."""
    builder = Builder()
    share = builder.mul(builder.param("share", F("0.5")), builder.param("max", F(8)))
    value = builder.add(Extremum("min", (share, builder.input(Input("x", 0))), (None, None)))
    program = prepare(builder.finish({"total": Outcome(value)}, value, None), [value])
    assert program.fixed[share] == point(4)
    assert [step[0] for step in program.steps] == [value - 1, value]


def test_all_that_is_read_is_enclosed_down_to_the_first_operation():
    """A wanted operation brings what it reads with it, and nothing else."""
    builder = Builder()
    x = builder.input(Input("x", 1))
    whole, there = builder.round(x, 0, "down"), builder.present("x", "value")
    plan = builder.finish({"total": Outcome(whole)}, whole, None)
    cells = {"x": point(F("1.5"))}
    assert enclose_unit(plan, cells, {}, [whole]) == {x: cells["x"], whole: point(1)}
    assert enclose_unit(plan, {}, {}, [there]) == {there: YES}
    assert enclose_unit(plan, {}, {"x": 1}, [there]) == {there: NO}
    assert enclose_unit(plan, {}, {}, []) == {}


def test_the_ranks_of_one_unit_are_given():
    """One unit alone does not know its rank: it is taken from what is given, or missed."""
    plan = weighted()
    program = prepare(plan, [plan.rank])
    cells = {"a": point(1), "b": point(2)}
    given = {plan.rank: points([1, 2])}
    assert program.unit(cells, told=given)[plan.rank] == points([1, 2])
    with pytest.raises(KeyError):
        program.unit(cells)


def test_what_follows_from_an_impossible_cell_is_impossible():
    """A comparison with a cell that has no possible value has no answer, not even an unknown."""
    builder = Builder()
    enough = builder.compare(builder.input(Input("x", 0)), ">=", builder.constant(5))
    plan = builder.finish({"total": Outcome(enough)}, enough, None)
    assert enclose_unit(plan, {"x": EMPTY}, {}, [enough])[enough] == EMPTY


def test_an_impossible_cell_makes_everything_above_it_impossible():
    """Where a cell has no possible value there is no result, and no rank of any unit."""
    plan = weighted()
    data = Data({"a": Column((0, 0)), "b": Column((0, 0))}, ("u", "v"))
    enclosure = enclose(plan, {"a": [EMPTY, point(0)]}, data)
    assert enclosure.of(plan.nodes["total"].value, 0) == EMPTY
    assert enclosure.of(plan.nodes["total"].value, 1) == point(0)
    assert enclosure.of(plan.rank, 0) == enclosure.of(plan.rank, 1) == EMPTY


def ranks(plan, a, **more):
    """Enclose the ranks of units whose input a lies in these sets, and b is 0."""
    size = len(a)
    states = more.pop("states", None)
    columns = {"a": Column((0,) * size), "b": Column((0,) * size, 1, states)}
    data = Data(columns, tuple("uvwxyz"[:size]), **more)
    enclosure = enclose(plan, {"a": a}, data)
    return [enclosure.of(plan.rank, unit) for unit in range(size)]


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        ("competition", [[1], [2, 3], [2, 3], [4]]),
        ("modified", [[1], [2, 3], [2, 3], [4]]),
        ("dense", [[1], [2, 3], [2, 3], [3, 4]]),
        ("ordinal", [[1], [2, 3], [2, 3], [4]]),
        ("fractional", [[1], [2, F("2.5"), 3], [2, F("2.5"), 3], [4]]),
    ],
)
def test_ranks_that_overlapping_totals_allow(ties, expected):
    """Two units whose totals overlap may stand either way, or level where that is a rank."""
    sets = [point(9), span(5, 7), span(6, 8), point(1)]
    found = ranks(weighted(ties), sets)
    assert found == [points(each) for each in expected]


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        ("competition", [1, 1, 1, 4, 4, 6]),
        ("modified", [3, 3, 3, 5, 5, 6]),
        ("dense", [1, 1, 1, 2, 2, 3]),
        ("ordinal", [1, 2, 3, 4, 5, 6]),
        ("fractional", [2, 2, 2, F("4.5"), F("4.5"), 6]),
    ],
)
def test_certain_ties(ties, expected):
    """Known equal totals have the one rank that their kind of tie gives."""
    found = ranks(weighted(ties), [point(total) for total in (5, 5, 5, 3, 3, 1)])
    assert found == [point(each) for each in expected]


def test_levels_that_are_surely_apart_count_for_a_dense_rank():
    """Of those ahead, as many as cannot be level with each other make certain levels."""
    builder = Builder()
    x = builder.input(Input("x", 0))
    rank = builder.rank(Rank((Key(x),), "dense"))
    plan = builder.finish({}, rank, None)
    sets = [span(F("5.5"), 8), span(7, 9), span(5, 6), point(1)]
    data = Data({"x": Column((0,) * 4)}, tuple("abcd"))
    assert enclose(plan, {"x": sets}, data).of(rank, 3) == points([3, 4])


def test_an_end_that_is_not_reached_is_no_tie():
    """Totals that only approach each other are in a certain order."""
    sets = [span(5, 6, low_open=True), span(4, 5)]
    assert ranks(weighted(), sets) == [point(1), point(2)]
    assert ranks(weighted(ascending=True), sets) == [point(2), point(1)]


def test_groups_and_units_that_are_not_ranked():
    """Only ranked units of the same group count; a unit that is not ranked has 0."""
    sets = [point(1), point(2), point(3), point(4)]
    plan = weighted(by="kind")
    assert ranks(plan, sets, partitions={"kind": ("p", "p", "q", "q")}) == [
        point(2), point(1), point(2), point(1),
    ]  # fmt: skip
    by_presence = weighted(eligible=True)
    assert ranks(by_presence, sets, states=bytes([0, 0, 1, 0])) == [
        point(3), point(2), point(0), point(1),
    ]  # fmt: skip


def test_a_unit_that_is_perhaps_not_ranked():
    """It has its rank or 0, and makes room for others or not."""
    builder = Builder()
    x = builder.input(Input("x", 0))
    enough = builder.compare(x, ">=", builder.param("least", F(5)))
    plans = {
        ties: builder.finish({}, builder.rank(Rank((Key(x),), ties, eligible=enough)), None)
        for ties in TIES
    }
    data = Data({"x": Column((0, 0))}, ("u", "v"))
    sets = {"x": [span(4, 9, high_open=True), point(8)]}
    for ties in ("competition", "dense"):
        enclosure = enclose(plans[ties], sets, data)
        rank = plans[ties].rank
        assert enclosure.of(rank, 0) == points([0, 1, 2])
        assert enclosure.of(rank, 1) == points([1, 2])


def test_a_unit_ahead_that_is_perhaps_not_ranked():
    """It pushes the next one down only if it is ranked."""
    builder = Builder()
    x = builder.input(Input("x", 0))
    enough = builder.compare(x, ">=", builder.param("least", F(0)))
    key = Key(x, ascending=True)
    rank = builder.rank(Rank((key,), "competition", eligible=enough))
    data = Data({"x": Column((4, 4, 8))}, ("u", "v", "w"))
    enclosure = enclose(builder.finish({}, rank, None), {}, data, {"least": span(3, 5)})
    found = [enclosure.of(rank, unit) for unit in range(3)]
    assert found == [points([0, 1]), points([0, 1]), points([1, 2, 3])]


def test_an_absent_cell_is_absent_whatever_is_known_of_it():
    """Where the data say that a cell is missing, its set does not count."""
    plan = weighted()
    data = Data({"a": Column((0,), 1, bytes([1])), "b": Column((1,))}, ("u",))
    assert enclose(plan, {"a": [point(9)]}, data).of(plan.nodes["total"].value, 0) == point(3)


def test_many_possible_ranks():
    """A rank among many uncertain units may be any from first to last."""
    size = 80
    data = Data({n: Column((0,) * size) for n in "ab"}, tuple(map(str, range(size))))
    enclosure = enclose(weighted(), {"a": [span(0, 1)] * size}, data)
    assert enclosure.of(weighted().rank, 0).hull == Span(F(1), F(size))


def test_a_repeated_input_gives_an_outer_bound():
    """An input read twice counts as two: the enclosure may be too wide, never too narrow."""
    builder = Builder()
    x = builder.input(Input("x", 0))
    difference = builder.affine([(builder.constant(1), x), (builder.constant(-1), x)])
    plan = builder.finish({"total": Outcome(difference)}, difference, None)
    assert enclose_unit(plan, {"x": span(0, 1)}, {}, [difference])[difference] == span(-1, 1)


def test_choices_unite_their_sides():
    """A condition that is not decided leaves the results of both sides."""
    builder = Builder()
    x = builder.input(Input("x", 0))
    enough = builder.compare(x, ">=", builder.param("least", F(5)))
    value = builder.select(enough, builder.constant(10), x)
    plan = builder.finish({"total": Outcome(value)}, value, None)
    found = enclose_unit(plan, {"x": span(4, 5)}, {}, [value])[value]
    assert found == union(point(10), span(4, 5))
