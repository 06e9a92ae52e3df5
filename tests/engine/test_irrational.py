"""Roots, powers, logarithms and their means through every algebra, to the last digit."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govrank import GovrankError, explain, rank
from govrank.engine.interval import enclose
from govrank.engine.spans import span
from govrank.engine.trace import trace
from govrank.plan.operations import Rank
from tests.loading import load_text

RULES = """
govrank: "1"
id: test/irrational
version: "1"
title: Irrational
inputs:
  - {id: x, min: 0, missing: exclude}
  - {id: z, min: 0.1}
  - {id: w}
indicators:
  - id: geometric
    aggregate: weighted-geometric
    round: {places: 6, mode: half-up}
    indicators:
      - {id: a, weight: 0.3, max: 100, score: {method: value, of: x}}
      - {id: b, weight: 0.7, max: 100, score: {method: value, of: z}}
  - id: harmonic
    aggregate: harmonic
    indicators:
      - {id: c, max: 100, score: {method: value, of: x}}
      - {id: d, max: 100, score: {method: value, of: z}}
  - id: goalposts
    score:
      method: formula
      value:
        quotient:
          of: {difference: [{log: {of: {input: z}}}, {log: {of: 2}}]}
          by: {difference: [{log: {of: 64}}, {log: {of: 2}}]}
          zero: 0
      round: {places: 6, mode: floor}
  - id: power
    score:
      method: formula
      value: {power: {of: {input: w}, to: 1.5, otherwise: -1}}
      round: {places: 3, mode: floor}
  - id: square
    score:
      method: formula
      value: {power: {of: {input: w}, to: 2, otherwise: 0}}
      round: {places: 4, mode: up}
  - id: inverse
    score:
      method: formula
      value:
        power:
          of: {input: w}
          to: {round: {of: {difference: [0, {input: z}]}, places: 0, mode: floor}}
          otherwise: 5
      round: {places: 4, mode: half-even}
  - id: cube
    score:
      method: formula
      value: {root: {of: {input: z}, degree: 3}}
      round: {places: 5, mode: ceiling}
