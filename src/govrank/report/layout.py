"""Tables as text: columns aligned by what a terminal shows, Markdown, and CSV for spreadsheets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import frozen

from govrank.language import Lang

_UNSEEN: Final = frozenset(("Mn", "Me", "Cf"))
_WIDE: Final = frozenset("WF")
_CONTROLS: Final = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>|])")
_DELIMITED: Final = re.compile(r'[",;\t\n]')


@frozen
class Column:
    """A column by its heading, which may run over several lines; numbers stand to the right."""

    title: str
    right: bool = False


@frozen
class Listing:
    """A table to be shown: columns, and rows of as many texts."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


def width(text: str) -> int:
    """Return how many places of a terminal a text takes.

    Combining marks take none, wide East Asian characters two.

    >>> width("Sở Y tế"), width("So\u031b\u0309"), width("表")
    (7, 2, 2)
    """
    return sum(map(_places, text))


def _places(character: str) -> int:
    if unicodedata.category(character) in _UNSEEN:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def one_line(text: str) -> str:
    """Return a text without line ends and control characters, which would spoil a table."""
    return " ".join(text.translate(_CONTROLS).split())


def aligned(listing: Listing) -> str:
    """Return a table for terminals: columns two spaces apart, the heading underlined."""
    heads = [[one_line(line) for line in each.title.split("\n")] for each in listing.columns]
    rows = [[one_line(cell) for cell in row] for row in listing.rows]
    height = max(map(len, heads))
    above = [[""] * (height - len(lines)) + lines for lines in heads]
    headings = list(zip(*above, strict=True))
    widths = [max(map(width, cells)) for cells in zip(*headings, *rows, strict=True)]
    rule = ["-" * each for each in widths]
    lines = [*headings, rule, *rows]
    return "\n".join(_line(cells, widths, listing.columns) for cells in lines)


def _line(cells: Iterable[str], widths: Sequence[int], columns: Sequence[Column]) -> str:
    padded = (
        f"{' ' * (space - width(cell))}{cell}"
        if column.right
        else f"{cell}{' ' * (space - width(cell))}"
        for cell, space, column in zip(cells, widths, columns, strict=True)
    )
    return "  ".join(padded).rstrip()


def escaped(text: str) -> str:
    """Return a text on one line with nothing in it that Markdown would take for markup."""
    return _MARKDOWN.sub(r"\\\1", one_line(text))


def markdown(listing: Listing) -> str:
    """Return a Markdown table."""
    head = _markdown_row(escaped(each.title) for each in listing.columns)
    rule = _markdown_row("---:" if each.right else "---" for each in listing.columns)
    rows = (_markdown_row(map(escaped, row)) for row in listing.rows)
    return "\n".join((head, rule, *rows))


def _markdown_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def csv_text(listing: Listing, lang: Lang) -> str:
    """Return CSV; Vietnamese spreadsheets, whose decimal mark is the comma, want semicolons."""
    delimiter = ";" if lang == "vi" else ","
    titles = [each.title for each in listing.columns]
    rows = (map(_csv_cell, row) for row in (titles, *listing.rows))
    return "".join(f"{delimiter.join(cells)}\n" for cells in rows)


def _csv_cell(text: str) -> str:
    """Quote a cell that holds any delimiter, so that no reader can take one for another."""
    text = one_line(text)
    return '"{}"'.format(text.replace('"', '""')) if _DELIMITED.search(text) else text
