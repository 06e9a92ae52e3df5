"""The JSON Schemas: valid, described, and one with the reader, the model and the validator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry

from govrank.errors import GovrankError
from govrank.language import Text
from govrank.reading.plain import to_plain
from govrank.reading.strict_yaml import parse
from govrank.reading.text import decode, read_source
from govrank.rules import model, values
from govrank.rules.build import build_rules
from govrank.rules.case import case_schema
from govrank.rules.expressions import model as expressions
from govrank.rules.load import load_source
from govrank.rules.method import Leaf, registry
from govrank.rules.reader import Reader
from govrank.rules.register import register_schema
from govrank.rules.schema import file_schema, layer_schema, ruleset_schema
from govrank.rules.validate import validate, validator_of
from tests.strategies.rulesets import damaged, ruleset_texts

SCHEMAS = {
    "ruleset": ruleset_schema,
    "layer": layer_schema,
    "file": file_schema,
    "units": register_schema,
    "case": case_schema,
}
WHOLE = read_source(Path(__file__).parent / "whole.ruleset.yaml")


def properties(schema: Any) -> Iterator[tuple[str, Any]]:
    """Yield every property that a schema names anywhere, with its schema."""
    if isinstance(schema, dict):
        named = schema.get("properties", {})
        yield from named.items()
        for key, inner in schema.items():
            if key == "properties":
                for each in inner.values():
                    yield from properties(each)
            else:
                yield from properties(inner)
    if isinstance(schema, list):
        for inner in schema:
            yield from properties(inner)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_itself_valid(kind):
    """Each schema fits the metaschema of its dialect, and refers only to itself."""
    schema = SCHEMAS[kind]()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    references = set(_references(schema))
    assert references <= {f"#/$defs/{name}" for name in schema["$defs"]}


def _references(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"]
        schema = list(schema.values())
    if isinstance(schema, list):
        for inner in schema:
            yield from _references(inner)


def conditions(schema: Any) -> Iterator[int]:
    """Yield the identities of the schemas that only tell forms apart, and describe nothing."""
    if isinstance(schema, dict):
        for key, inner in schema.items():
            if key == "if":
                yield from map(id, inner.get("properties", {}).values())
            yield from conditions(inner)
    if isinstance(schema, list):
        for inner in schema:
            yield from conditions(inner)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_property_is_described_in_both_languages(kind):
    """A description is a sentence in English, a blank line, and one in Vietnamese."""
    schema = SCHEMAS[kind]()
    apart = set(conditions(schema))
    undescribed = [
        name
        for name, inner in properties(schema)
        if id(inner) not in apart and len(_descriptions(inner)) < 2
    ]
    # What `expect` holds is told apart by what the example gives; the property is described above.
    assert set(undescribed) <= {"expect"}


def _descriptions(inner: Any) -> list[str]:
    described = inner.get("description", "").split("\n\n")
    return [each for each in described if each]


def test_the_whole_example_uses_every_property():
    """The file that the next tests read has every key of the language."""
    used: set[str] = set()
    pending = [to_plain(parse(WHOLE))]
    while pending:
        here = pending.pop()
        used |= set(here) if isinstance(here, dict) else set()
        more = here.values() if isinstance(here, dict) else here
        pending += [each for each in more if isinstance(each, dict | list)]
    assert {name for name, _ in properties(ruleset_schema())} - used == set()


def test_every_property_of_the_schema_is_read(monkeypatch):
    """No key is accepted and then ignored: the builder looks at every one that is written."""
    read: set[tuple[int, str]] = set()

    class Watched(dict):
        def __init__(self, tree, values):
            super().__init__(values)
            self.tree = tree

        def __getitem__(self, key):
            read.add((id(self.tree), key))
            return super().__getitem__(key)

        def get(self, key, default=None):
            read.add((id(self.tree), key))
            return super().get(key, default)

    before = Reader.__attrs_post_init__

    def watch(reader):
        before(reader)
        object.__setattr__(reader, "_values", Watched(reader.tree, reader._values))

    monkeypatch.setattr(Reader, "__attrs_post_init__", watch)
    tree = parse(WHOLE)
    build_rules(tree, {})
    unread = {key for key in written(tree) if key not in read}
    named = {id(each): key for each, key in where(tree)}
    # `govrank` is the schema's own business, and `otherwise: true` says that there is no start.
    unneeded = {("", "govrank"), ("steps", "otherwise")}
    assert {(named[place], key) for place, key in unread} == unneeded


def written(tree: Any) -> Iterator[tuple[int, str]]:
    """Yield every mapping and key of a tree whose keys are the language's own."""
    for mapping, above in where(tree):
        if above not in ("given", "mot", "hai", "expect"):
            yield from ((id(mapping), key.text) for key, _ in mapping.entries)


