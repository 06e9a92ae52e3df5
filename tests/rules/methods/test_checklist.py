"""checklist: items that are met or not."""

from __future__ import annotations

import pytest

from govrank import GovrankError
from tests.scoring import score

LEAF = (
    "{id: meetings, max: 10, score: {method: checklist, "
    "items: [{id: attends, share: 0.5}, {id: chairs, title: Chairs, points: 4}]}}"
)


@pytest.mark.parametrize(
    ("attends", "chairs", "wanted"),
    [("có", "không", "5"), ("yes", "yes", "9"), (True, False, "5"), (0, 1, "4"), ("no", "no", "0")],
)
def test_items_that_are_met_add_up(attends, chairs, wanted):
    """Attending earns half the ceiling, chairing 4 points; each item stands alone (Cao Lãnh)."""
    assert str(score(LEAF, attends=attends, chairs=chairs)) == wanted


def test_a_share_needs_a_ceiling():
    """A share of no ceiling is refused."""
    with pytest.raises(GovrankError, match=r"meaning/ceiling-needed"):
        score("{id: c, score: {method: checklist, items: [{id: a, share: 1}]}}", a=1)


def test_an_excluded_item_leaves_the_leaf_out():
    """Where an item is not applicable and the rule leaves it out, the leaf has no score."""
    leaf = LEAF.replace("max: 10", "max: 10, not_applicable: exclude")
    assert score(leaf, attends="N/A", chairs=1) is None
