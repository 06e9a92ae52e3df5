"""Quotas: how many may have a grade, who comes first, and what becomes of the others."""

from __future__ import annotations

import pytest
from attrs import evolve

from govrank import explain, rank, read_table, verify
from govrank.engine.exact import evaluate
from govrank.engine.ranking import Ranking
from govrank.plan.columns import RANKED, Column
from govrank.report.ruleset import ruleset_report
from tests.loading import load_text

RULES = """
govrank: "1"
id: test/quota
version: "1"
title: Quota
inputs:
  - {{id: leads, kind: yes-no, missing: zero}}
  - {{id: party, missing: exclude}}
indicators:
  - {{id: points, max: 100, missing: exclude, score: {{method: points}}}}
  - {{id: second, max: 10, missing: exclude, score: {{method: points}}}}
total: {{then: [{{replace: {{score: points}}}}]}}
grades:
  - {{id: excellent, from: 90}}
  - {{id: good, from: 70}}
  - {{id: done, from: 0}}
{more}
quotas:
  - {quota}
"""
FIFTH = "{product: [0.2, {count: {among: units, where: {grade: total, equals: good}}}]}"


def graded(quota, totals, more="", unranked=(), **columns):
    """Return the grades of units with these totals, one letter each, in their order."""
    ruleset = load_text(RULES.format(quota="{" + quota + "}", more=more))
    rows = {f"u{n:02}": {"points": total} for n, total in enumerate(totals)}
    for name, cells in columns.items():
        for row, cell in zip(rows.values(), cells, strict=True):
            row[f"@{name}" if name == "part" else name] = cell
    for row in rows.values():
        row |= {"leads": row.get("leads"), "party": row.get("party"), "second": row.get("second")}
    table = read_table(rows, ruleset)
    flags = Column(tuple(int(n not in unranked) for n in range(len(rows))))
    data = evolve(table.data, columns={**table.data.columns, RANKED: flags})
    ranking = Ranking(ruleset, evolve(table, data=data), evaluate(ruleset.plan, data))
    return "".join((ranking[name].grade.id if ranking[name].grade else "-")[0] for name in rows)


def quota(limit, ties="none", **more):
    """Return a quota of the grade excellent."""
    rest = "".join(f", {key}: {value}" for key, value in more.items())
    return f"grade: excellent, limit: {limit}, ties: {ties}, becomes: good{rest}"


@pytest.mark.parametrize(
    ("limit", "expected"), [(0, "ggg"), (1, "egg"), (2, "eeg"), (3, "eee"), (9, "eee")]
)
def test_no_more_than_the_limit(limit, expected):
    """The best keep the grade, as many as may; the others have the next."""
    assert graded(quota(limit), [97, 95, 91]) == expected


@pytest.mark.parametrize(("limit", "expected"), [("1.9", "egg"), ("0.5", "ggg"), ("-1", "ggg")])
def test_part_of_one_is_none(limit, expected):
    """A limit of 1.9 lets one through; another rounding is written in the limit itself."""
    assert graded(quota(limit), [97, 95, 91]) == expected
    rounded = "{round: {of: 1.5, places: 0, mode: half-up}}"
    assert graded(quota(rounded), [97, 95, 91]) == "eeg"


@pytest.mark.parametrize(("ties", "expected"), [("none", "egggd"), ("all", "eeegd")])
def test_ties_at_the_last_place(ties, expected):
    """Of units that tie there, none keeps the grade or all do, as the rules say."""
    assert graded(quota(2, ties), [97, 95, 95, 91, 50]) == expected


@pytest.mark.parametrize(("ties", "expected"), [("none", "gggg"), ("all", "eeee")])
def test_all_equal(ties, expected):
    """Where all tie, none keeps the grade or all do; within the limit they all do."""
    assert graded(quota(3, ties), [95] * 4) == expected
    assert graded(quota(4, ties), [95] * 4) == "eeee"


def test_one_unit_and_none():
    """One candidate alone keeps the grade or not; without candidates nothing changes."""
    assert graded(quota(1), [95]) == "e"
    assert graded(quota(0), [95]) == "g"
    assert graded(quota(0), [80, 10]) == "gd"


def test_a_share_of_the_number_with_another_grade():
    """27 good and 7 candidates: 20 % are 5.4, and 5 keep the grade; the two last become good."""
    totals = [*range(99, 92, -1), *[75] * 27]
    assert graded(quota(FIFTH), totals) == "e" * 5 + "g" * 29


def test_a_limit_speaks_of_grades_before_the_quota():
    """Counted as the ladder gave them: those that lose the grade do not raise the limit."""
    at_least = FIFTH.replace("equals", "at_least")
    totals = [*range(99, 92, -1), *[75] * 27]
    # 34 are good or better before the quota: 6.8, so that 6 keep the grade.
    assert graded(quota(at_least), totals) == "e" * 6 + "g" * 28


def test_every_quota_counts_grades_before_all_quotas():
    """The second quota meets whom the first sent down, and counts as if there were none."""
    good = "{count: {among: units, where: {grade: total, equals: good}}}"
    second = f"grade: good, limit: {good}, ties: all, becomes: done"
    both = f"{quota(1)}}}\n  - {{{second}"
    # Two are good before quotas, so that two of the three that are good by then stay.
    assert graded(both, [97, 95, 75, 71]) == "eggd"


def test_after_limits_and_relief():
    """A quota meets the grade that the limits have left."""
    more = "limits: [{at_most: good, when: {met: leads}}]"
    leads = ["yes", "no", "no"]
    assert graded(quota(1), [97, 95, 91], more, leads=leads) == "geg"


