"""A ruleset in the place of another: who moves, what each change does alone, what is left over."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank import GovrankError
from govrank.audit.impact import Impact, impact
from govrank.reading.grid import rows_grid
from govrank.rules.table import table_of
from tests.loading import load_text

BEFORE = """
govrank: "1"
id: a
version: "1"
title: A
indicators:
  - id: group
    aggregate: weighted-mean
    indicators:
      - {id: one, max: 10, weight: 0.5, score: {method: points}}
      - {id: two, max: 10, weight: 0.5, score: {method: ratio, of: done, per: all}}
  - {id: three, max: 5, score: {method: points}}
grades: [{id: good, from: 12}, {id: weak}]
examples: [{name: all, given: {one: 10, done: 1, all: 1, three: 5}, expect: {total: 15}}]
"""
ONE = "weight: 0.5, score: {method: points}"
TWO = "weight: 0.5, score: {method: ratio"
ROWS = [
    {"unit": "x", "one": "8", "done": "1", "all": "2", "three": "5", "four": "2"},
    {"unit": "y", "one": "6", "done": "2", "all": "2", "three": "4", "four": "1"},
]


def made(*changes: tuple[str, str], rows=ROWS) -> Impact:
    """Return the impact of a ruleset with some texts replaced."""
    text = BEFORE
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return impact(
        load_text(BEFORE),
        load_text(text),
        lambda ruleset, bind: table_of(rows_grid(rows), ruleset, bind=bind, ignore=["*"]),
    )


def alone(of: Impact) -> dict[str, list[Fraction | None] | None]:
    """Return what each change does to the totals alone, by address."""
    return {
        each.difference.address: each.moves and [move.total for move in each.moves]
        for each in of.effects
    }


def test_nothing_moves_where_nothing_that_matters_changes():
    """Titles, reasons and examples move nobody and are no effects."""
    found = made(("title: A", "title: B"), ("total: 15", "group: 10"))
    assert found.effects == ()
    assert [(each.total, each.grade, each.rank) for each in found.moves] == [(0, False, False)] * 2


def test_a_threshold_moves_grades_alone():
    """Totals and ranks stay."""
    found = made(("from: 12", "from: 11.5"))
    assert [(each.total, each.grade, each.rank) for each in found.moves] == [
        (0, True, False), (0, False, False),
    ]  # fmt: skip
    assert found.moves[0].before.grade.id == "weak"


def test_weights_change_each_alone_and_together():
    """A weight alone makes a sum of weights other than 1; the rest is interaction."""
    found = made((ONE, ONE.replace("0.5", "0.8")), (TWO, TWO.replace("0.5", "0.2")))
    one = [Fraction(8 * 8 + 5 * 5, 13) - Fraction(13, 2), Fraction(6 * 8 + 10 * 5, 13) - 8]
    two = [Fraction(8 * 5 + 5 * 2, 7) - Fraction(13, 2), Fraction(6 * 5 + 10 * 2, 7) - 8]
    assert alone(found) == {"indicators.one.weight": one, "indicators.two.weight": two}
    whole = [Fraction(74, 10) - Fraction(13, 2), Fraction(68, 10) - 8]
    assert [found.interaction(n) for n in (0, 1)] == [
        w - a - b for w, a, b in zip(whole, one, two, strict=True)
    ]
    assert [each.rank for each in found.moves] == [True, True]


def test_parts_are_taken_over_alone():
    """A new indicator, one that goes, another method, a key more: each by itself."""
    found = made(
        ("  - {id: three, max: 5, score: {method: points}}\n",
         "  - {id: four, max: 2, score: {method: points}}\n"),
        ("aggregate: weighted-mean", "aggregate: weighted-sum"),
        ("per: all}", "per: all, round: {places: 0, mode: half-up}}"),
        (", three: 5}", ", four: 2}"), ("total: 15", "total: 12"),
    )  # fmt: skip
    assert alone(found) == {
        "indicators.three": [-5, -4],
        "indicators.four": [2, 1],
        "indicators.group.aggregate": [0, 0],
        "indicators.two.score.round.places": None,
        "indicators.two.score.round.mode": None,
    }
    assert found.interaction(0) == 0


def test_what_cannot_change_alone_is_left_over():
    """Moves, orders, and changes that the rules do not hold with are in the remainder."""
    three = "  - {id: three, max: 5, score: {method: points}}\n"
    found = made(
        (three, ""),
        (
            "    indicators:\n",
            "    indicators:\n    " + three.replace("max: 5", "max: 5, weight: 0.1"),
        ),
        (ONE, ONE.replace("0.5", "0.4")),
    )
    effects = alone(found)
    assert effects["indicators.three"] is None
    assert found.interaction(0) == found.moves[0].total - effects["indicators.one.weight"][0]


def test_a_total_that_is_not_there_has_no_remainder():
    """Where a change leaves a unit without a total, no difference can be told."""
    rows = [{"unit": "x", "one": "", "done": "", "all": "", "three": ""}]
    text = BEFORE.replace("score: {method", "missing: exclude, score: {method")
    text = text.partition("examples")[0]

    def read(ruleset, bind):
        return table_of(rows_grid(rows), ruleset, bind=bind)

    found = impact(load_text(text), load_text(text.replace("max: 5", "max: 6")), read)
    assert found.moves[0].total is None
    assert found.interaction(0) is None


def test_data_that_do_not_fit_are_refused():
    """A cell above a ceiling that comes down is an error of the data, as ever."""
    with pytest.raises(GovrankError, match="data/outside-domain"):
        made(
            ("id: three, max: 5", "id: three, max: 4"),
            ("three: 5}", "three: 4}"),
            ("total: 15", "total: 14"),
        )


@given(st.decimals(0, 20, places=1), st.sampled_from(["0.3", "0.7"]))
def test_effects_and_remainder_make_the_whole(start, weight):
    """For every unit the changes alone and the rest sum to how its total moves, exactly."""
    found = made(
        ("from: 12", f"from: {start}"),
        (ONE, ONE.replace("0.5", weight)),
        (TWO, TWO.replace("0.5", f"{1 - Decimal(weight)}")),
    )
    for place, move in enumerate(found.moves):
        parts = [each.moves[place].total for each in found.effects if each.moves]
        assert sum(parts) + found.interaction(place) == move.total
