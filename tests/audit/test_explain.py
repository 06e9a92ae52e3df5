"""Explanations as an official reads them, and as data."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

from govrank import explain, load, rank, read_table
from govrank.errors import UnknownNameError
from govrank.plan.columns import RANKED, Column
from govrank.rules import catalogue
from tests.loading import load_text

GOLDEN = Path(__file__).parent / "golden"

SMALL = """
    govrank: "1"
    id: test/small
    version: "2021"
    title: {vi: Chấm điểm trang thông tin, en: Scoring of web pages}
    legal_basis:
      - {ref: 1/QĐ-UBND, date: "2021-01-15", title: {vi: Quyết định thử, en: Trial decision}}
    inputs:
      - {id: full, title: {vi: Thủ tục mức 4, en: Level-4 services}}
      - {id: all, title: {vi: Tổng số thủ tục, en: All services}}
      - {id: late, title: {vi: Số lần trễ, en: Late reports}, kind: integer}
      - {id: percent, title: {vi: Tỷ lệ kiểm tra, en: Checked}, unit: "%"}
      - {id: days, title: {vi: Số ngày, en: Days}}
      - {id: bonus, title: {vi: Điểm thưởng, en: Bonus}, missing: zero}
    indicators:
      - {id: news, code: "1", title: {vi: Tin tức, en: News}, max: 10, score: {method: points}}
      - id: services
        code: "2."
        title: {vi: Dịch vụ công, en: Services}
        max: 22
        indicators:
          - id: share
            title: {vi: Tỷ lệ mức 4, en: Share of level 4}
            max: 20
            note: {vi: Tính đến cuối năm, en: At the end of the year}
            score: {method: ratio, of: full, per: all, round: {places: 2, mode: half-up}}
          - id: reports
            title: {vi: Báo cáo, en: Reports}
            min: -1
            max: 2
            score: {method: count, of: late, each: -0.25, start: 2}
      - id: chair
        title: {vi: Chủ trì, en: Chair}
        max: 10
        source: Điều 5
        score:
          method: choice
          choices:
            - {id: head, title: {vi: Cấp trưởng, en: Head}, share: 1}
            - {id: deputy, title: {vi: Cấp phó, en: Deputy}, share: 0.5}
      - id: checks
        title: {vi: Kiểm tra, en: Checks}
        max: 1
        score:
          method: steps
          of: percent
          steps:
            - {from: 30, points: 1}
            - from: 20
              points:
                value: 0.5
                basis: inferred
                because: {vi: theo bảng năm 2020, en: from the table of 2020}
                source: Bảng 2020
            - otherwise: true
              points:
                value: 0
                basis: assumed
                because: {vi: theo bảng năm 2020, en: from the table of 2020}
                source: Bảng 2020
      - id: speed
        title: {vi: Tốc độ, en: Speed}
        max: 10
        score: {method: linear, of: days, from: 30, to: 5}
      - id: meetings
        title: {vi: Họp, en: Meetings}
        max: 10
        score:
          method: checklist
          items:
            - {id: attends, title: {vi: Dự họp, en: Attends}, share: 0.5}
            - {id: chairs, title: {vi: Chủ trì họp, en: Chairs}, share: 0.5}
    total:
      max: 63
      then: [{add: {input: bonus}}, {round: {places: 1, mode: half-up}}, {clamp: {max: 60}}]
      show: {places: 0, mode: half-up}
    grades:
      - {id: good, title: {vi: Tốt, en: Good}, from: 55, basis: assumed}
      - {id: fair, title: {vi: Khá, en: Fair}, above: 30}
      - {id: weak, title: {vi: Yếu, en: Weak}}
    ranking: {by: [total, news]}
