"""Relief: a grade raised where one single item spoils it."""

from __future__ import annotations

import pytest

from govrank import explain, rank
from tests.loading import load_text

# TT 58/2011/TT-BGDĐT, article 13, as far as the worked example needs it.
SCHOOL = """
govrank: "1"
id: test/relief
version: "1"
title: School year
indicators:
  - id: subjects
    title: {vi: Các môn, en: The subjects}
    aggregate: mean
    indicators:
      - {id: maths, max: 10, missing: exclude, score: {method: points}}
      - {id: literature, max: 10, missing: exclude, score: {method: points}}
      - {id: physics, max: 10, missing: exclude, score: {method: points}}
      - {id: history, max: 10, missing: exclude, score: {method: points}}
  - {id: mean, score: {method: formula, value: {input: year-mean}}}
total: {then: [{replace: {score: mean}}]}
grades:
  - id: gioi
    from: 8
    when:
      all:
        - {any: [{of: {score: maths}, at_least: 8}, {of: {score: literature}, at_least: 8}]}
        - {among: subjects, where: {of: each, below: 6.5}, equals: 0}
  - id: kha
    from: 6.5
    when:
      all:
        - {any: [{of: {score: maths}, at_least: 6.5}, {of: {score: literature}, at_least: 6.5}]}
        - {among: subjects, where: {of: each, below: 5}, equals: 0}
  - id: tb
    from: 5
    when:
      all:
        - {any: [{of: {score: maths}, at_least: 5}, {of: {score: literature}, at_least: 5}]}
        - {among: subjects, where: {of: each, below: 3.5}, equals: 0}
  - {id: yeu, from: 3.5, when: {among: subjects, where: {of: each, below: 2}, equals: 0}}
  - {id: kem}
%s
relief:
  - {dropping: subjects, was: tb, without: gioi, becomes: kha}
  - {dropping: subjects, was: yeu, without: gioi, becomes: tb}
  - {dropping: subjects, was: yeu, without: kha, becomes: tb}
  - {dropping: subjects, was: kem, without: kha, becomes: yeu}
"""


def grade(mean, *marks, more=""):
    """Return the grade of a pupil, and what is said of it."""
    ruleset = load_text(SCHOOL % more)
    names = ("maths", "literature", "physics", "history")
    row = {"year-mean": mean, **dict(zip(names, marks, strict=True))}
    for name in {each.id for each in ruleset.rules.inputs} - set(row):
        row[name] = "no"
    ranking = rank(ruleset, {"pupil": row})
    lines = [line.en for line in explain(ranking, "pupil").grade.lines]
    return ranking["pupil"].grade.id, [line for line in lines if line.startswith("relieved")]


@pytest.mark.parametrize(
    ("mean", "marks", "expected"),
    [
        ("8.4", ("8.1", "8", "8.5", "4.8"), "kha"),  # one subject alone makes it tb, not gioi
        ("8.4", ("8.1", "8", "4.8", "4.9"), "tb"),  # two do: no relief
        ("8.4", ("8.1", "8", "8.5", "6.4"), "kha"),  # kha by the ladder, and there it stays
        ("8.4", ("8.1", "8", "8.5", "3.4"), "tb"),  # yeu, and gioi without it
        ("7", ("7", "7", "7", "3.4"), "tb"),  # yeu, and kha without it
        ("7", ("7", "7", "7", "1.9"), "yeu"),  # kem, and kha without it
        ("8.4", ("8.1", "8", "8.5", "1.9"), "kem"),  # kem, and gioi without it: no rule of that
        ("8.4", ("8.1", "8", "8.5", "8"), "gioi"),
        ("8.4", ("8.1", "8", "8.5", None), "gioi"),  # what is not there harms nobody
    ],
)
def test_one_item_that_spoils_a_grade(mean, marks, expected):
    """The grade is raised where one member left out would make it another, and only then."""
    assert grade(mean, *marks)[0] == expected


def test_relief_leaves_scores_as_they_are():
    """Only what the conditions ask of the set is asked without the member; the mean keeps it."""
    assert grade("6.4", "8.1", "8", "8.5", "4.8")[0] == "tb"


def test_relief_is_explained():
    """The first relief that holds is said; where none does, nothing is."""
    _, said = grade("8.4", "8.1", "8", "8.5", "4.8")
    words = "where one item of “The subjects” alone makes it “tb” instead of “gioi”, it is “kha”"
    assert said == [f"relieved: {words}"]
    assert grade("8.4", "8.1", "8", "8.5", "8")[1] == []


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        ("{at_most: tb, when: {met: fault}}", "kha"),
        ("{at_most: tb, unless: {met: fault}}", "tb"),
        ("{at_most: tb, when: {among: subjects, where: {of: each, below: 5}, above: 0}}", "kha"),
        ("{at_most: tb, when: {grade: total, at_most: kha}}", "kha"),
    ],
)
def test_limits_hold_without_the_item_too(limit, expected):
    """What a grade would be without the item is what the limits leave of it."""
    assert grade("8.4", "8.1", "8", "8.5", "4.8", more=f"limits: [{limit}]")[0] == expected


def test_a_set_of_one_may_lose_it():
    """Without its only member a set has nobody, and counts none."""
    ruleset = load_text(
        """
        govrank: "1"
        id: test/one
        version: "1"
        title: One
        indicators:
          - {id: a, max: 10, tags: [core], score: {method: points}}
        grades:
          - {id: good, when: {among: core, where: {of: each, below: 5}, equals: 0}}
          - {id: poor, when: {of: {sum: {among: core}}, below: 3}}
          - {id: fair}
        relief: [{dropping: core, was: poor, without: good, becomes: fair}]
        """
    )
    ranking = rank(ruleset, {"u": {"a": 2}, "v": {"a": 4}, "w": {"a": 6}})
    assert [ranking[name].grade.id for name in "uvw"] == ["fair", "fair", "good"]


def test_a_listed_set_may_be_dropped_from():
    """A set that is listed in a condition is named by the same list."""
    ruleset = load_text(
        """
        govrank: "1"
        id: test/list
        version: "1"
        title: List
        indicators:
          - {id: a, max: 10, score: {method: points}}
          - {id: b, max: 10, score: {method: points}}
        grades:
          - {id: good, when: {of: {least: {among: [a, b]}}, at_least: 5}}
          - {id: poor}
        relief: [{dropping: [a, b], was: poor, without: good, becomes: good}]
        """
    )
    ranking = rank(ruleset, {"u": {"a": 2, "b": 5}, "v": {"a": 4, "b": 4}})
    assert [ranking[name].grade.id for name in "uv"] == ["good", "poor"]
