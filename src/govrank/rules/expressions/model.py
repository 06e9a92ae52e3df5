"""Values and conditions as pure data: what a rule may say where a figure is not enough.

A value is a figure (`Number`) or one of the classes below; each is one key of the language.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final, Literal, cast

from attrs import field, frozen

from govrank.plan.operations import Relation, Ties
from govrank.rules.values import Number, Rounding

End = Literal["ceiling", "floor"]
Fold = Literal["sum", "mean", "least", "greatest"]


def _place() -> str:
    """Return a field for the address of what is named; it is no part of the meaning."""
    address: str = field(default="", eq=False, repr=False)
    return address


EACH: Final = "each"
"""Stands for the id of the member that is looked at, within a set."""


@frozen
class InputOf:
    """The unit's number of an input; yes is 1, no is 0."""

    name: str
    address: str = _place()


@frozen
class ScoreOf:
    """The finished score of a node; of the member at hand where the node is `each`."""

    node: str
    address: str = _place()


@frozen
class EndOf:
    """The ceiling or the floor of a node."""

    end: End
    node: str
    address: str = _place()


@frozen
class Share:
    """So much of the ceiling of the indicator it stands in."""

    of: Value
    address: str = _place()


@frozen
class Current:
    """The score so far, in a step of a pipeline."""

    address: str = _place()


@frozen
class Nothing:
    """What is not there."""


@frozen
class Folded:
    """The sum, mean, least or greatest of a list; there where all of them are."""

    kind: Fold
    items: tuple[Value, ...]


@frozen
class Enough:
    """How many members must be there, and what counts where too few are: nothing unless said.

    smallest: None where the statistic itself says how many it needs.
    """

    smallest: Number | None = None
    otherwise: Value | None = None


@frozen
class FoldedSet:
    """The sum, mean, least or greatest over the members of a set that meet a condition."""

    kind: Fold
    members: Members
    of: Value = ScoreOf(EACH)
    where: Condition | None = None
    enough: Enough | None = None


@frozen
class Variance:
    """The mean square of the distances from the mean; of a `sample`, through one less."""

    members: Members
    of: Value
    where: Condition | None = None
    enough: Enough | None = None
    sample: bool = False


@frozen
class Percentile:
    """The value below which a share of a population lies, by one of Hyndman and Fan's types."""

    members: Members
    of: Value
    at: Number
    definition: int
    where: Condition | None = None
    enough: Enough | None = None


@frozen
class Ranked:
    """The position of the unit among the members of a population."""

    members: Members
    of: Value
    where: Condition | None = None
    ascending: bool = False
    ties: Ties = "competition"


@frozen
class Product:
    """All multiplied."""

    items: tuple[Value, ...]


@frozen
class Difference:
    """The first, less the others."""

    items: tuple[Value, ...]


@frozen
class Quotient:
    """`of` through `by`; where that is 0, `zero`, or nothing at all when it is to be left out.

    Without either, a divisor of 0 is refused where the data are read.
    """

    of: Value
    by: Value
    zero: Value | None = None
    left_out: bool = False
    address: str = _place()


@frozen
class Raised:
    """A value to a power; `otherwise` where that is no real number."""

    of: Value
    to: Value
    otherwise: Value | None = None
    address: str = _place()


@frozen
class Root:
    """A root; `otherwise` for what is below 0."""

    of: Value
    degree: int = 2
    otherwise: Value | None = None
    address: str = _place()


@frozen
class Logarithm:
    """The natural logarithm; `otherwise` for what is not above 0."""

    of: Value
    otherwise: Value | None = None
    address: str = _place()


@frozen
class Rounded:
    """A value, rounded."""

    of: Value
    rounding: Rounding


@frozen
class Rung:
    """A step: from `start` on, or above it."""

    start: Number
    above: bool
    value: Value


@frozen
class Stepped:
    """The value of the highest step that `of` reaches; below the lowest one, `below`."""

    of: Value
    rungs: tuple[Rung, ...]
    below: Value


@frozen
class Answered:
    """A value by the answer of a choice."""

    of: str
    values: tuple[tuple[str, Value], ...]
    address: str = _place()


@frozen
class ByAttribute:
    """A value by an attribute of the unit; `otherwise` where none is listed for it."""

    of: str
    values: tuple[tuple[str, Value], ...]
    otherwise: Value | None = None
    address: str = _place()


@frozen
class Case:
    """A value under a condition."""

    when: Condition
    value: Value
    address: str = _place()


@frozen
class Chosen:
    """The value of the first case whose condition holds."""

    cases: tuple[Case, ...]
    otherwise: Value


@frozen
class First:
    """The first that is there."""

    items: tuple[Value, ...]


@frozen
class Counted:
    """How many of the conditions hold."""

    items: tuple[Condition, ...]


@frozen
class CountedSet:
    """How many members of a set meet a condition."""

    members: Members
    where: Condition | None = None


Value = (
    Number | InputOf | ScoreOf | EndOf | Share | Current | Nothing | Folded | FoldedSet
    | Product | Difference | Quotient | Raised | Root | Logarithm | Rounded | Stepped
    | Answered | ByAttribute | Chosen | First | Counted | CountedSet | Variance
    | Percentile | Ranked
)  # fmt: skip


@frozen
class Members:
    """A set: nodes that are listed, or named by a tag or their group; the units of a population."""

    name: str = ""
    listed: tuple[str, ...] = ()
    address: str = _place()


def median(
    members: Members, of: Value, where: Condition | None = None, enough: Enough | None = None
) -> Percentile:
    """Return the middle value over a population: half of it lies below, as nobody need state."""
    return Percentile(members, of, Number("", Fraction(1, 2)), 7, where, enough)


def worth(points: Number | None, share: Number | None) -> Value:
    """Return points as written, or the share of the ceiling that is written instead."""
    return points if points is not None else Share(cast("Number", share))


# Conditions.


@frozen
class Comparison:
    """A value beside another."""

    of: Value
    relation: Relation
    to: Value


@frozen
class Met:
    """A yes-no input that says yes."""

    name: str
    address: str = _place()


@frozen
class IsAnswer:
    """A choice with one of these answers."""

    of: str
    answers: tuple[str, ...]
    address: str = _place()


@frozen
class HasAttribute:
    """A unit whose attribute is one of these."""

    of: str
    values: tuple[str, ...]
    address: str = _place()


@frozen
class Given:
    """A value that is there."""

    of: Value


@frozen
class Graded:
    """A node's grade beside another of its ladder; a better grade is higher.

    address: where the node is named; place: where the grade is.
    """

    node: str
    relation: Relation
    grade: str
    address: str = _place()
    place: str = _place()


@frozen
class All:
    """Every one of these."""

    items: tuple[Condition, ...]


@frozen
class Any:
    """At least one of these."""

    items: tuple[Condition, ...]


@frozen
class Not:
    """The opposite."""

    of: Condition


@frozen
class Among:
    """How many members of a set meet a condition: a number of them, or a share of all.

    empty: what holds of a set without members.
    """

    members: Members
    where: Condition
    relation: Relation
    amount: Value
    of_all: bool = False
    empty: bool | None = None


Condition = Comparison | Met | IsAnswer | HasAttribute | Given | Graded | All | Any | Not | Among
