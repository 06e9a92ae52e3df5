"""count: points for each thing counted."""

from __future__ import annotations

import pytest

from govrank import GovrankError
from tests.scoring import score


@pytest.mark.parametrize(("n", "wanted"), [(0, "0"), (3, "3"), (5, "5"), (7, "5")])
def test_points_for_each_up_to_the_ceiling(n, wanted):
    """One point for each application, at most 5 (ministry table 1B)."""
    assert (
        str(score("{id: apps, max: 5, score: {method: count, of: built, each: 1}}", built=n))
        == wanted
    )


@pytest.mark.parametrize(("n", "wanted"), [(0, "2"), (2, "1.5"), (9, "0")])
def test_deductions_from_a_start_down_to_the_floor(n, wanted):
    """Reports start at 2 points and lose 0.25 for each late one, not below 0 (Tiền Giang)."""
    leaf = "{id: reports, max: 2, score: {method: count, of: late, each: -0.25, start: 2}}"
    assert str(score(leaf, late=n)) == wanted


@pytest.mark.parametrize("n", ["1.5", "-1"])
def test_a_count_is_whole_and_not_negative(n):
    """Half an application, or minus one, is refused."""
    with pytest.raises(GovrankError):
        score("{id: apps, max: 5, score: {method: count, of: built, each: 1}}", built=n)


def test_a_proportional_part_and_a_counted_part_make_one_score():
    """18 of 20 sites connected and 7 applications: 40.5 + 5 = 45.5 of 50 (ministry table 1B)."""
    leaf = (
        "{id: wan, max: 50, indicators: ["
        "{id: sites, max: 45, score: {method: ratio, of: connected, per: all}}, "
        "{id: apps, max: 5, score: {method: count, of: run, each: 1}}]}"
    )
    assert str(score(leaf, connected=18, all=20, run=7)) == "45.5"
