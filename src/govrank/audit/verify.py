"""Verifying a published table: a verdict on every printed total, grade and rank.

A verdict never claims more than was computed. `contradicted` rests on an outer enclosure,
`certified` on a witness that the exact algebra confirms; all between is `undetermined`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import IO, Any

from attrs import evolve, field, frozen

from govrank.audit.attempt import Attempt, PrintedTable
from govrank.audit.changes import Change, detectable, mend
from govrank.audit.judgement import Judge
from govrank.audit.order import inversions, ties
from govrank.audit.published import TOTAL, Columns, Published, read_published
from govrank.audit.readings import AnyReading, Reading, parse_reading
from govrank.audit.verdicts import VERDICTS, FigureVerdict, Verdict, reason
from govrank.audit.words import many
from govrank.errors import Diagnostic, GovrankError, Param, raise_errors
from govrank.reading.figures import DecimalMark
from govrank.reading.grid import Rows, any_grid
from govrank.reading.suggest import fold, suggest
from govrank.rules.ruleset import Ruleset

Assignment = Mapping[str, Reading]


@frozen(slots=False, eq=False)
class Verification:
    """The verdicts on a published table; made by `govrank.verify`.

    figures: one verdict a printed total, grade and rank, row by row, and one more for each part
    that no value explains; a blank cell has none. readings: the readings of columns that fit the
    whole table (the one that was told, where it was), by input id and `total`. witnesses: by unit
    id, the values of the inputs that certify it. ties, inversions: rows ranked together (their
    printed positions) whose totals, computed from the parts as printed, are equal, or stand in
    another order.
    """

    table: PrintedTable = field(repr=False)
    readings: tuple[Mapping[str, str], ...]
    figures: tuple[FigureVerdict, ...] = field(repr=False)
    witnesses: Mapping[str, Mapping[str, Fraction]] = field(repr=False)
    judge: Judge = field(repr=False)

    @property
    def ruleset(self) -> Ruleset:
        """The rules the table is held against."""
        return self.table.ruleset

    @property
    def published(self) -> Published:
        """The table as printed."""
        return self.table.published

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many figures have each verdict; verdicts that none has are 0."""
        return self.count()

    def count(self, column: str | None = None) -> Mapping[Verdict, int]:
        """Return how many figures of a column (`total`, `grade`, `rank`) have each verdict."""
        found = Counter(f.verdict for f in self.figures if column in (None, f.column))
        return {verdict: found[verdict] for verdict in VERDICTS}

    @cached_property
    def totals(self) -> list[Fraction | None]:
        """The totals computed from the parts as they stand in print; None where there is none."""
        rows = range(len(self.table.rows))
        return [self.table.total(self.table.evaluation, row) for row in rows]

    @cached_property
    def tied(self) -> list[list[int]]:
        """Rows, counted from 0, that are ranked together and whose computed totals are equal."""
        return self._runs(ties)

    @cached_property
    def inverted(self) -> list[list[int]]:
        """Rows ranked together, neighbours in print, whose computed totals stand otherwise."""
        return self._runs(inversions)

    @property
    def ties(self) -> list[list[str]]:
        """The printed positions of the rows of each tie."""
        return self._positions(self.tied)

    @property
    def inversions(self) -> list[list[str]]:
        """The printed positions of the rows of each inversion."""
        return self._positions(self.inverted)

    def _runs(
        self, of: Callable[[Sequence[int], Sequence[Fraction]], list[list[int]]]
    ) -> list[list[int]]:
        """Return what is found among the ranked rows of each group."""
        groups: dict[str, dict[int, Fraction]] = {}
        parts = self.table.data.parts(self.ruleset.rules.ranking.groups)
        for row, total in enumerate(self.totals):
            if total is not None and self.table.rank(self.table.evaluation, row) is not None:
                groups.setdefault(parts[row] if parts else "", {})[row] = total
        return [run for rows in groups.values() for run in of([*rows], [*rows.values()])]

    def _positions(self, runs: list[list[int]]) -> list[list[str]]:
        return [[self.published.positions[row] for row in run] for run in runs]

    @cached_property
    def _places(self) -> dict[str, int]:
        """The decimals of each column: those it shows, or more where its reading says so."""
        names = [*self.published.parts, *([TOTAL] if self.published.totals else [])]
        printed = {name: self.published.places(name) for name in names}
        return {name: max(printed[name], self.judge.reading(name).places) for name in names}

    def mend(self, figure: FigureVerdict) -> Change | None:
        """Return the smallest change of one printed figure of its row that makes it possible.

        The change is the smallest in units of the last place its column is printed to.
        """
        row = self.table.rows[self.published.units.index(figure.unit)]
        return mend(self.judge, row, self._places)

    def detectable(self) -> list[dict[str, Fraction | None]]:
        """Return, row by row, the smallest change of each printed figure that would be noticed."""
        return [
            {
                name: detectable(self.judge, row, name, self._places[name])
                for name in self._places
                if (row.total is not None if name == TOTAL else name in row.parts)
            }
            for row in self.table.rows
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
    cannot be read, or where a reading has fewer decimals than its column.
    """
    grid = any_grid(table)
    named = Columns(**({"total": "total"} if columns is None else columns))
    published = read_published(grid, ruleset, named, decimal=decimal, **how)
    told = _told(ruleset, named, readings or {})
    raise_errors(_too_short(published, told))
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


def _too_short(published: Published, told: Mapping[str, Reading]) -> Iterator[Diagnostic]:
    """Yield the columns that are printed to more decimals than they are said to have."""
    names = [*published.parts, *([TOTAL] if published.totals else [])]
    for name in names:
        reading = told.get(name) or (told.get("parts") if name != TOTAL else None)
        places = published.places(name)
        if reading and reading.how != "exact" and reading.places < places:
            params: dict[str, Param] = {"name": name, "value": str(reading), "how": reading.how}
            params |= {"places": places, "shown": many(places, "chữ số thập phân", "decimal")}
            yield Diagnostic("verification/reading-too-short", None, params)


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
    mixed = Attempt(table, _any_of([each.readings for each in tried]))
    judged = fitting or [mixed]
    figures = [_weakest(each) for each in zip(*(a.figures for a in judged), strict=True)]
    if not fitting:
        figures = list(map(_at_most_open, figures))
    elif len(tried) > 1:
        figures = [_by_any(figure, mixed, place) for place, figure in enumerate(figures)]
    return Verification(
        table=table,
        readings=tuple(_said(attempt.readings) for attempt in fitting),
        figures=tuple(figures),
        witnesses=fitting[0].witnesses if fitting else {},
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
    """Keep what holds however the table is read: contradictions, and what stands in print."""
    stands = figure.verdict == "exact" and figure.printed == figure.computed
    if figure.verdict in _AGAINST or stands:
        return figure
    return evolve(figure, verdict="undetermined", reason=reason("no-reading"))


def _by_any(figure: FigureVerdict, mixed: Attempt, place: int) -> FigureVerdict:
    """Open a figure that a reading which fits excludes, and columns read apart might allow."""
    if figure.verdict not in _AGAINST or mixed.figures[place].verdict in _AGAINST:
        return figure
    return evolve(figure, verdict="undetermined", reason=reason("by-reading"), excess=None)


_AGAINST = ("edge", "contradicted")
