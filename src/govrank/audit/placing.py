"""Where a unit stands among the others: who is next above and below, and which key decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Final, cast

from attrs import frozen

from govrank.audit.explanation import Neighbour, Ranked
from govrank.audit.provenance import place_of
from govrank.audit.words import fill, joined, rounding_text, text_of
from govrank.engine.ranking import Ranking, Standing
from govrank.language import Text
from govrank.plan.operations import Rank
from govrank.reading.units import Unit
from govrank.rules.model import RankKey


def ranked(standing: Standing) -> Ranked:
    """Explain a rank, or why there is none."""
    peers = _Peers(standing)
    return Ranked(
        rank=None if standing.rank is None else Fraction(standing.rank),
        group=standing.group,
        count=len(peers.order),
        tied=peers.units(peers.tied),
        above=peers.neighbour(peers.better),
        below=peers.neighbour(peers.worse),
        lines=tuple(peers.lines()),
        place=place_of(standing.ranking.ruleset.mark("ranking")),
    )


@frozen(slots=False)
class _Peers:
    """The units ranked together with one, and where they stand to it."""

    standing: Standing

    @property
    def ranking(self) -> Ranking:
        return self.standing.ranking

    @cached_property
    def order(self) -> list[int]:
        """The positions in the table of those ranked in the same group, the first rank first."""
        return [
            other.position
            for other in self.ranking
            if other.rank is not None and other.group == self.standing.group
        ]

    def keys(self, position: int) -> tuple[Fraction, ...]:
        """Return what a unit is ranked by; the greater the better, whatever the rule's order."""
        evaluation = self.ranking.evaluation
        rank = cast("Rank", evaluation.plan.operations[evaluation.plan.rank])
        values = ((evaluation.value(key.arg, position), key.ascending) for key in rank.keys)
        return tuple(-value if ascending else value for value, ascending in values)

    @cached_property
    def own(self) -> tuple[Fraction, ...]:
        return self.keys(self.standing.position)

    @cached_property
    def tied(self) -> list[int]:
        here = self.standing.position
        if self.standing.rank is None:
            return []
        return [each for each in self.order if each != here and self.keys(each) == self.own]

    @cached_property
    def better(self) -> list[int]:
        """The nearest above, all that share its keys; none for a unit that is not ranked."""
        return self._alike(min((each for each in self._others if each > self.own), default=None))

    @cached_property
    def worse(self) -> list[int]:
        """The nearest below, all that share its keys; none for a unit that is not ranked."""
        return self._alike(max((each for each in self._others if each < self.own), default=None))

    @cached_property
    def _others(self) -> list[tuple[Fraction, ...]]:
        """The keys of all that are ranked beside the unit, if it is ranked itself."""
        return [] if self.standing.rank is None else [self.keys(each) for each in self.order]

    def _alike(self, keys: tuple[Fraction, ...] | None) -> list[int]:
        return [each for each in self.order if self.keys(each) == keys]

    def units(self, positions: Sequence[int]) -> tuple[Unit, ...]:
        return tuple(self.ranking.table.units[each] for each in positions)

    def neighbour(self, positions: Sequence[int]) -> Neighbour | None:
        """Return the units next above or below, with the first key that differs."""
        if not positions:
            return None
        decided, gap = self._decided(positions[0])
        rank = self.ranking.evaluation.value(self.ranking.ruleset.plan.rank, positions[0])
        return Neighbour(self.units(positions), rank, self._policy[decided].node, gap)

    def _decided(self, position: int) -> tuple[int, Fraction]:
        pairs = enumerate(zip(self.own, self.keys(position), strict=True))
        return next((k, abs(mine - theirs)) for k, (mine, theirs) in pairs if mine != theirs)

    @property
    def _policy(self) -> Sequence[RankKey]:
        return self.ranking.ruleset.rules.ranking.keys

    def lines(self) -> Iterator[Text]:
        """Yield who shares the place, who is next above and below, or why there is no rank."""
        if self.standing.rank is None:
            yield _UNRANKED if self._excluded else _UNSCORED
            return
        yield from self._tie()
        for direction, positions in (("above", self.better), ("below", self.worse)):
            if positions:
                yield self._next(direction, positions)
            else:
                yield _NOBODY[direction]

    @property
    def _excluded(self) -> bool:
        return not self.standing.unit.ranked

    def _tie(self) -> Iterator[Text]:
        if not self.tied:
            return
        by = joined(", ", [self._key(position) for position in range(len(self._policy))])
        ordinal = self.ranking.ruleset.rules.ranking.ties == "ordinal"
        text = _BY_ID if ordinal else _TIED
        yield fill(text, units=_names(self.units(self.tied)), keys=by)

    def _next(self, direction: str, positions: Sequence[int]) -> Text:
        decided, gap = self._decided(positions[0])
        standing = Standing(self.ranking, positions[0])
        equal = [self._key(position) for position in range(decided)]
        more = (direction == "above") != self._policy[decided].ascending
        return fill(
            _NEXT[direction],
            units=_names(self.units(positions)),
            rank=Fraction(standing.rank or 0),
            equal=fill(_EQUAL, keys=joined(", ", equal)) if equal else Text(),
            key=self._key(decided),
            value=self._plain(decided, positions[0]),
            gap=fill(_MORE if more else _LESS, gap=gap),
        )

    def _plain(self, decided: int, position: int) -> Fraction:
        """Return the number of a key as it is, whichever way it ranks."""
        value = self.keys(position)[decided]
        return -value if self._policy[decided].ascending else value

    def _key(self, position: int) -> Text:
        key = self._policy[position]
        title = self.ranking.ruleset.nodes[key.node].title
        if key.rounding is None:
            return title
        return joined("", [title, text_of(" ("), rounding_text(key.rounding), text_of(")")])


def _names(units: Sequence[Unit]) -> Text:
    return joined(", ", [unit.title for unit in units])


_UNRANKED: Final = Text(
    vi="đơn vị này được chấm điểm nhưng không tham gia xếp hạng",
    en="this unit is scored but takes no part in the ranking",
)
_UNSCORED: Final = Text(
    vi="đơn vị này không có điểm để xếp hạng", en="this unit has no score to be ranked by"
)
_NOBODY: Final = {
    "above": Text(vi="không có đơn vị nào xếp trên", en="nobody stands above"),
    "below": Text(vi="không có đơn vị nào xếp dưới", en="nobody stands below"),
}
_TIED: Final = Text(
    vi="đồng hạng với {units}: bằng nhau về {keys}; bộ quy tắc không có tiêu chí phân định thêm",
    en="shares the place with {units}: equal in {keys}; nothing else in the rules decides",
)
_BY_ID: Final = Text(
    vi="bằng {units} về {keys}; thứ tự theo mã đơn vị",
    en="equal with {units} in {keys}; the order of unit ids decides",
)
_NEXT: Final = {
    "above": Text(
        vi="liền trên: {units} (hạng {rank}); {equal}{key} {value}, {gap}",
        en="next above: {units} (rank {rank}); {equal}{key} {value}, {gap}",
    ),
    "below": Text(
        vi="liền dưới: {units} (hạng {rank}); {equal}{key} {value}, {gap}",
        en="next below: {units} (rank {rank}); {equal}{key} {value}, {gap}",
    ),
}
_EQUAL: Final = Text(vi="bằng nhau về {keys}; ", en="equal in {keys}; ")
_MORE: Final = Text(vi="cao hơn {gap}", en="{gap} more")
_LESS: Final = Text(vi="thấp hơn {gap}", en="{gap} less")
