"""value: an input as it stands."""

from __future__ import annotations

import pytest

from tests.scoring import score


def test_a_value_is_the_score():
    """Without floor and ceiling the value stands as it is."""
    assert str(score("{id: survey, score: {method: value, of: mean}}", mean="-24.35")) == "-24.35"


@pytest.mark.parametrize(("given", "wanted"), [("-3", "0"), ("24.35", "24.35"), ("31", "30")])
def test_a_value_is_kept_within_the_range(given, wanted):
    """With a ceiling of 30 the value is cut to 30, and to the floor of 0."""
    leaf = "{id: survey, max: 30, score: {method: value, of: mean}}"
    assert str(score(leaf, mean=given)) == wanted
