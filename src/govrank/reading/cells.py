"""The shape of a table before it has a meaning."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from govrank.errors import Diagnostic, Mark

MOST_CELLS: Final = 5_000_000
"""The most cells a table may have, empty ones included; a small file can hold very many."""


@frozen
class Cell:
    """The text of one cell, None for a stored nothing, and its place.

    `typed` tells a number that its source stores as a number (xlsx, JSON, Python): its decimal
    mark is the point for sure. `merged` tells a cell that is covered by its merged neighbour.
    """

    text: str | None
    mark: Mark
    typed: bool = False
    merged: bool = False


@frozen
class Grid:
    """Rows of cells, the header among them; rows may be of different lengths.

    `delimiter` is what separates the cells of a CSV; `notes` are findings that refuse nothing.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Diagnostic, ...] = ()
    delimiter: str = ""
