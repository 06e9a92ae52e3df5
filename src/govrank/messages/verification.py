"""Messages of the family `verification`: published tables that cannot be verified as asked."""

from __future__ import annotations

from govrank.messages._message import Message, say

MESSAGES: dict[str, Message] = {
    "bad-reading": say(
        vi="“{value}” không phải là cách đọc số in",
        en="'{value}' is not a way to read printed figures",
        hint=(
            "dùng exact, rounded:3 hoặc truncated:3 (3 là số chữ số thập phân)",
            "use exact, rounded:3 or truncated:3 (3 is the number of decimals)",
        ),
    ),
    "reading-too-short": say(
        vi="cách đọc {value} không hợp với cột “{name}”: cột in đến {shown}",
        en="the reading {value} does not suit the column '{name}', printed to {shown}",
        hint=("dùng {how}:{places} hoặc exact", "use {how}:{places} or exact"),
    ),
    "unknown-column": say(
        vi="bảng không có cột “{name}” để kiểm tra",
        en="the table has no column '{name}' to verify",
        hint=("có phải: {suggestion}?", "did you mean: {suggestion}?"),
    ),
    "nothing-to-verify": say(
        vi="chưa nói cột nào là tổng điểm, xếp loại hay thứ hạng đã công bố",
        en="no column of published totals, grades or ranks is named",
        hint=("thêm --total, --grade hoặc --rank", "add --total, --grade or --rank"),
    ),
    "no-ladder": say(
        vi="bộ quy tắc “{ruleset}” không có mức xếp loại nên không kiểm tra được cột xếp loại",
        en="the ruleset '{ruleset}' has no grades, so printed grades cannot be verified",
    ),
}
