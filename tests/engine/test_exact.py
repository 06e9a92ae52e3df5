"""The exact algebra: what a column is kept as, and what is done again when a figure changes."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank.engine.exact import Evaluation, Quotient, Same, Whole, evaluate
from govrank.plan.builder import Builder
from govrank.plan.columns import Column, Data
from govrank.plan.operations import Cut, Input, Key, Rank, Ref
from govrank.plan.plan import Outcome, Plan
from tests.strategies import plans

UNITS = ("a", "b", "c")


def plan_of(builder: Builder, value: Ref) -> Plan:
    """Return a plan with one node and a ranking by it."""
    rank = builder.rank(Rank((Key(value),), "competition"))
    return builder.finish({"total": Outcome(value)}, rank, None)


def data_of(**columns: tuple[int, ...]) -> Data:
    """Return data of three units, one decimal each."""
    return Data({name: Column(numbers, 10) for name, numbers in columns.items()}, UNITS)


def test_columns_are_whole_numbers_until_data_divide():
    """A product by a figure stays over one denominator; a quotient by data has one a unit."""
    builder = Builder()
    x, y = builder.input(Input("x", 1)), builder.input(Input("y", 1))
    third = builder.param("third", Fraction(1, 3))
    scaled = builder.mul(third, x)
    ratio = builder.div(x, y, builder.constant(0))
    rounded = builder.round(ratio, 1, "half-up")
    plan = plan_of(builder, rounded)
    found = evaluate(plan, data_of(x=(10, 25, 0), y=(30, 0, 40)))
    assert isinstance(found.columns[third], Same)
    assert isinstance(found.columns[scaled], Whole)
    assert isinstance(found.columns[ratio], Quotient)
    assert isinstance(found.columns[rounded], Whole)
    assert found.fractions(scaled) == [Fraction(1, 3), Fraction(5, 6), 0]
    assert found.fractions(ratio) == [Fraction(1, 3), 0, 0]
    assert [found.value(ratio, unit) for unit in range(3)] == found.fractions(ratio)
    assert found.fractions(rounded) == [Fraction(3, 10), 0, 0]


def test_a_clamp_that_never_bites_passes_its_column_on():
    """Where a domain already keeps to a bound the column stays, over the common denominator."""
    builder = Builder()
    x = builder.input(Input("x", 1, Fraction(0), Fraction(5)))
    there, more = builder.present("x", "value"), builder.sum([x, builder.constant(1)])
    far = builder.sum([builder.div(x, more, builder.constant(0)), builder.constant(6)])
    floor, ceiling = builder.constant(0), builder.constant(5)
    kept = [builder.greatest([x, floor]), builder.least([x, ceiling]), builder.least([x, far])]
    finer = builder.least([x, builder.constant(Fraction(16, 3))])
    truth = builder.least([there, builder.constant(1)])
    found = evaluate(plan_of(builder, finer), data_of(x=(10, 25, 0)))
    assert all(found.columns[ref] is found.columns[x] for ref in kept)
    assert found.columns[finer] == Whole([30, 75, 0], 30)
    assert found.columns[truth] == Same(Fraction(1))


def test_a_quotient_times_a_figure_or_a_column():
    """The order of factors changes nothing, down to the column that holds the product."""
    builder = Builder()
    x, y = builder.input(Input("x", 1)), builder.input(Input("y", 1))
    third = builder.param("third", Fraction(1, 3))
    ratio = builder.div(x, y, builder.constant(0))
    pairs = [(ratio, third), (ratio, x), (ratio, ratio)]
    products = [(builder.mul(a, b), builder.mul(b, a)) for a, b in pairs]
    plan = plan_of(builder, ratio)
    found = evaluate(plan, data_of(x=(10, 25, 0), y=(30, 50, 40)))
    assert all(found.columns[one] == found.columns[other] for one, other in products)
    assert [found.fractions(one) for one, _ in products] == [
        [Fraction(1, 9), Fraction(1, 6), 0],
        [Fraction(1, 3), Fraction(5, 4), 0],
        [Fraction(1, 9), Fraction(1, 4), 0],
    ]


def test_a_figure_divides_or_where_it_is_0_gives_way():
    """By 2 a column is halved, by 1 it stays, and by 0 each unit has the other column's number."""
    builder = Builder()
    x, y = builder.input(Input("x", 1)), builder.input(Input("y", 1))
    share = builder.div(x, builder.param("by", Fraction(2)), y)
    plan, given = plan_of(builder, share), data_of(x=(10, 25, 0), y=(1, 2, 3))
    half, whole = Fraction(1, 2), Fraction(5, 2)
    tenths = [Fraction(n, 10) for n in (1, 2, 3)]
    assert evaluate(plan, given).fractions(share) == [half, whole / 2, 0]
    assert evaluate(plan, given, {"by": Fraction(1)}).fractions(share) == [1, whole, 0]
    assert evaluate(plan, given, {"by": Fraction(0)}).fractions(share) == tenths


