"""The examples of a ruleset are its promises."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govrank import GovrankError
from govrank.audit.examples import run_examples
from govrank.engine.ranking import rank
from govrank.language import places_of
from tests.loading import load_text
from tests.scoring import HEAD
from tests.strategies import rulesets

BODY = """indicators:
  - {id: a, max: 10, score: {method: points}}
  - {id: b, max: 10, missing: exclude, score: {method: points}}
grades: [{id: good, from: 15}, {id: weak}]
examples:
  - {name: one, given: {a: 9, b: 6}, expect: %s}
"""


def _found(expect, **bind):
    ruleset = load_text(HEAD + BODY % expect)
    return run_examples(ruleset, {k.replace("__", "."): Fraction(v) for k, v in bind.items()})


@pytest.mark.parametrize(
    "expect",
    ["{total: 15}", "{grade: good}", "{rank: 1}", "{a: 9, b: 6.0}", "{total: 15, grade: good}"],
)
def test_a_promise_that_is_kept_finds_nothing(expect):
    """Scores, the grade and the rank come out as the example says."""
    assert _found(expect) == ()


@pytest.mark.parametrize(
    ("expect", "text"),
    [
        ("{total: 14}", "example 'one': total should be 14, and comes out as 15"),
        ("{grade: weak}", "example 'one': grade should be weak, and comes out as good"),
        ("{rank: 2}", "example 'one': rank should be 2, and comes out as 1"),
        ("{total: null}", "example 'one': total should be none, and comes out as 15"),
        ("{refused: a}", "example 'one': the input 'a' should be refused, and is accepted"),
    ],
)
def test_a_promise_that_is_broken_is_told_at_its_place(expect, text):
    """What should have come out and what did, at the line of the example."""
    (found,) = _found(expect)
    assert found.text("en") == text
    assert found.mark.line == 10


def test_a_refusal_may_be_the_promise():
    """Data above a ceiling are refused, as the example asks."""
    text = HEAD + BODY.replace("a: 9", "a: 10.5") % "{refused: a}"
    assert run_examples(load_text(text)) == ()


def test_a_refusal_that_is_not_promised_is_told_with_its_reason():
    """Data that cannot be read break the example."""
    text = HEAD + BODY.replace("a: 9", "a: 10.5") % "{total: 15}"
    (found,) = run_examples(load_text(text))
    assert found.code == "meaning/example-refused"
    assert "10" in found.text("vi")


def test_examples_run_under_other_figures():
    """Moved by one, a threshold breaks the example that sits on it."""
    assert _found("{grade: good}", grades__good__from=16)


def test_absent_scores_and_several_units_can_be_promised():
    """A unit with nothing to count has no total; two units rank against each other."""
    text = HEAD + BODY.replace(
        "{name: one, given: {a: 9, b: 6}, expect: %s}",
        "{name: two, units: {ax: {a: 9, b: null}, by: {a: 9, b: 1}}, "
        "expect: {ax: {b: null, rank: 2}, by: {rank: 1}}}",
    )
    assert run_examples(load_text(text)) == ()


def test_each_unit_may_be_promised_its_own_refusal():
    """A refusal that one unit is promised in vain is told, though another's was kept."""
    units = "units: {ax: {a: %s, b: 1}, by: {a: 11, b: 1}}"
    promised = "expect: {ax: {refused: a}, by: {refused: a}}"
    text = HEAD + BODY.replace("given: {a: 9, b: 6}, expect: %s", f"{units}, {promised}")
    assert run_examples(load_text(text % 12)) == ()
    (found,) = run_examples(load_text(text % 5))
    assert (found.code, found.mark.line) == ("meaning/example-not-refused", 10)
    assert found.text("vi") == (
        "ví dụ “one”: số liệu “a” lẽ ra phải bị từ chối nhưng được chấp nhận"
    )


def test_units_of_an_example_are_one_group():
    """Where a ranking is by group, those of an example are ranked against each other."""
    text = HEAD + BODY.replace("examples:", "ranking: {groups: kind}\nexamples:") % "{rank: 1}"
    assert run_examples(load_text(text)) == ()


def _cell(value):
    return value if isinstance(value, bool | str | None) else Fraction(value)


