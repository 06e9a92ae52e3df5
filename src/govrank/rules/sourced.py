"""Where a changed figure comes from: the provenance that a change gives to what it writes."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from govrank.errors import Mark
from govrank.reading.numbers import is_number
from govrank.reading.tree import Mapping as Tree
from govrank.reading.tree import Node, Scalar
from govrank.reading.tree import Sequence as Items
from govrank.rules.addresses import Path
from govrank.rules.fragments import PROVENANCE
from govrank.rules.reader import Reader

# Whole numbers, which are no figures and bear no provenance.
_BARE: Final = frozenset(("places", "degree", "definition"))
_CELLS: Final = "examples"
_BEARING_LISTS: Final = frozenset(("indicators", "inputs", "grades", "limits", "populations"))
_BEARING: Final = frozenset(("total", "ranking", "weights"))


@frozen
class Origin:
    """The ruleset that makes changes: the source of what it writes, unless it says another."""

    id: str
    version: str


def figure_of(node: Node) -> Node:
    """Return the number of a figure that is written with its provenance; else the node itself."""
    entries = {key.text: value for key, value in node.entries} if isinstance(node, Tree) else {}
    is_figure = "value" in entries and entries.keys() <= {"value", *PROVENANCE}
    return entries["value"] if is_figure else node


def sourced(node: Node, path: Path, before: Node | None, asked: Reader, origin: Origin) -> Node:
    """Return a value with the provenance of the change that writes it, where it can bear one.

    A figure of the ruleset below must not lend its source to the one that stands in its place.
    """
    last = next(each for each in reversed(path) if isinstance(each, str))
    if path[0] == _CELLS or last in _BARE:
        return node
    if isinstance(node, Items) and path[-1] in _BEARING_LISTS:
        return Items(tuple(_bearing(each, asked, origin) for each in node.items), node.mark)
    listed = path[-1] != last and last in _BEARING_LISTS
    if isinstance(node, Tree) and (listed or last in _BEARING or figure_of(node) is not node):
        return _bearing(node, asked, origin)
    if _is_figure(node) and (before is None or _may_be_figure(before)):
        value = Scalar("value", quoted=False, mark=node.mark)
        return _bearing(Tree(((value, node),), node.mark), asked, origin)
    return node


def _may_be_figure(before: Node) -> bool:
    return isinstance(before, Tree) or _is_figure(before)


def _is_figure(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.quoted and is_number(node.text)


def _bearing(node: Node, asked: Reader, origin: Origin) -> Node:
    """Add what a mapping does not say of where it comes from."""
    if not isinstance(node, Tree):
        return node
    said = {key.text for key, _ in node.entries}
    mark = asked.tree.mark
    unsaid = {
        "basis": _word("stated", mark),
        "because": asked.node("because"),
        "source": _word(f"{origin.id} {origin.version}", mark),
    }
    given = {key: asked.node(key) for key in unsaid if key in asked}
    added = [(_word(key, mark), each) for key, each in (unsaid | given).items() if key not in said]
    return Tree((*node.entries, *added), node.mark)


def _word(text: str, mark: Mark) -> Scalar:
    return Scalar(text, quoted=True, mark=mark)
