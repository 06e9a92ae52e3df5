"""CSV and its kin as a table: three delimiters, quoted cells, and a place for every cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from attrs import define, field

from govrank.errors import Diagnostic, GovrankError, Mark, Source, diagnostic, raise_errors
from govrank.reading.cells import MOST_CELLS, Cell, Grid
from govrank.reading.text import capped, decode

LARGEST: Final = 64 * 2**20
"""The most bytes a CSV may have."""

DELIMITERS: Final = (",", ";", "\t")
_COMPARED: Final = 50
_HALF: Final = 50
_SEP: Final = re.compile(r'"?sep=([,;\t|])"?', re.IGNORECASE)


def csv_grid(data: bytes, name: str, delimiter: str | None = None) -> Grid:
    """Read a CSV: cells between commas, semicolons or tabs, as its own header shows.

    A first line `sep=;`, as Excel writes it, or `delimiter` settles it. Raises GovrankError.
    """
    source = decode(data, name, limit=LARGEST)
    _check_size(source, delimiter or "")
    start, told = _sep_line(source)
    mark = delimiter or told or _detected(source, start)
    reader = _Reader(source, mark, start)
    rows = tuple(tuple(row) for row in reader.rows())
    raise_errors(capped(reader.findings))
    return Grid(name, rows, delimiter=mark)


def _check_size(source: Source, delimiter: str) -> None:
    """Refuse a text of more cells than memory should hold, whatever its delimiter is."""
    for mark in {*DELIMITERS, delimiter} - {""}:
        if len(source.lines) + sum(line.count(mark) for line in source.lines) > MOST_CELLS:
            raise GovrankError(diagnostic("data/oversized-table", Mark(source), limit=MOST_CELLS))


def _sep_line(source: Source) -> tuple[int, str]:
    """Return the line at which the table starts (from 0), and the delimiter it names."""
    found = _SEP.fullmatch(source.line(1).strip(" "))
    return (1, found[1]) if found else (0, "")


def _detected(source: Source, start: int) -> str:
    """Find the one delimiter that cuts the header into cells, and the rows most like it."""
    likeness = {mark: _likeness(source, start, mark) for mark in DELIMITERS}
    best = max(likeness.values())
    if best[:2] == (False, 0):
        return _only_column(source, start)
    fitting = [mark for mark, found in likeness.items() if found == best]
    if len(fitting) > 1:
        raise GovrankError(diagnostic("data/delimiter-unclear", Mark(source, start + 1)))
    return fitting[0]


def _only_column(source: Source, start: int) -> str:
    """Pass an empty file on, which is told of in its own words."""
    if any(line.strip() for line in source.lines[start:]):
        raise GovrankError(diagnostic("data/no-delimiter", Mark(source, start + 1)))
    return DELIMITERS[0]


def _likeness(source: Source, start: int, delimiter: str) -> tuple[bool, int, int]:
    """Tell whether the first row is a header of this delimiter, and how many rows are like it.

    Where a title stands above the table, most rows take the place of the header. The share is
    in percent, and nought where the delimiter cuts nothing. Of delimiters that are alike in this
    the better is the one that leaves less text between a closing quote and the next cell.
    """
    reader = _Reader(source, delimiter, start)
    widths = [len(row) for row in islice(filter(_filled, reader.rows()), _COMPARED)]
    shares = {width: 100 * widths.count(width) // len(widths) for width in widths if width > 1}
    header = shares.get(widths[0], 0) if widths else 0
    if header >= _HALF:
        return True, header, -len(reader.findings)
    return False, max(shares.values(), default=0), -len(reader.findings)


def _filled(row: Iterable[Cell]) -> bool:
    return any(cell.text for cell in row)


@define
class _Reader:
    """Cuts lines into rows of cells; a quoted cell may run over several lines."""

    source: Source
    delimiter: str
    at: int
    findings: list[Diagnostic] = field(factory=list)

    def rows(self) -> Iterator[list[Cell]]:
        lines = self.source.lines
        while self.at < len(lines):
            self.at += 1
            line = lines[self.at - 1]
            yield self._quoted(line) if '"' in line else self._plain(line)

    def _plain(self, line: str) -> list[Cell]:
        """Cut a line without quotes, as nearly all are."""
        source, number, column = self.source, self.at, 1
        cells = []
        for text in line.split(self.delimiter):
            cells.append(Cell(text, Mark(source, number, column)))
            column += len(text) + 1
        return cells

    def _quoted(self, line: str) -> list[Cell]:
        cells: list[Cell] = []
        start = 0
        while start <= len(line):
            mark = Mark(self.source, self.at, start + 1)
            opening = _OPENING.match(line, start)
            if opening:
                text, line, start = self._inside(line, opening.end(), mark)
            else:
                end = line.find(self.delimiter, start)
                end = len(line) if end < 0 else end
                text, start = line[start:end], end + 1
            cells.append(Cell(text, mark))
        return cells

    def _inside(self, line: str, start: int, mark: Mark) -> tuple[str, str, int]:
        """Read a cell after its opening quote; return it, the line it ends in, and the next."""
        pieces: list[str] = []
        while not (closing := _CLOSING.match(line, start)):
            pieces.append(line[start:])
            if self.at >= len(self.source.lines):
                self.findings.append(diagnostic("data/open-quote", mark))
                return _unquoted(pieces), line, len(line) + 1
            line, start = self.source.lines[self.at], 0
            self.at += 1
        pieces.append(closing[1])
        return _unquoted(pieces), line, self._after(line, closing.end())

    def _after(self, line: str, start: int) -> int:
        """Return the start of the next cell; between the quote and it, only blanks may stand."""
        end = line.find(self.delimiter, start)
        end = len(line) if end < 0 else end
        if line[start:end].strip():
            mark = Mark(self.source, self.at, start + 1)
            self.findings.append(diagnostic("data/text-after-quote", mark))
        return end + 1


_OPENING: Final = re.compile(' *"')
# All up to the first quote that is not doubled.
_CLOSING: Final = re.compile('((?:[^"]|"")*+)"')


def _unquoted(pieces: list[str]) -> str:
    return "\n".join(pieces).replace('""', '"')
