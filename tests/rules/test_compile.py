"""From rules to scores: aggregates, order within a node, pipelines, absence, grades, ranks."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govrank import rank
from tests.loading import load_text
from tests.scoring import HEAD


def _ranking(body, *rows):
    ruleset = load_text(HEAD + body)
    return rank(ruleset, [{"unit": f"unit {place}", **row} for place, row in enumerate(rows, 1)])


def _group(aggregate, extra=""):
    weight = ", weight: 3" if aggregate.startswith("weighted") else ""
    other = ", weight: 1" if weight else ""
    declared = ", weights: {sum: 4, because: outcomes count three times}" if weight else ""
    return (
        "indicators:\n"
        f"  - {{id: a, max: 10{weight}, missing: exclude, score: {{method: points}}}}\n"
        f"  - {{id: b, max: 10{other}, missing: exclude, score: {{method: points}}}}\n"
        f"total: {{aggregate: {aggregate}{declared}{extra}}}\n"
    )


@pytest.mark.parametrize(
    ("aggregate", "both", "one"),
    [
        ("sum", "9", "4"),
        ("weighted-sum", "17", "12"),
        ("weighted-mean", "4.25", "4"),
        ("mean", "4.5", "4"),
        ("min", "4", "4"),
        ("max", "5", "4"),
    ],
)
def test_an_aggregate_counts_the_children_that_are_there(aggregate, both, one):
    """4 (x 3) and 5 (x 1): 17/4 = 4.25 as a weighted mean; who is left out takes its weight."""
    ranking = _ranking(_group(aggregate), {"a": 4, "b": 5}, {"a": 4, "b": None})
    assert [str(ranking[unit].total) for unit in ("unit-1", "unit-2")] == [both, one]


@pytest.mark.parametrize(
    "aggregate", ["sum", "weighted-sum", "weighted-mean", "mean", "min", "max"]
)
def test_a_unit_with_nothing_to_count_has_no_total_no_rank_and_stands_last(aggregate):
    """Where every part is left out there is no total, and no place."""
    ranking = _ranking(_group(aggregate), {"a": None, "b": None}, {"a": 0, "b": 0})
    assert [standing.unit.id for standing in ranking] == ["unit-2", "unit-1"]
    assert (ranking["unit-1"].total, ranking["unit-1"].rank) == (None, None)
    assert (ranking["unit-2"].total, ranking["unit-2"].rank) == (0, 1)


def test_a_mean_with_no_weight_left_is_left_out():
    """0 x 7 divided by a weight of 0 is no number: such a unit has no total, not a total of 0."""
    body = (
        "indicators:\n"
        "  - {id: a, max: 10, weight: 0, score: {method: points}}\n"
        "  - {id: b, max: 10, weight: 1, missing: exclude, score: {method: points}}\n"
        "total: {aggregate: weighted-mean}\n"
    )
    ranking = _ranking(body, {"a": 7, "b": None}, {"a": 7, "b": 3})
    assert [(s.total, s.rank) for s in ranking] == [(3, 1), (None, None)]


def test_round_comes_before_the_clamp_and_the_pipeline_after():
    """12.345 is rounded to 12.35, cut to 12.3, and then a bonus of 1 is added."""
    body = (
        "indicators:\n"
        "  - {id: a, max: 20, score: {method: points}, then: [{add: {input: bonus}}]}\n"
        "total: {round: {places: 2, mode: half-up}, max: 12.3, "
        "then: [{add: 1}, {round: {places: 0, mode: floor}}, {clamp: {min: 5, max: 13}}]}\n"
    )
    ranking = _ranking(body, {"a": "12", "bonus": "0.345"}, {"a": 1, "bonus": 0})
    assert [str(standing.total) for standing in ranking] == ["13", "5"]


@pytest.mark.parametrize(
    ("policies", "cell", "wanted"),
    [
        ("missing: zero", None, "0"),
        ("missing: {value: 3}", None, "3"),
        ("not_applicable: zero", "N/A", "0"),
        ("not_applicable: {value: 4}", "không áp dụng", "4"),
        ("missing: exclude", None, "None"),
        ("not_applicable: exclude", "N/A", "None"),
        ("missing: exclude, not_applicable: exclude", "N/A", "None"),
        ("missing: exclude, not_applicable: {value: 5}", "N/A", "5"),
        ("missing: exclude", "7", "7"),
    ],
)
def test_an_absent_cell_counts_as_the_rule_says(policies, cell, wanted):
    """Blank and not applicable are two things, each with its own policy."""
    body = f"indicators:\n  - {{id: a, max: 10, {policies}, score: {{method: points}}}}\n"
    assert str(_ranking(body, {"a": cell})["unit-1"].total) == wanted


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        ("10", "top"),
        ("9", "high"),
        ("8.000001", "high"),
        ("8", "mid"),
        ("5", "mid"),
        ("4.99", "low"),
    ],
)
def test_a_total_has_the_first_band_that_takes_it(total, grade):
    """`from` takes its own end, `above` does not; the last band takes the rest."""
    body = (
        "indicators: [{id: a, max: 10, score: {method: points}}]\n"
        "grades: [{id: top, above: 9}, {id: high, above: 8, to: 9}, "
        "{id: mid, from: 5, to: 8}, {id: low}]\n"
    )
    assert _ranking(body, {"a": total})["unit-1"].grade.id == grade


def test_keys_rank_in_their_order_and_may_be_rounded_or_rise():
    """Equal rounded totals are told apart by fewer complaints, the second key."""
    body = (
        "inputs: [{id: complaints, kind: integer, min: 0}]\n"
        "indicators:\n"
        "  - {id: a, max: 10, score: {method: points}}\n"
        "  - {id: late, min: -9, max: 0, score: {method: count, of: complaints, each: -1}}\n"
        "total: {aggregate: max}\n"
        "ranking: {by: [{node: total, round: {places: 0, mode: half-up}}, "
        "{node: late, order: ascending}]}\n"
    )
    rows = ({"a": "9.4", "complaints": 1}, {"a": "8.6", "complaints": 3}, {"a": 1, "complaints": 0})
    ranks = {s.unit.id: s.rank for s in _ranking(body, *rows)}
    assert ranks == {"unit-2": 1, "unit-1": 2, "unit-3": 3}


def test_groups_nest_and_round_at_each_level():
    """A group is rounded before its parent counts it."""
    body = (
        "indicators:\n"
        "  - id: g\n"
        "    max: 7\n"
        "    round: {places: 0, mode: up}\n"
        "    then: [{add: 0.25}]\n"
        "    indicators:\n"
        "      - {id: a, max: 4, score: {method: points}}\n"
        "      - {id: b, max: 3, score: {method: points}}\n"
    )
    standing = _ranking(body, {"a": "1.1", "b": 1})["unit-1"]
    assert standing.scores == {
        "total": Fraction("3.25"),
        "g": Fraction("3.25"),
        "a": Fraction("1.1"),
        "b": 1,
    }
