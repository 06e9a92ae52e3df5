"""The same work without govrank: written by hand over Python ints, and with pandas in floats."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from importlib import import_module
from itertools import repeat
from operator import mul
from typing import Any

Figures = Sequence[Sequence[int]]


def by_hand(
    figures: Figures, weights: Sequence[int], starts: Sequence[int]
) -> tuple[list[int], list[int], list[int]]:
    """Return totals, grades (0 the lowest) and competition ranks, all ints."""
    weighted = [
        map(mul, column, repeat(weight)) for column, weight in zip(figures, weights, strict=True)
    ]
    totals = list(map(sum, zip(*weighted, strict=True)))
    grades = [bisect_right(starts, total) for total in totals]
    ranks = [0] * len(totals)
    last = rank = 0
    for place, unit in enumerate(sorted(range(len(totals)), key=totals.__getitem__, reverse=True)):
        if place == 0 or totals[unit] != last:
            last, rank = totals[unit], place + 1
        ranks[unit] = rank
    return totals, grades, ranks


def frame(figures: Figures) -> Any:
    """Return the figures as a pandas frame of floats."""
    return import_module("pandas").DataFrame(
        {f"c{n}": [value / 1000 for value in column] for n, column in enumerate(figures)}
    )


def by_pandas(data: Any, weights: Sequence[int], starts: Sequence[int]) -> Any:
    """Return totals, grades and ranks as pandas makes them."""
    pandas = import_module("pandas")
    total = data.mul([weight / 1000 for weight in weights]).sum(axis=1)
    ends = [-1, *(start / 10**6 for start in starts), float("inf")]
    grade = pandas.cut(total, ends, right=False, labels=False)
    return total, grade, total.rank(method="min", ascending=False)
