"""A ranking shown."""

from __future__ import annotations

from govrank.engine.ranking import rank
from govrank.report.ranking import plain_ranking, ranking_report, shown_total
from tests.loading import load_text
from tests.report.samples import ROWS, assert_fits, portals, rich, rich_ranking, simple


def test_a_table_a_group_with_the_total_as_it_is_to_be_shown():
    """Units stand group by group; the total is rounded as the ruleset prints it."""
    text = ranking_report(rich_ranking()).render("table", "vi")
    assert "Nhóm x" in text
    assert "Nhóm y" in text
    assert "   1  A            14,3  Tốt\n   2  B            12,0  Tốt" in text
    assert "demo/rich 7" in text


def test_an_ungrouped_ranking_has_one_table():
    """Without groups there is neither heading nor column for them."""
    ranking = rank(simple(), [{"unit": "A", "a": 1, "b": 2}])
    report = ranking_report(ranking)
    assert "Group" not in report.render("table", "en")
    assert report.render("csv", "en") == "Rank,Unit,Total,Grade,Part A,Part B\n1,A,3,Weak,1,2\n"


def test_csv_has_every_score():
    """CSV has a column a node, with what is left out as a dash."""
    lines = ranking_report(rich_ranking()).render("csv", "vi").splitlines()
    assert lines[0] == (
        "Nhóm;Hạng;Đơn vị;Tổng điểm;Xếp loại;Nội dung;Tin tức;Công bố;Tỷ lệ;Chủ trì;Các mục"
    )
    assert lines[1] == 'x;1;A;"14,3";Tốt;9;6;3;"1,33";2;1'
    assert lines[3] == "y;–;C;1;Yếu;0;–;0;0;1;0"


def test_changed_figures_are_told():
    """A ranking with other figures than the ruleset's says which."""
    text = ranking_report(rank(rich(), ROWS, bind={"grades.good.from": 13})).render("md", "en")
    assert "Changed: grades.good.from = 13" in text


def test_json_fits_the_schema():
    """The JSON of rankings fits the schema of results."""
    for ranking in (rich_ranking(), rank(simple(), [{"unit": "A", "a": 1, "b": 2}])):
        assert_fits(plain_ranking(ranking), "rank")


def test_json_is_exact():
    """JSON has the exact total, whatever is shown."""
    rows = plain_ranking(rich_ranking())["rows"]
    assert rows[0]["total"] == "14.33"
    assert rows[0]["rank"] == 1
    assert rows[2]["scores"]["news"] is None


def test_a_total_without_a_rule_is_shown_as_it_is():
    """Where the ruleset does not say how to print the total, all its digits are shown."""
    row = {each.id: 1 for each in portals().rules.inputs} | {"about": "1.234567"}
    ranking = rank(portals(), [{"unit": "so-y-te", **row}])
    assert str(shown_total(ranking[0])) == "12.234567"


def test_units_without_a_place_or_a_grade():
    """A unit that is not ranked has a dash for its rank; a ruleset without grades one for them."""
    text = """
        govrank: "1"
        id: demo/none
        version: "1"
        title: x
        indicators:
          - {id: a, max: 10, missing: exclude, score: {method: points}}
    """
    ranking = rank(load_text(text), [{"unit": "A", "a": None}, {"unit": "B", "a": 1}])
    lines = ranking_report(ranking).render("csv", "en").splitlines()
    assert "–,A,–,–,–" in lines
    assert "1,B,1,–,1" in lines
    assert_fits(plain_ranking(ranking), "rank")
