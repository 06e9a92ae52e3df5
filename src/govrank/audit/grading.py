"""Where a total stands among the grades: its range, and the way to the grades on either side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from attrs import frozen

from govrank.audit.explanation import Graded, Sourced
from govrank.audit.provenance import place_of, unstated, value_of
from govrank.audit.traced import Case
from govrank.audit.words import fill, interval_text
from govrank.engine.ranking import Ranking, Standing
from govrank.language import Text
from govrank.rules.model import Band, Rules, is_tried


def graded(case: Case) -> Graded | None:
    """Explain a grade; None where the rules grade nothing or there is no total."""
    ranking, standing = case.ranking, Standing(case.ranking, case.position)
    total, band = standing.total, standing.grade
    rules = ranking.ruleset.rules
    if total is None or not rules.ladder:
        return None
    # What the ladder itself gives, before any limit.
    position = int(case.value(ranking.ruleset.plan.stages["grades"][0]))
    around = _Around(ranking, rules.ladder, position, Fraction(total))
    tried = is_tried(rules.ladder)
    lines = _tried(case, rules.ladder, position) if tried else around.lines(band)
    return Graded(
        id=None if band is None else band.id,
        title=_NO_GRADE if band is None else fill(_GRADE, grade=band.title),
        to_better=None if tried else around.to_better,
        over_worse=None if tried else around.over_worse,
        lines=(*lines, *_limited(case, rules), *_regraded(case, rules), *_undecided(rules, band)),
        place=place_of(ranking.ruleset.mark("grades" if band is None else band.address)),
        figures=tuple(around.unstated()),
    )


def _undecided(rules: Rules, band: Band | None) -> tuple[Text, ...]:
    return (rules.undecided,) if band is None and rules.undecided != Text() else ()


def _tried(case: Case, ladder: Sequence[Band], position: int) -> Iterator[Text]:
    """Say why each better grade is not reached, and why the grade is."""
    for place, band in enumerate(ladder[: position + 1]):
        template = _REACHED if place == position else _NOT_REACHED
        yield fill(template, grade=band.title, why=case.speaker().asked(band))


def _limited(case: Case, rules: Rules) -> Iterator[Text]:
    """Say which limits changed the grade, and why."""
    stages = case.ranking.ruleset.plan.stages["grades"]
    for limit, before, after in zip(rules.limits, stages, stages[1:], strict=False):
        if case.value(before) != case.value(after):
            yield fill(_HELD, limit=case.speaker().limit(limit))


def _regraded(case: Case, rules: Rules) -> Iterator[Text]:
    """Say which relief and which quotas changed the grade."""
    for relief in [each for each in rules.relief if case.holds(each.address)][:1]:
        yield fill(_RELIEVED, relief=case.speaker().relief(relief))
    for quota in rules.quotas:
        if case.holds(quota.address):
            place, limit = map(case.value, case.ranking.ruleset.plan.stages[quota.address])
            said = case.speaker().quota(quota)
            yield fill(_OVER_QUOTA, quota=said, place=place, limit=limit)


@frozen
class _Around:
    """A total and the grades next to it: `position` in the ladder, past the last for no grade."""

    ranking: Ranking
    ladder: Sequence[Band]
    position: int
    total: Fraction

    def band(self, position: int) -> Band | None:
        return self.ladder[position] if 0 <= position < len(self.ladder) else None

    def start(self, position: int) -> Fraction | None:
        """Return where a grade starts; None for one open below, and where there is no grade."""
        band = self.band(position)
        start = None if band is None else band.start
        return None if start is None else value_of(self.ranking, start)

    def range(self, position: int) -> Text:
        band, over = self.band(position), self.band(position - 1)
        return interval_text(
            self.start(position),
            self.start(position - 1),
            above=band is not None and band.above,
            included=over is not None and over.above,
        )

    @property
    def to_better(self) -> Fraction | None:
        start = self.start(self.position - 1)
        return None if start is None else start - self.total

    @property
    def over_worse(self) -> Fraction | None:
        start = self.start(self.position)
        return None if start is None else self.total - start

    def lines(self, given: Band | None) -> Iterator[Text]:
        """Yield the range of the grade, then the way up and the way down.

        The grade is named where not it, but another is given in the end.
        """
        own = self.band(self.position)
        if own is not None and own != given:
            yield fill(_BY_TOTAL, grade=own.title)
        yield fill(_RANGE, range=self.range(self.position))
        better, worse = self.band(self.position - 1), self.band(self.position + 1)
        # Only the lowest grade may start nowhere, so that a better one always has a start.
        if better is None or self.to_better is None:
            yield _HIGHEST
        else:
            words = {"grade": better.title, "range": self.range(self.position - 1)}
            yield fill(_BETTER[better.above], gap=self.to_better, **words)
        if self.over_worse is not None:
            below = _NOTHING if worse is None else fill(_BELOW, grade=worse.title)
            start = self.total - self.over_worse
            yield fill(_OVER, gap=self.over_worse, start=start, below=below)
        elif self.position < len(self.ladder):
            yield _LOWEST

    def unstated(self) -> Iterator[Sourced]:
        """Yield the two ends of the grade that no text states."""
        for band in (self.band(self.position - 1), self.band(self.position)):
            if band is not None and band.start is not None:
                name = fill(_START[band.above], grade=band.title)
                yield from unstated(self.ranking, [band.start], name)


_REACHED: Final = Text(vi="đạt {grade}: {why}", en="{grade} is reached: {why}")
_NOT_REACHED: Final = Text(vi="chưa đạt {grade}: {why}", en="{grade} is not reached: {why}")
_HELD: Final = Text(vi="khống chế: {limit}", en="held: {limit}")
_RELIEVED: Final = Text(vi="được nâng: {relief}", en="relieved: {relief}")
_OVER_QUOTA: Final = Text(
    vi="vượt số lượng: {quota} (vị trí {place}, số lượng {limit})",
    en="beyond the number: {quota} (place {place}, number {limit})",
)
_BY_TOTAL: Final = Text(vi="theo tổng điểm là {grade}", en="by the total it is {grade}")
_GRADE: Final = Text(vi="Xếp loại: {grade}", en="Grade: {grade}")
_NO_GRADE: Final = Text(vi="Xếp loại: chưa đạt mức nào", en="Grade: none reached")
_RANGE: Final = Text(vi="dành cho tổng điểm {range}", en="for totals {range}")
_HIGHEST: Final = Text(vi="đây là mức cao nhất", en="this is the highest grade")
_LOWEST: Final = Text(vi="đây là mức thấp nhất", en="this is the lowest grade")
_BETTER: Final = {
    False: Text(
        vi="thêm {gap} điểm thì đạt {grade} ({range})", en="{gap} more would be {grade} ({range})"
    ),
    True: Text(
        vi="phải thêm hơn {gap} điểm mới đạt {grade} ({range})",
        en="more than {gap} more would be {grade} ({range})",
    ),
}
_OVER: Final = Text(
    vi="hơn mốc {start} của mức này {gap} điểm{below}",
    en="{gap} over {start}, where this grade starts{below}",
)
_BELOW: Final = Text(vi="; dưới mốc là {grade}", en="; below that is {grade}")
_NOTHING: Final = Text()
_START: Final = {
    False: Text(vi="{grade} từ", en="{grade} from"),
    True: Text(vi="{grade} trên", en="{grade} above"),
}
