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


TRIED = """
govrank: "1"
id: test/tried
version: "1"
title: Tried
inputs:
  - {id: fault, title: Fault, kind: yes-no}
  - {id: x}
indicators:
  - {id: a, score: {method: value, of: x}}
grades:
  - {id: good, title: Good, from: 8, when: {not: {met: fault}}}
  - {id: fair, title: Fair, from: 5}
%s
limits:
  - {at_most: fair, when: {of: {score: a}, above: 9}}
  - {set: fair, when: {of: {score: a}, equals: 7}, unless: {met: fault}}
undecided: Below 5 the board decides.
"""


def _tried(x, fault="no", last="  - {id: weak, title: Weak, from: 2, when: {met: fault}}"):
    ranking = rank(load_text(TRIED % last), [{"unit": "a", "x": x, "fault": fault}])
    told = graded(Case(ranking, 0))
    return told.id, [line.en for line in told.lines]


def test_a_grade_under_a_condition_says_what_it_asks_for():
    """The grade that is given says what it asked for, and each better one why it is not reached."""
    assert _tried(8) == ("good", ["Good is reached: a total from 8; not: “Fault” is yes"])
    assert _tried(8, "yes") == (
        "fair",
        [
            "Good is not reached: a total from 8; not: “Fault” is yes",
            "Fair is reached: a total from 5",
        ],
    )


def test_a_limit_that_changed_the_grade_is_told():
    """A grade held down by a limit says so; limits that change nothing are not told."""
    grade, lines = _tried(10)
    assert (grade, lines[-1]) == ("fair", "held: no better than “Fair” where “a” (= 10) above 9")
    assert not [line for line in _tried(7)[1] if line.startswith("held")]


def test_a_unit_without_a_grade_says_why():
    """Where no grade holds, the reason that the rules give is told."""
    assert _tried(1) == (
        None,
        [
            "Good is not reached: a total from 8; not: “Fault” is yes",
            "Fair is not reached: a total from 5",
            "Weak is not reached: a total from 2; “Fault” is yes",
            "Below 5 the board decides.",
        ],
    )


def test_a_last_grade_takes_all_the_rest():
    """A last grade without conditions is for all the rest."""
    assert (
        _tried(1, last="  - {id: weak, title: Weak}")[1][-1] == "Weak is reached: for all the rest"
    )


def test_who_is_beyond_a_quota_is_told_the_place_and_the_number():
    """The grade by the total is named, and then what made another of it, with its numbers."""
    quota = "    quotas: [{grade: good, limit: 1, ties: none, becomes: weak}]\n"
    ranking = rank(load_text(LADDER + quota), {"a": {"x": 95}, "b": {"x": 90}, "c": {"x": 70}})
    told = graded(Case(ranking, 1))
    assert told.title.en == "Grade: Weak"
    assert told.lines[0].en == "by the total it is Good"
    assert told.lines[-1].en.endswith(
        "no more are “Good” than 1; the others are “Weak” (place 2, number 1)"
    )
    assert graded(Case(ranking, 2)).lines[0].en == "for totals above 65 to below 80"
