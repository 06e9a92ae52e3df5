"""A govrank file of any kind: strict text, schema-valid, and its digest."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from govrank.errors import Source, raise_errors
from govrank.reading.plain import to_plain
from govrank.reading.strict_yaml import parse
from govrank.reading.tree import Mapping, Node
from govrank.rules.fragments import Schema
from govrank.rules.validate import validate, validator_of

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

SchemaOf = Callable[[], Schema]


@cache
def _validator(schema: SchemaOf) -> Validator:
    return validator_of(schema())


def document(source: Source, schema: SchemaOf) -> Mapping:
    """Return the tree of a text that fits the schema; raise all that does not fit at once."""
    tree = parse(source)
    raise_errors(validate(tree, _validator(schema)))
    # A schema of a file demands a mapping at the top.
    return cast("Mapping", tree)


def digest_of(tree: Node) -> str:
    """Return the SHA-256 of a tree in canonical form: sorted keys, numbers as text.

    Comments, layout and the order of keys do not change it.
    """
    text = json.dumps(to_plain(tree), sort_keys=True, ensure_ascii=False, default=str)
    return sha256(text.encode()).hexdigest()
