"""Static denominators and bounds: what every column of a plan can hold, before any data.

A column whose every value is n/D for one known D is *static*, and its numerators have proven
bounds. Only a quotient by data leaves this form, until a rounding brings it back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, lcm
from typing import cast

from attrs import evolve, frozen

from govrank.plan.operations import (
    Affine,
    Combine,
    Compare,
    Div,
    Extremum,
    Input,
    Log,
    Lookup,
    Mul,
    Operation,
    Param,
    Power,
    Present,
    Rank,
    Reduce,
    Round,
    Select,
    Social,
)
from govrank.plan.reals import log_bounds, power_bounds
from govrank.plan.rounding import round_to

Bound = Fraction | None


@frozen
class Shape:
    """What a column can hold: values n/denominator in [low, high].

    denominator: None where it depends on data. low, high: None where unbounded. widest: the
    greatest |numerator| of any intermediate of the operation, None where unbounded or not
    static. constant: the same known value for every unit.
    """

    denominator: int | None
    low: Bound
    high: Bound
    widest: int | None = None
    constant: bool = False


def shapes_of(
    operations: Sequence[Operation],
    bind: Mapping[str, Fraction],
    denominators: Mapping[str, int],
) -> tuple[Shape, ...]:
    """Work out the shape of every operation, under bound parameters and given input scales."""
    shapes: list[Shape] = []
    for operation in operations:
        shapes.append(shape_of(operation, shapes, bind, denominators))
    return tuple(shapes)


def shape_of(
    operation: Operation,
    shapes: Sequence[Shape],
    bind: Mapping[str, Fraction],
    denominators: Mapping[str, int],
) -> Shape:
    """Work out the shape of one operation from those before it."""
    shape = _shape(operation, shapes, bind, denominators)
    if shape.low is not None and shape.low == shape.high:
        # Bounds that meet leave one number, over its own least denominator.
        return constant(shape.low)
    return shape


def _shape(
    operation: Operation,
    shapes: Sequence[Shape],
    bind: Mapping[str, Fraction],
    denominators: Mapping[str, int],
) -> Shape:
    match operation:
        case Param(address, value):
            return constant(bind.get(address, value))
        case Input(name, places, low, high):
            return _widened(Shape(denominators.get(name, 10**places), _least(low), _most(high)))
        case Present() | Combine():
            return _TRUTH
        case Compare(_, left, right):
            return evolve(_TRUTH, widest=_side_by_side([shapes[left], shapes[right]]))
        case Affine(terms):
            return _affine([(shapes[coefficient], shapes[ref]) for coefficient, ref in terms])
        case Mul(left, right):
            return _product(shapes[left], shapes[right])
        case Div(dividend, divisor, otherwise):
            return _quotient(shapes[dividend], shapes[divisor], shapes[otherwise])
        case Power(base, exponent, otherwise):
            return _power(shapes[base], shapes[exponent], shapes[otherwise])
        case Log(arg, otherwise):
            return _log(shapes[arg], shapes[otherwise])
        case Extremum():
            return _extremum(operation, shapes)
        case Round(arg):
            return _rounded(operation, shapes[arg])
        case Select(_, then, otherwise):
            return _hull([shapes[then], shapes[otherwise]])
        case Lookup(arg, cuts, values):
            compared = _side_by_side([shapes[ref] for ref in (arg, *(cut.at for cut in cuts))])
            return _at_least(_hull([shapes[ref] for ref in values]), compared)
        case _:
            return _social(operation, shapes)


def _social(operation: Social, shapes: Sequence[Shape]) -> Shape:
    match operation:
        case Rank(_, ties):
            return Shape(2 if ties == "fractional" else 1, Fraction(0), None)
        case Reduce("sum", arg):
            return _summed(shapes[arg])
        case _:
            return _one_of(shapes[operation.arg], sure=operation.member is None)


def constant(value: Fraction) -> Shape:
    """Return the shape of one known number."""
    return Shape(value.denominator, value, value, abs(value.numerator), constant=True)


_TRUTH = Shape(1, Fraction(0), Fraction(1), 1)


def _side_by_side(shapes: Sequence[Shape]) -> int | None:
    """Return the width of numbers compared over their common denominator, or one step past it."""
    widest = _hull(shapes).widest
    return None if widest is None else widest + 1


def _at_least(shape: Shape, widest: int | None) -> Shape:
    known = None if shape.widest is None or widest is None else max(shape.widest, widest)
    return evolve(shape, widest=known)


def _least(low: Bound) -> Bound:
    # An absent cell holds 0, so a domain of [1, 5] is a column in [0, 5].
    return None if low is None else min(low, Fraction(0))


def _most(high: Bound) -> Bound:
    return None if high is None else max(high, Fraction(0))


def _widened(shape: Shape, scale: int | None = None) -> Shape:
    """Add the width that the shape's own bounds give at `scale`, or at its denominator."""
    scale = scale or shape.denominator
    if scale is None or shape.low is None or shape.high is None:
        return shape
    return evolve(shape, widest=ceil(max(abs(shape.low), abs(shape.high)) * scale))


