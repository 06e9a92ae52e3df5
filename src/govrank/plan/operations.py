"""The operations of a plan: what may happen to a column, as frozen data.

Each operation makes one column (a value per unit) from earlier ones, named by position (`Ref`).
An algebra gives them meaning; the contract of each is in its docstring. A truth value is the
number 1 or 0. No operation sees a blank: absence is a column of its own (`Present`), and the
value column holds 0 there.

The contract of an operation says: Domain, what it takes; Missing, what absence does; Ends, the
bounds of what it gives and which side a boundary is on; Widest, the greatest numerator of any
intermediate, over the static denominator; Errors, what can go wrong.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from attrs import frozen

from govrank.plan.rounding import Mode

Ref = int
State = Literal["value", "missing", "not-applicable"]
Relation = Literal["<", "<=", "=", "!=", ">=", ">"]
Ties = Literal["competition", "modified", "dense", "ordinal", "fractional"]


@frozen
class Param:
    """A number the ruleset states, the same for every unit; bindable by its address.

    Domain: any rational; in the interval algebra also an interval.
    Missing: never absent.
    Ends: the number itself.
    Widest: its own numerator.
    Errors: none.
    """

    address: str
    value: Fraction


@frozen
class Input:
    """A column of data: numbers of `places` decimals in [low, high]; 0 where there is none.

    Domain: what the reading of tables has let through; nothing is checked again here.
    Missing: an absent cell holds 0, and `Present` tells it from a true 0.
    Ends: low and high are in; the bounds are widened where needed to hold the 0 of absence.
    Widest: the greater of |low| and |high|, times the denominator 10**places (or the finer one of
    the data); unbounded where an end is not given.
    Errors: KeyError where the data have no such column, which no table that was read lacks.
    """

    name: str
    places: int
    low: Fraction | None = None
    high: Fraction | None = None


@frozen
class Present:
    """1 where the input's cell is in `state`, else 0.

    Domain: the states of one input: value, missing, not applicable.
    Missing: it is what this operation tells.
    Ends: 0 and 1.
    Widest: 1.
    Errors: as Input.
    """

    name: str
    state: State


@frozen
class Affine:
    """The sum of coefficient x value over the terms; coefficients are constant columns.

    Domain: any columns; each coefficient is the same number for all units.
    Missing: an absent value counts as the 0 that its column holds.
    Ends: the sum of the terms' ends; an end is in where every term's is.
    Widest: the sum of the terms' greatest magnitudes over their common denominator, so that every
    partial sum is within it.
    Errors: ValueError, when the plan is made, for a coefficient that is not constant.
    """

    terms: tuple[tuple[Ref, Ref], ...]


@frozen
class Mul:
    """The product of two columns.

    Domain: any columns; the denominators multiply.
    Missing: an absent value counts as 0, and so does the product.
    Ends: the least and greatest product of the ends.
    Widest: the greater magnitude of these, times the product of the denominators.
    Errors: none.
    """

    left: Ref
    right: Ref


@frozen
class Div:
    """dividend / divisor; where the divisor is 0, the value of `otherwise`.

    Domain: any columns. A divisor that differs between units leaves the static denominator: the
    column is then a rational a unit, until a Round brings it back.
    Missing: an absent divisor is 0 and gives `otherwise`; rules that refuse a zero divisor refuse
    it when the table is read.
    Ends: the least and greatest quotient of the ends, where the divisor cannot be 0, widened by
    `otherwise`; unbounded where it can.
    Widest: by a constant, as a product with its reciprocal; by data, not bounded beforehand.
    Errors: none.
    """

    dividend: Ref
    divisor: Ref
    otherwise: Ref


@frozen
class Power:
    """base to the power of exponent; `otherwise` where that is no real number.

    Domain: any columns. Above 0 the base may have any exponent; 0 only one above 0; below 0 only a
    whole one.
    Missing: an absent base is 0, and so is its power.
    Ends: the powers of the ends, moved outward to decimals; widened by `otherwise` and 0 where the
    base may be 0 or less, and by the same below 0 where it may be less.
    Widest: not bounded beforehand: the result is known by bounds, to any precision, until a Round
    brings it back. Only sums, products, quotients and powers may stand between.
    Errors: a rounding that no precision within reach decides is told for the unit.
    """

    base: Ref
    exponent: Ref
    otherwise: Ref


@frozen
class Log:
    """The natural logarithm; `otherwise` where the argument is not above 0.

    Domain: any column.
    Missing: an absent argument is 0, and gives `otherwise`.
    Ends: the logarithms of the ends, moved outward to decimals; unbounded below where the argument
    comes near 0.
    Widest: as Power.
    Errors: as Power.
    """

    arg: Ref
    otherwise: Ref


@frozen
class Extremum:
    """The least or greatest of the columns; each may have a presence column, None is always.

    Domain: any columns, at least one.
    Missing: a column that is not present takes no part; where none is, the value is 0.
    Ends: those of the columns; one that is always present bounds a minimum from above and a
    maximum from below.
    Widest: the greatest numerator of the columns over their common denominator.
    Errors: none.
    """

    kind: Literal["min", "max"]
    args: tuple[Ref, ...]
    present: tuple[Ref | None, ...]


@frozen
class Round:
    """The value to `places` decimals by `mode`; negative places round to tens, hundreds.

    Domain: any column, a rational a unit included: it comes back over the denominator 10**places.
    Missing: the 0 of absence stays 0.
    Ends: the ends, rounded: rounding never turns an order round. A half goes as the mode says.
    Widest: the numerator brought to twice the places' scale, for twice the remainder is compared
    with the divisor; at least the divisor.
    Errors: none.
    """

    arg: Ref
    places: int
    mode: Mode


@frozen
class Compare:
    """1 where left relates to right, else 0; exact, no tolerance.

    Domain: any two columns.
    Missing: an absent value compares as 0.
    Ends: 0 and 1; equal values satisfy <=, = and >= only.
    Widest: the greatest numerator of both sides over their common denominator, and one step.
    Errors: none.
    """

    relation: Relation
    left: Ref
    right: Ref


@frozen
class Combine:
    """1 where all (or any) of the truth columns are 1; `not` has one argument.

    Domain: truth columns: 0 or 1.
    Missing: truths are never absent.
    Ends: 0 and 1.
    Widest: 1.
    Errors: none.
    """

    kind: Literal["all", "any", "not"]
    args: tuple[Ref, ...]


@frozen
class Select:
    """`then` where the condition is 1, else `otherwise`.

    Domain: a truth column and any two columns.
    Missing: what stands in for absence is put in place by this operation.
    Ends: the least and greatest end of both columns.
    Widest: the greatest numerator of both over their common denominator.
    Errors: none.
    """

    condition: Ref
    then: Ref
    otherwise: Ref


@frozen
class Cut:
    """The start of a step: reached at `at` itself, or only above it when `above`."""

    at: Ref
    above: bool = False


@frozen
class Lookup:
    """values[k] where k counts the cuts that are reached; cuts are constants, ascending.

    There is one value more than cuts: values[0] lies below the first.

    Domain: any column; cuts and values are constant columns.
    Missing: an absent value is looked up as 0.
    Ends: a cut itself belongs to the step it starts, unless it is `above`; the result has the
    least and greatest of the values.
    Widest: the greatest numerator of the values, or of the value beside the cuts over their common
    denominator, and one step.
    Errors: none.
    """

    arg: Ref
    cuts: tuple[Cut, ...]
    values: tuple[Ref, ...]


@frozen
class Key:
    """A column to rank by; a higher value is better unless `ascending`."""

    arg: Ref
    ascending: bool = False


@frozen
class Rank:
    """The position of each unit by the keys, lexicographically, within its part; 0 unranked.

    A unit whose `eligible` column is 0 is not ranked; None is all. Ties: competition 1224,
    modified 1334, dense 1223, ordinal 1234 (ties in the order of unit ids), fractional
    1 2.5 2.5 4. `by` names the partition of the units; empty, they are one part.

    Domain: any columns as keys; units are equal where every key is, exactly.
    Missing: a unit that is not eligible has 0.
    Ends: 0 for no place, else from 1 to the number of units of the part; halves where ties are
    fractional.
    Widest: the number of units, which is not known beforehand.
    Errors: KeyError where the data have no such partition.
    """

    keys: tuple[Key, ...]
    ties: Ties
    by: str = ""
    eligible: Ref | None = None


@frozen
class Reduce:
    """The sum, the least or the greatest of a column over the members among the units of a part.

    Every unit of a part has the same result, members or not. A unit whose `member` column is 0
    is no member; None is all. `by` names the partition of the units; empty, they are one part.

    Domain: any column, and a truth column for the members.
    Missing: who is not there is no member; where there is none, the result is 0.
    Ends: for the least and the greatest those of the column, and 0 where there may be no member.
    A sum has 0 as its end where the column has none on the other side; else it is not bounded.
    Widest: of the least and the greatest, as the column; of a sum, not known beforehand.
    Errors: KeyError where the data have no such partition.
    """

    kind: Literal["sum", "min", "max"]
    arg: Ref
    member: Ref | None = None
    by: str = ""


@frozen
class Kth:
    """The value at a place among the members of a part, in rising order; the first place is 1.

    `place` is a column; a place that is not whole is cut down to one, a place below the first is
    the first, a place past the last is the last. `member` and `by` are those of Reduce.

    Domain: any column, any column of places, and a truth column for the members.
    Missing: who is not there is no member; where there is none, the result is 0.
    Ends: those of the column, and 0 where there may be no member.
    Widest: as the column.
    Errors: KeyError where the data have no such partition.
    """

    arg: Ref
    place: Ref
    member: Ref | None = None
    by: str = ""


Operation = (
    Param | Input | Present | Affine | Mul | Div | Power | Log | Extremum | Round
    | Compare | Combine | Select | Lookup | Rank | Reduce | Kth
)  # fmt: skip

Social = Rank | Reduce | Kth
"""Operations whose value for one unit follows from the whole population, not from that unit."""


def operands(operation: Operation) -> tuple[Ref, ...]:
    """Return the positions an operation reads, in the order of its fields."""
    match operation:
        case Affine(terms):
            return tuple(ref for term in terms for ref in term)
        case Mul(left, right) | Compare(_, left, right):
            return (left, right)
        case Log(left, right):
            return (left, right)
        case Div(first, second, third) | Power(first, second, third):
            return (first, second, third)
        case Select(first, second, third):
            return (first, second, third)
        case Extremum(_, args, present):
            return (*args, *(ref for ref in present if ref is not None))
        case Round(arg):
            return (arg,)
        case Combine(_, args):
            return args
        case Lookup(arg, cuts, values):
            return (arg, *(cut.at for cut in cuts), *values)
        case Rank(keys, _, _, eligible):
            return (*(key.arg for key in keys), *_maybe(eligible))
        case Reduce(_, arg, member):
            return (arg, *_maybe(member))
        case Kth(arg, place, member):
            return (arg, place, *_maybe(member))
        case _:
            return ()


def _maybe(ref: Ref | None) -> tuple[Ref, ...]:
    return () if ref is None else (ref,)
