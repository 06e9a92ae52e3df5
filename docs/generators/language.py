"""The reference of the language: tables from the JSON Schemas and the classes of the methods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docs.generators.markdown import code, escaped, fence, paragraphs, table

from govrank.rules.case import case_schema
from govrank.rules.fragments import PROVENANCE
from govrank.rules.method import registry
from govrank.rules.register import register_schema
from govrank.rules.schema import layer_schema, ruleset_schema

Schema = dict[str, Any]

# Definitions that have a section, by the name of the section.
SECTIONS = {
    "id": "ids",
    "path": "ids",
    "date": "dates",
    "text": "texts",
    "number": "numbers",
    "rounding": "rounding",
    "policy": "absence",
    "step": "pipelines",
    "indicator": "indicators",
    "input": "inputs",
    "band": "grades",
    "limit": "limits",
    "relief": "relief",
    "quota": "quotas",
    "population": "populations",
    "value": "values",
    "condition": "conditions",
    "set": "sets",
    "example": "examples",
}
APART = ("total", "ranking")
WORDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "`true` or `false`",
    "null": "nothing",
    "object": "mapping",
}
HEAD = ("key", "value", "meaning", "ý nghĩa")


def top() -> str:
    """Return the keys of a ruleset file; the total and the ranking have sections of their own."""
    return keys(ruleset_schema(), apart=APART)


def total() -> str:
    """Return the keys of the total."""
    return keys(ruleset_schema()["properties"]["total"])


def ranking() -> str:
    """Return the keys of the ranking."""
    return keys(ruleset_schema()["properties"]["ranking"])


def definition(name: str) -> str:
    """Return the keys of a definition of the ruleset schema."""
    return keys(ruleset_schema()["$defs"][name])


def layer() -> str:
    """Return the keys of a ruleset that extends another."""
    return keys(layer_schema())


def register() -> str:
    """Return the keys of a register of units."""
    return keys(register_schema())


def case() -> str:
    """Return the keys of a case."""
    return keys(case_schema())


def methods() -> str:
    """Return a section a method: what it does, its options, the inputs it brings, an example."""
    return "\n".join(_method(name) for name in registry())


def _method(name: str) -> str:
    method = registry()[name]
    contract = paragraphs(method.__doc__ or "")
    brings = paragraphs(method.inputs.__doc__ or "")[0].removeprefix("Return ")
    options = method.schema["properties"]
    option_table = keys({"properties": options, "required": method.schema["required"]})
    return "\n".join(
        [
            f"### {name}\n",
            f"{method.summary.en.capitalize()}. *{method.summary.vi.capitalize()}.*\n",
            *(f"{escaped(each)}\n" for each in contract if not _same(each, method.summary.en)),
            f"Inputs: {escaped(brings)}\n",
            option_table if options else "It has no options but `round`.\n",
            fence("yaml", method.example),
        ]
    )


def _same(sentence: str, summary: str) -> bool:
    return sentence.rstrip(".").lower() == summary.lower()


def keys(schema: Schema, apart: tuple[str, ...] = ()) -> str:
    """Return a table of the keys of a mapping, and of those within it."""
    rows = [*_rows(schema, "", apart)]
    sourced = [row for row in rows if row[0] in _SOURCED]
    kept = [row for row in rows if row[0] not in _SOURCED]
    if sourced:
        kept.append((", ".join(row[0] for row in sourced), "[provenance](#provenance)", "", ""))
    return table(HEAD, kept)


_SOURCED = frozenset(map(code, PROVENANCE))


def _rows(schema: Schema, before: str, apart: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for name, each in schema["properties"].items():
        if before and name in PROVENANCE:
            continue
        english, _, vietnamese = each.get("description", "").partition("\n\n")
        value = f"[below](#{name})" if name in apart else kind(each)
        value += _with_provenance(each)
        value += " *(required)*" if name in schema.get("required", ()) else ""
        yield code(before + name), value, escaped(english), escaped(vietnamese)
        inner, suffix = _inside(each)
        if inner is not None and name not in apart:
            yield from _rows(inner, f"{before}{name}{suffix}.", apart)


def _with_provenance(schema: Schema) -> str:
    inner, _ = _inside(schema)
    folded = inner is not None and set(PROVENANCE) <= set(inner["properties"])
    return " with its [provenance](#provenance)" if folded else ""


def _inside(schema: Schema) -> tuple[Schema | None, str]:
    """Return the mapping that a value is, or is a list of; None where its keys are free."""
    items = schema.get("items", {})
    either = ((one, "") for one in _any(schema))
    for each, suffix in (
        (schema, ""),
        *either,
        (items, "[]"),
        *((one, "[]") for one in _any(items)),
    ):
        if "properties" in each and "method" not in each["properties"]:
            return each, suffix
    return None, ""


def _any(schema: Schema) -> list[Schema]:
    return schema.get("anyOf", [])


def kind(schema: Schema) -> str:
    """Say what a value is, in words."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{SECTIONS[name]})"
    if "const" in schema:
        return code(str(schema["const"]).lower() if schema["const"] is True else schema["const"])
    if "enum" in schema:
        return ", ".join(code(each) for each in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(kind(each) for each in schema["anyOf"]))
    if "type" not in schema:
        return "anything"
    if isinstance(schema["type"], list):
        return " or ".join(WORDS[each] for each in schema["type"])
    if schema["type"] == "array":
        return f"list of {kind(schema['items'])}"
    return WORDS[schema["type"]] + _limits(schema)


def _limits(schema: Schema) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is None and high is None:
        return ""
    return f" from {low} to {high}" if high is not None else f" of {low} or more"


def shared() -> str:
    """Return what the values are that stand in many places."""
    defs = ruleset_schema()["$defs"]
    lines = [
        ("id", code(defs["id"]["pattern"])),
        ("path", code(defs["path"]["pattern"])),
        ("date", code(defs["date"]["pattern"])),
        ("text", kind(defs["text"]) + " with `vi` and `en`"),
        ("number", kind(defs["number"]) + " with `value` and its provenance"),
        ("policy", kind(defs["policy"]["then"]) + " or [value](#values)"),
    ]
    return table(("name", "what it is"), [(each, what.replace("|", "\\|")) for each, what in lines])


def provenance() -> str:
    """Return the keys that say where a figure comes from."""
    return table(HEAD, _rows({"properties": PROVENANCE}, "", ()))
