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
    "other-kind": say(
        vi="“{name}” là {found}; ở đây cần {wanted}",
        en="'{name}' is a {found}; here a {wanted} is needed",
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
    "no-command": say(
        vi="chưa ghi lệnh cần chạy",
        en="no command is given",
        hint=("các lệnh: {known}; xem govrank --help", "the commands: {known}; see govrank --help"),
    ),
    "unknown-command": say(
        vi="không có lệnh “{name}”; các lệnh: {known}",
        en="there is no command '{name}'; the commands: {known}",
        hint=("có phải: {suggestion}?", "did you mean: {suggestion}?"),
    ),
    "unknown-option": say(
        vi="lệnh này không có tùy chọn “{name}”; xem --help",
        en="this command has no option '{name}'; see --help",
        hint=("có phải: {suggestion}?", "did you mean: {suggestion}?"),
    ),
    "unexpected-argument": say(
        vi="thừa tham số “{name}”",
        en="'{name}' is one argument too many",
        hint=("đặt tên có dấu cách trong ngoặc kép", "put names with spaces in quotes"),
    ),
    "missing-argument": say(
        vi="còn thiếu: {names}",
        en="still missing: {names}",
        hint=("xem --help", "see --help"),
    ),
    "option-needs-value": say(
        vi="tùy chọn {name} cần một giá trị theo sau",
        en="the option {name} needs a value after it",
    ),
    "option-takes-no-value": say(
        vi="tùy chọn {name} không nhận giá trị “{value}”",
        en="the option {name} takes no value, not '{value}'",
    ),
    "not-usable": say(
        vi="không thực hiện được lệnh: {reason}",
        en="the command cannot be read: {reason}",
        hint=("xem --help", "see --help"),
    ),
    "unknown-choice": say(
        vi="{option} không nhận “{value}”; các giá trị: {known}",
        en="{option} cannot be '{value}'; it can be: {known}",
        hint=("có phải: {suggestion}?", "did you mean: {suggestion}?"),
    ),
    "not-a-pair": say(
        vi="{option} cần dạng {form}, không phải “{value}”",
        en="{option} is written {form}, not '{value}'",
    ),
    "not-a-number": say(
        vi="“{value}” không phải là số",
        en="'{value}' is not a number",
        hint=("viết số với dấu chấm thập phân: 0.5", "write digits with a decimal point: 0.5"),
    ),
    "only-with-table": say(
        vi="{option} chỉ dùng khi kiểm tra một bảng: govrank verify RULESET TABLE",
        en="{option} is only for a table: govrank verify RULESET TABLE",
    ),
    "wrong-suffix": say(
        vi="không biết ghi biểu mẫu vào tệp “{name}”",
        en="a form cannot be written to '{name}'",
        hint=("đặt tên tệp kết thúc bằng .xlsx hoặc .csv", "give it a name in .xlsx or .csv"),
    ),
    "binary-to-terminal": say(
        vi="tệp Excel không in ra màn hình được",
        en="an Excel file is not for a terminal",
        hint=("thêm -o TỆP.xlsx", "add -o FILE.xlsx"),
    ),
    "missing-extra": say(
        vi="Để ghi tệp Excel cần cài thêm phần “{extra}” của govrank.",
        en="Writing Excel files needs the extra “{extra}” of govrank.",
        hint=('pip install "govrank[{extra}]"', 'pip install "govrank[{extra}]"'),
    ),
    "cannot-write": say(
        vi="không ghi được “{name}”: {reason}",
        en="'{name}' cannot be written: {reason}",
    ),
}
