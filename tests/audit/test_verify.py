"""Verdicts on printed totals, grades and ranks."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govrank import GovrankError, rank, verify
from govrank.audit.changes import Change
from govrank.audit.readings import parse_reading
from tests.loading import load_text

WEIGHTED = load_text(
    """
    govrank: "1"
    id: test/weighted
    version: "1"
    title: Two parts
    indicators:
      - id: a
        title: {vi: Hạ tầng, en: Infrastructure}
        max: 1
        weight: 0.3
        score: {method: points}
      - id: b
        title: {vi: Nhân lực, en: Staff}
        max: 1
        weight: 0.7
        score: {method: points}
    total: {aggregate: weighted-sum}
    grades:
      - {id: good, title: {vi: Tốt, en: Good}, from: 0.8}
      - {id: fair, title: {vi: Khá, en: Fair}, from: 0.5}
      - {id: weak, title: {vi: Yếu, en: Weak}}
    """
)
COLUMNS = {"total": "total", "grade": "grade"}
TRUNCATED = {"parts": "truncated:2", "total": "exact"}


def _verify(*rows, readings=TRUNCATED, columns=COLUMNS, ruleset=WEIGHTED):
    data = [{"unit": f"unit {place}", **row} for place, row in enumerate(rows, 1)]
    return verify(ruleset, data, columns=columns, readings=readings)


def _row(a, b, total, grade="good"):
    return {"a": a, "b": b, "total": total, "grade": grade}


def _verdicts(checked):
    return [(figure.column, figure.verdict) for figure in checked.figures]


def test_what_the_printed_parts_give_is_exact():
    """0.3 x 0.8 + 0.7 x 0.9 = 0.87, as printed."""
    checked = _verify(_row("0.80", "0.90", "0.87"))
    assert _verdicts(checked) == [("total", "exact"), ("grade", "exact")]


def test_what_unprinted_digits_give_is_certified_with_its_witness():
    """0.875 needs digits behind 0.80 and 0.90; a witness shows some that give it."""
    checked = _verify(_row("0.80", "0.90", "0.875"))
    assert _verdicts(checked) == [("total", "certified"), ("grade", "exact")]
    witness = checked.witnesses["unit-1"]
    assert Fraction(3, 10) * witness["a"] + Fraction(7, 10) * witness["b"] == Fraction("0.875")


def test_what_no_digits_give_is_contradicted_with_its_excess_and_its_mend():
    """0.9 lies 0.02 beyond what the parts allow; b = 0.93 is three units of its last place away."""
    checked = _verify(_row("0.80", "0.90", "0.900"))
    total, grade = checked.figures
    assert (total.verdict, total.excess) == ("contradicted", Fraction("0.02"))
    assert total.reason.en == "the total can only be from 0.87 to below 0.88"
    assert total.reason.vi == "tổng điểm chỉ có thể từ 0,87 đến dưới 0,88"
    assert grade.verdict == "undetermined"
    mend = Change("b", Fraction("0.90"), Fraction("0.93"), Fraction("0.01"))
    assert (checked.mend(total), mend.size) == (mend, 3)


def test_the_last_place_is_that_of_the_reading_where_it_is_told():
    """A column of 0.8 and 0.9 that was cut off at three decimals is mended in thousandths."""
    readings = {"parts": "truncated:3", "total": "exact"}
    checked = _verify(_row("0.8", "0.9", "0.8730"), readings=readings)
    mend = Change("b", Fraction("0.9"), Fraction("0.903"), Fraction("0.001"))
    assert checked.mend(checked.figures[0]) == mend
    (noticed,) = _verify(_row("0.8", "0.9", "0.8705"), readings=readings).detectable()
    assert noticed["b"] == Fraction("0.001")


def test_the_total_is_mended_where_that_takes_less():
    """One unit of a coarse total, 0.1, is less than three of a part, though 0.03 is the number."""
    readings = {"parts": "truncated:2", "total": "truncated:1"}
    checked = _verify(_row("0.80", "0.90", "0.9"), readings=readings)
    mend = Change("total", Fraction("0.9"), Fraction("0.8"), Fraction("0.1"))
    assert checked.mend(checked.figures[0]) == mend


def test_columns_of_other_scales_are_measured_by_their_own_last_place():
    """Of points out of 1000 and a share of 1, the share that is off by one digit is named."""
    ruleset = load_text(
        """
        govrank: "1"
        id: test/scales
        version: "1"
        title: Points beside a share
        inputs: [{id: share, min: 0, max: 1}]
        indicators:
          - {id: points, max: 1000, score: {method: points}}
          - {id: done, max: 500, score: {method: linear, of: share, from: 0, to: 1}}
        """
    )
    checked = _verify(
        {"points": "300", "share": "0.5", "total": "600"},
        ruleset=ruleset,
        columns={"total": "total"},
        readings={"parts": "exact", "total": "exact"},
    )
    mend = Change("share", Fraction("0.5"), Fraction("0.6"), Fraction("0.1"))
    assert (checked.mend(checked.figures[0]), mend.size) == (mend, 1)


def test_a_total_only_at_an_open_end_is_on_the_edge():
    """0.88 is what the parts approach and never reach: not called a contradiction."""
    checked = _verify(_row("0.80", "0.90", "0.88"))
    assert checked.figures[0].verdict == "edge"
    assert checked.figures[0].excess == 0
    assert checked.figures[0].reason.en == "reached only at the open end of from 0.87 to below 0.88"


def test_a_grade_that_the_total_cannot_have_is_contradicted():
    """A total of 0.87 is graded Good, whatever is printed."""
    checked = _verify(_row("0.80", "0.90", "0.87", "fair"))
    assert _verdicts(checked) == [("total", "exact"), ("grade", "contradicted")]
    assert checked.figures[1].reason.en == "with this total the grade can only be Good"
    assert checked.figures[1].computed == "good"


def test_a_grade_may_be_certified_by_unprinted_digits():
    """0.79 by the print and 0.80 by hidden digits: the printed Good is certified."""
    checked = _verify(_row("0.79", "0.79", "0.797", "fair"), _row("0.79", "0.80", "0.801"))
    assert _verdicts(checked)[2:] == [("total", "certified"), ("grade", "certified")]


def test_a_part_outside_its_domain_is_contradicted():
    """No value up to 1 prints as 1.20; the total of such a row stays open."""
    checked = _verify(_row("1.20", "0.90", "0.935"))
    part, total, grade = checked.figures
    assert (part.column, part.verdict, part.excess) == ("a", "contradicted", Fraction("0.2"))
    assert part.reason.en == "the figure lies outside its domain, from 0 to 1"
    assert (total.verdict, grade.verdict) == ("undetermined", "undetermined")
    assert checked.mend(part) == Change("a", Fraction("1.20"), Fraction(1), Fraction("0.01"))


def test_a_row_that_no_single_change_mends_says_so():
    """Two parts outside their domains are not mended by one change."""
    checked = _verify(_row("1.20", "1.90", "0.95"))
    assert checked.mend(checked.figures[0]) is None


def test_without_a_reading_all_that_fit_are_found_and_the_weakest_counts():
    """Left untold, exact figures do not fit, truncated and rounded ones do."""
    checked = _verify(_row("0.80", "0.90", "0.873"), readings=None)
    parts = {reading["a"] for reading in checked.readings}
    assert parts == {"truncated:2", "rounded:2"}
    assert _verdicts(checked)[0] == ("total", "certified")


def test_where_no_reading_fits_only_a_contradiction_under_all_of_them_stands():
    """One row needs rounding and another truncation: neither is refuted, nor certified."""
    checked = _verify(
        _row("0.11", "0.11", "0.1051", "weak"),
        _row("0.11", "0.11", "0.1199", "weak"),
        _row("0.11", "0.11", "0.9000", "good"),
        readings={"total": "exact"},
    )
    totals = [figure for figure in checked.figures if figure.column == "total"]
    assert checked.readings == ()
    assert [figure.verdict for figure in totals] == ["undetermined", "undetermined", "contradicted"]
    assert totals[0].reason.en == "no way of reading the figures fits the whole table"


def test_what_the_print_itself_gives_stands_whatever_the_reading():
    """A row that is impossible under every reading takes nothing from a row that adds up."""
    rows = (_row("0.80", "0.90", "0.87"), _row("0.80", "0.90", "0.95"))
    checked = _verify(*rows, readings=None)
    assert (checked.readings, checked.witnesses) == ((), {})
    assert [f.verdict for f in checked.figures] == [
        "exact",
        "exact",
        "contradicted",
        "undetermined",
    ]


def test_a_rank_that_only_one_reading_excludes_is_not_contradicted():
    """Cut off, the second row leads; rounded, it may not: nothing is held against the rank."""
    columns = {"total": "total", "rank": "rank"}
    rows = [
        {"a": "0.80", "b": "0.80", "total": "0.80", "rank": 1},
        {"a": "0.79", "b": "0.81", "total": "0.80", "rank": 2},
    ]
    told = _verify(*rows, columns=columns, readings={"parts": "exact", "total": "truncated:2"})
    assert [f.verdict for f in told.figures if f.column == "rank"] == ["contradicted"] * 2
    found = _verify(*rows, columns=columns, readings={"total": "truncated:2"})
    ranks = [f for f in found.figures if f.column == "rank"]
    assert [f.verdict for f in ranks] == ["undetermined"] * 2
    assert ranks[0].reason.en == "one reading of the figures allows it and another does not"
    assert len(found.readings) > 1


def test_grades_alone_can_be_verified():
    """A table without totals: the printed parts give the grade, or exclude it."""
    rows = ({"a": "0.9", "b": "0.9", "grade": "Tốt"}, {"a": "0.9", "b": "0.9", "grade": "Yếu"})
    checked = _verify(*rows, columns={"grade": "grade"}, readings={"parts": "truncated:1"})
    assert _verdicts(checked) == [("grade", "exact"), ("grade", "contradicted")]


def test_ranks_are_exact_certified_or_contradicted():
    """Printed ranks stand or fall with what the totals may be."""
    columns = {"total": "total", "rank": "rank"}
    rows = [
        {"a": "0.80", "b": "0.90", "total": "0.87", "rank": 1},
        {"a": "0.80", "b": "0.80", "total": "0.80", "rank": 2},
        {"a": "0.10", "b": "0.10", "total": "0.10", "rank": 2},
    ]
    checked = _verify(*rows, columns=columns)
    assert [f.verdict for f in checked.figures if f.column == "rank"] == [
        "exact",
        "exact",
        "contradicted",
    ]
    assert checked.figures[-1].reason.en == "the rank can only be 3"


def test_a_rank_that_only_hidden_digits_explain_is_certified():
    """Printed parts put the second row first; the hidden digits put it second, as printed."""
    columns = {"total": "total", "rank": "rank"}
    rows = [
        {"a": "0.80", "b": "0.80", "total": "0.809", "rank": 1},
        {"a": "0.80", "b": "0.80", "total": "0.801", "rank": 2},
    ]
    checked = _verify(*rows, columns=columns)
    assert [f.verdict for f in checked.figures if f.column == "rank"] == ["certified", "certified"]


def test_a_rank_is_open_where_a_total_is_contradicted():
    """A table with an impossible row says nothing of positions."""
    columns = {"total": "total", "rank": "rank"}
    checked = _verify({"a": "0.80", "b": "0.90", "total": "0.99", "rank": 1}, columns=columns)
    assert checked.figures[1].verdict == "undetermined"


def test_a_rank_without_a_whole_witness_is_open():
    """A printed rank that the witness does not give, and that is possible, is undetermined."""
    columns = {"rank": "rank"}
    rows = [{"a": "0.80", "b": "0.80", "rank": 2}, {"a": "0.80", "b": "0.80", "rank": 1}]
    checked = _verify(*rows, columns=columns)
    assert {f.verdict for f in checked.figures} <= {"undetermined", "certified", "exact"}


def test_printed_totals_bound_the_ranks():
    """Parts that leave the order open do not: totals of 0.875 and 0.871 are in order."""
    columns = {"total": "total", "rank": "rank"}
    rows = [
        {"a": "0.80", "b": "0.90", "total": "0.875", "rank": 2},
        {"a": "0.80", "b": "0.90", "total": "0.871", "rank": 1},
    ]
    checked = _verify(*rows, columns=columns)
    assert [f.verdict for f in checked.figures if f.column == "rank"] == ["contradicted"] * 2


def test_a_tie_only_at_an_open_end_is_on_the_edge():
    """A total that is cut off to 0.87 never reaches the 0.88 that would share the place."""
    columns = {"total": "total", "rank": "rank"}
    rows = [
        {"a": "0.80", "b": "0.90", "total": "0.87", "rank": 1},
        {"a": "0.88", "b": "0.88", "total": "0.88", "rank": 1},
    ]
    readings = {"parts": "truncated:2", "total": "truncated:2"}
    checked = _verify(*rows, columns=columns, readings=readings)
    assert [f.verdict for f in checked.figures if f.column == "rank"] == ["edge", "exact"]


def test_a_grade_only_at_an_open_end_is_on_the_edge():
    """What is cut off to 0.79 never reaches the 0.80 from which Good is given."""
    readings = {"parts": "truncated:2", "total": "truncated:2"}
    checked = _verify(_row("0.79", "0.79", "0.79", "good"), readings=readings)
    assert _verdicts(checked) == [("total", "exact"), ("grade", "edge")]


def test_one_witness_gives_all_ranks_or_none_is_certified():
    """Each of two rows may be first; that both are second alone no choice of digits gives."""
    rows = [{"a": "0.80", "b": "0.80", "rank": 2}, {"a": "0.80", "b": "0.80", "rank": 2}]
    checked = _verify(*rows, columns={"rank": "rank"})
    assert [f.verdict for f in checked.figures] == ["undetermined"] * 2


def test_blank_cells_of_a_column_leave_the_others_their_digits():
    """Where one row lacks a part, the part of another row keeps its room: no rank is refuted."""
    ruleset = load_text(
        """
        govrank: "1"
        id: test/blank
        version: "1"
        title: A blank
        indicators:
          - {id: a, max: 10, missing: zero, score: {method: points}}
          - {id: b, max: 10, score: {method: points}}
        """
    )
    rows = [
        {"a": "5.0", "b": "1.0", "total": "6.05", "rank": 1},
        {"a": "5.0", "b": "1.0", "total": "6.01", "rank": 2},
        {"a": None, "b": "1.0", "total": "1.0", "rank": 3},
    ]
    columns = {"total": "total", "rank": "rank"}
    readings = {"a": "truncated:1", "b": "exact", "total": "exact"}
    checked = _verify(*rows, ruleset=ruleset, columns=columns, readings=readings)
    verdicts = [f.verdict for f in checked.figures]
    assert verdicts == ["certified", "certified"] * 2 + ["exact", "certified"]
    assert checked.witnesses["unit-3"] == {"b": 1}


COUNTED = """
    govrank: "1"
    id: test/counted
    version: "1"
    title: Whole numbers and a divisor
    inputs:
      - {id: sets, kind: integer, min: 0, max: 10}
      - {id: full, min: 0, max: 10}
      - {id: per, min: 0, max: 10}
    indicators:
      - {id: many, max: 5, score: {method: count, of: sets, each: 0.5}}
      - {id: share, max: 10, score: {method: ratio, of: full, per: per}}
