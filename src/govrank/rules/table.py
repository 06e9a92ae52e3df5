"""Data for one ruleset: which columns it needs, and a table of them as a plan takes it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from attrs import field, frozen

from govrank.errors import Diagnostic, Mark, raise_errors
from govrank.language import Text, decimal_text
from govrank.plan.columns import MISSING, NOT_APPLICABLE, PRESENT, RANKED, Column, Data
from govrank.reading.fields import Field
from govrank.reading.figures import DecimalMark, Figure, State
from govrank.reading.grid import Format, Grid, Rows, any_grid
from govrank.reading.records import Floats
from govrank.reading.sheet import read_sheet
from govrank.reading.units import Unit
from govrank.rules.model import Rules
from govrank.rules.ruleset import Ruleset
from govrank.rules.sets import attribute_names, attributes_of, closed_attributes, partitions_of
from govrank.rules.values import Input, Number

Bind = Mapping[str, Fraction]

_STATES = {State.PRESENT: PRESENT, State.MISSING: MISSING, State.NOT_APPLICABLE: NOT_APPLICABLE}
_WORDS = {PRESENT: "", MISSING: "missing", NOT_APPLICABLE: "not-applicable"}


@frozen(slots=False, eq=False)
class Table:
    """The data of a set of units, read for one ruleset; made by `govrank.read_table`.

    units: in the order of the file. data: the same as a plan takes it, exact. cells: the values
    as printed, by input id, for explanations. notes: what was recognised on the way (repeated
    headers, …).
    """

    units: tuple[Unit, ...]
    data: Data = field(repr=False)
    cells: Mapping[str, Sequence[Figure | State | str]] = field(repr=False)
    fields: tuple[Field, ...] = field(repr=False)
    marks: tuple[Mark, ...] = field(default=(), repr=False)
    notes: tuple[Diagnostic, ...] = ()

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the data in canonical form: sorted by unit and input, numbers as text.

        All that a ranking depends on is in it: groups and who is ranked, too.
        """
        rows = {unit.id: self._row(position) for position, unit in enumerate(self.units)}
        text = json.dumps(rows, sort_keys=True, ensure_ascii=False)
        return sha256(text.encode()).hexdigest()

    def _row(self, position: int) -> dict[str, str]:
        cells = {
            name: _WORDS[column.state(position)] or decimal_text(column.value(position))
            for name, column in self.data.columns.items()
        }
        parts = {f"@{by}": parts[position] for by, parts in self.data.partitions.items()}
        return {**cells, **parts}


def fields_of(ruleset: Ruleset, bind: Bind | None = None) -> tuple[Field, ...]:
    """Return the columns a table for the ruleset needs, unit attributes after the inputs."""
    bound = bind or {}
    inputs = tuple(_field(each, bound) for each in ruleset.rules.inputs)
    return (*inputs, *map(_attribute, attribute_names(ruleset.rules)))


def _attribute(name: str) -> Field:
    return Field(f"@{name}", titles=(name,), kind="text", required=False, missing=True)


def _field(given: Input, bound: Bind) -> Field:
    titles = dict.fromkeys((*names_of(given.title), *given.aliases))
    return Field(
        given.id,
        code=given.code,
        titles=tuple(titles),
        kind=given.kind,
        low=_end(given.low, bound),
        high=_end(given.high, bound),
        places=given.places,
        choices=tuple((o.id, names_of(o.title)) for o in given.options),
        missing=given.missing.kind != "error",
        not_applicable=given.not_applicable.kind != "error",
        nonzero=given.nonzero,
        unit=given.unit,
    )


def names_of(title: Text) -> tuple[str, ...]:
    """Return a title in each language that it has, the same one once."""
    return tuple(dict.fromkeys(filter(None, (title.vi, title.en))))


def _end(number: Number | None, bound: Bind) -> Fraction | None:
    return None if number is None else bound.get(number.address, number.value)


def read_table(
    source: str | Path | IO[bytes] | bytes | Rows,
    ruleset: Ruleset,
    *,
    format: Format = "auto",  # noqa: A002 - the word its readers look for
    decimal: DecimalMark = "auto",
    unit_column: str | None = None,
    ignore: Sequence[str] = (),
    sheet: str | None = None,
    floats: Floats = "refuse",
) -> Table:
    """Read the data of a ruleset: a path, an open binary file, bytes, or rows from Python.

    Columns are found by an input's id, code or title in either language; units by id, title or
    alias of the ruleset's register, or by name where it has none. `decimal` tells the decimal
    mark where cells leave it open. Raises GovrankError with every finding of the file at once.
    """
    grid = any_grid(source, format=format, sheet=sheet, floats=floats)
    return table_of(grid, ruleset, decimal=decimal, unit_column=unit_column, ignore=ignore)


