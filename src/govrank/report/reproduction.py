"""The reproduction of a publication, for a reader who has it in hand."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from govrank.audit.published import GRADE, RANK, TOTAL
from govrank.audit.reproduce import Reproduction
from govrank.audit.verdicts import VERDICTS
from govrank.audit.verify import Verification
from govrank.audit.words import many
from govrank.language import Lang, Text, decimal_text
from govrank.reading.figures import Figure
from govrank.report.judged import PrintedRow, plain_place, plain_readings, row_table, rows_of
from govrank.report.layout import Column, Listing
from govrank.report.page import Block, Heading, Items, Paragraph, Report
from govrank.report.unstated import plain_text, plain_unstated, summary
from govrank.report.verification import judged_blocks, plain_witness, total_counts
from govrank.report.words import (
    BASIS_WORDS,
    VERDICT_MEANINGS,
    VERDICT_WORDS,
    counted,
    exact,
    say,
)
from govrank.rules.case import NoteKind, PublishedTable
from govrank.rules.ruleset import Ruleset
from govrank.rules.values import Basis

_BASES: tuple[Basis, ...] = ("inferred", "assumed")


def reproduction_report(of: Reproduction) -> Report:
    """Return a reproduction as a report; its CSV has a row a printed row."""
    return Report(
        page=lambda lang: _page(of, lang),
        listing=lambda lang: _listing(of, lang),
        plain=lambda: plain_reproduction(of),
    )


def _page(of: Reproduction, lang: Lang) -> Iterator[Block]:
    yield Heading(of.case.title.get(lang))
    yield Paragraph(_result(of, lang))
    yield Items(tuple(_legend(of, lang)))
    for table, checked in of.tables:
        yield from _table(table, checked, lang)
    yield from _notes(of, "not-told", lang)
    yield from _notes(of, "assumed", lang, tuple(_parameters(of, lang)))
    yield from _notes(of, "quirk", lang)


def _result(of: Reproduction, lang: Lang) -> str:
    checked = [each for _, each in of.tables]
    counts = total_counts(checked)
    said = say(
        lang,
        "Đã tính lại {rows} hàng của {tables} bảng từ bộ quy tắc. Tổng điểm: {totals}. Xếp loại: "
        "{grades}.",
        "{rows} rows of {tables} tables were recomputed from the rules. Totals: {totals}. Grades: "
        "{grades}.",
        rows=sum(len(each.published.units) for each in checked),
        tables=len(checked),
        totals=counted(total_counts(checked, TOTAL), lang),
        grades=counted(total_counts(checked, GRADE), lang),
    )
    wrong = counts["contradicted"]
    verdict = (
        say(
            lang,
            "{wrong} mâu thuẫn.",
            "{wrong} contradicted.",
            wrong=many(wrong, "con số", "figure"),
        )
        if wrong
        else say(lang, "Không có con số nào mâu thuẫn.", "No figure is contradicted.")
    )
    return f"{said} {verdict}"


def _legend(of: Reproduction, lang: Lang) -> Iterator[str]:
    counts = total_counts([each for _, each in of.tables])
    for verdict in VERDICTS:
        if counts[verdict]:
            yield f"{VERDICT_WORDS[verdict].get(lang)}: {VERDICT_MEANINGS[verdict].get(lang)}"


def _table(table: PublishedTable, checked: Verification, lang: Lang) -> Iterator[Block]:
    yield Heading(table.title.get(lang), 2)
    yield from judged_blocks(checked, lang, because=table.because.get(lang))


_HEADINGS: dict[NoteKind, Text] = {
    "not-told": Text(vi="Văn bản không nêu", en="What the document does not tell"),
    "assumed": Text(vi="Suy ra và giả định", en="What is inferred or assumed"),
    "quirk": Text(vi="Những điểm khác thường", en="Oddities"),
}


def _notes(
    of: Reproduction, kind: NoteKind, lang: Lang, more: tuple[str, ...] = ()
) -> Iterator[Block]:
    texts = (*(note.text.get(lang) for note in of.case.notes if note.kind == kind), *more)
    if texts:
        yield Heading(_HEADINGS[kind].get(lang), 2)
        yield Items(texts)


def _rulesets(of: Reproduction) -> list[Ruleset]:
    by_id = {checked.ruleset.id: checked.ruleset for _, checked in of.tables}
    return list(by_id.values())


def _parameters(of: Reproduction, lang: Lang) -> Iterator[str]:
    """Yield what each ruleset infers and assumes, in short; `show` gives the evidence."""
    for ruleset in _rulesets(of):
        said = [
            f"{BASIS_WORDS[basis].get(lang)}: {text}"
            for basis in _BASES
            if (text := summary(ruleset, basis, lang))
        ]
        if said:
            yield say(
                lang,
                "{id}. {said}. Chứng cứ và lý do: govrank show {id}.",
                "{id}. {said}. Evidence and reasons: govrank show {id}.",
                id=ruleset.id,
                said=". ".join(f"{each[0].upper()}{each[1:]}" for each in said),
            )


def _listing(of: Reproduction, lang: Lang) -> Listing:
    """Return the rows of all tables one below the other; a column that one lacks stays empty."""
    tables = [(table.id, row_table(checked, lang)) for table, checked in of.tables]
    widest = max((each for _, each in tables), key=lambda each: len(each.columns))
    named = Column(say(lang, "Bảng", "Table"))
    empty = ("",) * len(widest.columns)
    rows = ((name, *(*row, *empty)[: len(empty)]) for name, each in tables for row in each.rows)
    return Listing((named, *widest.columns), tuple(rows))


def plain_reproduction(of: Reproduction) -> dict[str, Any]:
    """Return a reproduction as plain data, its tables and rows in printed order."""
    return {
        "case": of.case.id,
        "title": plain_text(of.case.title),
        "tables": [_plain_table(table, checked) for table, checked in of.tables],
        "notes": [
            {"kind": note.kind, "tables": list(note.tables), "text": plain_text(note.text)}
            for note in of.case.notes
        ],
        "unstated": {each.id: plain_unstated(each) for each in _rulesets(of)},
    }


def _plain_table(table: PublishedTable, of: Verification) -> dict[str, Any]:
    return {
        "id": table.id,
        "title": plain_text(table.title),
        "ruleset": of.ruleset.id,
        "readings": plain_readings(of),
        "because": plain_text(table.because),
        "rows": [_plain_row(row) for row in rows_of(of)],
        "totals": dict(of.count(TOTAL)),
        "grades": dict(of.count(GRADE)),
        "ties": [list(map(plain_place, each)) for each in of.ties],
        "inversions": [list(map(plain_place, each)) for each in of.inversions],
    }


def _plain_row(row: PrintedRow) -> dict[str, Any]:
    unit = row.of.published.units[row.position]
    verdicts = {name: row.verdicts.get(name) for name in (TOTAL, GRADE, RANK)}
    return {
        "tt": plain_place(row.place),
        "unit": unit.id,
        "rank": _whole(row.rank),
        "total": exact(row.total),
        "printed_total": _printed(row.printed_total),
        "total_verdict": _verdict(verdicts[TOTAL]),
        "grade": _title(row.grade),
        "printed_grade": _title(row.printed_grade),
        "grade_verdict": _verdict(verdicts[GRADE]),
        "printed_rank": _printed(row.printed_rank),
        "rank_verdict": _verdict(verdicts[RANK]),
        "witness": plain_witness(row.of, verdicts[TOTAL]),
    }


def _whole(rank: Fraction | None) -> int | str | None:
    if rank is None:
        return None
    return int(rank) if rank.denominator == 1 else decimal_text(rank)


def _printed(figure: Figure | None) -> str | None:
    return None if figure is None else decimal_text(figure.value, places=figure.places)


def _title(grade: Text | None) -> str | None:
    return None if grade is None else grade.get("vi")


def _verdict(figure: Any) -> str | None:
    return None if figure is None else figure.verdict
