"""Verdicts on printed figures, as data, each with its reason in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final, Literal

from attrs import frozen

from govrank.engine.spans import Spans
from govrank.language import Text, decimal_text
from govrank.reading.units import Unit

Verdict = Literal["exact", "certified", "undetermined", "edge", "contradicted"]
VERDICTS: Final[tuple[Verdict, ...]] = (
    "exact", "certified", "undetermined", "edge", "contradicted",
)  # fmt: skip
"""From the strongest support to its opposite; of several readings the last one counts."""


@frozen
class FigureVerdict:
    """The verdict on one printed figure.

    column: `total`, `grade`, `rank` or the id of an input. printed, computed: numbers, or the id
    of a grade; computed is from the parts as they stand in print. possible: an outer enclosure
    of the totals. excess: by how much a contradicted figure lies outside.
    """

    unit: Unit
    position: str
    column: str
    printed: Fraction | str
    computed: Fraction | str | None
    possible: Spans
    verdict: Verdict
    reason: Text
    excess: Fraction | None = None


REASONS: Final[Mapping[str, Text]] = {
    "exact": Text(
        vi="các số in cho đúng kết quả này",
        en="the printed figures give it",
    ),
    "certified": Text(
        vi="có những chữ số không in cho đúng kết quả này",
        en="some unprinted digits give it",
    ),
    "outside": Text(
        vi="tổng điểm chỉ có thể {range}",
        en="the total can only be {range}",
    ),
    "edge": Text(
        vi="chỉ đạt được ở đầu mút không lấy của {range}",
        en="reached only at the open end of {range}",
    ),
    "domain": Text(
        vi="con số nằm ngoài miền giá trị {range}",
        en="the figure lies outside its domain, {range}",
    ),
    "zero": Text(
        vi="con số này là số chia, không thể bằng 0",
        en="the figure is a divisor and cannot be 0",
    ),
    "whole": Text(
        vi="con số phải là số nguyên",
        en="the figure must be a whole number",
    ),
    "absent": Text(
        vi="theo quy tắc, đơn vị này không có tổng điểm vì mọi thành phần đều không tính",
        en="the rules give this unit no total, as all its parts are left out",
    ),
    "part": Text(
        vi="một con số thành phần của hàng này không thể có",
        en="a part of this row is impossible",
    ),
    "grade": Text(
        vi="tổng điểm này chỉ có thể xếp loại {range}",
        en="with this total the grade can only be {range}",
    ),
    "rank": Text(
        vi="thứ hạng chỉ có thể {range}",
        en="the rank can only be {range}",
    ),
    "unranked": Text(
        vi="đơn vị này không được xếp hạng",
        en="this unit is not ranked",
    ),
    "no-witness": Text(
        vi="chưa tìm được chữ số không in nào cho đúng kết quả này",
        en="no unprinted digits that give it were found",
    ),
    "by-reading": Text(
        vi="cách đọc số in này cho được, cách khác thì không",
        en="one reading of the figures allows it and another does not",
    ),
    "no-table-witness": Text(
        vi=(
            "điểm mỗi đơn vị phụ thuộc cả bảng, và chưa tìm được chữ số không in nào cho đúng mọi "
            "tổng điểm và xếp loại cùng lúc"
        ),
        en=(
            "scores depend on the whole table, and no unprinted digits that give all its totals "
            "and grades at once were found"
        ),
    ),
    "no-reading": Text(
        vi="không có cách đọc số in nào hợp với cả bảng",
        en="no way of reading the figures fits the whole table",
    ),
    "total-contradicted": Text(
        vi="tổng điểm của hàng này mâu thuẫn",
        en="the total of this row is contradicted",
    ),
    "row-impossible": Text(
        vi="bảng có hàng không thể đúng nên chưa xét được thứ hạng",
        en="a row of the table is impossible, so places cannot be judged",
    ),
}


def reason(key: str, within: Spans | Text | None = None) -> Text:
    """Return a reason, with the range it speaks of written in each language."""
    text = REASONS[key]
    if within is None:
        return text
    said = within if isinstance(within, Text) else range_text(within)
    return Text(vi=text.vi.format(range=said.vi), en=text.en.format(range=said.en))


def range_text(spans: Spans) -> Text:
    """Write a set of numbers that is not empty: from 0.9469 to below 0.9475."""
    single = spans.single
    if single is not None:
        return Text(vi=f"bằng {decimal_text(single, 'vi')}", en=f"{decimal_text(single)}")
    hull = spans.hull
    low = Text() if hull.low is None else Text(
        vi=f"{'trên' if hull.low_open else 'từ'} {decimal_text(hull.low, 'vi')}",
        en=f"{'above' if hull.low_open else 'from'} {decimal_text(hull.low)}",
    )  # fmt: skip
    high = Text() if hull.high is None else Text(
        vi=f"{'đến dưới' if hull.high_open else 'đến'} {decimal_text(hull.high, 'vi')}",
        en=f"{'to below' if hull.high_open else 'to'} {decimal_text(hull.high)}",
    )  # fmt: skip
    return Text(vi=f"{low.vi} {high.vi}".strip(), en=f"{low.en} {high.en}".strip())
