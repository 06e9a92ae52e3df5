"""The meaning of each operation for one unit."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govrank.engine.cells import cell
from govrank.plan.operations import (
    Affine,
    Combine,
    Compare,
    Cut,
    Div,
    Extremum,
    Input,
    Key,
    Lookup,
    Mul,
    Param,
    Present,
    Rank,
    Round,
    Select,
)

F = Fraction


@pytest.mark.parametrize(
    ("operation", "args", "expected"),
    [
        (Affine(()), [], F(0)),
        (Affine(((0, 1), (2, 3))), [F("0.1"), F(3), F(-2), F("0.05")], F("0.2")),
        (Mul(0, 1), [F(1, 3), F(-6)], F(-2)),
        (Div(0, 1, 2), [F(1), F(3), F(9)], F(1, 3)),
        (Div(0, 1, 2), [F(1), F(0), F(9)], F(9)),
        (Extremum("min", (0, 1), (None, None)), [F(2), F(-2)], F(-2)),
        (Extremum("max", (0, 1), (None, None)), [F(2), F(-2)], F(2)),
        (Extremum("min", (0, 1), (None, 2)), [F(2), F(-2), F(0)], F(2)),
        (Extremum("max", (0, 1), (2, 3)), [F(-2), F(-1), F(1), F(0)], F(-2)),
        (Extremum("max", (0, 1), (2, 3)), [F(-2), F(-1), F(0), F(0)], F(0)),
        (Round(0, 2, "half-up"), [F("12.345")], F("12.35")),
        (Round(0, -1, "down"), [F("-19")], F(-10)),
        (Select(0, 1, 2), [F(1), F(7), F(8)], F(7)),
        (Select(0, 1, 2), [F(0), F(7), F(8)], F(8)),
    ],
)
def test_numbers(operation, args, expected):
    """Sums, products, quotients, extremes, roundings and choices give the exact number."""
    found = cell(operation, args)
    assert (found, type(found)) == (expected, F)


@pytest.mark.parametrize(
    ("relation", "below", "level", "over"),
    [
        ("<", 1, 0, 0),
        ("<=", 1, 1, 0),
        ("=", 0, 1, 0),
        ("!=", 1, 0, 1),
        (">=", 0, 1, 1),
        (">", 0, 0, 1),
    ],
)
def test_comparisons_have_no_tolerance(relation, below, level, over):
    """A hair below, equal, and a hair over are three cases of every relation."""
    hair = F(1, 10**30)
    found = [cell(Compare(relation, 0, 1), [F(80) + by, F(80)]) for by in (-hair, 0, hair)]
    assert found == [below, level, over]


@pytest.mark.parametrize("left", [0, 1])
@pytest.mark.parametrize("right", [0, 1])
def test_truths_combine(left, right):
    """All, any and not are those of logic, on 1 and 0."""
    args = [F(left), F(right)]
    assert cell(Combine("all", (0, 1)), args) == (left and right)
    assert cell(Combine("any", (0, 1)), args) == (left or right)
    assert cell(Combine("not", (0,)), args[:1]) == 1 - left


def test_a_lookup_counts_the_cuts_reached():
    """A cut is reached at its start, or only above it; below all stands the first value."""
    steps = Lookup(0, (Cut(1), Cut(2, above=True)), (3, 4, 5))
    values = [F("0.5"), F(1), F("1.5"), F(2), F("2.5")]
    assert [cell(steps, [v, F(1), F(2), F(10), F(20), F(30)]) for v in values] == [
        10, 20, 20, 20, 30,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "operation",
    [
        Param("a", F(1)),
        Input("a", 0),
        Present("a", "missing"),
        Rank((Key(0),), "dense"),
    ],
)
def test_what_one_unit_does_not_decide_is_refused(operation):
    """Parameters, data and ranks do not follow from the cells of one unit."""
    with pytest.raises(TypeError, match=type(operation).__name__):
        cell(operation, [])


@pytest.mark.parametrize(
    ("operation", "args"),
    [
        (Affine(((0, 1),)), [F(1)]),
        (Extremum("min", (0, 1), (None,)), [F(1), F(2)]),
        (Lookup(0, (Cut(1), Cut(2)), (3, 4, 5)), [F(1), F(2)]),
    ],
)
def test_operands_that_do_not_pair_up_are_refused(operation, args):
    """A coefficient without a value, a column without presence, a cut without start: a defect."""
    with pytest.raises(ValueError, match="zip"):
        cell(operation, args)
