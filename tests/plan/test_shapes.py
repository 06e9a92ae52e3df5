"""Static denominators and bounds: what is proved of a column before any data."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from govrank.plan.operations import (
    Affine,
    Combine,
    Compare,
    Cut,
    Div,
    Extremum,
    Input,
    Key,
    Kth,
    Log,
    Lookup,
    Mul,
    Param,
    Power,
    Present,
    Rank,
    Reduce,
    Round,
    Select,
)
from govrank.plan.shapes import Shape, constant, shape_of, shapes_of
from tests.strategies.plans import Case, cases

F = Fraction


def proved(case: Case, bind):
    """Return the shapes of a case's columns with its own input denominators."""
    scales = {name: column.denominator for name, column in case.data.columns.items()}
    return shapes_of(case.plan.operations, bind, scales)


@given(cases())
def test_every_value_has_the_shape_of_its_column(case):
    """Each value is n/denominator, within the bounds; a constant is the same for every unit."""
    for shape, column in zip(proved(case, case.bind), case.values(case.bind), strict=True):
        for value in column:
            assert shape.denominator is None or shape.denominator % value.denominator == 0
            assert shape.low is None or shape.low <= value
            assert shape.high is None or value <= shape.high
            assert not shape.constant or value == shape.low == shape.high
            numerator = None if shape.denominator is None else abs(value * shape.denominator)
            assert numerator is None or shape.widest is None or numerator <= shape.widest


@given(cases())
def test_numbers_in_between_are_no_wider_than_announced(case):
    """What a sum, a comparison, a step or a rounding meets on the way stays within `widest`."""
    shapes, columns = proved(case, case.bind), case.values(case.bind)
    for shape, operation in zip(shapes, case.plan.operations, strict=True):
        if shape.widest is None or shape.constant:
            continue
        assert all(abs(n) <= shape.widest for n in _met(operation, shape, shapes, columns)), (
            operation
        )


def _met(operation, shape, shapes, columns):
    """Yield the integers that evaluating an operation over whole columns has to hold."""
    units = range(len(columns[0]))
    match operation:
        case Affine(terms):
            for unit in units:
                total = F(0)
                for coefficient, ref in terms:
                    total += columns[coefficient][unit] * columns[ref][unit] * shape.denominator
                    yield total
        case Compare(_, left, right):
            common = shapes[left].denominator * shapes[right].denominator
            least = min(common, shapes[left].denominator, shapes[right].denominator)
            yield from (columns[ref][unit] * least for ref in (left, right) for unit in units)
        case Round(arg, places):
            up, down = F(10) ** max(places, 0), 10 ** max(-places, 0)
            yield shapes[arg].denominator * down
            yield from (value * shapes[arg].denominator * up for value in columns[arg])
        case Lookup(arg):
            yield from (value * shapes[arg].denominator for value in columns[arg])


A, B = Shape(10, F(0), F(5)), Shape(4, F(-2), F(1))
FREE, HALF_FREE = Shape(1, None, None), Shape(1, F(0), None)
QUOTIENT = Shape(None, F(0), F(1))


def shape(operation, *before):
    """Return the shape of an operation over columns of these shapes."""
    return shape_of(operation, before, {}, {})


def ends(found):
    return found.denominator, found.low, found.high


