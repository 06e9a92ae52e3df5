"""points: the score is awarded by people and entered as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self

from attrs import evolve, frozen

from govrank.language import Text
from govrank.rules.expressions.model import InputOf, Value
from govrank.rules.finding import Finding
from govrank.rules.method import Leaf
from govrank.rules.reader import Reader
from govrank.rules.values import Input


@frozen
class Points:
    """The points an assessor gives, between the floor and the ceiling of the indicator."""

    name: ClassVar[str] = "points"
    summary: ClassVar[Text] = Text(
        en="the points awarded, as entered",
        vi="điểm được chấm, nhập trực tiếp",
    )
    schema: ClassVar[Mapping[str, Any]] = {"properties": {}, "required": []}
    example: ClassVar[str] = "{id: news, title: News, max: 10, score: {method: points}}"

    @classmethod
    def read(cls, _: Reader) -> Self:
        """Make the method; it has no options."""
        return cls()

    def inputs(self, leaf: Leaf) -> tuple[Input, ...]:
        """Return the one input, named as the indicator, whose domain is the indicator's range."""
        given = leaf.implied(leaf.id, leaf.title)
        return (evolve(given, code=leaf.code, low=leaf.low, high=leaf.high),)

    def check(self, leaf: Leaf) -> Iterable[Finding]:
        """Demand a ceiling."""
        if leaf.high is None:
            yield Finding("meaning/ceiling-needed", leaf.address, {"method": self.name})

    def value(self, leaf: Leaf) -> Value:
        """Return the input."""
        return InputOf(leaf.id)


METHOD = Points
