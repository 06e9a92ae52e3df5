"""Records (JSON objects, Python mappings) as a table: a header of all keys, a row a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from attrs import frozen

from govrank.errors import Diagnostic, GovrankError, Mark, Source, diagnostic, raise_errors
from govrank.language import decimal_text, places_of
from govrank.reading.cells import MOST_CELLS, Cell, Grid
from govrank.reading.figures import LONGEST, Fault, plain_digits, shortened
from govrank.reading.text import capped

Floats = Literal["refuse", "shortest"]

_MOST_PLACES: Final = 40
_TOO_LARGE: Final = 10**LONGEST


@frozen
class Record:
    """Keys and values in their order, a key that is there twice included."""

    entries: tuple[tuple[object, object], ...]


@frozen
class Content:
    """What a cell will hold: a text, and whether it was stored as a number."""

    text: str | None
    typed: bool = False


ReadValue = Callable[[object], Content | Fault]


def records_grid(source: Source, rows: Iterable[object], read: ReadValue) -> Grid:
    """Make a table of records; a key that one lacks is an empty cell. Raises GovrankError.

    The place of every cell is the ordinal of its record, from 1.
    """
    findings: list[Diagnostic] = []
    table: list[tuple[Mark, dict[str, Content]]] = []
    for ordinal, row in enumerate(rows, start=1):
        mark = Mark(source, ordinal)
        record = _record(row)
        if record is None:
            findings.append(diagnostic("data/row-not-record", mark, type=type(row).__name__))
        else:
            table.append((mark, _contents(record, mark, read, findings)))
    raise_errors(capped(findings))
    return Grid(source.name, _rows(Mark(source), table))


def _record(row: object) -> Record | None:
    if isinstance(row, Mapping):
        return Record(tuple(row.items()))
    return row if isinstance(row, Record) else None


def _contents(
    record: Record, mark: Mark, read: ReadValue, findings: list[Diagnostic]
) -> dict[str, Content]:
    contents: dict[str, Content] = {}
    for key, value in record.entries:
        if not isinstance(key, str):
            findings.append(diagnostic("data/key-not-text", mark, type=type(key).__name__))
        elif key in contents:
            findings.append(diagnostic("data/duplicate-key", mark, column=shortened(key)))
        else:
            contents[key] = _content(read(value), key, mark, findings)
    return contents


def _content(found: Content | Fault, key: str, mark: Mark, findings: list[Diagnostic]) -> Content:
    if isinstance(found, Fault):
        params = (("column", shortened(key)), *found.params)
        findings.append(Diagnostic(found.code, mark, params))
        return Content(None)
    return found


def _rows(top: Mark, table: list[tuple[Mark, dict[str, Content]]]) -> tuple[tuple[Cell, ...], ...]:
    keys = tuple(dict.fromkeys(key for _, contents in table for key in contents))
    if len(keys) * len(table) > MOST_CELLS:
        raise GovrankError(diagnostic("data/oversized-table", top, limit=MOST_CELLS))
    header = tuple(Cell(key, top) for key in keys)
    nothing = Content(None)
    rows = (
        tuple(
            Cell(found.text, mark, found.typed)
            for found in (contents.get(key, nothing) for key in keys)
        )
        for mark, contents in table
    )
    return (header, *rows) if keys else ()


def text_content(text: str) -> Content | Fault:
    """Take a text as it is; half of a character pair, which nothing could print, is refused."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return Fault("data/broken-text")
    return Content(text)


def number_content(text: str) -> Content | Fault:
    """Take a stored number, its exponent written out."""
    digits = plain_digits(text)
    if digits is None:
        return Fault("data/number-refused", (("value", shortened(text)),))
    return Content(digits, typed=True)


def python_content(floats: Floats) -> ReadValue:
    """Return the reader of Python values; `floats` says what becomes of a float."""

    def read(value: object) -> Content | Fault:
        if isinstance(value, float) and floats == "shortest":
            return number_content(float.__repr__(value))
        return _python(value)

    return read


def _python(value: object) -> Content | Fault:
    # bool before int, of which it is a kind.
    match value:
        case None:
            return Content(None)
        case str():
            return text_content(str.__str__(value))
        case bool():
            return Content("true" if value else "false", typed=True)
        case int():
            return _whole(value)
        case Decimal():
            return number_content(str(value))
        case Fraction():
            return _fraction(value)
    code = "data/float" if isinstance(value, float) else "data/type-refused"
    return Fault(code, (("type", type(value).__name__), ("value", shortened(repr(value)))))


def _whole(value: int) -> Content | Fault:
    # Python itself refuses to print very long integers, so the size is looked at first.
    if abs(value) >= _TOO_LARGE:
        return Fault("data/number-refused", (("value", "10^64"),))
    return Content(int.__repr__(value), typed=True)


def _fraction(value: Fraction) -> Content | Fault:
    large = abs(value.numerator) >= _TOO_LARGE or value.denominator >= _TOO_LARGE
    places = None if large else places_of(value.denominator)
    if places is None or places > _MOST_PLACES:
        return Fault("data/endless-fraction")
    return Content(decimal_text(value), typed=True)
