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


def test_items_earn_their_points_when_they_are_there():
    """Yes, yes, no at two points each are 4 (Tây Ninh, 2747/QĐ-UBND)."""
    leaf = (
        "{id: kit, max: 6, score: {method: checklist, "
        "items: [{id: network, points: 2}, {id: scanner, points: 2}, {id: room, points: 2}]}}"
    )
    assert str(score(leaf, network="có", scanner="yes", room="không")) == "4"


def test_items_may_add_up_beyond_the_ceiling_which_holds():
    """What is met is cut to the ceiling, as every score is."""
    items = "[{id: a, points: 2}, {id: b, points: 2}]"
    leaf = f"{{id: kit, max: 3, score: {{method: checklist, items: {items}}}}}"
    assert str(score(leaf, a=True, b=True)) == "3"
