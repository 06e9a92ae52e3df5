"""Positions in a ranking: from keys to ranks, under each of the five ways to treat ties."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

from govrank.plan.operations import Ties

Tied = Sequence[int]


def positions(
    keys: Sequence[Any],
    ties: Ties,
    names: Sequence[str],
    groups: Sequence[str] | None = None,
    eligible: Sequence[int] | None = None,
) -> list[Fraction | int]:
    """Rank by `keys`, the smallest first, within groups; 0 for who is not eligible.

    Keys of one group compare with each other exactly. `names` decides ordinal ties only.
    """
    ranks: list[Fraction | int] = [0] * len(keys)
    for members in _members(len(keys), groups, eligible):
        for members_rank, tied in _ranked(members, keys, ties, names):
            for unit in tied:
                ranks[unit] = members_rank
    return ranks


def _members(
    size: int, groups: Sequence[str] | None, eligible: Sequence[int] | None
) -> Iterable[list[int]]:
    ranked: Iterable[int] = range(size)
    if eligible is not None:
        ranked = (unit for unit in range(size) if eligible[unit])
    if groups is None:
        return [list(ranked)]
    by_group: dict[str, list[int]] = {}
    for unit in ranked:
        by_group.setdefault(groups[unit], []).append(unit)
    return by_group.values()


def _ranked(
    members: list[int], keys: Sequence[Any], ties: Ties, names: Sequence[str]
) -> Iterable[tuple[Fraction | int, Tied]]:
    if ties == "ordinal":
        members.sort(key=lambda unit: (keys[unit], names[unit]))
        yield from ((rank, (unit,)) for rank, unit in enumerate(members, 1))
        return
    members.sort(key=keys.__getitem__)
    before = 0
    for level, (_, run) in enumerate(groupby(members, keys.__getitem__)):
        tied = tuple(run)
        yield _SHARED[ties](before, len(tied), level), tied
        before += len(tied)


# From how many are ahead, how many share the place and how many places are taken, the rank.
_SHARED: Mapping[str, Callable[[int, int, int], Fraction | int]] = {
    "competition": lambda before, _, __: before + 1,
    "modified": lambda before, tied, _: before + tied,
    "dense": lambda _, __, level: level + 1,
    "fractional": lambda before, tied, _: Fraction(2 * before + tied + 1, 2),
}
