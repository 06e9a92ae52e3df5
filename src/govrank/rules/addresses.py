"""Addresses over a tree as it is written: from `indicators.news.max` to the place it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import field, frozen

from govrank.reading.suggest import suggest
from govrank.reading.tree import Mapping as Tree
from govrank.reading.tree import Node, Scalar
from govrank.reading.tree import Sequence as Items

Step = str | int
Path = tuple[Step, ...]
"""A way down a tree: keys of mappings, positions in lists."""

_TELLING: Final = ("id", "name")


@frozen
class Place:
    """A node of a tree, and the way to it."""

    path: Path
    node: Node


@frozen
class Missing:
    """What an address names that is not there: the last place that is, and names near it.

    part: the first part of the address that is not there. key: the same where it is also the
    last, else empty.
    """

    around: Place
    part: str
    key: str = ""
    suggestion: str = ""

    @classmethod
    def among(cls, around: Place, rest: str, known: Sequence[str], said: str = "") -> Missing:
        """Return what is missing of the rest of an address, of which `said` is there."""
        part, _, further = rest.partition(".")
        near = suggest(part, known) or suggest(rest, known)
        suggestion = ", ".join(f"{said}{each}" for each in near)
        return cls(around, part, "" if further else part, suggestion)


@frozen(slots=False)
class Addresses:
    """The addresses of one tree.

    An item of a list is named by its id, or its name, or its position from 0. An indicator is
    named right below `indicators`, in whatever group it stands.
    """

    tree: Tree
    _indicators: Mapping[str, Place] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        top = dict(_children(Place((), self.tree))).get("indicators")
        found = {} if top is None else dict(_indicators(top))
        object.__setattr__(self, "_indicators", found)

    def find(self, address: str) -> Place | Missing:
        """Return the place of an address, or what of it is not there."""
        here, rest, said = Place((), self.tree), address, ""
        while rest:
            known = dict(self._named(here))
            label = max((each for each in known if _begins(rest, each)), key=len, default=None)
            if label is None:
                return Missing.among(here, rest, list(known), said)
            here, rest, said = known[label], rest[len(label) + 1 :], f"{said}{label}."
        return here

    def _named(self, at: Place) -> Iterator[tuple[str, Place]]:
        if at.path == ("indicators",):
            yield from self._indicators.items()
        else:
            yield from _children(at)


def _begins(address: str, label: str) -> bool:
    return bool(label) and f"{address}.".startswith(f"{label}.")


def _children(at: Place) -> Iterator[tuple[str, Place]]:
    """Yield what is right within a node, by its name there."""
    if isinstance(at.node, Tree):
        for key, node in at.node.entries:
            yield key.text, Place((*at.path, key.text), node)
    if isinstance(at.node, Items):
        items = at.node.items
        for position, label in enumerate(unique(map(label_of, items))):
            yield label, Place((*at.path, position), items[position])


def _indicators(listed: Place) -> Iterator[tuple[str, Place]]:
    """Yield every indicator of a list and of the groups in it."""
    for label, place in _children(listed):
        yield label, place
        inner = dict(_children(place)).get("indicators")
        if inner is not None:
            yield from _indicators(inner)


def label_of(item: Node) -> str:
    """Return the id, or the name, that a mapping gives itself."""
    entries = item.entries if isinstance(item, Tree) else ()
    said = {key.text: node.text for key, node in entries if isinstance(node, Scalar)}
    return next((said[key] for key in _TELLING if said.get(key)), "")


def unique(labels: Iterable[str]) -> tuple[str, ...]:
    """Return the names of items: their own where they have one that is not taken, or positions."""
    known: dict[str, None] = {}
    for position, label in enumerate(labels):
        known.setdefault(str(position) if label in known else label or str(position))
    return tuple(known)


def names_of(node: Node) -> list[str]:
    """Return the names of what is right within a node, in order."""
    return [name for name, _ in _children(Place((), node))]
