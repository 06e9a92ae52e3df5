"""Other figures: the ruleset they make, and which of them no ruleset could state."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govrank import rank
from govrank.errors import GovrankError
from govrank.rules.load import load
from govrank.rules.rebind import conflicts, with_figures
from tests.loading import load_text

RULES = load_text(
    """
    govrank: "1"
    id: test/figures
    version: "1"
    title: Figures
    inputs:
      - {id: x, missing: {value: 3}}
      - {id: asked, kind: yes-no, missing: {value: 1}}
      - {id: late}
    indicators:
      - {id: straight, max: 5, min: 1, weight: 0.5, score: {method: linear, of: x, from: 0, to: 9}}
      - {id: share, max: 5, weight: 0.25, score: {method: ratio, of: x, per: 4}}
      - id: stairs
        weight: 0.25
        score:
          method: steps
          of: late
          steps: [{from: 1, points: 3}, {above: 0, points: 2}, {otherwise: true, points: 0}]
        then: [{clamp: {min: 0, max: 3}}, {add: {input: asked}}]
    total: {aggregate: weighted-mean}
    grades:
      - {id: good, from: 4}
      - {id: fair, above: 2, below: 4}
      - {id: weak, to: 2}
    """
)
STEPS = "indicators.stairs.score.steps"
CLASHES = [
    ({"grades.good.from": 1}, "grades.fair.above, grades.good.from", "not below the band 'good'"),
    ({"grades.fair.above": 6}, "grades.fair.above, grades.good.from", "not below the band 'good'"),
    ({f"{STEPS}.1.above": 1}, f"{STEPS}.0.from, {STEPS}.1.above", "step 1 after the step 1"),
    ({f"{STEPS}.0.from": -1}, f"{STEPS}.0.from, {STEPS}.1.above", "step -1 after the step 0"),
    (
        {"indicators.straight.score.from": 9},
        "indicators.straight.score.to, indicators.straight.score.from",
        "goalposts",
    ),
    (
        {"indicators.straight.max": 0},
        "indicators.straight.max, indicators.straight.min",
        "least value 1 is above the greatest value 0",
    ),
    ({"indicators.share.max": -1}, "indicators.share.max", "least value 0"),
    ({"indicators.share.score.per": 0}, "indicators.share.score.per", "must be above 0"),
    (
        {"indicators.stairs.then.0.clamp.min": 4},
        "indicators.stairs.then.0.clamp.max, indicators.stairs.then.0.clamp.min",
        "least value 4",
    ),
    ({"inputs.asked.missing.value": "0.5"}, "inputs.asked.missing.value", "cannot count as 0.5"),
    (
        {"indicators.straight.weight": "-0.5"},
        "indicators.straight.weight, indicators.share.weight, indicators.stairs.weight",
        "sum to 0",
    ),
]


def told(bind):
    """Return the diagnostics of figures given as numbers or texts."""
    return list(conflicts(RULES, {address: Fraction(value) for address, value in bind.items()}))


@pytest.mark.parametrize(("bind", "names", "reason"), CLASHES)
def test_figures_that_no_ruleset_could_state_are_named_together(bind, names, reason):
    """One diagnostic names every parameter in the way of the other, and says why."""
    (found,) = told(bind)
    assert found.code == "meaning/figures-clash"
    assert f"({names}): " in found.text("en")
    assert reason in found.text("en")
    assert found.mark.line


def test_a_clash_is_said_in_both_languages():
    """The reason is in the language of the message."""
    (found,) = told({"indicators.share.score.per": 0})
    assert found.text("vi") == (
        "với các con số này, bộ quy tắc không còn hợp lý (indicators.share.score.per): "
        "mẫu số `per` phải lớn hơn 0, đang là 0"
    )
    assert found.hint("vi") == "đổi cả những con số liên quan cho khớp nhau"


FITTING = [
    {"grades.good.from": 3},
    {"grades.good.from": 9, "grades.fair.above": 5},
    {f"{STEPS}.0.from": "0.1"},
    {"indicators.straight.score.from": 10},
    {"indicators.straight.weight": "0.6"},
    {"indicators.share.weight": 0},
    {"indicators.stairs.then.0.clamp.min": 3},
]


@pytest.mark.parametrize("bind", FITTING)
def test_figures_that_go_together_are_taken(bind):
    """Ends of bands follow; goalposts may turn round, and weights sum to something else."""
    assert told(bind) == []


def test_a_warning_forbids_nothing():
    """Ceilings that no longer add up are worth a word in a file, and no refusal here."""
    text = """
        govrank: "1"
        id: test/sums
        version: "1"
        title: Sums
        indicators: [{id: a, max: 5, score: {method: points}}]
        total: {max: 5}
        """
    assert not list(conflicts(load_text(text), {"total.max": Fraction(4)}))


def test_rank_refuses_what_clashes():
    """A threshold bound under the next one gives no grade at all instead of a wrong one."""
    with pytest.raises(GovrankError, match="figures-clash"):
        rank(RULES, [{"unit": "a", "x": 1, "asked": True, "late": 1}], bind={"grades.good.from": 1})


def test_a_ruleset_with_another_figure_is_compiled_anew():
    """The figure, the plan and what is read from the data move together."""
    ruleset = with_figures(load("bacgiang/eportal"), {"indicators.news.max": Fraction(9)})
    assert ruleset.nodes["news"].high.value == 9
    assert ruleset.plan.parameters["indicators.news.max"].value == 9
    assert ruleset.parameters["indicators.news.max"].provenance.basis == "stated"


def test_ends_decide_where_grades_are_tried_in_turn():
    """Where less is better, a grade is told by its end: other figures go with it as it stands."""
    rules = load_text(
        """
        govrank: "1"
        id: test/less-is-better
        version: "1"
        title: Less is better
        indicators:
          - {id: faults, max: 50, score: {method: points}}
        grades:
          - {id: best, to: 15}
          - {id: fair, to: 30}
          - {id: weak}
        """
    )
    ranking = rank(rules, {"a": {"faults": 15}}, bind={"indicators.faults.max": 40})
    assert ranking["a"].grade.id == "best"
    ranking = rank(rules, {"a": {"faults": 15}}, bind={"grades.best.to": 10})
    assert ranking["a"].grade.id == "fair"
