"""choice: one answer of a closed list, each with its points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self

from attrs import frozen

from govrank.language import Text
from govrank.rules.expressions.model import Answered, Value, worth
from govrank.rules.finding import Finding
from govrank.rules.fragments import EITHER_POINTS_OR_SHARE, ident, list_of, number, record, text
from govrank.rules.method import Leaf
from govrank.rules.reader import Reader
from govrank.rules.values import Input, Number, Option


@frozen
class Answer:
    """One answer: points, or a share of the ceiling."""

    option: Option
    points: Number | None
    share: Number | None


@frozen
class Choice:
    """The points of the answer that was chosen."""

    answers: tuple[Answer, ...]

    name: ClassVar[str] = "choice"
    summary: ClassVar[Text] = Text(
        en="the points of the answer that was chosen",
        vi="điểm của phương án được chọn",
    )
    schema: ClassVar[Mapping[str, Any]] = {
        "properties": {
            "choices": list_of(
                "The answers. Their input is named as the indicator.",
                "Các phương án. Số liệu đầu vào mang tên của chỉ tiêu.",
                record(
                    {
                        "id": ident("The answer's id.", "Mã phương án."),
                        "title": text("The answer in words.", "Nội dung phương án."),
                        "points": number("Its points.", "Số điểm."),
                        "share": number("Its share of the ceiling.", "Tỷ lệ của điểm tối đa."),
                    },
                    "id",
                    **EITHER_POINTS_OR_SHARE,
                ),
            ),
        },
        "required": ["choices"],
    }
    example: ClassVar[str] = (
        "{id: chair, title: Chair, max: 10, score: {method: choice, "
        "choices: [{id: head, share: 1}, {id: deputy, share: 0.5}, {id: none, points: 0}]}}"
    )

    @classmethod
    def read(cls, options: Reader) -> Self:
        """Make the method from its options."""
        return cls(tuple(_answer(each) for each in options.named("choices")))

    def inputs(self, leaf: Leaf) -> tuple[Input, ...]:
        """Return one input, whose values are the answers."""
        given = leaf.implied(leaf.id, leaf.title)
        return (given.choosing(tuple(answer.option for answer in self.answers)),)

    def check(self, leaf: Leaf) -> Iterable[Finding]:
        """Find shares of no ceiling."""
        if leaf.high is None and any(answer.share is not None for answer in self.answers):
            yield Finding("meaning/ceiling-needed", leaf.address, {"method": self.name})

    def value(self, leaf: Leaf) -> Value:
        """Return the points of the answer."""
        values = [(each.option.id, worth(each.points, each.share)) for each in self.answers]
        return Answered(leaf.id, tuple(values))


def _answer(options: Reader) -> Answer:
    option = Option(options.text("id"), options.titled("title", options.text("id")))
    return Answer(option, options.number("points"), options.number("share"))


METHOD = Choice
