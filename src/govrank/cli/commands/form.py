"""`govrank form`: the blank sheet to fill in."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from govrank.cli.answer import Answer
from govrank.cli.data import ruleset_argument
from govrank.cli.parser import Parser
from govrank.errors import Diagnostic, GovrankError
from govrank.language import Lang
from govrank.report.form import csv_form, xlsx_form
from govrank.rules.load import load

_BY_SUFFIX = {".xlsx": "xlsx", ".csv": "csv", "": "csv"}


def options(parser: Parser) -> None:
    """Add the options of the command."""
    ruleset_argument(parser)
    parser.output_file()
    parser.option(
        "--format",
        vi="dạng biểu mẫu (mặc định theo tên tệp, hoặc csv)",
        en="the form's format (default: by the name of the file, or csv)",
        choice=("csv", "xlsx"),
    )


def run(asked: Namespace, lang: Lang) -> Answer:
    """Write the blank sheet of a ruleset."""
    kind = asked.format or _kind(asked.output)
    ruleset = load(asked.ruleset)
    content = xlsx_form(ruleset, lang) if kind == "xlsx" else csv_form(ruleset, lang)
    return Answer(content, notes=ruleset.notes, bom=True)


def _kind(output: str | None) -> str:
    suffix = Path(output or "").suffix.lower()
    if suffix not in _BY_SUFFIX:
        raise GovrankError(Diagnostic("usage/wrong-suffix", None, {"name": output or ""}))
    return _BY_SUFFIX[suffix]
