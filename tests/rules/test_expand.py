"""A ruleset without shorthands gives the same results, and is one itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, field, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from govrank.audit.examples import run_examples
from govrank.engine.ranking import rank
from govrank.report.strict_yaml import yaml_text
from govrank.rules import catalogue
from govrank.rules.expand import as_written, expanded
from govrank.rules.load import load
from govrank.rules.methods.formula import Formula
from govrank.rules.model import Group
from govrank.rules.ruleset import Ruleset
from govrank.rules.values import Input, Number
from tests.loading import load_text
from tests.rules.expressions.test_write import placeless
from tests.strategies.rulesets import ruleset_texts, tables

WHOLE = Path(__file__).parent / "whole.ruleset.yaml"
SHIPPED = [path for _, path in catalogue.entries("ruleset")]
FILES = [pytest.param(path, id=path.name) for path in (WHOLE, *SHIPPED)]


def again(ruleset: Ruleset) -> Ruleset:
    """Return the expansion of a ruleset, loaded from its text."""
    return load_text(yaml_text(expanded(ruleset)))


def rows_of(ruleset: Ruleset, rows: Any) -> list[Any]:
    """Return all results of a ranking."""
    return rank(ruleset, rows).to_rows()


@frozen
class Run:
    """A ruleset, its text and rows for it; it shows itself as the last two."""

    text: str
    ruleset: Ruleset = field(repr=False)
    rows: Any


@st.composite
def runs(draw: Any) -> Run:
    """Draw the text of a ruleset, the ruleset and rows for it."""
    text = draw(ruleset_texts())
    ruleset = load_text(text)
    return Run(text, ruleset, draw(tables(ruleset)))


@given(runs())
@settings(max_examples=150)
def test_the_expansion_gives_the_same_results(run):
    """Every number, grade and rank of random units is the same; so is the expansion's own."""
    found = again(run.ruleset)
    assert rows_of(found, run.rows) == rows_of(run.ruleset, run.rows)
    assert expanded(found) == expanded(run.ruleset)


@pytest.mark.parametrize("path", FILES)
@given(st.data())
@settings(max_examples=20)
def test_the_expansion_of_a_file_gives_the_same_results(path, data):
    """Files that are shipped, and one with every key, keep every result of random units."""
    ruleset = load(path)
    found = again(ruleset)
    assert expanded(found) == expanded(ruleset)
    drawn = data.draw(tables(ruleset)).values()
    listed = ruleset.units.units if ruleset.units else ()
    rows = [
        {"unit": unit.id, **{key: cell for key, cell in row.items() if key[0] != "@"}}
        for unit, row in zip(listed, drawn, strict=False)
    ]
    assert rows_of(found, rows) == rows_of(ruleset, rows)


@pytest.mark.parametrize("path", FILES)
def test_the_inputs_of_the_expansion_are_the_same(path):
    """Every input is declared, with its kind, domain, answers, policies, names and provenance."""
    ruleset = load(path)
    found = again(ruleset)
    declared = [each["id"] for each in expanded(ruleset)["inputs"]]
    assert declared == [each.id for each in ruleset.rules.inputs]
    for before, after in zip(ruleset.rules.inputs, found.rules.inputs, strict=True):
        assert valued(after) == valued(before)
        for end in ("low", "high"):
            given = getattr(before, end)
            if given is not None and given.address:
                assert getattr(after, end).provenance == given.provenance


def valued(given: Input) -> Input:
    """Return an input whose ends are known by their value alone."""
    ends = {"low": given.low, "high": given.high}
    bare = {key: end and Number("", end.value) for key, end in ends.items()}
    return placeless(evolve(given, **bare))


@pytest.mark.parametrize("path", FILES)
def test_only_methods_inputs_and_what_leaves_say_of_them_change(path):
    """Titles, provenance, legal basis, ceilings, grades, ranking and examples stay as written."""
    ruleset = load(path)
    before, after = as_written(ruleset), expanded(ruleset)
    apart = ("inputs", "indicators")
    assert {k: v for k, v in after.items() if k not in apart} == {
        k: v for k, v in before.items() if k not in apart
    }
    for node in again(ruleset).rules.total.walk():
        was = ruleset.nodes[node.id]
        assert isinstance(node.content, Group) or isinstance(node.content.method, Formula)
        assert evolve(node, content=was.content) == was


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_the_examples_of_an_expansion_hold(path):
    """What a file expects of its examples, its expansion gives."""
    found = again(load(path))
    assert list(run_examples(found)) == []
    assert expanded(found) == expanded(load(path))


