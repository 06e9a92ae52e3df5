"""Rulesets and tables made for measuring: weighted indicators, grades and a ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

PLACES = 3
MOST = 10 * 10**PLACES

HEAD = """\
govrank: "1"
id: made/bench
version: "1"
title: {vi: Đo tốc độ, en: Benchmark}
indicators:
"""
LEAF = """\
  - id: c{n}
    code: "{n}"
    title: {{vi: "Chỉ tiêu {n}", en: "Criterion {n}"}}
    max: 10
    weight: 0.0{weight}
    places: 3
    score: {{method: points}}
"""
TAIL = """\
total:
  aggregate: weighted-sum
  weights: {{sum: {sum}, because: as many as there are}}
grades:
  - {{id: good, title: Good, from: {good}}}
  - {{id: fair, title: Fair, from: {fair}}}
  - {{id: weak, title: Weak}}
ranking: {{by: [total]}}
"""


def weights(indicators: int) -> list[int]:
    """Return the weights of that many indicators, in thousandths."""
    return [10 * (1 + n % 9) for n in range(indicators)]


def cuts(indicators: int) -> tuple[int, int]:
    """Return where the two upper grades begin, the lower first, in thousandths of a point."""
    most = sum(weights(indicators)) * 10
    return most * 45 // 100, most * 55 // 100


def ruleset_text(indicators: int) -> str:
    """Return a ruleset of that many points leaves."""
    leaves = [LEAF.format(n=n, weight=w // 10) for n, w in enumerate(weights(indicators))]
    fair, good = map(_digits, cuts(indicators))
    tail = TAIL.format(sum=_digits(sum(weights(indicators))), good=good, fair=fair)
    return HEAD + "".join(leaves) + tail


def columns(units: int, indicators: int) -> list[list[int]]:
    """Return the figures of every indicator, in thousandths of a point."""
    random = Random(2021)
    return [[random.randrange(MOST + 1) for _ in range(units)] for _ in range(indicators)]


def rows(figures: Sequence[Sequence[int]]) -> list[Mapping[str, str]]:
    """Return the same as rows of digits, as a table hands them over."""
    return [
        {"unit": f"u{unit:06}", **{f"c{n}": _digits(value) for n, value in enumerate(row)}}
        for unit, row in enumerate(zip(*figures, strict=True))
    ]


def _digits(value: int) -> str:
    return f"{value // 10**PLACES}.{value % 10**PLACES:0{PLACES}}"
