"""Messages of the family `usage`: what was asked of govrank cannot be done as asked."""

from __future__ import annotations

from govrank.messages._message import Message, say

MESSAGES: dict[str, Message] = {
    "not-found": say(
        vi="không tìm thấy “{name}” trong danh mục",
        en="there is no '{name}' in the catalogue",
        hint=("có phải: {suggestion}?", "did you mean: {suggestion}?"),
    ),
    "ambiguous-name": say(
        vi="“{name}” có ở nhiều nơi: {known}",
        en="'{name}' is in several places: {known}",
    ),
    "float-refused": say(
        vi="giá trị của “{name}” là số thực dấu phẩy động, không chính xác",
        en="the value of '{name}' is a binary float, which is not exact",
        hint=('dùng Decimal("0.1") hoặc "0.1"', 'use Decimal("0.1") or "0.1"'),
    ),
    "unknown-unit": say(
        vi="không có đơn vị “{name}” trong bảng xếp hạng này",
        en="there is no unit '{name}' in this ranking",
        hint=("có phải: {suggestion}?", "did you mean: {suggestion}?"),
    ),
}
