"""Columns of data as a plan takes them: integers over one denominator, and what is absent."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen

PRESENT, MISSING, NOT_APPLICABLE = 0, 1, 2


@frozen(eq=True)
class Column:
    """One input over all units: `numerators[i] / denominator`.

    `states[i]` is 0 present, 1 missing, 2 not applicable; None says that all are present.
    An absent cell has the numerator 0.
    """

    numerators: tuple[int, ...]
    denominator: int = 1
    states: bytes | None = None

    def value(self, position: int) -> Fraction:
        """Return the number at `position`, 0 where it is absent."""
        return Fraction(self.numerators[position], self.denominator)

    def state(self, position: int) -> int:
        """Return the state at `position`: 0 present, 1 missing, 2 not applicable."""
        return self.states[position] if self.states is not None else PRESENT


@frozen
class Data:
    """All that an evaluation needs: columns by input name, unit ids, groups and who is ranked."""

    columns: Mapping[str, Column]
    units: tuple[str, ...]
    groups: tuple[str, ...] | None = None
    ranked: tuple[bool, ...] | None = None
