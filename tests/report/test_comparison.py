"""Differences in the terms of the rules, in both languages and every form."""

from __future__ import annotations

import json

import pytest

from govrank.audit.comparison import differences
from govrank.cli import main
from govrank.report.comparison import comparison_report
from tests.loading import load_text
from tests.report.samples import assert_fits

BEFORE = """
govrank: "1"
id: demo/portal
version: "2025"
title: {vi: Cổng, en: Portal}
indicators:
  - {id: news, title: {vi: Tin tức, en: News}, max: 10, aliases: [a], score: {method: points}}
  - {id: old, title: {vi: Cũ, en: Old one}, max: 5, score: {method: points}}
  - {id: visits, score: {method: steps, of: v, steps: [{from: 5, points: 1.5},
                                                       {otherwise: true, points: 0}]}}
total: {max: 16.5}
grades: [{id: good, title: {vi: Tốt, en: Good}, from: 8}, {id: weak}]
examples: [{name: all, given: {news: 10, old: 5, v: 5}, expect: {total: 16.5}}]
"""
AFTER = """
govrank: "1"
id: demo/portal
version: "2026"
title: {vi: Cổng, en: The portal}
indicators:
  - {id: news, title: {vi: Tin tức, en: News}, max: {value: 8, because: {vi: Ít, en: Less}},
     score: {method: points}}
  - {id: visits, score: {method: steps, of: v, steps: [{from: 5, points: 2},
                                                       {otherwise: true, points: 0}]}}
total: {max: 10}
grades: [{id: good, title: {vi: Tốt, en: Good}, from: 8.5}, {id: weak}]
undecided: {vi: Chưa, en: Not yet}
ranking: {ties: dense}
"""


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("en", ["demo/portal 2025 → demo/portal 2026",
                "- removed: indicator Old one",
                "- removed: example all",
                "- title: Portal → The portal",
                "- ceiling of News: 10 → 8 (Less)",
                "- aliases of News: a → –",
                "- points [score.steps.0] of visits: 1.5 → 2",
                "- ceiling (the total): 16.5 → 10",
                "- grade Good from: 8 → 8.5",
                "- undecided: – → Not yet",
                "- ranking.ties: – → dense"]),
        ("vi", ["- bỏ: chỉ tiêu Cũ", "- tên gọi: Portal → The portal",
                "- điểm tối đa Tin tức: 10 → 8 (Ít)", "- mức Tốt từ: 8 → 8,5",
                "- điểm tối đa (tổng điểm): 16,5 → 10"]),
    ],
)  # fmt: skip
def test_differences_are_told_in_the_terms_of_the_rules(lang, lines):
    """Ceilings, grades and titles by name; a text that differs in one language in that one."""
    rulesets = load_text(BEFORE), load_text(AFTER)
    text = comparison_report(rulesets, differences(*rulesets)).render("table", lang)
    assert [each for each in lines if each not in text.splitlines()] == []


@pytest.fixture
def files(tmp_path):
    """Write both rulesets and return their paths."""
    paths = tmp_path / "before.yaml", tmp_path / "after.yaml"
    for path, text in zip(paths, (BEFORE, AFTER), strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


@pytest.mark.parametrize("how", ["table", "csv", "json", "md"])
def test_diff_ends_with_1_where_rules_differ(files, capsys, how):
    """The exit code tells whether there is any difference, in every format."""
    assert main(["diff", *files, "--format", how, "--lang", "en"]) == 1
    out = capsys.readouterr().out
    if how == "json":
        plain = json.loads(out)
        assert_fits(plain, "diff")
        ceiling = next(e for e in plain["differences"] if e["address"] == "indicators.news.max")
        assert (ceiling["before"], ceiling["after"]) == ("10", "8")
    assert main(["diff", files[0], files[0], "--format", how, "--lang", "vi"]) == 0
    out = capsys.readouterr().out
    assert how != "table" or "Hai bộ quy tắc giống nhau." in out


def test_moves_and_orders_have_their_words(files, capsys, tmp_path):
    """What moves and what stands in another order is said so."""
    text = BEFORE.replace("{id: old,", "{id: two,").replace("old: 5", "two: 5")
    visits = text[text.index("  - {id: visits") : text.index("total:")]
    group = "  - id: group\n    indicators:\n    " + visits
    (tmp_path / "m.yaml").write_text(text.replace(visits, group), encoding="utf-8")
    main(["diff", files[0], str(tmp_path / "m.yaml"), "--lang", "en"])
    assert "- moved: indicator visits: – → indicators.group" in capsys.readouterr().out
    swapped = BEFORE.replace(visits, "").replace("indicators:\n", "indicators:\n" + visits)
    (tmp_path / "s.yaml").write_text(swapped, encoding="utf-8")
    main(["diff", files[0], str(tmp_path / "s.yaml"), "--lang", "en"])
    assert "- reordered: indicators: news, old, visits → visits, news, old" in (
        capsys.readouterr().out
    )
