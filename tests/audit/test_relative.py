"""Verdicts under rules with statistics: held against all the digits that a whole table may have."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from govrank import rank, verify
from govrank.audit.readings import parse_reading
from govrank.language import places_of
from tests.loading import load_text

HEAD = 'govrank: "1"\nid: test/relative\nversion: "1"\ntitle: Relative\n'
INPUTS = "inputs: [{id: a, min: 0, max: 9}, {id: b, min: 0, max: 9}]\n"
LADDER = "grades: [{id: good, above: 6}, {id: fair, from: 3}, {id: weak}]\n"
BEST = """
indicators:
  - id: share
    max: 10
    score:
      method: formula
      value:
        product:
          - 10
          - quotient: {of: {input: a}, by: {greatest: {among: units, of: {input: a}}}, zero: 0}
"""
RULES = {
    "best": BEST + LADDER,
    "best and own": BEST.replace("max: 10", "max: 8")
    + "  - {id: b, max: 9, score: {method: points}}\n"
    + LADDER,
    "median": """
indicators:
  - id: lead
    min: 0
    max: 9
    score:
      method: formula
      value: {difference: [{input: a}, {median: {among: units, of: {input: b}}}]}
"""
    + LADDER,
    "rank": """
indicators:
  - {id: place, max: 9, score: {method: formula, value: {rank: {among: units, of: {input: a}}}}}
  - {id: b, max: 9, score: {method: points}}
"""
    + LADDER,
    "graded by peers": """
indicators:
  - {id: a, max: 9, score: {method: points}}
  - {id: b, max: 9, score: {method: points}}
grades:
  - id: good
    when: {of: {score: total}, at_least: {mean: {among: units, of: {score: total}}}}
  - {id: fair, from: 3}
  - {id: weak}
