"""What reports say of a verified table: its rows, readings, witnesses, troubles and order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from textwrap import wrap
from typing import Any

from attrs import frozen

from govrank.audit.changes import Change
from govrank.audit.published import GRADE, RANK, TOTAL
from govrank.audit.verdicts import VERDICTS, FigureVerdict
from govrank.audit.verify import Verification
from govrank.audit.words import many
from govrank.language import Lang, Text
from govrank.reading.figures import Figure
from govrank.report.layout import Column, Listing
from govrank.report.words import (
    NONE,
    VERDICT_WORDS,
    counted,
    exact,
    number,
    reading_words,
    say,
)

_SHOWN = 6
_HEADING = 14
_SUPPORTED = ("exact", "certified")


@frozen(slots=False, eq=False)
class PrintedRow:
    """One row of a verified table: what is printed, what comes out, and the verdicts."""

    of: Verification
    position: int
    verdicts: Mapping[str, FigureVerdict]

    @property
    def place(self) -> str:
        """The running number as printed."""
        return self.of.published.positions[self.position]

    @property
    def unit(self) -> Text:
        """The title of the unit."""
        return self.of.published.units[self.position].title

    @property
    def rank(self) -> Fraction | None:
        """The place by the totals computed from the parts as printed; None where unranked."""
        return self.of.table.rank(self.of.table.evaluation, self.position)

    @property
    def total(self) -> Fraction | None:
        """The total computed from the parts as printed; None where every part is left out."""
        return self.of.totals[self.position]

    @property
    def printed_total(self) -> Figure | None:
        """The total as printed, its zeros included."""
        totals = self.of.published.totals
        return None if totals is None else totals[self.position]

    @property
    def grade(self) -> Text | None:
        """The title of the grade that the parts as printed give."""
        return grade_title(self.of, self.of.table.grade(self.of.table.evaluation, self.position))

    @property
    def printed_grade(self) -> Text | None:
        """The title of the grade that is printed."""
        grades = self.of.published.grades
        return None if grades is None else grade_title(self.of, grades[self.position])

    @property
    def printed_rank(self) -> Figure | None:
        """The rank as printed."""
        ranks = self.of.published.ranks
        return None if ranks is None else ranks[self.position]

    @property
    def certified(self) -> bool:
        """Whether a witness supports a figure of the row."""
        return any(each.verdict == "certified" for each in self.verdicts.values())

    @property
    def unprinted(self) -> Mapping[str, tuple[Figure, Fraction]]:
        """The parts whose value in the witness is not what stands in print: both, by input."""
        published = self.of.published
        witness = self.of.witnesses[published.units[self.position].id]
        cells = {name: published.parts[name][self.position] for name in witness}
        return {
            name: (cell, witness[name])
            for name, cell in cells.items()
            if isinstance(cell, Figure) and cell.value != witness[name]
        }

    def verdict(self, column: str, lang: Lang) -> str:
        """Return the verdict on a figure of the row in a word."""
        found = self.verdicts.get(column)
        return NONE if found is None else VERDICT_WORDS[found.verdict].get(lang)


def grade_title(of: Verification, grade: str | None) -> Text | None:
    """Return the title of a grade by id."""
    return next((band.title for band in of.ruleset.rules.ladder if band.id == grade), None)


def rows_of(of: Verification) -> list[PrintedRow]:
    """Return the rows of a verified table in printed order."""
    by_unit: dict[str, dict[str, FigureVerdict]] = {}
    for figure in of.figures:
        by_unit.setdefault(figure.unit.id, {})[figure.column] = figure
    units = enumerate(of.published.units)
    return [PrintedRow(of, position, by_unit.get(unit.id, {})) for position, unit in units]


def figure_text(figure: Figure | None, lang: Lang) -> str:
    """Return a printed figure with the decimals it is printed to."""
    return NONE if figure is None else number(figure.value, lang, figure.places)


def row_table(of: Verification, lang: Lang) -> Listing:
    """Return a table a row a unit: printed and computed side by side, with the verdicts."""
    rows, published = rows_of(of), of.published
    columns = [
        Column(say(lang, "TT", "No"), right=True),
        Column(say(lang, "Hạng\ntính lại", "Rank\ncomputed"), right=True),
        Column(say(lang, "Đơn vị", "Unit")),
    ]
    cells = [[row.place, number(row.rank, lang), row.unit.get(lang)] for row in rows]
    added = [
        *([_total_cells(rows, lang)] if published.totals is not None else []),
        *([_grade_cells(rows, lang)] if published.grades is not None else []),
        *([_rank_cells(rows, lang)] if published.ranks is not None else []),
    ]
    for titles, values in added:
        columns.extend(titles)
        for row, more in zip(cells, values, strict=True):
            row.extend(more)
    return Listing(tuple(columns), tuple(map(tuple, cells)))


Cells = tuple[list[Column], list[list[str]]]


def _total_cells(rows: Sequence[PrintedRow], lang: Lang) -> Cells:
    titles = [
        Column(say(lang, "Tổng điểm\nđã in", "Total\nprinted"), right=True),
        Column(say(lang, "Tổng điểm\ntính lại", "Total\ncomputed"), right=True),
        Column(say(lang, "Kết luận", "Verdict")),
    ]
    values = [
        [
            figure_text(row.printed_total, lang),
            number(row.total, lang, row.printed_total.places if row.printed_total else 0),
            row.verdict(TOTAL, lang),
        ]
        for row in rows
    ]
    return titles, values


def _grade_cells(rows: Sequence[PrintedRow], lang: Lang) -> Cells:
    titles = [
        Column(say(lang, "Xếp loại\nđã in", "Grade\nprinted")),
        Column(say(lang, "Xếp loại\ntính lại", "Grade\ncomputed")),
        Column(say(lang, "Kết luận", "Verdict")),
    ]
    values = [
        [
            row.printed_grade.get(lang) if row.printed_grade else NONE,
            row.grade.get(lang) if row.grade else NONE,
            row.verdict(GRADE, lang),
        ]
        for row in rows
    ]
    return titles, values


def _rank_cells(rows: Sequence[PrintedRow], lang: Lang) -> Cells:
    titles = [
        Column(say(lang, "Hạng\nđã in", "Rank\nprinted"), right=True),
        Column(say(lang, "Kết luận", "Verdict")),
    ]
    values = [[figure_text(row.printed_rank, lang), row.verdict(RANK, lang)] for row in rows]
    return titles, values


def column_title(of: Verification, column: str) -> Text:
    """Return what a column of figures is called."""
    titles = {each.id: each.title for each in of.ruleset.rules.inputs}
    return _COLUMNS.get(column) or titles[column]


_COLUMNS: Mapping[str, Text] = {
    TOTAL: Text(vi="tổng điểm", en="total"),
    GRADE: Text(vi="xếp loại", en="grade"),
    RANK: Text(vi="thứ hạng", en="rank"),
}


def value_text(of: Verification, column: str, value: Fraction | str | None, lang: Lang) -> str:
    """Return a figure in words: a grade or an answer by its title, a number by its digits."""
    if isinstance(value, str):
        title = grade_title(of, value)
        return value if title is None else title.get(lang)
    options = {each.id: each.options for each in of.ruleset.rules.inputs}.get(column, ())
    if options and value is not None:
        return options[int(value)].title.get(lang)
    return number(value, lang)


def readings_text(of: Verification, lang: Lang) -> str:
    """Say how the figures of the table are read, and whether several readings fit."""
    said = [_reading(of, each, lang) for each in of.readings]
    if not said:
        return say(
            lang,
            "Không có cách đọc số in nào hợp với cả bảng.",
            "No way of reading the figures fits the whole table.",
        )
    if len(said) == 1:
        return say(lang, "Cách đọc số in: {how}.", "Figures are read as: {how}.", how=said[0])
    listed = "; ".join(f"({place}) {each}" for place, each in enumerate(said, 1))
    return say(
        lang,
        "Các cách đọc số in đều hợp với bảng: {listed}. Lấy kết luận yếu nhất.",
        "Several readings fit the table: {listed}. The weakest verdict counts.",
        listed=listed,
    )


def _reading(of: Verification, reading: Mapping[str, str], lang: Lang) -> str:
    parts = {name: how for name, how in reading.items() if name != TOTAL}
    alike = _alike(of, parts)
    if alike is None:
        said = [_alike_columns(of, how, parts, lang) for how in dict.fromkeys(parts.values())]
    else:
        how = alike.get(lang)
        said = [say(lang, "các số thành phần {how}", "the parts {how}", how=how)]
    if of.published.totals is not None:
        how = reading_words(reading[TOTAL], lang)
        said.append(say(lang, "tổng điểm {how}", "the totals {how}", how=how))
    return "; ".join(said)


def _alike_columns(of: Verification, how: str, parts: Mapping[str, str], lang: Lang) -> str:
    """Say how some parts are read, the columns that are read alike together."""
    titles = [column_title(of, name).get(lang) for name, told in parts.items() if told == how]
    return f"{', '.join(titles)} {reading_words(how, lang)}"


def _alike(of: Verification, parts: Mapping[str, str]) -> Text | None:
    """Return what can be said of all parts together; None where they are read differently."""
    hows = set(parts.values())
    if len(hows) == 1:
        how = hows.pop()
        return Text(vi=reading_words(how, "vi"), en=reading_words(how, "en"))
    kinds = {how.partition(":")[0] for how in hows}
    printed = all(how.endswith(f":{of.published.places(name)}") for name, how in parts.items())
    return _TO_LAST_PLACE[kinds.pop()] if len(kinds) == 1 and printed else None


_TO_LAST_PLACE: Mapping[str, Text] = {
    "rounded": Text(
        vi="làm tròn, mỗi cột đến chữ số thập phân cuối đã in",
        en="rounded, each column to the last place printed in it",
    ),
    "truncated": Text(
        vi="cắt bỏ, mỗi cột sau chữ số thập phân cuối đã in",
        en="cut off, each column after the last place printed in it",
    ),
}


def counts_text(of: Verification, lang: Lang) -> str:
    """Say how many totals, grades and ranks have each verdict."""
    published = of.published
    there = {TOTAL: published.totals, GRADE: published.grades, RANK: published.ranks}
    said = (
        f"{_COUNTED[name].get(lang)}: {counted(of.count(name), lang)}."
        for name, column in there.items()
        if column is not None
    )
    return " ".join(said)


_COUNTED: Mapping[str, Text] = {
    TOTAL: Text(vi="Tổng điểm", en="Totals"),
    GRADE: Text(vi="Xếp loại", en="Grades"),
    RANK: Text(vi="Thứ hạng", en="Ranks"),
}


def witness_text(of: Verification, lang: Lang) -> str:
    """Show the simplest witness: the unprinted digits that give a certified row; or nothing."""
    certified = [row for row in rows_of(of) if row.certified]
    if not certified:
        return ""
    return _witness(min(certified, key=lambda row: len(row.unprinted)), lang)


def _witness(row: PrintedRow, lang: Lang) -> str:
    digits = [
        say(
            lang,
            "{title} là {value} (in {printed})",
            "{title} is {value} (printed {printed})",
            title=column_title(row.of, name),
            value=value,
            printed=figure_text(printed, lang),
        )
        for name, (printed, value) in row.unprinted.items()
    ]
    return say(
        lang,
        "Chứng cứ, ví dụ hàng {place}, {unit}: nếu {digits} thì tính ra đúng kết quả đã in{total}.",
        "A witness, for example row {place}, {unit}: if {digits}, what is printed comes out "
        "precisely{total}.",
        place=row.place,
        unit=row.unit,
        digits=", ".join(digits),
        total="" if row.printed_total is None else f": {figure_text(row.printed_total, lang)}",
    )


def troubles(of: Verification, lang: Lang) -> tuple[str, ...]:
    """Return what is contradicted, on the edge or undetermined, the worst first."""
    wrong = [figure for figure in of.figures if figure.verdict in ("contradicted", "edge")]
    wrong.sort(key=lambda figure: -VERDICTS.index(figure.verdict))
    return (*(_trouble(of, figure, lang) for figure in wrong), *_undetermined(of, lang))


def _undetermined(of: Verification, lang: Lang) -> Iterator[str]:
    """Yield what is undetermined, all of one reason together."""
    reasons: dict[Text, dict[str, list[str]]] = {}
    for figure in of.figures:
        if figure.verdict == "undetermined":
            rows = reasons.setdefault(figure.reason, {})
            column = column_title(of, figure.column).get(lang)
            rows.setdefault(figure.position, []).append(column)
    for reason, rows in reasons.items():
        named = "; ".join(f"{place} ({', '.join(columns)})" for place, columns in rows.items())
        yield say(
            lang,
            "Chưa xác định, hàng {rows}: {reason}.",
            "Undetermined, row {rows}: {reason}.",
            rows=named,
            reason=reason,
        )


def _trouble(of: Verification, figure: FigureVerdict, lang: Lang) -> str:
    said = say(
        lang,
        "Hàng {place}, {unit}, {column}: {verdict}. Đã in {printed}; {reason}",
        "Row {place}, {unit}, {column}: {verdict}. Printed {printed}; {reason}",
        place=figure.position,
        unit=figure.unit.title,
        column=column_title(of, figure.column),
        verdict=VERDICT_WORDS[figure.verdict],
        printed=value_text(of, figure.column, figure.printed, lang),
        reason=figure.reason,
    )
    if figure.excess:
        said += say(lang, ", lệch {by}", ", off by {by}", by=figure.excess)
    change = mended(of, figure)
    return f"{said}." if change is None else f"{said}. {_mend(of, change, lang)}"


def mended(of: Verification, figure: FigureVerdict) -> Change | None:
    """Return the smallest change that would mend a contradicted row.

    None for other verdicts, and for ranks, which rest on the other rows too.
    """
    mendable = figure.verdict == "contradicted" and figure.column != RANK
    return of.mend(figure) if mendable else None


def _mend(of: Verification, change: Change, lang: Lang) -> str:
    return say(
        lang,
        "Thay đổi nhỏ nhất để khớp: {column} từ {printed} thành {changed} ({steps} của chữ số "
        "cuối).",
        "The smallest change that would mend it: {column} from {printed} to {changed} ({steps} of "
        "its last place).",
        column=column_title(of, change.column),
        printed=value_text(of, change.column, change.printed, lang),
        changed=value_text(of, change.column, change.changed, lang),
        steps=many(int(change.size), "đơn vị", "unit"),
    )


def orders(of: Verification, lang: Lang) -> Iterator[str]:
    """Say which rows tie or change places when recomputed, and what decides or explains it."""
    rows = rows_of(of)
    for run in of.tied:
        yield _tie([rows[place] for place in run], lang)
    for run in of.inverted:
        yield _inversion([rows[place] for place in run], lang)


def _named(rows: Sequence[PrintedRow], lang: Lang, *, totals: bool) -> str:
    if len(rows) > _SHOWN:
        return say(
            lang,
            "các hàng từ {first} đến {last}",
            "rows {first} to {last}",
            first=rows[0].place,
            last=rows[-1].place,
        )
    said = [f"{row.place} ({number(row.total, lang)})" if totals else row.place for row in rows]
    listed = ", ".join(said[:-1])
    return say(
        lang, "các hàng {some} và {last}", "rows {some} and {last}", some=listed, last=said[-1]
    )


def _tie(rows: Sequence[PrintedRow], lang: Lang) -> str:
    head = say(
        lang,
        "Bằng điểm: {rows} cùng có tổng điểm {total} khi tính từ các số đã in",
        "A tie: {rows} have the same total, {total}, computed from the parts as printed",
        rows=_named(rows, lang, totals=False),
        total=number(rows[0].total, lang),
    )
    printed = {row.printed_total.value for row in rows if row.printed_total is not None}
    if len(printed) > 1:
        why = say(lang, "; tổng điểm đã in thì khác nhau", "; the totals in print differ")
    elif len({row.rank for row in rows}) > 1:
        why = say(lang, "; bộ quy tắc phân định được thứ tự", "; the rules tell their order")
    else:
        why = say(
            lang,
            "; không có gì trong bộ quy tắc và bảng đã in phân định thứ tự, cùng hạng {rank}",
            "; nothing in the rules or the table decides their order; they share place {rank}",
            rank=number(rows[0].rank, lang),
        )
    return f"{head}{why}."


def _inversion(rows: Sequence[PrintedRow], lang: Lang) -> str:
    head = say(
        lang,
        "Thứ tự: {rows} đổi chỗ khi tính lại từ các số đã in",
        "Order: {rows} change places when recomputed from the parts as printed",
        rows=_named(rows, lang, totals=True),
    )
    return f"{head}; {_explained(rows).get(lang)}."


def _explained(rows: Sequence[PrintedRow]) -> Text:
    printed = [row.printed_total.value for row in rows if row.printed_total is not None]
    if len(printed) < len(rows):
        return Text(
            vi="bảng không in tổng điểm để đối chiếu",
            en="the table prints no totals to hold it against",
        )
    if any(earlier < later for earlier, later in pairwise(printed)):
        return Text(
            vi="bảng không in theo thứ tự tổng điểm", en="the table is not printed by its totals"
        )
    if all(row.verdicts[TOTAL].verdict in _SUPPORTED for row in rows):
        return Text(
            vi="các chữ số không in giải thích được thứ tự đã công bố",
            en="unprinted digits explain the published order",
        )
    return Text(
        vi="chưa có gì giải thích được thứ tự đã công bố",
        en="nothing found explains the published order",
    )


def detectable_table(of: Verification, lang: Lang) -> Listing:
    """Return, for each printed figure, the smallest change of it that would be noticed."""
    changes = of.detectable()
    names = list(dict.fromkeys(name for row in changes for name in row))
    titles = ("\n".join(wrap(column_title(of, name).get(lang), _HEADING)) for name in names)
    columns = (
        Column(say(lang, "TT", "No"), right=True),
        Column(say(lang, "Đơn vị", "Unit")),
        *(Column(title, right=True) for title in titles),
    )
    rows = (
        (row.place, row.unit.get(lang), *(number(change.get(name), lang) for name in names))
        for row, change in zip(rows_of(of), changes, strict=True)
    )
    return Listing(columns, tuple(rows))


def plain_detectable(of: Verification) -> list[dict[str, Any]]:
    """Return the smallest changes that would be noticed as plain data."""
    pairs = zip(of.published.units, of.detectable(), strict=True)
    return [
        {"unit": unit.id, "changes": {name: exact(by) for name, by in changes.items()}}
        for unit, changes in pairs
    ]


def plain_readings(of: Verification) -> list[dict[str, str]]:
    """Return the readings that fit: each how every column is printed."""
    return [dict(each) for each in of.readings]


def plain_place(place: str) -> int | str:
    """Return a running number as a number where it is one."""
    return int(place) if place.isascii() and place.isdigit() else place
