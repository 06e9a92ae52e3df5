"""Messages of the family `schema`: keys and values that do not fit the language."""

from __future__ import annotations

from govrank.messages._message import Message, say

MESSAGES: dict[str, Message] = {
    "unknown-key": say(
        vi="khóa “{key}” không được dùng ở đây; các khóa được dùng: {known}",
        en="the key '{key}' is not known here; known keys: {known}",
        hint=("có phải: {suggestion}?", "did you mean: {suggestion}?"),
    ),
    "missing-key": say(
        vi="thiếu khóa “{key}”",
        en="the key '{key}' is missing",
        hint=("thêm dòng `{key}: …`", "add a line `{key}: …`"),
    ),
    "missing-either": say(
        vi="thiếu một trong các khóa: {keys}",
        en="one of these keys is needed: {keys}",
    ),
    "not-both": say(
        vi="các khóa {keys} không được dùng cùng nhau",
        en="the keys {keys} exclude each other",
        hint=("chỉ giữ lại một khóa", "keep one of them"),
    ),
    "too-few": say(
        vi="“{key}” cần ít nhất {count} mục",
        en="'{key}' needs at least {count} items",
    ),
    "bare-name": say(
        vi="ở khóa “{key}”, “{value}” chỉ là một tên, chưa phải là giá trị",
        en="at '{key}', '{value}' is a name alone, and not yet a value",
        hint=(
            "ghi {{input: {value}}} nếu là số liệu, {{score: {value}}} nếu là điểm",
            "write {{input: {value}}} for an input, {{score: {value}}} for a score",
        ),
    ),
    "wrong-type": say(
        vi="“{key}” phải là {expected}, đang là {found}",
        en="'{key}' should be {expected}, and is {found}",
    ),
    "quote-it": say(
        vi="“{key}” phải là chữ, nhưng {value} không có ngoặc kép nên là số",
        en="'{key}' should be a text, but {value} without quotes is a number",
        hint=('viết "{value}" trong ngoặc kép', 'write "{value}" in quotes'),
    ),
    "unquote-it": say(
        vi="“{key}” phải là số, nhưng “{value}” trong ngoặc kép là chữ",
        en="'{key}' should be a number, but \"{value}\" in quotes is a text",
        hint=("viết {value} không có ngoặc kép", "write {value} without quotes"),
    ),
    "unknown-word": say(
        vi="“{key}” không nhận giá trị “{value}”; các giá trị: {known}",
        en="'{key}' cannot be '{value}'; it can be: {known}",
        hint=("có phải: {suggestion}?", "did you mean: {suggestion}?"),
    ),
    "wrong-version": say(
        vi='dòng `govrank` phải là "1", đang là {value}',
        en='`govrank` must be "1", and is {value}',
        hint=('viết govrank: "1"', 'write govrank: "1"'),
    ),
    "bad-id": say(
        vi="mã “{value}” không hợp lệ",
        en="'{value}' is not a valid id",
        hint=(
            "chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: {suggestion}",
            "use lower-case letters without diacritics, digits and hyphens, such as: {suggestion}",
        ),
    ),
    "bad-date": say(
        vi="“{value}” không phải là ngày hợp lệ",
        en="'{value}' is not a valid date",
        hint=('viết năm-tháng-ngày: "2021-12-31"', 'write year-month-day: "2021-12-31"'),
    ),
    "out-of-range": say(
        vi="“{key}” phải từ {low} đến {high}, đang là {value}",
        en="'{key}' should be from {low} to {high}, and is {value}",
    ),
    "empty": say(
        vi="“{key}” không được để trống",
        en="'{key}' must not be empty",
        hint=("ghi giá trị, hoặc bỏ hẳn dòng này", "write a value, or leave the line out"),
    ),
    "bad-reading": say(
        vi="“{value}” không nói số liệu được in thế nào",
        en="'{value}' does not say how figures were printed",
        hint=(
            "viết exact, rounded:2 (làm tròn, 2 chữ số) hoặc truncated:3 (cắt bớt, 3 chữ số)",
            "write exact, rounded:2 (rounded, 2 decimals) or truncated:3 (cut off, 3 decimals)",
        ),
    ),
}