def table_of(grid: Grid, ruleset: Ruleset, *, bind: Bind | None = None, **how: Any) -> Table:
    """Read the data of a ruleset from cells; `bind` moves domains as it moves ceilings."""
    fields = fields_of(ruleset, bind)
    sheet = read_sheet(grid, fields, **{"register": ruleset.units, **how})
    columns = {given.id: column_of(given, sheet.cells[given.id]) for given in ruleset.rules.inputs}
    data = data_of(ruleset, sheet.units, columns, sheet.marks)
    return Table(sheet.units, data, sheet.cells, fields, sheet.marks, sheet.notes)


def data_of(
    ruleset: Ruleset,
    units: Sequence[Unit],
    columns: Mapping[str, Column],
    marks: Sequence[Mark | None],
) -> Data:
    """Return what an evaluation needs: columns, ids, groups and who is ranked.

    Raises GovrankError with every unit that lacks an attribute the rules need, at its row.
    """
    asked = attributes_of(ruleset.rules)
    raise_errors(_unlisted(ruleset.rules, units, marks))
    positions = {f"@{name}": _positions(name, known, units) for name, known in asked.items()}
    ranked = Column(tuple(int(unit.ranked) for unit in units))
    columns = {**columns, **positions, RANKED: ranked}
    partitions = {by: partition(by, units, marks) for by in partitions_of(ruleset.rules)}
    return Data(columns, tuple(unit.id for unit in units), partitions)


def _positions(name: str, known: Sequence[str], units: Sequence[Unit]) -> Column:
    """Return an attribute as positions among the values known; past them for any other."""
    return Column(tuple(place_among(known, unit, name) for unit in units))


def place_among(known: Sequence[str], unit: Unit, name: str) -> int:
    """Return the position of a unit's attribute among the values known; past them for others."""
    value = unit.attribute(name)
    return known.index(value) if value in known else len(known)


def _unlisted(
    rules: Rules, units: Sequence[Unit], marks: Sequence[Mark | None]
) -> Iterator[Diagnostic]:
    """Yield the units whose attribute a value has no case for, and nothing for the rest."""
    for name, known in closed_attributes(rules).items():
        for unit, mark in zip(units, marks, strict=True):
            value = unit.attribute(name) or ""
            if value not in known:
                params = {"unit": unit.id, "attribute": name, "value": value}
                params["known"] = ", ".join(known)
                yield Diagnostic("meaning/attribute-unlisted", mark, params)


def partition(
    attribute: str, units: Sequence[Unit], marks: Sequence[Mark | None]
) -> tuple[str, ...]:
    """Return the part of each unit in the partition that an attribute makes.

    Raises GovrankError (meaning/group-missing) with every unit that lacks it, at its row.
    """
    found = [unit.attribute(attribute) for unit in units]
    places = zip(units, found, marks, strict=True)
    raise_errors(_groupless(unit, attribute, mark) for unit, group, mark in places if not group)
    return tuple(group or "" for group in found)


def _groupless(unit: Unit, attribute: str, mark: Mark | None) -> Diagnostic:
    return Diagnostic("meaning/group-missing", mark, {"unit": unit.id, "attribute": attribute})


def column_of(given: Input, cells: Sequence[Figure | State | str]) -> Column:
    """Return the column of one input: numerators at the input's places, or at more if printed."""
    places = {option.id: position for position, option in enumerate(given.options)}
    printed = max((cell.places for cell in cells if isinstance(cell, Figure)), default=0)
    kept = max(given.places, printed)
    numerators = tuple(_numerator(cell, kept, places) for cell in cells)
    absent = any(isinstance(cell, State) for cell in cells)
    states = bytes(_STATES[c] if isinstance(c, State) else PRESENT for c in cells)
    return Column(numerators, 10**kept, states if absent else None)


def _numerator(cell: Figure | State | str, places: int, options: Mapping[str, int]) -> int:
    if isinstance(cell, Figure):
        scale: int = 10 ** (places - cell.places)
        return cell.numerator * scale
    return 0 if isinstance(cell, State) else options[cell]
