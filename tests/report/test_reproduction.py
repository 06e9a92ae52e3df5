"""The reproduction of the announcement, as people and as programs read it."""

from __future__ import annotations

import pytest
from attrs import evolve

from govrank.audit.reproduce import Reproduction
from govrank.report.page import FORMATS
from govrank.report.reproduction import plain_reproduction, reproduction_report
from tests.loading import load_text
from tests.report.samples import announcement, assert_fits, checked


def _flat(lang):
    return " ".join(reproduction_report(announcement()).render("table", lang).split())


def test_the_page_in_vietnamese():
    """A reader with the announcement in hand finds each row, and what is said of it."""
    text = _flat("vi")
    for said in (
        "Đã tính lại 59 hàng của 4 bảng",
        "Tổng điểm: 34 đúng, 25 có chứng cứ. Xếp loại: 59 đúng.",
        "Không có con số nào mâu thuẫn.",
        "2 2 Sở Văn hóa, Thể thao và Du lịch 0,90740 0,90700 có chứng cứ Tốt Tốt đúng",
        "8 9 Văn phòng UBND tỉnh",
        "các hàng 8 (0,8892) và 9 (0,8893) đổi chỗ",
        "các hàng 13 và 14 cùng có tổng điểm 84",
        "cắt còn 3 chữ số thập phân, không làm tròn",
        "Văn bản không nêu ---",
        "Suy ra và giả định ---",
        "Những điểm khác thường ---",
        "govrank show bacgiang/ict-districts",
        "Bảng dùng cả dấu phẩy (1,000) và dấu chấm (0.748)",
    ):
        assert said in text


def test_the_page_in_english():
    """The same in English, decimals with a point."""
    text = _flat("en")
    assert "Totals: 34 exact, 25 certified. Grades: 59 exact." in text
    assert "0.90740 0.90700 certified Good Good exact" in text
    assert "No figure is contradicted." in text


def test_the_json_of_the_announcement():
    """The object has the tables in order, each row as printed, and the counts by verdict."""
    plain = plain_reproduction(announcement())
    assert_fits(plain, "reproduce")
    assert plain["case"] == "bacgiang-2021"
    assert [each["id"] for each in plain["tables"]] == [f"appendix-{n}" for n in (1, 2, 3, 4)]
    assert [len(each["rows"]) for each in plain["tables"]] == [20, 10, 19, 10]
    first, _, third, _ = plain["tables"]
    assert (first["totals"]["exact"], first["totals"]["certified"]) == (5, 15)
    assert first["inversions"] == [[8, 9]]
    assert third["ties"] == [[13, 14]]
    assert sum(each["grades"]["exact"] for each in plain["tables"]) == 59
    row = first["rows"][7]
    assert {key: row[key] for key in ("tt", "unit", "rank", "total", "printed_total")} == {
        "tt": 8, "unit": "van-phong-ubnd-tinh", "rank": 9, "total": "0.8892",
        "printed_total": "0.88960",
    }  # fmt: skip
    assert (row["grade"], row["printed_grade"], row["grade_verdict"]) == ("Tốt", "Tốt", "exact")
    assert (row["total_verdict"], len(row["witness"])) == ("certified", 6)
    assert (row["printed_rank"], row["rank_verdict"]) == (None, None)


@pytest.mark.parametrize("how", FORMATS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_format(how, lang):
    """Every format holds every printed row."""
    text = reproduction_report(announcement()).render(how, lang)
    assert len(text.splitlines()) > 59


def _with(*verifications):
    case = announcement().case
    tables = zip(case.tables, verifications, strict=False)
    return Reproduction(evolve(case, notes=()), tuple(tables))


def test_contradictions_are_counted_at_the_top():
    """A contradicted figure is told in the first paragraph and the legend."""
    wrong = checked({"unit": "X", "a": 1, "b": 2, "total": 4}, readings={"parts": "exact"})
    text = reproduction_report(_with(wrong)).render("md", "en")
    assert "1 figure contradicted." in text
    assert "- contradicted: the printed figures cannot give it" in text
    assert "What is inferred" not in text


def test_tables_of_different_columns_in_one_csv():
    """A table without grades leaves their cells empty in the common CSV."""
    full = {"unit": "X", "a": 1, "b": 2, "total": 3, "grade": "Yếu"}
    bare = {"unit": "X", "a": 1, "b": 2, "total": 3}
    lines = reproduction_report(_with(checked(bare), checked(full))).render("csv", "en").split("\n")
    assert lines[1] == "appendix-1,1,1,X,3,3,exact,,,"
    assert lines[2] == "appendix-2,1,1,X,3,3,exact,Weak,Weak,exact"


def test_units_that_take_no_place():
    """A half place is a text in JSON; a grade or a total that is not there is null."""
    text = """
        govrank: "1"
        id: demo/half
        version: "1"
        title: x
        indicators: [{id: a, max: 10, missing: exclude, score: {method: points}}]
        ranking: {ties: fractional}
    """
    of = checked(
        {"unit": "X", "a": 1, "rank": "1.5"}, {"unit": "Y", "a": 1, "rank": "1.5"},
        {"unit": "Z", "a": None, "rank": "3"}, ruleset=load_text(text),
    )  # fmt: skip
    plain = plain_reproduction(_with(of))
    assert_fits(plain, "reproduce")
    rows = plain["tables"][0]["rows"]
    assert [row["rank"] for row in rows] == ["1.5", "1.5", None]
    assert [row["printed_rank"] for row in rows] == ["1.5", "1.5", "3"]
    assert rows[2]["total"] is None
    assert rows[2]["grade"] is None
