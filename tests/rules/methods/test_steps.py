"""steps: a table of thresholds."""

from __future__ import annotations

import pytest

from govrank import GovrankError
from tests.scoring import score

INSPECTED = (
    "{id: checks, max: 1, score: {method: steps, of: percent, steps: "
    "[{from: 30, points: 1}, {from: 20, share: 0.5}, {otherwise: true, points: 0}]}}"
)
LATE = (
    "{id: late, min: -100, max: 50, score: {method: steps, of: days, steps: "
    "[{otherwise: true, points: 50}, {above: 4, points: 40}]}}"
)


@pytest.mark.parametrize(
    ("percent", "wanted"),
    [("30", "1"), ("29.99", "0.5"), ("20", "0.5"), ("19.99", "0"), ("99", "1")],
)
def test_a_step_takes_its_lower_end(percent, wanted):
    """30 % or more earn 1, 20 % to under 30 % a half, less nothing (Tiền Giang, 2022)."""
    assert str(score(INSPECTED, percent=percent)) == wanted


def test_a_step_may_leave_its_lower_end_out():
    """`above: 4` is not reached at 4 itself."""
    leaf = LATE.replace("[{otherwise: true, points: 50}, {above: 4, points: 40}]",
                        "[{above: 4, points: 40}, {otherwise: true, points: 50}]")  # fmt: skip
    assert [str(score(leaf, days=days)) for days in ("4", "4.5")] == ["50", "40"]


def test_rising_steps_mean_the_same_as_falling_ones():
    """The order in which steps are written does not matter, as long as there is one."""
    leaf = (
        "{id: checks, max: 1, score: {method: steps, of: percent, steps: "
        "[{from: 20, share: 0.5}, {from: 30, points: 1}, {otherwise: true, points: 0}]}}"
    )
    assert [str(score(leaf, percent=p)) for p in (10, 20, 30)] == ["0", "0.5", "1"]


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        ("[{from: 30, points: 1}, {from: 20, points: 2}]", "meaning/otherwise-missing"),
        (
            "[{otherwise: true, points: 0}, {from: 20, points: 2}]",
            "meaning/otherwise-not-last",
        ),
        (
            "[{from: 30, points: 1}, {from: 40, points: 2}, {from: 35, points: 2}]",
            "meaning/steps-out-of-order",
        ),
        (
            "[{from: 30, points: 1}, {from: 30, points: 2}, {otherwise: true, points: 0}]",
            "meaning/steps-out-of-order",
        ),
        ("[{from: 30, share: 1}, {otherwise: true, points: 0}]", "meaning/ceiling-needed"),
    ],
)
def test_a_table_that_cannot_be_meant_is_refused(steps, code):
    """Steps without a floor, out of order, twice, or of no ceiling are told apart."""
    with pytest.raises(GovrankError, match=code):
        score(f"{{id: checks, score: {{method: steps, of: x, steps: {steps}}}}}", x=1)


MEETINGS = (
    "{id: meetings, max: 20, score: {method: steps, of: held, steps: [{from: 4, points: 20}, "
    "{from: 3, points: 15}, {from: 2, points: 10}, {from: 1, points: 5}, "
    "{otherwise: true, points: 0}]}}"
)


@pytest.mark.parametrize(
    ("held", "wanted"), [(0, "0"), (1, "5"), (2, "10"), (3, "15"), (4, "20"), (5, "20")]
)
def test_a_step_table_on_a_count(held, wanted):
    """Four meetings earn 20, three 15, two 10, one 5 (a district's table); five are more."""
    assert str(score(MEETINGS, held=held)) == wanted


@pytest.mark.parametrize(
    ("percent", "wanted"), [("29.999999", "0.5"), ("30", "1"), ("19.999999", "0")]
)
def test_a_hair_below_an_edge_is_below_it(percent, wanted):
    """The last decimal that data may have decides, and no tolerance."""
    assert str(score(INSPECTED, percent=percent)) == wanted
