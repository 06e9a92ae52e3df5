"""What a method needs to lower itself: figures, inputs under their policies, and a builder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from govrank.plan.builder import Builder
from govrank.plan.columns import RANKED
from govrank.plan.operations import Input as Source
from govrank.plan.operations import Ref
from govrank.plan.plan import Outcome
from govrank.rules.values import Input, Number, Rounding, value_of


@frozen
class Lowering:
    """Turns values of the rules into columns of the plan."""

    to: Builder
    inputs: Mapping[str, Input]

    def number(self, number: Number) -> Ref:
        """Return the column of a figure of the rules."""
        return self.to.param(number.address, number.value)

    def number_or(self, number: Number | None, default: int) -> Ref:
        """Return the column of a figure, or of the default where none is written."""
        return self.to.constant(default) if number is None else self.number(number)

    def cells(self, name: str) -> Ref:
        """Return the column of the cells of an input; one that is absent holds 0."""
        spec = self.inputs[name]
        return self.to.input(Source(name, spec.places, value_of(spec.low), value_of(spec.high)))

    def given(self, name: str) -> Outcome:
        """Return an input as it is given: there where a cell is."""
        return Outcome(self.cells(name), self.to.present(name, "value"))

    def ranked(self) -> Ref:
        """Return the truth "the unit takes part in rankings"."""
        return self.to.input(Source(RANKED, 0, Fraction(0), Fraction(1)))

    def both(self, presences: Sequence[Ref | None]) -> Ref | None:
        """Return the truth "all are present"; None where all always are."""
        unsure = list(dict.fromkeys(ref for ref in presences if ref is not None))
        return self.to.all(unsure) if unsure else None

    def rounded(self, ref: Ref, rounding: Rounding | None) -> Ref:
        """Return the column rounded, or as it is where no rounding is written."""
        return ref if rounding is None else self.to.round(ref, rounding.places, rounding.mode)

    def constant(self, value: int | Fraction) -> Ref:
        """Return the column of a number that is not a figure of the rules."""
        return self.to.constant(value)
