"""Ranks explained: neighbours, ties, keys and groups."""

from __future__ import annotations

import pytest

from govrank import rank
from govrank.audit.placing import ranked
from tests.loading import load_text

RULES = """
    govrank: "1"
    id: test/places
    version: "1"
    title: Places
    indicators:
      - {id: x, title: X, max: 100, missing: exclude, score: {method: points}}
      - {id: late, title: Late, max: 9, score: {method: points}}
    total: {aggregate: max}
    ranking: RANKING
"""
UNITS = {
    "a": {"x": "90", "late": "1"},
    "b": {"x": "80", "late": "2"},
    "c": {"x": "80", "late": "0"},
    "d": {"x": "80", "late": "0"},
    "e": {"x": "70.5", "late": "0"},
}


def _ranked(unit, ranking="{by: [x]}", units=UNITS):
    return ranked(rank(load_text(RULES.replace("RANKING", ranking)), units)[unit])


def _lines(*args, lang="en", **more):
    return [line.get(lang) for line in _ranked(*args, **more).lines]


def test_the_neighbours_and_the_gaps():
    """Who is next above and below is named with everybody who shares that place."""
    assert _lines("a") == ["nobody stands above", "next below: b, c, d (rank 2); X 80, 10 less"]
    told = _ranked("e")
    assert ([each.id for each in told.above.units], told.above.gap) == (["b", "c", "d"], 9.5)
    assert (told.rank, told.count, told.below, told.tied) == (5, 5, None, ())


def test_a_tie_that_nothing_decides():
    """Who shares the place is named, and that the rules say no more."""
    assert _lines("c")[0] == (
        "shares the place with b, d: equal in X; nothing else in the rules decides"
    )
    assert _lines("c", lang="vi")[0] == (
        "đồng hạng với b, d: bằng nhau về X; bộ quy tắc không có tiêu chí phân định thêm"
    )


def test_a_tie_that_the_order_of_ids_decides():
    """Under ordinal ranks the ids decide, and the explanation says so."""
    told = _ranked("c", "{by: [x], ties: ordinal}")
    assert told.rank == 3
    assert told.lines[0].en == "equal with b, d in X; the order of unit ids decides"


def test_the_key_that_decided():
    """A second key decides between equals, downwards where lower is better."""
    policy = "{by: [x, {node: late, order: ascending}]}"
    assert _lines("b", policy) == [
        "next above: c, d (rank 2); equal in X; Late 0, 2 less",
        "next below: e (rank 5); X 70.5, 9.5 less",
    ]
    assert _lines("c", policy)[2] == "next below: b (rank 4); equal in X; Late 2, 2 more"
    assert _ranked("b", policy).above.key == "late"


def test_a_rounded_key():
    """A key that is rounded says how, and equal is equal after the rounding."""
    policy = "{by: [{node: x, round: {places: -1, mode: up}}]}"
    told = _ranked("e", policy)
    assert [each.id for each in told.tied] == ["b", "c", "d"]
    assert "equal in X (away from zero, to the nearest 10);" in told.lines[0].en


def test_half_ranks():
    """Under fractional ranks the place itself is a half."""
    units = {name: UNITS[name] for name in "abc"}
    assert _lines("a", "{by: [x], ties: fractional}", units=units)[1] == (
        "next below: b, c (rank 2.5); X 80, 10 less"
    )


def test_groups_are_apart():
    """Only units of the same group are counted and named."""
    kinds = {"a": "one", "b": "two", "c": "one", "d": "two", "e": "two"}
    units = {name: {**row, "kind": kinds[name]} for name, row in UNITS.items()}
    told = _ranked("c", "{by: [x], groups: kind}", units)
    assert (told.rank, told.group, told.count, told.below) == (2, "one", 2, None)
    assert [each.id for each in told.above.units] == ["a"]


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_a_unit_without_a_score(lang):
    """Without a score there is no rank, and no neighbours."""
    units = {**UNITS, "f": {"x": "", "late": "0"}}
    told = _ranked("f", units=units)
    assert (told.rank, told.tied, told.above, told.below) == (None, (), None, None)
    assert told.lines[0].get(lang).endswith({"en": "ranked by", "vi": "xếp hạng"}[lang])


@pytest.mark.parametrize("order", ["descending", "ascending"])
def test_a_number_below_0_is_told_as_it_is(order):
    """Who stands next is told with the sign of the score, whichever way the ranking goes."""
    rules = RULES.replace("max: 100", "min: -9, max: 9").replace("{aggregate: max}", "{}")
    rules = rules.replace("RANKING", f"{{by: [{{node: x, order: {order}}}]}}")
    ranking = rank(load_text(rules), {"a": {"x": 4, "late": 0}, "b": {"x": -2, "late": 0}})
    told = ranked(ranking["a"])
    gap = {"descending": "next below: b (rank 2); X −2, 6 less"}
    assert gap.get(order, "next above: b (rank 1); X −2, 6 less") in [
        each.en for each in told.lines
    ]
