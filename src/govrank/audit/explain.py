"""Explaining a result: every step from the figures as read to the score, the grade and the rank."""

from __future__ import annotations

from govrank.audit.explanation import About, Changed, Explanation
from govrank.audit.grading import graded
from govrank.audit.placing import ranked
from govrank.audit.replay import replayable
from govrank.audit.scoring import explained
from govrank.audit.traced import Case
from govrank.audit.words import joined, text_of
from govrank.engine.ranking import Ranking
from govrank.language import Text
from govrank.rules.model import LegalBasis
from govrank.rules.ruleset import Ruleset

__all__ = ["Explanation", "explain"]


def explain(ranking: Ranking, unit: str) -> Explanation:
    """Explain the score, the grade and the rank of one unit, given by id.

    Raises UnknownNameError (a KeyError, usage/unknown-unit) for an id that is not there.
    """
    standing = ranking[unit]
    case, ruleset = Case(ranking, standing.position), ranking.ruleset
    return Explanation(
        unit=standing.unit,
        ruleset=_about(ruleset),
        total=explained(case, ruleset.rules.total),
        grade=graded(case),
        rank=ranked(standing),
        changed=_changed(ranking),
        steps=replayable(case.steps, ruleset.plan.nodes["total"].value),
    )


def _about(ruleset: Ruleset) -> About:
    provenance = ruleset.rules.provenance
    return About(
        ruleset.id,
        ruleset.version,
        ruleset.title,
        tuple(_act(each) for each in ruleset.rules.legal_basis),
        provenance.basis,
        provenance.because,
        provenance.source,
    )


def _act(act: LegalBasis) -> Text:
    date = Text(vi="/".join(reversed(act.date.split("-"))), en=act.date)
    parts = (text_of(act.ref), date, act.title)
    return joined(", ", [part for part in parts if part != Text()])


def _changed(ranking: Ranking) -> tuple[Changed, ...]:
    stated = ranking.ruleset.parameters
    bound = sorted(ranking.evaluation.bound.items())
    return tuple(Changed(address, value, stated[address].value) for address, value in bound)
