"""linear: goalposts."""

from __future__ import annotations

import pytest

from govrank import GovrankError
from tests.scoring import score


@pytest.mark.parametrize(
    ("start", "stop", "given", "wanted"),
    [
        ("5.2", "8.0", "6.4", "34/7"),
        ("8.0", "5.2", "6.4", "43/7"),
        ("5.2", "8.0", "5.2", "1"),
        ("5.2", "8.0", "8", "10"),
        ("5.2", "8.0", "9", "10"),
        ("5.2", "8.0", "-1", "1"),
    ],
)
def test_a_line_from_floor_to_ceiling(start, stop, given, wanted):
    """From 5.2 to 8.0 on a scale of 1 to 10, 6.4 is 34/7; reversed it is 43/7 (DDCI)."""
    leaf = (
        "{id: speed, min: 1, max: 10, score: "
        f"{{method: linear, of: x, from: {start}, to: {stop}}}}}"
    )
    assert str(score(leaf, x=given)) == wanted


def test_goalposts_need_a_ceiling():
    """Without a ceiling there is nothing for the second goalpost to earn."""
    with pytest.raises(GovrankError, match=r"meaning/ceiling-needed"):
        score("{id: speed, score: {method: linear, of: x, from: 1, to: 2}}", x=1)


@pytest.mark.parametrize(("given", "wanted"), [("30", "0"), ("31", "0"), ("5", "10"), ("4", "10")])
def test_beyond_the_goalposts_stand_floor_and_ceiling(given, wanted):
    """Where lower is better, 30 days or more earn the floor, 5 days or fewer the ceiling."""
    leaf = "{id: speed, max: 10, score: {method: linear, of: days, from: 30, to: 5}}"
    assert str(score(leaf, days=given)) == wanted


@pytest.mark.parametrize(
    ("mode", "wanted"),
    [
        ("half-up", "0.3"), ("half-even", "0.2"), ("half-down", "0.2"), ("up", "0.3"),
        ("down", "0.2"), ("floor", "0.2"), ("ceiling", "0.3"),
    ],
)  # fmt: skip
def test_a_score_half_way_is_rounded_by_its_mode(mode, wanted):
    """A quarter, to one place, lies half-way between 0.2 and 0.3."""
    leaf = (
        "{id: speed, max: 1, score: {method: linear, of: days, from: 0, to: 100, "
        f"round: {{places: 1, mode: {mode}}}}}}}"
    )
    assert str(score(leaf, days=25)) == wanted
