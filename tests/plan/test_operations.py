"""What an operation reads."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govrank.plan.operations import (
    Affine,
    Combine,
    Compare,
    Cut,
    Div,
    Extremum,
    Input,
    Key,
    Kth,
    Lookup,
    Mul,
    Param,
    Present,
    Rank,
    Reduce,
    Round,
    Select,
    operands,
)


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        (Param("a", Fraction(1)), ()),
        (Input("x", 0), ()),
        (Present("x", "value"), ()),
        (Affine(((1, 2), (3, 4))), (1, 2, 3, 4)),
        (Mul(1, 2), (1, 2)),
        (Div(1, 2, 3), (1, 2, 3)),
        (Extremum("min", (1, 2, 3), (None, 4, None)), (1, 2, 3, 4)),
        (Round(1, 2, "up"), (1,)),
        (Compare("<", 1, 2), (1, 2)),
        (Combine("any", (1, 2)), (1, 2)),
        (Select(1, 2, 3), (1, 2, 3)),
        (Lookup(1, (Cut(2), Cut(3, above=True)), (4, 5, 6)), (1, 2, 3, 4, 5, 6)),
        (Rank((Key(1), Key(2, ascending=True)), "dense", by="kind"), (1, 2)),
        (Rank((Key(1),), "dense", by="kind", eligible=3), (1, 3)),
        (Reduce("sum", 1), (1,)),
        (Reduce("min", 1, 2, "kind"), (1, 2)),
        (Kth(1, 2), (1, 2)),
        (Kth(1, 2, 3, "kind"), (1, 2, 3)),
    ],
)
def test_operands_in_the_order_of_the_fields(operation, expected):
    """Every column an operation reads is named, once for each time it is read."""
    assert operands(operation) == expected