HEAD = 'govrank: "1"\nid: a/b\nversion: "1"\ntitle: x\n'


def expanded_leaf(leaf: str, more: str = "") -> dict[str, Any]:
    """Return the expansion of a ruleset of one leaf."""
    return expanded(load_text(f"{HEAD}{more}indicators:\n  - {leaf}\n"))


def test_a_leaf_hands_what_it_says_of_its_input_to_the_declaration():
    """Unit, places, direction, absence and headings move to the input, which had them before."""
    found = expanded_leaf(
        "{id: a, code: A1, title: T, max: 5, unit: u, places: 2, better: lower, missing: zero, "
        "not_applicable: {value: 3}, aliases: [B], score: {method: points}}"
    )
    assert found["indicators"] == [
        {"id": "a", "code": "A1", "title": "T", "max": 5,
         "score": {"method": "formula", "value": {"input": "a"}}},
    ]  # fmt: skip
    assert found["inputs"] == [
        {"id": "a", "code": "A1", "title": "T", "kind": "number", "min": 0, "max": 5, "unit": "u",
         "places": 2, "better": "lower", "missing": "zero", "not_applicable": {"value": 3},
         "aliases": ["B"]},
    ]  # fmt: skip


def test_a_declaration_keeps_what_it_says():
    """What is declared stays as written, remarks on its provenance too; the rest is added."""
    found = expanded_leaf(
        "{id: a, max: 5, basis: inferred, score: {method: points}}",
        "inputs: [{id: a, basis: assumed, because: why, max: 4}]\n",
    )
    assert found["inputs"] == [
        {"id": "a", "title": "a", "kind": "number", "min": 0, "max": 4, "places": 6,
         "missing": "error", "not_applicable": "error", "basis": "assumed", "because": "why"},
    ]  # fmt: skip


def test_a_figure_of_a_leaf_keeps_its_provenance_in_the_declaration():
    """The ceiling that bounds an input says there where it comes from, even that nothing does."""
    found = expanded_leaf(
        "{id: a, max: 5, score: {method: points}}",
        "inputs: [{id: a, basis: assumed, because: why, min: 1}]\n",
    )
    (declared,) = found["inputs"]
    assert declared["max"] == {"value": 5, "basis": "stated", "because": {"vi": ""}}


def test_a_ruleset_without_inputs_declares_none():
    """A formula of figures alone reads nothing, and no empty list is written."""
    leaf = "{id: a, score: {method: formula, value: {value: 0.50}}}"
    assert expanded_leaf(leaf) == as_written(load_text(f"{HEAD}indicators:\n  - {leaf}\n"))


def test_inputs_stand_before_the_indicators():
    """Wherever they were declared, the inputs come to stand in one place."""
    leaf = "{id: a, max: 5, score: {method: points}}"
    text = f"{HEAD}indicators: [{leaf}]\ninputs: [{{id: a}}]\n"
    assert list(expanded(load_text(text)))[-2:] == ["inputs", "indicators"]


def test_a_divisor_stays_one():
    """An input that a method divides by refuses 0 in the expansion too."""
    leaf = "{id: a, max: 5, score: {method: ratio, of: part, per: all}}"
    found = again(load_text(f"{HEAD}indicators:\n  - {leaf}\n"))
    assert [each.nonzero for each in found.rules.inputs] == [False, True]


def test_steps_without_a_step_are_written_with_one():
    """Where only the rest has a value, one step at 0 has the same."""
    leaf = "{id: a, score: {method: steps, of: x, steps: [{otherwise: true, points: 2}]}}"
    (found,) = expanded_leaf(leaf)["indicators"]
    assert found["score"]["value"] == {
        "steps": {"of": {"input": "x"}, "table": [{"from": 0, "value": 2}], "below": 2}
    }


def test_a_ruleset_as_written_has_the_same_digest():
    """Written without comments and layout, a ruleset is the same ruleset."""
    for path in (WHOLE, *SHIPPED):
        ruleset = load(path)
        assert load_text(yaml_text(as_written(ruleset))).digest == ruleset.digest
