"""Values, conditions, grades, limits and steps in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govrank.audit.spoken import Speaker
from govrank.rules.expressions import model
from tests.loading import load_text

RULES = """
govrank: "1"
id: test/spoken
version: "1"
title: Spoken
inputs:
  - {id: chair, title: {vi: Trưởng ban, en: Chair}, kind: choice,
     choices: [{id: head, title: {vi: Chủ tịch, en: Head}},
               {id: deputy, title: {vi: Phó, en: Deputy}}]}
  - {id: late, title: {vi: Trễ hạn, en: Late}, missing: exclude}
  - {id: fault, title: {vi: Vi phạm, en: Fault}, kind: yes-no}
indicators:
  - id: news
    title: {vi: Tin tức, en: News}
    max: 10
    tags: [core]
    score: {method: formula, value: %s}
    then:
      %s
    grades:
      - {id: well, title: {vi: Đạt, en: Well}, from: 5}
      - {id: ill, title: {vi: Hỏng, en: Ill}}
  - {id: law, title: {vi: Pháp luật, en: Law}, max: 10, tags: [core], score: {method: points}}
grades:
  - %s
  - {id: weak, title: {vi: Yếu, en: Weak}}
%s
"""


def rules(
    value="1", step="- {add: 1}", grade="{id: good, title: {vi: Tốt, en: Good}, from: 8}", limits=""
):
    """Return small rules with one expression put in."""
    return load_text(RULES % (value, step, grade, limits)).rules


@pytest.mark.parametrize(
    ("value", "en", "vi"),
    [
        ("2.5", "2.5", "2,5"),
        ("{input: late}", "“Late”", "“Trễ hạn”"),
        (
            "{least: {among: units, of: {input: late}, otherwise: 7}}",
            "the least of “Late” among the units (of too few: 7)",
            "“Trễ hạn” thấp nhất trong các đơn vị (nếu không đủ số liệu thì: 7)",
        ),
        (
            "{round: {of: {root: {of: {input: late}, otherwise: 0}}, places: 0, mode: down}}",
            "the square root of (“Late”) (where there is none: 0) (cut off, to a whole number)",
            "căn bậc hai của (“Trễ hạn”) (nếu không tính được thì: 0) (cắt bớt đến số nguyên)",
        ),
        (
            (
                "{round: {of: {power: {of: {product: [2, {input: late}]}, to: 0.5, otherwise: 1}},"
                " places: 0, mode: down}}"
            ),
            "(2 × “Late”) to the power 0.5 (where there is none: 1) (cut off, to a whole number)",
            "(2 × “Trễ hạn”) mũ 0,5 (nếu không tính được thì: 1) (cắt bớt đến số nguyên)",
        ),
        (
            "{round: {of: {log: {of: {input: late}, otherwise: 0}}, places: 0, mode: down}}",
            (
                "the natural logarithm of (“Late”) (where there is none: 0) "
                "(cut off, to a whole number)"
            ),
            (
                "lôgarit tự nhiên của (“Trễ hạn”) (nếu không tính được thì: 0) "
                "(cắt bớt đến số nguyên)"
            ),
        ),
        ("{score: law}", "“Law”", "“Pháp luật”"),
        ("{ceiling: law}", "the ceiling of “Law”", "điểm tối đa của “Pháp luật”"),
        ("{floor: law}", "the floor of “Law”", "điểm tối thiểu của “Pháp luật”"),
        ("{share: 0.5}", "0.5 × the ceiling", "0,5 × điểm tối đa"),
        ("{sum: [1, {input: late}]}", "1 + “Late”", "1 + “Trễ hạn”"),
        ("nothing", "left out", "không tính"),
        ("{mean: [1, 2]}", "the mean of (1; 2)", "trung bình của (1; 2)"),
        ("{least: [1, 2]}", "the least of (1; 2)", "số nhỏ nhất trong (1; 2)"),
        (
            "{difference: [{input: late}, {greatest: {among: units, of: {input: late}}}]}",
            "“Late” − (the greatest of “Late” among the units)",
            "“Trễ hạn” − (“Trễ hạn” cao nhất trong các đơn vị)",
        ),
        (
            "{variance: {among: [law], of: each, divisor: count}}",
            "the variance of the member's score among “Law”",
            "phương sai của điểm mục trong “Pháp luật”",
        ),
        (
            "{median: {among: units, of: {input: late}}}",
            "the median of “Late” among the units",
            "trung vị của “Trễ hạn” trong các đơn vị",
        ),
        (
            "{percentile: {among: units, of: {input: late}, at: 0.9, definition: 7}}",
            "the 90 % percentile of “Late” among the units",
            "phân vị 90 % của “Trễ hạn” trong các đơn vị",
        ),
        (
            "{rank: {among: units, of: {input: late}}}",
            "the rank by “Late” among the units",
            "thứ hạng theo “Trễ hạn” trong các đơn vị",
        ),
        ("{greatest: [1, 2]}", "the greatest of (1; 2)", "số lớn nhất trong (1; 2)"),
        ("{product: [{difference: [3, 1]}, 2]}", "(3 − 1) × 2", "(3 − 1) × 2"),
        ("{difference: [3, {difference: [2, 1]}]}", "3 − (2 − 1)", "3 − (2 − 1)"),
        (
            "{quotient: {of: {product: [1, 2]}, by: {quotient: {of: 3, by: 4}}, zero: 0}}",
            "1 × 2 ÷ (3 ÷ 4) (where the divisor is 0: 0)",
            "1 × 2 ÷ (3 ÷ 4) (nếu số chia bằng 0 thì: 0)",
        ),
        (
            "{round: {of: {input: late}, places: 1, mode: half-up}}",
            "“Late” (half-up, 1 place)",
            "“Trễ hạn” (làm tròn thông thường đến 1 chữ số thập phân)",
        ),
        (
            (
                "{steps: {of: {input: late}, below: 0, "
                "table: [{from: 5, value: 1}, {above: 9, value: 2}]}}"
            ),
            "the value by the step that “Late” reaches (from 5 → 1; above 9 → 2; the rest → 0)",
            "giá trị theo bậc của “Trễ hạn” (từ 5 → 1; trên 9 → 2; còn lại → 0)",
        ),
        (
            "{answer: {of: chair, values: {head: 2, deputy: 1}}}",
            "the value by “Chair” (Head → 2; Deputy → 1)",
            "giá trị theo “Trưởng ban” (Chủ tịch → 2; Phó → 1)",
        ),
        (
            "{attribute: {of: kind, values: {city: 2}}}",
            "the value by the unit's “kind” (city → 2)",
            "giá trị theo thuộc tính “kind” (city → 2)",
        ),
        (
            "{choose: {cases: [{when: {met: fault}, value: 0}], otherwise: 1}}",
            "the value by case (“Fault” is yes → 0; the rest → 1)",
            "giá trị theo trường hợp (“Vi phạm” là có → 0; còn lại → 1)",
        ),
        (
            "{first: [{input: late}, 1]}",
            "the first that is there of (“Late”; 1)",
            "giá trị đầu tiên có số liệu trong (“Trễ hạn”; 1)",
        ),
        (
            "{count: [{met: fault}, {of: 1, below: 2}]}",
            "how many hold of (“Fault” is yes; 1 below 2)",
            "số điều kiện đạt trong (“Vi phạm” là có; 1 dưới 2)",
        ),
        ("{count: {among: [law]}}", "how many of “Law”", "số mục trong “Pháp luật”"),
        (
            "{count: {among: [law], where: {of: each, above: 2}}}",
            "how many of “Law” (only where the member's score above 2)",
            "số mục trong “Pháp luật” (chỉ tính khi điểm mục trên 2)",
        ),
        (
            "{mean: {among: units, of: {input: late}, where: {met: fault}}}",
            "the mean of “Late” among the units (only where “Fault” is yes)",
            "trung bình “Trễ hạn” trong các đơn vị (chỉ tính khi “Vi phạm” là có)",
        ),
        (
            (
                "{sum: {among: [law], of: "
                "{share: {quotient: {of: each, by: {ceiling: each}, zero: 0}}}}}"
            ),
            (
                "the sum of ((the member's score ÷ the ceiling of the member at hand "
                "(where the divisor is 0: 0)) × the ceiling) among “Law”"
            ),
            (
                "tổng ((điểm mục ÷ điểm tối đa của mục đang xét (nếu số chia bằng 0 thì: 0)) "
                "× điểm tối đa) trong “Pháp luật”"
            ),
        ),
        (
            "{quotient: {of: 6, by: {product: [{input: late}, 3]}, zero: exclude}}",
            "6 ÷ (“Late” × 3) (where the divisor is 0: left out)",
            "6 ÷ (“Trễ hạn” × 3) (nếu số chia bằng 0 thì: không tính)",
        ),
        (
            "{product: [{sum: [1, {input: late}]}, 2]}",
            "(1 + “Late”) × 2",
            "(1 + “Trễ hạn”) × 2",
        ),
        (
            "{mean: {among: units, of: {input: late}, where: {met: fault}, smallest: 3}}",
            (
                "the mean of “Late” among the units (only where “Fault” is yes) "
                "(of fewer than 3: left out)"
            ),
            (
                "trung bình “Trễ hạn” trong các đơn vị (chỉ tính khi “Vi phạm” là có) "
                "(nếu có ít hơn 3 đơn vị thì: không tính)"
            ),
        ),
        (
            "{least: {among: units, of: {input: late}, smallest: 3, otherwise: 7}}",
            "the least of “Late” among the units (of fewer than 3: 7)",
            "“Trễ hạn” thấp nhất trong các đơn vị (nếu có ít hơn 3 đơn vị thì: 7)",
        ),
    ],
)
def test_a_value_in_words(value, en, vi):
    """Each form of a value reads in both languages, with the titles of what it speaks of."""
    made = rules(value)
    said = Speaker(made).value(made.total.children[0].content.method.expression)
    assert (said.en, said.vi) == (en, vi)


@pytest.mark.parametrize(
    ("condition", "en", "vi"),
    [
        ("{of: {input: late}, at_least: 1}", "“Late” at least 1", "“Trễ hạn” từ 1 trở lên"),
        ("{of: {input: late}, above: 1}", "“Late” above 1", "“Trễ hạn” trên 1"),
        ("{of: {input: late}, at_most: 1}", "“Late” at most 1", "“Trễ hạn” không quá 1"),
        ("{of: {input: late}, below: 1}", "“Late” below 1", "“Trễ hạn” dưới 1"),
        ("{of: {input: late}, equals: 1}", "“Late” equal to 1", "“Trễ hạn” bằng 1"),
        (
            "{of: {input: late}, at_least: {ceiling: law}}",
            "“Late” at least the ceiling of “Law”",
            "“Trễ hạn” không thấp hơn điểm tối đa của “Pháp luật”",
        ),
        (
            "{of: current, at_least: 1, below: 3}",
            "the score so far at least 1 and the score so far below 3",
            "điểm đến bước này từ 1 trở lên và điểm đến bước này dưới 3",
        ),
        ("{answer: chair, is: head}", "Chair is “Head”", "Trưởng ban là “Chủ tịch”"),
        (
            "{answer: chair, is: [head, deputy]}",
            "Chair is “Head” or “Deputy”",
            "Trưởng ban là “Chủ tịch” hoặc “Phó”",
        ),
        ("{attribute: kind, is: city}", "kind is “city”", "kind là “city”"),
        ("{given: {input: late}}", "there is “Late”", "có số liệu “Trễ hạn”"),
        (
            "{grade: news, at_least: well}",
            "the grade of “News” at least “Well”",
            "xếp loại của “Tin tức” từ “Đạt” trở lên",
        ),
        (
            "{all: [{met: fault}, {any: [{met: fault}, {not: {met: fault}}]}]}",
            "“Fault” is yes and (“Fault” is yes or (not: “Fault” is yes))",
            "“Vi phạm” là có và (“Vi phạm” là có hoặc (không phải: “Vi phạm” là có))",
        ),
        ("{not: {given: {input: late}}}", "there is no “Late”", "không có số liệu “Trễ hạn”"),
        (
            "{among: units, where: {met: fault}, at_least: 2}",
            "at least 2 of the units have: “Fault” is yes",
            "có từ 2 đơn vị trở lên trong các đơn vị thỏa: “Vi phạm” là có",
        ),
        (
            "{among: core, where: {of: each, below: 5}, at_least: 2}",
            "at least 2 of “core” have: the member's score below 5",
            "có từ 2 mục trở lên trong nhóm “core” thỏa: điểm mục dưới 5",
        ),
        (
            "{among: core, where: {of: each, below: 5}, above: {share: 0.5}}",
            "more than 50 % of “core” have: the member's score below 5",
            "có trên 50 % mục trong nhóm “core” thỏa: điểm mục dưới 5",
        ),
        (
            "{among: core, where: {of: each, below: 5}, at_most: {share: {input: late}}}",
            "at most (“Late”) × 100 % of “core” have: the member's score below 5",
            "có không quá (“Trễ hạn”) × 100 % mục trong nhóm “core” thỏa: điểm mục dưới 5",
        ),
        (
            "{among: core, where: {of: each, below: 5}, below: 2}",
            "fewer than 2 of “core” have: the member's score below 5",
            "có dưới 2 mục trong nhóm “core” thỏa: điểm mục dưới 5",
        ),
        (
            "{among: core, where: {of: each, below: 5}, equals: 2}",
            "just 2 of “core” have: the member's score below 5",
            "có đúng 2 mục trong nhóm “core” thỏa: điểm mục dưới 5",
        ),
        (
            "{among: [news], where: {grade: each, equals: well}, at_least: {share: 1}}",
            "all of “News” have: the grade of the member at hand equal to “Well”",
            "mọi mục trong “Tin tức” đều thỏa: xếp loại của mục đang xét bằng “Đạt”",
        ),
        (
            "{among: core, where: {of: each, below: 5}, at_most: 0}",
            "none of “core” have: the member's score below 5",
            "không có mục nào trong nhóm “core” thỏa: điểm mục dưới 5",
        ),
    ],
)
def test_a_condition_in_words(condition, en, vi):
    """Each form of a condition reads in both languages."""
    if condition.startswith(("{grade", "{among")):
        # These speak of finished scores, so that they are asked of the grade.
        made = rules(limits=f"limits:\n  - {{at_most: weak, when: {condition}}}")
        asked = made.limits[0].when
    else:
        made = rules(step=f"- {{add: 1, when: {condition}}}")
        asked = made.total.children[0].pipeline[0].when
    said = Speaker(made).condition(asked)
    assert (said.en, said.vi) == (en, vi)


@pytest.mark.parametrize(
    ("step", "en", "vi"),
    [
        ("- {add: -1}", "add −1", "cộng −1"),
        ("- {multiply: 2, when: {met: fault}}", "multiply by 2 where “Fault” is yes",
         "nhân với 2 khi “Vi phạm” là có"),
        ("- {replace: {floor: law}}", "replace by the floor of “Law”",
         "thay bằng điểm tối thiểu của “Pháp luật”"),
        ("- {round: {places: 0, mode: down}}", "cut off, to a whole number",
         "cắt bớt đến số nguyên"),
        ("- {clamp: {min: 1, max: 9}}", "not below 1; not above 9", "không dưới 1; không quá 9"),
        ("- first: [{add: 1, when: {met: fault}}, {add: 2}]",
         "the first that applies: add 1 where “Fault” is yes; add 2",
         "bước đầu tiên thỏa điều kiện: cộng 1 khi “Vi phạm” là có; cộng 2"),
    ],
)  # fmt: skip
def test_a_step_in_words(step, en, vi):
    """Each step after the score says what it does, and when."""
    made = rules(step=step)
    said = Speaker(made).step(made.total.children[0].pipeline[0])
    assert (said.en, said.vi) == (en, vi)


@pytest.mark.parametrize(
    ("grade", "en"),
    [
        ("{id: good, from: 8, when: {met: fault}}", "a total from 8; “Fault” is yes"),
        ("{id: good, when: {met: fault}}", "“Fault” is yes"),
        ("{id: good, to: 5}", "a total at most 5"),
    ],
)
def test_what_a_grade_asks_for_in_words(grade, en):
    """A grade that is tried says its range and its condition; the last is for all the rest."""
    made = rules(grade=grade)
    assert [Speaker(made).asked(band).en for band in made.ladder] == [en, "for all the rest"]


@pytest.mark.parametrize(
    ("limit", "en"),
    [
        ("{at_most: weak}", "no better than “Weak”"),
        ("{set: weak, when: {met: fault}}", "set to “Weak” where “Fault” is yes"),
        (
            "{at_most: weak, when: {met: fault}, unless: {of: {score: law}, above: 9}}",
            "no better than “Weak” where “Fault” is yes, unless “Law” above 9",
        ),
    ],
)
def test_a_limit_in_words(limit, en):
    """A limit says its grade, when it holds, and what undoes it."""
    made = rules(limits=f"limits:\n  - {limit}")
    assert Speaker(made).limit(made.limits[0]).en == en


def test_numbers_of_a_unit_stand_beside_what_they_are_of():
    """Where the numbers of a unit are known, they are said in brackets."""
    made = rules("{input: late}")
    known = {model.InputOf("late"): Fraction(3)}.get
    speaker = Speaker(made, known=known)
    assert speaker.value(model.InputOf("late")).en == "“Late” (= 3)"
    assert speaker.value(model.ScoreOf("law")).en == "“Law”"


def test_an_input_without_a_title_is_named_by_its_indicator():
    """An input that the rules imply has the id of an indicator, and is said to be its data."""
    made = load_text("""
        govrank: "1"
        id: test/own
        version: "1"
        title: Own
        indicators:
          - id: deaths
            title: {vi: Tử vong, en: Deaths}
            missing: exclude
            score: {method: formula, value: {product: [2, {input: deaths}]}}
    """).rules
    said = Speaker(made).value(model.InputOf("deaths"))
    assert (said.en, said.vi) == ("the data of “Deaths”", "số liệu của “Tử vong”")
