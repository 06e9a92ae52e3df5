"""The order in which a table is printed, held against the totals computed from its parts."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def ties(rows: Sequence[int], totals: Sequence[Fraction]) -> list[list[int]]:
    """Return the groups of rows whose totals are equal, in printed order.

    >>> ties([0, 1, 2], [Fraction(9), Fraction(8), Fraction(8)])
    [[1, 2]]
    """
    groups: dict[Fraction, list[int]] = {}
    for row, total in zip(rows, totals, strict=True):
        groups.setdefault(total, []).append(row)
    return [group for group in groups.values() if len(group) > 1]


def inversions(rows: Sequence[int], totals: Sequence[Fraction]) -> list[list[int]]:
    """Return the runs of rows that stand in another order than their totals, high to low.

    A run is as short as can be: outside it every earlier row has at least the later one's total.

    >>> inversions([0, 1, 2], [Fraction(7), Fraction(8), Fraction(5)])
    [[0, 1]]
    """
    runs: list[list[int]] = []
    start = 0
    for cut in range(1, len(totals) + 1):
        if cut == len(totals) or min(totals[:cut]) >= max(totals[cut:]):
            if cut - start > 1 and _disordered(totals[start:cut]):
                runs.append(list(rows[start:cut]))
            start = cut
    return runs


def _disordered(totals: Sequence[Fraction]) -> bool:
    return list(totals) != sorted(totals, reverse=True)
