"""The quicker validator finds what the plain one finds."""

from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry

from govrank.reading.plain import to_plain
from govrank.reading.strict_yaml import parse
from govrank.reading.text import read_source
from govrank.rules import catalogue
from govrank.rules.dispatch import holds
from govrank.rules.method import registry
from govrank.rules.schema import ruleset_schema
from govrank.rules.validate import validator_of

CONDITION = {
    "if": {"properties": {"method": {"const": "points"}}, "required": ["method"]},
    "then": {"required": ["a"]},
}
APART = {"not": {"required": ["a", "b"]}}


@pytest.mark.parametrize(
    ("schema", "instance", "glance"),
    [
        (CONDITION, {"method": "steps"}, True),
        (CONDITION, {}, True),
        (CONDITION, {"method": "points"}, False),
        (CONDITION, "points", False),
        (CONDITION | {"else": False}, {"method": "steps"}, False),
        (CONDITION | {"if": CONDITION["if"] | {"minProperties": 2}}, {}, False),
        (CONDITION | {"if": {"properties": {"b": {"const": 1}}, "required": ["a"]}}, {}, False),
        (CONDITION | {"if": {"properties": {"a": {"type": "null"}}, "required": ["a"]}}, {}, False),
        (APART, {"a": 1}, True),
        (APART, {"a": 1, "b": 2}, False),
        (APART, "ab", False),
        (APART | {"type": "array"}, {}, False),
        ({"not": {"required": ["a"], "type": "array"}}, {}, False),
        ({"type": "array"}, {}, False),
    ],
)
def test_a_glance_says_only_what_is_certain(schema, instance, glance):
    """A schema holds at a glance only where it is wholly understood and holds."""
    assert holds(schema, instance) is glance
    if glance:
        assert Draft202012Validator(schema).is_valid(instance)


KEYS = ["score", "indicators", "weights", "aggregate", "round", "unit", "places", "missing", "max"]
SCORES = st.fixed_dictionaries(
    {},
    optional={
        "method": st.sampled_from([*registry(), "point", 1]),
        "of": st.sampled_from(["a", 1]),
        "per": st.sampled_from(["b", 10]),
        "each": st.integers(),
        "round": st.just({"places": 1, "mode": "down"}),
    },
)
NODES = st.fixed_dictionaries(
    {"id": st.sampled_from(["a", "b", "no id"])},
    optional={
        **{key: st.sampled_from([1, "a", None]) for key in KEYS[2:]},
        "score": SCORES | st.just("points"),
        "indicators": st.lists(st.deferred(lambda: NODES), max_size=2),
    },
)


def whole(indicators):
    """Return a ruleset of these indicators as the validator takes it."""
    return {"govrank": "1", "id": "a", "version": "1", "title": "A", "indicators": indicators}


def found(validator, instance):
    """Return every error of an instance as data, those inside a choice of forms too."""
    errors = list(validator.iter_errors(instance))
    return [
        (list(each.absolute_path), list(each.absolute_schema_path), each.message)
        for error in errors
        for each in (error, *error.context)
    ]


QUICK = validator_of(ruleset_schema())
PLAIN = Draft202012Validator(deepcopy(ruleset_schema()), registry=Registry())


@given(indicators=st.lists(NODES, max_size=3))
def test_both_validators_find_the_same(indicators):
    """For any indicators, right or wrong, the errors are the same, in the same order."""
    instance = whole(indicators)
    assert found(QUICK, instance) == found(PLAIN, instance)


@pytest.mark.parametrize("name", [name for name, _ in catalogue.entries("ruleset")])
def test_both_validators_pass_what_is_shipped(name):
    """Every shipped ruleset fits the schema by either validator."""
    instance = to_plain(parse(read_source(catalogue.find("ruleset", name))))
    assert found(QUICK, instance) == found(PLAIN, instance) == []
