"""Operations written as arithmetic: read again by a parser of its own, and in the known cases."""

from __future__ import annotations

import ast
import operator
import re
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from govrank.audit.arithmetic import Arithmetic, rounded_text
from govrank.engine.trace import trace
from govrank.language import Text
from govrank.plan.builder import Builder
from govrank.plan.columns import Column, Data
from govrank.plan.operations import Cut, Input
from govrank.plan.plan import Outcome
from govrank.rules.values import Option, Rounding
from tests.strategies.plans import cases

_OPERATORS = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
}  # fmt: skip


def _value(node):
    match node:
        case ast.Constant(text):
            return Fraction(text)
        case ast.UnaryOp(ast.USub(), inner):
            return -_value(inner)
        case ast.BinOp(left, sign, right):
            return _OPERATORS[type(sign)](_value(left), _value(right))
        case ast.Call(ast.Name(name), args):
            return {"min": min, "max": max}[name](map(_value, args))
    raise AssertionError(ast.dump(node))


def _read(written: str) -> Fraction:
    """Work out an expression as a reader of school arithmetic would."""
    plain = written.replace("×", "*").replace("÷", "/").replace("−", "-")
    quoted = re.sub(r"[0-9]+(\.[0-9]+)?", r"'\g<0>'", plain)
    return _value(ast.parse(quoted, mode="eval").body)


def _arithmetic(builder, ref, **cells):
    """Write the arithmetic of a column for one unit with these cells."""
    columns = {name: Column((int(Fraction(text) * 1000),), 1000) for name, text in cells.items()}
    plan = builder.finish({"total": Outcome(ref)}, ref, None)
    steps = trace(plan, Data(columns, ("a",)), 0)
    inputs = [each.ref for each in steps if isinstance(each.operation, Input)]
    return Arithmetic(steps, frozenset(inputs))


def _lines(builder, ref, lang="en", **cells):
    return [line.get(lang) for line in _arithmetic(builder, ref, **cells).lines(ref)]


def _input(builder, name):
    return builder.input(Input(name, 3))


@given(cases(), st.data())
def test_a_written_equation_holds(case, data):
    """Whatever is computed, the equation printed for it is true by the rules of school."""
    columns = case.values(case.bind)
    unit = data.draw(st.integers(0, len(case.data.units) - 1))
    steps = trace(case.plan, case.data, unit, case.bind, case.population(columns, unit))
    inputs = frozenset(each.ref for each in steps if isinstance(each.operation, Input))
    for step in steps:
        for line in Arithmetic(steps, inputs).lines(step.ref)[-1:]:
            left, equals, right = line.en.rpartition(" = ")
            if equals and "→" not in line.en and "the ratio" not in line.en:
                assert _read(left) == _read(right.partition(" (≈")[0]) == step.result


def test_a_share_of_points():
    """A ratio reads as a division and a product, in both languages."""
    build = Builder()
    share = build.div(_input(build, "of"), _input(build, "per"), build.constant(0))
    score = build.mul(share, build.param("max", Fraction(20)))
    assert _lines(build, score, of="57", per="60") == ["57 ÷ 60 × 20 = 19"]
    assert _lines(build, score, "vi", of="5.7", per="60") == ["5,7 ÷ 60 × 20 = 1,9"]


def test_digits_that_do_not_end():
    """A result without end is a fraction, with its first decimals beside it."""
    build = Builder()
    share = build.div(_input(build, "of"), _input(build, "per"), build.constant(0))
    assert _lines(build, share, of="1", per="3") == ["1 ÷ 3 = 1/3 (≈ 0.3333)"]
    assert _lines(build, share, of="1", per="30000") == ["1 ÷ 30000 = 1/30000 (≈ 0.000033)"]


def test_a_deduction():
    """A negative coefficient is a subtraction, and a factor 1 of the method is not written."""
    build = Builder()
    one, each = build.constant(1), build.param("each", Fraction("-0.25"))
    start = build.param("start", Fraction(2))
    score = build.affine([(one, start), (each, _input(build, "n"))])
    assert _lines(build, score, n="2") == ["2 − 0.25 × 2 = 1.5"]
    assert _lines(build, score, n="-2") == ["2 − 0.25 × (−2) = 2.5"]


def test_goalposts():
    """A floor of 0 is not written; differences stand in brackets."""
    build = Builder()
    one, less = build.constant(1), build.constant(-1)
    start, stop = build.param("from", Fraction(30)), build.param("to", Fraction(5))
    zero, most = build.param("min", Fraction(0)), build.param("max", Fraction(10))
    way = build.affine([(one, _input(build, "x")), (less, start)])
    length = build.affine([(one, stop), (less, start)])
    rise = build.affine([(one, most), (less, zero)])
    score = build.sum([zero, build.mul(build.div(way, length, zero), rise)])
    assert _lines(build, score, x="12") == ["(12 − 30) ÷ (5 − 30) × 10 = 7.2"]


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("29.99", "29.99: from 20 to 30 → 0.5"),
        ("30", "30: from 20 to 30 → 0.5"),
        ("30.01", "30.01: above 30 → 0.1 × 10 = 1"),
        ("19.9", "19.9: below 20 → 0"),
    ],
)
def test_steps(given, line):
    """A step is named by its ends as they are meant: in or out."""
    build = Builder()
    cuts = [Cut(build.param("a", Fraction(20))), Cut(build.param("b", Fraction(30)), above=True)]
    worth = build.mul(build.param("share", Fraction("0.1")), build.param("max", Fraction(10)))
    values = [build.constant(0), build.param("half", Fraction("0.5")), worth]
    score = build.lookup(_input(build, "x"), cuts, values)
    assert _lines(build, score, x=given) == [line]


