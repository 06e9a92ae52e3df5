"""The schema of results: committed, well-formed, described in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from govrank.report.page import json_text
from govrank.report.schema import results_schema, schemas

COMMITTED = Path(__file__).parents[2] / "docs" / "reference" / "schema"


@pytest.mark.parametrize("name", ["ruleset", "units", "case", "results"])
def test_committed_schemas_are_current(name):
    """The schemas under docs/reference are what `govrank schema` prints."""
    committed = (COMMITTED / f"{name}.schema.json").read_text(encoding="utf-8")
    assert committed == json_text(schemas()[name]())


@pytest.mark.parametrize("name", ["ruleset", "units", "case", "results"])
def test_schemas_are_schemas(name):
    """Every schema is valid JSON Schema 2020-12 and refers to nothing outside itself."""
    schema = schemas()[name]()
    Draft202012Validator.check_schema(schema)
    references = {part.split('"')[0] for part in json.dumps(schema).split('"$ref": "')[1:]}
    assert all(each.startswith("#/$defs/") for each in references)
    assert {each.removeprefix("#/$defs/") for each in references} <= set(schema["$defs"])


def _properties(schema):
    if isinstance(schema, dict):
        yield from schema.get("properties", {}).items()
        for each in schema.values():
            yield from _properties(each)
    if isinstance(schema, list):
        for each in schema:
            yield from _properties(each)


def test_every_property_is_described_in_both_languages():
    """A property says in English and in Vietnamese what it is, or refers to what does."""
    text = results_schema()["$defs"]["text"]["properties"]
    for name, schema in _properties(results_schema()):
        if "$ref" not in schema and name not in text:
            english, vietnamese = schema["description"].split("\n\n")
            assert english, name
            assert vietnamese, name