def _common(shapes: Sequence[Shape]) -> int | None:
    denominators = [shape.denominator for shape in shapes]
    static = [each for each in denominators if each is not None]
    return lcm(*static) if len(static) == len(denominators) else None


def _scaled(bounds: Shape, by: Fraction) -> tuple[Bound, Bound]:
    if by == 0:
        return Fraction(0), Fraction(0)
    low = None if bounds.low is None else bounds.low * by
    high = None if bounds.high is None else bounds.high * by
    return (low, high) if by > 0 else (high, low)


def _known_ends(ends: Sequence[Bound]) -> list[Fraction] | None:
    known = [end for end in ends if end is not None]
    return known if len(known) == len(ends) else None


def _added(ends: Sequence[Bound]) -> Bound:
    known = _known_ends(ends)
    return None if known is None else sum(known, Fraction(0))


def _affine(terms: Sequence[tuple[Shape, Shape]]) -> Shape:
    scaled = [_scaled(shape, _known(coefficient)) for coefficient, shape in terms]
    common = _common([_product(*term) for term in terms])
    return Shape(
        common,
        _added([low for low, _ in scaled]),
        _added([high for _, high in scaled]),
        _reach(scaled, common),
    )


def _reach(scaled: Sequence[tuple[Bound, Bound]], common: int | None) -> int | None:
    """Bound every partial sum: the sum of the greatest magnitudes of the terms."""
    pairs = [_known_ends(pair) for pair in scaled]
    if common is None:
        return None
    magnitudes = [max(map(abs, pair)) for pair in pairs if pair is not None]
    return ceil(sum(magnitudes) * common) if len(magnitudes) == len(pairs) else None


def _known(coefficient: Shape) -> Fraction:
    if coefficient.low is None or not coefficient.constant:
        raise ValueError(coefficient)
    return coefficient.low


def _product(left: Shape, right: Shape) -> Shape:
    low, high = _corners([(a, b) for a in (left.low, left.high) for b in (right.low, right.high)])
    if left.denominator is None or right.denominator is None:
        return Shape(None, low, high)
    return _widened(Shape(left.denominator * right.denominator, low, high))


def _corners(pairs: Sequence[tuple[Bound, Bound]]) -> tuple[Bound, Bound]:
    products = [a * b for a, b in pairs if a is not None and b is not None]
    return (min(products), max(products)) if len(products) == len(pairs) else (None, None)


def _quotient(dividend: Shape, divisor: Shape, otherwise: Shape) -> Shape:
    if divisor.constant:
        by = _known(divisor)
        return otherwise if by == 0 else _product(dividend, constant(1 / by))
    low: Bound = None
    high: Bound = None
    sides = _known_ends((divisor.low, divisor.high))
    if sides is not None and (sides[0] > 0 or sides[1] < 0):
        low, high = _corners([(a, 1 / b) for a in (dividend.low, dividend.high) for b in sides])
    return _hull([Shape(None, low, high), otherwise])


