"""Values and conditions as data: equal by meaning, wherever they stand."""

from __future__ import annotations

from fractions import Fraction

from govrank.rules.expressions import model
from govrank.rules.values import Number


def test_a_place_is_no_part_of_the_meaning():
    """The same value at two places is one value."""
    assert model.InputOf("a", "here") == model.InputOf("a", "there")
    assert model.Graded("a", ">=", "b", "x", "y") == model.Graded("a", ">=", "b")


def test_points_or_a_share_of_the_ceiling():
    """Points stand as written, and a share is a share of the ceiling."""
    one = Number("", Fraction(1))
    assert model.worth(one, None) == one
    assert model.worth(None, one) == model.Share(one)
