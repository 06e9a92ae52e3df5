"""The small pieces that JSON Schemas are put together from, each described in both languages."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]


def described(en: str, vi: str, /, **schema: Any) -> Schema:
    """Return a schema with its description in English and Vietnamese."""
    return {"description": f"{en}\n\n{vi}", **schema}


def ref(name: str, en: str = "", vi: str = "") -> Schema:
    """Return a reference to a shared definition, described for its place."""
    return described(en, vi, **{"$ref": f"#/$defs/{name}"}) if en else {"$ref": f"#/$defs/{name}"}


def number(en: str, vi: str) -> Schema:
    """Return the schema of a figure of the rules: a number, or one with its provenance."""
    return ref("number", en, vi)


def whole(en: str, vi: str, **limits: int) -> Schema:
    """Return the schema of a whole number."""
    return described(en, vi, type="integer", **limits)


def text(en: str, vi: str) -> Schema:
    """Return the schema of a text in one or both languages."""
    return ref("text", en, vi)


def word(en: str, vi: str, *words: str) -> Schema:
    """Return the schema of one of a closed set of words."""
    return described(en, vi, type="string", enum=list(words))


def ident(en: str, vi: str) -> Schema:
    """Return the schema of an id."""
    return ref("id", en, vi)


def list_of(en: str, vi: str, each: Schema, **limits: int) -> Schema:
    """Return the schema of a list."""
    return described(en, vi, type="array", items=each, **({"minItems": 1} | limits))


def record(properties: Schema, *required: str, **more: Any) -> Schema:
    """Return the schema of a mapping with these keys and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
        **more,
    }


PROVENANCE: Schema = {
    "basis": word(
        "Where the figure comes from: stated in a text (default), inferred from evidence, assumed.",
        "Nguồn của con số: nêu trong văn bản (mặc định), suy ra từ chứng cứ, hay giả định.",
        "stated", "inferred", "assumed",
    ),
    "because": text(
        "The evidence or the reason, where the figure is not stated.",
        "Chứng cứ hoặc lý do, khi con số không được nêu trong văn bản.",
    ),
    "source": described(
        "The act, article and clause that states it.",
        "Văn bản, điều, khoản nêu con số này.",
        type="string",
    ),
}  # fmt: skip

EITHER_POINTS_OR_SHARE: Schema = {
    "oneOf": [{"required": ["points"]}, {"required": ["share"]}],
}
