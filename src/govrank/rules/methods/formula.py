"""formula: the score is a value that the rules write out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self

from attrs import frozen

from govrank.language import Text
from govrank.rules.expressions import model, read, schema
from govrank.rules.expressions.walk import needed
from govrank.rules.finding import Finding
from govrank.rules.method import Leaf
from govrank.rules.reader import Reader
from govrank.rules.values import Input


@frozen
class Formula:
    """A value written out. Every other method is a shorthand for one."""

    expression: model.Value

    name: ClassVar[str] = "formula"
    summary: ClassVar[Text] = Text(
        en="worked out as the rules write it",
        vi="tính theo công thức ghi trong quy tắc",
    )
    schema: ClassVar[Mapping[str, Any]] = {
        "properties": {"value": schema.value("The score.", "Công thức tính điểm.")},
        "required": ["value"],
    }
    example: ClassVar[str] = (
        "{id: feedback, title: Feedback, max: 10, score: {method: formula, "
        "value: {share: {quotient: {of: {difference: [{input: all}, {input: late}]}, "
        "by: {input: all}, zero: 1}}}}}"
    )

    @classmethod
    def read(cls, options: Reader) -> Self:
        """Make the method from its options."""
        return cls(read.value(options, "value"))

    def inputs(self, leaf: Leaf) -> tuple[Input, ...]:
        """Return the inputs that the value reads, each of the kind that it is read as."""
        return tuple(n.of(leaf.implied(n.name)) for n in needed(self.expression).values())

    def check(self, _: Leaf) -> Iterable[Finding]:
        """Find nothing: what values may say is checked for all of them alike."""
        return ()

    def value(self, _: Leaf) -> model.Value:
        """Return the value as written."""
        return self.expression


METHOD = Formula
