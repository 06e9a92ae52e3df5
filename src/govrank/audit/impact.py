"""What becomes of units when one ruleset takes the place of another: all at once, and alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Final

from attrs import frozen

from govrank.audit.comparison import Difference, differences
from govrank.engine.ranking import Ranking, Standing, rank
from govrank.errors import GovrankError
from govrank.rules.alone import with_part
from govrank.rules.fragments import PROVENANCE
from govrank.rules.ruleset import Ruleset
from govrank.rules.table import Table

Bind = Mapping[str, Fraction]
Read = Callable[[Ruleset, Bind], Table]
"""Reads the data of all units, in the same order, for a ruleset with some figures changed."""

# What says nothing of scores, grades and ranks.
_SECTIONS: Final = frozenset(
    ("title", "description", "legal_basis", "effective", "examples", "locked", "undecided")
)
_KEYS: Final = frozenset((*PROVENANCE, "title", "note", "code", "unit", "show"))


@frozen
class Move:
    """One unit before and after."""

    before: Standing
    after: Standing

    @property
    def total(self) -> Fraction | None:
        """By how much its total moves; None where it has none before or after."""
        old, new = self.before.total, self.after.total
        return None if old is None or new is None else Fraction(new) - Fraction(old)

    @property
    def grade(self) -> bool:
        """Whether its grade is another."""
        return _grade(self.before) != _grade(self.after)

    @property
    def rank(self) -> bool:
        """Whether its rank is another."""
        return self.before.rank != self.after.rank


@frozen
class Effect:
    """What one difference does to the ruleset before, alone; `moves` is None where it cannot be."""

    difference: Difference
    moves: tuple[Move, ...] | None


@frozen
class Impact:
    """What a new ruleset does: to each unit, and each of its changes alone."""

    before: Ranking
    after: Ranking
    moves: tuple[Move, ...]
    effects: tuple[Effect, ...]

    def interaction(self, position: int) -> Fraction | None:
        """Return what the total of a unit moves by beyond the sum of the changes alone.

        Changes that cannot be made alone are in it. None where a total is not there.
        """
        alone = [each.moves[position].total for each in self.effects if each.moves is not None]
        known = [each for each in alone if each is not None]
        whole = self.moves[position].total
        return None if whole is None or len(known) < len(alone) else whole - sum(known)


def impact(before: Ruleset, after: Ruleset, read: Read) -> Impact:
    """Return what becomes of the units of a table when `after` takes the place of `before`.

    Raises GovrankError where the data do not fit either of them.
    """
    old, new = (rank(each, read(each, {})) for each in (before, after))
    effects = tuple(_effects(old, after, read))
    return Impact(old, new, _moves(old, new), effects)


def _moves(before: Ranking, after: Ranking) -> tuple[Move, ...]:
    places = range(len(before))
    return tuple(Move(Standing(before, each), Standing(after, each)) for each in places)


def _effects(old: Ranking, after: Ruleset, read: Read) -> Iterator[Effect]:
    for each in differences(old.ruleset, after):
        if _may_matter(each):
            try:
                alone = _alone(old.ruleset, after, each, read)
            except GovrankError:
                # Rules or data that do not hold without the other changes.
                alone = None
            yield Effect(each, None if alone is None else _moves(old, alone))


def _may_matter(difference: Difference) -> bool:
    section, key = difference.address.partition(".")[0], difference.address.rpartition(".")[2]
    is_value = not difference.among and difference.kind in ("changed", "added", "removed")
    return section not in _SECTIONS and not (is_value and key in _KEYS)


def _alone(before: Ruleset, after: Ruleset, each: Difference, read: Read) -> Ranking | None:
    """Rank by the ruleset before with one difference; None where it is no change of one part."""
    if each.kind in ("moved", "reordered"):
        return None
    if each.address in before.parameters and isinstance(each.after, Fraction):
        bind = {each.address: each.after}
        return rank(before, read(before, bind), bind=bind)
    ruleset = with_part(before, after, each.address, each.among)
    return rank(ruleset, read(ruleset, {}))


def _grade(standing: Standing) -> str:
    return "" if standing.grade is None else standing.grade.id