"""


def _counted(sets, per, total, parts):
    rows = [{"sets": sets, "full": "0.5", "per": per, "total": total}]
    readings = {"full": "exact", "total": "truncated:2", "parts": parts}
    return _verify(*rows, ruleset=load_text(COUNTED), columns={"total": "total"}, readings=readings)


def test_whole_numbers_have_no_unprinted_digits():
    """A count of 4 is not 4.9, which would give 2.45 beside the 0.5 of the other part."""
    checked = _counted("4", "10", "2.95", "truncated:0")
    assert _verdicts(checked) == [("total", "contradicted")]
    assert _verdicts(_counted("4", "10", "2.5", "truncated:0")) == [("total", "exact")]


def test_a_count_with_decimals_is_contradicted():
    """No whole number is printed as 4.5, and none up to 10 as 12."""
    assert _verdicts(_counted("12", "10", "5.5", "exact"))[0] == ("sets", "contradicted")
    checked = _counted("4.5", "10", "2.75", "exact")
    assert _verdicts(checked) == [("sets", "contradicted"), ("total", "undetermined")]
    assert checked.figures[0].reason.en == "the figure must be a whole number"


def test_a_divisor_printed_as_0_may_be_a_little_more():
    """Cut off, 0 may stand for 0.6, and the witness shows such a number; in full it cannot be."""
    checked = _counted("4", "0", "10", "truncated:0")
    assert _verdicts(checked) == [("total", "certified")]
    assert 0 < checked.witnesses["unit-1"]["per"] < 1
    checked = _counted("4", "0", "10", "exact")
    assert _verdicts(checked) == [("per", "contradicted"), ("total", "undetermined")]
    assert checked.figures[0].reason.en == "the figure is a divisor and cannot be 0"


EXCLUDING = """
    govrank: "1"
    id: test/excluding
    version: "1"
    title: A unit may have nothing
    indicators:
      - {id: a, max: 10, missing: exclude, score: {method: points}}
    grades: [{id: good, title: Good, from: 5}, {id: weak, title: Weak}]
