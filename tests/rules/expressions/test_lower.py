"""Conditions, steps, grades and limits: when each holds, worked out by hand."""

from __future__ import annotations

import pytest

from govrank import rank
from tests.loading import load_text

FRAME = """
govrank: "1"
id: test/lower
version: "1"
title: Lower
inputs:
  - {id: late, missing: exclude}
  - {id: plan, kind: yes-no, missing: exclude}
  - {id: chair, kind: choice, choices: [{id: head}, {id: deputy}], missing: exclude}
indicators:
  - id: news
    max: 10
    tags: [core]
    missing: exclude
    score: {method: points}
    grades: [{id: good, from: 8}, {id: fair, from: 5}]
  - {id: online, max: 10, tags: [core], missing: exclude, score: {method: points}}
"""
ROW = {"news": 6, "online": 4, "late": 2, "plan": True, "chair": "head", "@terrain": "island"}


def unit(text, **cells):
    """Return the standing of one unit under the frame and more; None is a blank cell."""
    ruleset = load_text(FRAME + text)
    needed = {each.id for each in ruleset.rules.inputs}
    needed |= {"@terrain"} if "terrain" in text else set()
    row = {name: cell for name, cell in {**ROW, **cells}.items() if name in needed}
    return rank(ruleset, [{"unit": "a unit", **row}])[0]


def holds(condition, **cells):
    """Tell whether a condition holds for one unit."""
    leaf = f"{{id: found, score: {{method: formula, value: {{count: [{condition}]}}}}}}"
    return unit(f"  - {leaf}\n", **cells).score("found") == 1


@pytest.mark.parametrize(
    ("condition", "wanted"),
    [
        ("{of: {input: late}, at_least: 2}", True),
        ("{of: {input: late}, above: 2}", False),
        ("{of: {input: late}, at_most: 2}", True),
        ("{of: {input: late}, below: 2}", False),
        ("{of: {input: late}, equals: 2}", True),
        ("{of: {score: news}, above: 5, below: 6}", False),
        ("{of: {score: news}, above: 5, at_most: 6}", True),
        ("{met: plan}", True),
        ("{not: {met: plan}}", False),
        ("{answer: chair, is: head}", True),
        ("{answer: chair, is: [deputy, head]}", True),
        ("{answer: chair, is: deputy}", False),
        ("{attribute: terrain, is: island}", True),
        ("{attribute: terrain, is: [mountain, sea]}", False),
        ("{given: {input: late}}", True),
        ("{given: 3}", True),
        ("{grade: news, equals: fair}", True),
        ("{grade: news, at_least: fair}", True),
        ("{grade: news, above: fair}", False),
        ("{grade: news, below: good}", True),
        ("{grade: news, at_least: fair, below: good}", True),
        ("{all: [{met: plan}, {given: nothing}]}", False),
        ("{any: [{met: plan}, {given: nothing}]}", True),
        ("{among: core, where: {of: each, above: 5}, equals: 1}", True),
        ("{among: core, where: {of: each, above: 5}, at_least: {share: 0.5}}", True),
        ("{among: core, where: {of: each, above: 5}, above: {share: 0.5}}", False),
        ("{among: core, where: {of: each, above: 3}, at_least: 1, below: 2}", False),
        ("{among: [news], where: {grade: each, at_least: fair}, at_least: 1}", True),
    ],
)
def test_a_condition_holds(condition, wanted):
    """News 6 (fair), online 4, two late, a plan, the head in the chair, on an island."""
    assert holds(condition) == wanted


@pytest.mark.parametrize(
    "condition",
    [
        "{of: {input: late}, at_least: 0}",
        "{of: {input: late}, below: 0}",
        "{of: 0, equals: {input: late}}",
        "{given: {input: late}}",
        "{met: plan}",
        "{answer: chair, is: head}",
        "{grade: news, below: good}",
    ],
)
def test_what_is_not_there_meets_nothing(condition):
    """Neither a comparison nor its opposite holds of what is blank; its `not` does."""
    blank = {"late": None, "plan": None, "chair": None, "news": None}
    assert not holds(condition, **blank)
    assert holds(f"{{not: {condition}}}", **blank)


def test_no_grade_is_not_the_lowest():
    """A score of 3 is below every start: it has no grade, and none is not below fair."""
    assert not holds("{grade: news, below: fair}", news=3)
    assert not holds("{grade: news, at_most: good}", news=3)


@pytest.mark.parametrize(("empty", "wanted"), [("met", True), ("not-met", False)])
def test_a_set_of_none_holds_as_is_written(empty, wanted):
    """Where no member is there, `empty` says what holds; elsewhere it says nothing."""
    few = f"{{among: core, where: {{of: each, above: 9}}, at_most: 9, empty: {empty}}}"
    many = f"{{among: core, where: {{of: each, above: 9}}, at_least: 1, empty: {empty}}}"
    assert holds(few, news=None, online=None) == wanted
    assert holds(few)
    assert not holds(many)


def stepped(steps, **cells):
    """Return the score of an indicator that starts as `late` and goes through steps."""
    leaf = f"{{id: found, score: {{method: value, of: late}}, then: [{steps}]}}"
    return unit(f"  - {leaf}\n", **cells).score("found")


@pytest.mark.parametrize(
    ("steps", "wanted"),
    [
        ("{add: {score: news}}", 8),
        ("{multiply: {input: plan}}, {multiply: 3}", 6),
        ("{replace: {score: online}}", 4),
        ("{clamp: {min: {score: online}, max: 9}}", 4),
        ("{clamp: {max: -1}}", -1),
        ("{add: 1, when: {of: current, at_least: 3}}", 2),
        ("{add: 1}, {add: 1, when: {of: current, at_least: 3}}", 4),
        ("{first: [{add: 1, when: {met: plan}}, {add: 5}]}", 3),
        ("{first: [{add: 1, when: {given: nothing}}, {add: 5}]}", 7),
        ("{first: [{add: 1, when: {given: nothing}}]}", 2),
        ("{add: nothing}, {multiply: nothing}, {replace: nothing}, {clamp: {min: nothing}}", 2),
    ],
)
def test_a_step_changes_the_score(steps, wanted):
    """The score is 2 before its steps, news is 6 and online 4."""
    assert stepped(steps) == wanted


def test_only_replace_brings_a_score_back():
    """A score that is not there stays so when something is added, and not when it is replaced."""
    assert stepped("{add: 1}", late=None) is None
    assert stepped("{add: 1}, {replace: 5}, {add: 1}", late=None) == 6
    assert stepped("{replace: 5, when: {not: {given: current}}}") == 2


GRADES = "grades: [{id: best, from: 9, when: {met: plan}}, {id: good, from: 8}, {id: weak}]\n"


@pytest.mark.parametrize(
    ("limits", "plan", "wanted"),
    [
        ("", True, "best"),
        ("", False, "good"),
        ("limits: [{at_most: good}]", True, "good"),
        ("limits: [{at_most: best}]", False, "good"),
        ("limits: [{at_most: weak, when: {of: {input: late}, above: 2}}]", True, "best"),
        ("limits: [{set: best, unless: {met: plan}}]", False, "best"),
        ("limits: [{set: weak, when: {grade: total, at_least: good}, unless: {met: plan}}]",
         True, "best"),
        ("limits: [{set: weak}, {set: good}]", True, "good"),
    ],
)  # fmt: skip
def test_grades_under_conditions_and_limits(limits, plan, wanted):
    """A total of 10 is best with a plan and good without; limits follow, one after the other."""
    assert unit(f"{GRADES}{limits}\n", plan=plan).grade.id == wanted
