"""Statistics over populations of units: who counts, what is missing, and the figures themselves."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from govrank import GovrankError, rank, read_table
from govrank.engine.exact import evaluate
from govrank.engine.ranking import Ranking
from govrank.plan.columns import RANKED, Column
from tests.loading import load_text

HEAD = 'govrank: "1"\nid: test/statistics\nversion: "1"\ntitle: Statistics\n'
INPUT = "inputs:\n  - {id: x, missing: exclude, not_applicable: exclude}\n"


def rules(value, *, more=""):
    """Return rules whose only score is a value."""
    leaf = f"indicators:\n  - {{id: s, score: {{method: formula, value: {value}}}}}\n"
    return load_text(HEAD + INPUT + more + leaf)


def scores(value, *cells, more="", parts=None):
    """Return the scores of units with these cells of x, in their order."""
    ruleset = rules(value, more=more)
    rows = {f"u{n}": {"x": cell} for n, cell in enumerate(cells)}
    for row, part in zip(rows.values(), parts or (), strict=False):
        row["@part"] = part
    ranking = rank(ruleset, rows)
    return [ranking[name].total for name in rows]


OF = "of: {input: x}"
ALL = f"among: units, {OF}"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (f"{{sum: {{{ALL}}}}}", 20),
        (f"{{mean: {{{ALL}}}}}", 5),
        (f"{{least: {{{ALL}}}}}", 2),
        (f"{{greatest: {{{ALL}}}}}", 9),
        ("{count: {among: units}}", 4),
        (f"{{count: {{among: units, where: {{{OF}, above: 4}}}}}}", 2),
        (f"{{median: {{{ALL}}}}}", Fraction(9, 2)),
        (f"{{variance: {{{ALL}, divisor: count}}}}", Fraction(13, 2)),
        (f"{{variance: {{{ALL}, divisor: count-less-one}}}}", Fraction(26, 3)),
        (f"{{mean: {{{ALL}, where: {{{OF}, below: 9}}}}}}", Fraction(11, 3)),
        ("{sum: {among: units, of: {product: [2, {input: x}]}}}", 40),
    ],
)
def test_every_unit_has_the_statistic(value, expected):
    """A statistic of 2, 4, 5 and 9 is the same for all four units."""
    assert scores(value, 2, 9, 5, 4) == [expected] * 4


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (f"{{sum: {{{ALL}}}}}", 9),
        (f"{{mean: {{{ALL}}}}}", Fraction(9, 2)),
        (f"{{least: {{{ALL}}}}}", 4),
        (f"{{median: {{{ALL}}}}}", Fraction(9, 2)),
        (f"{{variance: {{{ALL}, divisor: count}}}}", Fraction(1, 4)),
        ("{count: {among: units}}", 4),
        ("{count: {among: units, where: {given: {input: x}}}}", 2),
    ],
)
def test_what_is_not_there_takes_no_part(value, expected):
    """Units without the value are left out, and have the statistic all the same."""
    assert scores(value, 4, None, 5, "N/A") == [expected] * 4


@pytest.mark.parametrize(
    "value",
    [
        f"{{sum: {{{ALL}}}}}",
        f"{{mean: {{{ALL}}}}}",
        f"{{least: {{{ALL}}}}}",
        f"{{greatest: {{{ALL}}}}}",
        f"{{median: {{{ALL}}}}}",
        f"{{percentile: {{{ALL}, at: 0.9, definition: 2}}}}",
        f"{{variance: {{{ALL}, divisor: count}}}}",
        f"{{variance: {{{ALL}, divisor: count-less-one}}}}",
        f"{{rank: {{{ALL}}}}}",
    ],
)
def test_where_nobody_has_the_value_there_is_no_statistic(value):
    """All missing: no statistic, and no score; no unit at all: no result at all."""
    assert scores(value, None, "N/A") == [None, None]


def test_one_unit_varies_from_nobody():
    """The variance of one is 0, and of a sample of one there is none."""
    assert scores(f"{{variance: {{{ALL}, divisor: count}}}}", 7) == [0]
    assert scores(f"{{variance: {{{ALL}, divisor: count-less-one}}}}", 7) == [None]
    assert scores(f"{{median: {{{ALL}}}}}", 7) == [7]


@pytest.mark.parametrize("divisor", ["count", "count-less-one"])
def test_equal_units_do_not_vary(divisor):
    """Where all are equal, by an endless fraction too, the variance is 0, exactly."""
    third = f"among: units, of: {{quotient: {{{OF}, by: 3}}}}"
    assert scores(f"{{variance: {{{third}, divisor: {divisor}}}}}", 1, 1, 1) == [0, 0, 0]


@pytest.mark.parametrize(
    ("enough", "few", "many"),
    [
        ("smallest: 3", None, 2),
        ("smallest: 3, otherwise: 50", 50, 2),
        ("smallest: 3, otherwise: {input: x}", None, 2),
        ("smallest: 2, otherwise: 50", 3, 2),
    ],
)
def test_a_statistic_may_ask_for_more_units(enough, few, many):
    """Of fewer than the smallest number there is no statistic, or what stands in for it."""
    value = f"{{mean: {{{ALL}, {enough}}}}}"
    assert scores(value, 4, 2, None)[2] == few
    assert scores(value, 1, 3, 2) == [many] * 3


@pytest.mark.parametrize(
    ("statistic", "few"),
    [
        (f"{{median: {{{ALL}, smallest: 5, otherwise: -1}}}}", -1),
        (f"{{percentile: {{{ALL}, at: 0.5, definition: 7, smallest: 5, otherwise: -1}}}}", -1),
        (f"{{variance: {{{ALL}, divisor: count, smallest: 5, otherwise: -1}}}}", -1),
        (f"{{sum: {{{ALL}, smallest: 5, otherwise: -1}}}}", -1),
    ],
)
def test_every_statistic_may_ask_for_more(statistic, few):
    """The smallest number is a matter of every statistic."""
    assert scores(statistic, 1, 2, 3, 4) == [few] * 4


@pytest.mark.parametrize(
    ("statistic", "given", "found"),
    [
        (f"{{mean: {{{ALL}, otherwise: 9}}}}", [None, None], 9),
        (f"{{median: {{{ALL}, otherwise: {{input: x}}}}}}", [None], None),
        (f"{{variance: {{{ALL}, divisor: count-less-one, otherwise: 9}}}}", [4], 9),
        (f"{{variance: {{{ALL}, divisor: count-less-one, smallest: 1, otherwise: 9}}}}", [4], 9),
        (f"{{variance: {{{ALL}, divisor: count-less-one, otherwise: 9}}}}", [4, 8], 8),
        (f"{{sum: {{{ALL}, smallest: 0, otherwise: 9}}}}", [None], 9),
    ],
)
def test_what_stands_in_for_a_statistic_needs_no_number(statistic, given, found):
    """`otherwise` counts wherever there is no statistic, whether `smallest` is written or not."""
    assert scores(statistic, *given) == [found] * len(given)


def test_what_stands_in_for_a_sure_statistic_is_never_taken():
    """Over a score that is always there, nothing else is ever taken."""
    leaves = """
