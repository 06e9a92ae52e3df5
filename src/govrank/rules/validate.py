"""A marked tree against a JSON Schema: every error as a diagnostic at its place, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from govrank.errors import Diagnostic, Mark, diagnostic
from govrank.language import Text
from govrank.reading.numbers import parse_number
from govrank.reading.plain import locate, to_plain
from govrank.reading.suggest import fold, suggest
from govrank.reading.tree import Node

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

# A ValidationError; its fields are typed as "perhaps unset", which those of a real one never are.
ValidationError = Any

_TYPES: Mapping[str, Text] = {
    "object": Text(vi="một nhóm “khóa: giá trị”", en="a group of `key: value`"),
    "array": Text(vi="một danh sách", en="a list"),
    "string": Text(vi="chữ", en="a text"),
    "number": Text(vi="một số", en="a number"),
    "integer": Text(vi="một số nguyên", en="a whole number"),
    "boolean": Text(vi="true hoặc false", en="true or false"),
    "null": Text(vi="để trống", en="nothing"),
}
_FORMS: Mapping[str, Text] = {
    "number": Text(
        vi="một số, hoặc {value: số, basis: …}", en="a number, or {value: number, basis: …}"
    ),
    "text": Text(vi="chữ, hoặc {vi: …, en: …}", en="a text, or {vi: …, en: …}"),
    "policy": Text(
        vi="error, zero, exclude hoặc {value: số}", en="error, zero, exclude or {value: number}"
    ),
}
_FAMILIES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "number": (int, Decimal),
}

Found = Iterator[Diagnostic]


def validator_of(schema: Mapping[str, Any]) -> Validator:
    """Return a validator that never fetches anything."""
    # Imported here: it costs more than all the rest of govrank together.
    from jsonschema import Draft202012Validator  # noqa: PLC0415
    from referencing import Registry  # noqa: PLC0415

    return Draft202012Validator(schema, registry=Registry())


def validate(tree: Node, validator: Validator) -> list[Diagnostic]:
    """Return what in the tree does not fit the schema, each with its place."""
    errors = validator.iter_errors(to_plain(tree))
    return [found for error in errors for found in _Translation(tree).of(error)]


class _Translation:
    """Turns errors of the validator into diagnostics over one tree."""

    def __init__(self, tree: Node) -> None:
        self._tree = tree

    def of(self, error: ValidationError) -> Found:
        """Yield the diagnostics of one error; a choice of forms is resolved to the one meant."""
        translate = _BY_KEYWORD.get(str(error.validator), _Translation.otherwise)
        return translate(self, error)

    def place(self, error: ValidationError) -> Mark:
        path: list[str | int] = list(error.absolute_path)
        return locate(self._tree, path)

    def additional(self, error: ValidationError) -> Found:
        known = sorted(error.schema["properties"])
        for name in error.instance:
            if name not in known:
                mark = locate(self._tree, [*error.absolute_path, name], key=True)
                near = ", ".join(suggest(str(name), known))
                params = {"key": str(name), "known": ", ".join(known), "suggestion": near}
                yield Diagnostic("schema/unknown-key", mark, params)

    def required(self, error: ValidationError) -> Found:
        yield diagnostic("schema/missing-key", self.place(error), key=_missing(error))

    def mistype(self, error: ValidationError) -> Found:
        wanted = error.validator_value
        first = wanted if isinstance(wanted, str) else wanted[0]
        yield self.mistyped(error, first, _TYPES[first])

    def mistyped(self, error: ValidationError, wanted: str, expected: Text) -> Diagnostic:
        value, mark, key = error.instance, self.place(error), _key(error)
        if value is None:
            return diagnostic("schema/empty", mark, key=key)
        if wanted == "string" and _kind(value) == "number":
            return diagnostic("schema/quote-it", mark, key=key, value=str(value))
        if wanted in ("number", "integer") and isinstance(value, str) and parse_number(value):
            return diagnostic("schema/unquote-it", mark, key=key, value=value)
        found = _TYPES[_kind(value)]
        return diagnostic("schema/wrong-type", mark, key=key, expected=expected, found=found)

    def choice(self, error: ValidationError) -> Found:
        if not isinstance(error.instance, str):
            yield self.mistyped(error, "string", _TYPES["string"])
            return
        known = [str(each) for each in error.validator_value]
        near = ", ".join(suggest(error.instance, known))
        params = {
            "key": _key(error),
            "value": error.instance,
            "known": ", ".join(known),
            "suggestion": near,
        }
        yield Diagnostic("schema/unknown-word", self.place(error), params)

    def fixed(self, error: ValidationError) -> Found:
        if _key(error) == "govrank":
            yield diagnostic("schema/wrong-version", self.place(error), value=str(error.instance))
            return
        known = str(error.validator_value).lower()
        params = {
            "key": _key(error),
            "value": str(error.instance),
            "known": known,
            "suggestion": "",
        }
        yield Diagnostic("schema/unknown-word", self.place(error), params)

    def pattern(self, error: ValidationError) -> Found:
        value, mark = str(error.instance), self.place(error)
        if "[0-9]{4}" in error.validator_value:
            yield diagnostic("schema/bad-date", mark, value=value)
            return
        near = "-".join("".join(c if c.isalnum() else " " for c in fold(value)).split())
        yield diagnostic("schema/bad-id", mark, value=value, suggestion=near)

    def limits(self, error: ValidationError) -> Found:
        low, high = (str(error.schema.get(end, "…")) for end in ("minimum", "maximum"))
        params = {"key": _key(error), "low": low, "high": high, "value": str(error.instance)}
        yield Diagnostic("schema/out-of-range", self.place(error), params)

    def empty(self, error: ValidationError) -> Found:
        yield diagnostic("schema/empty", self.place(error), key=_key(error))

    def any_of(self, error: ValidationError) -> Found:
        """Descend into the one form that the author's value has the shape of."""
        branches: dict[int, list[ValidationError]] = {}
        for inner in error.context or ():
            branches.setdefault(int(inner.relative_schema_path[0]), []).append(inner)
        meant = [each for each in branches.values() if not any(map(_is_shape, each))]
        if len(meant) == 1:
            for inner in meant[0]:
                yield from self.of(inner)
            return
        form = _form(error)
        wanted = "number" if form == "number" else "string"
        yield self.mistyped(error, wanted, _FORMS.get(form, _TYPES["object"]))

    def one_of(self, error: ValidationError) -> Found:
        if not error.context:
            present = _alternatives(error) & set(error.instance)
            code, names = "schema/not-both", present
        elif all(inner.validator == "required" for inner in error.context):
            code, names = "schema/missing-either", _alternatives(error)
        else:
            yield from self.any_of(error)
            return
        yield diagnostic(code, self.place(error), keys=", ".join(sorted(names)))

    def excluded(self, error: ValidationError) -> Found:
        names = ", ".join(error.validator_value["required"])
        yield diagnostic("schema/not-both", self.place(error), keys=names)

    def otherwise(self, error: ValidationError) -> Found:
        yield diagnostic("schema/not-so", self.place(error), key=_key(error))


