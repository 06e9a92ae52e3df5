"""Positions under each of the five ways to treat ties."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank.engine.order import positions

keys = st.lists(st.integers(0, 4), min_size=1, max_size=9)
TIES = ("competition", "modified", "dense", "ordinal", "fractional")


def _names(values):
    return [f"u{place}" for place in range(len(values))]


@pytest.mark.parametrize(
    ("ties", "wanted"),
    [
        ("competition", [1, 2, 2, 4]),
        ("modified", [1, 3, 3, 4]),
        ("dense", [1, 2, 2, 3]),
        ("ordinal", [1, 2, 3, 4]),
        ("fractional", [1, Fraction(5, 2), Fraction(5, 2), 4]),
    ],
)
def test_the_five_ways_by_example(ties, wanted):
    """1224, 1334, 1223, 1234 and 1 2.5 2.5 4."""
    assert positions([1, 2, 2, 3], ties, ["a", "b", "c", "d"]) == wanted


@given(keys)
def test_ranks_are_what_their_definitions_say(values):
    """Each way restated: how many are better, how many are as good, how many levels above."""
    for place, value in enumerate(values):
        better = sum(other < value for other in values)
        equal = values.count(value)
        levels = len({other for other in values if other < value})
        found = {way: positions(values, way, _names(values))[place] for way in TIES}
        assert found["competition"] == better + 1
        assert found["modified"] == better + equal
        assert found["dense"] == levels + 1
        assert found["fractional"] == better + Fraction(equal + 1, 2)
        assert better < found["ordinal"] <= better + equal


@given(keys, st.data())
def test_groups_and_unranked_units_do_not_touch_each_other(values, data):
    """A group is ranked as if the others were not there; an unranked unit gets 0."""
    groups = [data.draw(st.sampled_from("xy")) for _ in values]
    eligible = [data.draw(st.booleans()) for _ in values]
    found = positions(values, "competition", _names(values), groups, eligible)
    for place, rank in enumerate(found):
        rivals = [
            other
            for k, other in enumerate(values)
            if groups[k] == groups[place] and eligible[k] and other < values[place]
        ]
        assert rank == (len(rivals) + 1 if eligible[place] else 0)


def test_ordinal_ties_end_in_the_unit_id():
    """Nothing but the id decides, whatever the order of the rows."""
    assert positions([1, 1], "ordinal", ["b", "a"]) == [2, 1]
