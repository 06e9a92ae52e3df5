"""Ranking units: from a ruleset and its data to standings, exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, overload

from attrs import field, frozen

from govrank.engine.exact import Evaluation, evaluate
from govrank.engine.score import Score
from govrank.errors import Diagnostic, GovrankError, UnknownNameError, raise_errors
from govrank.language import decimal_text
from govrank.plan.plan import Outcome
from govrank.reading.grid import Rows
from govrank.reading.suggest import suggest
from govrank.reading.units import Unit
from govrank.rules.model import Band
from govrank.rules.rebind import conflicts
from govrank.rules.ruleset import Ruleset
from govrank.rules.table import Table, read_table
from govrank.version import __version__

Number = int | str | Decimal | Fraction


@frozen
class Standing:
    """Where one unit stands: its scores, its grade and its place. Read from a `Ranking`."""

    ranking: Ranking = field(repr=False)
    position: int

    @property
    def unit(self) -> Unit:
        """The unit, with its id and its title in Vietnamese and English."""
        return self.ranking.table.units[self.position]

    @property
    def rank(self) -> int | Score | None:
        """The place, from 1; a half under fractional ties; None for a unit that is not ranked."""
        rank = self.ranking.evaluation.value(self.ranking.ruleset.plan.rank, self.position)
        if rank == 0:
            return None
        return int(rank) if rank.denominator == 1 else Score(rank)

    @property
    def group(self) -> str | None:
        """The value of the attribute that groups the ranking, or None where none does."""
        groups = self.ranking.groups
        return None if groups is None else groups[self.position]

    @property
    def total(self) -> Score | None:
        """The exact total, in the ruleset's points; None where every part is left out."""
        return self.score("total")

    @property
    def grade(self) -> Band | None:
        """The grade; None where the ruleset has none or the total is absent."""
        ruleset = self.ranking.ruleset
        if ruleset.plan.grade is None or self.total is None:
            return None
        index = int(self.ranking.evaluation.value(ruleset.plan.grade, self.position))
        return ruleset.rules.ladder[index] if index < len(ruleset.rules.ladder) else None

    @property
    def scores(self) -> Mapping[str, Score | None]:
        """The exact score of every indicator and group by id, and of `total`."""
        return {name: self.score(name) for name in self.ranking.ruleset.nodes}

    def score(self, node: str) -> Score | None:
        """Return the exact score of a node by id; None where it is left out.

        Raises KeyError for an unknown id.
        """
        return self._value(self.ranking.ruleset.plan.nodes[node])

    def _value(self, outcome: Outcome) -> Score | None:
        evaluation = self.ranking.evaluation
        if outcome.present is not None and not evaluation.value(outcome.present, self.position):
            return None
        return Score(evaluation.value(outcome.value, self.position))