"""


def test_a_unit_with_nothing_to_be_scored_by_has_no_figures():
    """Blank totals, grades and ranks claim nothing; a printed one has nothing to rest on."""
    blank = {"a": None, "total": None, "grade": None, "rank": None}
    rows = [{"a": "7", "total": "7", "grade": "Good", "rank": "1"}, blank]
    columns = {"total": "total", "grade": "grade", "rank": "rank"}
    ruleset = load_text(EXCLUDING)
    checked = _verify(*rows, ruleset=ruleset, columns=columns, readings={"parts": "exact"})
    assert [f.verdict for f in checked.figures] == ["exact"] * 3
    assert checked.totals == [7, None]
    assert checked.ties == []
    assert [sorted(each) for each in checked.detectable()] == [["a", "total"], []]
    claims = {**blank, "total": "0", "grade": "Weak"}
    checked = _verify(
        rows[0], claims, ruleset=ruleset, columns=columns, readings={"parts": "exact"}
    )
    total, grade = checked.figures[3:]
    assert (total.verdict, total.computed, total.excess) == ("contradicted", None, None)
    assert (grade.verdict, grade.computed) == ("contradicted", None)
    assert total.reason.en == "the rules give this unit no total, as all its parts are left out"
    claims = {**blank, "rank": "2"}
    checked = _verify(
        rows[0], claims, ruleset=ruleset, columns=columns, readings={"parts": "exact"}
    )
    assert checked.figures[-1].verdict == "contradicted"
    assert checked.figures[-1].reason.en == "this unit is not ranked"


def test_a_blank_total_leaves_a_grade_to_be_judged_by_the_parts():
    """A row may print its grade alone; another whose part is impossible is mended by that part."""
    rows = [
        {"a": "0.80", "b": "0.90", "total": None, "grade": "good"},
        {"a": "1.20", "b": "0.90", "total": None, "grade": None},
    ]
    checked = _verify(*rows)
    assert _verdicts(checked) == [("grade", "exact"), ("a", "contradicted")]
    mend = checked.mend(checked.figures[1])
    assert (mend.column, mend.changed) == ("a", 1)


def test_a_reading_shorter_than_its_column_is_refused():
    """0.805 was not cut off at two decimals: it is the reading that is wrong, not the table."""
    with pytest.raises(GovrankError) as caught:
        _verify(
            _row("0.805", "0.90", "0.87"), readings={"parts": "truncated:2", "total": "rounded:1"}
        )
    assert [found.text("en") for found in caught.value.diagnostics] == [
        "the reading truncated:2 does not suit the column 'a', printed to 3 decimals",
        "the reading rounded:1 does not suit the column 'total', printed to 2 decimals",
    ]


def test_the_smallest_noticed_change_of_each_cell_is_told():
    """A change below it stays possible and the change itself does not."""
    checked = _verify(_row("0.80", "0.90", "0.875"))
    (noticed,) = checked.detectable()
    assert noticed["total"] == Fraction("0.005")
    assert noticed["a"] == Fraction("0.02")
    assert noticed["b"] == Fraction("0.01")


def test_a_part_without_weight_is_never_noticed():
    """No change of a figure that counts nothing is noticed, and none is invented."""
    ruleset = load_text(
        """
        govrank: "1"
        id: test/idle
        version: "1"
        title: One idle part
        indicators:
          - {id: a, max: 100000, weight: 0, score: {method: points}}
          - {id: b, max: 1, weight: 1, score: {method: points}}
        total: {aggregate: weighted-sum}
        """
    )
    rows = [{"a": "50000", "b": "0.5", "total": "0.5"}]
    checked = _verify(*rows, ruleset=ruleset, columns={"total": "total"}, readings=None)
    assert checked.detectable()[0]["a"] is None


def test_counts_name_every_verdict():
    """Verdicts that no figure has are counted as 0."""
    checked = _verify(_row("0.80", "0.90", "0.87"))
    assert dict(checked.counts) == {
        "exact": 2,
        "certified": 0,
        "undetermined": 0,
        "edge": 0,
        "contradicted": 0,
    }


def test_readings_are_told_by_header_id_or_title():
    """A reading may name its column as the table or the ruleset does, in either language."""
    told = {"hạ tầng": "truncated:2", "Staff": "truncated:2", "TOTAL": "exact"}
    checked = _verify(_row("0.80", "0.90", "0.875"), readings=told)
    assert checked.readings == ({"a": "truncated:2", "b": "truncated:2", "total": "exact"},)


def test_a_reading_of_an_unknown_column_is_refused_with_a_hint():
    """A misspelt column of a reading is one error that names the nearest."""
    with pytest.raises(GovrankError, match=r"verification/unknown-column.*infrastructure"):
        _verify(_row("0.80", "0.90", "0.87"), readings={"infrastruture": "exact"})


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Finel", "the table has no column 'Finel' to verify (hint: did you mean: Final?)"),
        ("points", "the table has no column 'points' to verify"),
    ],
)
def test_a_published_column_that_is_not_there_is_a_wrong_telling(header, said):
    """The header that was told is at fault, and not the table; a near one is suggested."""
    with pytest.raises(GovrankError) as caught:
        _verify({"a": "0.8", "b": "0.9", "Final": "0.87"}, columns={"total": header})
    assert said in str(caught.value)
    assert "data/missing-column" not in str(caught.value)


def test_a_table_with_nothing_published_is_refused():
    """Verification needs a column of totals, grades or ranks."""
    with pytest.raises(GovrankError, match=r"verification/nothing-to-verify"):
        _verify({"a": "0.8", "b": "0.9"}, columns={})


def test_grades_of_a_ruleset_without_grades_are_refused():
    """Printed grades cannot be verified where the rules have none."""
    bare = load_text(
        """
        govrank: "1"
        id: test/bare
        version: "1"
        title: Bare
        indicators: [{id: a, max: 1, score: {method: points}}]
        """
    )
    with pytest.raises(GovrankError, match=r"verification/no-ladder"):
        _verify({"a": "0.8", "grade": "Tốt"}, ruleset=bare, columns={"grade": "grade"})


def test_absent_and_chosen_parts_are_verified_too():
    """Excluded cells and answers of a choice have no digits behind them, and count as they are."""
    ruleset = load_text(
        """
        govrank: "1"
        id: test/mixed
        version: "1"
        title: Mixed
        indicators:
          - id: chair
            max: 10
            score: {method: choice, choices: [{id: head, share: 1}, {id: deputy, share: 0.5}]}
          - {id: news, max: 10, missing: exclude, score: {method: points}}
        """
    )
    rows = [
        {"chair": "deputy", "news": None, "total": 5},
        {"chair": "head", "news": "9", "total": 19},
    ]
    checked = _verify(
        *rows, ruleset=ruleset, columns={"total": "total"}, readings={"parts": "exact"}
    )
    assert [figure.verdict for figure in checked.figures] == ["exact", "exact"]


def test_what_is_neither_shown_nor_excluded_is_undetermined():
    """One figure used twice, against itself, has an enclosure wider than the truth: no verdict."""
    ruleset = load_text(
        """
        govrank: "1"
        id: test/twice
        version: "1"
        title: One input, two ways
        inputs: [{id: x, min: 0, max: 1}]
        indicators:
          - {id: up, max: 1, score: {method: linear, of: x, from: 0, to: 1}}
          - {id: down, max: 1, score: {method: linear, of: x, from: 1, to: 0}}
        """
    )
    rows = [{"x": "0.5", "total": "1.05"}, {"x": "0.5", "total": "1"}]
    readings = {"parts": "truncated:1", "total": "exact"}
    checked = _verify(*rows, ruleset=ruleset, columns={"total": "total"}, readings=readings)
    first, second = checked.figures
    assert (first.verdict, second.verdict) == ("undetermined", "exact")
    assert first.reason.en == "no unprinted digits that give it were found"


def test_ties_and_inversions_are_told_by_printed_position():
    """Rows of equal totals, and neighbours in another order, are named by their running number."""
    rows = [
        {"tt": 1, **_row("0.80", "0.80", "0.80")},
        {"tt": 2, **_row("0.90", "0.90", "0.90")},
        {"tt": 3, **_row("0.70", "0.80", "0.77", "fair")},
        {"tt": 4, **_row("0.70", "0.80", "0.77", "fair")},
    ]
    checked = _verify(*rows, readings={"parts": "exact", "total": "exact"})
    assert checked.ties == [["3", "4"]]
    assert checked.inversions == [["1", "2"]]


GROUPED = """
    govrank: "1"
    id: test/grouped
    version: "1"
    title: Two groups
    indicators: [{id: a, max: 10, score: {method: points}}]
    ranking: {by: [total], groups: kind}
