"""`govrank explain`: one unit, step by step."""

from __future__ import annotations

from argparse import Namespace

from govrank.audit.explain import explain
from govrank.cli.answer import Answer, answer_of
from govrank.cli.data import data_options, ranked
from govrank.cli.parser import Parser
from govrank.engine.ranking import Ranking
from govrank.errors import Diagnostic, UnknownNameError
from govrank.language import Lang
from govrank.reading.units import Register
from govrank.report.explanation import explanation_report
from govrank.report.page import FORMATS


def options(parser: Parser) -> None:
    """Add the options of the command."""
    data_options(parser)
    parser.argument(
        "name",
        metavar="UNIT",
        vi="mã, tên hoặc tên gọi khác của đơn vị",
        en="the id, the title or another name of the unit",
    )
    parser.output(FORMATS)


def run(asked: Namespace, lang: Lang) -> Answer:
    """Explain the score, the grade and the rank of a unit."""
    ranking = ranked(asked)
    explanation = explain(ranking, unit_id(ranking, asked.name))
    notes = (*ranking.ruleset.notes, *ranking.table.notes)
    return answer_of(explanation_report(explanation), asked, lang, notes=notes)


def unit_id(ranking: Ranking, name: str) -> str:
    """Return the id of a unit of the ranking by any of its names.

    Raises UnknownNameError (usage/unknown-unit).
    """
    units = Register("", ranking.table.units)
    unit = units.find(name)
    if unit is None:
        near = ", ".join(units.suggest(name))
        raise UnknownNameError(
            Diagnostic("usage/unknown-unit", None, {"name": name, "suggestion": near})
        )
    return unit.id
