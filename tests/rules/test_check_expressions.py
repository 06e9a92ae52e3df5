"""What values and conditions may not say, where the gallery of broken files shows one of many."""

from __future__ import annotations

import pytest

from govrank import GovrankError
from tests.loading import load_text

FRAME = """
govrank: "1"
id: test/check
version: "1"
title: Check
indicators:
  - {{id: news, max: 5, tags: [core], score: {{method: points}}}}
  - {{id: none, max: 0, score: {{method: points}}}}
  - {{id: open, score: {{method: value, of: visits}}}}
  - {{id: found, max: 9, score: {{method: formula, value: {value}}}}}
"""


def codes(value):
    """Return the codes of what is said of a formula."""
    try:
        load_text(FRAME.format(value=value))
    except GovrankError as error:
        return [each.code for each in error.diagnostics]
    return []


@pytest.mark.parametrize(
    ("by", "wanted"),
    [
        ("4", []),
        ("0", ["meaning/zero-unsaid"]),
        ("{input: staff}", []),
        ("{ceiling: news}", []),
        ("{ceiling: none}", ["meaning/zero-unsaid"]),
        ("{ceiling: open}", ["meaning/no-ceiling"]),
        ("{floor: news}", ["meaning/zero-unsaid"]),
        ("{score: news}", ["meaning/zero-unsaid"]),
        ("{log: {of: 10}}", ["meaning/unrounded"]),
        ("{log: {of: 1}}", ["meaning/zero-unsaid"]),
        ("{root: {of: {difference: [2, 1]}}}", ["meaning/zero-unsaid", "meaning/otherwise-unsaid"]),
    ],
)
def test_a_divisor_that_may_be_zero_needs_a_word_on_it(by, wanted):
    """A figure or a ceiling is seen not to be 0, and data are refused where they are."""
    assert codes(f"{{quotient: {{of: 1, by: {by}}}}}") == wanted
    assert "meaning/zero-unsaid" not in codes(f"{{quotient: {{of: 1, by: {by}, zero: 0}}}}")


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("{sum: {among: core, of: {ceiling: each}}}", []),
        ("{sum: {among: [found], of: {ceiling: each}}}", []),
        ("{sum: {among: [found]}}", ["meaning/cycle"]),
        ("{count: {among: [found]}}", ["meaning/cycle"]),
        ("{sum: {among: [news, open], of: {ceiling: each}}}", ["meaning/no-ceiling"]),
        ("{count: [{among: core, where: {given: each}, at_least: each}]}",
         ["meaning/each-outside"]),
        ("{count: [{grade: nwes, at_least: good}]}", ["meaning/unknown-node"]),
    ],
)  # fmt: skip
def test_a_set_is_looked_at_member_by_member(value, wanted):
    """What is asked of each member must be there for each, and only a score waits for a score."""
    assert codes(value) == wanted


def test_a_grade_may_ask_for_the_score_it_is_of():
    """Grades come after scores: a condition of a grade reads its own score, and not itself."""
    grades = "grades: [{{id: good, when: {{{asked}, at_least: {to}}}}}, {{id: weak}}]\n"
    text = FRAME.format(value="1")
    load_text(text + grades.format(asked="of: {score: total}", to="3"))
    with pytest.raises(GovrankError, match="meaning/cycle"):
        load_text(text + grades.format(asked="grade: total", to="weak"))


def test_answers_of_what_is_no_choice_are_told_once():
    """A number has no answers: it is the wrong input, and nothing is said of its answers."""
    declared = "inputs: [{{id: chair, kind: number}}, {{id: visits}}]\nindicators:"
    text = FRAME.replace("indicators:", declared)
    with pytest.raises(GovrankError) as caught:
        load_text(text.format(value="{answer: {of: chair, values: {head: 1}}}"))
    assert [each.code for each in caught.value.diagnostics] == ["meaning/input-kind"]


def test_a_member_without_the_grade_is_told_once():
    """The first member whose ladder lacks the grade is named, where the grade is written."""
    asked = "{count: [{among: [news, none], where: {grade: each, at_least: good}, at_least: 1}]}"
    assert codes(asked) == ["meaning/no-grades"]


def test_an_order_of_grades_that_hides_one_is_told():
    """Tried in turn, a grade from 5 on leaves nothing to one that starts at 8 after it."""
    grades = "grades: [{id: a, when: {given: 1}}, {id: b, from: 5}, {id: c, from: 8}, {id: d}]\n"
    with pytest.raises(GovrankError, match="meaning/bands-out-of-order"):
        load_text(FRAME.format(value="1") + grades)
