"""The examples of a ruleset are its promises."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govrank.audit.examples import run_examples
from tests.loading import load_text
from tests.scoring import HEAD

BODY = """indicators:
  - {id: a, max: 10, score: {method: points}}
  - {id: b, max: 10, missing: exclude, score: {method: points}}
grades: [{id: good, from: 15}, {id: weak}]
examples:
  - {name: one, given: {a: 9, b: 6}, expect: %s}
"""


def _found(expect, **bind):
    ruleset = load_text(HEAD + BODY % expect)
    return run_examples(ruleset, {k.replace("__", "."): Fraction(v) for k, v in bind.items()})


@pytest.mark.parametrize(
    "expect",
    ["{total: 15}", "{grade: good}", "{rank: 1}", "{a: 9, b: 6.0}", "{total: 15, grade: good}"],
)
def test_a_promise_that_is_kept_finds_nothing(expect):
    """Scores, the grade and the rank come out as the example says."""
    assert _found(expect) == ()


@pytest.mark.parametrize(
    ("expect", "text"),
    [
        ("{total: 14}", "example 'one': total should be 14, and comes out as 15"),
        ("{grade: weak}", "example 'one': grade should be weak, and comes out as good"),
        ("{rank: 2}", "example 'one': rank should be 2, and comes out as 1"),
        ("{total: null}", "example 'one': total should be none, and comes out as 15"),
        ("{refused: a}", "example 'one': the input 'a' should be refused, and is accepted"),
    ],
)
def test_a_promise_that_is_broken_is_told_at_its_place(expect, text):
    """What should have come out and what did, at the line of the example."""
    (found,) = _found(expect)
    assert found.text("en") == text
    assert found.mark.line == 10


def test_a_refusal_may_be_the_promise():
    """Data above a ceiling are refused, as the example asks."""
    text = HEAD + BODY.replace("a: 9", "a: 10.5") % "{refused: a}"
    assert run_examples(load_text(text)) == ()


def test_a_refusal_that_is_not_promised_is_told_with_its_reason():
    """Data that cannot be read break the example."""
    text = HEAD + BODY.replace("a: 9", "a: 10.5") % "{total: 15}"
    (found,) = run_examples(load_text(text))
    assert found.code == "meaning/example-refused"
    assert "10" in found.text("vi")


def test_examples_run_under_other_figures():
    """Moved by one, a threshold breaks the example that sits on it."""
    assert _found("{grade: good}", grades__good__from=16)


def test_absent_scores_and_several_units_can_be_promised():
    """A unit with nothing to count has no total; two units rank against each other."""
    text = HEAD + BODY.replace(
        "{name: one, given: {a: 9, b: 6}, expect: %s}",
        "{name: two, units: {ax: {a: 9, b: null}, by: {a: 9, b: 1}}, "
        "expect: {ax: {b: null, rank: 2}, by: {rank: 1}}}",
    )
    assert run_examples(load_text(text)) == ()