"""


def test_units_of_other_groups_are_neither_tied_nor_inverted():
    """A department and a district with the same total, or the district above it, say nothing."""
    rows = [
        {"tt": 1, "@kind": "department", "a": 5, "total": 5},
        {"tt": 1, "@kind": "district", "a": 7, "total": 7},
        {"tt": 2, "@kind": "district", "a": 5, "total": 5},
        {"tt": 3, "@kind": "district", "a": 5, "total": 5},
        {"tt": 2, "@kind": "department", "a": 6, "total": 6},
    ]
    ruleset, columns = load_text(GROUPED), {"total": "total"}
    checked = _verify(*rows, ruleset=ruleset, columns=columns, readings={"parts": "exact"})
    assert (checked.ties, checked.tied) == ([["2", "3"]], [[2, 3]])
    assert (checked.inversions, checked.inverted) == ([["1", "2"]], [[0, 4]])


EXACTLY = {"parts": "exact", "total": "exact"}
CONDITIONAL = load_text(
    """
    govrank: "1"
    id: test/conditional
    version: "1"
    title: {vi: Có điều kiện, en: Conditional}
    indicators:
      - id: a
        max: 1
        score: {method: points}
        then: [{add: 1, when: {attribute: terrain, is: mountain}}]
    grades:
      - {id: good, title: {vi: Tốt, en: Good}, from: 0.8, when: {not: {met: late}}}
      - {id: fair, title: {vi: Khá, en: Fair}, from: 0.5}
      - {id: weak, title: {vi: Yếu, en: Weak}}
    limits: [{at_most: fair, when: {met: warned}}]
    """
)


@pytest.mark.parametrize(
    ("late", "warned", "grade", "verdict"),
    [
        ("no", "no", "good", "exact"),
        ("yes", "no", "good", "contradicted"),
        ("yes", "no", "fair", "exact"),
        ("no", "yes", "good", "contradicted"),
        ("no", "yes", "fair", "exact"),
    ],
)
def test_a_grade_that_more_than_the_total_decides(late, warned, grade, verdict):
    """Conditions and limits are judged by the parts of the row."""
    row = {"unit": "u", "terrain": "plain", "a": "0.9", "late": late, "warned": warned}
    printed = [{**row, "total": "0.9", "grade": grade}]
    checked = verify(CONDITIONAL, printed, columns=COLUMNS, readings=EXACTLY)
    assert _verdicts(checked) == [("total", "exact"), ("grade", verdict)]


def test_an_attribute_of_the_unit_decides_a_printed_total():
    """In the mountains 1 is added, elsewhere not."""
    row = {"a": "0.9", "late": "no", "warned": "no", "total": "1.9"}
    printed = [{"unit": each, "terrain": each, **row} for each in ("mountain", "plain")]
    checked = verify(CONDITIONAL, printed, readings=EXACTLY)
    assert [figure.verdict for figure in checked.figures] == ["exact", "contradicted"]


def test_a_mend_keeps_to_the_conditions_of_the_grade():
    """A part that is changed must still give the printed grade."""
    row = {"unit": "u", "terrain": "plain", "a": "0.70", "late": "no", "warned": "no"}
    printed = [{**row, "total": "0.79", "grade": "good"}]
    checked = verify(CONDITIONAL, printed, columns=COLUMNS, readings=EXACTLY)
    assert checked.mend(checked.figures[0]) is None
    assert checked.detectable()[0]["total"] == Fraction("0.01")


thousandths = st.integers(0, 1000)


@settings(deadline=None)
@given(
    st.lists(st.tuples(thousandths, thousandths), min_size=1, max_size=5),
    st.sampled_from(["exact", "rounded:2", "truncated:2", "rounded:1"]),
    st.sampled_from(["exact", "rounded:3", "truncated:3", "truncated:1"]),
)
def test_what_rank_gives_is_never_contradicted_however_it_is_printed(rows, parts, total):
    """Any table that the engine computes, printed in any declared way, stands."""
    values = [(Fraction(a, 1000), Fraction(b, 1000)) for a, b in rows]
    ranking = rank(WEIGHTED, [{"unit": f"u{k}", "a": a, "b": b} for k, (a, b) in enumerate(values)])
    in_parts, in_total = parse_reading(parts), parse_reading(total)
    printed = [
        {
            "unit": f"u{k}",
            "a": in_parts.printed(a),
            "b": in_parts.printed(b),
            "total": in_total.printed(ranking[f"u{k}"].total),
            "grade": ranking[f"u{k}"].grade.id,
        }
        for k, (a, b) in enumerate(values)
    ]
    checked = verify(WEIGHTED, printed, columns=COLUMNS, readings={"parts": parts, "total": total})
    assert checked.counts["contradicted"] == checked.counts["edge"] == 0