"""

ROW = {
    "news": "9.5", "full": "57", "all": "61", "late": "2", "chair": "deputy",
    "percent": "29.99", "days": "12", "attends": "có", "chairs": "không", "bonus": "",
}  # fmt: skip
ROWS = {
    "so-mot": ROW,
    "so-hai": {**ROW, "full": "61", "news": "5"},
    "so-ba": {**ROW, "news": "1"},
}


def _explained(rules, rows, unit="a", **how):
    return explain(rank(load_text(rules), rows, **how), unit)


def _node(explanation, name):
    """Find a node of the tree by id."""
    pending = [explanation.total]
    while pending:
        found = pending.pop()
        if found.id == name:
            return found
        pending.extend(found.children)
    raise AssertionError(name)


def _workings(explanation, name, lang="en"):
    return [each.text.get(lang) for each in _node(explanation, name).workings]


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_whole_explanation_of_a_small_ruleset(lang):
    """Every method, rounding, limit, grade and rank reads as it is kept in the golden file."""
    told = _explained(SMALL, ROWS, "so-mot").render(lang)
    assert told + "\n" == (GOLDEN / f"so-mot.{lang}.txt").read_text("utf-8")


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_whole_explanation_of_a_department_of_the_announcement(lang):
    """The Department of Health of Appendix I reads as the documentation quotes it."""
    ruleset = load("bacgiang/ict-departments")
    path = catalogue.root() / "bacgiang" / "data" / "appendix-1-ict-departments.csv"
    ranking = rank(ruleset, read_table(path, ruleset, ignore=["*"]))
    told = explain(ranking, "so-y-te").render(lang)
    assert told + "\n" == (GOLDEN / f"so-y-te.{lang}.txt").read_text("utf-8")


def test_a_text_is_english_unless_told():
    """Printing an explanation gives its English text."""
    told = _explained(SMALL, ROWS, "so-mot")
    assert str(told) == told.render("en") != told.render("vi")


def test_an_unknown_unit_is_an_error_with_a_suggestion():
    """A unit that is not there is refused as everywhere."""
    ranking = rank(load_text(SMALL), ROWS)
    with pytest.raises(UnknownNameError) as caught:
        explain(ranking, "so-mott")
    assert "so-mot" in caught.value.suggestion


def test_data_are_ready_for_json():
    """Numbers are exact texts, absent ones null, and nothing is lost on the way."""
    told = _explained(SMALL, ROWS, "so-mot").to_dict()
    assert json.loads(json.dumps(told)) == told
    assert told["unit"]["id"] == "so-mot"
    assert told["total"]["score"] == "47.4"
    services = told["total"]["children"][1]
    assert services["children"][0]["workings"][0]["result"] == "1140/61"
    assert (services["weight"], services["contribution"]) == (None, "20.19")
    assert told["rank"]["below"]["gap"] == "3.2"


def _rules(total, *leaves, more=""):
    """Write a ruleset of points between 0 and 9, with more said of each."""
    listed = "\n".join(f"  - {{{leaf}, max: 9, score: {{method: points}}}}" for leaf in leaves)
    head = 'govrank: "1"\nid: test/parts\nversion: "1"\ntitle: Parts\nindicators:'
    return f"{head}\n{listed}\ntotal: {{{total}}}\n{more}"


def test_weights_and_what_they_add():
    """Each part of a weighted sum says its weight and what it adds."""
    rules = _rules("aggregate: weighted-sum", "id: x, weight: 0.4", "id: w, weight: 0.6")
    told = _explained(rules, {"a": {"x": "5", "w": "8"}})
    assert _workings(told, "total") == ["0.4 × 5 + 0.6 × 8 = 6.8"]
    assert (_node(told, "x").weight, _node(told, "x").contribution) == (Fraction(2, 5), 2)
    assert _node(told, "x").effect.en == "weight 0.4: adds 2 to “Total”"


def test_a_mean_over_the_parts_that_are_there():
    """A part left out is not in the mean, says why, and adds nothing."""
    leaves = ("id: x, weight: 0.5", "id: w, weight: 0.25, missing: exclude", "id: z, weight: 0.25")
    rules = _rules("aggregate: weighted-mean", *leaves)
    told = _explained(rules, {"a": {"x": "6", "w": "", "z": "3"}})
    assert _workings(told, "total") == ["(0.5 × 6 + 0.25 × 3) ÷ (0.5 + 0.25) = 5"]
    assert [each.contribution for each in told.total.children] == [4, None, 1]
    absent = _node(told, "w")
    assert (absent.score, absent.workings, absent.weight) == (None, (), Fraction(1, 4))
    assert absent.inputs[0].said.en == "blank, left out"
    assert absent.absent.en == "left out because of entered: blank"
    assert "w: not counted" in str(told)


def test_a_plain_mean_says_what_a_part_adds():
    """Without weights a part of a mean adds its share of it."""
    told = _explained(_rules("aggregate: mean", "id: x", "id: w"), {"a": {"x": "5", "w": "8"}})
    assert _workings(told, "total") == ["(5 + 8) ÷ 2 = 6.5"]
    assert _node(told, "x").effect.vi == "đóng góp 2,5 vào “Tổng điểm”"


def test_the_least_part_decides():
    """Where the least part is taken, each part says whether it is the one."""
    told = _explained(_rules("aggregate: min", "id: x", "id: w"), {"a": {"x": "5", "w": "8"}})
    assert _workings(told, "total") == ["min(5, 8) = 5"]
    effects = [each.effect.en for each in told.total.children]
    assert effects == ["decides the score of “Total”", "does not decide the score of “Total”"]
    assert [each.contribution for each in told.total.children] == [None, None]


def test_no_weight_is_left_to_divide_by():
    """Where the weights that are left sum to 0 there is no mean, and no part adds anything."""
    leaves = ("id: x, weight: 0, missing: exclude", "id: w, weight: 1, missing: exclude")
    told = _explained(_rules("aggregate: weighted-mean", *leaves), {"a": {"x": "5", "w": ""}})
    assert told.total.absent.en == "left out because the weights of the parts that count sum to 0"
    assert (told.total.workings, _node(told, "x").contribution) == ((), 0)


def test_a_rescaled_sum_says_what_each_part_adds():
    """What is there adds more than its points, and the factor is told."""
    leaves = ("id: x", "id: w, missing: exclude")
    told = _explained(_rules("left_out: rescale", *leaves), {"a": {"x": "3", "w": ""}})
    assert told.total.method.en.endswith("the rest is converted to the ceilings of all")
    assert told.total.workings[0].text.en == "3 × (9 + 9) ÷ 9 = 6"
    assert [each.contribution for each in told.total.children] == [6, None]
    assert _node(told, "x").effect.vi == "đóng góp 6 vào “Tổng điểm”"


def test_nothing_to_score():
    """Where every part is left out, so is the total: no grade, no rank, and it says so."""
    more = "grades: [{id: good, from: 5}, {id: weak}]"
    told = _explained(_rules("max: 9", "id: x, missing: exclude", more=more), {"a": {"x": ""}})
    assert told.total.absent.vi == "không tính vì không có mục nào được tính"
    assert told.grade is None
    assert (told.rank.rank, told.rank.above, told.rank.below) == (None, None, None)
    assert told.render("vi").splitlines()[1] == "Tổng điểm: không tính; Không xếp hạng"


@pytest.mark.parametrize(
    ("policy", "cell", "said", "value"),
    [
        ("missing: zero", "", "blank, counts as 0", 0),
        ("missing: {value: 3}", "", "blank, counts as 3", 3),
        ("not_applicable: {value: 4}", "N/A", "not applicable, counts as 4", 4),
    ],
)
def test_what_a_blank_counts_as(policy, cell, said, value):
    """A cell without a figure says what the rules make of it."""
    told = _explained(_rules("max: 9", f"id: x, {policy}"), {"a": {"x": cell}})
    given = _node(told, "x").inputs[0]
    assert (given.said.en, given.value, given.printed) == (said, value, "")
    assert _node(told, "x").score == value


def test_what_does_not_apply_is_left_out():
    """A figure that does not apply is told from one that is missing."""
    leaf = "id: x, not_applicable: exclude"
    told = _explained(_rules("max: 9", leaf), {"a": {"x": "N/A"}})
    assert _node(told, "x").absent.en == "left out because of entered: not applicable"


RATIO = """
    govrank: "1"
    id: test/ratio
    version: "1"
    title: Ratio
    inputs: [{id: of, title: Part}, {id: per, title: Whole}]
    indicators:
      - {id: x, max: 9, score: {method: ratio, of: of, per: per, zero: ZERO}}
