"""An oracle of the four published tables, apart from the library: sums of intervals by hand.

It imports nothing of govrank and knows the announcement by heart: weights, ceilings, thresholds.
A row is possible when one total is at once what the printed total says, what unprinted digits of
the parts can give, and of the printed grade.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).resolve().parents[2] / "rulesets" / "bacgiang" / "data"
GRADES = ("Tốt", "Khá", "Trung bình", "Yếu")


class Table(NamedTuple):
    """What the oracle holds to be the rule of one table; `places` None: figures are exact."""

    file: str
    weights: tuple[Fraction, ...]
    ceilings: tuple[Fraction, ...]
    thresholds: tuple[Fraction, ...]
    places: int | None


class Row(NamedTuple):
    """One row, as printed."""

    name: str
    parts: tuple[str, ...]
    total: str
    grade: str


class Span(NamedTuple):
    """The numbers from `low` to `high`; an end is in, or just out."""

    low: Fraction
    high: Fraction
    low_in: bool = True
    high_in: bool = True

    def meet(self, other: Span) -> Span:
        """Return what two spans have in common; it may be empty."""
        low, low_in = max((self.low, not self.low_in), (other.low, not other.low_in))
        high, high_in = min((self.high, self.high_in), (other.high, other.high_in))
        return Span(low, high, not low_in, high_in)

    def empty(self) -> bool:
        """Tell whether no number is in it."""
        closed = self.low_in and self.high_in
        return self.low > self.high or (self.low == self.high and not closed)


def _figures(text: str) -> tuple[Fraction, ...]:
    return tuple(Fraction(figure) for figure in text.split())


_POINTS = _figures("6 10 8 15 12 6 10 7 5 10 6 5")
_ONES = _figures("1 1 1 1 1 1 1 1 1 1 1 1")
_INDEX, _PORTAL = _figures("0.8 0.65 0.5 0"), _figures("80 65 50 0")

TABLES = {
    "appendix-1": Table(
        "appendix-1-ict-departments.csv", _figures("0.1 0.3 0.3 0.1 0.1 0.1"), _ONES[:6], _INDEX, 3
    ),
    "appendix-2": Table(
        "appendix-2-ict-districts.csv",
        _figures("0.05 0.30 0.30 0.15 0.05 0.10 0.10"),
        _ONES[:7],
        _INDEX,
        3,
    ),
    "appendix-3": Table("appendix-3-eportal-departments.csv", _ONES, _POINTS, _PORTAL, None),
    "appendix-4": Table("appendix-4-eportal-districts.csv", _ONES, _POINTS, _PORTAL, None),
}


@cache
def rows(table_id: str) -> tuple[Row, ...]:
    """Return the rows of a table as printed, without the running number."""
    with (DATA / TABLES[table_id].file).open(encoding="utf-8", newline="") as file:
        _, *body = csv.reader(file)
    return tuple(Row(name, tuple(parts), total, grade) for _, name, *parts, total, grade in body)


def number(text: str) -> Fraction:
    """Return a printed figure; comma and point both mark decimals in these tables."""
    return Fraction(text.replace(",", "."))


def values(printed: Fraction, how: str, places: int | None) -> Span:
    """Return what a figure of at least 0 stands for if it is exact, truncated or rounded half-up.

    The places are the column's: a figure with more of them stands for nothing.
    """
    if how == "exact" or places is None:
        return Span(printed, printed)
    step = Fraction(1, 10**places)
    if printed % step:
        return Span(Fraction(1), Fraction(0))
    low = printed if how == "truncated" else printed - step / 2
    return Span(low, low + step, high_in=False)


def enclosure(table_id: str, parts: Sequence[str], how: str = "truncated") -> Span | None:
    """Return all totals that unprinted digits of the parts can give; None: a part is impossible."""
    table = TABLES[table_id]
    domains = [Span(Fraction(0), ceiling) for ceiling in table.ceilings]
    spans = [
        values(number(part), how, table.places).meet(domain)
        for part, domain in zip(parts, domains, strict=True)
    ]
    if any(span.empty() for span in spans):
        return None
    pairs = list(zip(table.weights, spans, strict=True))
    return Span(
        sum((weight * span.low for weight, span in pairs), Fraction(0)),
        sum((weight * span.high for weight, span in pairs), Fraction(0)),
        all(span.low_in for span in spans),
        all(span.high_in for span in spans),
    )


def band(table_id: str, grade: str) -> Span | None:
    """Return the totals of a grade: lower end in, upper end out; None for an unknown label."""
    if grade not in GRADES:
        return None
    place = GRADES.index(grade)
    ends = (Fraction(10**6), *TABLES[table_id].thresholds)
    return Span(ends[place + 1], ends[place], high_in=False)


def possible(
    table_id: str, parts: Sequence[str], total: str, grade: str, how: str = "truncated"
) -> bool:
    """Tell whether some unprinted digits of the parts give this total, exactly, and this grade."""
    reach, grades = enclosure(table_id, parts, how), band(table_id, grade)
    printed = values(number(total), "exact", None)
    return reach is not None and grades is not None and not reach.meet(printed).meet(grades).empty()


def recomputed(table_id: str, row: Row) -> Fraction:
    """Return the total that the parts give as they are printed."""
    figures = map(number, row.parts)
    pairs = zip(TABLES[table_id].weights, figures, strict=True)
    return sum((weight * figure for weight, figure in pairs), Fraction(0))


def residuals(table_id: str) -> tuple[Fraction, ...]:
    """Return printed total less recomputed total, row by row."""
    return tuple(number(row.total) - recomputed(table_id, row) for row in rows(table_id))


def changes(table_id: str) -> Iterator[tuple[int, int, str]]:
    """Yield every change of one digit or one grade: row, column, and the text it becomes.

    Both count from 0, a column from the first part on: the total comes after the parts, the
    grade last. All but the digit stays as printed, decimal mark and places included.
    """
    for place, row in enumerate(rows(table_id)):
        for column, text in enumerate((*row.parts, row.total)):
            yield from ((place, column, changed) for changed in _digits_changed(text))
        others = (grade for grade in GRADES if grade != row.grade)
        yield from ((place, len(row.parts) + 1, other) for other in others)


def _digits_changed(text: str) -> Iterator[str]:
    for place, digit in enumerate(text):
        if digit.isdigit():
            others = (other for other in "0123456789" if other != digit)
            yield from (text[:place] + other + text[place + 1 :] for other in others)


def changed_row(table_id: str, change: tuple[int, int, str]) -> Row:
    """Return the row that a change makes."""
    place, column, text = change
    row = rows(table_id)[place]
    cells = [*row.parts, row.total, row.grade]
    cells[column] = text
    return Row(row.name, tuple(cells[:-2]), cells[-2], cells[-1])


class Counted(NamedTuple):
    """How many changes of a table there are, and how many of them no witness can explain."""

    all: int
    impossible: int


@cache
def counted(table_id: str) -> dict[str, Counted]:
    """Count the changes of a table, by what is changed: parts, total, grade."""
    width = len(TABLES[table_id].weights)
    seen: Counter[str] = Counter()
    refuted: Counter[str] = Counter()
    for change in changes(table_id):
        kind = "parts" if change[1] < width else ("total", "grade")[change[1] - width]
        row = changed_row(table_id, change)
        seen[kind] += 1
        refuted[kind] += not possible(table_id, row.parts, row.total, row.grade)
    return {kind: Counted(seen[kind], refuted[kind]) for kind in seen}