def test_by_the_population_it_is_counted_in():
    """Each part has its own quota; who is outside keeps the grade and is not counted."""
    more = "populations: [{id: peers, by: part, where: {met: leads}}]"
    columns = {"part": "aabbb", "leads": ["yes", "yes", "yes", "yes", "no"]}
    totals = [91, 97, 95, 92, 99]
    assert graded(quota(1, among="peers"), totals, more, **columns) == "geege"


def test_whom_of_those_with_the_grade_it_concerns():
    """`where` leaves others with the grade alone."""
    leads = ["yes", "no", "yes"]
    assert graded(quota(1, where="{met: leads}"), [97, 95, 91], leads=leads) == "eeg"


def test_units_that_are_not_ranked():
    """They are no candidates of `units`, and are counted where a population says so."""
    assert graded(quota(1), [97, 95, 91], unranked=[0]) == "eeg"
    more = "populations: [{id: everyone, counts: all}]"
    assert graded(quota(1, among="everyone"), [97, 95, 91], more, unranked=[0]) == "egg"


def test_groups_of_the_ranking_are_counted_apart():
    """`units` are those of the unit's own group."""
    more = "ranking: {groups: part}"
    assert graded(quota(1), [97, 95, 91, 90], more, part="abab") == "eegg"


def test_a_limit_from_elsewhere():
    """Another body's share, times the number of units; where it is not told, nothing is limited."""
    limit = "{product: [{input: party}, {count: {among: units}}]}"
    assert graded(quota(limit), [97, 95, 91, 90], party=["0.5"] * 4) == "eegg"
    assert graded(quota(limit), [97, 95, 91, 90]) == "eeee"
    totals = [90] * 10 + [50] * 40
    assert graded(quota(limit, "all"), totals, party=["0.18"] * 50) == "e" * 10 + "d" * 40
    assert graded(quota(limit), totals, party=["0.18"] * 50) == "g" * 10 + "d" * 40


def test_the_order_of_candidates():
    """Keys in turn, each rounded or not, up or down; who lacks one stands behind."""
    second = "[{node: second, order: ascending}, points]"
    cells = [5, 3, None, 3]
    totals = [99, 95, 97, 91]
    assert graded(quota(1, order=second), totals, second=cells) == "gegg"
    assert graded(quota(3, order=second), totals, second=cells) == "eege"
    rounded = "[{node: points, round: {places: -1, mode: down}}, second]"
    assert graded(quota(1, order=rounded), totals, second=cells) == "eggg"


def test_who_has_no_total_has_no_grade():
    """A unit that is left out takes no part in the quota."""
    assert graded(quota(1), [None, 95, 91]) == "-eg"


def test_percentile_grades_with_ties():
    """The best 25 % of 3, 3, 3 and 8: the three that tie at the cut, all or none (King County)."""
    clusters = """
populations: [{id: zip, by: part}]
"""
    low = "{product: [0.25, {count: {among: zip}}]}"
    rest = {"among": "zip", "order": "[{node: points, order: ascending}]"}
    totals, part = [93, 93, 93, 98], "aaaa"
    assert graded(quota(low, "none", **rest), totals, clusters, part=part) == "gggg"
    assert graded(quota(low, "all", **rest), totals, clusters, part=part) == "eeeg"


def test_a_quota_stands_on_the_page_of_the_rules():
    """Relief and quotas are said with the grades, in both languages."""
    more = "relief: [{dropping: core, was: done, without: good, becomes: good}]"
    text = RULES.format(quota="{" + quota(1, where="{met: leads}") + "}", more=more)
    text = text.replace("id: points,", "id: points, tags: [core],").replace(
        "id: good, from: 70", "id: good, from: 70, when: {of: {least: {among: core}}, above: 1}"
    )
    said = {lang: ruleset_report(load_text(text)).render("text", lang) for lang in ("vi", "en")}
    words = "where one item of “core” alone makes it “done” instead of “good”, it is “good”"
    assert words in said["en"]
    words = "of the units, no more are “excellent” than 1; the others are “good” where “leads” is"
    assert words in " ".join(said["en"].split())
    assert "chỉ vì một mục của nhóm “core” mà xếp “done” thay vì “good”" in " ".join(
        said["vi"].split()
    )


def test_a_quota_is_explained_and_verified():
    """Who lost the grade reads why; a printed grade is exact, or can only be what it is."""
    ruleset = load_text(RULES.format(quota="{" + quota(1) + "}", more=""))
    names = {"leads": "no", "party": "", "second": ""}
    rows = [{"unit": "a", "points": 97, **names}, {"unit": "b", "points": 95, **names}]
    ranking = rank(ruleset, rows)
    lines = [line.en for line in explain(ranking, "b").grade.lines]
    assert lines[-1] == (
        "beyond the number: of the units, no more are “excellent” than 1; the others are “good” "
        "(place 2, number 1)"
    )
    assert "beyond" not in "".join(line.en for line in explain(ranking, "a").grade.lines)
    assert ruleset.plan.relative
    printed = [
        {**row, "grade": grade} for row, grade in zip(rows, ("excellent", "good"), strict=True)
    ]
    verdicts = [f.verdict for f in verify(ruleset, printed, columns={"grade": "grade"}).figures]
    assert verdicts == ["exact", "exact"]
    printed[1]["grade"] = "excellent"
    verdicts = [f.verdict for f in verify(ruleset, printed, columns={"grade": "grade"}).figures]
    assert verdicts == ["exact", "contradicted"]
