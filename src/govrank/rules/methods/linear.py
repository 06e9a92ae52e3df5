"""linear: goalposts. A straight line from the floor at one value to the ceiling at another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self

from attrs import frozen

from govrank.language import Text
from govrank.rules.expressions.model import (
    Difference,
    EndOf,
    Folded,
    InputOf,
    Product,
    Quotient,
    Value,
)
from govrank.rules.finding import Finding
from govrank.rules.fragments import ident, number
from govrank.rules.method import Leaf
from govrank.rules.reader import Reader
from govrank.rules.values import ZERO, Input, Number


@frozen
class Linear:
    """Min-max scaling between fixed goalposts (OECD/JRC Handbook, step 5).

    `start` earns the floor, `stop` the ceiling; a start above the stop says that lower is better.
    """

    of: str
    start: Number
    stop: Number

    name: ClassVar[str] = "linear"
    summary: ClassVar[Text] = Text(
        en="linear between two goalposts, from the floor to the ceiling",
        vi="nội suy tuyến tính giữa hai mốc, từ điểm tối thiểu đến điểm tối đa",
    )
    schema: ClassVar[Mapping[str, Any]] = {
        "properties": {
            "of": ident("The input.", "Số liệu đầu vào."),
            "from": number("The value that earns the floor.", "Giá trị ứng với điểm tối thiểu."),
            "to": number("The value that earns the ceiling.", "Giá trị ứng với điểm tối đa."),
        },
        "required": ["of", "from", "to"],
    }
    example: ClassVar[str] = (
        "{id: speed, title: Speed, max: 10, score: {method: linear, of: days, from: 30, to: 5}}"
    )

    @classmethod
    def read(cls, options: Reader) -> Self:
        """Make the method from its options."""
        return cls(options.text("of"), options.figure("from"), options.figure("to"))

    def inputs(self, leaf: Leaf) -> tuple[Input, ...]:
        """Return the one input."""
        return (leaf.implied(self.of),)

    def check(self, leaf: Leaf) -> Iterable[Finding]:
        """Demand a ceiling, and two different goalposts."""
        if leaf.high is None:
            yield Finding("meaning/ceiling-needed", leaf.address, {"method": self.name})
        if self.start.value == self.stop.value:
            yield Finding(
                "meaning/goalposts-equal",
                self.stop.address,
                {"value": self.stop.value},
                (self.start.address,),
            )

    def value(self, leaf: Leaf) -> Value:
        """Return floor + (x - start) / (stop - start) x (ceiling - floor), not yet clamped."""
        floor, ceiling = EndOf("floor", leaf.id), EndOf("ceiling", leaf.id)
        way = Difference((InputOf(self.of), self.start))
        length = Difference((self.stop, self.start))
        rise = Difference((ceiling, floor))
        return Folded("sum", (floor, Product((Quotient(way, length, ZERO), rise))))


METHOD = Linear