"""


def test_a_whole_of_zero():
    """A ratio by 0 counts as the rules say, or is left out and says why."""
    rows = {"a": {"of": "0", "per": "0"}}
    full = _explained(RATIO.replace("ZERO", "full"), rows)
    assert _workings(full, "x")[:2] == ["the divisor is 0: the ratio counts as 1", "1 × 9 = 9"]
    absent = _explained(RATIO.replace("ZERO", "exclude"), rows)
    assert _node(absent, "x").absent.en == "left out because the divisor is 0"


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("{score: b}", "left out because “B” is left out"),
        ("nothing", "left out because the formula has no result for this unit"),
        (
            "{mean: {among: units, of: {score: c}, where: {of: 1, above: 2}}}",
            "left out because the formula has no result for this unit",
        ),
        ("{sum: [{score: c}, {quotient: {of: 1, by: {difference: [1, 1]}, zero: exclude}}]}",
         "left out because the divisor is 0"),
    ],
)  # fmt: skip
def test_why_a_formula_has_no_result(value, why):
    """A score that is left out blames a divisor only where nothing else may be the cause."""
    rules = f"""
    govrank: "1"
    id: test/lacking
    version: "1"
    title: Lacking
    indicators:
      - {{id: a, title: A, score: {{method: formula, value: {value}}}}}
      - {{id: b, title: B, score: {{method: formula, value: nothing}}}}
      - {{id: c, title: C, score: {{method: formula, value: 1}}}}