def test_a_lowest_step_that_takes_its_upper_end():
    """Below a step that begins above its start, the start itself belongs to the lower one."""
    build = Builder()
    score = build.lookup(
        _input(build, "x"),
        [Cut(build.param("a", Fraction(20)), above=True)],
        [build.constant(0), build.constant(1)],
    )
    assert _lines(build, score, x="20") == ["20: at most 20 → 0"]


def test_one_value_for_all():
    """A table of one value has no ends to name."""
    build = Builder()
    score = build.lookup(_input(build, "x"), [], [build.constant(3)])
    assert _lines(build, score, x="20") == ["20: any value → 3"]


def test_an_answer_by_its_title():
    """A choice names the answer that was given, not its number."""
    build = Builder()
    given = _input(build, "chair")
    score = build.lookup(given, [Cut(build.constant(1))], [build.constant(10), build.constant(5)])
    answers = [Option("head", Text("Trưởng", "Head")), Option("deputy", Text("Phó", "Deputy"))]
    options = {given: answers}
    arithmetic = evolve(_arithmetic(build, score, chair="1"), options=options)
    assert arithmetic.lines(score) == (Text("Phó → 5", "Deputy → 5"),)


def test_a_divisor_of_zero():
    """Where nothing can be divided, it says what counts instead."""
    build = Builder()
    share = build.div(_input(build, "of"), _input(build, "per"), build.constant(1))
    score = build.mul(share, build.param("max", Fraction(20)))
    assert _lines(build, score, of="3", per="0") == [
        "the divisor is 0: the ratio counts as 1",
        "1 × 20 = 20",
    ]


def test_the_least_with_a_semicolon_in_vietnamese():
    """A list of numbers cannot be parted by commas where the comma is the decimal mark."""
    build = Builder()
    score = build.least([_input(build, "a"), _input(build, "b")])
    assert _lines(build, score, a="12.4", b="10") == ["min(12.4, 10) = 10"]
    assert _lines(build, score, "vi", a="12.4", b="10") == ["min(12,4; 10) = 10"]


def test_only_what_is_there_is_written():
    """Of two columns the absent one is left out of a minimum and of the weights of a mean."""
    build = Builder()
    values = [_input(build, "a"), _input(build, "b")]
    there = [build.present("a", "value"), build.present("b", "missing")]
    weights = [build.param("wa", Fraction(2)), build.param("wb", Fraction(3))]
    least = build.least(values, there)
    mean = build.div(
        build.affine(list(zip(weights, values, strict=True))),
        build.affine(list(zip(weights, there, strict=True))),
        build.constant(0),
    )
    both = build.sum([least, mean])
    arithmetic = evolve(_arithmetic(build, both, a="4", b="0"), absent=frozenset(values[1:]))
    assert [line.en for line in arithmetic.lines(both)] == ["4 + 2 × 4 ÷ 2 = 8"]


def test_nothing_left_to_add_or_choose_from():
    """A sum or a minimum of nothing is 0."""
    build = Builder()
    given, absent = _input(build, "a"), build.present("a", "missing")
    least, total = build.least([given], [absent]), build.affine([(build.constant(1), absent)])
    assert _lines(build, build.mul(least, given), a="4") == ["0 × 4 = 0"]
    assert _lines(build, build.mul(given, total), a="4") == ["4 × 0 = 0"]
    floor = build.sum([build.param("min", Fraction(0)), build.param("start", Fraction(0))])
    assert _lines(build, build.mul(given, floor), a="4") == ["4 × 0 = 0"]


def test_only_the_branch_that_was_taken():
    """Of two alternatives the one that did not happen is not written."""
    build = Builder()
    a, b = _input(build, "a"), _input(build, "b")
    chosen = build.select(build.compare(a, ">", b), build.sum([a, b]), build.mul(a, b))
    assert _lines(build, chosen, a="4", b="2") == ["4 + 2 = 6"]
    assert _lines(build, chosen, a="2", b="4") == ["2 × 4 = 8"]


def test_a_rounding_within():
    """A rounding inside a formula comes first, on a line of its own."""
    build = Builder()
    score = build.mul(build.round(_input(build, "a"), 1, "half-up"), build.param("w", Fraction(2)))
    assert _lines(build, score, a="1.25") == [
        "1.25 → 1.3, half-up, 1 place (0.05 more)",
        "1.3 × 2 = 2.6",
    ]


@pytest.mark.parametrize(
    ("before", "rounding", "after", "text"),
    [
        (
            "12.88065", Rounding(2, "half-up"), "12.88",
            Text(
                "12,88065 → 12,88, làm tròn thông thường đến 2 chữ số thập phân (giảm 0,00065)",
                "12.88065 → 12.88, half-up, 2 places (0.00065 less)",
            ),
        ),
        (
            "2/3", Rounding(0, "up"), "1",
            Text(
                "2/3 (≈ 0,6667) → 1, làm tròn ra xa số 0 đến số nguyên (tăng ≈ 0,3333)",
                "2/3 (≈ 0.6667) → 1, away from zero, to a whole number (≈ 0.3333 more)",
            ),
        ),
        (
            "120", Rounding(-1, "down"), "120",
            Text(
                "120: không phải làm tròn (cắt bớt đến hàng 10)",
                "120: nothing to round (cut off, to the nearest 10)",
            ),
        ),
    ],
)  # fmt: skip
def test_what_a_rounding_did(before, rounding, after, text):
    """A rounding says what it made of the number, how, and by how much that differs."""
    assert rounded_text(Fraction(before), Fraction(after), rounding) == text
