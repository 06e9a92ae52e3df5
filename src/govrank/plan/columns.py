"""Columns of data as a plan takes them: integers over one denominator, and what is absent."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from attrs import field, frozen

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


RANKED: Final = "#ranked"
"""The column that tells who takes part in rankings: 1, and 0 for who is only scored."""


@frozen
class Data:
    """All that an evaluation needs: columns by input name, unit ids, and partitions.

    partitions: by name, the part that each unit is in.
    """

    columns: Mapping[str, Column]
    units: tuple[str, ...]
    partitions: Mapping[str, tuple[str, ...]] = field(factory=dict)

    def parts(self, by: str) -> tuple[str, ...] | None:
        """Return the part of each unit in a partition; None for the empty name: all are one."""
        return self.partitions[by] if by else None