indicators:
  - {id: one, max: 9, score: {method: points}}
  - {id: s, score: {method: formula, value: {sum: {among: [one], otherwise: 9}}}}
"""
    assert rank(load_text(HEAD + leaves), {"a": {"one": 4}})["a"].total == 8


# Percentiles, by the formulas of R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical
# Packages", The American Statistician 50 (1996), 361-365. The sample is 1, 2, 4, 8, 16; the
# position is n p + m, with m as the paper gives it, worked out by hand.
_HALF = Fraction(1, 2)
PERCENTILES = [
    # p = 0.3: n p = 1.5
    (1, "0.3", 2),
    (2, "0.3", 2),
    (3, "0.3", 2),  # 1.5 is as near to 1 as to 2: the even one
    (4, "0.3", Fraction(3, 2)),  # position 1.5
    (5, "0.3", 2),  # position 2
    (6, "0.3", Fraction(9, 5)),  # position 1.8
    (7, "0.3", Fraction(12, 5)),  # position 2.2
    (8, "0.3", Fraction(29, 15)),  # position 1.5 + 1.3/3 = 29/15
    (9, "0.3", Fraction(39, 20)),  # position 1.5 + 0.075 + 0.375 = 1.95
    # p = 0.4: n p = 2, just a value
    (1, "0.4", 2),
    (2, "0.4", 3),
    (3, "0.4", 2),
    (4, "0.4", 2),
    (5, "0.4", 3),  # position 2.5
    (6, "0.4", Fraction(14, 5)),  # position 2.4
    (7, "0.4", Fraction(16, 5)),  # position 2.6
    (8, "0.4", Fraction(44, 15)),  # position 2 + 1.4/3 = 37/15
    (9, "0.4", Fraction(59, 20)),  # position 2 + 0.1 + 0.375 = 2.475
    # p = 0.95: n p = 4.75; past the last value is the last
    (1, "0.95", 16),
    (2, "0.95", 16),
    (3, "0.95", 16),
    (4, "0.95", 14),
    (5, "0.95", 16),
    (6, "0.95", 16),
    (7, "0.95", Fraction(72, 5)),  # position 4.8
    (8, "0.95", 16),
    (9, "0.95", 16),
    # p = 0.05: n p = 0.25; before the first value is the first
    (1, "0.05", 1),
    (2, "0.05", 1),
    (3, "0.05", 1),
    (4, "0.05", 1),
    (5, "0.05", 1),
    (6, "0.05", 1),
    (7, "0.05", Fraction(6, 5)),  # position 1.2
    (8, "0.05", 1),
    (9, "0.05", 1),
]


@pytest.mark.parametrize(("definition", "share", "expected"), PERCENTILES)
def test_percentiles_by_their_definition(definition, share, expected):
    """Each of the nine types gives, exactly, what its formula gives."""
    value = f"{{percentile: {{{ALL}, at: {share}, definition: {definition}}}}}"
    assert scores(value, 16, 1, 8, 4, 2) == [expected] * 5


@pytest.mark.parametrize("definition", range(1, 10))
@pytest.mark.parametrize(("share", "expected"), [(0, 3), (1, 9)])
def test_the_ends_of_every_percentile(definition, share, expected):
    """At 0 lies the least and at 1 the greatest, by every type; ties are values like others."""
    value = f"{{percentile: {{{ALL}, at: {share}, definition: {definition}}}}}"
    assert scores(value, 3, 9, 3, 9, 7, 7) == [expected] * 6


@pytest.mark.parametrize("definition", range(1, 10))
def test_a_percentile_of_equals(definition):
    """Where all are equal there is one value, by every type, of one unit as of many."""
    value = f"{{percentile: {{{ALL}, at: 0.37, definition: {definition}}}}}"
    assert scores(value, 5, 5, 5, 5) == [5] * 4
    assert scores(value, 5) == [5]


def test_the_share_of_a_percentile_is_a_figure():
    """It can be bound like any other, from 0 to 1, and by another figure nobody is left out."""
    ruleset = rules(f"{{percentile: {{{ALL}, at: 0.5, definition: 7}}}}")
    (address,) = [each for each in ruleset.parameters if each.endswith(".at")]
    rows = {"a": {"x": 1}, "b": {"x": 2}, "c": {"x": 4}}
    assert rank(ruleset, rows, bind={address: 1})["a"].total == 4
    assert rank(ruleset, rows, bind={address: "0.25"})["a"].total == Fraction(3, 2)
    with pytest.raises(GovrankError, match=r"meaning/figures-clash"):
        rank(ruleset, rows, bind={address: 2})


# Ranks as values.


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("", [2, 1, 2, 4]),
        (", order: ascending", [2, 4, 2, 1]),
        (", ties: modified", [3, 1, 3, 4]),
        (", ties: dense", [2, 1, 2, 3]),
        (", ties: ordinal", [2, 1, 3, 4]),
        (", ties: fractional", [Fraction(5, 2), 1, Fraction(5, 2), 4]),
        (f", where: {{{OF}, below: 9}}", [1, None, 1, 3]),
    ],
)
def test_a_rank_is_a_value(how, expected):
    """The position of a unit in a population; who is not in it has none."""
    assert scores(f"{{rank: {{{ALL}{how}}}}}", 7, 9, 7, 5) == expected


# Who belongs to a population.

PARTED = "populations:\n  - {id: peers, by: part}\n"


def test_a_population_may_be_parted():
    """By an attribute, each part is a population of its own."""
    value = f"{{greatest: {{among: peers, {OF}}}}}"
    assert scores(value, 3, 8, 5, 1, more=PARTED, parts="abab") == [5, 8, 5, 8]


def test_units_are_parted_as_the_ranking_is():
    """`units` are those of the unit's own group where the ranking has groups."""
    more = "ranking: {groups: part}\n"
    value = f"{{mean: {{{ALL}}}}}"
    assert scores(value, 3, 8, 5, 1, more=more, parts="abab") == [4, Fraction(9, 2)] * 2