_BY_KEYWORD: Mapping[str, Callable[[_Translation, ValidationError], Found]] = {
    "additionalProperties": _Translation.additional,
    "required": _Translation.required,
    "type": _Translation.mistype,
    "enum": _Translation.choice,
    "const": _Translation.fixed,
    "pattern": _Translation.pattern,
    "minimum": _Translation.limits,
    "maximum": _Translation.limits,
    "minItems": _Translation.empty,
    "minProperties": _Translation.empty,
    "minLength": _Translation.empty,
    "anyOf": _Translation.any_of,
    "oneOf": _Translation.one_of,
    "not": _Translation.excluded,
}


def _key(error: ValidationError) -> str:
    """Return the key an error is about: the last name on its path."""
    names = [step for step in error.absolute_path if isinstance(step, str)]
    return str(names[-1]) if names else "govrank"


def _kind(value: object) -> str:
    # bool before number: a truth is an int to Python, not to a reader.
    return next(name for name, types in _FAMILIES.items() if isinstance(value, types))  # type: ignore[arg-type]


def _missing(error: ValidationError) -> str:
    """Return the key that this error misses; the validator reports them one by one."""
    return next(str(k) for k in error.validator_value if error.message.startswith(f"{k!r} "))


def _is_shape(error: ValidationError) -> bool:
    """Tell whether an error inside a choice of forms says "not this form at all"."""
    return error.validator in ("type", "enum") and not error.relative_path


def _form(error: ValidationError) -> str:
    steps = [step for step in error.absolute_schema_path if isinstance(step, str)]
    return next((step for step in reversed(steps) if step in _FORMS), "")


def _alternatives(error: ValidationError) -> set[str]:
    return {key for branch in error.validator_value for key in branch.get("required", ())}
