"""count: points for each thing counted, up or down from a start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self

from attrs import evolve, frozen

from govrank.language import Text
from govrank.rules.expressions.model import Folded, InputOf, Product, Value
from govrank.rules.finding import Finding
from govrank.rules.fragments import ident, number
from govrank.rules.method import Leaf
from govrank.rules.reader import Reader
from govrank.rules.values import ZERO, Input, Number


@frozen
class Count:
    """start + each x n, kept within the range of the indicator."""

    of: str
    each: Number
    start: Number | None

    name: ClassVar[str] = "count"
    summary: ClassVar[Text] = Text(
        en="points for each thing counted",
        vi="điểm cho mỗi đơn vị đếm được",
    )
    schema: ClassVar[Mapping[str, Any]] = {
        "properties": {
            "of": ident("The input: a count.", "Số liệu đầu vào: một số đếm."),
            "each": number("Points for each; below 0 to deduct.", "Điểm mỗi đơn vị; âm để trừ."),
            "start": number(
                "Points before counting, 0 unless written.", "Điểm khởi đầu, mặc định 0."
            ),
        },
        "required": ["of", "each"],
    }
    example: ClassVar[str] = (
        "{id: apps, title: Apps, max: 5, score: {method: count, of: built, each: 1}}"
    )

    @classmethod
    def read(cls, options: Reader) -> Self:
        """Make the method from its options."""
        return cls(options.text("of"), options.figure("each"), options.number("start"))

    def inputs(self, leaf: Leaf) -> tuple[Input, ...]:
        """Return the one input: a whole number, not negative."""
        return (evolve(leaf.counted(self.of), kind="integer", places=0),)

    def check(self, _: Leaf) -> Iterable[Finding]:
        """Find nothing: any count can be multiplied."""
        return ()

    def value(self, _: Leaf) -> Value:
        """Return the start plus the points for all that was counted."""
        counted = Product((self.each, InputOf(self.of)))
        return Folded("sum", (self.start or ZERO, counted))


METHOD = Count