def test_a_population_has_a_condition():
    """Who does not meet it is no member, and has the statistic of those who do."""
    more = f"populations:\n  - {{id: high, where: {{{OF}, at_least: 5}}}}\n"
    assert scores("{count: {among: high}}", 3, 8, 5, None, more=more) == [2] * 4
    share = f"{{among: high, where: {{{OF}, above: 5}}, at_least: {{share: 0.5}}}}"
    value = f"{{choose: {{cases: [{{when: {share}, value: 1}}], otherwise: 0}}}}"
    assert scores(value, 3, 8, 5, more=more) == [1, 1, 1]
    assert scores(value, 3, 8, 5, 5, more=more) == [0, 0, 0, 0]


@pytest.mark.parametrize(("empty", "expected"), [("", 1), (", empty: not-met", 0)])
def test_a_quantifier_over_nobody(empty, expected):
    """None of nobody is half of nobody, so that it holds, unless the rules say otherwise."""
    more = f"populations:\n  - {{id: high, where: {{{OF}, at_least: 5}}}}\n"
    met = f"{{among: high, where: {{{OF}, above: 5}}, at_least: {{share: 0.5}}{empty}}}"
    value = f"{{choose: {{cases: [{{when: {met}, value: 1}}], otherwise: 0}}}}"
    assert scores(value, 3, 4, more=more) == [expected, expected]