"""
RULESET = load_text(RULES)
figures = st.decimals(min_value=0, max_value=90, places=2) | st.sampled_from([0, 1, 2, 8, 64, 27])
rows = st.lists(
    st.fixed_dictionaries(
        {
            "x": st.none() | figures,
            "z": figures.map(lambda n: max(Decimal(n), Decimal("0.1"))),
            "w": figures | figures.map(lambda n: -n),
        }
    ),
    min_size=1,
    max_size=4,
)


def ranked(drawn):
    """Rank units with these cells."""
    return rank(RULESET, {f"u{n}": row for n, row in enumerate(drawn)})


def scores(standing):
    """Return the scores of a unit as texts."""
    return {name: str(score) for name, score in standing.scores.items()}


def test_what_is_exact_is_exact():
    """Means and goalposts that come out even have no digit beside; ends are hit precisely."""
    found = scores(ranked([{"x": 8, "z": 8, "w": 4}])[0])
    assert found["geometric"] == found["harmonic"] == "8"
    assert (found["goalposts"], found["power"], found["cube"]) == ("0.4", "8", "2")
    ends = [
        scores(each)["goalposts"] for each in ranked([{"x": 1, "z": n, "w": 1} for n in (64, 2)])
    ]
    assert sorted(ends) == ["0", "1"]


def test_zero_blank_and_negative():
    """0 makes a mean of products 0; a blank is left out; a power that is none counts as told."""
    zero, blank = ranked([{"x": 0, "z": 9, "w": -1}, {"x": None, "z": 9, "w": 0}])[:2]
    if zero.unit.id != "u0":
        zero, blank = blank, zero
    assert [scores(zero)[each] for each in ("geometric", "harmonic", "power")] == ["0", "0", "-1"]
    assert [scores(blank)[each] for each in ("geometric", "harmonic", "power")] == ["9", "9", "0"]


@given(rows)
@settings(max_examples=40)
def test_scores_against_decimal_arithmetic(drawn):
    """Means, powers and roots have the digits of eighty-digit decimal arithmetic."""
    for standing in ranked(drawn):
        row = drawn[int(standing.unit.id[1:])]
        with localcontext(Context(prec=80)):
            z = Decimal(row["z"])
            cube = z ** (Decimal(1) / 3)
            parts = [(Decimal(row["x"]), Decimal("0.3"))] if row["x"] is not None else []
            parts.append((z, Decimal("0.7")))
            total = sum(weight for _, weight in parts)
            product = Decimal(1)
            for value, weight in parts:
                product *= value ** (weight / total) if value else 0
        assert (
            0 <= standing.score("cube") - Fraction(cube) + Fraction(1, 10**60) < Fraction(1, 10**5)
        )
        assert standing.score("square") == Fraction(row["w"]) ** 2
        near = abs(standing.score("geometric") - Fraction(product))
        assert near <= Fraction(1, 2 * 10**6) + Fraction(1, 10**60)


@given(rows)
@settings(max_examples=40)
def test_trace_and_exact_columns_agree(drawn):
    """The trace of a unit has the digits of the columns, and what is shown of the rest."""
    ranking = ranked(drawn)
    evaluation, plan = ranking.evaluation, RULESET.plan
    for unit in range(len(ranking)):
        ranks = [ref for ref, each in enumerate(plan.operations) if isinstance(each, Rank)]
        population = {ref: evaluation.value(ref, unit) for ref in ranks}
        for step in trace(plan, evaluation.data, unit, {}, population):
            assert step.result == evaluation.value(step.ref, unit)


@given(rows, st.data())
@settings(max_examples=40)
def test_an_enclosure_holds_the_exact_result(drawn, data):
    """With cells known only as sets around them, every value is in its enclosure."""
    ranking = ranked(drawn)
    evaluation, plan = ranking.evaluation, RULESET.plan
    sets = {
        name: [_around(column.value(unit), data) for unit in range(len(drawn))]
        for name, column in evaluation.data.columns.items()
    }
    enclosure = enclose(plan, sets, evaluation.data)
    for ref in range(len(plan.operations)):
        for unit in range(len(drawn)):
            value = evaluation.value(ref, unit)
            gap = enclosure.of(ref, unit).distance(value)
            # What is shown of a number that is no ratio may lie beside its set by its own hair.
            assert gap is not None
            assert gap <= Fraction(1, 10**20)


def _around(value, data):
    by = st.sampled_from([Fraction(0), Fraction(1, 100), Fraction(1), Fraction(30)])
    return span(value - data.draw(by), value + data.draw(by))


@given(rows)
@settings(max_examples=40)
def test_values_are_within_static_bounds(drawn):
    """Every value lies between the bounds of its shape, to a hair for what is only shown."""
    evaluation, hair = ranked(drawn).evaluation, Fraction(1, 10**20)
    for ref, shape in enumerate(evaluation.shapes):
        for value in evaluation.fractions(ref):
            assert shape.low is None or shape.low - hair <= value
            assert shape.high is None or value <= shape.high + hair


def test_an_explanation_says_what_is_only_near():
    """A number that is no ratio is written by its first decimals after a sign for it."""
    told = str(explain(ranked([{"x": 2, "z": 3, "w": 2}]), "u0"))
    assert "2^0.3 × 3^0.7 ≈ 2.6564" in told or "≈ 2.6564" in told
    assert "2^1.5 ≈ 2.8284" in told
    assert "(ln(3) − ln(2)) ÷ (ln(64) − ln(2)) ≈ 0.117" in told


@pytest.mark.parametrize(
    ("value", "scores"),
    [
        ("{root: {of: {input: w}, otherwise: nothing}}", ["2", "0", "None"]),
        ("{power: {of: {input: w}, to: -1, otherwise: nothing}}", ["0.25", "None", "-0.25"]),
        ("{log: {of: {input: w}, otherwise: nothing}}", ["1.38", "None", "None"]),
    ],
)
def test_what_stands_instead_must_be_there_only_where_it_is_taken(value, scores):
    """With `otherwise: nothing`, what has no root, power or logarithm is left out."""
    rules = load_text(
        "govrank: '1'\nid: test/nothing\nversion: '1'\ntitle: T\ninputs: [{id: w}]\nindicators:\n"
        f"  - id: a\n    score: {{method: formula, value: {value}, "
        "round: {places: 2, mode: floor}}\n"
    )
    found = rank(rules, {"a": {"w": 4}, "b": {"w": 0}, "c": {"w": -4}})
    assert [str(found[unit].score("a")) for unit in "abc"] == scores


def test_a_rounding_that_nothing_decides_is_told_for_the_unit():
    """Where a score lies on a turn of its rounding and no algebra shows it, the unit is named."""
    nested = (
        "{difference: [{sum: [{root: {of: {input: x}}}, {root: {of: 3}}]}, "
        "{power: {of: {sum: [5, {product: [2, {root: {of: 6}}]}]}, to: 0.5, otherwise: 0}}]}"
    )
    head, _, _ = RULES.partition("  - {id: z")
    rules = load_text(
        f"{head}indicators:\n  - id: a\n    score: {{method: formula, value: {nested}, "
        "round: {places: 2, mode: floor}}\n"
    )
    with pytest.raises(GovrankError) as caught:
        rank(rules, {"so-y-te": {"x": 2}})
    (found,) = caught.value.diagnostics
    assert (found.code, dict(found.params)["unit"]) == ("data/undecided", "so-y-te")
