"""What a validator need not try: the rest of the schema is checked in half the time.

The schema of an indicator lists a condition for every method, and every pair of keys that exclude
each other. Nearly all of them hold at a glance; the validator sees to the others as ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

# A validator of jsonschema; what keywords call on it is not in its protocol.
Validator = Any


def all_of(
    validator: Validator, schemas: Sequence[Mapping[str, Any]], instance: object, _: object
) -> Iterator[Any]:
    """Yield the errors of the keyword `allOf`, in order; those that hold at a glance have none."""
    for position, schema in enumerate(schemas):
        if not holds(schema, instance):
            yield from validator.descend(instance, schema, schema_path=position)


def holds(schema: Mapping[str, Any], instance: object) -> bool:
    """Tell whether a mapping fits a schema at a glance; False says nothing.

    It does where the schema is a condition on one key which has another value, or where it
    excludes keys that are not all there.
    """
    if not isinstance(instance, dict):
        return False
    match schema:
        case {"not": {"required": keys, **further}, **others} if not (further or others):
            return not all(key in instance for key in keys)
        case {"if": condition, "then": _, **others} if not others:
            return _is_other(condition, instance)
    return False


def _is_other(condition: Mapping[str, Any], instance: Mapping[str, object]) -> bool:
    """Tell whether a condition that one key has one value is seen not to be met."""
    match condition:
        case {"properties": {**named}, "required": [key], **further} if not further:
            wanted: object = named.get(key)
            if len(named) == 1 and isinstance(wanted, dict) and list(wanted) == ["const"]:
                return bool(instance.get(key) != wanted["const"])
    return False