THIRD = """indicators:
  - id: a
    score: {method: formula, value: {quotient: {of: {input: all}, by: 3}}}
examples:
  - {name: one, given: {all: 1}, expect: {total: %s}}
"""


@pytest.mark.parametrize(("expect", "kept"), [("1/3", True), ("-1/3", False), ("0.333333", False)])
def test_what_no_decimals_end_is_promised_as_a_fraction(expect, kept):
    """A third is 1/3 and nothing else."""
    assert (run_examples(load_text(HEAD + THIRD % expect)) == ()) == kept


TERRAIN = """indicators:
  - id: a
    score:
      method: formula
      value: {attribute: {of: terrain, values: {mountain: 2}, otherwise: 1}}
examples:
  - name: two
    units: {high: {terrain: mountain}, low: {terrain: plain}, none: {}}
    expect: {high: {total: 2}, low: {total: 1}, none: {total: 1}}
"""


def test_an_example_gives_the_attributes_of_its_units():
    """What a rule asks of a unit stands beside its data."""
    assert run_examples(load_text(HEAD + TERRAIN)) == ()


@given(rulesets.documents(), st.data())
@settings(max_examples=40)
def test_what_a_ranking_gives_can_be_promised(document, data):
    """Scores, grades and ranks written down as an example are a promise that is kept."""
    document = {key: value for key, value in document.items() if key != "examples"}
    document["ranking"] = {**document["ranking"], "groups": "kind"}
    ruleset = load_text(rulesets.write(document))
    rows = {
        name: {**row, "@kind": "all"} for name, row in data.draw(rulesets.tables(ruleset)).items()
    }
    units = {
        name: {k.lstrip("@"): _cell(v) for k, v in row.items() if k != "@kind"}
        for name, row in rows.items()
    }
    expect = {standing.unit.id: _promise(standing) for standing in rank(ruleset, rows)}
    document["examples"] = [{"name": "as ranked", "units": units, "expect": expect}]
    promising = load_text(rulesets.write(document))
    assert run_examples(promising) == ()


def _promise(standing):
    """Return what came out, without numbers that no decimals write."""
    scores = {
        name: score
        for name, score in standing.scores.items()
        if score is None or places_of(score.denominator) is not None
    }
    grade = {} if standing.grade is None else {"grade": standing.grade.id}
    return {**scores, **grade, "rank": standing.rank}


GROUPED = """indicators:
  - {id: a, max: 10, score: {method: points}}
ranking: {by: [total], groups: kind}
examples:
  - name: apart
    units: {x: {kind: one, a: 9}, w: {kind: two, a: 5}, z: {kind: two, a: 7}, lone: {a: 1}}
    expect: {x: {rank: 1}, w: {rank: %s}, z: {rank: 1}, lone: {rank: 1}}
"""


def test_units_of_an_example_may_stand_in_groups_of_their_own():
    """The attribute that groups is told beside the data; each group is ranked by itself."""
    assert run_examples(load_text(HEAD + GROUPED % "2")) == ()
    (found,) = run_examples(load_text(HEAD + GROUPED % "3"))
    assert found.text("en") == "example 'apart': rank should be 3, and comes out as 2"


def test_an_input_named_as_the_attribute_that_groups_stays_an_input():
    """Where both have one name a cell of an example is data, and no group is told."""
    text = GROUPED.replace("id: a,", "id: kind,").replace("kind: one, a:", "kind:")
    text = text.replace("kind: two, a:", "kind:").replace("lone: {a: 1}", "lone: {kind: 1}")
    expected = text.replace(
        "x: {rank: 1}, w: {rank: %s}, z: {rank: 1}, lone: {rank: 1}",
        "x: {rank: 1}, w: {rank: 3}, z: {rank: 2}, lone: {rank: 4}",
    )
    assert run_examples(load_text(HEAD + expected)) == ()


def test_a_word_that_is_neither_input_nor_group_is_refused():
    """A misspelt attribute of an example suggests the one that groups."""
    with pytest.raises(GovrankError, match="did you mean: kind"):
        load_text(HEAD + GROUPED.replace("kind: one", "kynd: one") % "2")