@pytest.mark.parametrize(
    ("counts", "expected"), [("", 5), (", counts: ranked", 5), (", counts: all", 9)]
)
def test_units_that_are_not_ranked_count_where_the_rules_say_so(counts, expected):
    """A population has those that are ranked, or all; a unit outside has the statistic too."""
    more = f"populations:\n  - {{id: some, where: {{{OF}, above: 1}}{counts}}}\n"
    ruleset = rules(f"{{greatest: {{among: some, {OF}}}}}", more=more)
    assert _with_unranked(ruleset) == [expected] * 3


def test_units_are_those_that_are_ranked():
    """The population that is always there leaves out who takes no part in the ranking."""
    assert _with_unranked(rules(f"{{greatest: {{{ALL}}}}}")) == [5] * 3
    assert _with_unranked(rules(f"{{rank: {{{ALL}}}}}")) == [2, None, 1]


def _with_unranked(ruleset):
    table = read_table({"a": {"x": 4}, "b": {"x": 9}, "c": {"x": 5}}, ruleset)
    data = evolve(table.data, columns={**table.data.columns, RANKED: Column((1, 0, 1))})
    ranking = Ranking(ruleset, evolve(table, data=data), evaluate(ruleset.plan, data))
    return [ranking[name].total for name in "abc"]


