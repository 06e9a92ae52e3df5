"""`govrank show`: one ruleset, for people to read."""

from __future__ import annotations

from argparse import Namespace

from govrank.cli.answer import Answer, answer_of
from govrank.cli.data import ruleset_argument
from govrank.cli.parser import Parser
from govrank.language import Lang
from govrank.report.page import FORMATS
from govrank.report.ruleset import ruleset_report
from govrank.rules.load import load


def options(parser: Parser) -> None:
    """Add the options of the command."""
    ruleset_argument(parser)
    parser.output(FORMATS)


def run(asked: Namespace, lang: Lang) -> Answer:
    """Show the ruleset and what of it is not stated anywhere."""
    ruleset = load(asked.ruleset)
    return answer_of(ruleset_report(ruleset), asked, lang, notes=ruleset.notes)
