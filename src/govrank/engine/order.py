"""Units among each other: positions under each of the five ways to treat ties, and folds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

from govrank.plan.operations import Ties

Tied = Sequence[int]
Parts = Sequence[str] | None
Members = Sequence[int] | None


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


def folded(kind: str, numbers: Sequence[Any], parts: Parts, members: Members) -> list[Any]:
    """Give every unit the sum, the least or the greatest of the members of its part, or 0."""
    found: list[Any] = [0] * len(numbers)
    for units, counted in _gathered(len(numbers), parts, members):
        result = FOLDS[kind](numbers[unit] for unit in counted)
        for unit in units:
            found[unit] = result
    return found


def placed(
    numbers: Sequence[Any], places: Sequence[int], parts: Parts, members: Members
) -> list[Any]:
    """Give every unit the number at its place among the members of its part, or 0."""
    found: list[Any] = [0] * len(numbers)
    for units, counted in _gathered(len(numbers), parts, members):
        rising = sorted(numbers[unit] for unit in counted)
        for unit in units:
            found[unit] = at_place(rising, places[unit])
    return found


def at_place(rising: Sequence[Any], place: int) -> Any:
    """Return the number at a place, from 1, or at the end that the place lies beyond; or 0."""
    return rising[min(max(place, 1), len(rising)) - 1] if rising else 0


FOLDS: Mapping[str, Callable[[Iterable[Any]], Any]] = {
    "sum": sum,
    "min": lambda numbers: min(numbers, default=0),
    "max": lambda numbers: max(numbers, default=0),
}


def _gathered(
    size: int, parts: Parts, members: Members
) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Yield each part as its units and, of these, its members; None is one part, all members."""
    for units in _members(size, parts, None):
        yield units, units if members is None else [unit for unit in units if members[unit]]


# From how many are ahead, how many share the place and how many places are taken, the rank.
_SHARED: Mapping[str, Callable[[int, int, int], Fraction | int]] = {
    "competition": lambda before, _, __: before + 1,
    "modified": lambda before, tied, _: before + tied,
    "dense": lambda _, __, level: level + 1,
    "fractional": lambda before, tied, _: Fraction(2 * before + tied + 1, 2),
}
