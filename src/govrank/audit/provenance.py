"""Where figures and rules come from: places in files, and what no text states."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from govrank.audit.explanation import Sourced
from govrank.audit.words import figure_kind, figure_name
from govrank.engine.ranking import Ranking
from govrank.errors import Mark
from govrank.language import Text
from govrank.rules import catalogue
from govrank.rules.model import Group, Node
from govrank.rules.values import Number


def place_of(mark: Mark | None) -> str:
    """Return `file:line`; a shipped file is named as in the catalogue."""
    if mark is None:
        return ""
    path = Path(mark.source.name)
    shipped = path.is_absolute() and path.is_relative_to(catalogue.root())
    name = path.relative_to(catalogue.root()).as_posix() if shipped else mark.source.name
    return f"{name}:{mark.line}" if mark.line else name


def value_of(ranking: Ranking, figure: Number) -> Fraction:
    """Return a figure as this ranking took it: bound, or as the ruleset states it."""
    return ranking.evaluation.bound.get(figure.address, figure.value)


def figures_of(ranking: Ranking, node: Node) -> tuple[Sourced, ...]:
    """Return the figures of a node, its parts apart, that are not stated in a text."""
    own = f"{node.address}."
    numbers = [n for n in ranking.ruleset.parameters.values() if n.address.startswith(own)]
    declared = node.content.weights_sum if isinstance(node.content, Group) else None
    return unstated(ranking, numbers if declared is None else [declared, *numbers])


def unstated(
    ranking: Ranking, figures: Iterable[Number], name: Text | None = None
) -> tuple[Sourced, ...]:
    """Return those of the figures that are inferred or assumed, with the reason."""
    return tuple(
        Sourced(
            address=each.address,
            name=name or _name(each.address),
            value=value_of(ranking, each),
            basis=each.provenance.basis,
            because=each.provenance.because,
            source=each.provenance.source,
            place=place_of(ranking.ruleset.mark(each.address)),
        )
        for each in figures
        if each.provenance.basis != "stated"
    )


def _name(address: str) -> Text:
    return figure_name(figure_kind(address))
