"""checklist: yes-no items, each with its points when it is met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self

from attrs import frozen

from govrank.language import Text
from govrank.rules.expressions.model import Folded, InputOf, Product, Value, worth
from govrank.rules.finding import Finding
from govrank.rules.fragments import EITHER_POINTS_OR_SHARE, ident, list_of, number, record, text
from govrank.rules.method import Leaf
from govrank.rules.reader import Reader
from govrank.rules.values import Input, Number


@frozen
class Item:
    """One item: points, or a share of the ceiling, when it is met."""

    id: str
    title: Text
    points: Number | None
    share: Number | None


@frozen
class Checklist:
    """The sum of the points of the items that are met."""

    items: tuple[Item, ...]

    name: ClassVar[str] = "checklist"
    summary: ClassVar[Text] = Text(
        en="the points of all items that are met",
        vi="tổng điểm của các mục đạt",
    )
    schema: ClassVar[Mapping[str, Any]] = {
        "properties": {
            "items": list_of(
                "The items; each is a yes-no input of its own id.",
                "Các mục; mỗi mục là một số liệu có/không mang mã của mục.",
                record(
                    {
                        "id": ident("The item's id.", "Mã mục."),
                        "title": text("The item in words.", "Nội dung mục."),
                        "points": number("Its points.", "Số điểm."),
                        "share": number("Its share of the ceiling.", "Tỷ lệ của điểm tối đa."),
                    },
                    "id",
                    **EITHER_POINTS_OR_SHARE,
                ),
            ),
        },
        "required": ["items"],
    }
    example: ClassVar[str] = (
        "{id: meetings, title: Meetings, max: 10, score: {method: checklist, "
        "items: [{id: attends, share: 0.5}, {id: chairs, share: 0.5}]}}"
    )

    @classmethod
    def read(cls, options: Reader) -> Self:
        """Make the method from its options."""
        return cls(tuple(_item(each) for each in options.named("items")))

    def inputs(self, leaf: Leaf) -> tuple[Input, ...]:
        """Return a yes-no input for each item."""
        return tuple(leaf.implied(item.id, item.title).affirming() for item in self.items)

    def check(self, leaf: Leaf) -> Iterable[Finding]:
        """Demand a ceiling where an item is worth a share of it."""
        if leaf.high is None and any(item.share is not None for item in self.items):
            yield Finding("meaning/ceiling-needed", leaf.address, {"method": self.name})

    def value(self, _: Leaf) -> Value:
        """Return the sum of points x (1 if met, else 0)."""
        items = [Product((worth(i.points, i.share), InputOf(i.id))) for i in self.items]
        return Folded("sum", tuple(items))


def _item(options: Reader) -> Item:
    title = options.titled("title", options.text("id"))
    return Item(options.text("id"), title, options.number("points"), options.number("share"))


METHOD = Checklist
