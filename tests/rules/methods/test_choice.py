"""choice: one answer of a closed list."""

from __future__ import annotations

import pytest

from govrank import GovrankError
from tests.scoring import score

LEAF = (
    "{id: chair, max: %s, score: {method: choice, choices: [{id: head, title: Chair, share: 1}, "
    "{id: deputy, share: 0.5}, {id: none, points: 0}]}}"
)


@pytest.mark.parametrize(
    ("ceiling", "answer", "wanted"),
    [(10, "deputy", "5"), (20, "deputy", "10"), (20, "head", "20"), (20, "none", "0")],
)
def test_an_answer_earns_its_share(ceiling, answer, wanted):
    """Headed by a deputy: half the ceiling, 10 in a district and 20 in a commune (Cao Lãnh)."""
    assert str(score(LEAF % ceiling, chair=answer)) == wanted


def test_an_answer_may_be_given_by_its_title():
    """The words of an answer are as good as its id."""
    assert str(score(LEAF % 10, chair="CHAIR")) == "10"


def test_an_unknown_answer_is_refused_with_the_nearest():
    """A misspelt answer is one error with a suggestion."""
    with pytest.raises(GovrankError, match=r"deputy"):
        score(LEAF % 10, chair="deputi")


def test_a_share_needs_a_ceiling():
    """A share of no ceiling is refused."""
    with pytest.raises(GovrankError, match=r"meaning/ceiling-needed"):
        score("{id: c, score: {method: choice, choices: [{id: a, share: 1}]}}", c="a")


def test_an_answer_is_listed_once():
    """Two answers of one id are refused."""
    with pytest.raises(GovrankError, match=r"meaning/duplicate-id"):
        score("{id: c, score: {method: choice, choices: [{id: a, points: 1}, {id: a, points: 2}]}}")