def where(node: Any, above: str = "") -> Iterator[tuple[Any, str]]:
    """Yield every mapping of a tree with the key it stands under."""
    for item in getattr(node, "items", ()):
        yield from where(item, above)
    if hasattr(node, "entries"):
        yield node, above
        for key, value in node.entries:
            yield from where(value, key.text)


EXPRESSIONS = [
    each for each in vars(expressions).values()
    if attrs.has(each) and each.__module__ == expressions.__name__ and attrs.fields(each)
]  # fmt: skip
CLASSES = [
    model.Rules, model.Node, model.Group, model.Step, model.Band, model.RankKey,
    model.RankingPolicy, model.Example, model.LegalBasis, model.Effective, model.Limit, model.Lock,
    values.Input, values.Option, values.Policy, values.Rounding, values.Number,
    values.Provenance, Leaf, Text, *registry().values(), *EXPRESSIONS,
]  # fmt: skip


@pytest.mark.parametrize("kind", CLASSES, ids=lambda each: each.__name__)
def test_every_attribute_of_the_model_can_be_written(kind):
    """Each attribute has somewhere in the whole example another value than its default."""
    rules = build_rules(parse(WHOLE), {})
    found = [each for each in parts(rules) if type(each) is kind]
    assert found
    for attribute in attrs.fields(kind):
        unsaid = default(attribute)
        assert any(getattr(each, attribute.name) != unsaid for each in found), attribute.name


def default(attribute: Any) -> object:
    """Return what an attribute is where nothing is written."""
    return None if attribute.default is attrs.NOTHING else attribute.default


def parts(value: Any) -> Iterator[Any]:
    """Yield a piece of rules and every piece within it."""
    if isinstance(value, tuple):
        for each in value:
            yield from parts(each)
    elif attrs.has(type(value)):
        yield value
        for attribute in attrs.fields(type(value)):
            yield from parts(getattr(value, attribute.name))


@pytest.fixture(scope="module")
def plain_validator():
    """Make a validator of the schema as any tool would."""
    return Draft202012Validator(ruleset_schema(), registry=Registry())


def outcome(text: str) -> set[str]:
    """Return the families of what a text is refused with; empty where it loads."""
    try:
        load_source(decode(text.encode(), "test.yaml"))
    except GovrankError as error:
        return {each.code.partition("/")[0] for each in error.diagnostics}
    return set()


@given(ruleset_texts())
def test_a_ruleset_of_the_language_loads(text):
    """Whatever follows the rules of the language loads."""
    assert outcome(text) == set()


@given(st.data())
def test_a_damaged_ruleset_gives_diagnostics_and_nothing_else(plain_validator, data):
    """A text near a valid one loads or is refused; what the schema accepts, only for its meaning.

    Our validator and a plain one of jsonschema accept the same documents.
    """
    text = data.draw(damaged(data.draw(ruleset_texts())))
    families = outcome(text)
    try:
        tree = parse(decode(text.encode(), "test.yaml"))
    except GovrankError:
        assert families == {"text"}
        return
    accepted = plain_validator.is_valid(to_plain(tree))
    assert accepted == (not list(validate(tree, validator_of(ruleset_schema()))))
    assert families <= ({"meaning"} if accepted else {"schema"})
    assert accepted or families == {"schema"}


def test_a_date_is_one_that_the_calendar_has():
    """The pattern of dates takes every day of the calendar, leap days too, and no other."""
    pattern = re.compile(ruleset_schema()["$defs"]["date"]["pattern"])
    for year in (1900, 2000, 2020, 2021, 2024, 2100):
        for month in range(14):
            for day in range(33):
                written = f"{year:04}-{month:02}-{day:02}"
                assert bool(pattern.search(written)) == _is_day(year, month, day), written
    assert pattern.search("2021")
    assert pattern.search("2021-12")
    assert not pattern.search("2021-13")


def _is_day(year, month, day):
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
