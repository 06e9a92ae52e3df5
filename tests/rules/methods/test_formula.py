"""formula: each form of a value, worked out by hand, there and not there."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govrank import GovrankError, rank
from tests.loading import load_text

FRAME = """
govrank: "1"
id: test/formula
version: "1"
title: Formula
inputs:
  - {{id: received, missing: exclude}}
  - {{id: late, missing: exclude}}
  - {{id: plan, kind: yes-no, missing: exclude}}
  - {{id: chair, kind: choice, choices: [{{id: head}}, {{id: deputy}}], missing: exclude}}
indicators:
  - {{id: news, min: 1, max: 5, tags: [core], missing: exclude, score: {{method: points}}}}
  - {{id: online, max: 8, tags: [core], missing: exclude, score: {{method: points}}}}
  - {{id: found, min: -99, max: 20, score: {{method: formula, value: {value}}}}}
"""
CASE = "{when: {met: plan}, value: 1}"
NONE_LEFT = "{difference: [{input: received}, 8]}"
ROW = {"received": 8, "late": 2, "plan": True, "chair": "deputy", "news": 3, "online": 6}


def found(value, **cells):
    """Return the score that a formula gives one unit; a cell given as None is blank."""
    ruleset = load_text(FRAME.format(value=value))
    row = {**ROW, **cells}
    needed = {each.id for each in ruleset.rules.inputs} | {"unit", "@terrain"}
    kept = {name: cell for name, cell in row.items() if name in needed}
    return rank(ruleset, [{"unit": "a unit", **kept}])[0].score("found")


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("7", 7),
        ("{value: 7.5, basis: assumed}", Fraction(15, 2)),
        ("{input: received}", 8),
        ("{input: plan}", 1),
        ("{score: news}", 3),
        ("{ceiling: news}", 5),
        ("{floor: news}", 1),
        ("{share: 0.25}", 5),
        ("{share: {quotient: {of: 1, by: 4}}}", 5),
        ("{sum: [{input: received}, {input: late}, 1]}", 11),
        ("{sum: [{product: [0.5, {input: received}]}, {input: late}]}", 6),
        ("{mean: [{input: received}, {input: late}]}", 5),
        ("{least: [{input: received}, {input: late}]}", 2),
        ("{greatest: [{input: received}, {input: late}]}", 8),
        ("{difference: [{input: received}, {input: late}, 1]}", 5),
        ("{product: [{input: received}, {input: late}]}", 16),
        ("{quotient: {of: {input: late}, by: {input: received}}}", Fraction(1, 4)),
        ("{round: {of: {quotient: {of: 7, by: 3}}, places: 1, mode: up}}", Fraction(12, 5)),
        ("{steps: {of: 2, table: [{from: 2, value: 4}, {above: 2, value: 9}], below: 0}}", 4),
        ("{steps: {of: {input: late}, table: [{from: 3, value: 4}], below: {score: news}}}", 3),
        (f"{{choose: {{cases: [{CASE}, {CASE}], otherwise: 3}}}}", 1),
        (f"{{sum: {{among: core, of: {{choose: {{cases: [{CASE}], otherwise: 3}}}}}}}}", 2),
        ("{choose: {cases: [{when: {not: {met: plan}}, value: 1}], otherwise: 3}}", 3),
        ("{answer: {of: chair, values: {head: 10, deputy: {input: late}}}}", 2),
        ("{first: [{input: late}, 9]}", 2),
        ("{count: [{met: plan}, {answer: chair, is: head}]}", 1),
        ("{count: {among: core, where: {of: each, above: 3}}}", 1),
        ("{sum: {among: core}}", 9),
        ("{sum: {among: [news, online], of: {ceiling: each}}}", 13),
        ("{mean: {among: core, where: {of: each, above: 3}}}", 6),
        ("{least: {among: core}}", 3),
        ("{greatest: {among: core, of: {difference: [each, {ceiling: each}]}}}", -2),
    ],
)  # fmt: skip
def test_a_value_is_worked_out(value, wanted):
    """Received 8, late 2, plan yes, a deputy in the chair, news 3 of 1 to 5, online 6 of 8."""
    assert found(value) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("{input: late}", None),
        ("nothing", None),
        ("{sum: [{input: late}, 1]}", None),
        ("{mean: [{input: late}, 1]}", None),
        ("{product: [{input: late}, 0]}", None),
        ("{difference: [1, {input: late}]}", None),
        ("{quotient: {of: {input: late}, by: 2}}", None),
        (f"{{quotient: {{of: 1, by: {NONE_LEFT}, zero: exclude}}}}", None),
        (f"{{quotient: {{of: 1, by: {NONE_LEFT}, zero: {{input: late}}}}}}", None),
        (f"{{quotient: {{of: 1, by: {NONE_LEFT}, zero: 7}}}}", 7),
        ("{quotient: {of: 4, by: {input: received}, zero: {input: late}}}", Fraction(1, 2)),
        ("{steps: {of: {input: late}, table: [{from: 1, value: 1}], below: 0}}", None),
        ("{steps: {of: {input: received}, table: [{from: 9, value: {input: late}}], below: 5}}", 5),
        ("{answer: {of: chair, values: {head: {input: late}, deputy: 3}}}", 3),
        ("{answer: {of: chair, values: {head: 3, deputy: {input: late}}}}", None),
        ("{choose: {cases: [{when: {met: plan}, value: 3}], otherwise: {input: late}}}", 3),
        ("{first: [{input: late}, {input: late}]}", None),
        ("{first: [{input: late}, {input: received}]}", 8),
        ("{first: [{input: late}, 1]}", 1),
        ("{count: [{of: {input: late}, at_least: 0}, {of: {input: late}, below: 0}]}", 0),
    ],
)  # fmt: skip
def test_a_value_is_there_when_what_it_takes_is(value, wanted):
    """The number of late cases is not there; only what is taken must be."""
    assert found(value, late=None) == wanted


def test_a_set_leaves_out_what_is_not_there():
    """Of news and online, news is not there: online alone has a sum, a mean and a count."""
    assert found("{sum: {among: core}}", news=None) == 6
    assert found("{mean: {among: core}}", news=None) == 6
    assert found("{count: {among: core}}", news=None) == 1
    assert found("{least: {among: core}}", news=None, online=None) is None


@pytest.mark.parametrize(("terrain", "wanted"), [("mountain", 2), ("island", 1), ("sea", 0)])
def test_a_value_by_an_attribute(terrain, wanted):
    """A unit counts by its terrain, and any other terrain as otherwise."""
    value = "{attribute: {of: terrain, values: {mountain: 2, island: 1}, otherwise: 0}}"
    assert found(value, **{"@terrain": terrain}) == wanted


def test_an_attribute_without_otherwise_must_be_listed():
    """A unit for whose terrain the rules have no value is refused, with what they know."""
    value = "{sum: [{attribute: {of: terrain, values: {hill: 1, sea: 2}}}, %s]}"
    other = "{attribute: {of: terrain, values: {sea: 1, lake: 1}}}"
    with pytest.raises(GovrankError, match="meaning/attribute-unlisted"):
        found(value % other, **{"@terrain": "hill"})
    assert found(value % other, **{"@terrain": "sea"}) == 3


def test_an_input_that_divides_must_not_be_zero():
    """Without a word on zero, the table is refused, though the input is read elsewhere, too."""
    value = "{sum: [{quotient: {of: 1, by: {input: received}}}, {input: received}]}"
    with pytest.raises(GovrankError):
        found(value, received=0)


def test_inputs_are_what_all_values_together_ask_of_them():
    """Undeclared, an input that is asked for a yes is a yes or no, wherever else it is read."""
    ruleset = load_text(
        """
        govrank: "1"
        id: a
        version: "1"
        title: T
        indicators:
          - {id: a, score: {method: formula, value: {input: plan}}}
          - {id: b, score: {method: formula, value: {count: [{met: plan}, {answer: c, is: head}]}}}
          - id: d
            score: {method: formula, value: {answer: {of: c, values: {head: 1, deputy: 2}}}}
        """
    )
    kinds = {each.id: each.kind for each in ruleset.rules.inputs}
    assert kinds == {"plan": "yes-no", "c": "choice"}
    assert [option.id for option in ruleset.rules.inputs[1].options] == ["head", "deputy"]
