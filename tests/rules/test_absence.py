"""What absent cells count as: words, figures, and any value of the language."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govrank import GovrankError, explain, rank
from govrank.report.form import headings
from govrank.report.strict_yaml import yaml_text
from govrank.rules.expand import expanded
from tests.loading import load_text

HEAD = 'govrank: "1"\nid: test/absence\nversion: "1"\ntitle: Absence\n'
LEAF = """\
  - {id: x, min: -50, max: 100, score: {method: value, of: given}}
  - {id: z, max: 10, missing: exclude, score: {method: points}}
"""


def rules(*policies, more=""):
    """Return rules that read an input under these policies for blank and not applicable cells."""
    said = [f"{key}: {each}" for key, each in zip(("missing", "not_applicable"), policies)]  # noqa: B905
    given = f"inputs:\n  - {{id: given, {', '.join(said)}}}\n"
    given += "  - {id: other, missing: exclude}\n  - {id: z, missing: exclude}\n"
    return load_text(f"{HEAD}{given}{more}indicators:\n{LEAF}{OTHER}")


OTHER = "  - {id: o, score: {method: value, of: other}}\n"


def scores(ruleset, *rows):
    """Return the scores of x of units with these cells of the input, another one, y, a part."""
    keys = ("given", "other", "z", "@part")
    cells = [dict(zip(keys, (*row, 1)[: max(len(row), 3)], strict=False)) for row in rows]
    table = {f"u{n}": each for n, each in enumerate(cells)}
    ranking = rank(ruleset, table)
    return [ranking[unit].scores["x"] for unit in table]


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("zero", 0),
        ("7", 7),
        ("{value: 7}", 7),
        ("{value: {value: 7, basis: assumed}}", 7),
        ("exclude", None),
        ("nothing", None),
        ("{input: other}", 4),
        ("{ceiling: x}", 100),
        ("{floor: x}", -50),
        ("{score: o}", 4),
        ("{product: [2, {input: other}]}", 8),
        ("{choose: {cases: [{when: {given: {input: other}}, value: 3}], otherwise: nothing}}", 3),
        ("{mean: {among: units, of: {input: given}}}", 15),
        (
            "{median: {among: units, of: {input: given}, where: {of: {input: given}, above: 10}}}",
            20,
        ),
        ("{count: {among: units, where: {given: {input: given}}}}", 2),
        ("{greatest: {among: units, of: {input: other}}}", 6),
    ],
)
def test_a_blank_cell_counts_as_any_value(policy, expected):
    """Of three units one is blank; others have 10 and 20, and it has 4 of the other input."""
    rows = [(10, 5), (20, 6), (None, 4)]
    assert scores(rules(policy), *rows) == [10, 20, expected]
    assert scores(rules("error", policy), rows[0], rows[1], ("N/A", 4)) == [10, 20, expected]


def test_what_is_not_there_stands_in_for_nothing():
    """A stand-in that is absent itself leaves the input out, beside what is there or left out."""
    rows = [(None, None), (None, 3), ("N/A", None), ("N/A", 3), (5, None)]
    assert scores(rules("{input: other}", "zero"), *rows) == [None, 3, 0, 0, 5]
    assert scores(rules("{input: other}", "{input: other}"), *rows) == [None, 3, None, 3, 5]
    assert scores(rules("{input: other}", "exclude"), *rows) == [None, 3, None, None, 5]
    assert scores(rules("exclude", "9"), *rows) == [None, None, 9, 9, 5]


def test_a_statistic_of_the_part_stands_in():
    """Imputed by group, a blank is what is usual among its like."""
    more = "populations:\n  - {id: kin, by: part}\n"
    ruleset = rules("{mean: {among: kin, of: {input: given}}}", more=more)
    rows = [(10, 1, 1, "p"), (None, 1, 1, "p"), (20, 1, 1, "q"), (40, 1, 1, "q"), (None, 1, 1, "q")]
    assert scores(ruleset, *rows) == [10, 10, 20, 40, 30]
    assert scores(ruleset, (None, 1, 1, "p"), (1, 1, 1, "q")) == [None, 1]


def test_a_leaf_says_what_its_own_input_counts_as():
    """The policy of an indicator is read like that of an input, and may read others."""
    leaf = "indicators:\n  - {id: a, missing: {input: b}, score: {method: points}, max: 9}\n"
    ruleset = load_text(HEAD + leaf)
    assert [each.id for each in ruleset.rules.inputs] == ["a", "b"]
    assert rank(ruleset, {"u": {"a": None, "b": 7}})["u"].total == 7


def test_two_leaves_may_say_the_same_value():
    """Where a figure stands is no difference; what it is, is."""
    missing = "missing: {{product: [{1}, {{input: b}}]}}"
    leaf = f"  - {{{{id: {{0}}, {missing}, score: {{{{method: value, of: a}}}}}}}}\n"
    same = load_text(HEAD + "indicators:\n" + leaf.format("p", 2) + leaf.format("q", "2.0"))
    assert rank(same, {"u": {"a": None, "b": 3}})["u"].total == 12
    with pytest.raises(GovrankError, match="in different ways"):
        load_text(HEAD + "indicators:\n" + leaf.format("p", 2) + leaf.format("q", 3))


@pytest.mark.parametrize(
    "policy",
    [
        "2",
        "{input: sure}",
        "{median: {among: units, of: {input: all}}}",
        "{greatest: {among: units, of: {input: all}}}",
        "{greatest: {among: units, of: 2}}",
        "{input: filled}",
    ],
)
def test_what_is_seen_to_be_above_0_stands_in_for_a_divisor(policy):
    """Figures, inputs that start above 0, and statistics of what is above 0."""
    given = f"""inputs:
  - {{id: part, min: 0}}
  - {{id: all, min: 0, missing: {policy}}}
  - {{id: sure, min: 1}}
  - {{id: filled, min: 1, missing: 2, not_applicable: exclude}}
