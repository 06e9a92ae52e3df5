"""From the marked tree to JSON-like data for the schema, and back from a path to its place."""

from __future__ import annotations

from collections.abc import Sequence as Path
from decimal import Decimal
from typing import Any, Final

from govrank.errors import Mark
from govrank.reading.numbers import is_number
from govrank.reading.tree import Mapping, Node, Scalar, Sequence

_WORDS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None, "": None}


def to_plain(node: Node) -> Any:
    """Return dicts, lists and typed scalars, every digit kept.

    A quoted scalar is text. A plain one is an int or a Decimal where it is a number, True,
    False or None where it says `true`, `false`, `null` or nothing, and text otherwise.
    """
    if isinstance(node, Mapping):
        return {key.text: to_plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [to_plain(item) for item in node.items]
    return _typed(node)


def _typed(scalar: Scalar) -> Any:
    text = scalar.text
    if scalar.quoted:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if not is_number(text):
        return text
    return Decimal(text) if "." in text else int(text)


def locate(node: Node, path: Path[str | int], *, key: bool = False) -> Mark:
    """Return the mark of the value at a path of keys and positions, or of its key.

    Where the path leaves the tree, the mark of the last node on it.
    """
    mark = node.mark
    for step in path:
        entry = _step(node, step)
        if entry is None:
            return node.mark
        at, node = entry
        mark = at if key else node.mark
    return mark


def _step(node: Node, step: str | int) -> tuple[Mark, Node] | None:
    """Return the child at one step, with the mark of its key or of itself."""
    if isinstance(node, Mapping):
        return next(((key.mark, value) for key, value in node.entries if key.text == step), None)
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step].mark, node.items[step]
    return None
