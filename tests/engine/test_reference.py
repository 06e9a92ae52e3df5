"""The language as its reference tells it, against the plan that rulesets compile to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govrank.engine.ranking import rank
from tests.engine.reference import Unit
from tests.loading import load_text
from tests.strategies.rulesets import SOME, documents, tables, write


@given(documents(figures=True), st.data())
@SOME
def test_scores_and_grades_are_those_that_the_reference_describes(document, data):
    """A second reading of the language, one unit at a time, gives every score and every grade."""
    ruleset = load_text(write(document))
    rows = data.draw(tables(ruleset))
    for standing in rank(ruleset, rows):
        unit = Unit(document, rows[standing.unit.id])
        assert dict(standing.scores) == unit.scores
        assert (standing.grade.id if standing.grade else None) == unit.grade
