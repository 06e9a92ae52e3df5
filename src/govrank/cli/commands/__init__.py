"""The commands, by name, with what each does; its module is imported when it is used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from govrank.language import Text

COMMANDS: Final[Mapping[str, Text]] = {
    "list": Text(
        vi="liệt kê bộ quy tắc, danh mục đơn vị và trường hợp kiểm chứng có sẵn",
        en="list the rulesets, registers and cases that come along",
    ),
    "show": Text(
        vi="trình bày một bộ quy tắc: căn cứ, chỉ tiêu, mức xếp loại, điều gì là suy ra",
        en="show a ruleset: its basis, indicators and grades, and what is inferred",
    ),
    "validate": Text(
        vi="kiểm tra tệp quy tắc, danh mục đơn vị, trường hợp; chạy các ví dụ kèm theo",
        en="check rulesets, registers and cases, and run their examples",
    ),
    "form": Text(
        vi="tạo biểu mẫu trống để điền số liệu (CSV hoặc Excel)",
        en="write the blank sheet to fill in (CSV or Excel)",
    ),
    "rank": Text(
        vi="chấm điểm, xếp loại và xếp hạng các đơn vị trong một bảng số liệu",
        en="score, grade and rank the units of a table",
    ),
    "explain": Text(
        vi="giải thích từng bước điểm, xếp loại và thứ hạng của một đơn vị",
        en="explain the score, grade and rank of one unit, step by step",
    ),
    "verify": Text(
        vi="kiểm chứng tổng điểm, xếp loại, thứ hạng đã công bố",
        en="verify published totals, grades and ranks",
    ),
    "reproduce": Text(
        vi="tính lại toàn bộ một văn bản đã công bố và đối chiếu",
        en="recompute a whole publication and hold it against the print",
    ),
    "resolve": Text(
        vi="in bộ quy tắc như được đọc, hoặc viết đầy đủ mọi cách viết tắt",
        en="print a ruleset as it is read, or without its shorthands",
    ),
    "diff": Text(
        vi="so sánh hai bộ quy tắc: điểm tối đa, hệ số, mức xếp loại, chỉ tiêu nào khác nhau",
        en="tell what two rulesets say differently: ceilings, weights, grades, indicators",
    ),
    "impact": Text(
        vi="cho biết đơn vị nào thay đổi điểm, xếp loại, hạng khi đổi bộ quy tắc, do thay đổi nào",
        en="tell who moves when the rules change, and which change does it",
    ),
    "schema": Text(
        vi="in lược đồ JSON của các loại tệp và của kết quả",
        en="print the JSON Schemas of files and of results",
    ),
}
