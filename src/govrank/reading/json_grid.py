"""JSON as a table: a list of objects, every number by its digits."""

from __future__ import annotations

import json
from typing import Any, Final

from attrs import frozen

from govrank.errors import GovrankError, Mark, Source, diagnostic
from govrank.reading.cells import Grid
from govrank.reading.figures import Fault
from govrank.reading.records import Content, Record, number_content, records_grid, text_content
from govrank.reading.text import decode

LARGEST: Final = 32 * 2**20
"""The most bytes a JSON table may have."""


@frozen
class _Number:
    text: str


def json_grid(data: bytes, name: str) -> Grid:
    """Read a list of objects, or {"rows": [...]}. Raises GovrankError.

    JSON keeps no places: that of a cell is the ordinal of its object in the list, from 1.
    """
    source = decode(data, name, limit=LARGEST)
    found = _parsed(source)
    if isinstance(found, Record) and [key for key, _ in found.entries] == ["rows"]:
        found = found.entries[0][1]
    if not isinstance(found, list):
        raise GovrankError(diagnostic("data/json-shape", Mark(Source(name))))
    return records_grid(Source(name), found, _content)


def _parsed(source: Source) -> Any:
    try:
        return json.loads(
            "\n".join(source.lines),
            parse_int=_Number,
            parse_float=_Number,
            parse_constant=_Number,
            object_pairs_hook=lambda pairs: Record(tuple(pairs)),
        )
    except json.JSONDecodeError as error:
        place = Mark(source, error.lineno, error.colno)
        raise GovrankError(diagnostic("data/bad-json", place)) from None
    except RecursionError:
        raise GovrankError(diagnostic("data/json-too-deep", Mark(source))) from None


def _content(value: object) -> Content | Fault:
    match value:
        case None:
            return Content(None)
        case str():
            return text_content(value)
        case bool():
            return Content("true" if value else "false", typed=True)
        case _Number():
            return number_content(value.text)
    return Fault("data/nested-value", (("value", _kind(value)),))


def _kind(value: object) -> str:
    return "{…}" if isinstance(value, Record) else "[…]"