"""
    leaf = """indicators:
  - {id: r, max: 1, score: {method: ratio, of: part, per: all}}
  - {id: s, score: {method: formula, value: {product: [0, {input: sure}, {input: filled}]}}}
"""
    ruleset = load_text(HEAD + given + leaf)
    rows = {"u": {"part": 1, "all": 2, "sure": 2, "filled": 2}}
    rows["v"] = {**rows["u"], "all": None}
    assert rank(ruleset, rows)["v"].scores["r"] == Fraction(1, 2)


@pytest.mark.parametrize("missing", ["{input: low}", "{ceiling: r}", "zero"])
def test_a_logarithm_wants_what_stands_in_above_0(missing):
    """It is not seen of other inputs; then `otherwise` says what counts."""
    given = f"inputs:\n  - {{id: a, min: 1, missing: {missing}}}\n  - {{id: low, min: 1}}\n"
    log = "{log: {of: {input: a}%s}}"
    leaf = "indicators:\n  - {id: r, max: 5, score: {method: formula, value: %s, round: %s}}\n"
    rounding = "{places: 0, mode: down}"
    with pytest.raises(GovrankError, match="it is not said what counts"):
        load_text(HEAD + given + leaf % (log % "", rounding))
    assert load_text(HEAD + given + leaf % (log % ", otherwise: 0", rounding))


def test_a_logarithm_of_an_input_that_counts_as_a_figure_is_sure():
    """A figure above 0 keeps a domain above 0 what it is."""
    given = "inputs:\n  - {id: a, min: 1, missing: 3}\n"
    leaf = "  - {id: r, score: {method: formula, value: {log: {of: {input: a}}}, round: %s}}\n"
    text = HEAD + given + "indicators:\n" + leaf % "{places: 1, mode: half-up}"
    assert rank(load_text(text), {"u": {"a": None}})["u"].total == Fraction(11, 10)


def test_an_explanation_says_what_stood_in_and_why():
    """A blank is told with what it counts as, its number, and how that came about."""
    case = "{when: {given: {input: other}}, value: 1}"
    ruleset = rules("{input: other}", f"{{choose: {{cases: [{case}], otherwise: 2}}}}")
    rows = {"u": {"given": None, "other": 4, "z": 1}}
    rows["v"] = {**rows["u"], "given": "N/A"}
    rows["w"] = {**rows["u"], "other": None}
    ranking = rank(ruleset, rows)
    said = {unit: explain(ranking, unit).total.children[0].inputs[0].said for unit in rows}
    assert said["u"].en == "blank, counts as 4: “other” (= 4)"
    assert said["u"].vi == "để trống, tính là 4: “other” (= 4)"
    assert (
        said["v"].en == "not applicable, counts as 1: "
        "the value by case (there is “other” (= 4) → 1; the rest → 2)"
    )
    assert said["w"].en == "blank, left out: “other”"


def test_a_form_says_what_a_blank_counts_as():
    """The note of a column says a value as it says a figure."""
    notes = [each.note for each in headings(rules("{input: other}", "7"), "en")]
    assert "Blank: counts as “other”" in notes[1]
    assert "'not applicable': counts as 7" in notes[1]
    assert "Blank: is left out" in notes[2]


def test_stand_ins_are_written_out():
    """Without shorthands an input says what its leaf said, and gives the same."""
    leaf = "{id: a, missing: {input: b}, not_applicable: 3, max: 9, score: {method: points}}"
    text = yaml_text(expanded(load_text(f"{HEAD}indicators:\n  - {leaf}\n")))
    assert "missing: {input: b}" in text
    assert "not_applicable: {value: 3}" in text
    again = load_text(text)
    assert rank(again, {"u": {"a": None, "b": 7}})["u"].total == 7


def test_a_figure_of_a_policy_keeps_its_address():
    """It can be moved like any other, however deep it stands."""
    ruleset = rules("{value: 3}", "{product: [2, {input: other}]}")
    addresses = set(ruleset.parameters)
    assert {"inputs.given.missing.value", "inputs.given.not_applicable.product.0"} <= addresses


PARTS = """\
indicators:
  - {id: a, max: 70, missing: exclude, score: {method: points}}
  - {id: b, max: 30, missing: exclude, score: {method: points}}
"""


@pytest.mark.parametrize(
    ("cells", "rescaled", "plain"),
    [
        ((35, 15), 50, 50),
        ((35, None), 50, 35),
        ((None, 15), 50, 15),
        ((0, None), 0, 0),
        ((None, None), None, None),
    ],
)
def test_what_is_left_of_a_sum_is_converted_to_all_ceilings(cells, rescaled, plain):
    """Where the group rescales; else a child that is left out adds nothing."""
    row = {"u": dict(zip("ab", cells, strict=True))}
    totals = [
        rank(load_text(f"{HEAD}{PARTS}total: {{max: 100{said}}}"), row)["u"].total
        for said in (", left_out: rescale", ", left_out: nothing", "")
    ]
    assert totals == [rescaled, plain, plain]


def test_a_sum_whose_parts_are_always_there_is_not_converted():
    """There is nothing to make up for, and the plan is that of a sum."""
    text = HEAD + PARTS.replace("missing: exclude, ", "")
    rescaled, plain = load_text(f"{text}total: {{left_out: rescale}}"), load_text(text)
    assert rescaled.plan.operations == plain.plan.operations
