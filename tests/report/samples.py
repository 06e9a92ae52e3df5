"""A ruleset with a bit of everything, its data, and the published case, for tests of reports."""

from __future__ import annotations

from functools import cache

from jsonschema import Draft202012Validator

from govrank.audit.reproduce import Reproduction, reproduce
from govrank.audit.verify import Verification, verify
from govrank.engine.ranking import Ranking, rank
from govrank.report.schema import results_schema
from govrank.rules.load import load
from govrank.rules.ruleset import Ruleset
from tests.loading import load_text

RICH = """
govrank: "1"
id: demo/rich
version: "7"
title: {vi: Bộ quy tắc mẫu, en: A sample}
description: {vi: Để thử, en: For trying out}
legal_basis:
  - {ref: 1/QĐ-UBND, date: "2020-11-17", title: {vi: Quyết định mẫu, en: A sample decision}}
  - {ref: 2/QĐ-UBND}
effective: {from: "2021-01-01"}
inputs:
  - {id: sets, title: {vi: Số bộ, en: Sets}, kind: integer, unit: bộ, min: 0, max: 6}
  - {id: full, title: {vi: Toàn trình, en: Full}, kind: number, min: 0}
  - {id: all, title: {vi: Tất cả, en: All}, kind: number, min: 1}
  - {id: bonus, title: {vi: Điểm thưởng, en: Bonus}, kind: number, max: 2, missing: {value: 1}}
  - {id: chair, title: {vi: Chủ trì, en: Chair}, kind: choice,
     choices: [{id: head, title: {vi: Người đứng đầu, en: Head}},
               {id: deputy, title: {vi: Cấp phó, en: Deputy}}]}
  - {id: site, title: {vi: Có trang, en: Has a site}, kind: yes-no}
indicators:
  - id: content
    code: "1"
    title: {vi: Nội dung, en: Content}
    aggregate: sum
    indicators:
      - {id: news, code: "1.1", title: {vi: "Tin tức", en: News}, max: 6, missing: zero,
         not_applicable: exclude, score: {method: points}}
      - {id: published, title: {vi: Công bố, en: Published}, max: 3,
         score: {method: count, of: sets, each: {value: 0.5, basis: assumed}}}
  - {id: share, title: {vi: Tỷ lệ, en: Share}, max: 4,
     score: {method: ratio, of: full, per: all, round: {places: 2, mode: half-up}}}
  - {id: chair, title: {vi: Chủ trì, en: Chair}, max: 2,
     score: {method: choice, choices: [{id: head, title: {vi: Người đứng đầu, en: Head}, points: 2},
                                       {id: deputy, title: {vi: Cấp phó, en: Deputy}, points: 1}]}}
  - {id: checks, title: {vi: Các mục, en: Checks}, max: 1,
     score: {method: checklist,
             items: [{id: site, title: {vi: Có trang, en: Has a site}, points: 1}]}}
total: {max: 18, then: [{add: {input: bonus}}], show: {places: 1, mode: half-up}}
grades:
  - {id: good, title: {vi: Tốt, en: Good}, from: 12}
  - {id: fair, title: {vi: Khá, en: Fair}, above: 6, basis: assumed, because: why not}
  - {id: weak, title: {vi: Yếu, en: Weak}}
ranking: {by: [total, {node: news, order: ascending}], ties: dense, groups: kind}
"""

ROWS = [
    {"unit": "A", "kind": "x", "news": 6, "sets": 6, "full": 1, "all": 3, "chair": "head",
     "site": "yes", "bonus": 1},
    {"unit": "B", "kind": "x", "news": 5, "sets": 2, "full": 1, "all": 1, "chair": "deputy",
     "site": "no", "bonus": None},
    {"unit": "C", "kind": "y", "news": "N/A", "sets": 0, "full": 0, "all": 1, "chair": "deputy",
     "site": "no", "bonus": 0},
]  # fmt: skip

SIMPLE = """
govrank: "1"
id: demo/simple
version: "1"
title: {vi: Đơn giản, en: Simple}
indicators:
  - {id: a, title: {vi: Phần A, en: Part A}, max: 10, score: {method: points}}
  - {id: b, title: {vi: Phần B, en: Part B}, max: 10, score: {method: points}}
grades:
  - {id: good, title: {vi: Tốt, en: Good}, from: 15}
  - {id: weak, title: {vi: Yếu, en: Weak}}
"""


@cache
def rich() -> Ruleset:
    """Return the ruleset with a bit of everything."""
    return load_text(RICH)


@cache
def rich_ranking() -> Ranking:
    """Return its units ranked."""
    return rank(rich(), ROWS)


@cache
def simple() -> Ruleset:
    """Return a ruleset of two parts and two grades."""
    return load_text(SIMPLE)


def checked(
    *rows: dict[str, object], ruleset: Ruleset | None = None, **how: object
) -> Verification:
    """Verify rows against the simple ruleset, by the columns that they have."""
    named = [name for name in ("total", "grade", "rank") if name in rows[0]]
    return verify(ruleset or simple(), list(rows), columns={n: n for n in named}, **how)


@cache
def announcement() -> Reproduction:
    """Return the shipped case, verified."""
    return reproduce("bacgiang-2021")


@cache
def portals() -> Ruleset:
    """Return a shipped ruleset with a register of units."""
    return load("bacgiang/eportal")


def assert_fits(plain: object, kind: str) -> None:
    """Hold plain data against its part of the schema of results, and against the whole."""
    schema = results_schema()
    part = {"$schema": schema["$schema"], "$ref": f"#/$defs/{kind}", "$defs": schema["$defs"]}
    for each in (part, schema):
        errors = [error.message for error in Draft202012Validator(each).iter_errors(plain)]
        assert errors == [], errors
