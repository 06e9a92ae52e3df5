"""Grades explained: the range, the way up and the way down, at every edge."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank import rank
from govrank.audit.grading import graded
from govrank.audit.traced import Case
from govrank.language import decimal_text
from tests.loading import load_text

LADDER = """
    govrank: "1"
    id: test/ladder
    version: "1"
    title: Ladder
    indicators: [{id: x, max: 100, score: {method: points}}]
    grades:
      - {id: good, title: Good, from: 80, basis: assumed, because: custom}
      - {id: fair, title: Fair, above: 65}
      - {id: weak, title: Weak}
"""
LOADED = load_text(LADDER)
CLOSED = load_text(LADDER.replace("{id: weak, title: Weak}", "{id: weak, title: Weak, from: 0}"))
UNGRADED = load_text(LADDER[: LADDER.index("    grades")])


def _graded(value, rules=LOADED):
    return graded(Case(rank(rules, {"a": {"x": value}}), 0))


@pytest.mark.parametrize(
    ("value", "title", "lines"),
    [
        (
            "80", "Grade: Good",
            ["for totals from 80", "this is the highest grade",
             "0 over 80, where this grade starts; below that is Fair"],
        ),
        (
            "79.5", "Grade: Fair",
            ["for totals above 65 to below 80", "0.5 more would be Good (from 80)",
             "14.5 over 65, where this grade starts; below that is Weak"],
        ),
        (
            "65", "Grade: Weak",
            ["for totals at most 65", "more than 0 more would be Fair (above 65 to below 80)",
             "this is the lowest grade"],
        ),
    ],
)  # fmt: skip
def test_the_way_to_the_grades_on_either_side(value, title, lines):
    """A grade says its range, what the better one needs and what the worse one is under."""
    told = _graded(value)
    assert (told.title.en, [line.en for line in told.lines]) == (title, lines)


def test_the_lowest_grade_with_a_start():
    """A lowest grade that starts somewhere has no grade below it to name."""
    told = _graded("10", CLOSED)
    assert told.lines[-1].en == "10 over 0, where this grade starts"
    assert (told.to_better, told.over_worse) == (55, 10)


def test_a_total_below_every_grade():
    """A total under the ladder has no grade, and learns what the lowest needs."""
    ranking = rank(CLOSED, {"a": {"x": "10"}}, bind={"grades.weak.from": 20})
    told = graded(Case(ranking, 0))
    assert (told.id, told.title.en, told.over_worse) == (None, "Grade: none reached", None)
    assert [line.en for line in told.lines] == [
        "for totals below 20",
        "10 more would be Weak (from 20 to 65)",
    ]


def test_rules_without_grades():
    """Where the rules grade nothing there is nothing to explain."""
    assert _graded("10", UNGRADED) is None


def test_thresholds_that_no_text_states():
    """Both ends of a grade are told where they are inferred or assumed, no further ones."""
    assert [(f.name.vi, f.value, f.basis) for f in _graded("70").figures] == [
        ("Good từ", 80, "assumed")
    ]
    assert [each.address for each in _graded("90").figures] == ["grades.good.from"]
    assert _graded("10").figures == ()


@given(st.integers(0, 1000))
def test_the_distances_are_those_of_the_ladder(tenths):
    """Adding what is lacking gives the better grade; taking away more than is over, the worse."""
    total = Fraction(tenths, 10)
    told = _graded(decimal_text(total))
    order = [band.id for band in LOADED.rules.ladder]
    if told.to_better is not None:
        over = Fraction(1, 1000) if told.id == "weak" else 0
        better = _graded(decimal_text(total + told.to_better + over))
        assert order.index(better.id) == order.index(told.id) - 1
    if told.over_worse:
        start = total - told.over_worse
        assert start == {"good": 80, "fair": 65}[told.id]