@frozen(slots=False, eq=False)
class Ranking(Sequence[Standing]):
    """Units in listing order: group by group, by rank, those not ranked last.

    A sequence of `Standing`; `ranking["so-y-te"]` is the standing of a unit by id.
    """

    ruleset: Ruleset
    table: Table = field(repr=False)
    evaluation: Evaluation = field(repr=False)

    @property
    def groups(self) -> Sequence[str] | None:
        """The group that each unit is ranked in; None where all are ranked together."""
        return self.table.data.parts(self.ruleset.rules.ranking.groups)

    @cached_property
    def _order(self) -> list[int]:
        groups = self.groups or [""] * len(self)
        first = {group: place for place, group in reversed(list(enumerate(groups)))}
        ranks = self.evaluation.fractions(self.ruleset.plan.rank)
        return sorted(
            range(len(self)), key=lambda u: (first[groups[u]], ranks[u] == 0, ranks[u], u)
        )

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        return {unit.id: position for position, unit in enumerate(self.table.units)}

    @overload
    def __getitem__(self, key: int | str) -> Standing: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[Standing]: ...
    def __getitem__(self, key: int | str | slice) -> Standing | Sequence[Standing]:
        """Return a standing by place in the list or by unit id, or a part of the list.

        Raises UnknownNameError (a KeyError, usage/unknown-unit) for an id that is not there.
        """
        if isinstance(key, slice):
            return [Standing(self, position) for position in self._order[key]]
        if isinstance(key, int):
            return Standing(self, self._order[key])
        if key not in self._positions:
            near = ", ".join(suggest(key, self._positions))
            raise UnknownNameError(
                Diagnostic("usage/unknown-unit", None, {"name": key, "suggestion": near})
            )
        return Standing(self, self._positions[key])

    def __contains__(self, key: object) -> bool:
        """Tell whether a standing, or the unit of an id, is in the ranking."""
        return key in self._positions if isinstance(key, str) else super().__contains__(key)

    def __len__(self) -> int:
        return len(self.table.units)

    def __iter__(self) -> Iterator[Standing]:
        return (Standing(self, position) for position in self._order)

    def to_rows(self) -> list[dict[str, Any]]:
        """Return a plain row a unit, in listing order: numbers as exact text, None where absent."""
        return [_row(standing) for standing in self]

    @property
    def receipt(self) -> Mapping[str, Any]:
        """What reproduces the result: versions, and SHA-256 digests of ruleset and data."""
        bound = {a: decimal_text(v) for a, v in sorted(self.evaluation.bound.items())}
        return {
            "engine": f"govrank {__version__}",
            "language": "1",
            "ruleset": {
                "id": self.ruleset.id,
                "version": self.ruleset.version,
                "sha256": self.ruleset.digest,
                "layers": [
                    {"id": each.id, "version": each.version, "sha256": each.sha256}
                    for each in self.ruleset.layers
                ],
            },
            "data": {"units": len(self), "sha256": self.table.digest},
            "bind": bound,
        }


def _row(standing: Standing) -> dict[str, Any]:
    grade = standing.grade
    return {
        "unit": standing.unit.id,
        "group": standing.group,
        "rank": _plain(standing.rank),
        "total": _plain(standing.total),
        "grade": None if grade is None else grade.id,
        "scores": {name: _plain(score) for name, score in standing.scores.items()},
    }


def _plain(value: int | Score | None) -> int | str | None:
    return str(value) if isinstance(value, Score) else value


def rank(
    ruleset: Ruleset, table: Table | Rows, *, bind: Mapping[str, Number] | None = None
) -> Ranking:
    """Score, grade and rank the units of a table.

    `table` comes from `read_table`, or is rows that it would take. `bind` gives parameters other
    values than the ruleset's, by address (`indicators.news.max`); exact numbers, no floats, that
    go together as a ruleset's must: bands in order, floors below ceilings, divisors above 0. Only
    weights may sum to something else. Raises GovrankError.
    """
    bound = _bound(ruleset, bind) if bind else {}
    read = table if isinstance(table, Table) else read_table(table, ruleset)
    return Ranking(ruleset, read, evaluate(ruleset.plan, read.data, bound))


def _bound(ruleset: Ruleset, bind: Mapping[str, Number]) -> dict[str, Fraction]:
    unknown = [address for address in bind if address not in ruleset.parameters]
    if unknown:
        raise GovrankError(*(_no_parameter(each, ruleset) for each in unknown))
    floats = [address for address, value in bind.items() if isinstance(value, float)]
    if floats:
        raise GovrankError(
            *(Diagnostic("usage/float-refused", None, {"name": each}) for each in floats)
        )
    numbers = {address: _number(value) for address, value in bind.items()}
    wrong = [address for address, number in numbers.items() if number is None]
    if wrong:
        raise GovrankError(*(_not_a_number(each, bind[each]) for each in wrong))
    bound = {address: number for address, number in numbers.items() if number is not None}
    raise_errors(conflicts(ruleset, bound))
    return bound


def _number(value: Number) -> Fraction | None:
    """Return an exact number, or None for what is none: NaN, 1/0, words."""
    try:
        return Fraction(value)
    except (ValueError, ArithmeticError):
        return None


def _not_a_number(name: str, value: Number) -> Diagnostic:
    params = {"name": name, "value": str(value)}
    return Diagnostic("meaning/parameter-not-a-number", None, params)


def _no_parameter(name: str, ruleset: Ruleset) -> Diagnostic:
    near = ", ".join(suggest(name, ruleset.parameters))
    return Diagnostic("meaning/unknown-parameter", None, {"name": name, "suggestion": near})
