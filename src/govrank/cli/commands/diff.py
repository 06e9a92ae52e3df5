"""`govrank diff`: what two rulesets say differently."""

from __future__ import annotations

from argparse import Namespace

from govrank.audit.comparison import differences
from govrank.cli.answer import FINDINGS, Answer, answer_of
from govrank.cli.data import two_rulesets
from govrank.cli.parser import Parser
from govrank.language import Lang
from govrank.report.comparison import comparison_report
from govrank.report.page import FORMATS
from govrank.rules.load import load


def options(parser: Parser) -> None:
    """Add the options of the command."""
    two_rulesets(parser)
    parser.output(FORMATS)


def run(asked: Namespace, lang: Lang) -> Answer:
    """Say what is different; the exit code is 1 where anything is."""
    rulesets = load(asked.before), load(asked.after)
    found = differences(*rulesets)
    report = comparison_report(rulesets, found)
    return answer_of(report, asked, lang, status=FINDINGS if found else 0)
