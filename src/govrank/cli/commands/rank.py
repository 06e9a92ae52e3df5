"""`govrank rank`: units scored, graded and ranked."""

from __future__ import annotations

from argparse import Namespace

from govrank.cli.answer import Answer, answer_of
from govrank.cli.data import data_options, ranked
from govrank.cli.parser import Parser
from govrank.language import Lang
from govrank.report.page import FORMATS
from govrank.report.ranking import ranking_report


def options(parser: Parser) -> None:
    """Add the options of the command."""
    data_options(parser)
    parser.output(FORMATS)


def run(asked: Namespace, lang: Lang) -> Answer:
    """Rank the units of a table."""
    ranking = ranked(asked)
    notes = (*ranking.ruleset.notes, *ranking.table.notes)
    return answer_of(ranking_report(ranking), asked, lang, notes=notes)