@pytest.mark.parametrize(
    ("operation", "before", "expected"),
    [
        (Input("x", 2, F(1), F(5)), [], (100, 0, 5)),
        (Input("x", 0, F(-5), F(-1)), [], (1, -5, 0)),
        (Input("x", 0, None, F(3)), [], (1, None, 3)),
        (Input("x", 0), [], (1, None, None)),
        (Present("x", "value"), [], (1, 0, 1)),
        (Combine("not", (0,)), [A], (1, 0, 1)),
        (Affine(((0, 1), (0, 2))), [constant(F(-1, 3)), A, B], (60, -2, F(2, 3))),
        (Affine(((0, 1),)), [constant(F(0)), FREE], (1, 0, 0)),
        (Affine(((0, 1),)), [constant(F(2)), HALF_FREE], (1, 0, None)),
        (Affine(((0, 1),)), [constant(F(1, 2)), QUOTIENT], (None, 0, F(1, 2))),
        (Affine(()), [], (1, 0, 0)),
        (Mul(0, 1), [A, B], (40, -10, 5)),
        (Mul(0, 1), [A, FREE], (10, None, None)),
        (Mul(0, 1), [A, QUOTIENT], (None, 0, 5)),
        (Mul(0, 1), [constant(F(2, 3)), constant(F(3, 2))], (1, 1, 1)),
        (Div(0, 1, 2), [A, constant(F(3)), FREE], (30, 0, F(5, 3))),
        (Div(0, 1, 2), [A, constant(F(0)), B], (4, -2, 1)),
        (Div(0, 1, 2), [A, Shape(1, F(2), F(4)), constant(F(0))], (None, 0, F(5, 2))),
        (Div(0, 1, 2), [A, Shape(1, F(-4), F(-2)), constant(F(0))], (None, F(-5, 2), 0)),
        (Div(0, 1, 2), [A, Shape(2, F(1, 2), F(4)), constant(F(0))], (None, 0, 10)),
        (Div(0, 1, 2), [A, Shape(1, F(0), F(4)), constant(F(0))], (None, None, None)),
        (Div(0, 1, 2), [A, FREE, constant(F(0))], (None, None, None)),
        (Extremum("min", (0, 1), (None, None)), [A, B], (20, -2, 1)),
        (Extremum("max", (0, 1), (None, None)), [A, B], (20, 0, 5)),
        (Extremum("min", (0, 1), (None, None)), [FREE, constant(F(9))], (1, None, 9)),
        (Extremum("max", (0, 1), (None, None)), [FREE, constant(F(9))], (1, 9, None)),
        (Extremum("min", (0, 1), (None, 2)), [A, B, A], (20, -2, 5)),
        (Extremum("max", (0, 1), (2, 2)), [B, Shape(1, F(-9), F(-3)), A], (4, -9, 1)),
        (Extremum("max", (0,), (1,)), [Shape(1, F(2), F(3)), A], (1, 0, 3)),
        (Extremum("min", (0, 1), (None, None)), [constant(F(1)), constant(F(2))], (1, 1, 1)),
        (Extremum("min", (0, 1), (None, 2)), [constant(F(2)), constant(F(1)), A], (1, 1, 2)),
        (Round(0, 0, "half-up"), [A], (1, 0, 5)),
        (Round(0, 2, "down"), [A], (10, 0, 5)),
        (Round(0, -1, "up"), [A], (1, 0, 10)),
        (Round(0, 1, "down"), [Shape(None, F(1, 3), None)], (10, F("0.3"), None)),
        (Round(0, 1, "down"), [QUOTIENT], (10, 0, 1)),
        (Compare("<", 0, 1), [A, FREE], (1, 0, 1)),
        (Select(0, 1, 2), [A, A, B], (20, -2, 5)),
        (Lookup(0, (Cut(1),), (2, 3)), [A, constant(F(1)), B, constant(F(9))], (4, -2, 9)),
        (Rank((Key(0),), "competition"), [A], (1, 0, None)),
        (Rank((Key(0),), "fractional"), [A], (2, 0, None)),
        (Reduce("sum", 0), [A], (10, 0, None)),
        (Reduce("sum", 0), [B], (4, None, None)),
        (Reduce("sum", 0), [Shape(1, F(-3), F(-2))], (1, None, 0)),
        (Reduce("sum", 0), [FREE], (1, None, None)),
        (Reduce("min", 0), [Shape(4, F(2), F(3))], (4, 2, 3)),
        (Reduce("max", 0, 1), [Shape(4, F(2), F(3)), A], (4, 0, 3)),
        (Kth(0, 1), [B, A], (4, -2, 1)),
        (Kth(0, 1, 1), [Shape(None, F(-2), F(-1)), A], (None, -2, 0)),
    ],
)
def test_denominators_and_bounds(operation, before, expected):
    """Each operation has the least denominator and the bounds that follow from its operands."""
    assert ends(shape(operation, *before)) == expected


def test_bounds_that_meet_are_a_constant():
    """A column that can hold one number only is that number, over its own denominator."""
    capped = shape(Extremum("max", (0, 1), (None, None)), Shape(6, F(0), F(4)), constant(F(4)))
    assert capped == constant(F(4))
    assert shape(Mul(0, 1), A, constant(F(0))) == constant(F(0))


def test_a_constant_is_as_wide_as_its_numerator():
    """A known number has its own denominator, ends and width, whatever the sign."""
    assert constant(F(-7, 3)) == Shape(3, F(-7, 3), F(-7, 3), 7, constant=True)
    nothing = shape(Affine(()))
    assert (nothing, type(nothing.low)) == (constant(F(0)), F)


def test_an_extremum_of_constants_that_may_be_absent_is_not_constant():
    """Where one of two fixed numbers counts only when present, either may be the result."""
    found = shape(Extremum("max", (0, 1), (None, 2)), constant(F(3)), constant(F(5)), A)
    assert (found.low, found.high, found.constant) == (3, 5, False)