"""
    assert _node(_explained(rules, {"u": {}}, unit="u"), "a").absent.en == why


@pytest.mark.parametrize(
    ("news", "why"),
    [
        ("7", "the grade of “News” (= “Good”) at least “Good”"),
        ("2", "the grade of “News” at least “Good”"),
        (None, "the grade of “News” at least “Good”"),
    ],
)
def test_a_condition_on_a_grade_names_the_grade_that_was_given(news, why):
    """A grade that decided is told beside the question; of none, there is nothing to tell."""
    rules = """
    govrank: "1"
    id: test/graded
    version: "1"
    title: Graded
    undecided: one
    indicators:
      - id: news
        title: News
        max: 9
        missing: exclude
        score: {method: points}
        grades: [{id: good, title: Good, from: 5, when: {of: {score: news}, above: 1}}]
      - {id: x, score: {method: formula, value: 1}, then: [&STEP]}
"""
    rules = rules.replace("&STEP", "{add: 1, when: {grade: news, at_least: good}}")
    said = _workings(_explained(rules, {"a": {"news": news}}), "x")
    assert why in said[0]


def test_a_formula_over_other_units_is_said():
    """The arithmetic of one unit does not show the others, so that the formula is said in words."""
    rules = """
    govrank: "1"
    id: test/others
    version: "1"
    title: Others
    inputs: [{id: x, title: X}]
    indicators:
      - {id: a, score: {method: formula, value: {mean: {among: units, of: {input: x}}}}}
