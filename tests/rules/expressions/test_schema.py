"""The schema of values and conditions: every form is read, and the reader has no other."""

from __future__ import annotations

from govrank.rules.expressions import read, schema


def test_the_schema_and_the_reader_have_the_same_forms():
    """Each key that tells a form is known to both, and to neither alone."""
    assert set(schema.values()) == set(read.VALUES)
    assert set(schema.conditions()) == set(read.CONDITIONS)


def test_every_comparison_takes_every_relation():
    """A value, a grade and a number of members are compared by the same words."""
    for head in ("of", "grade", "among"):
        assert set(read.RELATIONS) < set(schema.conditions()[head]["properties"])
