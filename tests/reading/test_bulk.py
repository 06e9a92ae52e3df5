"""The collector while a table is read."""

from __future__ import annotations

import gc

import pytest

from govrank.errors import GovrankError
from govrank.reading.bulk import collection_paused
from govrank.reading.grid import read_grid


def test_the_collector_rests_inside_and_goes_on_after():
    """Also where reading ends in an error."""
    assert gc.isenabled()
    with collection_paused():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(GovrankError):
        read_grid(b"a\n")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off():
    """A caller that has turned it off, or a reading within a reading, is left alone."""
    gc.disable()
    try:
        with collection_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
