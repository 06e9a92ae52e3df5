"""Running the examples a ruleset carries: its own promises, kept or broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from govrank.engine.exact import evaluate
from govrank.engine.ranking import Ranking, Standing
from govrank.errors import Diagnostic, GovrankError, Param
from govrank.language import Text
from govrank.reading.grid import rows_grid
from govrank.reading.numbers import parse_number
from govrank.rules.model import ONE_UNIT, Example
from govrank.rules.ruleset import Ruleset
from govrank.rules.sets import attribute_names, partitions_of
from govrank.rules.table import Bind, table_of

_NONE = Text(vi="không có", en="none")


def run_examples(ruleset: Ruleset, bind: Bind | None = None) -> tuple[Diagnostic, ...]:
    """Return what the ruleset's examples find wrong; nothing where every promise is kept.

    `bind` runs them with other parameters, by address.
    """
    examples = ruleset.rules.examples
    return tuple(found for each in examples for found in _run(ruleset, each, bind or {}))


def _run(ruleset: Ruleset, example: Example, bind: Bind) -> Iterator[Diagnostic]:
    try:
        ranking = _ranked(ruleset, example, bind)
    except GovrankError as error:
        yield from _unless_expected(ruleset, example, error)
        return
    places = {unit: position for position, (unit, _) in enumerate(example.given)}
    for unit, wanted in example.expect:
        standing = Standing(ranking, places[unit])
        for key, value in wanted:
            found = _found(standing, key)
            if not _equal(found, value):
                yield _broken(ruleset, example, unit, key, value, found)


def _ranked(ruleset: Ruleset, example: Example, bind: Bind) -> Ranking:
    """Rank the units of an example; names and attributes are the example's own, not the register's.

    A unit that tells no group stands with all others that tell none.
    """
    blank: dict[str, object] = {each.id: None for each in ruleset.rules.inputs}
    header = {name: f"@{name}" for name in attribute_names(ruleset.rules) if name not in blank}
    blank |= {f"@{by}": _GROUP for by in partitions_of(ruleset.rules)}
    rows = {
        unit: {**blank, **{header.get(name, name): cell for name, cell in cells}}
        for unit, cells in example.given
    }
    grid = rows_grid(rows, example.name)
    table = table_of(grid, ruleset, bind=bind, register=None, decimal=".")
    return Ranking(ruleset, table, evaluate(ruleset.plan, table.data, bind))


_GROUP = "example"
_REFUSED = "refused"


def _unless_expected(
    ruleset: Ruleset, example: Example, error: GovrankError
) -> Iterator[Diagnostic]:
    """Yield the refusals that the example does not ask for, and those it asks for in vain."""
    wanted = {
        (unit, value) for unit, pairs in example.expect for key, value in pairs if key == _REFUSED
    }
    for found in error.diagnostics:
        if _cell(found) not in wanted:
            reason = Text(vi=found.text("vi"), en=found.text("en"))
            why: dict[str, Param] = {"name": example.name, "reason": reason}
            yield Diagnostic("meaning/example-refused", ruleset.mark(example.address), why)
    for unit, column in sorted(wanted - set(map(_cell, error.diagnostics))):
        yield _broken(ruleset, example, unit, _REFUSED, column, None)


def _cell(found: Diagnostic) -> tuple[Param, Param]:
    """Return the unit and the input of a cell that is refused."""
    params = dict(found.params)
    return params.get("unit", ""), params.get("column", "")


def _found(standing: Standing, key: str) -> Fraction | str | None:
    match key:
        case "grade":
            return standing.grade.id if standing.grade else None
        case "rank":
            return None if standing.rank is None else Fraction(standing.rank)
        case "refused":
            return None  # it was not
        case node:
            return standing.score(node)


def _equal(found: Fraction | str | None, wanted: str) -> bool:
    if found is None or isinstance(found, str):
        return (found or "") == wanted
    return found == (
        parse_number(wanted) if _FRACTION.fullmatch(wanted) is None else Fraction(wanted)
    )


# What no decimals end, such as 43/7, is expected as a fraction.
_FRACTION = re.compile("-?[0-9]{1,18}/[1-9][0-9]{0,17}")


def _broken(
    ruleset: Ruleset,
    example: Example,
    unit: str,
    key: str,
    wanted: str,
    found: Fraction | str | None,
) -> Diagnostic:
    inner = "" if unit == ONE_UNIT else f".{unit}"
    mark = ruleset.mark(f"{example.address}.expect{inner}.{key}")
    if key == _REFUSED:
        refused = {"name": example.name, "key": wanted}
        return Diagnostic("meaning/example-not-refused", mark, refused)
    said = _NONE if found is None else found
    params: dict[str, Param] = {"name": example.name, "key": key, "found": said}
    params["expected"] = wanted or _NONE
    return Diagnostic("meaning/example-fails", mark, params)
