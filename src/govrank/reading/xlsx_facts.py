"""What a worksheet says beside its values: merged cells, hidden rows, formulas not computed."""

from __future__ import annotations

import re
from typing import IO, Final
from xml.parsers.expat import ParserCreate

from attrs import define, field, frozen

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 1."""


@frozen
class Facts:
    """Merged areas, hidden rows, and the cells whose formula has no stored value."""

    merged: tuple[Area, ...]
    hidden: tuple[int, ...]
    uncomputed: tuple[tuple[int, int], ...]


def sheet_facts(part: IO[bytes]) -> Facts:
    """Read the facts from the XML of one worksheet; ValueError or ExpatError where it is broken.

    A document type is refused, and with it every entity that could swell the text.
    """
    watcher = _Watcher()
    parser = ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.StartElementHandler = watcher.start
    parser.EndElementHandler = watcher.end
    parser.CharacterDataHandler = watcher.text
    parser.ParseFile(part)
    return Facts(tuple(watcher.merged), tuple(watcher.hidden), tuple(watcher.uncomputed))


def _no_doctype(*_: object) -> None:
    raise ValueError("document type")


@define
class _Watcher:
    """Follows the elements; what has no place of its own comes after what stands before it."""

    merged: list[Area] = field(factory=list)
    hidden: list[int] = field(factory=list)
    uncomputed: list[tuple[int, int]] = field(factory=list)
    row: int = 0
    column: int = 0
    kind: str = ""
    inside: str = ""
    formula: bool = False
    value: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.inside = name.rpartition("}")[2]
        match self.inside:
            case "row":
                self._row(attributes)
            case "c":
                self._cell(attributes)
            case "f":
                self.formula = True
            case "v":
                # The empty text is a value too, where the formula gives a text.
                self.value = self.kind == "str"
            case "mergeCell":
                self.merged.append(area(attributes["ref"]))

    def _row(self, attributes: dict[str, str]) -> None:
        self.row, self.column = int(attributes.get("r", self.row + 1)), 0
        if attributes.get("hidden") in ("1", "true"):
            self.hidden.append(self.row)

    def _cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        self.column = area(place)[1] if place else self.column + 1
        self.kind, self.formula, self.value = attributes.get("t", ""), False, False

    def text(self, _: str) -> None:
        self.value = self.value or self.inside == "v"

    def end(self, name: str) -> None:
        if name.rpartition("}")[2] == "c" and self.formula and not self.value:
            self.uncomputed.append((self.row, self.column))
        self.inside = ""


_PLACE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


def area(reference: str) -> Area:
    """Return the ends of `A1:C6`, or of one cell `B2`; ValueError for anything else."""
    ends = [_PLACE.fullmatch(place) for place in reference.split(":")]
    places = [(int(end[2]), _column(end[1])) for end in ends if end]
    if len(places) != len(ends):
        raise ValueError(f"no area: {reference}")
    return (*places[0], *places[-1])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """Write the number of a column, from 1, as spreadsheets do: 28 is AB."""
    letters = ""
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
