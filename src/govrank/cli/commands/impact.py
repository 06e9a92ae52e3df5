"""`govrank impact`: who moves when one ruleset takes the place of another, and by which change."""

from __future__ import annotations

from argparse import Namespace

from govrank.audit.impact import impact
from govrank.cli.answer import Answer, answer_of
from govrank.cli.data import reading_options, table_argument, tables, two_rulesets
from govrank.cli.parser import Parser
from govrank.language import Lang
from govrank.report.impact import impact_report
from govrank.report.page import FORMATS
from govrank.rules.load import load


def options(parser: Parser) -> None:
    """Add the options of the command."""
    two_rulesets(parser)
    table_argument(parser)
    reading_options(parser)
    parser.output(FORMATS)


def run(asked: Namespace, lang: Lang) -> Answer:
    """Rank by both rulesets, and by the first with each difference alone."""
    rulesets = load(asked.before), load(asked.after)
    found = impact(*rulesets, tables(asked, rulesets))
    return answer_of(impact_report(found), asked, lang)
