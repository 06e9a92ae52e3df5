"""A marked tree against a JSON Schema: every error as a diagnostic at its place, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from govrank.errors import Diagnostic, Mark, diagnostic
from govrank.language import Text
from govrank.reading.numbers import is_number
from govrank.reading.plain import locate, to_plain
from govrank.reading.suggest import suggest, unmarked
from govrank.reading.tree import Node
from govrank.rules.dispatch import all_of

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
# A choice of forms says in its `$comment` which of these it is.
_FORMS: Mapping[str, Text] = {
    "number": Text(
        vi="một số, hoặc {value: số, basis: …}", en="a number, or {value: number, basis: …}"
    ),
    "string": Text(vi="chữ, hoặc {vi: …, en: …}", en="a text, or {vi: …, en: …}"),
    "value": Text(
        vi="một số, hoặc một giá trị như {input: mã số liệu}",
        en="a number, or a value such as {input: id}",
    ),
    "condition": Text(vi="một điều kiện như {met: mã số liệu}", en="a condition such as {met: id}"),
    "folded": Text(vi="một danh sách, hoặc {among: tập, …}", en="a list, or {among: set, …}"),
    "zero": Text(vi="một giá trị, hoặc exclude", en="a value, or exclude"),
    "set": Text(vi="một tên, hoặc một danh sách mã", en="a name, or a list of ids"),
    "whole": Text(vi="mã số liệu, hoặc một số", en="the id of an input, or a number"),
    "key": Text(
        vi="total, mã chỉ tiêu, hoặc {node: …, order: …}",
        en="total, the id of an indicator, or {node: …, order: …}",
    ),
}
_FRACTION = Text(vi="số có phần thập phân", en="a number with decimals")
_UNLIKE = {"date": "schema/bad-date", "reading": "schema/bad-reading"}
# Among how many unknown keys a missing one is looked for.
_STRANGE = 50
_WHOLE_FILE = Text(vi="nội dung tệp", en="the file")
_FAMILIES: Mapping[str, type | tuple[type, ...]] = {
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
    from jsonschema import Draft202012Validator, validators  # noqa: PLC0415
    from referencing import Registry  # noqa: PLC0415

    extend: Callable[..., type[Draft202012Validator]] = validators.extend
    quicker = extend(Draft202012Validator, {"allOf": all_of})
    return quicker(schema, registry=Registry())


def validate(tree: Node, validator: Validator) -> Found:
    """Yield what in the tree does not fit the schema, each with its place."""
    translation = _Translation(tree)
    for error in validator.iter_errors(to_plain(tree)):
        yield from translation.of(error)


class _Translation:
    """Turns errors of the validator into diagnostics over one tree."""

    def __init__(self, tree: Node) -> None:
        self._tree = tree

    def of(self, error: ValidationError) -> Found:
        """Yield the diagnostics of one error; a choice of forms is resolved to the one meant."""
        return _BY_KEYWORD[error.validator](self, error)

    def place(self, error: ValidationError) -> Mark:
        path: list[str | int] = list(error.absolute_path)
        return locate(self._tree, path)

    def additional(self, error: ValidationError) -> Found:
        known = sorted(error.schema["properties"])
        yield from self.strange(error, [k for k in error.instance if k not in known], known)

    def strange(self, error: ValidationError, names: Iterable[str], known: Sequence[str]) -> Found:
        """Say of keys that they are not known here, and which are."""
        for name in names:
            mark = locate(self._tree, [*error.absolute_path, name], key=True)
            near = ", ".join(suggest(str(name), known))
            params = {"key": str(name), "known": ", ".join(known), "suggestion": near}
            yield Diagnostic("schema/unknown-key", mark, params)

    def required(self, error: ValidationError) -> Found:
        """Yield the key that is missing, unless it is there misspelt, which is said already."""
        missing, known = _missing(error), error.schema.get("properties", {})
        closed = error.schema.get("additionalProperties") is False
        strange = (str(name) for name in error.instance if closed and name not in known)
        if not any(missing in suggest(name, known) for name in islice(strange, _STRANGE)):
            yield diagnostic("schema/missing-key", self.place(error), key=missing)

    def mistype(self, error: ValidationError) -> Found:
        wanted, form = error.validator_value, error.schema.get("$comment")
        first = wanted if isinstance(wanted, str) else wanted[0]
        yield self.mistyped(error, first, _FORMS.get(form, _TYPES[first]))

    def mistyped(self, error: ValidationError, wanted: str, expected: Text) -> Diagnostic:
        value, mark, key = error.instance, self.place(error), _key(error) or _WHOLE_FILE
        if value is None:
            return diagnostic("schema/empty", mark, key=key)
        if wanted == "string" and _kind(value) == "number":
            return diagnostic("schema/quote-it", mark, key=key, value=str(value))
        if wanted in ("number", "integer") and isinstance(value, str) and is_number(value):
            return diagnostic("schema/unquote-it", mark, key=key, value=value)
        fraction = isinstance(value, Decimal) and wanted == "integer"
        found = _FRACTION if fraction else _TYPES[_kind(value)]
        return diagnostic("schema/wrong-type", mark, key=key, expected=expected, found=found)

    def choice(self, error: ValidationError) -> Found:
        if not isinstance(error.instance, str):
            yield self.mistyped(error, "string", _TYPES["string"])
            return
        known = [str(each) for each in error.validator_value]
        near = ", ".join(suggest(error.instance, known))
        if error.schema.get("$comment") == "value" and not near:
            yield self.named(error)
            return
        params = {
            "key": _key(error),
            "value": error.instance,
            "known": ", ".join(known),
            "suggestion": near,
        }
        yield Diagnostic("schema/unknown-word", self.place(error), params)

    def named(self, error: ValidationError) -> Diagnostic:
        """Say of a text in the place of a value that it is a number in quotes, or a name alone."""
        code = "schema/unquote-it" if is_number(error.instance) else "schema/bare-name"
        return diagnostic(code, self.place(error), key=_key(error), value=error.instance)

    def fixed(self, error: ValidationError) -> Found:
        if _key(error) == "govrank":
            yield diagnostic("schema/wrong-version", self.place(error), value=str(error.instance))
            return
        known, value = (_written(each) for each in (error.validator_value, error.instance))
        params = {"key": _key(error), "value": value, "known": known, "suggestion": ""}
        yield Diagnostic("schema/unknown-word", self.place(error), params)

    def pattern(self, error: ValidationError) -> Found:
        value, mark = str(error.instance), self.place(error)
        form = error.schema.get("$comment")
        if form in _UNLIKE:
            yield diagnostic(_UNLIKE[form], mark, value=value)
            return
        near = "/".join(map(_slug, value.split("/"))) if form == "path" else _slug(value)
        yield diagnostic("schema/bad-id", mark, value=value, suggestion=near)

    def limits(self, error: ValidationError) -> Found:
        low, high = (str(error.schema.get(end, "…")) for end in ("minimum", "maximum"))
        params = {"key": _key(error), "low": low, "high": high, "value": str(error.instance)}
        yield Diagnostic("schema/out-of-range", self.place(error), params)

    def empty(self, error: ValidationError) -> Found:
        if error.instance:
            params = {"key": _key(error), "count": str(error.validator_value)}
            yield Diagnostic("schema/too-few", self.place(error), params)
        else:
            yield diagnostic("schema/empty", self.place(error), key=_key(error))

    def any_of(self, error: ValidationError) -> Found:
        """Descend into the one form that the author's value has the shape of."""
        names = _either(error)
        if names:
            yield from self.none_of(error, names)
            return
        closest = _closest(error)
        if len(closest) != 1:
            form = error.schema["$comment"]
            yield self.mistyped(error, form, _FORMS[form])
            return
        for inner in closest[0]:
            yield from self.of(inner)

    def one_of(self, error: ValidationError) -> Found:
        if not isinstance(error.instance, dict):
            return  # its type is wrong, which is said
        branches = _branches(error)
        names = {key for branch in error.validator_value for key in branch["required"]}
        if not branches:
            yield self.together(error, names & set(error.instance))
        elif all(any(map(_is_of_keys, each)) for each in branches):
            yield from self.none_of(error, names)
        else:
            for inner in _closest(error)[0]:
                yield from self.of(inner)

    def none_of(self, error: ValidationError, names: Collection[str]) -> Found:
        """Say that one of these keys is needed, unless one is there misspelt, which is said."""
        misspelt = [k for k in islice(error.instance, _STRANGE) if suggest(str(k), names)]
        if not misspelt:
            keys = ", ".join(sorted(names))
            yield diagnostic("schema/missing-either", self.place(error), keys=keys)
        elif error.schema.get("additionalProperties") is not False:
            yield from self.strange(error, misspelt, sorted(names))

    def excluded(self, error: ValidationError) -> Found:
        yield self.together(error, error.validator_value["required"])

    def crowded(self, error: ValidationError) -> Found:
        yield self.together(error, error.instance)

    def together(self, error: ValidationError, names: Iterable[str]) -> Diagnostic:
        """Say that keys exclude each other, at the last of them."""
        path = list(error.absolute_path)
        marks = [locate(self._tree, [*path, name], key=True) for name in names]
        last = max(marks, key=lambda mark: (mark.line, mark.column))
        return diagnostic("schema/not-both", last, keys=", ".join(sorted(names)))


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
    "maxProperties": _Translation.crowded,
    "anyOf": _Translation.any_of,
    "oneOf": _Translation.one_of,
    "not": _Translation.excluded,
}


