"""value: the score is an input, as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self

from attrs import frozen

from govrank.language import Text
from govrank.rules.expressions import model
from govrank.rules.finding import Finding
from govrank.rules.fragments import ident
from govrank.rules.method import Leaf
from govrank.rules.reader import Reader
from govrank.rules.values import Input


@frozen
class Value:
    """The value of an input, kept within the range of the indicator where it has one."""

    of: str

    name: ClassVar[str] = "value"
    summary: ClassVar[Text] = Text(
        en="the value of the input, as it stands",
        vi="giá trị của số liệu, giữ nguyên",
    )
    schema: ClassVar[Mapping[str, Any]] = {
        "properties": {"of": ident("The input.", "Số liệu đầu vào.")},
        "required": ["of"],
    }
    example: ClassVar[str] = (
        "{id: survey, title: Survey, max: 30, score: {method: value, of: mean}}"
    )

    @classmethod
    def read(cls, options: Reader) -> Self:
        """Make the method from its options."""
        return cls(options.text("of"))

    def inputs(self, leaf: Leaf) -> tuple[Input, ...]:
        """Return the one input, implied as a number without a domain."""
        return (leaf.implied(self.of),)

    def check(self, _: Leaf) -> Iterable[Finding]:
        """Find nothing: any input has a value."""
        return ()

    def value(self, _: Leaf) -> model.Value:
        """Return the input."""
        return model.InputOf(self.of)


METHOD = Value