@pytest.mark.parametrize(
    ("operation", "before", "widest"),
    [
        (Input("x", 2, F(0), F(5)), [], 500),
        (Input("x", 2, F(0), None), [], None),
        (Mul(0, 1), [A, B], 400),
        (Affine(((0, 1), (0, 2))), [constant(F(1)), A, B], 140),
        (Affine(((0, 1), (2, 1))), [constant(F(1)), A, constant(F(-1))], 100),
        (Affine(((0, 1),)), [constant(F(1)), FREE], None),
        (Affine(((0, 1),)), [constant(F(1)), QUOTIENT], None),
        (Compare("<", 0, 1), [A, B], 101),
        (Compare("<", 0, 1), [A, FREE], None),
        (Compare("<", 0, 1), [A, QUOTIENT], None),
        (Round(0, 0, "half-up"), [A], 100),
        (Round(0, 3, "half-up"), [A], 100_000),
        (Round(0, -3, "up"), [A], 20_000),
        (Round(0, 1, "down"), [QUOTIENT], None),
        (Round(0, 1, "down"), [FREE], None),
        (Extremum("max", (0, 1), (None, None)), [A, Shape(1, F(-9), F(-1))], 90),
        (Lookup(0, (Cut(1),), (2, 2)), [A, constant(F(80)), B], 801),
        (Lookup(0, (Cut(1),), (2, 2)), [QUOTIENT, constant(F(80)), B], None),
        (Div(0, 1, 2), [A, Shape(1, F(2), F(4)), A], None),
    ],
)
def test_widest_numbers(operation, before, widest):
    """The widest integer bounds results and what is met on the way; None where there is no end."""
    assert shape(operation, *before).widest == widest


def test_bound_parameters_and_finer_data_change_shapes():
    """A bound parameter and the data's own denominator replace what the plan states."""
    operations = (Param("w", F(1, 2)), Input("x", 1, F(0), F(4)), Mul(0, 1))
    assert [each.denominator for each in shapes_of(operations, {}, {})] == [2, 10, 20]
    found = shapes_of(operations, {"w": F(1, 3)}, {"x": 100})
    assert [each.denominator for each in found] == [3, 100, 300]
    assert found[2].high == F(4, 3)


def test_each_column_of_an_extremum_says_whether_it_is_present():
    """Columns and presences that do not pair up are a defect of the plan."""
    with pytest.raises(ValueError, match="zip"):
        shape(Extremum("min", (0, 1), (None,)), A, B)


@pytest.mark.parametrize("coefficient", [A, Shape(1, None, None, constant=True)])
def test_coefficients_are_constants(coefficient):
    """A sum over coefficients that are not known numbers is a defect of the plan."""
    with pytest.raises(ValueError, match="Shape"):
        shape(Affine(((0, 1),)), coefficient, A)


def within(found, low, high):
    """Tell whether bounds are these, or a hair outside them; None is without bound."""
    ends = zip((found.low, found.high), (low, high), (1, -1), strict=True)
    hair = F(1, 10**20)
    return found.denominator is None and all(
        wanted is end is None or (end is not None and 0 <= sign * (wanted - end) <= hair)
        for end, wanted, sign in ends
    )


@pytest.mark.parametrize(
    ("base", "exponent", "low", "high"),
    [
        ((4, 9), (F(1, 2), F(1, 2)), 2, 3),
        ((4, 9), (-1, 1), F(1, 9), 9),
        ((0, 9), (F(1, 2), 2), 0, 81),
        ((0, 9), (-1, 2), 0, None),
        ((0, None), (1, 1), 0, None),
        ((1, 9), (1, None), 0, None),
        ((-3, 2), (2, 2), -9, 9),
        ((-3, -1), (1, 1), -3, 3),
        ((None, 2), (2, 2), None, None),
    ],
)
def test_bounds_of_powers(base, exponent, low, high):
    """A power is within those of the ends; below 0 it may have either sign; 7 stands instead."""
    instead = constant(F(low if low is not None else 0))
    given = [
        Shape(1, *(None if end is None else F(end) for end in ends)) for ends in (base, exponent)
    ]
    assert within(shape(Power(0, 1, 2), *given, instead), low, high)


@pytest.mark.parametrize(
    ("arg", "low", "high"),
    [((1, 1), 0, 0), ((0, 1), None, 0), ((-2, 0), 5, 5), ((1, None), 0, None)],
)
def test_bounds_of_logarithms(arg, low, high):
    """A logarithm is within those of the ends; where there is none, 5 stands instead."""
    given = Shape(1, *(None if end is None else F(end) for end in arg))
    found = shape(Log(0, 1), given, constant(F(5)))
    if arg == (0, 1):
        high = 5
    if low is not None and low == high:
        assert (found.low, found.high) == (low, high)
    else:
        assert within(found, low, high)
