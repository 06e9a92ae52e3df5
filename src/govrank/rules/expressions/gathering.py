"""Many values made one: over nodes of the tree, and over the units of a population."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final, Protocol

from attrs import evolve, frozen

from govrank.plan.operations import Key, Kth, Rank, Reduce, Ref, Ties
from govrank.plan.plan import Outcome
from govrank.plan.rounding import Mode
from govrank.rules.lowering import Lowering


class Gathered(Protocol):
    """Values of which each may be there or not; what is not there takes no part."""

    @property
    def to(self) -> Lowering:
        """The lowering that columns are added by."""
        ...

    def some(self) -> Ref | None:
        """Return the truth "at least one is there"; None where one always is."""
        ...

    def count(self) -> Ref:
        """Return how many are there."""
        ...

    def sum(self) -> Ref:
        """Return their sum."""
        ...

    def least(self) -> Ref:
        """Return the least."""
        ...

    def greatest(self) -> Ref:
        """Return the greatest."""
        ...

    def squared(self) -> Gathered:
        """Return the squares of the values."""
        ...


@frozen
class OfNodes:
    """A column a node; one that is not there holds 0."""

    to: Lowering
    values: Sequence[Ref]
    there: Sequence[Ref | None]

    def some(self) -> Ref | None:
        """Return the truth "at least one is there"; None where one always is."""
        unsure = [each for each in self.there if each is not None]
        return self.to.to.any(unsure) if len(unsure) == len(self.there) else None

    def count(self) -> Ref:
        """Return how many are there."""
        one = self.to.constant(1)
        return self.to.to.sum([one if each is None else each for each in self.there])

    def sum(self) -> Ref:
        """Return their sum."""
        return self.to.to.sum(self.values)

    def least(self) -> Ref:
        """Return the least."""
        return self.to.to.least(self.values, self.there)

    def greatest(self) -> Ref:
        """Return the greatest."""
        return self.to.to.greatest(self.values, self.there)

    def squared(self) -> OfNodes:
        """Return the squares of the values."""
        return evolve(self, values=[self.to.to.mul(each, each) for each in self.values])


@frozen
class OfUnits:
    """One column over all units; `there` says who takes part, `by` names the partition."""

    to: Lowering
    value: Ref
    there: Ref | None
    by: str = ""

    def _reduce(self, operation: Reduce | Kth) -> Ref:
        return self.to.to.reduce(operation)

    def some(self) -> Ref | None:
        """Return the truth "at least one is there"; None where one always is."""
        if self.there is None:
            return None
        return self.to.to.compare(self.count(), ">", self.to.constant(0))

    def count(self) -> Ref:
        """Return how many are there."""
        truth = self.to.constant(1) if self.there is None else self.there
        return self._reduce(Reduce("sum", truth, None, self.by))

    def sum(self) -> Ref:
        """Return their sum."""
        return self._reduce(Reduce("sum", self.value, self.there, self.by))

    def least(self) -> Ref:
        """Return the least."""
        return self._reduce(Reduce("min", self.value, self.there, self.by))

    def greatest(self) -> Ref:
        """Return the greatest."""
        return self._reduce(Reduce("max", self.value, self.there, self.by))

    def squared(self) -> OfUnits:
        """Return the squares of the values."""
        return evolve(self, value=self.to.to.mul(self.value, self.value))

    def at(self, place: Ref) -> Ref:
        """Return the value at a place in rising order."""
        return self._reduce(Kth(self.value, place, self.there, self.by))

    def rank(self, ties: Ties, *, ascending: bool) -> Ref:
        """Return the position of each."""
        return self.to.to.rank(Rank((Key(self.value, ascending),), ties, self.by, self.there))


def mean(of: Gathered) -> Ref:
    """Return the sum through the number."""
    return of.to.to.div(of.sum(), of.count(), of.to.constant(0))


def variance(of: Gathered, *, sample: bool) -> Outcome:
    """Return the mean square of the distances from the mean; of a sample, through one less.

    With n values, their sum s and the sum of their squares q, it is (n q - s s) / (n n).
    """
    to, add = of.to, of.to.to
    count, total, one = of.count(), of.sum(), to.constant(1)
    spread = add.affine(
        [(one, add.mul(count, of.squared().sum())), (to.constant(-1), add.mul(total, total))]
    )
    less = add.affine([(one, count), (to.constant(-1), one)]) if sample else count
    found = add.div(spread, add.mul(count, less), to.constant(0))
    several = add.compare(count, ">=", to.constant(2)) if sample else of.some()
    # That it is never below 0 is plain to arithmetic, and not to bounds of its parts.
    return Outcome(add.greatest([found, to.constant(0)]), several)


# How far into a population of n a share p reaches: n p + a p + b, by Hyndman and Fan's types.
_PLACES: Final[Mapping[int, tuple[Fraction, Fraction]]] = {
    4: (Fraction(0), Fraction(0)),
    5: (Fraction(0), Fraction(1, 2)),
    6: (Fraction(1), Fraction(0)),
    7: (Fraction(-1), Fraction(1)),
    8: (Fraction(1, 3), Fraction(1, 3)),
    9: (Fraction(1, 4), Fraction(3, 8)),
}
# The types that jump from value to value: between which places they take the middle.
_JUMPS: Final[Mapping[int, tuple[Mode, Mode]]] = {
    1: ("ceiling", "ceiling"),
    2: ("ceiling", "floor"),
    3: ("half-even", "half-even"),
}


def percentile(of: OfUnits, share: Ref, definition: int) -> Ref:
    """Return the value below which a share of a population lies, by one of nine definitions."""
    reach = of.to.to.affine([(share, of.count())])
    if definition in _JUMPS:
        return _jump(of, reach, definition)
    return _between(of, reach, share, definition)


def _jump(of: OfUnits, reach: Ref, definition: int) -> Ref:
    """Take a value, or the middle of two where the share falls between them."""
    to, add = of.to, of.to.to
    first, second = (add.round(reach, 0, mode) for mode in _JUMPS[definition])
    if first == second:
        return of.at(first)
    # The next above where the share ends on a value, and that same one where it does not.
    after = add.affine([(to.constant(1), second), (to.constant(1), to.constant(1))])
    half = to.constant(Fraction(1, 2))
    return add.affine([(half, of.at(first)), (half, of.at(after))])


def _between(of: OfUnits, reach: Ref, share: Ref, definition: int) -> Ref:
    """Go on from a value toward the next by what is left of the share."""
    to, add = of.to, of.to.to
    one, less = to.constant(1), to.constant(-1)
    slope, shift = _PLACES[definition]
    at = add.affine([(one, reach), (to.constant(slope), share), (one, to.constant(shift))])
    below = add.round(at, 0, "floor")
    after = add.affine([(one, below), (one, one)])
    rest = add.affine([(one, at), (less, below)])
    lower, upper = of.at(below), of.at(after)
    step = add.affine([(one, upper), (less, lower)])
    return add.affine([(one, lower), (one, add.mul(rest, step))])
