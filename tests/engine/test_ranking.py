"""Ranking units: a sequence of standings, by place and by id."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from govrank import GovrankError, load, rank, read_table
from govrank.version import __version__
from tests.loading import load_text
from tests.scoring import HEAD

BODY = """indicators:
  - {id: a, max: 10, score: {method: points}}
grades: [{id: good, title: {vi: Tốt, en: Good}, from: 8}, {id: weak}]
"""
RULESET = load_text(HEAD + BODY)
ROWS = [
    {"unit": "Sở Y tế", "a": "8.5"},
    {"unit": "Sở Nội vụ", "a": 7},
    {"unit": "Ban Dân tộc", "a": "8.5"},
]


def test_a_ranking_lists_units_by_rank():
    """Equal totals share a place, in the order of the table."""
    ranking = rank(RULESET, ROWS)
    assert [(s.rank, s.unit.title.vi, str(s.total), str(s.grade.title)) for s in ranking] == [
        (1, "Sở Y tế", "8.5", "Good"),
        (1, "Ban Dân tộc", "8.5", "Good"),
        (3, "Sở Nội vụ", "7", "weak"),
    ]


def test_a_ranking_is_indexed_by_place_by_slice_and_by_unit():
    """The first, the last two, and one by its id."""
    ranking = rank(RULESET, ROWS)
    assert ranking[0].unit.id == "so-y-te"
    assert [s.unit.id for s in ranking[1:]] == ["ban-dan-toc", "so-noi-vu"]
    assert ranking["so-noi-vu"].rank == 3
    assert len(ranking) == 3


def test_an_unknown_unit_is_a_key_error_with_a_suggestion():
    """A misspelt id names the nearest one, in both languages, and is a KeyError to Python."""
    ranking = rank(RULESET, ROWS)
    with pytest.raises(KeyError) as caught:
        ranking["so-y-t"]
    assert isinstance(caught.value, GovrankError)
    assert "so-y-te" in str(caught.value)
    assert "so-y-te" in caught.value.render("vi")
    assert "so-y-te" in caught.value.suggestion


def test_several_units_that_are_as_near_are_all_suggested():
    """Where two ids are one letter away, both are named."""
    ranking = rank(RULESET, [{"unit": f"phong-{number}", "a": 7} for number in (1, 2)])
    with pytest.raises(KeyError) as caught:
        ranking["phong-3"]
    assert caught.value.suggestion == "phong-1, phong-2"


def test_rows_are_plain_data():
    """Numbers are exact text, absent ones None."""
    assert rank(RULESET, ROWS).to_rows()[2] == {
        "unit": "so-noi-vu",
        "group": None,
        "rank": 3,
        "total": "7",
        "grade": "weak",
        "scores": {"total": "7", "a": "7"},
    }


def test_a_receipt_names_what_reproduces_the_result():
    """Versions and digests; equal inputs give equal receipts, whatever the order of rows."""
    receipt = rank(RULESET, ROWS).receipt
    assert receipt["engine"] == f"govrank {__version__}"
    assert receipt["ruleset"]["sha256"] == RULESET.digest
    assert receipt == rank(RULESET, ROWS[::-1]).receipt
    assert receipt["data"]["sha256"] != rank(RULESET, ROWS[:2]).receipt["data"]["sha256"]


def test_figures_may_be_bound_for_one_run():
    """A what-if: with 9 as the threshold nobody is good, and the receipt says so."""
    ranking = rank(RULESET, ROWS, bind={"grades.good.from": Decimal(9)})
    assert {s.grade.id for s in ranking} == {"weak"}
    assert ranking.receipt["bind"] == {"grades.good.from": "9"}


@pytest.mark.parametrize(
    ("bind", "code"),
    [
        ({"grades.god.from": 9}, "meaning/unknown-parameter"),
        ({"grades.good.from": 0.1}, "usage/float"),
        ({"grades.good.from": "nine"}, "meaning/parameter-not-a-number"),
        ({"grades.good.from": Decimal("NaN")}, "meaning/parameter-not-a-number"),
        ({"grades.good.from": "1/0"}, "meaning/parameter-not-a-number"),
    ],
)
def test_a_bound_figure_is_known_and_exact(bind, code):
    """An unknown address and a binary float are refused."""
    with pytest.raises(GovrankError, match=code):
        rank(RULESET, ROWS, bind=bind)


def test_an_unknown_figure_is_answered_with_those_that_are_near():
    """Every address one letter away is suggested."""
    body = "indicators: [{id: a, max: 4, score: {method: points}}, "
    ruleset = load_text(HEAD + body + "{id: b, max: 6, score: {method: points}}]\n")
    with pytest.raises(GovrankError) as caught:
        rank(ruleset, [{"a": 1, "b": 1}], bind={"indicators.c.max": 5})
    assert "indicators.a.max, indicators.b.max" in str(caught.value)


def test_a_figure_that_is_no_number_is_shown():
    """The diagnostic names the figure and what was given for it."""
    with pytest.raises(GovrankError) as caught:
        rank(RULESET, ROWS, bind={"grades.good.from": "nine"})
    params = dict(caught.value.diagnostics[0].params)
    assert params == {"name": "grades.good.from", "value": "nine"}


def test_groups_are_ranked_apart_and_unranked_units_stand_last():
    """Departments and districts each have a first; a unit that is not ranked shifts nobody."""
    ruleset = load("bacgiang/eportal")
    ids = [each.id for each in ruleset.rules.inputs]
    full = {name: str(ruleset.nodes[name].high.value) for name in ids}
    rows = [
        {"unit": "Sở Y tế", **full},
        {"unit": "Huyện Tân Yên", **full, "news": 1},
        {"unit": "Sở Nội vụ", **full, "news": 2},
    ]
    found = [(s.group, s.rank, s.unit.id) for s in rank(ruleset, read_table(rows, ruleset))]
    assert found == [
        ("department", 1, "so-y-te"),
        ("department", 2, "so-noi-vu"),
        ("district", 1, "huyen-tan-yen"),
    ]


def test_fractional_places_print_as_people_write_them():
    """Two firsts share 1.5."""
    ruleset = load_text(HEAD + BODY + "ranking: {ties: fractional}\n")
    assert [str(s.rank) for s in rank(ruleset, ROWS)] == ["1.5", "1.5", "3"]


def test_a_score_is_an_exact_number():
    """A score compares and computes as a fraction."""
    total = rank(RULESET, ROWS)[0].total
    assert total + Fraction(1, 3) == Fraction(53, 6)


def test_without_grades_there_is_none():
    """A ruleset without a ladder gives no grade, as a standing and as a row."""
    ruleset = load_text(HEAD + "indicators: [{id: a, max: 10, score: {method: points}}]\n")
    ranking = rank(ruleset, ROWS)
    assert ranking[0].grade is None
    assert {row["grade"] for row in ranking.to_rows()} == {None}


def test_a_unit_is_in_the_ranking_by_its_id():
    """`in` takes what an index takes: an id, or a standing."""
    ranking = rank(RULESET, ROWS)
    assert "so-y-te" in ranking
    assert "so-tai-chinh" not in ranking
    assert ranking[0] in ranking
    assert 7 not in ranking
