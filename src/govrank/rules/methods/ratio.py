"""ratio: a share of a whole, in points: of / per x ceiling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import evolve, frozen

from govrank.language import Text
from govrank.rules.expressions.model import InputOf, Quotient, Share, Value
from govrank.rules.finding import Finding
from govrank.rules.fragments import described, ident, ref, word
from govrank.rules.method import Leaf
from govrank.rules.reader import Reader
from govrank.rules.values import ONE, ZERO, Input, Number


@frozen
class Ratio:
    """of / per x max. Where `per` is 0 the rule must say what counts: `zero`."""

    of: str
    per: str | Number
    zero: Literal["error", "zero", "full", "exclude"]

    name: ClassVar[str] = "ratio"
    summary: ClassVar[Text] = Text(
        en="the ratio of two inputs, times the ceiling",
        vi="tỷ lệ giữa hai số liệu, nhân với điểm tối đa",
    )
    schema: ClassVar[Mapping[str, Any]] = {
        "properties": {
            "of": ident("The part: an input.", "Tử số: một số liệu đầu vào."),
            "per": described(
                "The whole: an input, or a number.",
                "Mẫu số: một số liệu đầu vào, hoặc một con số.",
                anyOf=[ref("id"), ref("number")],
                **{"$comment": "whole"},
            ),
            "zero": word(
                "What a whole of 0 counts as: an error (default), 0, the ceiling, or left out.",
                "Khi mẫu số bằng 0: báo lỗi (mặc định), 0 điểm, điểm tối đa, hay không tính.",
                "error", "zero", "full", "exclude",
            ),
        },
        "required": ["of", "per"],
    }  # fmt: skip
    example: ClassVar[str] = (
        "{id: online, title: Online, max: 4, score: {method: ratio, of: full, per: all}}"
    )

    @classmethod
    def read(cls, options: Reader) -> Self:
        """Make the method from its options."""
        per = options.figure("per") if options.is_number("per") else options.text("per")
        return cls(options.text("of"), per, options.word("zero", "error"))

    def inputs(self, leaf: Leaf) -> tuple[Input, ...]:
        """Return the part and, where it is an input, the whole; neither is negative."""
        nonzero = self.zero == "error"
        whole = () if isinstance(self.per, Number) else (leaf.counted(self.per),)
        return (leaf.counted(self.of), *(evolve(each, nonzero=nonzero) for each in whole))

    def check(self, leaf: Leaf) -> Iterable[Finding]:
        """Demand a ceiling to take a share of, and a whole that is not 0."""
        if leaf.high is None:
            yield Finding("meaning/ceiling-needed", leaf.address, {"method": self.name})
        if isinstance(self.per, Number) and self.per.value <= 0:
            yield Finding(
                "meaning/divisor-not-positive", self.per.address, {"value": self.per.value}
            )

    def value(self, _: Leaf) -> Value:
        """Return the quotient times the ceiling."""
        whole = self.per if isinstance(self.per, Number) else InputOf(self.per)
        return Share(Quotient(InputOf(self.of), whole, _INSTEAD[self.zero], self.zero == "exclude"))


_INSTEAD = {"error": None, "zero": ZERO, "full": ONE, "exclude": None}

METHOD = Ratio
