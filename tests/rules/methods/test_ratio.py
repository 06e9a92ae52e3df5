"""ratio: of / per x ceiling."""

from __future__ import annotations

import pytest

from govrank import GovrankError
from tests.scoring import score

LEAF = "{id: staff, max: 20, score: {method: ratio, of: equipped, per: all%s}}"


def test_a_share_of_the_ceiling():
    """57 of 60 staff with a computer earn 19 of 20 points (ministry table 1B)."""
    assert str(score(LEAF % "", equipped=57, all=60)) == "19"


def test_the_points_are_rounded_not_the_ratio():
    """2 of 3 is 13.33 points of 20 to two places; a ratio of 0.67 would give 13.4."""
    leaf = LEAF % ", round: {places: 2, mode: half-up}"
    assert str(score(leaf, equipped=2, all=3)) == "13.33"


def test_an_unrounded_quotient_stays_exact():
    """Where no rule rounds, a third stays a third."""
    assert str(score(LEAF % "", equipped=1, all=3)) == "20/3"


def test_more_than_the_whole_is_cut_to_the_ceiling():
    """A part above the whole earns the ceiling."""
    assert str(score(LEAF % "", equipped=70, all=60)) == "20"


@pytest.mark.parametrize(("zero", "wanted"), [("zero", "0"), ("full", "20"), ("exclude", "None")])
def test_a_whole_of_zero_counts_as_the_rule_says(zero, wanted):
    """Nothing of nothing is 0, the ceiling, or left out."""
    assert str(score(LEAF % f", zero: {zero}", equipped=0, all=0)) == wanted


def test_a_whole_of_zero_is_an_error_by_default():
    """Where the rule does not say what 0 / 0 is, the data are refused."""
    with pytest.raises(GovrankError, match=r"data/zero"):
        score(LEAF % "", equipped=0, all=0)


def test_the_whole_may_be_a_number():
    """14 items against a norm of 12 are cut to the ceiling; 6 earn half of it."""
    leaf = "{id: items, max: 1, score: {method: ratio, of: sent, per: 12}}"
    assert [str(score(leaf, sent=n)) for n in (14, 6)] == ["1", "0.5"]


def test_a_ratio_needs_a_ceiling():
    """A share of no ceiling is refused."""
    with pytest.raises(GovrankError, match=r"meaning/ceiling-needed"):
        score("{id: staff, score: {method: ratio, of: a, per: b}}", a=1, b=1)