def _key(error: ValidationError) -> str:
    """Return the key an error is about: the last name on its path."""
    names = [step for step in error.absolute_path if isinstance(step, str)]
    return names[-1] if names else ""


def _kind(value: object) -> str:
    # bool before number: a truth is an int to Python, not to a reader.
    return next(name for name, types in _FAMILIES.items() if isinstance(value, types))


def _missing(error: ValidationError) -> str:
    """Return the key that this error misses; the validator reports them one by one."""
    return next(str(k) for k in error.validator_value if error.message.startswith(f"{k!r} "))


def _either(error: ValidationError) -> set[str]:
    """Return the keys of which a choice of forms demands one; none where its forms say more."""
    forms = error.validator_value
    alone = all(list(form) == ["required"] for form in forms)
    return {key for form in forms for key in form["required"]} if alone else set()


def _branches(error: ValidationError) -> list[list[ValidationError]]:
    """Return the errors inside a choice of forms, form by form."""
    found: dict[int, list[ValidationError]] = {}
    for inner in error.context:
        found.setdefault(inner.relative_schema_path[0], []).append(inner)
    return list(found.values())


def _closest(error: ValidationError) -> list[list[ValidationError]]:
    """Return the errors of the forms that a value has the shape, and if possible the keys, of."""
    meant = [each for each in _branches(error) if not any(map(_is_shape, each))]
    return [each for each in meant if not any(map(_is_of_keys, each))] or meant


def _is_shape(error: ValidationError) -> bool:
    """Tell whether an error inside a choice of forms says "not this form at all"."""
    if error.relative_path:
        return False
    if error.validator == "anyOf":
        return all(any(map(_is_shape, each)) for each in _branches(error))
    return bool(error.validator == "type")


def _is_of_keys(error: ValidationError) -> bool:
    """Tell whether an error inside a choice of forms says that its keys are others."""
    keywords = ("required", "additionalProperties", "anyOf")
    return error.validator in keywords and not error.relative_path


def _slug(text: str) -> str:
    plain = "".join(c if c.isascii() and c.isalnum() else " " for c in unmarked(text))
    return "-".join(plain.split())


def _written(value: object) -> str:
    """Return a value as a ruleset writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
