"""Rulesets that say something wrong: one clear error each, at its place, in both languages."""

from __future__ import annotations

from textwrap import dedent

import pytest

from govrank import GovrankError
from tests.loading import load_text

BASE = """\
govrank: "1"
id: test/base
version: "1"
title: Base
inputs:
  - {id: full, min: 0}
  - {id: all, min: 0}
indicators:
  - id: about
    max: 6
    score: {method: points}
  - id: services
    aggregate: weighted-mean
    weights: {sum: 1, because: shares}
    indicators:
      - {id: online, max: 4, weight: 0.6, score: {method: ratio, of: full, per: all}}
      - {id: other, max: 4, weight: 0.4, score: {method: points}}
total: {max: 20}
grades:
  - {id: good, from: 8}
  - {id: weak}
ranking: {by: [total, about], ties: competition}
examples:
  - {name: one, given: {about: 6, full: 1, all: 2, other: 3}, expect: {total: 8.4, grade: good}}
"""

SCHEMA = [
    ('govrank: "1"', 'govrank: "2"', "schema/wrong-version", "1:10"),
    ('govrank: "1"', "govrank: 1", "schema/wrong-version", "1:10"),
    ("title: Base", "titel: Base", "schema/unknown-key", "4:1"),
    ("title: Base", "title:", "schema/empty", "4:1"),
    ('version: "1"', "version: 2021", "schema/quote-it", "3:10"),
    ("max: 6", 'max: "6"', "schema/unquote-it", "10:10"),
    ("max: 6", "max: sáu", "schema/wrong-type", "10:10"),
    ("max: 6", "max: [6]", "schema/wrong-type", "10:10"),
    ("max: 6", "max:", "schema/empty", "10:5"),
    ("max: 6", "max: {value: sáu}", "schema/wrong-type", "10:18"),
    ("max: 6", "max: {basis: stated}", "schema/missing-key", "10:10"),
    ("max: 6", "max: {value: 6, basis: guessed}", "schema/unknown-word", "10:28"),
    ("max: 6", "places: 99", "schema/out-of-range", "10:13"),
    ("method: points}\n  - id: services", "method: point}\n  - id: services",
     "schema/unknown-word", "11:21"),
    ("of: full, per: all", "of: full", "schema/missing-key", "16:50"),
    ("id: about", "id: About us", "schema/bad-id", "9:9"),
    ("id: good", "id: Tốt", "schema/bad-id", "20:10"),
    ("score: {method: points}\n  - id: services", "note: x\n  - id: services",
     "schema/missing-either", "9:5"),
    ("score: {method: points}\n  - id: services",
     "score: {method: points}\n    aggregate: sum\n  - id: services", "schema/not-both", "12:5"),
    ("- {id: good, from: 8}", "- {id: good, from: 8, above: 8}", "schema/not-both", "20:25"),
    ("ranking:", "effective: {from: hôm nay}\nranking:", "schema/bad-date", "22:19"),
    ("aggregate: weighted-mean", "aggregate: 5", "schema/quote-it", "13:16"),
    ("by: [total, about]", "by: []", "schema/empty", "22:15"),
    ("by: [total, about]", "by: total", "schema/wrong-type", "22:15"),
    ("max: 6", "missing: {value: 1, other: 2}", "schema/unknown-key", "10:25"),
    ("max: 6", "missing: ignore", "schema/unknown-word", "10:14"),
    ("title: Base", "title: {vi: Cơ sở, fr: Base}", "schema/unknown-key", "4:20"),
    ("given: {about: 6,", "units: {a: {about: 6}}, given: {about: 6,", "schema/not-both", "24:41"),
    ("total: {max: 20}", "total: 20", "schema/wrong-type", "18:8"),
]  # fmt: skip

