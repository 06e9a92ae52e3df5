"""The marked tree: what a YAML text says, each piece with its place, no scalar typed yet."""

from __future__ import annotations

from attrs import frozen

from govrank.errors import Mark


@frozen
class Scalar:
    """A piece of text as written; `quoted` tells "5" (always text) from 5 (typed by the schema)."""

    text: str
    quoted: bool
    mark: Mark


@frozen
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    mark: Mark


@frozen
class Mapping:
    """Keys and values in the order of the text; keys are scalars and differ from each other."""

    entries: tuple[tuple[Scalar, Node], ...]
    mark: Mark


Node = Scalar | Sequence | Mapping