def _power(base: Shape, exponent: Shape, otherwise: Shape) -> Shape:
    found = Shape(None, *_power_ends(base, exponent))
    beyond = [otherwise, constant(Fraction(0))] if base.low is None or base.low <= 0 else []
    if base.low is None or base.low < 0:
        # A whole exponent gives a power below 0 its sign, or none.
        size = Shape(None, *_power_ends(_scaled_shape(base, -1), exponent))
        beyond += [size, _scaled_shape(size, -1)]
    return evolve(_hull([found, *beyond]), denominator=None, widest=None)


def _scaled_shape(shape: Shape, by: int) -> Shape:
    return Shape(None, *_scaled(shape, Fraction(by)))


def _power_ends(base: Shape, exponent: Shape) -> tuple[Bound, Bound]:
    """Bound the powers of bases above 0; a base near 0 has powers of any size below 1."""
    ends = _known_ends((exponent.low, exponent.high))
    if ends is None or base.high is None:
        return Fraction(0), None
    if base.high <= 0:
        return Fraction(0), Fraction(0)
    near_zero = base.low is None or base.low <= 0
    sides = [base.high] if near_zero else [cast("Fraction", base.low), base.high]
    found = [power_bounds(side, end) for side in sides for end in ends]
    if not near_zero:
        return min(low for low, _ in found), max(high for _, high in found)
    return Fraction(0), max(high for _, high in found) if min(ends) >= 0 else None


def _log(arg: Shape, otherwise: Shape) -> Shape:
    if arg.high is not None and arg.high <= 0:
        return evolve(otherwise, denominator=None, widest=None)
    near_zero = arg.low is None or arg.low <= 0
    low = None if near_zero else log_bounds(cast("Fraction", arg.low))[0]
    high = None if arg.high is None else log_bounds(arg.high)[1]
    beyond = [otherwise] if near_zero else []
    return evolve(_hull([Shape(None, low, high), *beyond]), denominator=None, widest=None)


def _hull(shapes: Sequence[Shape]) -> Shape:
    lows = _known_ends([shape.low for shape in shapes])
    highs = _known_ends([shape.high for shape in shapes])
    low = None if lows is None else min(lows)
    high = None if highs is None else max(highs)
    return _widened(Shape(_common(shapes), low, high))


def _extremum(operation: Extremum, shapes: Sequence[Shape]) -> Shape:
    args = [shapes[ref] for ref in operation.args]
    always = [
        shapes[r] for r, p in zip(operation.args, operation.present, strict=True) if p is None
    ]
    hull = _hull(args if always else [*args, constant(Fraction(0))])
    lows = [shape.low for shape in always if shape.low is not None]
    highs = [shape.high for shape in always if shape.high is not None]
    # A column that is always there bounds the least from above and the greatest from below.
    if operation.kind == "min" and highs:
        return evolve(hull, high=min(highs))
    if operation.kind == "max" and lows:
        return evolve(hull, low=max(lows))
    return hull


def _summed(shape: Shape) -> Shape:
    """Bound a sum of nobody knows how many: it stays on the side of 0 that its terms are on."""
    zero = Fraction(0)
    low = zero if shape.low is not None and shape.low >= 0 else None
    high = zero if shape.high is not None and shape.high <= 0 else None
    return _widened(Shape(shape.denominator, low, high))


def _one_of(shape: Shape, *, sure: bool) -> Shape:
    """Bound a value of one of the members; 0 where there may be none."""
    return shape if sure else _hull([shape, constant(Fraction(0))])


def _rounded(operation: Round, shape: Shape) -> Shape:
    scale = 10 ** max(operation.places, 0)
    low, high = (
        None if end is None else round_to(end, operation.places, operation.mode)
        for end in (shape.low, shape.high)
    )
    if shape.denominator is None:
        return Shape(scale, low, high)
    result = Shape(shape.denominator if scale % shape.denominator == 0 else scale, low, high)
    # Numerators are brought to the places; twice the remainder is compared with the divisor,
    # which is less than twice any result but 0.
    brought = _widened(_hull([shape, result]), 2 * shape.denominator * scale)
    return evolve(result, widest=brought.widest)
