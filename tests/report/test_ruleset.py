"""A ruleset shown."""

from __future__ import annotations

import pytest

from govrank.report.page import FORMATS
from govrank.report.ruleset import TIES, plain_ruleset, ruleset_report
from tests.loading import load_text
from tests.report.samples import SIMPLE, announcement, assert_fits, portals, rich, simple


def test_a_page_for_officials():
    """The page says what the rules rest on, the tree, the bands and what is not stated."""
    text = ruleset_report(announcement().tables[1][1].ruleset).render("table", "vi")
    for said in (
        "Căn cứ: 2294/QĐ-UBND, 17/11/2020, Quyết định",
        "Hiệu lực: 01/01/2021 – 31/12/2021",
        "Danh mục đơn vị: bacgiang/units (30 đơn vị)",
        "tổng các hệ số 1,05",
        "từ 0,65 đến dưới 0,8",
        "Những điều văn bản không nêu",
    ):
        assert said in text


def test_groups_codes_and_keys():
    """Groups are set off by depth, codes stand before titles, every key is named."""
    page = ruleset_report(rich()).render("table", "en")
    text = " ".join(page.split())
    assert "1 Content" in text
    assert "· 1.1 News" in text
    assert "· Published" in text
    assert "By Total (highest first), News (lowest first)" in text
    assert "Apart by the units' kind." in text
    assert "In force: 2021-01-01 – …" in text
    assert "from 6 to 12" not in text
    assert "above 6 to below 12" in text
    assert "at most 6" in text
    assert "at most 18" in text


def test_a_bare_ruleset():
    """Sections that would be empty are left out."""
    text = """
        govrank: "1"
        id: demo/bare
        version: "1"
        title: Bare
        indicators: [{id: a, max: 10, score: {method: points}}]
        effective: {until: "2021-12-31"}
    """
    said = ruleset_report(load_text(text)).render("md", "en")
    assert "## Grades" not in said
    assert "## What no text states" not in said
    assert "In force: … – 2021-12-31" in said
    assert "In force" not in ruleset_report(simple()).render("table", "en")


@pytest.mark.parametrize("ties", TIES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_way_with_ties_has_words(ties, lang):
    """The page says how ties are placed."""
    ruleset = load_text(f"{SIMPLE}\nranking: {{ties: {ties}}}\n")
    flat = " ".join(ruleset_report(ruleset).render("table", lang).split())
    assert TIES[ties].get(lang) in flat


@pytest.mark.parametrize("how", FORMATS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_format(how, lang):
    """Every format of every ruleset renders."""
    for ruleset in (rich(), portals()):
        assert ruleset.rules.total.children[0].id in ruleset_report(ruleset).render(how, lang)


def test_json_fits_the_schema():
    """The JSON of rulesets fits the schema of results."""
    for ruleset in (rich(), portals(), simple()):
        assert_fits(plain_ruleset(ruleset), "show")


def test_csv_is_the_tree():
    """CSV has a row an indicator."""
    lines = ruleset_report(portals()).render("csv", "en").splitlines()
    assert len(lines) == 13
    assert lines[1].startswith("about,About the agency,–,6,")


FORMULAS = """
govrank: "1"
id: test/formulas
version: "1"
title: Formulas
inputs: [{id: x, title: {vi: Số liệu, en: Figure}}]
indicators:
  - id: a
    title: {vi: Chỉ tiêu, en: Item}
    max: 10
    score: {method: formula, value: {share: {quotient: {of: {input: x}, by: 4}}}}
    then: [{add: 1, when: {of: {input: x}, above: 2}}]
grades:
  - {id: good, title: {vi: Tốt, en: Good}, from: 5, when: {of: {score: a}, above: 1}}
  - {id: weak, title: {vi: Yếu, en: Weak}}
limits: [{at_most: weak, when: {of: {input: x}, below: 1}}]
"""


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("en", ["- Item: (“Figure” ÷ 4) × the ceiling", "- Item: add 1 where “Figure” above 2",
                "a total from 5; “Item” above 1", "for all the rest",
                "- no better than “Weak” where “Figure” below 1"]),
        ("vi", ["- Chỉ tiêu: (“Số liệu” ÷ 4) × điểm tối đa",
                "- Chỉ tiêu: cộng 1 khi “Số liệu” trên 2",
                "tổng điểm từ 5; “Chỉ tiêu” trên 1", "dành cho các trường hợp còn lại",
                "- không quá “Yếu” khi “Số liệu” dưới 1"]),
    ],
)  # fmt: skip
def test_formulas_steps_and_conditions_are_said_in_words(lang, lines):
    """The page says formulas, steps, what grades ask for, and limits, in words."""
    page = ruleset_report(load_text(FORMULAS)).render("table", lang)
    for line in lines:
        assert line in page