def test_extremes_of_domains_that_overlap():
    """Where either column may be the extreme each unit has its own, over one denominator."""
    builder = Builder()
    x = builder.input(Input("x", 1, Fraction(0), Fraction(5)))
    y = builder.input(Input("y", 1, Fraction(0), Fraction(9)))
    half = builder.mul(builder.constant(Fraction(1, 2)), y)
    z = builder.sum([half, builder.constant(3)])
    least, greatest = builder.least([x, z]), builder.greatest([x, z])
    given = data_of(x=(40, 20, 50), y=(0, 80, 20))
    found = evaluate(plan_of(builder, least), given)
    assert found.fractions(least) == [3, 2, 4]
    assert found.fractions(greatest) == [4, 7, 5]


def test_an_extreme_that_is_absent_takes_no_part():
    """A column below all others is not the least where it is not present."""
    builder = Builder()
    x = builder.input(Input("x", 1, Fraction(0), Fraction(5)))
    more = builder.sum([x, builder.constant(9)])
    least = builder.least([x, more], [builder.present("x", "value"), builder.constant(1)])
    data = Data({"x": Column((10, 0, 30), 10, bytes((0, 1, 0)))}, UNITS)
    assert evaluate(plan_of(builder, least), data).fractions(least) == [1, 9, 3]


def test_only_what_lies_above_a_changed_figure_is_done_again():
    """Other columns are the very same objects; a figure bound back gives the first digits."""
    builder = Builder()
    x, y = builder.input(Input("x", 1)), builder.input(Input("y", 1))
    left = builder.mul(builder.param("p", Fraction(2)), x)
    right = builder.mul(builder.param("q", Fraction(3)), y)
    plan = plan_of(builder, builder.sum([left, right]))
    stated = evaluate(plan, data_of(x=(10, 20, 30), y=(5, 5, 5)))
    bound = stated.rebind({"p": Fraction(1, 7)})
    assert bound.columns[right] is stated.columns[right]
    assert bound.fractions(left) == [Fraction(1, 7), Fraction(2, 7), Fraction(3, 7)]
    assert bound.bound == {"p": Fraction(1, 7)}
    assert [bound.rebind({}).fractions(r) for r in range(len(plan.operations))] == [
        stated.fractions(r) for r in range(len(plan.operations))
    ]


@pytest.mark.parametrize(("places", "denominator"), [(1, 1000), (1, 11), (3, 30)])
def test_data_may_be_finer_than_the_plan_foresees(places, denominator):
    """A table printed to three decimals is taken as it stands where rules speak of one."""
    builder = Builder()
    x = builder.input(Input("x", places, Fraction(0), Fraction(1)))
    plan = plan_of(builder, builder.sum([x, builder.constant(1)]))
    found = evaluate(plan, Data({"x": Column((4, 7), denominator)}, ("a", "b")))
    assert found.fractions(plan.nodes["total"].value) == [
        1 + Fraction(4, denominator),
        1 + Fraction(7, denominator),
    ]


