"""increments: a base, then points for each further step of an amount."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import frozen

from govrank.language import Text
from govrank.rules.expressions import read
from govrank.rules.expressions.model import (
    Difference,
    Folded,
    InputOf,
    Product,
    Quotient,
    Rounded,
    Value,
)
from govrank.rules.expressions.schema import value
from govrank.rules.expressions.walk import needs
from govrank.rules.finding import Finding
from govrank.rules.fragments import ident, number, word
from govrank.rules.method import Leaf
from govrank.rules.reader import Reader
from govrank.rules.values import ZERO, Input, Number, Rounding


@frozen
class Increments:
    """base + each x the steps beyond `beyond`, kept within the range of the indicator.

    A step that is not full counts as nothing, or with `incomplete: share` in proportion. The
    amount that the base covers and the width of a step may differ by attribute of the unit.
    """

    of: str
    base: Number
    beyond: Value
    step: Value
    each: Number
    incomplete: Literal["nothing", "share"]

    name: ClassVar[str] = "increments"
    summary: ClassVar[Text] = Text(
        en="a base, and points for each further step",
        vi="điểm gốc, và điểm cho mỗi bậc tăng thêm",
    )
    schema: ClassVar[Mapping[str, Any]] = {
        "properties": {
            "of": ident("The input.", "Số liệu đầu vào."),
            "base": number("The points up to `beyond`.", "Điểm cho đến mức `beyond`."),
            "beyond": value("What the base covers.", "Mức ứng với điểm gốc."),
            "step": value("How much makes a step.", "Mỗi bậc thêm bao nhiêu."),
            "each": number("The points of a step.", "Điểm của mỗi bậc."),
            "incomplete": word(
                "What a step that is not full counts as: nothing (default), or its share.",
                "Bậc chưa đủ: nothing (không tính, mặc định), hoặc share (tính theo tỷ lệ).",
                "nothing", "share",
            ),
        },
        "required": ["of", "base", "beyond", "step", "each"],
    }  # fmt: skip
    example: ClassVar[str] = (
        "{id: size, title: Size, max: 35, score: {method: increments, of: people, base: 10, "
        "beyond: 3500, step: 100, each: 0.5}}"
    )

    @classmethod
    def read(cls, options: Reader) -> Self:
        """Make the method from its options."""
        return cls(
            options.text("of"),
            options.figure("base"),
            read.value(options, "beyond"),
            read.value(options, "step"),
            options.figure("each"),
            options.word("incomplete", "nothing"),
        )

    def inputs(self, leaf: Leaf) -> tuple[Input, ...]:
        """Return the one input, and those that the amount or the step is found by."""
        named = needs((InputOf(self.of), self.beyond, self.step))
        found = {need.name: need.of(leaf.implied(need.name)) for need in named}
        return tuple(found.values())

    def check(self, _: Leaf) -> Iterable[Finding]:
        """Demand a step that is wider than nothing, where it is one figure."""
        if isinstance(self.step, Number) and self.step.value <= 0:
            params = {"value": self.step.value}
            yield Finding("meaning/divisor-not-positive", self.step.address, params)

    def value(self, _: Leaf) -> Value:
        """Return the base plus the points of the steps."""
        over = Folded("greatest", (ZERO, Difference((InputOf(self.of), self.beyond))))
        steps: Value = Quotient(over, self.step, ZERO)
        if self.incomplete == "nothing":
            steps = Rounded(steps, Rounding(0, "floor"))
        return Folded("sum", (self.base, Product((self.each, steps))))


METHOD = Increments
