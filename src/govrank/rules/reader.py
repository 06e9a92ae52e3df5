"""A cursor over a schema-valid tree: typed values out, with addresses, places and provenance."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, cast

from attrs import field, frozen

from govrank.errors import Mark
from govrank.language import Text
from govrank.reading.numbers import parse_number
from govrank.reading.tree import Mapping, Node, Scalar, Sequence
from govrank.rules.values import Number, Provenance, Rounding


@frozen(eq=False)
class Reader:
    """One mapping of the tree, seen from its `address` in the rules.

    The schema has passed, so that a key either is absent or has the right shape. `marks` is
    filled as things are read: the place of every address.
    """

    tree: Mapping
    address: str
    marks: dict[str, Mark]
    provenance: Provenance = Provenance()
    _values: dict[str, Node] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_values", {key.text: node for key, node in self.tree.entries})
        self.marks.setdefault(self.address, self.tree.mark)
        for key, node in self.tree.entries:
            self.marks.setdefault(f"{self.address}.{key.text}".lstrip("."), node.mark)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def names(self) -> tuple[str, ...]:
        """Return the keys in the order of the text."""
        return tuple(self._values)

    def node(self, key: str) -> Node:
        """Return the node at a key that the schema demands."""
        return self._values[key]

    def text(self, key: str, default: str = "") -> str:
        """Return a text or a word."""
        node = self._values.get(key)
        return node.text if isinstance(node, Scalar) else default

    def word(self, key: str, default: str = "") -> Any:
        """Return one of a closed set of words that the schema has checked."""
        return self.text(key, default)

    def titled(self, key: str, default: str = "") -> Text:
        """Return a text in one or both languages; one plain text serves both."""
        node = self._values.get(key)
        if isinstance(node, Mapping):
            inner = self.inner(key)
            return Text(vi=inner.text("vi"), en=inner.text("en"))
        plain = self.text(key, default)
        return Text(vi=plain, en=plain)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(item.text for item in self._items(key) if isinstance(item, Scalar))

    def whole(self, key: str, default: int = 0) -> int:
        """Return a whole number."""
        return int(self.text(key, str(default)))

    def number(self, key: str) -> Number | None:
        """Return a figure with its address `<here>.<key>`, or None where it is not written."""
        node = self._values.get(key)
        if node is None:
            return None
        address = f"{self.address}.{key}"
        if isinstance(node, Scalar):
            return Number(address, exact(node), self.provenance)
        inner = self.inner(key)
        return Number(address, exact(inner.node("value")), inner.provenance)

    def figure(self, key: str) -> Number:
        """Return a figure that the schema demands."""
        return cast("Number", self.number(key))

    def is_mapping(self, key: str) -> bool:
        """Tell whether the value at `key` is itself a mapping."""
        return isinstance(self._values.get(key), Mapping)

    def is_number(self, key: str) -> bool:
        """Tell whether the value at `key` is a figure, not a name."""
        node = self._values.get(key)
        if isinstance(node, Scalar):
            return not node.quoted and parse_number(node.text) is not None
        return isinstance(node, Mapping)

    def rounding(self, key: str) -> Rounding | None:
        """Return a rounding."""
        if key not in self:
            return None
        inner = self.inner(key)
        return Rounding(inner.whole("places"), inner.word("mode"))

    def inner(self, key: str) -> Reader:
        """Return the mapping at `key`; empty where it is not written."""
        node = self._values.get(key)
        tree = node if isinstance(node, Mapping) else Mapping((), self.tree.mark)
        return self.mapping(tree, f"{self.address}.{key}" if self.address else key)

    def each(self, key: str) -> Iterator[Reader]:
        """Yield the mappings of a list, addressed by position."""
        for position, item in enumerate(self._mappings(key)):
            yield self.mapping(item, f"{self.address}.{key}.{position}".lstrip("."))

    def named(self, key: str, prefix: str = "") -> Iterator[Reader]:
        """Yield the mappings of a list, addressed by their `id` below `prefix`."""
        prefix = prefix or f"{self.address}.{key}".lstrip(".")
        for item in self._mappings(key):
            yield self.mapping(item, f"{prefix}.{_id_of(item)}")

    def pairs(self, key: str) -> tuple[tuple[str, Node], ...]:
        """Return the keys and values of the mapping at `key`, as they stand."""
        node = self._values.get(key)
        return tuple((k.text, v) for k, v in node.entries) if isinstance(node, Mapping) else ()

    def list(self, key: str) -> tuple[Node, ...]:
        """Return the nodes of a list, as they stand."""
        return self._items(key)

    def _items(self, key: str) -> tuple[Node, ...]:
        node = self._values.get(key)
        return node.items if isinstance(node, Sequence) else ()

    def _mappings(self, key: str) -> tuple[Mapping, ...]:
        return cast("tuple[Mapping, ...]", self._items(key))  # as the schema demands

    def below(self, key: str) -> str:
        """Return the address of a key."""
        return f"{self.address}.{key}".lstrip(".")

    def mapping(self, tree: Mapping, address: str) -> Reader:
        """Return a mapping that stands somewhere below this one."""
        return Reader(tree, address, self.marks, self.provenance).inheriting()

    def inheriting(self) -> Reader:
        """Return this reader with the provenance its own mapping states."""
        if not {"basis", "because", "source"} & self._values.keys():
            return self
        inherited = self.provenance
        own = Provenance(
            basis=self.word("basis", inherited.basis),
            because=self.titled("because") if "because" in self else inherited.because,
            source=self.text("source", inherited.source),
        )
        return Reader(self.tree, self.address, self.marks, own)


def root(tree: Mapping, marks: dict[str, Mark]) -> Reader:
    """Return a reader of a whole file."""
    return Reader(tree, "", marks).inheriting()


def exact(node: Node) -> Fraction:
    """Return the number a scalar writes."""
    value = parse_number(node.text) if isinstance(node, Scalar) else None
    return cast("Fraction", value)


def _id_of(tree: Mapping) -> str:
    return next((v.text for k, v in tree.entries if k.text == "id" and isinstance(v, Scalar)), "")
