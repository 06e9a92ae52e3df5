"""What is said of a verified table."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govrank.report.judged import (
    column_title,
    counts_text,
    detectable_table,
    grade_title,
    mended,
    orders,
    plain_detectable,
    plain_place,
    readings_text,
    row_table,
    rows_of,
    troubles,
    value_text,
    witness_text,
)
from govrank.report.layout import aligned
from tests.loading import load_text
from tests.report.samples import announcement, checked, rich

RIGHT = {"unit": "X", "a": "8", "b": "7.5", "total": "15.5", "grade": "Tốt", "rank": "1"}
LOW = {"unit": "Y", "a": "3", "b": "4", "total": "7", "grade": "Yếu", "rank": "2"}


def _flat(texts):
    return " ".join(" ".join(texts).split())


def test_rows_hold_print_and_outcome():
    """A row has what is printed and what comes out, each with its verdict."""
    first = rows_of(checked(RIGHT, LOW))[0]
    assert (first.place, first.rank, first.total) == ("1", 1, Fraction(31, 2))
    assert (first.printed_total.text, first.printed_rank.value) == ("15.5", 1)
    assert (first.grade.vi, first.printed_grade.en) == ("Tốt", "Good")
    assert first.verdict("total", "en") == "exact"
    assert first.verdict("b", "en") == "–"


def test_a_table_shows_the_columns_that_are_published():
    """Totals, grades and ranks each have their columns only where they are printed."""
    heads = [
        [each.title for each in row_table(of, "en").columns]
        for of in (
            checked(RIGHT, LOW),
            checked({k: RIGHT[k] for k in ("unit", "a", "b", "rank")}),
            checked({k: RIGHT[k] for k in ("unit", "a", "b", "grade")}),
        )
    ]
    assert [len(each) for each in heads] == [11, 5, 6]


def test_printed_zeros_stand():
    """A printed total keeps its zeros, and the computed one beside it has as many."""
    row = {**RIGHT, "total": "15.50"}
    lines = aligned(row_table(checked(row), "vi")).splitlines()
    assert "15,50      15,50  đúng" in lines[-1]


def test_what_is_not_there_is_a_dash():
    """A row whose total and grade do not exist has dashes for them."""
    text = """
        govrank: "1"
        id: demo/none
        version: "1"
        title: x
        indicators:
          - {id: a, max: 10, missing: exclude, score: {method: points}}
    """
    ruleset = load_text(text)
    of = checked(
        {"unit": "X", "a": None, "total": "0"}, {"unit": "Z", "a": "2", "total": "2"},
        ruleset=ruleset,
    )  # fmt: skip
    row = rows_of(of)[0]
    assert (row.total, row.grade, row.printed_grade) == (None, None, None)
    assert row_table(of, "en").rows[0][4] == "–"
    assert rows_of(of)[1].total == 2


def test_titles_of_columns():
    """Figures are called by what they are, inputs by their titles."""
    of = checked(RIGHT)
    assert column_title(of, "total").vi == "tổng điểm"
    assert column_title(of, "a").en == "Part A"


def test_values_in_words():
    """Grades and answers are named, numbers written, what is not there is a dash."""
    of = checked(RIGHT)
    assert value_text(of, "grade", "good", "vi") == "Tốt"
    assert value_text(of, "grade", "unheard", "vi") == "unheard"
    assert value_text(of, "a", Fraction(1, 2), "vi") == "0,5"
    assert value_text(of, "a", None, "vi") == "–"
    assert grade_title(of, None) is None
    answers = {"unit": "A", "kind": "k", "news": "6", "sets": "6", "full": "1", "all": "1",
               "chair": "head", "site": "yes", "bonus": "1", "total": "17"}  # fmt: skip
    chosen = checked(answers, ruleset=rich())
    assert value_text(chosen, "chair", Fraction(1), "vi") == "Cấp phó"
    assert value_text(chosen, "chair", None, "vi") == "–"


def test_one_reading():
    """A reading that all parts share is said once, beside that of the totals."""
    of = checked(RIGHT, readings={"parts": "truncated:1", "total": "exact"})
    assert readings_text(of, "en") == (
        "Figures are read as: the parts cut off at 1 decimal, not rounded; "
        "the totals printed in full."
    )


def test_readings_by_column():
    """Readings that differ are said column by column; without totals none is said of them."""
    of = checked(
        {k: RIGHT[k] for k in ("unit", "a", "b", "grade")},
        readings={"a": "exact", "b": "rounded:1"},
    )
    said = readings_text(of, "en")
    assert "Part A printed in full; Part B rounded to 1 decimal." in said
    assert "totals" not in said


def test_several_readings_and_none():
    """All readings that fit are listed; where none does, that is said."""
    said = readings_text(checked(RIGHT), "vi")
    assert "(1) các số thành phần in đầy đủ; tổng điểm in đầy đủ" in said
    assert "làm tròn, mỗi cột đến chữ số thập phân cuối đã in; tổng điểm" in said
    assert "Không có cách đọc" in readings_text(checked({**RIGHT, "total": "12"}), "vi")


def test_counts_of_what_is_there():
    """Counts are said of totals, grades and ranks as far as they are printed."""
    assert counts_text(checked(RIGHT, LOW), "en") == (
        "Totals: 2 exact. Grades: 2 exact. Ranks: 2 exact."
    )
    assert counts_text(checked({k: RIGHT[k] for k in ("unit", "a", "b", "rank")}), "vi") == (
        "Thứ hạng: 1 đúng."
    )


def test_a_witness_shows_the_unprinted_digits():
    """The simplest witness of a table says which figure stands for what, and what comes out."""
    _, of = announcement().tables[0]
    said = witness_text(of, "vi")
    assert said.startswith("Chứng cứ, ví dụ hàng ")
    assert "thì tính ra đúng kết quả đã in: 0,8" in said
    changed = [len(row.unprinted) for row in rows_of(of) if row.certified]
    assert said.count("(in ") == min(changed)


def test_no_witness_for_exact_tables():
    """A table that is exact needs none."""
    assert witness_text(checked(RIGHT), "en") == ""


def test_a_witness_without_totals():
    """Where only a grade is printed, the witness ends with the words."""
    row = {"unit": "X", "a": "7", "b": "7.4", "grade": "Tốt"}
    of = checked(row, readings={"a": "truncated:0", "b": "exact"})
    assert of.counts["certified"] == 1
    assert witness_text(of, "en").endswith("what is printed comes out precisely.")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_contradiction_says_by_how_much_and_what_mends_it(lang):
    """A contradicted total is held against what is possible, and the least change is named."""
    of = checked({**RIGHT, "total": "16"}, readings={"parts": "exact", "total": "exact"})
    said = _flat(troubles(of, lang))
    assert {"vi": "lệch 0,5.", "en": "off by 0.5."}[lang] in said
    change = mended(of, of.figures[0])
    assert (change.column, change.changed, change.size) == ("b", 8, 5)
    words = {
        "vi": "Phần B từ 7,5 thành 8 (5 đơn vị của chữ số cuối).",
        "en": "Part B from 7.5 to 8 (5 units of its last place).",
    }
    assert words[lang] in said


def test_a_contradicted_grade_without_totals_is_mended_by_a_part():
    """Where no total is printed, a change of a part is proposed."""
    of = checked({"unit": "X", "a": "7", "b": "7", "grade": "Tốt"}, readings={"parts": "exact"})
    assert mended(of, of.figures[0]).column in ("a", "b")


def test_a_contradicted_rank_is_not_mended():
    """A rank rests on the other rows too, so that no change of its row is proposed."""
    of = checked(
        {**RIGHT, "rank": "2"}, {**LOW, "rank": "1"}, readings={"parts": "exact", "total": "exact"}
    )
    ranks = [figure for figure in of.figures if figure.column == "rank"]
    assert [figure.verdict for figure in ranks] == ["contradicted"] * 2
    assert [mended(of, figure) for figure in ranks] == [None, None]
    assert "mend" not in _flat(troubles(of, "en"))


def test_the_undetermined_of_one_reason_are_said_together():
    """Rows that are open for the same reason are named in one sentence."""
    of = checked(RIGHT, {**LOW, "total": "9"})
    said = [each for each in troubles(of, "en") if each.startswith("Undetermined")]
    assert len(said) == 1
    assert "row 1 (rank); 2 (grade, rank)" in said[0]


def _order(*rows, **how):
    return _flat(orders(checked(*rows, **how), "en"))


def test_a_tie_that_nothing_decides():
    """Equal totals with equal ranks: nothing decides, and they share a place."""
    said = _order({**LOW, "unit": "X", "rank": "1"}, {**LOW, "rank": "1"})
    assert "rows 1 and 2 have the same total, 7" in said
    assert "they share place 1" in said


def test_a_tie_that_a_further_key_decides():
    """Equal totals with different ranks: the rules tell their order."""
    text = """
        govrank: "1"
        id: demo/keys
        version: "1"
        title: x
        indicators:
          - {id: a, max: 10, score: {method: points}}
          - {id: b, max: 10, score: {method: points}}
        ranking: {by: [total, a]}
    """
    rows = ({"unit": "X", "a": 4, "b": 3, "total": 7}, {"unit": "Z", "a": 3, "b": 4, "total": 7})
    assert "the rules tell their order" in _order(*rows, ruleset=load_text(text))


def test_a_tie_that_the_print_decides():
    """Totals that are equal from the parts as printed may differ in print."""
    rows = ({"unit": "X", "a": 4, "b": 3, "total": 8}, {"unit": "Z", "a": 3, "b": 4, "total": 7})
    assert "the totals in print differ" in _order(*rows)


def test_an_order_that_unprinted_digits_explain():
    """Rows 8 and 9 of Appendix I change places, and the witnesses explain the print."""
    said = _flat(orders(announcement().tables[0][1], "en"))
    assert "rows 8 (0.8892) and 9 (0.8893) change places" in said
    assert "unprinted digits explain the published order" in said


def test_an_order_that_nothing_explains():
    """Printed totals in order that are not supported explain nothing."""
    rows = (
        {"unit": "X", "a": 1, "b": 1, "total": 9},
        {"unit": "Z", "a": 3, "b": 4, "total": 7},
    )
    assert "nothing found explains the published order" in _order(*rows)


def test_a_table_in_another_order():
    """A table that is not printed by its totals is said to be so; many rows are cut short."""
    rows = [
        {"unit": f"U{place}", "a": place, "b": 0, "total": place, "grade": "Yếu"}
        for place in range(1, 10)
    ]
    said = _order(*rows)
    assert "rows 1 to 9 change places" in said
    assert "not printed by its totals" in said


def test_an_order_without_totals():
    """Without printed totals there is nothing to hold the order against."""
    rows = ({"unit": "X", "a": 1, "b": 1, "rank": 1}, {"unit": "Z", "a": 3, "b": 4, "rank": 2})
    assert "prints no totals" in _order(*rows)


def test_the_least_detectable_changes():
    """Every printed figure has its smallest change that would be noticed, in table and data."""
    of = checked(RIGHT, readings={"parts": "exact", "total": "exact"})
    assert detectable_table(of, "vi").rows == (("1", "X", "1", "0,1", "0,1"),)
    assert plain_detectable(of) == [
        {"unit": "x", "changes": {"a": "1", "b": "0.1", "total": "0.1"}}
    ]


def test_running_numbers():
    """A running number of digits is a number; what is none stays a text."""
    assert [plain_place(each) for each in ("12", "XII", "٣", "1a")] == [12, "XII", "٣", "1a"]
