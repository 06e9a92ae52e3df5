"""A table as cells: whatever it was stored in, rows of texts with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Final, Literal, cast

from govrank.errors import GovrankError, Mark, Source, diagnostic
from govrank.reading.bulk import collection_paused
from govrank.reading.cells import Cell, Grid
from govrank.reading.csv_grid import csv_grid
from govrank.reading.json_grid import json_grid
from govrank.reading.records import Floats, Record, python_content, records_grid
from govrank.reading.xlsx_grid import xlsx_grid

__all__ = ["Cell", "Format", "Grid", "any_grid", "read_grid", "rows_grid"]

Format = Literal["auto", "csv", "json", "xlsx"]
Stored = str | Path | IO[bytes] | bytes
Rows = Iterable[Mapping[str, object]] | Mapping[str, Mapping[str, object]]

LARGEST: Final = 64 * 2**20
"""The most bytes a table may have."""

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"


def any_grid(
    source: Stored | Rows,
    *,
    format: Format = "auto",  # noqa: A002 - the word its readers look for
    sheet: str | None = None,
    floats: Floats = "refuse",
) -> Grid:
    """Read what is stored, or rows from Python: what is no path, bytes or open file is rows."""
    if isinstance(source, str | Path | bytes) or hasattr(source, "read"):
        return read_grid(cast("Stored", source), format=format, sheet=sheet)
    return rows_grid(source, floats=floats)


@collection_paused()
def read_grid(
    source: Stored,
    *,
    name: str | None = None,
    format: Format = "auto",  # noqa: A002 - the word its readers look for
    sheet: str | None = None,
    delimiter: str | None = None,
) -> Grid:
    """Read a table from a path, an open binary file or bytes.

    `format` is told by the content unless given; `sheet` names the worksheet (the first one
    unless given), `delimiter` the mark between the cells of a CSV. Raises GovrankError.
    """
    data, called = _bytes(source, name)
    kind = _kind(data, called) if format == "auto" else format
    if kind == "xlsx":
        return xlsx_grid(data, called, sheet=sheet)
    return json_grid(data, called) if kind == "json" else csv_grid(data, called, delimiter)


def _bytes(source: Stored, name: str | None) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        data, called = source, name or "<table>"
    elif isinstance(source, str | Path):
        data, called = _file(Path(source)), name or str(source)
    else:
        data, called = source.read(LARGEST + 1), name or str(getattr(source, "name", "<table>"))
    if len(data) > LARGEST:
        raise _refused("data/too-large", called)
    return data, called


def _file(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except FileNotFoundError:
        raise _refused("data/no-such-file", str(path)) from None
    except (OSError, ValueError):
        # ValueError: a path with a null character.
        raise _refused("data/cannot-open", str(path)) from None


def _refused(code: str, name: str) -> GovrankError:
    return GovrankError(diagnostic(code, Mark(Source(name)), limit=LARGEST // 2**20))


def _kind(data: bytes, name: str) -> Format:
    if data.startswith(_OLE):
        raise _refused("data/old-excel", name)
    if data.startswith(_ZIP):
        return "xlsx"
    suffix = Path(name).suffix.lower()
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return "json" if start in (b"[", b"{") else "csv"


_BY_SUFFIX: Final[Mapping[str, Format]] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".json": "json",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
}


@collection_paused()
def rows_grid(
    rows: Rows,
    name: str = "<rows>",
    *,
    floats: Floats = "refuse",
) -> Grid:
    """Make a table of Python mappings: a list of rows, or the rows by the name of their unit.

    Values are str, int, Decimal, bool or None, or a Fraction that a decimal can write. A float
    is refused unless `floats="shortest"` asks for the fewest digits that give it back. A place
    is the ordinal of the row, from 1. Raises GovrankError.
    """
    records = _by_unit(rows) if isinstance(rows, Mapping) else rows
    return records_grid(Source(name), records, python_content(floats))


def _by_unit(rows: Mapping[str, Mapping[str, object]]) -> Iterator[object]:
    for unit, row in rows.items():
        named = isinstance(row, Mapping)
        yield Record((("unit", unit), *row.items())) if named else row