def test_where_everybody_counts_there_is_always_somebody():
    """Of a value that is always there, over all units, a statistic is always there."""
    more = "populations: [{id: everyone, counts: all}]\n"
    value = "{mean: {among: everyone, of: 7}}"
    ruleset = rules(value, more=more)
    assert ruleset.plan.nodes["s"].present is None
    assert _with_unranked(ruleset) == [7, 7, 7]


# Populations among values.


def test_what_is_taken_of_a_unit_may_be_any_value():
    """Scores, grades, the member of a set of indicators, the score so far."""
    ruleset = load_text(
        HEAD
        + """
indicators:
  - {id: a, max: 9, tags: [core], score: {method: points}}
  - {id: b, max: 9, tags: [core], score: {method: points}}
  - id: lead
    score:
      method: formula
      value: {sum: {among: core, of: {difference: [each, {mean: {among: units, of: each}}]}}}
  - id: scaled
    score: {method: formula, value: {score: a}}
    then:
      - multiply: {quotient: {of: 10, by: {greatest: {among: units, of: current}}, zero: 0}}
  - id: top
    score:
      method: formula
      value: {count: {among: units, where: {grade: a-and-b, at_least: good}}}
  - id: a-and-b
    indicators: [{id: c, max: 9, score: {method: points}}]
    grades: [{id: good, from: 5}, {id: poor}]
"""
    )
    rows = {"u": {"a": 4, "b": 9, "c": 7}, "v": {"a": 8, "b": 1, "c": 5}}
    ranking = rank(ruleset, rows)
    assert [ranking[n].score("lead") for n in rows] == [2, -2]
    assert [ranking[n].score("scaled") for n in rows] == [5, 10]
    assert [ranking[n].score("top") for n in rows] == [2, 2]


def test_a_variance_over_indicators():
    """What needs no order is taken of a set of indicators as well."""
    ruleset = load_text(
        HEAD
        + """
inputs:
  - {id: b, missing: exclude}
indicators:
  - {id: a, max: 9, tags: [core], score: {method: points}}
  - {id: b, max: 9, tags: [core], missing: exclude, score: {method: points}}
  - id: spread
    score: {method: formula, value: {variance: {among: core, of: each, divisor: count}}}
"""
    )
    ranking = rank(ruleset, {"u": {"a": 4, "b": 8}, "v": {"a": 8, "b": None}})
    assert [ranking[n].score("spread") for n in "uv"] == [4, 0]


def test_a_standard_score():
    """The distance from the mean in standard deviations: a root of a variance, rounded."""
    spread = f"{{root: {{of: {{variance: {{{ALL}, divisor: count}}}}, degree: 2, otherwise: 0}}}}"
    lead = f"{{difference: [{{input: x}}, {{mean: {{{ALL}}}}}]}}"
    score = f"{{quotient: {{of: {lead}, by: {spread}, zero: 0}}}}"
    value = f"{{round: {{of: {score}, places: 3, mode: half-up}}}}"
    assert scores(value, 2, 4, 4, 4, 5, 5, 7, 9)[::7] == [Fraction("-1.5"), 2]
    assert scores(value, 1, 2, 3) == [Fraction("-1.225"), 0, Fraction("1.225")]
    assert scores(value, 5, 5, 5) == [0, 0, 0]


def test_rules_with_a_statistic_are_relative():
    """The library knows whether who else is scored can change a score."""
    assert rules(f"{{mean: {{{ALL}}}}}").plan.relative
    assert rules(f"{{rank: {{{ALL}}}}}").plan.relative
    assert not rules("{input: x}").plan.relative
