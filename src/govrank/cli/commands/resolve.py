"""`govrank resolve`: a ruleset as it is read, as a file."""

from __future__ import annotations

from argparse import Namespace

from govrank.cli.answer import Answer
from govrank.cli.data import ruleset_argument
from govrank.cli.parser import Parser
from govrank.language import Lang
from govrank.report.resolved import resolved_text
from govrank.rules.expand import as_written, expanded
from govrank.rules.load import load


def options(parser: Parser) -> None:
    """Add the options of the command."""
    ruleset_argument(parser)
    parser.option(
        "--expand",
        vi="viết mọi phương pháp thành công thức, khai báo đầy đủ mọi số liệu",
        en="write every method out as a formula, and declare every input in full",
        action="store_true",
    )
    parser.output_file()


def run(asked: Namespace, lang: Lang) -> Answer:
    """Print the whole ruleset, with its shorthands or without."""
    ruleset = load(asked.ruleset)
    plain = expanded(ruleset) if asked.expand else as_written(ruleset)
    return Answer(resolved_text(ruleset, plain, lang), notes=ruleset.notes)