""",
}
RULES["quota"] = (
    RULES["best and own"]
    + "quotas: [{grade: good, limit: 1, order: [b], ties: none, becomes: fair}]\n"
)
RULESETS = {name: load_text(HEAD + INPUTS + text) for name, text in RULES.items()}
NAMES = pytest.mark.parametrize("name", list(RULESETS))
HOW = st.sampled_from(["exact", "rounded:0", "truncated:0"])
COLUMNS = {"total": "total", "grade": "grade", "rank": "rank"}
halves = st.integers(0, 18).map(lambda n: Fraction(n, 2))
wholes = st.integers(0, 9).map(Fraction)


def _rows(cells, most=3):
    return st.lists(st.fixed_dictionaries({"a": cells, "b": cells}), min_size=1, max_size=most)


def _table(rows):
    return [{"unit": f"u{place}", **row} for place, row in enumerate(rows)]


def _results(ruleset, rows):
    """Return total, grade and rank of every row."""
    ranking = rank(ruleset, _table(rows))
    units = [ranking[f"u{place}"] for place in range(len(rows))]
    return [(each.total, each.grade.id, each.rank) for each in units]


@NAMES
@settings(max_examples=25)
@given(data=st.data())
def test_what_the_rules_give_is_never_held_against_a_table(name, data):
    """However parts and totals are printed, nothing of what was computed is excluded."""
    ruleset, parts, total = RULESETS[name], data.draw(HOW), data.draw(HOW)
    rows = data.draw(_rows(halves))
    results = _results(ruleset, rows)
    assume(
        total != "exact" or all(places_of(found.denominator) is not None for found, *_ in results)
    )
    how, in_total = parse_reading(parts), parse_reading(total)
    printed = [
        {
            **{key: how.printed(value) for key, value in row.items()},
            "total": in_total.printed(found),
            "grade": grade,
            "rank": place,
        }
        for row, (found, grade, place) in zip(rows, results, strict=True)
    ]
    for readings in ({"parts": parts, "total": total}, None):
        checked = verify(ruleset, _table(printed), columns=COLUMNS, readings=readings)
        assert checked.counts["contradicted"] == checked.counts["edge"] == 0
    if (parts, total) == ("exact", "exact"):
        assert {figure.verdict for figure in checked.figures} == {"exact"}


def _grid(printed, how):
    """Return values that would be printed so, the ends of the range among them."""
    quarters = [printed + Fraction(n, 4) for n in range(-4, 5)]
    return [v for v in quarters if 0 <= v <= 9 and how.printed(v) == printed]


def _reproduced(ruleset, printed, how, in_total):
    """Tell whether some point of the grid, of all rows at once, prints totals and grades so."""
    cells = [_grid(row[key], how) for row in printed for key in "ab"]
    wanted = [(row["total"], row["grade"]) for row in printed]
    for point in product(*cells):
        rows = [{"a": a, "b": b} for a, b in zip(point[::2], point[1::2], strict=True)]
        results = _results(ruleset, rows)
        if [(in_total.printed(total), grade) for total, grade, _ in results] == wanted:
            return True
    return False


@NAMES
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_no_verdict_claims_more_than_the_digits_allow(name, data):
    """What digits of the whole table give is not excluded; a witness is one of the whole table."""
    ruleset, parts, total = RULESETS[name], data.draw(HOW), data.draw(HOW)
    how, in_total = parse_reading(parts), parse_reading(total)
    rows = data.draw(_rows(wholes, 2))
    near = [in_total.printed(found) for found, *_ in _results(ruleset, rows)]
    printed = [
        {
            **row,
            "total": data.draw(st.sampled_from([value, value + 1, Fraction(int(value))])),
            "grade": data.draw(st.sampled_from(["good", "fair", "weak"])),
        }
        for row, value in zip(rows, near, strict=True)
    ]
    assume(all(places_of(row["total"].denominator) is not None for row in printed))
    checked = verify(
        ruleset,
        _table(printed),
        columns={"total": "total", "grade": "grade"},
        readings={"parts": parts, "total": total},
    )
    verdicts = {figure.verdict for figure in checked.figures}
    if "certified" in verdicts:
        assert _prints(checked, printed, how, in_total)
    else:
        assert not checked.witnesses or len(checked.witnesses) == len(printed)
    if verdicts & {"contradicted", "edge"}:
        assert not _reproduced(ruleset, printed, how, in_total)


def _prints(checked, printed, how, in_total):
    """Tell whether the witnesses, taken together, print the whole table."""
    witnesses = [checked.witnesses[f"u{place}"] for place in range(len(printed))]
    parts = [{key: how.printed(value) for key, value in each.items()} for each in witnesses]
    assert parts == [{key: row[key] for key in "ab"} for row in printed]
    results = _results(checked.ruleset, witnesses)
    return [(in_total.printed(total), grade) for total, grade, _ in results] == [
        (row["total"], row["grade"]) for row in printed
    ]


PRINTED = [
    {"unit": "u0", "a": "4.2", "b": "1.1", "total": "9.1", "grade": "good"},
    {"unit": "u1", "a": "2.1", "b": "3.3", "total": "8.36", "grade": "good"},
]


def _verdicts(*rows):
    checked = verify(
        RULESETS["best and own"],
        list(rows),
        columns={"total": "total", "grade": "grade"},
        readings={"parts": "truncated:1", "total": "exact"},
    )
    return checked, [(each.column, each.verdict) for each in checked.figures]


def test_one_witness_certifies_the_whole_table():
    """The digits that give the second total keep the first one, and are shown for all rows."""
    checked, verdicts = _verdicts(*PRINTED)
    assert verdicts == [
        ("total", "exact"), ("grade", "exact"), ("total", "certified"), ("grade", "exact"),
    ]  # fmt: skip
    assert list(checked.witnesses) == ["u0", "u1"]


def test_a_row_that_is_wrong_leaves_no_witness_for_others():
    """Where one row is contradicted, no other is certified; the reason speaks of the table."""
    checked, verdicts = _verdicts(PRINTED[0], PRINTED[1], {**PRINTED[1], "unit": "u2", "total": 1})
    assert verdicts[2] == ("total", "undetermined")
    assert verdicts[4] == ("total", "contradicted")
    assert checked.witnesses == {}
    assert checked.figures[2].reason.en.startswith("scores depend on the whole table")


def test_a_figure_that_is_impossible_may_be_anything_to_others():
    """Beside a part outside its domain, others are still judged by what it could be."""
    _, verdicts = _verdicts({**PRINTED[0], "a": "12"}, PRINTED[1], {**PRINTED[1], "unit": "u2"})
    assert verdicts[0] == ("a", "contradicted")
    assert ("total", "undetermined") in verdicts[3:]
    assert "contradicted" not in {verdict for _, verdict in verdicts[3:]}


def test_the_least_changes_of_a_relative_table():
    """A changed figure moves the others' scale; the change that mends is found all the same."""
    rows = [
        {"unit": "u0", "a": "4", "b": "1", "total": "9", "grade": "good"},
        {"unit": "u1", "a": "2", "b": "3", "total": "8.5", "grade": "good"},
    ]
    checked = verify(
        RULESETS["best and own"],
        rows,
        columns={"total": "total", "grade": "grade"},
        readings={"parts": "exact", "total": "exact"},
    )
    (wrong,) = [each for each in checked.figures if each.verdict == "contradicted"]
    change = checked.mend(wrong)
    assert (wrong.unit.id, change.column, change.changed) == ("u1", "total", 8)
    assert checked.detectable()[0] == {"a": 3, "b": 1, "total": Fraction(1, 10)}
