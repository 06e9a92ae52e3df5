"""Verifying a published table: a verdict on every printed total, grade and rank.

A verdict never claims more than was computed. `contradicted` rests on an outer enclosure,
`certified` on a witness that the exact algebra confirms; all between is `undetermined`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import IO, Any

from attrs import evolve, field, frozen

from govrank.audit.attempt import Attempt, PrintedTable
from govrank.audit.changes import Change, detectable, mend
from govrank.audit.judgement import Judge, rows_of
from govrank.audit.order import inversions, ties
from govrank.audit.published import TOTAL, Columns, Published, read_published
from govrank.audit.readings import AnyReading, Reading, parse_reading
from govrank.audit.verdicts import VERDICTS, FigureVerdict, Verdict, reason
from govrank.engine.exact import Evaluation
from govrank.errors import Diagnostic, GovrankError
from govrank.reading.figures import DecimalMark
from govrank.reading.grid import read_grid, rows_grid
from govrank.reading.suggest import fold, suggest
from govrank.rules.ruleset import Ruleset
from govrank.rules.table import Rows

Assignment = Mapping[str, Reading]


@frozen(slots=False, eq=False)
class Verification:
    """The verdicts on a published table; made by `govrank.verify`.

    figures: one verdict a printed total, grade and rank, row by row, and one more for each part
    that no value explains. readings: the readings of columns that fit the whole table (the one
    that was told, where it was), by input id and `total`. witnesses: by unit id, the values of
    the inputs that certify it. ties, inversions: groups of rows (their printed positions) whose
    totals, computed from the parts as printed, are equal, or stand in another order.
    """

    ruleset: Ruleset
    published: Published = field(repr=False)
    readings: tuple[Mapping[str, str], ...]
    figures: tuple[FigureVerdict, ...] = field(repr=False)
    witnesses: Mapping[str, Mapping[str, Fraction]] = field(repr=False)
    computed: Evaluation = field(repr=False)
    judge: Judge = field(repr=False)

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many figures have each verdict; verdicts that none has are 0."""
        return self.count()

    def count(self, column: str | None = None) -> Mapping[Verdict, int]:
        """Return how many figures of a column (`total`, `grade`, `rank`) have each verdict."""
        found = Counter(f.verdict for f in self.figures if column in (None, f.column))
        return {verdict: found[verdict] for verdict in VERDICTS}

    @cached_property
    def totals(self) -> list[Fraction]:
        """The totals computed from the parts as they stand in print, row by row."""
        return self.computed.fractions(self.ruleset.plan.nodes["total"].value)

    @cached_property
    def ties(self) -> list[list[str]]:
        """Positions of rows whose computed totals are equal, group by group."""
        return ties(self.published.positions, self.totals)

    @cached_property
    def inversions(self) -> list[list[str]]:
        """Positions of neighbouring rows whose computed totals stand in another order."""
        return inversions(self.published.positions, self.totals)

    def mend(self, figure: FigureVerdict) -> Change | None:
        """Return the smallest change of one printed figure of its row that makes it possible."""
        names = [*self.published.parts, *([TOTAL] if self.published.totals else [])]
        places = {name: self.published.places(name) for name in names}
        row = rows_of(self.published)[self.published.units.index(figure.unit)]
        return mend(self.judge, row, places)

    def detectable(self) -> list[dict[str, Fraction | None]]:
        """Return, row by row, the smallest change of each printed figure that would be noticed."""
        names = [*self.published.parts, *([TOTAL] if self.published.totals else [])]
        places = {name: self.published.places(name) for name in names}
        return [
            {
                name: detectable(self.judge, row, name, places[name])
                for name in names
                if name == TOTAL or name in row.parts
            }
            for row in rows_of(self.published)
        ]


