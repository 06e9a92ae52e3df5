"""The ruleset that one part of another would make, taken over alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from govrank.errors import Mark
from govrank.reading.tree import Mapping as Tree
from govrank.reading.tree import Node, Scalar
from govrank.reading.tree import Sequence as Items
from govrank.rules.addresses import Addresses, Missing, Place, names_of
from govrank.rules.compose import HEADING, composed
from govrank.rules.document import checked
from govrank.rules.load import load_tree
from govrank.rules.ruleset import Ruleset
from govrank.rules.schema import ruleset_schema

# What speaks of the whole, and would forbid what is only tried.
_ASIDE: Final = ("examples", "locked")


def with_part(before: Ruleset, after: Ruleset, address: str, among: str) -> Ruleset:
    """Return a ruleset with what another has at an address, and nothing else of it.

    `among` is the list that it is an item of, if only one of the two has it. Raises GovrankError
    where the rules do not hold with it.
    """
    kept = (each for each in before.tree.entries if each[0].text not in _ASIDE)
    below = Tree(tuple(kept), before.tree.mark)
    change = _change(Addresses(below), Addresses(after.tree), address, among)
    tree, _ = composed(below, _file(before.tree, change))
    return load_tree(checked(tree, ruleset_schema), before.layers)


def _change(old: Addresses, new: Addresses, address: str, among: str) -> Mapping[str, Node | str]:
    """Return the change that brings a part over, as a file would write it."""
    there, wanted = old.find(address), new.find(address)
    if isinstance(wanted, Missing):
        return {"remove": address}
    if isinstance(there, Place):
        return {"replace": address, "was": there.node, "with": wanted.node}
    if not among:
        return {"add": address, "with": wanted.node}
    beside = _beside(address, _names(old, among), _names(new, among))
    return {"add": among, "item": wanted.node, **beside}


def _names(addresses: Addresses, among: str) -> list[str]:
    found = addresses.find(among)
    return names_of(found.node) if isinstance(found, Place) else []


def _beside(address: str, old: Sequence[str], new: Sequence[str]) -> Mapping[str, str]:
    """Return after which of the old items a new one stands, or before the first of them."""
    place = next(n for n, name in enumerate(new) if address.endswith(f".{name}"))
    known = [name for name in new[:place] if name in old]
    if known:
        return {"after": known[-1]}
    return {"before": old[0]} if old else {}


def _file(tree: Tree, change: Mapping[str, Node | str]) -> Tree:
    """Return a file that makes one change, with the heading of the ruleset it changes."""
    mark = tree.mark
    written = {**change, "because": "alone"}
    entries = ((_word(key, mark), _node(value, mark)) for key, value in written.items())
    heading = (each for each in tree.entries if each[0].text in HEADING)
    changes = Items((Tree(tuple(entries), mark),), mark)
    return Tree((*heading, (_word("changes", mark), changes)), mark)


def _node(value: Node | str, mark: Mark) -> Node:
    return _word(value, mark) if isinstance(value, str) else value


def _word(text: str, mark: Mark) -> Scalar:
    return Scalar(text, quoted=True, mark=mark)
