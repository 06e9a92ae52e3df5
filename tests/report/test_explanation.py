"""An explanation in every format."""

from __future__ import annotations

import pytest

from govrank.audit.explain import explain
from govrank.report.explanation import explanation_report
from tests.report.samples import assert_fits, rich_ranking


@pytest.mark.parametrize("unit", ["a", "b", "c"])
def test_json_fits_the_schema(unit):
    """The JSON of explanations fits the schema of results."""
    assert_fits(explanation_report(explain(rich_ranking(), unit)).plain(), "explain")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_text_and_markdown_hold_the_same_words(lang):
    """Markdown keeps the lay-out of the text in a block of its own."""
    explanation = explain(rich_ranking(), "a")
    report = explanation_report(explanation)
    assert report.render("table", lang) == f"{explanation.render(lang)}\n"
    assert report.render("md", lang) == f"```text\n{explanation.render(lang)}\n```\n"


def test_csv_has_a_row_a_node():
    """CSV has every node with its score, ceiling, weight and what it adds."""
    lines = explanation_report(explain(rich_ranking(), "a")).render("csv", "en").splitlines()
    assert len(lines) == 1 + 7
    assert lines[0] == "Id,Indicator,Score,Ceiling,Weight,Contribution"
    assert lines[3].startswith("news,News,6,6,")
