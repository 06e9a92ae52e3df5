"""The verification of one published table, or of every table of a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from govrank.audit.reproduce import Reproduction
from govrank.audit.verdicts import VERDICTS, FigureVerdict
from govrank.audit.verify import Verification
from govrank.engine.spans import Spans
from govrank.language import Lang
from govrank.report.judged import (
    column_title,
    counts_text,
    detectable_table,
    mended,
    orders,
    plain_detectable,
    plain_place,
    plain_readings,
    readings_text,
    row_table,
    troubles,
    value_text,
    witness_text,
)
from govrank.report.layout import Column, Listing
from govrank.report.page import Block, Heading, Items, Paragraph, Report
from govrank.report.unstated import plain_text
from govrank.report.words import NONE, VERDICT_WORDS, exact, number, say


def verification_report(of: Verification, *, detectable: bool = False) -> Report:
    """Return the verification of a table as a report; its CSV has a row a printed figure."""
    return Report(
        page=lambda lang: _page(of, lang, detectable=detectable),
        listing=lambda lang: Listing(_columns(lang), tuple(_rows(of, lang))),
        plain=lambda: plain_verification(of, detectable=detectable),
    )


def case_verification_report(of: Reproduction, *, detectable: bool = False) -> Report:
    """Return the verifications of the tables of a case as one report."""
    return Report(
        page=lambda lang: _case_page(of, lang, detectable=detectable),
        listing=lambda lang: _case_listing(of, lang),
        plain=lambda: _plain_case(of, detectable=detectable),
    )


def _page(of: Verification, lang: Lang, *, detectable: bool) -> Iterator[Block]:
    yield Heading(of.ruleset.title.get(lang))
    yield from judged_blocks(of, lang)
    if detectable:
        yield from _detectable(of, lang)


def judged_blocks(of: Verification, lang: Lang, *, because: str = "") -> Iterator[Block]:
    """Yield what is to be said of one verified table; `because` is why it is read so."""
    yield row_table(of, lang)
    yield Paragraph(f"{readings_text(of, lang)} {because}")
    yield Paragraph(f"{counts_text(of, lang)} {witness_text(of, lang)}")
    yield Items((*troubles(of, lang), *orders(of, lang)))
    yield Items(tuple(each.text(lang) for each in of.published.notes))


def _detectable(of: Verification, lang: Lang) -> Iterator[Block]:
    yield Paragraph(
        say(
            lang,
            "Thay đổi nhỏ nhất của từng con số mà việc kiểm tra phát hiện được (“{none}”: không "
            "phát hiện được trong phạm vi 5000 đơn vị của chữ số cuối):",
            "The smallest change of each figure that would be noticed ('{none}': none within 5000 "
            "units of its last place):",
            none=NONE,
        )
    )
    yield detectable_table(of, lang)


def _case_page(of: Reproduction, lang: Lang, *, detectable: bool) -> Iterator[Block]:
    yield Heading(of.case.title.get(lang))
    for table, checked in of.tables:
        yield Heading(table.title.get(lang), 2)
        yield from judged_blocks(checked, lang)
        if detectable:
            yield from _detectable(checked, lang)


def _case_listing(of: Reproduction, lang: Lang) -> Listing:
    named = Column(say(lang, "Bảng", "Table"))
    rows = ((table.id, *row) for table, checked in of.tables for row in _rows(checked, lang))
    return Listing((named, *_columns(lang)), tuple(rows))


def _columns(lang: Lang) -> tuple[Column, ...]:
    return (
        Column(say(lang, "TT", "No"), right=True),
        Column(say(lang, "Đơn vị", "Unit")),
        Column(say(lang, "Con số", "Figure")),
        Column(say(lang, "Đã in", "Printed"), right=True),
        Column(say(lang, "Tính lại", "Computed"), right=True),
        Column(say(lang, "Tổng điểm ít nhất", "Least total"), right=True),
        Column(say(lang, "Tổng điểm nhiều nhất", "Greatest total"), right=True),
        Column(say(lang, "Kết luận", "Verdict")),
        Column(say(lang, "Lý do", "Reason")),
    )


def _rows(of: Verification, lang: Lang) -> Iterator[tuple[str, ...]]:
    for figure in of.figures:
        low, high = ends(figure.possible)
        yield (
            figure.position,
            figure.unit.title.get(lang),
            column_title(of, figure.column).get(lang),
            value_text(of, figure.column, figure.printed, lang),
            value_text(of, figure.column, figure.computed, lang),
            number(low, lang),
            number(high, lang),
            VERDICT_WORDS[figure.verdict].get(lang),
            figure.reason.get(lang),
        )


def ends(possible: Spans) -> tuple[Fraction | None, Fraction | None]:
    """Return the ends of what is possible; None where it is empty or without bound."""
    return (None, None) if possible.is_empty else (possible.hull.low, possible.hull.high)


def plain_verification(of: Verification, *, detectable: bool = False) -> dict[str, Any]:
    """Return a verification as plain data."""
    plain = {
        "ruleset": of.ruleset.id,
        "readings": plain_readings(of),
        "figures": [plain_figure(of, figure) for figure in of.figures],
        "counts": dict(of.counts),
        "ties": [list(map(plain_place, each)) for each in of.ties],
        "inversions": [list(map(plain_place, each)) for each in of.inversions],
    }
    return {**plain, "detectable": plain_detectable(of)} if detectable else plain


def plain_figure(of: Verification, figure: FigureVerdict) -> dict[str, Any]:
    """Return the verdict on one figure as plain data; `low` and `high` enclose the total."""
    low, high = ends(figure.possible)
    change = mended(of, figure)
    return {
        "tt": plain_place(figure.position),
        "unit": figure.unit.id,
        "column": figure.column,
        "printed": _value(figure.printed),
        "computed": _value(figure.computed),
        "low": exact(low),
        "high": exact(high),
        "verdict": figure.verdict,
        "reason": plain_text(figure.reason),
        "excess": exact(figure.excess),
        "mend": None
        if change is None
        else {
            "column": change.column,
            "printed": exact(change.printed),
            "changed": exact(change.changed),
        },
        "witness": plain_witness(of, figure),
    }


def plain_witness(of: Verification, figure: FigureVerdict | None) -> dict[str, str | None] | None:
    """Return the values of the inputs that certify a figure; None for other verdicts."""
    if figure is None or figure.verdict != "certified":
        return None
    witness = of.witnesses.get(figure.unit.id, {})
    return {name: exact(value) for name, value in witness.items()}


def _value(value: Fraction | str | None) -> str | None:
    return value if isinstance(value, str) else exact(value)


def _plain_case(of: Reproduction, *, detectable: bool) -> dict[str, Any]:
    each = {table.id: plain_verification(v, detectable=detectable) for table, v in of.tables}
    figures = [
        {"table": name, **figure} for name, plain in each.items() for figure in plain["figures"]
    ]
    plain = {
        "case": of.case.id,
        "readings": {name: plain["readings"] for name, plain in each.items()},
        "figures": figures,
        "counts": total_counts([checked for _, checked in of.tables]),
    }
    if not detectable:
        return plain
    return {**plain, "detectable": {name: plain["detectable"] for name, plain in each.items()}}


def total_counts(of: Sequence[Verification], column: str | None = None) -> dict[Any, int]:
    """Return how many figures of several tables have each verdict."""
    counts = sum((Counter(checked.count(column)) for checked in of), Counter())
    return {verdict: counts[verdict] for verdict in VERDICTS}
