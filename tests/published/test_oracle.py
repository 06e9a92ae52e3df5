"""The oracle itself: the tables as printed are possible, and what it finds is what was measured."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.published import oracle
from tests.published.oracle import Counted, Span

ROWS = {"appendix-1": 20, "appendix-2": 10, "appendix-3": 19, "appendix-4": 10}
EXACT = {
    "appendix-1": [1, 6, 12, 15, 20],
    "appendix-2": [],
    "appendix-3": list(range(1, 20)),
    "appendix-4": list(range(1, 11)),
}
# About one change in ten hides behind unprinted digits in I and II; none does in III and IV.
COUNTED = {
    "appendix-1": {"parts": (2655, 2583), "total": (1080, 792), "grade": (60, 60)},
    "appendix-2": {"parts": (2511, 2272), "total": (540, 388), "grade": (30, 30)},
    "appendix-3": {"parts": (2565, 2565), "total": (423, 423), "grade": (57, 57)},
    "appendix-4": {"parts": (1431, 1431), "total": (252, 252), "grade": (30, 30)},
}


def _possible(table, how="truncated"):
    """Return the numbers, from 1, of the rows that are possible."""
    return [
        place
        for place, row in enumerate(oracle.rows(table), 1)
        if oracle.possible(table, row.parts, row.total, row.grade, how)
    ]


@pytest.mark.parametrize("table", list(ROWS))
def test_every_printed_row_is_possible(table):
    """All 59 rows are possible with parts cut off at three places, or exact in III and IV."""
    assert _possible(table) == list(range(1, ROWS[table] + 1))


def test_rounded_parts_fit_all_but_one_row_of_each_index():
    """With parts rounded half-up and at most 1, row 17 of I and row 1 of II are impossible."""
    assert set(range(1, 21)) - set(_possible("appendix-1", "rounded")) == {17}
    assert set(range(1, 11)) - set(_possible("appendix-2", "rounded")) == {1}


def test_the_two_misfits_of_rounding_are_of_two_kinds():
    """Row 17 of I is printed at an open end of its reach; row 1 of II lies clear above it."""
    edge, beyond = oracle.rows("appendix-1")[16], oracle.rows("appendix-2")[0]
    reach = oracle.enclosure("appendix-1", edge.parts, "rounded")
    assert (reach.high, reach.high_in) == (oracle.number(edge.total), False)
    assert oracle.enclosure("appendix-2", beyond.parts, "rounded").high == Fraction("0.82245")
    assert oracle.number(beyond.total) == Fraction("0.82250")


@pytest.mark.parametrize("table", list(ROWS))
def test_the_exact_rows_are_those_measured(table):
    """The totals that the printed parts give digit for digit: 5, none, 19 and 10."""
    residuals = oracle.residuals(table)
    assert [place for place, each in enumerate(residuals, 1) if each == 0] == EXACT[table]


def test_printed_totals_are_never_below_the_recomputed_ones():
    """Residuals reach from 0 to 0.0004 in I and from 0.0001 to 0.0005 in II: parts are cut off."""
    first, second = oracle.residuals("appendix-1"), oracle.residuals("appendix-2")
    assert (min(first), max(first)) == (0, Fraction("0.0004"))
    assert (min(second), max(second)) == (Fraction("0.0001"), Fraction("0.0005"))


def test_two_departments_swap_when_recomputed():
    """Only positions 8 and 9 of I change places when totals are recomputed from the print."""
    totals = [oracle.recomputed("appendix-1", row) for row in oracle.rows("appendix-1")]
    order = sorted(range(20), key=lambda place: -totals[place])
    assert order == [*range(7), 8, 7, *range(9, 20)]


@pytest.mark.parametrize("table", list(ROWS))
def test_totals_are_printed_in_falling_order(table):
    """No table prints a greater total below a smaller one."""
    totals = [oracle.number(row.total) for row in oracle.rows(table)]
    assert totals == sorted(totals, reverse=True)


def test_two_portals_tie():
    """Equal totals are printed once: 84 points, numbers 13 and 14 of III."""
    totals = {table: [row.total for row in oracle.rows(table)] for table in ROWS}
    repeated = {
        (table, place)
        for table, column in totals.items()
        for place, total in enumerate(column, 1)
        if column.count(total) > 1
    }
    assert repeated == {("appendix-3", 13), ("appendix-3", 14)}


@pytest.mark.parametrize("table", list(ROWS))
def test_changes_are_counted(table):
    """So many changes of one digit or grade there are, and so many of them are impossible."""
    wanted = {kind: Counted(*figures) for kind, figures in COUNTED[table].items()}
    assert oracle.counted(table) == wanted


def test_changes_keep_the_print_but_for_one_digit():
    """`1,000` becomes each of 36 texts with its comma and places, and a grade the other three."""
    changed = [
        text for row, column, text in oracle.changes("appendix-2") if (row, column) == (0, 0)
    ]
    assert len(changed) == len(set(changed)) == 36
    assert all(text[1] == "," and len(text) == 5 for text in changed)
    grades = [text for row, column, text in oracle.changes("appendix-2") if (row, column) == (0, 8)]
    assert grades == ["Khá", "Trung bình", "Yếu"]


FIRST = ("1", "0.997", "0.926", "0.9", "1", "0.8")


@pytest.mark.parametrize(
    ("parts", "total", "grade", "possible"),
    [
        (FIRST, "0.94690", "Tốt", True),
        (FIRST, "0.94689", "Tốt", False),
        (FIRST, "0.94769", "Tốt", True),  # the open end itself is 0.9477
        (FIRST, "0.94770", "Tốt", False),
        (FIRST, "0.94690", "Khá", False),
        (FIRST, "0.94690", "Xuất sắc", False),
        (("1.001", *FIRST[1:]), "0.94690", "Tốt", False),
        (("1", "0.9971", *FIRST[2:]), "0.94690", "Tốt", False),
        (("1", "0,997", *FIRST[2:]), "0,94690", "Tốt", True),
    ],
)
def test_a_row_is_possible_within_its_reach_alone(parts, total, grade, possible):
    """The lower end is in and the upper out; a strange grade, part or place is impossible."""
    assert oracle.possible("appendix-1", parts, total, grade) is possible


@pytest.mark.parametrize(
    ("printed", "how", "span"),
    [
        ("0.9", "exact", Span(Fraction("0.9"), Fraction("0.9"))),
        ("0.9", "truncated", Span(Fraction("0.9"), Fraction("0.901"), high_in=False)),
        ("0.9", "rounded", Span(Fraction("0.8995"), Fraction("0.9005"), high_in=False)),
    ],
)
def test_the_places_are_those_of_the_column(printed, how, span):
    """0.9 in a column of three places stands for as little as 0.900."""
    assert oracle.values(Fraction(printed), how, 3) == span


@pytest.mark.parametrize(
    ("one", "other", "empty"),
    [
        (Span(Fraction(0), Fraction(1)), Span(Fraction(1), Fraction(2)), False),
        (Span(Fraction(0), Fraction(1), high_in=False), Span(Fraction(1), Fraction(2)), True),
        (Span(Fraction(0), Fraction(1)), Span(Fraction(1), Fraction(2), low_in=False), True),
        (Span(Fraction(0), Fraction(1)), Span(Fraction(2), Fraction(3)), True),
    ],
)
def test_spans_meet_at_their_ends_only_where_both_are_in(one, other, empty):
    """Two spans that touch share the point when it belongs to both."""
    assert one.meet(other).empty() is empty
    assert other.meet(one).empty() is empty


@pytest.mark.parametrize(
    ("total", "grade"),
    [("80", "Tốt"), ("79.99", "Khá"), ("65", "Khá"), ("64.99", "Trung bình"), ("50", "Trung bình"),
     ("49.99", "Yếu"), ("0", "Yếu")],
)  # fmt: skip
def test_a_total_has_one_grade(total, grade):
    """Bands of points are half-open: the lower end in, the upper out."""
    point = Span(Fraction(total), Fraction(total))
    found = [
        each for each in oracle.GRADES if not oracle.band("appendix-3", each).meet(point).empty()
    ]
    assert found == [grade]
