"""Every figure of the shipped rulesets is held in place by the announcement or by an example."""

from __future__ import annotations

import pytest

from tests.published.nudges import RULESETS, nudges


@pytest.mark.parametrize("ruleset", RULESETS)
def test_a_nudged_figure_is_noticed(ruleset):
    """Nudging any figure contradicts the announcement or fails an example of the ruleset."""
    unnoticed = [each for each in nudges(ruleset) if not (each.announcement or each.examples)]
    assert unnoticed == []


@pytest.mark.parametrize("ruleset", RULESETS[:2])
def test_every_inferred_weight_is_determined_by_the_announcement(ruleset):
    """Half the width of its interval, up or down, and a printed figure is contradicted."""
    weights = [each for each in nudges(ruleset) if each.address.endswith(".weight")]
    assert weights
    assert all(each.announcement for each in weights)
