"""Linear programmes in exact fractions: the simplex method with Bland's rule, which never cycles.

Six or seven weights and forty constraints need no more; what it finds is proved, not estimated.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

Vector = Sequence[Fraction]

_NONE = Fraction(0)


class NoBoundError(Exception):
    """The constraints cannot all hold, or they leave the objective without an end."""


class _Dictionary:
    """Basic variables as affine forms of the others; row 0 is the objective.

    Row i says x[basic[i]] = constant[i] + sum of row[i][j] * x[free[j]].
    """

    def __init__(self, coefficients: Sequence[Vector], limits: Vector, objective: Vector) -> None:
        width = len(objective)
        self.free = list(range(width))
        self.basic = [-1, *range(width, width + len(limits))]
        self.rows = [list(objective), *([-each for each in row] for row in coefficients)]
        self.constants = [_NONE, *limits]

    def pivot(self, row: int, column: int) -> None:
        """Exchange a basic variable for a free one."""
        self.free[column], self.basic[row] = self.basic[row], self.free[column]
        leaving, factor = self.rows[row], self.rows[row][column]
        solved = [-each / factor for each in leaving]
        solved[column] = 1 / factor
        constant = -self.constants[row] / factor
        for place, other in enumerate(self.rows):
            if place == row or not (share := other[column]):
                continue
            other[column] = _NONE
            self.rows[place] = [a + share * b for a, b in zip(other, solved, strict=True)]
            self.constants[place] += share * constant
        self.rows[row], self.constants[row] = solved, constant

    def climb(self) -> None:
        """Pivot until no free variable can raise the objective."""
        while (column := self._entering()) is not None:
            self.pivot(self._leaving(column), column)

    def _entering(self) -> int | None:
        rising = [place for place, share in enumerate(self.rows[0]) if share > 0]
        return min(rising, key=self.free.__getitem__, default=None)

    def _leaving(self, column: int) -> int:
        ratios = [
            (self.constants[place] / -row[column], self.basic[place], place)
            for place, row in enumerate(self.rows)
            if place and row[column] < 0
        ]
        if not ratios:
            raise NoBoundError
        return min(ratios)[-1]


def maximum(coefficients: Sequence[Vector], limits: Vector, objective: Vector) -> Fraction:
    """Return the greatest objective·x where coefficients·x <= limits and x >= 0.

    Raises NoBoundError where no x fits, or no end is in sight.
    """
    # An extra variable, subtracted from every row, makes a start feasible; then it is driven to 0.
    width = len(objective)
    helped = [[*row, Fraction(-1)] for row in coefficients]
    start = _Dictionary(helped, limits, [*[_NONE] * width, Fraction(-1)])
    worst = min(range(1, len(start.rows)), key=start.constants.__getitem__)
    if start.constants[worst] < 0:
        start.pivot(worst, width)
        start.climb()
        if start.constants[0] < 0:
            raise NoBoundError
    _retire(start, width)
    _aim(start, objective)
    start.climb()
    return start.constants[0]


def _retire(start: _Dictionary, helper: int) -> None:
    """Take the extra variable out; it is 0 by now."""
    if helper in start.basic:
        row = start.basic.index(helper)
        start.pivot(row, next(at for at, share in enumerate(start.rows[row]) if share))
    place = start.free.index(helper)
    del start.free[place]
    for shares in start.rows:
        del shares[place]


def _aim(start: _Dictionary, objective: Vector) -> None:
    """Write the true objective in the variables that are free now."""
    row, constant = [_NONE] * len(start.free), _NONE
    for variable, share in enumerate(objective):
        if variable in start.free:
            row[start.free.index(variable)] += share
            continue
        place = start.basic.index(variable)
        row = [a + share * b for a, b in zip(row, start.rows[place], strict=True)]
        constant += share * start.constants[place]
    start.rows[0], start.constants[0] = row, constant


def minimum(coefficients: Sequence[Vector], limits: Vector, objective: Vector) -> Fraction:
    """Return the least objective·x under the same constraints."""
    return -maximum(coefficients, limits, [-each for each in objective])
