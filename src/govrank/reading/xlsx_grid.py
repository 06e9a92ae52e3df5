"""An Excel workbook as a table: what its cells store, by the fewest digits that give it back."""

from __future__ import annotations

import re
import warnings
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from attrs import frozen

from govrank.errors import Diagnostic, GovrankError, Mark, Source, diagnostic, raise_errors
from govrank.reading.cells import MOST_CELLS, Cell, Grid
from govrank.reading.figures import plain_digits, shortened
from govrank.reading.suggest import fold, suggest
from govrank.reading.text import capped
from govrank.reading.xlsx_facts import Area, Facts, column_letters, sheet_facts

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MOST_UNPACKED: Final = 50 * 2**20
"""The most bytes a workbook may unpack to."""

# openpyxl and zipfile answer a damaged workbook with any of these, and document none.
_BROKEN: Final = (
    ArithmeticError,
    AttributeError,
    BadZipFile,
    EOFError,
    ExpatError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)


@frozen
class _Stored:
    """A cell's value as openpyxl gives it, and how the worksheet would show a number."""

    value: Any
    shown: str


def xlsx_grid(data: bytes, name: str, *, sheet: str | None = None) -> Grid:
    """Read the first worksheet that shows, or the one called `sheet`.

    A formula gives the value that the spreadsheet stored with it. Hidden rows are read, which
    is noted. The place of a cell is its row and the number of its column, the source
    `file.xlsx!Worksheet`. Raises GovrankError.
    """
    whole = Mark(Source(name))
    with _said_where_broken(whole):
        _check_size(data, whole)
        book = _opened(data, whole)
        title = _title(book, sheet, whole)
        facts = _facts(data, book, title)
        stored = _rows(book, title, whole)
    source = Source(f"{name}!{title}")
    raise_errors(capped(_uncomputed(facts, source)))
    return Grid(source.name, _cells(stored, facts, source), tuple(_notes(facts, stored, source)))


@contextmanager
def _said_where_broken(whole: Mark) -> Iterator[None]:
    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles and extensions that have no bearing on values.
            warnings.simplefilter("ignore")
            yield
    except GovrankError:
        raise
    except _BROKEN:
        raise GovrankError(diagnostic("data/broken-workbook", whole)) from None


def _check_size(data: bytes, whole: Mark) -> None:
    """Look at the sizes that the archive states, before anything is unpacked."""
    with ZipFile(BytesIO(data)) as archive:
        unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked > MOST_UNPACKED:
        raise GovrankError(diagnostic("data/too-large", whole, limit=MOST_UNPACKED // 2**20))


def _opened(data: bytes, whole: Mark) -> Workbook:
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra, loaded when used
    except ImportError:
        raise GovrankError(diagnostic("data/missing-extra", whole, extra="xlsx")) from None
    return load_workbook(BytesIO(data), read_only=True, data_only=True)


def _title(book: Workbook, sheet: str | None, whole: Mark) -> str:
    titles = [page.title for page in book.worksheets]
    if sheet is None:
        showing = [page.title for page in book.worksheets if page.sheet_state == "visible"]
        return (showing or titles)[0]
    for title in titles:
        if fold(title) == fold(sheet):
            return title
    near = ", ".join(suggest(sheet, titles) or titles)
    raise GovrankError(
        diagnostic("data/unknown-sheet", whole, value=shortened(sheet), suggestion=near)
    )


def _facts(data: bytes, book: Workbook, title: str) -> Facts:
    page: Any = book[title]
    path: str = page._worksheet_path  # noqa: SLF001 - openpyxl has no public name for it
    with ZipFile(BytesIO(data)) as archive, archive.open(path) as part:
        return sheet_facts(part)


def _rows(book: Workbook, title: str, whole: Mark) -> list[list[_Stored]]:
    """Return the rows up to the last that holds anything, each cut after its last value."""
    page = book[title]
    page.reset_dimensions()
    rows: list[list[_Stored]] = []
    size = last = 0
    for row in page.iter_rows(min_row=1, min_col=1):
        rows.append(_cut([_stored(cell) for cell in row]))
        size += 1 + len(row)
        last = len(rows) if rows[-1] else last
        if size > MOST_CELLS:
            raise GovrankError(diagnostic("data/oversized-table", whole, limit=MOST_CELLS))
    width = max(map(len, rows), default=0)
    if width * last > MOST_CELLS:
        raise GovrankError(diagnostic("data/oversized-table", whole, limit=MOST_CELLS))
    return [row + [_NOTHING] * (width - len(row)) for row in rows[:last]]


_NOTHING: Final = _Stored(None, "")


def _stored(cell: Any) -> _Stored:
    value = cell.value
    numeric = isinstance(value, int | float)
    return _Stored(value, cell.number_format) if numeric else _Stored(value, "")


def _cut(row: list[_Stored]) -> list[_Stored]:
    length = len(row)
    while length and row[length - 1].value is None:
        length -= 1
    return row[:length]


def _cells(rows: list[list[_Stored]], facts: Facts, source: Source) -> tuple[tuple[Cell, ...], ...]:
    covered = _covered(facts.merged, rows, Mark(source))
    return tuple(
        tuple(
            _cell(stored, Mark(source, line, column), merged=(line, column) in covered)
            for column, stored in enumerate(row, start=1)
        )
        for line, row in enumerate(rows, start=1)
    )


def _covered(
    areas: Iterable[Area], rows: list[list[_Stored]], whole: Mark
) -> frozenset[tuple[int, int]]:
    """Return the places that merged areas cover within the rows, but for their first cells."""
    height, width = len(rows), len(rows[0]) if rows else 0
    within = [(top, left, min(down, height), min(right, width)) for top, left, down, right in areas]
    size = sum(max(0, 1 + end[0] - top) * max(0, 1 + end[1] - left) for top, left, *end in within)
    if size > MOST_CELLS:
        raise GovrankError(diagnostic("data/oversized-table", whole, limit=MOST_CELLS))
    return frozenset(
        (line, column)
        for top, left, down, right in within
        for line in range(top, down + 1)
        for column in range(left, right + 1)
        if (line, column) != (top, left)
    )


def _cell(stored: _Stored, mark: Mark, *, merged: bool) -> Cell:
    value = stored.value
    if isinstance(value, bool):
        return Cell("true" if value else "false", mark, typed=True)
    if isinstance(value, int | float):
        return Cell(_number(repr(value), stored.shown), mark, typed=True)
    return Cell(_text(value), mark, merged=merged)


def _text(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ").removesuffix(" 00:00:00")
    return None if value is None else str(value)


_NOT_SHOWN: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')


def _number(text: str, shown: str) -> str:
    """Write a stored number; one that the worksheet shows as 95% is 95%, as in its CSV."""
    if "%" not in _NOT_SHOWN.sub("", shown):
        return (plain_digits(text) or text).removesuffix(".0")
    plain = plain_digits(text)
    hundredfold = plain_digits(f"{plain}e2") if plain else None
    return f"{hundredfold}%" if hundredfold else text


def _uncomputed(facts: Facts, source: Source) -> Iterator[Diagnostic]:
    for line, column in facts.uncomputed:
        address = f"{column_letters(column)}{line}"
        yield diagnostic("data/formula-without-value", Mark(source, line, column), cell=address)


def _notes(facts: Facts, rows: list[list[_Stored]], source: Source) -> Iterator[Diagnostic]:
    hidden = [line for line in facts.hidden if line <= len(rows)]
    if hidden:
        yield diagnostic("data/hidden-rows", Mark(source, hidden[0]), count=len(hidden))
