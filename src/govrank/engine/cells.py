"""What each operation means for one unit, on Fractions: the contract, written as arithmetic.

Every other algebra is held to this one. Ranks and statistics are a matter of the whole
population, and parameters and data come from outside, so none of these is here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne
from typing import Any, Final, cast

from govrank.plan.columns import MISSING, NOT_APPLICABLE, PRESENT
from govrank.plan.operations import (
    Affine,
    Combine,
    Compare,
    Cut,
    Div,
    Extremum,
    Log,
    Lookup,
    Mul,
    Operation,
    Power,
    Relation,
    Round,
    Select,
    State,
)
from govrank.plan.reals import logarithm, power, sign_of
from govrank.plan.rounding import Mode, round_to

RELATIONS: Final[Mapping[Relation, Callable[[Fraction, Fraction], bool]]] = {
    "<": lt, "<=": le, "=": eq, "!=": ne, ">=": ge, ">": gt,
}  # fmt: skip

CODES: Final[Mapping[State, int]] = {
    "value": PRESENT, "missing": MISSING, "not-applicable": NOT_APPLICABLE,
}  # fmt: skip


# A Fraction, or a Real: of those only sums, products, quotients and powers are taken until they
# are rounded, to which the compilation has seen.
Number = Any


def cell(operation: Operation, args: Sequence[Number]) -> Number:
    """Return the value of one operation for one unit.

    `args` are the values of `operands(operation)`, in that order. Raises TypeError for an
    operation whose value does not follow from those of one unit (data, parameter, rank, statistic).
    """
    match operation:
        case Affine():
            return _affine(args)
        case Mul():
            return args[0] * args[1]
        case Div():
            return args[0] / args[1] if args[1] else args[2]
        case Power():
            return _power(*args)
        case Log():
            return logarithm(args[0]) if sign_of(args[0]) > 0 else args[1]
        case Extremum():
            return _extremum(operation, args)
        case Round(_, places, mode):
            return rounded(args[0], places, mode)
        case Compare(relation):
            return Fraction(RELATIONS[relation](args[0], args[1]))
        case Combine(kind):
            return _combine(kind, args)
        case Select():
            return args[1] if args[0] == 1 else args[2]
        case Lookup():
            return _lookup(operation, args)
        case _:
            raise TypeError(operation)


def _affine(args: Sequence[Fraction]) -> Fraction:
    terms = zip(args[::2], args[1::2], strict=True)
    return sum((coefficient * value for coefficient, value in terms), Fraction(0))


def _power(base: Number, exponent: Number, otherwise: Number) -> Number:
    sign, exact = sign_of(base), cast("Fraction", exponent)  # the plan lets no other stand there
    if sign > 0:
        return power(base, exact)
    if sign == 0:
        return Fraction(0) if exact > 0 else otherwise
    if exact.denominator > 1:
        return otherwise
    return power(-base, exact) * (-1) ** (exact.numerator % 2)


def rounded(number: Number, places: int, mode: Mode) -> Fraction:
    """Round a number of any kind."""
    if isinstance(number, Fraction):
        return round_to(number, places, mode)
    return cast("Fraction", number.rounded(places, mode))


def _extremum(operation: Extremum, args: Sequence[Fraction]) -> Fraction:
    values, given = args[: len(operation.args)], iter(args[len(operation.args) :])
    there = [ref is None or next(given) == 1 for ref in operation.present]
    present = [value for value, here in zip(values, there, strict=True) if here]
    pick = min if operation.kind == "min" else max
    return pick(present, default=Fraction(0))


def _combine(kind: str, args: Sequence[Fraction]) -> Fraction:
    truths = [arg == 1 for arg in args]
    if kind == "not":
        return Fraction(not truths[0])
    return Fraction(all(truths) if kind == "all" else any(truths))


def _lookup(operation: Lookup, args: Sequence[Fraction]) -> Fraction:
    arg, *rest = args
    starts, values = rest[: len(operation.cuts)], rest[len(operation.cuts) :]
    pairs = zip(operation.cuts, starts, strict=True)
    return values[sum(_reached(arg, cut, start) for cut, start in pairs)]


def _reached(value: Fraction, cut: Cut, start: Fraction) -> bool:
    return value > start if cut.above else value >= start
