"""What the commands that read a table of data share: their options, and the reading itself."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from fractions import Fraction
from io import BytesIO
from typing import IO

from govrank.audit.impact import Read
from govrank.cli.parser import Parser, bound
from govrank.engine.ranking import Ranking, rank
from govrank.errors import Diagnostic, GovrankError, Mark, Source
from govrank.reading.grid import LARGEST, read_grid
from govrank.rules.load import load
from govrank.rules.ruleset import Ruleset
from govrank.rules.table import Table, fields_of, table_of

_STDIN = "<stdin>"


class _Stdin(BytesIO):
    """The bytes of stdin, which diagnostics name."""

    name = _STDIN


def ruleset_argument(parser: Parser) -> None:
    """Add the ruleset, by id or by file."""
    parser.argument(
        "ruleset",
        metavar="RULESET",
        vi="mã bộ quy tắc trong danh mục, hoặc tệp .yaml",
        en="the id of a ruleset in the catalogue, or a .yaml file",
    )


def two_rulesets(parser: Parser) -> None:
    """Add two rulesets to hold side by side."""
    parser.argument(
        "before",
        metavar="BEFORE",
        vi="bộ quy tắc trước: mã trong danh mục, hoặc tệp .yaml",
        en="the ruleset before: an id of the catalogue, or a .yaml file",
    )
    parser.argument(
        "after",
        metavar="AFTER",
        vi="bộ quy tắc sau",
        en="the ruleset after",
    )


def table_argument(parser: Parser, **how: str) -> None:
    """Add the table of data."""
    parser.argument(
        "table",
        metavar="TABLE",
        vi="bảng số liệu: CSV, JSON, Excel; - là đầu vào chuẩn",
        en="the data: CSV, JSON or Excel; - is standard input",
        **how,
    )


def decimal_option(parser: Parser) -> None:
    """Add the decimal mark of the table."""
    parser.option(
        "--decimal",
        vi="dấu thập phân của bảng (mặc định: tự nhận biết)",
        en="the decimal mark of the table (default: told by its figures)",
        choice=("auto", ",", "."),
        default="auto",
    )


def unit_option(parser: Parser) -> None:
    """Add the header of the column of units."""
    parser.option(
        "--unit",
        vi="tiêu đề cột tên đơn vị, nếu không tự nhận biết được",
        en="the header of the units' column, where it is not recognised",
        metavar=parser.say("CỘT", "COLUMN"),
    )


def ignore_option(parser: Parser) -> None:
    """Add the columns to leave out."""
    parser.option(
        "--ignore",
        vi="cột cần bỏ qua; lặp lại được; * là mọi cột lạ",
        en="a column to leave out; may be repeated; * is every unknown one",
        metavar=parser.say("CỘT", "COLUMN"),
        action="append",
        default=[],
    )


def reading_options(parser: Parser) -> None:
    """Add all that tells how a table of data is read."""
    decimal_option(parser)
    unit_option(parser)
    ignore_option(parser)
    parser.option(
        "--sheet",
        vi="tên trang tính Excel",
        en="the worksheet of an Excel file",
        metavar=parser.say("TÊN", "NAME"),
    )


def data_options(parser: Parser) -> None:
    """Add all that tells how a table of data is read and which figures are changed."""
    ruleset_argument(parser)
    table_argument(parser)
    reading_options(parser)
    parser.option(
        "--bind",
        vi="thay một con số của bộ quy tắc, ví dụ grades.good.from=85; lặp lại được",
        en="give a figure of the rules another value, such as grades.good.from=85; repeatable",
        metavar="ADDRESS=NUMBER",
        type=bound,
        action="append",
        default=[],
    )


def source(name: str) -> str | IO[bytes]:
    """Return what a table is read from: its path, or the bytes of stdin for `-`."""
    if name != "-":
        return name
    if sys.stdin is None:
        raise GovrankError(Diagnostic("data/cannot-open", Mark(Source(_STDIN))))
    try:
        return _Stdin(sys.stdin.buffer.read(LARGEST + 1))
    except OSError:
        # Standard input may be a folder: `govrank rank … - < .`
        raise GovrankError(Diagnostic("data/cannot-open", Mark(Source(_STDIN)))) from None


def ranked(asked: Namespace) -> Ranking:
    """Load the ruleset, read the table and rank its units."""
    ruleset = load(asked.ruleset)
    binding = dict(asked.bind)
    table = table_of(
        read_grid(source(asked.table), sheet=asked.sheet),
        ruleset,
        bind=binding,
        decimal=asked.decimal,
        unit_column=asked.unit,
        ignore=asked.ignore,
    )
    return rank(ruleset, table, bind=binding)


def tables(asked: Namespace, rulesets: Sequence[Ruleset]) -> Read:
    """Return a reader of one table for each of several rulesets.

    A column that another of them reads is no unknown one.
    """
    grid = read_grid(source(asked.table), sheet=asked.sheet)
    known = {name for each in rulesets for name in _headers(each)}

    def read(ruleset: Ruleset, bind: Mapping[str, Fraction]) -> Table:
        others = sorted(known - _headers(ruleset))
        return table_of(
            grid,
            ruleset,
            bind=bind,
            decimal=asked.decimal,
            unit_column=asked.unit,
            ignore=[*asked.ignore, *others],
        )

    return read


def _headers(ruleset: Ruleset) -> set[str]:
    """Return what the columns of a ruleset may be headed by."""
    fields = fields_of(ruleset)
    return {name for each in fields for name in (each.id, each.code, *each.titles) if name}
