"""What the announcement proves, in figures: from the independent oracle and from the tables."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import ceil, floor

from docs.generators.markdown import table

from govrank.language import decimal_text
from tests.published import nudges, oracle, weights

_PLACES = 4
_NUMERALS = {"appendix-1": "I", "appendix-2": "II", "appendix-3": "III", "appendix-4": "IV"}


def _number(value: Fraction | None) -> str:
    return "" if value is None else decimal_text(value)


def _outward(low: Fraction, high: Fraction) -> str:
    """Write an interval, its ends moved outward to four decimals."""
    scale = 10**_PLACES
    ends = Fraction(floor(low * scale), scale), Fraction(ceil(high * scale), scale)
    return f"[{decimal_text(ends[0], places=_PLACES)}, {decimal_text(ends[1], places=_PLACES)}]"


def weight_table(table_id: str) -> str:
    """Return the interval of each weight, free and with the others held, and the one taken."""
    free, alone = weights.weight_intervals(table_id), weights.lone_intervals(table_id)
    taken = zip(weights.COLUMNS[table_id], oracle.TABLES[table_id].weights, strict=True)
    rows = [
        (f"`{name}`", _outward(*free[name]), _outward(*alone[name]), decimal_text(weight, places=2))
        for name, weight in taken
    ]
    total = sum(oracle.TABLES[table_id].weights, Fraction(0))
    low, high = weights.sum_interval(table_id)
    rows.append(("sum", _outward(low, high), "", decimal_text(total, places=2)))
    head = ("weight", "every fitting set of weights", "the others as taken", "taken")
    return table(head, rows)


def threshold_table() -> str:
    """Return between which totals each printed grade must start."""
    rows = [
        (_NUMERALS[each], grade, _number(low), _number(high))
        for each in oracle.TABLES
        for grade, (low, high) in weights.threshold_brackets(each).items()
        if high is not None
    ]
    return table(("appendix", "grade", "starts above", "starts at most at"), rows)


def change_table() -> str:
    """Return how many changes of one digit or grade there are, and how many are contradicted."""
    return table(
        ("appendix", "parts", "totals", "grades"),
        [
            (_NUMERALS[each], *(_of(oracle.counted(each)[kind]) for kind in _KINDS))
            for each in oracle.TABLES
        ],
    )


_KINDS = ("parts", "total", "grade")


def _of(counted: oracle.Counted) -> str:
    return f"{counted.impossible} of {counted.all}"


def change_sum() -> str:
    """Return the same for the whole announcement, in a sentence."""
    every = [each for name in oracle.TABLES for each in oracle.counted(name).values()]
    changes, impossible = sum(each.all for each in every), sum(each.impossible for each in every)
    return (
        f"Of {changes} changes of a single digit or a single grade, {impossible} make a row that "
        f"is impossible; {changes - impossible} leave one that unprinted digits can explain.\n"
    )


@cache
def undetermined_table() -> str:
    """Return the figures that can be nudged without the announcement noticing."""
    return nudges.not_determined()
