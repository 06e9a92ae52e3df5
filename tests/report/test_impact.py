"""Impacts in words and data, in both languages and every form."""

from __future__ import annotations

import json

import pytest

from govrank.cli import main
from tests.report.samples import assert_fits
from tests.report.test_comparison import BEFORE

AFTER = """
govrank: "1"
id: demo/portal
version: "2026"
title: {vi: Cổng, en: Portal}
indicators:
  - {id: news, title: {vi: Tin tức, en: News}, max: 8, aliases: [a], score: {method: points}}
  - {id: fresh, max: 5, score: {method: points}}
  - {id: visits, score: {method: steps, of: v, steps: [{above: 6, points: 0.5},
                                                       {otherwise: true, points: 1}]}}
grades: [{id: good, title: {vi: Tốt, en: Good}, from: 13}, {id: weak}]
"""


@pytest.fixture
def argv(tmp_path):
    """Write both rulesets and a table that serves both, and return the arguments."""
    for name, text in (("before", BEFORE), ("after", AFTER)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    table = "unit,news,Old one,fresh,v,more\nX,8,5,1,5,z\nY,8,1,5,1,z\n"
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    names = ("before.yaml", "after.yaml", "t.csv")
    return ["impact", *(str(tmp_path / each) for each in names), "--ignore", "more"]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("how", ["table", "csv", "json", "md"])
def test_impact_in_every_form(argv, capsys, how, lang):
    """Each form ends well, and JSON fits the schema."""
    assert main([*argv, "--format", how, "--lang", lang]) == 0
    out = capsys.readouterr().out
    if how == "json":
        assert_fits(json.loads(out), "impact")


def test_impact_tells_who_moves_and_why(argv, capsys):
    """Each unit with every change alone; what cannot be alone is a dash, and in the rest."""
    main([*argv, "--lang", "en"])
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "2 units: 2 with another total, 1 with another grade, 2 with another rank." in lines
    assert "X 14.5 10 Good weak 1 2 -5 1 0 -1 0 0 0 0.5" in lines
    assert "4 starting value [score.steps.0] of visits: 5 → – – – –" in lines
    main([*argv, "--format", "json"])
    plain = json.loads(capsys.readouterr().out)
    for unit in plain["units"]:
        assert len(unit["alone"]) == len(plain["changes"])


def test_impact_of_nothing(argv, capsys):
    """A ruleset in its own place moves nobody."""
    assert main([*argv[:2], argv[1], *argv[3:], "--ignore", "fresh", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "2 units: 0 with another total" in out
    assert "Unit" not in out
