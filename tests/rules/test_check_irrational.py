"""Roots, powers and logarithms are rounded before anything depends on their digits."""

from __future__ import annotations

import pytest

from govrank import GovrankError
from tests.loading import load_text

RULES = """
govrank: "1"
id: test/irrational
version: "1"
title: Irrational
inputs:
  - {id: x, min: 0}
  - {id: fault, kind: yes-no}
indicators:
  - id: a
    score: {method: formula, value: %s}
    %s
"""
ROOT = "{root: {of: {input: x}}}"
ROUNDED = "{round: {of: %s, places: 2, mode: half-up}}"


def load(value, more=""):
    """Load rules with one formula."""
    return load_text(RULES % (value, more))


@pytest.mark.parametrize(
    ("value", "more"),
    [
        (ROOT, ""),
        (ROOT, "then: [{add: 1}]"),
        (f"{{sum: [1, {{product: [2, {ROOT}]}}]}}", ""),
        (f"{{choose: {{cases: [{{when: {{met: fault}}, value: {ROOT}}}], otherwise: 1}}}}", ""),
        (f"{{steps: {{of: {{input: x}}, table: [{{from: 1, value: {ROOT}}}], below: 0}}}}", ""),
        (f"{{steps: {{of: {ROOT}, table: [{{from: 1, value: 2}}], below: 0}}}}", ""),
        (f"{{count: [{{of: {ROOT}, above: 1}}]}}", ""),
        (f"{{least: [{ROOT}, 1]}}", ""),
        (ROOT, "then: [{round: {places: 1, mode: up}, when: {met: fault}}]"),
    ],
)
def test_an_irrational_number_that_is_not_rounded_is_refused(value, more):
    """Output, comparisons, steps, least and greatest want a number that was rounded."""
    with pytest.raises(GovrankError) as caught:
        load(value, more)
    assert {each.code for each in caught.value.diagnostics} == {"meaning/unrounded"}


@pytest.mark.parametrize(
    ("value", "more"),
    [
        (ROUNDED % ROOT, "max: 5"),
        (ROOT, "then: [{round: {places: 1, mode: up}}, {clamp: {max: 3}}]"),
        ("{root: {of: 16}}", "max: 5"),
        (f"{{count: [{{of: {ROUNDED % ROOT}, above: 1}}]}}", ""),
        (f"{{product: [{ROUNDED % ROOT}, {{input: x}}]}}", ""),
    ],
)
def test_a_rounding_over_the_whole_expression_is_enough(value, more):
    """What is rounded may be used like any number; a root that is a ratio needs no rounding."""
    assert load(value, more).plan


SCORES = """
govrank: "1"
id: test/floors
version: "1"
title: Floors
indicators:
  - {id: a, min: %s, max: 9, score: {method: points}, then: [%s]}
  - {id: b, score: {method: formula, value: {round: {of: %s, places: 2, mode: half-up}}}}
"""
ROUND = "{round: {places: 0, mode: floor}}"


@pytest.mark.parametrize(
    ("floor", "step", "value"),
    [
        (0, "{add: -5}", "{root: {of: {score: a}}}"),
        (0, f"{ROUND}, {{add: -5}}", "{root: {of: {score: a}}}"),
        ("0.1", ROUND, "{log: {of: {score: a}}}"),
    ],
)
def test_a_floor_that_a_later_step_may_pass_vouches_for_nothing(floor, step, value):
    """A deduction may take a score below its floor, and a rounding to 0: what counts is asked."""
    with pytest.raises(GovrankError) as caught:
        load_text(SCORES % (floor, step, value))
    assert [each.code for each in caught.value.diagnostics] == ["meaning/otherwise-unsaid"]


def test_a_floor_of_0_holds_through_a_rounding():
    """A score that is not below 0 is not rounded below 0."""
    assert load_text(SCORES % (0, ROUND, "{root: {of: {score: a}}}")).plan
