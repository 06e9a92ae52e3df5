"""`govrank reproduce`: a publication recomputed from the rules, table by table."""

from __future__ import annotations

from argparse import Namespace

from govrank.audit.reproduce import reproduce
from govrank.cli.answer import Answer, answer_of
from govrank.cli.parser import Parser
from govrank.language import Lang
from govrank.report.page import FORMATS
from govrank.report.reproduction import reproduction_report


def options(parser: Parser) -> None:
    """Add the options of the command."""
    parser.argument(
        "case",
        metavar="CASE",
        vi="mã trường hợp trong danh mục, hoặc tệp .case.yaml",
        en="the id of a case in the catalogue, or a .case.yaml file",
    )
    parser.output(FORMATS)


def run(asked: Namespace, lang: Lang) -> Answer:
    """Recompute every table of a case and hold it against the print."""
    checked = reproduce(asked.case)
    return answer_of(reproduction_report(checked), asked, lang, status=int(checked.contradicted))
