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


@pytest.mark.parametrize(("when", "wanted"), [("on-time", "1"), ("late", "0"), ("never", "-1")])
def test_an_answer_may_cost_points(when, wanted):
    """A plan issued on time earns 1, late 0, and not issued costs 1 (Tiền Giang, 2022)."""
    leaf = (
        "{id: plan, min: -1, max: 1, score: {method: choice, choices: [{id: on-time, share: 1}, "
        "{id: late, points: 0}, {id: never, share: -1}]}}"
    )
    assert str(score(leaf, plan=when)) == wanted


def test_word_labels_are_shares_of_a_ceiling():
    """Good is 80 % of a criterion's 30 points: 24 (City of Meridian, proposal scoring)."""
    leaf = (
        "{id: team, max: 30, score: {method: choice, choices: [{id: exceptional, share: 0.95}, "
        "{id: very-good, share: 0.9}, {id: good, share: 0.8}, {id: average, share: 0.7}]}}"
    )
    assert str(score(leaf, team="good")) == "24"
