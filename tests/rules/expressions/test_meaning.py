"""Random formulas and conditions: `rank` gives what an evaluator of its own gives."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from attrs import field, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from govrank import rank
from govrank.rules.ruleset import Ruleset
from tests.loading import load_text
from tests.rules.expressions.meaning import World, holds, value
from tests.strategies import formulas
from tests.strategies.formulas import Here, Known, Names
from tests.strategies.rulesets import flow, tables

FRAME = """\
govrank: "1"
id: test/meaning
version: "1"
title: Meaning
inputs:
  - {id: staff, places: 2, min: -5, max: 20, missing: exclude}
  - {id: visits, places: 0, min: 0, max: 12}
  - {id: held, places: 1, min: 1, max: 4, missing: exclude}
  - {id: plan, kind: yes-no, missing: exclude}
  - {id: audit, kind: yes-no}
  - {id: chair, kind: choice, choices: [{id: head}, {id: deputy}, {id: none}], missing: exclude}
indicators:
  - id: about
    max: 10
    tags: [core]
    missing: exclude
    score: {method: points}
    grades: [{id: good, from: 5}, {id: fair, from: 2}, {id: weak}]
  - id: online
    indicators:
      - id: services
        max: 5
        min: -1
        score: {method: points}
        grades: [{id: good, from: 4}, {id: fair, from: 2}]
      - {id: news, max: 2.5, tags: [core], missing: exclude, score: {method: points}}
"""
NAMES = Names(
    numbers=["staff", "visits", "held"],
    divisors=["held"],
    affirmed=["plan", "audit"],
    choices={"chair": ["head", "deputy", "none"]},
    nodes={
        "about": Known(ceiling=True, grades=("good", "fair", "weak")),
        "services": Known(ceiling=True, grades=("good", "fair")),
        "news": Known(ceiling=True),
    },
    sets={"core": ["about", "news"], "online": ["services", "news"]},
)
LADDERS = {
    "about": [("good", 5), ("fair", 2), ("weak", -99)],
    "services": [("good", 4), ("fair", 2)],
    "news": [],
}
ENDS = {
    "about": (Fraction(0), Fraction(10)),
    "services": (Fraction(-1), Fraction(5)),
    "news": (Fraction(0), Fraction(5, 2)),
    "worked-out": (Fraction(-(10**9)), Fraction(10**9)),
}


def world(row: dict[str, Any]) -> World:
    """Return what an expression of the frame sees of one row."""
    cells = {name: cell for name, cell in row.items() if not name.startswith("@")}
    scores = {name: cells[name] for name in LADDERS}
    grades = {
        name: ([grade for grade, _ in ladder], _grade(scores[name], ladder))
        for name, ladder in LADDERS.items()
    }
    attributes = {"terrain": row.get("@terrain", "")}
    return World(cells, scores, ENDS, grades, dict(NAMES.sets), attributes, "worked-out")


def _grade(score: Any, ladder: list[tuple[str, int]]) -> str | None:
    found = (grade for grade, start in ladder if score is not None and score >= start)
    return next(found, None)


@frozen
class Case:
    """An expression, a ruleset that scores it, and rows; it shows itself without the ruleset."""

    of: Any
    ruleset: Ruleset = field(repr=False)
    rows: dict[str, dict[str, Any]]

    def found(self) -> list[tuple[Any, World]]:
        """Return the score of each unit, and the world it was worked out in."""
        ranking = rank(self.ruleset, self.rows)
        return [(s.score("worked-out"), world(self.rows[s.unit.id])) for s in ranking]


@st.composite
def cases(draw: Any, of: Any) -> Case:
    """Draw an expression over the frame, and data for it."""
    found = of(Here(draw, NAMES, share=True))
    counted = found if of is formulas.value else {"count": [found]}
    score = {"method": "formula", "value": counted}
    leaf = {"id": "worked-out", "min": -(10**9), "max": 10**9, "score": score}
    ruleset = load_text(f"{FRAME}  - {flow(leaf)}\n")
    return Case(found, ruleset, draw(tables(ruleset, most=4)))


@given(cases(formulas.value))
@settings(max_examples=300)
def test_a_value_is_what_the_concepts_say(case):
    """Every form, nested: the score of a formula is worked out alike, and absent alike."""
    for score, at in case.found():
        wanted = value(case.of, at)
        assert score == (wanted if wanted is None else min(max(wanted, -(10**9)), 10**9))


@given(cases(formulas.condition))
@settings(max_examples=300)
def test_a_condition_holds_where_the_concepts_say(case):
    """Every form, nested: a condition counts 1 where it holds, and 0 where it does not."""
    for score, at in case.found():
        assert score == int(holds(case.of, at))
