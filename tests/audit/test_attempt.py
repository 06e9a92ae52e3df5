"""Verdicts held against all the digits that a coarse grid can try."""

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

HEAD = 'govrank: "1"\nid: test/{name}\nversion: "1"\ntitle: {name}\n'
LADDER = "grades: [{id: good, above: 6}, {id: fair, from: 3}, {id: weak}]\n"
RULES = {
    "ratio": """
inputs: [{id: a, min: 0, max: 9}, {id: b, min: 0, max: 9}]
indicators:
  - {id: share, max: 10, score: {method: ratio, of: a, per: b, round: {places: 1, mode: half-up}}}
""",
    "divisor": """
inputs: [{id: a, min: 0, max: 9}, {id: b, min: 0, max: 9}]
indicators:
  - {id: share, max: 9, score: {method: ratio, of: a, per: b, zero: exclude}}
  - {id: alone, max: 5, score: {method: linear, of: b, from: 9, to: 1}}
""",
    "shared": """
inputs: [{id: a, min: 0, max: 9}, {id: b, min: 0, max: 9}]
indicators:
  - {id: up, max: 5, score: {method: linear, of: a, from: 0, to: 8}}
  - {id: down, max: 4, score: {method: linear, of: a, from: 9, to: 2}}
  - {id: b, max: 9, score: {method: points}}
""",
    "rounded": """
indicators:
  - {id: a, max: 9, weight: 0.4, score: {method: points, round: {places: 0, mode: half-even}}}
  - {id: b, max: 9, weight: 0.6, score: {method: points}}
total: {aggregate: weighted-sum, then: [{round: {places: 1, mode: half-up}}, {clamp: {max: 7}}]}
""",
    "excluded": """
indicators:
  - {id: a, max: 9, weight: 0.25, missing: exclude, score: {method: points}}
  - {id: b, max: 9, weight: 0.5, missing: exclude, score: {method: points}}
  - {id: c, max: 9, weight: 0.25, missing: exclude, score: {method: points}}
total: {aggregate: weighted-mean}
""",
    "steps": """
inputs: [{id: a, min: 0, max: 9}, {id: b, min: 0, max: 9}]
indicators:
  - id: hill
    max: 5
    score:
      method: steps
      of: a
      steps:
        - {from: 6, points: 1}
        - {above: 3, points: 5}
        - {from: 1, points: 2}
        - {otherwise: true, points: 0}
  - {id: b, max: 9, score: {method: points}}
""",
    "counted": """
inputs: [{id: a, kind: integer, min: 0, max: 9}, {id: b, min: 0, max: 9}]
indicators:
  - {id: many, max: 6, score: {method: count, of: a, each: 0.7}}
  - {id: b, max: 9, score: {method: points}}
total: {aggregate: max}
""",
}
RULESETS = {name: load_text(HEAD.format(name=name) + text + LADDER) for name, text in RULES.items()}
HOW = st.sampled_from(["exact", "rounded:0", "truncated:0"])
COLUMNS = {"total": "total", "grade": "grade", "rank": "rank"}


def _rows(ruleset):
    """Return a strategy of rows that the rules accept, to a half of the last place."""
    halves = st.integers(0, 18).map(lambda n: Fraction(n, 2))
    columns = {}
    for each in ruleset.rules.inputs:
        cells = halves.map(lambda n: n or Fraction(1, 2)) if each.nonzero else halves
        if each.kind == "integer":
            cells = cells.map(lambda n: Fraction(int(n)))
        columns[each.id] = cells if each.missing.kind == "error" else st.none() | cells
    return st.lists(st.fixed_dictionaries(columns), min_size=1, max_size=3)


def _ends(total):
    return total is None or places_of(Fraction(total).denominator) is not None


def _table(rows):
    return [{"unit": f"u{place}", **row} for place, row in enumerate(rows)]


