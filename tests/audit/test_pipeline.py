"""What steps after the score did, and why they did or did not apply."""

from __future__ import annotations

import pytest

from govrank import explain, rank
from tests.loading import load_text

RULES = """
govrank: "1"
id: test/steps
version: "1"
title: Steps
inputs:
  - {id: fault, title: Fault, kind: yes-no}
  - {id: late, title: Late, missing: exclude}
  - {id: points}
indicators:
  - id: news
    title: News
    score: {method: value, of: points}
    then:
      %s
"""


def said(step, **cells):
    """Return the lines after those of the method, and the score."""
    row = {"unit": "a", "points": "5.5", "fault": "no", "late": None, **cells}
    told = explain(rank(load_text(RULES % step), [row]), "a").total.children[0]
    return [each.text.en for each in told.workings], str(told.score)


@pytest.mark.parametrize(
    ("step", "lines", "score"),
    [
        ("- {add: 1}", ["added: 5.5 + 1 = 6.5"], "13/2"),
        ("- {add: {input: late}}",
         ["does not add, for the value of this step is not there"], "11/2"),
        ("- {multiply: 2}", ["multiplied: 5.5 × 2 = 11"], "11"),
        ("- {replace: 3}", ["replaced by: 3"], "3"),
        ("- {round: {places: 0, mode: half-up}}",
         ["5.5 → 6, half-up, to a whole number (0.5 more)"], "6"),
        ("- {clamp: {max: 5}}", ["kept within limits (not above 5): 5.5 → 5"], "5"),
        ("- {clamp: {min: 5}}", ["within limits (not below 5): stays 5.5"], "11/2"),
        ("- {add: 1, when: {met: fault}}",
         ["does not add, for this does not hold: “Fault” is yes"], "11/2"),
        ("- {clamp: {max: 1}, when: {met: fault}}",
         ["does not limit, for this does not hold: “Fault” is yes"], "11/2"),
        ("- {round: {places: 0, mode: up}, when: {met: fault}}",
         ["does not round, for this does not hold: “Fault” is yes"], "11/2"),
        ("- {add: 1, when: {of: current, above: 5}}",
         ["applies: the score so far (= 5.5) above 5", "added: 5.5 + 1 = 6.5"], "13/2"),
        ("- first: [{multiply: 2, when: {met: fault}}, {add: 1}, {replace: 0}]",
         ["does not multiply, for this does not hold: “Fault” is yes", "added: 5.5 + 1 = 6.5"],
         "13/2"),
        ("- first: [{multiply: 2, when: {met: fault}}]",
         ["does not multiply, for this does not hold: “Fault” is yes"], "11/2"),
    ],
)  # fmt: skip
def test_a_step_says_what_it_did_and_why(step, lines, score):
    """A step shows its arithmetic; under a condition, that it applied or did not, and why."""
    assert said(step) == (lines, score)


def test_a_step_that_needs_a_value_that_is_not_there_changes_nothing():
    """What is to be added and is blank is left out; given, it is added."""
    assert said("- {add: {input: late}}", late=2) == (["added: 5.5 + 2 = 7.5"], "15/2")


@pytest.mark.parametrize(
    ("fault", "lines"),
    [
        ("yes", ["the case: “Fault” is yes"]),
        ("no", ["none of the cases holds: the value for the rest is taken", "2 × 2 = 4"]),
    ],
)
def test_the_case_that_counted_is_told(fault, lines):
    """Of a value by case, the explanation says which case it was."""
    choose = "{choose: {cases: [{when: {met: fault}, value: 1}], otherwise: {product: [2, 2]}}}"
    rules = RULES.replace("{method: value, of: points}", f"{{method: formula, value: {choose}}}")
    rules = rules.partition("    then:")[0]
    row = {"unit": "a", "fault": fault, "late": None, "points": 0}
    total = explain(rank(load_text(rules), [row]), "a").total
    assert [each.text.en for each in total.children[0].workings] == lines
    assert not {each.text.en for each in total.workings} & set(lines)
