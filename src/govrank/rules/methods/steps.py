"""steps: a table of thresholds, each with its points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, ClassVar, Self

from attrs import frozen

from govrank.language import Text
from govrank.rules.expressions import model
from govrank.rules.finding import Finding
from govrank.rules.fragments import (
    EITHER_POINTS_OR_SHARE,
    described,
    ident,
    list_of,
    number,
    record,
)
from govrank.rules.method import Leaf
from govrank.rules.reader import Reader
from govrank.rules.values import ZERO, Input, Number


@frozen
class Rung:
    """From `start` on (above it, when `above`): these points, or this share of the ceiling."""

    address: str
    start: Number | None
    above: bool
    points: Number | None
    share: Number | None


@frozen
class Steps:
    """Half-open steps, the lower end in unless `above` is written; the last may be `otherwise`."""

    of: str
    rungs: tuple[Rung, ...]

    name: ClassVar[str] = "steps"
    summary: ClassVar[Text] = Text(
        en="the points of the step the input falls in",
        vi="điểm của bậc mà số liệu rơi vào",
    )
    schema: ClassVar[Mapping[str, Any]] = {
        "properties": {
            "of": ident("The input.", "Số liệu đầu vào."),
            "steps": list_of(
                "The steps, all rising or all falling; a last `otherwise` covers the rest.",
                "Các bậc, tăng dần hoặc giảm dần; dòng cuối `otherwise` cho phần còn lại.",
                record(
                    {
                        "from": number("Reached at this value.", "Đạt từ giá trị này trở lên."),
                        "above": number(
                            "Reached above this value.", "Đạt khi lớn hơn giá trị này."
                        ),
                        "points": number("Its points.", "Số điểm."),
                        "share": number("Its share of the ceiling.", "Tỷ lệ của điểm tối đa."),
                        "otherwise": described(
                            "Write `otherwise: true` for all lower values.",
                            "Ghi `otherwise: true` cho mọi giá trị thấp hơn.",
                            const=True,
                        ),
                    },
                    allOf=[
                        EITHER_POINTS_OR_SHARE,
                        {"oneOf": [{"required": [k]} for k in ("from", "above", "otherwise")]},
                    ],
                ),
            ),
        },
        "required": ["of", "steps"],
    }
    example: ClassVar[str] = (
        "{id: checks, title: Checks, max: 1, score: {method: steps, of: percent, "
        "steps: [{from: 30, points: 1}, {from: 20, points: 0.5}, {otherwise: true, points: 0}]}}"
    )

    @classmethod
    def read(cls, options: Reader) -> Self:
        """Make the method from its options."""
        return cls(options.text("of"), tuple(_rung(each) for each in options.each("steps")))

    def inputs(self, leaf: Leaf) -> tuple[Input, ...]:
        """Return the one input."""
        return (leaf.implied(self.of),)

    def check(self, leaf: Leaf) -> Iterable[Finding]:
        """Find steps out of order, a floor that is missing or not last, a share of no ceiling."""
        yield from _disorder(self.rungs)
        yield from _unfounded(self.rungs, leaf)
        shares = [rung.share for rung in self.rungs if rung.share is not None]
        if shares and leaf.high is None:
            yield Finding("meaning/ceiling-needed", leaf.address, {"method": self.name})

    def value(self, _: Leaf) -> model.Value:
        """Return the points of the step; below the lowest one stands `otherwise`."""
        points = [(rung, model.worth(rung.points, rung.share)) for rung in self.rungs]
        rungs = [
            model.Rung(rung.start, rung.above, each)
            for rung, each in points
            if rung.start is not None
        ]
        below = next((each for rung, each in points if rung.start is None), ZERO)
        # Without a step, the one of 0 has the same value above it as below.
        table = tuple(rungs) or (model.Rung(ZERO, above=False, value=below),)
        return model.Stepped(model.InputOf(self.of), table, below)


def _rung(options: Reader) -> Rung:
    start = options.number("from") or options.number("above")
    points, share = options.number("points"), options.number("share")
    return Rung(options.address, start, "above" in options, points, share)


def _disorder(rungs: Sequence[Rung]) -> Iterable[Finding]:
    starts = [(rung.start, rung.above) for rung in rungs if rung.start is not None]
    places = [(start.value, above) for start, above in starts]
    rising = places == sorted(set(places)) or places[0] < places[-1]
    for k, (earlier, later) in enumerate(pairwise(places)):
        if earlier == later or (earlier < later) != rising:
            before, after = starts[k][0], starts[k + 1][0]
            params = {"value": after.value, "before": before.value}
            yield Finding("meaning/steps-out-of-order", after.address, params, (before.address,))
            return


def _unfounded(rungs: Sequence[Rung], leaf: Leaf) -> Iterable[Finding]:
    floors = [position for position, rung in enumerate(rungs) if rung.start is None]
    if floors and floors != [len(rungs) - 1]:
        yield Finding("meaning/otherwise-not-last", rungs[floors[0]].address)
    if not floors:
        yield Finding("meaning/otherwise-missing", f"{leaf.address}.score.steps")


METHOD = Steps
