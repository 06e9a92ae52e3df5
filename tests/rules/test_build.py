"""From a tree to rules as data: addresses, what goes without saying, and what is inherited."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from govrank.language import Text
from govrank.reading.strict_yaml import parse
from govrank.reading.text import decode, read_source
from govrank.rules.build import build_rules
from govrank.rules.values import Input, Provenance, figures_in

WHOLE = Path(__file__).parent / "whole.ruleset.yaml"
HEAD = 'govrank: "1"\nid: a\nversion: "1"\ntitle: T\n'


def rules_of(body: str):
    """Return the rules of a ruleset written as a body below the usual head."""
    return build_rules(parse(decode((HEAD + body).encode(), "f")), {})


def inputs_of(body: str) -> dict[str, Input]:
    """Return the inputs of a ruleset by id."""
    return {each.id: each for each in rules_of(body).inputs}


def test_every_figure_has_an_address_of_its_own_and_a_place():
    """No two figures share an address, and each address leads to the line that states it."""
    source, marks = read_source(WHOLE), {}
    rules = build_rules(parse(source), marks)
    stated = {each.address: each for each in figures_in(rules) if each.address}
    for address, figure in stated.items():
        mark = marks[address]
        assert str(figure.value) == str(Fraction(_number_at(source.lines, marks, address))), mark
    assert {
        "indicators.about.weight", "indicators.about.max", "indicators.apps.score.each",
        "indicators.checks.score.steps.0.share", "indicators.chair.score.choices.head.share",
        "indicators.meetings.score.items.chairs.points", "grades.good.from", "grades.best.above",
        "total.max", "total.weights.sum", "inputs.full.max", "inputs.full.missing.value",
        "indicators.about.then.1.clamp.max", "indicators.about.then.2.add",
        "total.then.0.clamp.max",
    } <= set(stated)  # fmt: skip


def _number_at(lines, marks, address):
    mark = marks.get(f"{address}.value", marks[address])
    text = lines[mark.line - 1][mark.column - 1 :]
    return text.replace("}", ",").replace("]", ",").partition(",")[0].strip()


def test_provenance_is_inherited_and_overruled_piece_by_piece():
    """A figure has the basis of the nearest thing around it that states one, down to itself."""
    rules = rules_of(
        "basis: assumed\nbecause: at the top\nsource: Article 1\n"
        "indicators:\n"
        "  - {id: a, max: 1, score: {method: points}}\n"
        "  - id: b\n    basis: inferred\n"
        "    max: {value: 2, because: {vi: của riêng nó}}\n"
        "    score: {method: points}\n"
    )
    a, b = rules.total.children
    top = Text(vi="at the top", en="at the top")
    assert a.high.provenance == Provenance("assumed", top, "Article 1")
    assert b.provenance == Provenance("inferred", top, "Article 1")
    assert b.high.provenance == Provenance("inferred", Text(vi="của riêng nó"), "Article 1")


def test_what_is_not_written_goes_without_saying():
    """No total, no ranking, no grades: a sum, by the total, ties sharing the better place."""
    rules = rules_of("indicators: [{id: a, max: 1, score: {method: points}}]\n")
    assert rules.total.content.aggregate == "sum"
    assert [key.node for key in rules.ranking.keys] == ["total"]
    assert (rules.ranking.ties, rules.ranking.groups, rules.ladder) == ("competition", "", ())
    leaf = rules.total.children[0]
    assert (leaf.low.value, leaf.low.address) == (0, "")
    assert leaf.title == Text(vi="a", en="a")


@pytest.mark.parametrize(
    ("score", "implied"),
    [
        ("{method: value, of: d}", ("number", None, 6)),
        ("{method: count, of: d, each: 1}", ("integer", 0, 0)),
        ("{method: ratio, of: d, per: 2}", ("number", 0, 6)),
    ],
)
def test_a_declaration_leaves_what_it_does_not_say_to_the_method(score, implied):
    """A title alone changes neither the kind nor the domain that the method implies."""
    leaf = f"indicators: [{{id: a, max: 1, score: {score}}}]\n"
    for body in (leaf, f"inputs: [{{id: d, title: Dữ liệu}}]\n{leaf}"):
        given = inputs_of(body)["d"]
        low = None if given.low is None else given.low.value
        assert (given.kind, low, given.places) == implied
    assert given.title.vi == "Dữ liệu"


def test_a_declared_kind_has_its_own_decimals():
    """An integer has none, a number six unless written, yes and no are 1 and 0."""
    leaf = "indicators: [{id: a, max: 1, score: {method: count, of: d, each: 1}}]\n"
    number = inputs_of(f"inputs: [{{id: d, kind: number}}]\n{leaf}")["d"]
    assert (number.kind, number.places) == ("number", 6)
    truth = inputs_of(f"inputs: [{{id: d, kind: yes-no}}]\n{leaf}")["d"]
    assert (truth.places, truth.low.value, truth.high.value) == (0, 0, 1)


def test_an_input_comes_once_and_declared_ones_first():
    """The order of a form: as declared, then as the indicators read them."""
    body = (
        "inputs: [{id: w}, {id: x}]\n"
        "indicators:\n"
        "  - {id: b, max: 1, score: {method: points}}\n"
        "  - {id: c, max: 1, score: {method: ratio, of: x, per: w}}\n"
        "  - {id: d, max: 1, score: {method: ratio, of: x, per: w, zero: full}}\n"
    )
    given = inputs_of(body)
    assert list(given) == ["w", "x", "b"]
    # One of the two divides by it without a word for 0: then 0 is refused.
    assert (given["w"].nonzero, given["x"].nonzero) == (True, False)


def test_blank_null_and_quoted_cells_of_an_example_are_told_apart():
    """Nothing and null are blank; a quoted text is a text."""
    body = (
        "indicators: [{id: a, max: 1, score: {method: points}}]\n"
        'examples: [{name: e, given: {a: , b: null, c: "null", d: "", e: 1.50}, '
        "expect: {a: null}}]\n"
    )
    (example,) = rules_of(body).examples
    ((_, cells),) = example.given
    assert dict(cells) == {"a": None, "b": None, "c": "null", "d": "", "e": "1.50"}
    assert example.expect == (("example", (("a", ""),)),)
