"""A govrank file of any kind: strict text, schema-valid, and its digest."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Final, cast

from govrank.errors import Diagnostic, Mark, Source, raise_errors
from govrank.reading.plain import to_plain
from govrank.reading.strict_yaml import parse
from govrank.reading.text import capped
from govrank.reading.tree import Mapping, Node, Scalar, Sequence
from govrank.rules.fragments import Schema
from govrank.rules.validate import validate, validator_of

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

# Twice as many as are shown: enough to say that there are at least as many again.
_FLOOD: Final = 200

SchemaOf = Callable[[], Schema]


@cache
def _validator(schema: SchemaOf) -> Validator:
    return validator_of(schema())


def document(source: Source, schema: SchemaOf) -> Mapping:
    """Return the tree of a text that fits the schema; raise all that does not fit at once."""
    return checked(parse(source), schema)


def checked(tree: Node, schema: SchemaOf) -> Mapping:
    """Return a tree that fits the schema; raise all that does not fit at once."""
    _raise(validate(tree, _validator(schema)))
    _raise(_duplicates(tree))
    # A schema of a file demands a mapping at the top.
    return cast("Mapping", tree)


def _raise(found: Iterator[Diagnostic]) -> None:
    """Raise what is found; a flood is not followed to its end."""
    kept = list(islice(found, _FLOOD))
    raise_errors(capped(kept, all_read=len(kept) < _FLOOD))


def _duplicates(tree: Node) -> Iterator[Diagnostic]:
    """Yield ids given twice: of indicators anywhere in the file, else among siblings."""
    for ids in _scopes(tree):
        first: dict[str, Mark] = {}
        for each in sorted(ids, key=lambda scalar: (scalar.mark.line, scalar.mark.column)):
            before = first.setdefault(each.text, each.mark)
            if before is not each.mark:
                yield Diagnostic("meaning/duplicate-id", each.mark, {"id": each.text}, (before,))


def _scopes(tree: Node) -> list[list[Scalar]]:
    """Return the ids that must differ from each other, a list for each set of them."""
    scopes: list[list[Scalar]] = [[]]
    pending: list[tuple[str, Node]] = [("", tree)]
    while pending:
        key, node = pending.pop()
        if isinstance(node, Mapping):
            pending.extend((name.text, value) for name, value in node.entries)
        if isinstance(node, Sequence):
            ids = [found for item in node.items if (found := id_of(item))]
            scopes[0].extend(ids) if key == "indicators" else scopes.append(ids)
            pending.extend((key, item) for item in node.items)
    return scopes


def id_of(item: Node) -> Scalar | None:
    """Return the id that a mapping gives itself."""
    entries = item.entries if isinstance(item, Mapping) else ()
    return next((v for k, v in entries if k.text == "id" and isinstance(v, Scalar)), None)


def digest_of(tree: Node) -> str:
    """Return the SHA-256 of a tree in canonical form: sorted keys, numbers as text.

    Comments, layout and the order of keys do not change it.
    """
    text = json.dumps(to_plain(tree), sort_keys=True, ensure_ascii=False, default=str)
    return sha256(text.encode()).hexdigest()
