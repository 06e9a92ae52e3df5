"""points: what an assessor gives."""

from __future__ import annotations

import pytest

from govrank import GovrankError
from tests.loading import load_text
from tests.scoring import HEAD, score

LEAF = "{id: news, max: 10, score: {method: points}}"


@pytest.mark.parametrize("given", ["0", "7.69", "10"])
def test_the_points_are_the_score(given):
    """7.69 points awarded are 7.69 points scored (Bắc Giang 2021, Appendix III, row 12)."""
    assert str(score(LEAF, news=given)) == given


@pytest.mark.parametrize("given", ["10.01", "-0.5"])
def test_points_beyond_floor_or_ceiling_are_refused(given):
    """Points above the ceiling or below the floor are an error of the data, not cut to fit."""
    with pytest.raises(GovrankError, match=r"data/out-of-domain|data/"):
        score(LEAF, news=given)


def test_a_floor_below_zero_admits_negative_points():
    """A plan that was not issued scores -1 where the rule says so (Tiền Giang, 2022)."""
    assert str(score("{id: plan, min: -1, max: 1, score: {method: points}}", plan=-1)) == "-1"


def test_points_need_a_ceiling():
    """Points without a ceiling have no domain to be read in."""
    with pytest.raises(GovrankError, match=r"meaning/ceiling-needed"):
        load_text(f"{HEAD}indicators:\n  - {{id: news, score: {{method: points}}}}\n")