def verify(
    ruleset: Ruleset,
    table: str | Path | IO[bytes] | bytes | Rows,
    *,
    columns: Mapping[str, str] | None = None,
    readings: Mapping[str, str] | None = None,
    decimal: DecimalMark = "auto",
    **how: Any,
) -> Verification:
    """Judge every published figure of a table that also holds the parts.

    `columns` names the headers of what was published: `total`, `grade`, `rank`, and `unit` and
    `position` where they are not recognised (default: headers that say so themselves).
    `readings` tells how a column was printed (`exact`, `rounded:3`, `truncated:3`), by header,
    input id, `parts` for all inputs, or `total`; where it is left out, all readings that fit the
    whole table are found and the weakest verdict counts. Raises GovrankError where the table
    cannot be read.
    """
    is_file = isinstance(table, str | Path | bytes) or hasattr(table, "read")
    grid = read_grid(table) if is_file else rows_grid(table)  # type: ignore[arg-type]  # told apart above
    named = Columns(**({"total": "total"} if columns is None else columns))
    published = read_published(grid, ruleset, named, decimal=decimal, **how)
    told = _told(ruleset, named, readings or {})
    return _verified(PrintedTable(ruleset, published), told)


def _told(ruleset: Ruleset, columns: Columns, readings: Mapping[str, str]) -> dict[str, Reading]:
    """Return the readings by input id, `parts` or the total's name."""
    names = {fold(each.id): each.id for each in ruleset.rules.inputs}
    for each in ruleset.rules.inputs:
        for name in (each.title.vi, each.title.en, each.code, *each.aliases):
            names.setdefault(fold(name), each.id)
    names |= {"parts": "parts", "total": TOTAL, fold(columns.total): TOTAL}
    return {_known(name, names): parse_reading(how) for name, how in readings.items()}


def _known(name: str, names: Mapping[str, str]) -> str:
    if fold(name) not in names:
        near = ", ".join(suggest(name, names))
        params = {"name": name, "suggestion": near}
        raise GovrankError(Diagnostic("verification/unknown-column", None, params))
    return names[fold(name)]


def _assignments(published: Published, told: Mapping[str, Reading]) -> list[Assignment]:
    """Return the readings to try: those told, and for the rest each family on all columns."""
    inputs = {name: told[name] if name in told else told.get("parts") for name in published.parts}
    open_parts = [name for name, reading in inputs.items() if reading is None]
    total = told.get(TOTAL)
    families = _FAMILIES if open_parts else ("exact",)
    totals = _FAMILIES if total is None and published.totals else ("exact",)
    return [
        {
            **{name: r or _read(published, name, part) for name, r in inputs.items()},
            TOTAL: total or _read(published, TOTAL, whole),
        }
        for part, whole in product(families, totals)
    ]


_FAMILIES = ("exact", "truncated", "rounded")


def _read(published: Published, name: str, how: Any) -> Reading:
    return Reading() if how == "exact" else Reading(how, published.places(name))


def _verified(table: PrintedTable, told: Mapping[str, Reading]) -> Verification:
    tried = [Attempt(table, each) for each in _assignments(table.published, told)]
    fitting = [attempt for attempt in tried if len(tried) == 1 or attempt.fits]
    judged = fitting or [Attempt(table, _any_of([each.readings for each in tried]))]
    figures = [_weakest(each) for each in zip(*(a.figures for a in judged), strict=True)]
    if not fitting:
        figures = [_at_most_open(figure) for figure in figures]
    return Verification(
        ruleset=table.ruleset,
        published=table.published,
        readings=tuple(_said(attempt.readings) for attempt in fitting),
        figures=tuple(figures),
        witnesses=judged[0].witnesses,
        computed=table.evaluation,
        judge=judged[0].judge,
    )


def _any_of(readings: Sequence[Mapping[str, Any]]) -> dict[str, AnyReading]:
    return {
        name: AnyReading(tuple(dict.fromkeys(each[name] for each in readings)))
        for name in readings[0]
    }


def _said(readings: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(reading) for name, reading in readings.items()}


def _weakest(verdicts: Iterable[FigureVerdict]) -> FigureVerdict:
    return max(verdicts, key=lambda figure: VERDICTS.index(figure.verdict))


def _at_most_open(figure: FigureVerdict) -> FigureVerdict:
    """Where no one reading fits the table, only a contradiction under all of them stands."""
    if figure.verdict in ("contradicted", "edge"):
        return figure
    return evolve(figure, verdict="undetermined", reason=reason("no-reading"))
