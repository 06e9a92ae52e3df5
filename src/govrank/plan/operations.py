"""The operations of a plan: what may happen to a column, as frozen data.

Each operation makes one column (a value per unit) from earlier ones, named by position (`Ref`).
An algebra gives them meaning; the contract of each is in its docstring. A truth value is the
number 1 or 0. No operation sees a blank: absence is a column of its own (`Present`), and the
value column holds 0 there.
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
    """A number the ruleset states, the same for every unit; bindable by its address."""

    address: str
    value: Fraction


@frozen
class Input:
    """A column of data: numbers of `places` decimals in [low, high]; 0 where there is none."""

    name: str
    places: int
    low: Fraction | None = None
    high: Fraction | None = None


@frozen
class Present:
    """1 where the input's cell is in `state`, else 0."""

    name: str
    state: State


@frozen
class Affine:
    """The sum of coefficient x value over the terms; coefficients are constant columns."""

    terms: tuple[tuple[Ref, Ref], ...]


@frozen
class Mul:
    """The product of two columns."""

    left: Ref
    right: Ref


@frozen
class Div:
    """dividend / divisor; where the divisor is 0, the value of `otherwise`."""

    dividend: Ref
    divisor: Ref
    otherwise: Ref


@frozen
class Extremum:
    """The least or greatest of the columns; each may have a presence column, None is always.

    Where no column is present the value is 0.
    """

    kind: Literal["min", "max"]
    args: tuple[Ref, ...]
    present: tuple[Ref | None, ...]


@frozen
class Round:
    """The value to `places` decimals by `mode`; negative places round to tens, hundreds."""

    arg: Ref
    places: int
    mode: Mode


@frozen
class Compare:
    """1 where left relates to right, else 0; exact, no tolerance."""

    relation: Relation
    left: Ref
    right: Ref


@frozen
class Combine:
    """1 where all (or any) of the truth columns are 1; `not` has one argument."""

    kind: Literal["all", "any", "not"]
    args: tuple[Ref, ...]


@frozen
class Select:
    """`then` where the condition is 1, else `otherwise`."""

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
    """The position of each unit by the keys, lexicographically, within its group; 0 unranked.

    A unit whose `eligible` column is 0 is not ranked. Ties: competition 1224, modified 1334,
    dense 1223, ordinal 1234 (ties in the order of unit ids), fractional 1 2.5 2.5 4.
    """

    keys: tuple[Key, ...]
    ties: Ties
    grouped: bool
    eligible: Ref | None = None


Operation = (
    Param | Input | Present | Affine | Mul | Div | Extremum | Round
    | Compare | Combine | Select | Lookup | Rank
)  # fmt: skip


def operands(operation: Operation) -> tuple[Ref, ...]:
    """Return the positions an operation reads, in the order of its fields."""
    match operation:
        case Affine(terms):
            return tuple(ref for term in terms for ref in term)
        case Mul(left, right) | Compare(_, left, right):
            return (left, right)
        case Div(first, second, third) | Select(first, second, third):
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
            return (*(key.arg for key in keys), *(() if eligible is None else (eligible,)))
        case _:
            return ()
