"""A ranking: who stands where, with which total and grade."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from govrank.engine.ranking import Ranking, Standing
from govrank.language import Lang
from govrank.plan.rounding import round_to
from govrank.report.layout import Column, Listing
from govrank.report.page import Block, Heading, Paragraph, Report
from govrank.report.words import NONE, number, say, shared_places

_DIGEST = 12


def ranking_report(ranking: Ranking) -> Report:
    """Return a ranking as a report: a table a group, all scores in CSV and JSON."""
    return Report(
        page=lambda lang: _page(ranking, lang),
        listing=lambda lang: _listing(ranking, lang),
        plain=lambda: plain_ranking(ranking),
    )


def plain_ranking(ranking: Ranking) -> dict[str, Any]:
    """Return a ranking as plain data: numbers as exact text, null where there is none."""
    return {
        "ruleset": ranking.ruleset.id,
        "rows": ranking.to_rows(),
        "receipt": dict(ranking.receipt),
    }


def _page(ranking: Ranking, lang: Lang) -> Iterator[Block]:
    yield Heading(ranking.ruleset.title.get(lang))
    for group in dict.fromkeys(each.group for each in ranking):
        if group is not None:
            yield Heading(say(lang, "Nhóm {group}", "Group {group}", group=group), 2)
        standings = [each for each in ranking if each.group == group]
        yield Listing(_columns(lang), _rows(standings, lang))
    yield Paragraph(_receipt(ranking, lang))


def _columns(lang: Lang) -> tuple[Column, ...]:
    return (
        Column(say(lang, "Hạng", "Rank"), right=True),
        Column(say(lang, "Đơn vị", "Unit")),
        Column(say(lang, "Tổng điểm", "Total"), right=True),
        Column(say(lang, "Xếp loại", "Grade")),
    )


def _rows(standings: Sequence[Standing], lang: Lang) -> tuple[tuple[str, ...], ...]:
    totals = [shown_total(each) for each in standings]
    places = shared_places(totals)
    return tuple(
        (_rank(each, lang), each.unit.title.get(lang), number(total, lang, places), grade)
        for each, total in zip(standings, totals, strict=True)
        for grade in [_grade(each, lang)]
    )


def _rank(standing: Standing, lang: Lang) -> str:
    return number(standing.rank, lang)


def _grade(standing: Standing, lang: Lang) -> str:
    return NONE if standing.grade is None else standing.grade.title.get(lang)


def shown_total(standing: Standing) -> Fraction | None:
    """Return a total as the ruleset wants it printed; it stays exact in JSON."""
    show, total = standing.ranking.ruleset.rules.total.show, standing.total
    return total if show is None or total is None else round_to(total, show.places, show.mode)


def _listing(ranking: Ranking, lang: Lang) -> Listing:
    """Return every score: the total as it is, the nodes below it by their titles."""
    nodes = [node for name, node in ranking.ruleset.nodes.items() if name != "total"]
    group = Column(say(lang, "Nhóm", "Group"))
    grouped = ranking.groups is not None
    scores = tuple(Column(node.title.get(lang), right=True) for node in nodes)
    columns = (*([group] if grouped else []), *_columns(lang), *scores)
    rows = (
        (
            *([each.group or ""] if grouped else []),
            _rank(each, lang),
            each.unit.title.get(lang),
            number(shown_total(each), lang),
            _grade(each, lang),
            *(number(each.score(node.id), lang) for node in nodes),
        )
        for each in ranking
    )
    return Listing(columns, tuple(rows))


def _receipt(ranking: Ranking, lang: Lang) -> str:
    receipt = ranking.receipt
    changed = [f"{address} = {value}" for address, value in receipt["bind"].items()]
    said = say(
        lang,
        "Tính bằng {engine}; bộ quy tắc {id} {version} (sha256 {ruleset}…); số liệu sha256 {data}…",
        "Made by {engine}; ruleset {id} {version} (sha256 {ruleset}…); data sha256 {data}…",
        engine=receipt["engine"],
        id=receipt["ruleset"]["id"],
        version=receipt["ruleset"]["version"],
        ruleset=receipt["ruleset"]["sha256"][:_DIGEST],
        data=receipt["data"]["sha256"][:_DIGEST],
    )
    if not changed:
        return said
    bound = say(
        lang, "Tham số đã thay: {changed}", "Changed: {changed}", changed="; ".join(changed)
    )
    return f"{said}. {bound}"
