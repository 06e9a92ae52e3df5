"""A ruleset over another one: its changes made to the tree of that one, each value with its place.

All changes of a file speak of the ruleset below as it is, and are made at once: their order says
nothing, but for items that are added at the same place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, cast

from attrs import evolve, field, frozen

from govrank.errors import Diagnostic, Mark, raise_errors
from govrank.language import Text
from govrank.reading.numbers import is_number
from govrank.reading.plain import to_plain
from govrank.reading.tree import Mapping as Tree
from govrank.reading.tree import Node, Scalar
from govrank.reading.tree import Sequence as Items
from govrank.rules.addresses import Addresses, Missing, Path, Place, label_of, names_of
from govrank.rules.finding import Params
from govrank.rules.reader import Reader, root
from govrank.rules.sourced import Origin, figure_of, sourced

HEADING: Final = ("govrank", "id", "version", "title", "description", "legal_basis", "effective")
"""What a ruleset says of itself, in its own words even where it extends another."""

_OWN: Final = ("extends", "changes", "locked")

Kind = Literal["replace", "remove", "add"]
KINDS: Final[tuple[Kind, ...]] = ("replace", "remove", "add")
NOTHING: Final = "–"
"""What is shown where nothing is written."""

_SHOWN: Final = 5


@frozen
class Amendment:
    """One change of a file: what it does where, and why.

    before: what stood there; after: what the file puts there; None where there is nothing.
    """

    kind: Kind
    address: str
    because: Text
    mark: Mark
    before: Node | None = field(default=None, repr=False)
    after: Node | None = field(default=None, repr=False)


@frozen
class Layer:
    """One file of a ruleset: the ruleset itself, or one that it extends."""

    id: str
    version: str
    sha256: str
    amendments: tuple[Amendment, ...] = ()


@frozen
class _Edit:
    """A change with the way to what it changes, and what stands there.

    at: before which item of the list there a new one goes; None where the change is of the place
    itself.
    """

    asked: Reader
    kind: Kind
    address: str
    path: Path = ()
    before: Node | None = None
    at: int | None = None

    @property
    def mark(self) -> Mark:
        return self.asked.node(self.kind).mark

    @property
    def after(self) -> Node | None:
        """What the file puts in the place, as it is written."""
        written = next((key for key in ("with", "item") if key in self.asked), None)
        return None if written is None else self.asked.node(written)

    @property
    def way(self) -> Iterator[Path]:
        """The places that this one is in, itself the last."""
        return (self.path[:length] for length in range(len(self.path) + 1))


def composed(below: Tree, file: Tree) -> tuple[Tree, tuple[Amendment, ...]]:
    """Return the whole that a file makes of the ruleset below it, and what it changed.

    Raises GovrankError with all that is wrong with its changes at once.
    """
    addresses = _changeable(below)
    top = root(file, {})
    found = [_edit(addresses, asked) for asked in top.each("changes")]
    edits = [each for each in found if isinstance(each, _Edit)]
    raise_errors(each for each in found if isinstance(each, Diagnostic))
    raise_errors([*_conflicts(edits), *_stale(edits), *_locked(edits, addresses, below)])
    body = _Made.of(edits, Origin(top.text("id"), top.text("version"))).mapping(addresses.tree)
    return _whole(below, file, body), tuple(map(_amendment, edits))


def unknown_locks(tree: Tree) -> Iterator[Diagnostic]:
    """Yield the parts that a ruleset locks and does not have."""
    addresses = _changeable(tree)
    for lock in root(tree, {}).each("locked"):
        found = addresses.find(lock.text("part"))
        if isinstance(found, Missing):
            yield _unknown(found, lock.text("part"), lock.node("part").mark)


def _changeable(tree: Tree) -> Addresses:
    """Return the addresses of all that a file over a ruleset can change."""
    return Addresses(_without(tree, (*HEADING, *_OWN)))


def _without(tree: Tree, keys: Sequence[str]) -> Tree:
    return Tree(tuple(each for each in tree.entries if each[0].text not in keys), tree.mark)


def _whole(below: Tree, file: Tree, body: Tree) -> Tree:
    """Put together the heading of the file, what it leaves of the one below, and all locks."""
    said = _without(file, _OWN)
    own = {key.text for key, _ in said.entries}
    kept = [each for each in below.entries if each[0].text in HEADING and each[0].text not in own]
    return Tree((*said.entries, *kept, *body.entries, *_locks(below, file)), file.mark)


def _locks(below: Tree, file: Tree) -> Iterator[tuple[Scalar, Node]]:
    entries = [each for tree in (below, file) for each in tree.entries if each[0].text == "locked"]
    items = tuple(item for _, node in entries if isinstance(node, Items) for item in node.items)
    if entries:
        yield entries[-1][0], Items(items, entries[-1][1].mark)


def _amendment(edit: _Edit) -> Amendment:
    because = edit.asked.titled("because")
    return Amendment(edit.kind, edit.address, because, edit.mark, edit.before, edit.after)


# Where changes go.


def _edit(addresses: Addresses, asked: Reader) -> _Edit | Diagnostic:
    kind = next(each for each in KINDS if each in asked)
    edit = _Edit(asked, kind, asked.text(kind))
    if edit.address.partition(".")[0] in HEADING:
        params = {"address": edit.address, "key": edit.address.partition(".")[0]}
        return Diagnostic("meaning/part-of-heading", edit.mark, params)
    found = addresses.find(edit.address)
    if isinstance(found, Place):
        return _there(found, edit)
    if kind == "add" and found.key and isinstance(found.around.node, Tree):
        return _new(found, edit)
    return _unknown(found, edit.address, edit.mark)


def _there(found: Place, edit: _Edit) -> _Edit | Diagnostic:
    """Return a change of what is there; an item can be added to a list alone."""
    if edit.kind != "add":
        return evolve(edit, path=found.path, before=found.node)
    if "with" in edit.asked:
        return _told("meaning/already-there", edit, found.node)
    if not isinstance(found.node, Items):
        return _told("meaning/not-a-list", edit, found.node)
    return _among(found, evolve(edit, path=found.path, at=len(found.node.items)))


def _new(found: Missing, edit: _Edit) -> _Edit:
    """Return a change that brings a key, or a list of one item, which was not there."""
    at = 0 if "item" in edit.asked else None
    return evolve(edit, path=(*found.around.path, found.key), at=at)


def _among(listed: Place, edit: _Edit) -> _Edit | Diagnostic:
    """Find where among the items of a list a new one goes: last, unless the change says."""
    key = next((each for each in ("before", "after") if each in edit.asked), None)
    if key is None:
        return edit
    name, names = edit.asked.text(key), names_of(listed.node)
    if name not in names:
        found = Missing.among(listed, name, names)
        return _unknown(found, f"{edit.address}.{name}", edit.asked.node(key).mark)
    return evolve(edit, at=names.index(name) + (key == "after"))


def _unknown(found: Missing, address: str, mark: Mark) -> Diagnostic:
    place = found.around.node.mark
    params = {"address": address, "part": found.part, "place": str(place)}
    params |= {"suggestion": found.suggestion}
    return Diagnostic("meaning/unknown-part", mark, params, (place,))


def _told(code: str, edit: _Edit, other: Node) -> Diagnostic:
    params = {"address": edit.address, "place": str(other.mark)}
    return Diagnostic(code, edit.mark, params, (other.mark,))


# What may not be.


def _conflicts(edits: Sequence[_Edit]) -> Iterator[Diagnostic]:
    """Yield changes of what another one changes; items that are added do not disturb each other."""
    taken: dict[Path, _Edit] = {}
    for edit in edits:
        if edit.at is None and edit.path in taken:
            yield _conflict(edit, taken[edit.path])
        elif edit.at is None:
            taken[edit.path] = edit
    for edit in edits:
        other = next((taken[each] for each in edit.way if each in taken), edit)
        if other is not edit and (other.path != edit.path or edit.at is not None):
            yield _conflict(edit, other)


def _conflict(edit: _Edit, other: _Edit) -> Diagnostic:
    params = {"address": edit.address, "other": other.address, "place": str(other.mark)}
    return Diagnostic("meaning/changes-conflict", edit.mark, params, (other.mark,))


def _stale(edits: Iterable[_Edit]) -> Iterator[Diagnostic]:
    """Yield changes that say what was there wrongly, or do not say it of a single value."""
    for edit in edits:
        if edit.before is None:
            continue
        if "was" in edit.asked:
            yield from _differing(edit.before, edit.asked.node("was"), edit.address)
        elif edit.kind == "replace" and isinstance(figure_of(edit.before), Scalar):
            mark = edit.before.mark
            params = {"address": edit.address, "place": str(mark), "found": shown(edit.before)}
            yield Diagnostic("meaning/was-missing", edit.mark, params, (mark,))


def _differing(found: Node, was: Node, address: str) -> Iterator[Diagnostic]:
    """Yield where something is not what is said of it; of a mapping it is enough to say a part."""
    if not isinstance(was, Tree):
        found = figure_of(found)
    if isinstance(found, Tree) and isinstance(was, Tree):
        there = {key.text: node for key, node in found.entries}
        for key, said in was.entries:
            inner = f"{address}.{key.text}"
            if key.text in there:
                yield from _differing(there[key.text], said, inner)
            else:
                yield _is_not(found, said, inner, NOTHING)
    elif isinstance(found, Items) and isinstance(was, Items) and _as_many(found, was):
        for name, each, said in zip(names_of(found), found.items, was.items, strict=True):
            yield from _differing(each, said, f"{address}.{name}")
    elif type(found) is not type(was) or _value(found) != _value(was):
        yield _is_not(found, was, address, shown(found))


def _as_many(found: Items, was: Items) -> bool:
    return len(found.items) == len(was.items)


def _value(node: Node) -> tuple[type, Any]:
    # A truth is a number to Python.
    plain = to_plain(node)
    return type(plain) if isinstance(plain, bool | str) else object, plain


def _is_not(found: Node, was: Node, address: str, there: str) -> Diagnostic:
    params = {"address": address, "was": shown(was), "place": str(found.mark), "found": there}
    return Diagnostic("meaning/stale-was", was.mark, params, (found.mark,))


def shown(node: Node) -> str:
    """Return a value in a few letters: lists by the names of their items, groups by their own."""
    if label := label_of(node):
        return label
    single = figure_of(node)
    if isinstance(single, Scalar):
        is_text = single.quoted and is_number(single.text)
        return f'"{single.text}"' if is_text else single.text or NOTHING
    names = names_of(single)
    listed = ", ".join([*names[:_SHOWN], *(["…"] if len(names) > _SHOWN else [])])
    return f"[{listed}]" if isinstance(single, Items) else f"{{{listed}}}"


def _locked(edits: Iterable[_Edit], addresses: Addresses, below: Tree) -> Iterator[Diagnostic]:
    """Yield changes of parts that the ruleset below locks, or of what such a part is in."""
    locks: dict[Path, Reader] = {}
    around: dict[Path, Reader] = {}
    for lock in root(below, {}).each("locked"):
        found = addresses.find(lock.text("part"))
        if isinstance(found, Place):
            locks[found.path] = lock
            around |= {found.path[:length]: lock for length in range(len(found.path))}
    for edit in edits:
        inside = [locks[each] for each in edit.way if each in locks]
        outside = [around[edit.path]] if edit.at is None and edit.path in around else []
        for lock in [*inside, *outside][:1]:
            yield _lock(edit, lock)


def _lock(edit: _Edit, lock: Reader) -> Diagnostic:
    place = lock.node("part").mark
    params: Params = {
        "address": edit.address,
        "part": lock.text("part"),
        "because": lock.titled("because"),
        "place": str(place),
    }
    return Diagnostic("meaning/part-locked", edit.mark, params, (place,))


# Making the changes.


@frozen
class _Made:
    """A tree made anew with changes, by the way to each: what is there instead, and what is new."""

    origin: Origin
    instead: Mapping[Path, _Edit]
    keys: Mapping[Path, Sequence[_Edit]]
    items: Mapping[Path, Sequence[_Edit]]
    lists: Mapping[Path, Sequence[Path]]

    @classmethod
    def of(cls, edits: Sequence[_Edit], origin: Origin) -> _Made:
        """Sort changes by what they do."""
        instead = {each.path: each for each in edits if each.kind != "add"}
        keys: dict[Path, list[_Edit]] = {}
        items: dict[Path, list[_Edit]] = {}
        for edit in edits:
            if edit.kind == "add" and edit.at is None:
                keys.setdefault(edit.path[:-1], []).append(edit)
            elif edit.kind == "add":
                items.setdefault(edit.path, []).append(edit)
        lists: dict[Path, list[Path]] = {}
        for path in items:
            lists.setdefault(path[:-1], []).append(path)
        return cls(origin, instead, keys, items, lists)

    def node(self, node: Node, path: Path) -> Node | None:
        """Return what stands at a place after the changes; None where it is removed."""
        edit = self.instead.get(path)
        if edit is not None:
            return None if edit.kind == "remove" else self._value(edit, path)
        if isinstance(node, Tree):
            return self.mapping(node, path)
        return self._list(node, path) if isinstance(node, Items) else node

    def mapping(self, tree: Tree, path: Path = ()) -> Tree:
        """Return a mapping after the changes."""
        made = ((key, self.node(node, (*path, key.text))) for key, node in tree.entries)
        kept = [(key, node) for key, node in made if node is not None]
        return Tree((*kept, *self._new_keys(tree, path)), tree.mark)

    def _new_keys(self, tree: Tree, path: Path) -> Iterator[tuple[Scalar, Node]]:
        for edit in self.keys.get(path, ()):
            yield _key(edit), self._value(edit, edit.path)
        known = {(*path, key.text) for key, _ in tree.entries}
        for way in self.lists.get(path, ()):
            if way not in known:
                first = self.items[way][0]
                yield _key(first), self._list(Items((), first.mark), way)

    def _list(self, items: Items, path: Path) -> Items:
        added: dict[int | None, list[Node]] = {}
        for edit in self.items.get(path, ()):
            added.setdefault(edit.at, []).append(self._value(edit, (*path, 0)))
        made: list[Node | None] = []
        for position, item in enumerate(items.items):
            made += [*added.get(position, ()), self.node(item, (*path, position))]
        made += added.get(len(items.items), ())
        return Items(tuple(each for each in made if each is not None), items.mark)

    def _value(self, edit: _Edit, path: Path) -> Node:
        # The schema demands a value of each change that does not remove.
        after = cast("Node", edit.after)
        return sourced(after, path, edit.before, edit.asked, self.origin)


def _key(edit: _Edit) -> Scalar:
    return Scalar(str(edit.path[-1]), quoted=False, mark=edit.mark)
