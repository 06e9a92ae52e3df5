"""Scoring one indicator that a test writes itself."""

from __future__ import annotations

from govrank import rank
from govrank.engine.score import Score
from tests.loading import load_text

HEAD = 'govrank: "1"\nid: test/one\nversion: "1"\ntitle: One\n'


def score(leaf: str, *, inputs: str = "", **cells: object) -> Score | None:
    """Return the score of one unit under one indicator, written as a YAML flow mapping."""
    text = f"{HEAD}{inputs}indicators:\n  - {leaf}\n"
    ruleset = load_text(text)
    return rank(ruleset, [{"unit": "a unit", **cells}])[0].total