def test_a_step_starts_at_a_known_number():
    """A step whose start differs between units is a defect of the plan, never taken for 0."""
    builder = Builder()
    x, y = builder.input(Input("x", 1)), builder.input(Input("y", 1))
    steps = builder.lookup(x, [Cut(y)], [builder.constant(0), builder.constant(1)])
    with pytest.raises(TypeError, match="Whole"):
        evaluate(plan_of(builder, steps), data_of(x=(1, 2, 3), y=(1, 2, 3)))


def test_a_table_without_units_gives_empty_columns():
    """Nobody to rank is no error of the arithmetic."""
    builder = Builder()
    x = builder.input(Input("x", 0))
    steps = builder.lookup(x, [Cut(builder.constant(1))], [builder.constant(0), x])
    plan = plan_of(builder, steps)
    found = evaluate(plan, Data({"x": Column(())}, ()))
    assert all(found.fractions(ref) == [] for ref in range(len(plan.operations)))


def numbers_of(found: Evaluation) -> list[object]:
    """Return every number that the columns of an evaluation hold."""
    held: list[object] = []
    for column in found.columns:
        match column:
            case Same(value):
                held.append(value)
            case Whole(numerators, denominator):
                held += [*numerators, denominator]
            case quotient:
                held += [*quotient.numerators, *quotient.denominators]
    return held


@given(plans.cases())
def test_the_digits_are_those_of_arithmetic_on_fractions(case):
    """Any plan over any data gives what the operations mean, one cell at a time."""
    found = evaluate(case.plan, case.data)
    columns = case.values()
    assert [found.fractions(ref) for ref in range(len(columns))] == columns
    assert all(type(number) in (int, Fraction) for number in numbers_of(found))


@given(plans.cases(), st.booleans())
def test_bound_figures_give_the_same_digits_from_either_side(case, first):
    """Evaluated with other figures, or rebound to them, every column is the same."""
    direct = evaluate(case.plan, case.data, case.bind)
    start = evaluate(case.plan, case.data, None if first else case.bind)
    again = start.rebind(case.bind)
    wanted = case.values(case.bind)
    assert [direct.fractions(ref) for ref in range(len(wanted))] == wanted
    assert [again.fractions(ref) for ref in range(len(wanted))] == wanted


@pytest.mark.parametrize("missing", [bytes((1, 0, 2)), None])
def test_presence_is_a_column_of_its_own(missing):
    """Missing and not applicable are told apart; without absent cells all are present."""
    builder = Builder()
    x = builder.input(Input("x", 1))
    states = [builder.present("x", state) for state in ("value", "missing", "not-applicable")]
    absent = builder.sum(states[1:])
    plan = plan_of(builder, x)
    found = evaluate(plan, Data({"x": Column((0, 7, 0), 10, missing)}, UNITS))
    assert found.fractions(absent) == ([1, 0, 1] if missing else [0, 0, 0])
    wanted = [[0, 1, 0], [1, 0, 0], [0, 0, 1]] if missing else [[1, 1, 1], [0, 0, 0], [0, 0, 0]]
    assert [found.fractions(ref) for ref in states] == wanted


def test_a_presence_that_is_the_same_for_all_is_read_like_any_column():
    """Where no cell is absent presence is one number, which every operation takes for each unit."""
    to = Builder()
    x, there, never = to.input(Input("x", 1)), to.present("x", "value"), to.present("x", "missing")
    zero, two = to.constant(0), to.constant(2)
    wanted = {
        to.sum([there, there]): 2,
        to.mul(there, there): 1,
        to.div(there, two, zero): Fraction(1, 2),
        to.div(x, zero, there): 1,
        to.div(there, there, x): 1,
        to.least([there, never]): 0,
        to.greatest([never, there], [there, never]): 0,
        to.round(there, -1, "up"): 10,
        to.round(there, 1, "down"): 1,
        to.compare(there, ">", never): 1,
        to.all([there, never]): 0,
        to.any([there, never]): 1,
        to.negate(never): 1,
        to.select(there, there, never): 1,
        to.lookup(there, [Cut(two)], [there, never]): 1,
    }
    found = evaluate(plan_of(to, x), data_of(x=(1, 2, 3)))
    assert {ref: found.fractions(ref) for ref in wanted} == {r: [n] * 3 for r, n in wanted.items()}