"""
    told = _explained(rules, {"u": {"x": 3}, "v": {"x": 5}}, unit="u")
    assert _workings(told, "a")[0] == "the formula: the mean of “X” among the units"


@pytest.mark.parametrize(
    ("low", "given", "line"),
    [
        (-2, "1", "floor −2: not reached"),
        (-2, "6", "floor −2: reached"),
        (-2, "7", "floor −2: raised from −3"),
        (0, "9", "floor 0: raised from −5"),
    ],
)
def test_floors(low, given, line):
    """A floor says whether it was hit; one of 0 only where it was."""
    rules = SMALL.replace("min: -1", f"min: {low}").replace(
        "each: -0.25, start: 2", "each: -1, start: 4"
    )
    told = _explained(rules, {"a": {**ROW, "late": given}})
    assert line in _workings(told, "reports")
    ended = _explained(rules.replace(f"min: {low}", "min: 0"), {"a": {**ROW, "late": "1"}})
    assert not any("floor" in each for each in _workings(ended, "reports"))


def test_a_figure_that_was_changed_for_this_run():
    """A bound figure takes its new value everywhere, and the page says so at its head."""
    rules = _rules("max: 9", "id: x", more="grades: [{id: good, from: 5}, {id: weak}]")
    told = _explained(rules, {"a": {"x": "6"}}, bind={"grades.good.from": 8})
    assert told.grade.id == "weak"
    assert told.grade.to_better == 2
    assert "Changed for this run: grades.good.from = 8 (the rules say 5)" in str(told)
    assert "more would be good (from 8)" in str(told)


def test_what_no_text_states():
    """Figures that are inferred are gathered by reason, and a reason is given once."""
    leaves = ("id: x, weight: 0.5, basis: inferred, because: seen", "id: w, weight: 0.5")
    rules = _rules("aggregate: weighted-sum", *leaves)
    page = str(_explained(rules, {"a": {"x": "6", "w": "6"}}))
    assert "ceiling 9, weight 0.5: inferred, no text states it\n      seen\n" in page
    again = _rules("aggregate: weighted-sum, basis: inferred, because: seen", *leaves)
    told = _explained(again, {"a": {"x": "6", "w": "6"}})
    assert "this rule: inferred, no text states it\n    seen" in str(told)
    assert "inferred, no text states it (for the reason given)" in str(told)
    assert str(told).count("seen") == 1


def test_weights_that_do_not_sum_to_one():
    """A declared sum of weights that no text states is among the figures of the group."""
    total = "aggregate: weighted-sum, weights: {sum: {value: 1.05, basis: inferred}}"
    rules = _rules(total, "id: x, weight: 0.55", "id: w, weight: 0.5")
    told = _explained(rules, {"a": {"x": "6", "w": "6"}})
    assert told.total.figures[0].value == Fraction(21, 20)
    assert "sum of the weights 1.05: inferred, no text states it" in str(told)


def test_rules_that_rest_on_nothing_but_an_assumption():
    """What holds of the whole ruleset stands at the head of the page."""
    more = "basis: assumed\nbecause: nothing was found\nsource: Minutes\n"
    page = str(_explained(_rules("max: 9", "id: x", more=more), {"a": {"x": "6"}}))
    assert "source: Minutes\nThe rules: assumed\n  nothing was found\n" in page
    assert page.count("Minutes") == 1


def test_rules_made_without_a_file():
    """Rules that were not read from a file are explained without places."""
    ruleset = evolve(load_text(_rules("max: 9", "id: x")), marks={})
    page = str(explain(rank(ruleset, {"a": {"x": "6"}}), "a"))
    assert "x: 6 of 9" in page
    assert "rule at" not in page


def test_rows_without_places():
    """Data that have no place in a file are shown without one."""
    ruleset = load_text(_rules("max: 9", "id: x, missing: zero"))
    table = evolve(read_table({"a": {"x": ""}}, ruleset), marks=())
    assert "entered: blank, counts as 0\n" in str(explain(rank(ruleset, table), "a"))


def test_a_place_within_a_group():
    """A rank within a group names the group, at the head of the page too."""
    rules = _rules("max: 9", "id: x", more="ranking: {groups: kind}")
    told = _explained(rules, {"a": {"x": "6", "kind": "sở"}})
    assert told.render("vi").splitlines()[1] == (
        "Tổng điểm: 6 (tối đa 9); Hạng 1 trên 1 đơn vị, nhóm sở"
    )


def test_a_unit_that_takes_no_part():
    """A unit that is scored but not ranked is explained all the same."""
    ruleset = load_text(_rules("max: 9", "id: x"))
    table = read_table({"a": {"x": "6"}, "b": {"x": "5"}}, ruleset)
    out, other = evolve(table.units[0], ranked=False), table.units[1]
    data = evolve(table.data, columns={**table.data.columns, RANKED: Column((0, 1))})
    told = explain(rank(ruleset, evolve(table, units=(out, other), data=data)), "a")
    assert [line.en for line in told.rank.lines] == [
        "this unit is scored but takes no part in the ranking"
    ]
    assert (told.total.score, told.rank.above, told.rank.below) == (6, None, None)


def test_sources_and_notes_of_an_indicator():
    """An indicator names its own source, and what is noted of it."""
    page = str(_explained(SMALL, ROWS, "so-mot"))
    assert "    source: Điều 5\n" in page
    assert "      note: At the end of the year\n" in page
