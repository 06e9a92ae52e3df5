"""A published table: the parts as printed, and the totals, grades and ranks beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import Any, cast

from attrs import evolve, field, frozen

from govrank.errors import Diagnostic, GovrankError, Mark
from govrank.plan.columns import Column
from govrank.reading.cells import Grid
from govrank.reading.fields import Field
from govrank.reading.figures import Figure, State
from govrank.reading.sheet import Sheet, read_sheet
from govrank.reading.units import Unit
from govrank.rules.ruleset import Ruleset
from govrank.rules.table import column_of, fields_of, names_of

TOTAL, GRADE, RANK = "total", "grade", "rank"
_MANY_PLACES = 30


@frozen
class Columns:
    """The headers of what was published; empty where a table has no such column."""

    total: str = ""
    grade: str = ""
    rank: str = ""
    unit: str = ""
    position: str = ""


@frozen(eq=False)
class Published:
    """A table as printed. Cells are by input id, in the order of the rows.

    positions: the running number (TT) of each row, from the table or counted from 1. totals,
    grades, ranks: None for a table without the column; a blank cell, which claims nothing, is None.
    """

    units: tuple[Unit, ...]
    positions: tuple[str, ...]
    fields: Mapping[str, Field] = field(repr=False)
    parts: Mapping[str, Sequence[Figure | State | str]] = field(repr=False)
    totals: Sequence[Figure | None] | None
    grades: Sequence[str | None] | None
    ranks: Sequence[Figure | None] | None
    marks: tuple[Mark, ...] = ()
    notes: tuple[Diagnostic, ...] = ()

    def columns(self, ruleset: Ruleset) -> Mapping[str, Column]:
        """Return the parts as they stand in print, exactly."""
        return {each.id: column_of(each, self.parts[each.id]) for each in ruleset.rules.inputs}

    def places(self, name: str) -> int:
        """Return the decimals a column is printed to: those of its longest figure."""
        cells = self.totals or () if name == TOTAL else self.parts[name]
        return max((cell.places for cell in cells if isinstance(cell, Figure)), default=0)


def read_published(
    grid: Grid, ruleset: Ruleset, columns: Columns, *, ignore: Sequence[str] = (), **how: Any
) -> Published:
    """Read a published table; figures outside their domain are read, for the verdict to say so.

    Columns named by `ignore` are left out (`*`: all that are unknown). Raises GovrankError with
    every finding of the table at once.
    """
    if not (columns.total or columns.grade or columns.rank):
        raise GovrankError(Diagnostic("verification/nothing-to-verify"))
    if columns.grade and not ruleset.rules.ladder:
        params = {"ruleset": ruleset.id}
        raise GovrankError(Diagnostic("verification/no-ladder", None, params))
    parts = [evolve(each, check_domain=False, nonzero=False) for each in fields_of(ruleset)]
    # A unit that is not ranked, or has nothing to be scored by, has no figures of its own.
    extra = [
        evolve(_printed(name, header, ruleset), missing=True, not_applicable=True)
        for name, header in _named(columns)
    ]
    positions = [columns.position] if columns.position else []
    told = {header for _, header in _named(columns)}
    try:
        sheet = read_sheet(
            grid,
            [*parts, *extra],
            register=ruleset.units,
            unit_column=columns.unit or None,
            ignore=[*ignore, *positions],
            **how,
        )
    except GovrankError as error:
        raise GovrankError(*(_meant(each, told) for each in error.diagnostics)) from None
    return _published(sheet, {each.id: each for each in parts})


def _meant(found: Diagnostic, told: Collection[str]) -> Diagnostic:
    """Say of a published column that was told and is not there that the telling is wrong."""
    params = dict(found.params)
    title, near = str(params.get("title")), str(params.get("suggestion"))
    if found.code == "data/missing-column" and title in told:
        return Diagnostic(_UNKNOWN, found.mark, {"name": title, "suggestion": ""})
    if found.code == "data/unknown-column" and near in told:
        return Diagnostic(_UNKNOWN, found.mark, {"name": near, "suggestion": title})
    return found


_UNKNOWN = "verification/unknown-column"


def _named(columns: Columns) -> list[tuple[str, str]]:
    named = [(TOTAL, columns.total), (GRADE, columns.grade), (RANK, columns.rank)]
    return [(name, header) for name, header in named if header]


def _printed(name: str, header: str, ruleset: Ruleset) -> Field:
    if name == GRADE:
        ladder = ruleset.rules.ladder
        choices = tuple((b.id, names_of(b.title)) for b in ladder)
        return Field(name, titles=(header,), kind="choice", choices=choices)
    if name == RANK:
        return Field(name, titles=(header,), low=Fraction(1), check_domain=False)
    total = ruleset.plan.shapes[ruleset.plan.nodes["total"].value]
    return Field(
        name,
        titles=(header,),
        low=total.low,
        high=total.high,
        places=_MANY_PLACES,
        check_domain=False,
    )


def _published(sheet: Sheet, parts: Mapping[str, Field]) -> Published:
    counted = tuple(str(place) for place in range(1, len(sheet.units) + 1))
    told = {name: _told(cells) for name, cells in sheet.cells.items() if name not in parts}
    return Published(
        units=sheet.units,
        positions=sheet.positions or counted,
        fields=parts,
        parts={name: sheet.cells[name] for name in parts if name in sheet.cells},
        totals=cast("Sequence[Figure | None] | None", told.get(TOTAL)),
        grades=cast("Sequence[str | None] | None", told.get(GRADE)),
        ranks=cast("Sequence[Figure | None] | None", told.get(RANK)),
        marks=sheet.marks,
        notes=sheet.notes,
    )


def _told(cells: Sequence[Figure | State | str]) -> list[Figure | str | None]:
    return [None if isinstance(cell, State) else cell for cell in cells]