MEANING = [
    ("id: other", "id: about", "meaning/duplicate-id", "17:14"),
    ("id: other", "id: rank", "meaning/reserved-id", "17:14"),
    ("  - {id: all, min: 0}", "  - {id: unit, min: 0}\n  - {id: all, min: 0}",
     "meaning/reserved-id", "7:5"),
    ("per: all", "per: al", "meaning/unknown-input", "16:81"),
    ("by: [total, about]", "by: [total, abuot]", "meaning/unknown-node", "22:23"),
    ("max: 6\n", "\n", "meaning/ceiling-needed", "9:5"),
    ("{method: ratio, of: full, per: all}", "{method: ratio, of: full, per: 0}",
     "meaning/divisor-not-positive", "16:81"),
    ("{method: ratio, of: full, per: all}", "{method: linear, of: full, from: 5, to: 5}",
     "meaning/goalposts-equal", "16:90"),
    ("min: 0}\n  - {id: all", "min: 9, max: 1}\n  - {id: all", "meaning/range-swapped", "6:29"),
    ("weight: 0.6, ", "", "meaning/weight-missing", "16:9"),
    ("weight: 0.6", "weight: 10.5", "meaning/weights-sum", "14:20"),
    ("aggregate: weighted-mean", "aggregate: sum", "meaning/weight-unused", None),
    ("grades:\n  - {id: good, from: 8}", "grades:\n  - {id: good, from: 8, below: 5}",
     "meaning/band-swapped", "20:32"),
    ("  - {id: weak}", "  - {id: weak, from: 9}", "meaning/bands-out-of-order", "21:22"),
    ("  - {id: weak}", "  - {id: weak, from: 0, to: 7.9}", "meaning/band-gap", "21:29"),
    ("  - {id: weak}", "  - {id: weak, from: 0, to: 8}", "meaning/band-overlap", "21:29"),
    ("  - {id: weak}", "  - {id: weak, from: 1}", "meaning/no-lowest-band", "21:22"),
    ("- {id: good, from: 8}", "- {id: good}", "meaning/band-without-start", "20:5"),
    ("grade: good}}", "grade: godo}}", "meaning/unknown-grade", "24:91"),
    ("expect: {total", "expect: {totl", "meaning/unknown-node", "24:78"),
    ("given: {about: 6", "given: {abuot: 6", "meaning/unknown-input", "24:32"),
    ("title: Base", "title: Base\nunits: bacgiang/unit", "meaning/unknown-register", "5:8"),
]  # fmt: skip


def _refused(before, after):
    """Load the base with one change and return the diagnostics it is refused with."""
    assert before in BASE
    with pytest.raises(GovrankError) as caught:
        load_text(BASE.replace(before, after, 1))
    return caught.value.diagnostics


def test_the_base_is_sound():
    """Unchanged, the ruleset that the broken ones are made from loads without a note."""
    assert load_text(BASE).notes == ()


@pytest.mark.parametrize(("before", "after", "code", "place"), SCHEMA + MEANING)
def test_one_mistake_is_told_at_its_place(before, after, code, place):
    """One wrong thing is told by its code, at its line and column, in both languages."""
    found = _refused(before, after)
    first = next((each for each in found if each.code == code), None)
    assert first is not None, [str(each.mark) + " " + each.code for each in found]
    if place is not None:
        assert str(first.mark) == f"test.ruleset.yaml:{place}"
    assert first.text("vi") != first.text("en")


@pytest.mark.parametrize(
    ("before", "after", "hint"),
    [
        ("title: Base", "titel: Base", "did you mean: title?"),
        ("per: all", "per: al", "did you mean: all?"),
        ('version: "1"', "version: 2021", 'write "2021" in quotes'),
        ("id: about", "id: Thông tin", "such as: thong-tin"),
        ("aggregate: weighted-mean", "aggregate: weighted-maen", "did you mean: weighted-mean?"),
    ],
)
def test_a_mistake_is_told_with_what_to_write(before, after, hint):
    """The hint says what to write instead."""
    assert hint in _refused(before, after)[0].hint("en")


def test_all_mistakes_of_a_file_are_told_at_once():
    """Three wrong keys give three errors, in order of place."""
    text = BASE.replace("title: Base", "titel: Base").replace("max: 6", "maks: 6")
    text = text.replace("ties: competition", "ties: first")
    with pytest.raises(GovrankError) as caught:
        load_text(dedent(text))
    lines = [each.mark.line for each in caught.value.diagnostics]
    assert lines == sorted(lines)
    assert {each.code for each in caught.value.diagnostics} == {
        "schema/unknown-key",
        "schema/unknown-word",
    }
