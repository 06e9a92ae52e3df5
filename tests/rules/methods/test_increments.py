"""increments: a base, then points for each further step."""

from __future__ import annotations

import pytest

from govrank import GovrankError
from tests.scoring import score

LEAF = (
    "{{id: size, max: 35, score: {{method: increments, of: people, base: 10, "
    "beyond: {beyond}, step: {step}, each: 0.5{more}}}}}"
)


def _score(people, more="", beyond="3500", step="100", **given):
    return str(score(LEAF.format(beyond=beyond, step=step, more=more), people=people, **given))


@pytest.mark.parametrize(
    ("people", "wanted"),
    [("0", "10"), ("3500", "10"), ("3599", "10"), ("3600", "10.5"), ("4250", "13.5"),
     ("8499", "34.5"), ("8500", "35"), ("20000", "35")],
)  # fmt: skip
def test_only_full_steps_count(people, wanted):
    """Up to 3,500 people 10 points, each further 100 half a point, 35 at most."""
    assert _score(people) == wanted


@pytest.mark.parametrize(("people", "wanted"), [("3550", "10.25"), ("4250", "13.75"), ("3", "10")])
def test_a_step_that_is_not_full_may_count_in_proportion(people, wanted):
    """Half a step earns half its points."""
    assert _score(people, ", incomplete: share") == wanted


def test_the_base_and_the_step_may_be_values():
    """What the base covers may be another input."""
    assert _score("300", beyond="{input: norm}", norm="100") == "11"


def test_a_step_that_a_value_makes_0_earns_nothing():
    """Where a unit has no step, the base stands alone."""
    assert _score("9000", step="{input: norm}", norm="0") == "10"


@pytest.mark.parametrize("step", ["0", "-100"])
def test_a_step_is_wider_than_nothing(step):
    """A step of 0 or less is an error where it stands."""
    with pytest.raises(GovrankError, match=r"meaning/divisor-not-positive"):
        _score("3600", step=step)
