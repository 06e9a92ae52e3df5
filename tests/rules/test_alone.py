"""One part of a ruleset taken over into another."""

from __future__ import annotations

import pytest

from govrank import GovrankError
from govrank.rules.alone import with_part
from tests.loading import load_text

HEAD = 'govrank: "1"\nid: {}\nversion: "1"\ntitle: T\nlocked: [{{part: indicators, because: b}}]\n'
LEAVES = "indicators:\n  - {{id: a, max: {}, score: {{method: points}}}}\n{}"
BEFORE = load_text(HEAD.format("x") + LEAVES.format(10, "grades: [{id: top, from: 8}, {id: low}]"))
AFTER = load_text(
    HEAD.format("other")
    + LEAVES.format(
        9,
        "  - {id: b, max: 3, score: {method: points}}\n"
        "grades: [{id: best, from: 9}, {id: top, from: 8}, {id: mid, from: 4}, {id: low}]\n"
        "limits: [{at_most: low, when: {of: {score: a}, below: 1}}]\n"
        "total: {min: 1}\n",
    )
)


def grades(ruleset):
    """Return the ids of the grades."""
    return [each.id for each in ruleset.rules.ladder]


@pytest.mark.parametrize(
    ("address", "among", "seen"),
    [
        ("indicators.a.max", "", lambda r: r.parameters["indicators.a.max"].value == 9),
        ("indicators.b", "indicators", lambda r: list(r.nodes) == ["total", "a", "b"]),
        ("grades.best", "grades", lambda r: grades(r) == ["best", "top", "low"]),
        ("grades.mid", "grades", lambda r: grades(r) == ["top", "mid", "low"]),
        ("limits.0", "limits", lambda r: r.rules.limits[0].grade == "low"),
        ("total", "", lambda r: r.rules.total.low.value == 1),
    ],
)  # fmt: skip
def test_a_part_is_taken_over_and_nothing_else(address, among, seen):
    """A figure, an indicator, a grade at its place among the others, a first limit, a key."""
    made = with_part(BEFORE, AFTER, address, among)
    assert seen(made)
    assert made.id == "x"


def test_a_part_is_left_out_and_nothing_else():
    """What the other ruleset lacks is gone, whatever is locked."""
    assert list(with_part(AFTER, BEFORE, "indicators.b", "indicators").nodes) == ["total", "a"]


def test_rules_that_do_not_hold_are_refused():
    """A part that others need cannot be left out alone."""
    with pytest.raises(GovrankError):
        with_part(BEFORE, load_text(HEAD.format("z").partition("locked")[0]
                  + "indicators: [{id: n, max: 1, score: {method: points}}]"),
                  "indicators.a", "indicators")  # fmt: skip
