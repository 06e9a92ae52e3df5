"""`govrank verify`: a verdict on every published figure."""

from __future__ import annotations

from argparse import Namespace

from govrank.audit.reproduce import reproduce
from govrank.audit.verify import Verification, verify
from govrank.cli.answer import Answer, answer_of
from govrank.cli.data import decimal_option, ignore_option, source, unit_option
from govrank.cli.parser import Parser, pair
from govrank.errors import Diagnostic, GovrankError
from govrank.language import Lang
from govrank.report.page import FORMATS
from govrank.report.verification import case_verification_report, verification_report
from govrank.rules.load import load

_COLUMNS = ("total", "grade", "rank", "unit", "position")


def options(parser: Parser) -> None:
    """Add the options of the command."""
    parser.argument(
        "name",
        metavar="RULESET|CASE",
        vi="bộ quy tắc (kèm bảng), hoặc một trường hợp kiểm chứng",
        en="a ruleset (with a table), or a case",
    )
    parser.argument(
        "table",
        metavar="TABLE",
        vi="bảng đã công bố: CSV, JSON, Excel; - là đầu vào chuẩn",
        en="the published table: CSV, JSON or Excel; - is standard input",
        nargs="?",
    )
    column = parser.say("CỘT", "COLUMN")
    parser.option("--total", vi="cột tổng điểm", en="the column of totals", metavar=column)
    parser.option("--grade", vi="cột xếp loại", en="the column of grades", metavar=column)
    parser.option("--rank", vi="cột thứ hạng", en="the column of ranks", metavar=column)
    unit_option(parser)
    ignore_option(parser)
    parser.option("--position", vi="cột số thứ tự", en="the running number", metavar=column)
    parser.option(
        "--reading",
        vi="cách in số của một cột: exact, rounded:3, truncated:3; `parts` là mọi số thành phần",
        en="how a column was printed: exact, rounded:3, truncated:3; `parts` is every input",
        metavar=f"{column}=truncated:3",
        type=pair("--reading", "COLUMN=truncated:3"),
        action="append",
        default=[],
    )
    decimal_option(parser)
    parser.option(
        "--detectable",
        vi="in thay đổi nhỏ nhất của từng con số mà việc kiểm tra phát hiện được",
        en="print the smallest change of each figure that would be noticed",
        action="store_true",
    )
    parser.output(FORMATS)


def run(asked: Namespace, lang: Lang) -> Answer:
    """Verify one table by a ruleset, or every table of a case."""
    if asked.table is None:
        return _case(asked, lang)
    checked = _table(asked)
    report = verification_report(checked, detectable=asked.detectable)
    found = bool(checked.counts["contradicted"])
    return answer_of(report, asked, lang, status=int(found), notes=checked.ruleset.notes)


def _case(asked: Namespace, lang: Lang) -> Answer:
    alone = [f"--{name}" for name in _COLUMNS if getattr(asked, name) is not None]
    alone += [f"--{name}" for name in ("ignore", "reading") if getattr(asked, name)]
    alone += ["--decimal"] if asked.decimal != "auto" else []
    if alone:
        raise GovrankError(Diagnostic("usage/only-with-table", None, {"option": alone[0]}))
    checked = reproduce(asked.name)
    report = case_verification_report(checked, detectable=asked.detectable)
    return answer_of(report, asked, lang, status=int(checked.contradicted))


def _table(asked: Namespace) -> Verification:
    named = {name: getattr(asked, name) for name in _COLUMNS}
    return verify(
        load(asked.name),
        source(asked.table),
        columns={name: header for name, header in named.items() if header is not None},
        readings=dict(asked.reading),
        decimal=asked.decimal,
        ignore=asked.ignore,
    )
