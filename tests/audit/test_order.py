"""The order of a printed table against the totals of its parts."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from govrank.audit.order import inversions, ties

totals = st.lists(st.integers(0, 6).map(Fraction), min_size=1, max_size=9)


def _positions(values):
    return list(range(len(values)))


@given(totals)
def test_a_falling_order_has_no_inversions(values):
    """Totals that fall or stay level stand in their own order."""
    ordered = sorted(values, reverse=True)
    assert inversions(_positions(ordered), ordered) == []


@given(totals)
def test_sorting_each_run_sorts_the_whole(values):
    """Inversions are enough: putting each run in order puts the whole table in order."""
    positions = _positions(values)
    mended = list(values)
    for run in inversions(positions, values):
        start, stop = run[0], run[-1] + 1
        mended[start:stop] = sorted(mended[start:stop], reverse=True)
    assert mended == sorted(values, reverse=True)


@given(totals)
def test_runs_are_apart_and_really_out_of_order(values):
    """No row is in two runs, and no run is in order already."""
    runs = inversions(_positions(values), values)
    rows = [row for run in runs for row in run]
    assert len(rows) == len(set(rows))
    for run in runs:
        inside = [values[row] for row in run]
        assert inside != sorted(inside, reverse=True)


@given(totals)
def test_ties_are_all_rows_of_equal_totals(values):
    """Rows share a tie exactly when their totals are equal and not alone."""
    groups = ties(_positions(values), values)
    tied = {row for group in groups for row in group}
    for place, value in enumerate(values):
        assert (place in tied) == (values.count(value) > 1)
    for group in groups:
        assert len({values[row] for row in group}) == 1
