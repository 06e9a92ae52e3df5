"""What a new ruleset does to the units: who moves, by which change, and what is left over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govrank.audit.impact import Effect, Impact, Move
from govrank.engine.ranking import Standing
from govrank.language import Lang
from govrank.report.comparison import Pair, difference_words, plain_difference, plain_ruleset
from govrank.report.layout import Column, Listing
from govrank.report.page import Block, Heading, Paragraph, Report
from govrank.report.words import NONE, exact, number, say


def impact_report(of: Impact) -> Report:
    """Return an impact as a report; its CSV has a row a unit, a column a change."""
    return Report(
        page=lambda lang: _page(of, lang),
        listing=lambda lang: _units(of, lang, moved=False),
        plain=lambda: _plain(of),
    )


def _pair(of: Impact) -> Pair:
    return of.before.ruleset, of.after.ruleset


def _page(of: Impact, lang: Lang) -> Iterator[Block]:
    yield Heading(" → ".join(f"{each.id} {each.version}" for each in _pair(of)))
    yield Paragraph(_counted(of, lang))
    units = _units(of, lang, moved=True)
    if units.rows:
        yield units
    if of.effects:
        yield Heading(say(lang, "Từng thay đổi riêng", "Each change alone"), 2)
        yield _changes(of, lang)
        yield Paragraph(_numbered(lang))


def _counted(of: Impact, lang: Lang) -> str:
    return say(
        lang,
        "{all} đơn vị: {totals} thay đổi tổng điểm, {grades} đổi xếp loại, {ranks} đổi hạng.",
        "{all} units: {totals} with another total, {grades} with another grade, {ranks} with "
        "another rank.",
        all=len(of.moves),
        totals=sum(map(_total_moves, of.moves)),
        grades=sum(each.grade for each in of.moves),
        ranks=sum(each.rank for each in of.moves),
    )


def _numbered(lang: Lang) -> str:
    return say(
        lang,
        "Cột #n của bảng đơn vị là tác động riêng của thay đổi thứ n lên tổng điểm; phần còn lại "
        "là tác động qua lại, gồm cả các thay đổi không thể thực hiện riêng (–).",
        "A column #n of the units is what change n alone does to the total; the rest is "
        "interaction, with all that cannot be changed alone (–).",
    )


def _total_moves(move: Move) -> bool:
    return move.before.total != move.after.total


def _moves(move: Move) -> bool:
    return _total_moves(move) or move.grade or move.rank


def _units(of: Impact, lang: Lang, *, moved: bool) -> Listing:
    """Return the units, or those alone of which anything moves."""
    made = [each for each in of.effects if each.moves is not None]
    numbers = [n for n, each in enumerate(of.effects, 1) if each.moves is not None]
    columns = (
        Column(say(lang, "Đơn vị", "Unit")),
        *(Column(title, right=True) for title in _titles(lang)),
        *(Column(f"#{n}", right=True) for n in numbers),
        Column(say(lang, "Còn lại", "Rest"), right=True),
    )
    rows = (
        _row(of, position, made, lang)
        for position, move in enumerate(of.moves)
        if not moved or _moves(move)
    )
    return Listing(columns, tuple(rows))


def _titles(lang: Lang) -> tuple[str, ...]:
    return (
        say(lang, "Tổng trước", "Total before"),
        say(lang, "Tổng sau", "Total after"),
        say(lang, "Xếp loại trước", "Grade before"),
        say(lang, "Xếp loại sau", "Grade after"),
        say(lang, "Hạng trước", "Rank before"),
        say(lang, "Hạng sau", "Rank after"),
    )


def _row(of: Impact, position: int, made: list[Effect], lang: Lang) -> tuple[str, ...]:
    move = of.moves[position]
    alone = [each.moves[position].total for each in made if each.moves is not None]
    both = (move.before, move.after)
    return (
        move.before.unit.title.get(lang),
        *(number(each.total, lang) for each in both),
        *(_grade(each, lang) for each in both),
        *(number(each.rank, lang) for each in both),
        *(number(each, lang) for each in (*alone, of.interaction(position))),
    )


def _grade(standing: Standing, lang: Lang) -> str:
    return NONE if standing.grade is None else standing.grade.title.get(lang)


def _changes(of: Impact, lang: Lang) -> Listing:
    columns = (
        Column("#", right=True),
        Column(say(lang, "Thay đổi", "Change")),
        Column(say(lang, "Đổi tổng", "Totals"), right=True),
        Column(say(lang, "Đổi loại", "Grades"), right=True),
        Column(say(lang, "Đổi hạng", "Ranks"), right=True),
    )
    rows = (
        (str(n), difference_words(_pair(of), each.difference, lang), *_counts(each))
        for n, each in enumerate(of.effects, 1)
    )
    return Listing(columns, tuple(rows))


def _counts(effect: Effect) -> tuple[str, ...]:
    if effect.moves is None:
        return (NONE, NONE, NONE)
    counts = (
        sum(map(_total_moves, effect.moves)),
        sum(each.grade for each in effect.moves),
        sum(each.rank for each in effect.moves),
    )
    return tuple(map(str, counts))


def _plain(of: Impact) -> dict[str, Any]:
    before, after = map(plain_ruleset, _pair(of))
    return {
        "before": before,
        "after": after,
        "changes": [_plain_effect(of, each) for each in of.effects],
        "units": [_plain_unit(of, position) for position in range(len(of.moves))],
    }


def _plain_effect(of: Impact, effect: Effect) -> dict[str, Any]:
    alone = effect.moves is not None
    return {**plain_difference(_pair(of), effect.difference), "alone": alone}


def _plain_unit(of: Impact, position: int) -> dict[str, Any]:
    move = of.moves[position]
    made = (each.moves and exact(each.moves[position].total) for each in of.effects)
    return {
        "unit": move.before.unit.id,
        "before": _plain_standing(move.before),
        "after": _plain_standing(move.after),
        "alone": list(made),
        "interaction": exact(of.interaction(position)),
    }


def _plain_standing(standing: Standing) -> dict[str, Any]:
    return {
        "total": exact(standing.total),
        "grade": None if standing.grade is None else standing.grade.id,
        "rank": exact(standing.rank),
    }