def _printed(rows, ranking, parts, total):
    """Print a ranking as a publication would, the figures of units without a total left blank."""
    printed = []
    for place, row in enumerate(rows):
        standing = ranking[f"u{place}"]
        printed.append(
            {
                "unit": f"u{place}",
                **{name: None if v is None else parts.printed(v) for name, v in row.items()},
                "total": standing.total and total.printed(standing.total),
                "grade": standing.grade and standing.grade.id,
                "rank": standing.rank,
            }
        )
    return printed


@pytest.mark.parametrize("name", list(RULESETS))
@settings(max_examples=25)
@given(data=st.data())
def test_what_the_rules_give_is_never_held_against_a_table(name, data):
    """However parts and totals are printed, what was computed stands: told, or left to be found."""
    ruleset, parts, total = RULESETS[name], data.draw(HOW), data.draw(HOW)
    rows = data.draw(_rows(ruleset))
    ranking = rank(ruleset, _table(rows))
    # No print holds all digits of a third.
    assume(total != "exact" or all(_ends(each.total) for each in ranking))
    printed = _printed(rows, ranking, parse_reading(parts), parse_reading(total))
    for readings in ({"parts": parts, "total": total}, None):
        checked = verify(ruleset, printed, columns=COLUMNS, readings=readings)
        assert checked.counts["contradicted"] == checked.counts["edge"] == 0


def _grid(each, printed, how):
    """Return values of an input that would be printed so: a few, its ends among them."""
    if printed is None:
        return [None]
    quarters = [printed + Fraction(n, 4) for n in range(-4, 5)]
    whole = [value for value in quarters if each.kind != "integer" or value.denominator == 1]
    low, high = each.low.value, each.high.value
    inside = (v for v in whole if low <= v <= high and (v or not each.nonzero))
    return [value for value in inside if how.printed(value) == printed]


def _reproduced(ruleset, row, how, total):
    """Return the totals and grades, as they would be printed, of all points of the grid."""
    inputs = ruleset.rules.inputs
    points = list(product(*(_grid(each, row[each.id], how) for each in inputs)))
    names = [each.id for each in inputs]
    if not points:
        return set()
    ranking = rank(ruleset, _table([dict(zip(names, point, strict=True)) for point in points]))
    return {
        (
            each.total if each.total is None else total.printed(each.total),
            each.grade and each.grade.id,
        )
        for each in ranking
    }


@pytest.mark.parametrize("name", list(RULESETS))
@settings(max_examples=25)
@given(data=st.data())
def test_no_verdict_claims_more_than_the_digits_allow(name, data):
    """What some point of the grid gives is not excluded, and a witness gives what it certifies."""
    ruleset, parts, total = RULESETS[name], data.draw(HOW), data.draw(HOW)
    how, in_total = parse_reading(parts), parse_reading(total)
    row = {
        key: value if value is None else Fraction(int(value))
        for key, value in data.draw(_rows(ruleset))[0].items()
    }
    printed = {
        "total": Fraction(data.draw(st.integers(0, 12))),
        "grade": data.draw(st.sampled_from(["good", "fair", "weak"])),
    }
    checked = verify(
        ruleset,
        [{"unit": "u0", **row, **printed}],
        columns={"total": "total", "grade": "grade"},
        readings={"parts": parts, "total": total},
    )
    verdicts = {figure.verdict for figure in checked.figures}
    if (printed["total"], printed["grade"]) in _reproduced(ruleset, row, how, in_total):
        assert not verdicts & {"contradicted", "edge"}
    if "certified" in verdicts:
        witness = checked.witnesses["u0"]
        assert {key: how.printed(value) for key, value in witness.items()} == {
            key: value for key, value in row.items() if value is not None
        }
        again = checked.table.evaluate({name: [value] for name, value in witness.items()})
        assert in_total.printed(checked.table.total(again, 0)) == printed["total"]
        assert checked.table.grade(again, 0) == printed["grade"]
