"""What the tables prove of weights and thresholds, and that the rulesets quote it rightly."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

import pytest

from govrank import load
from govrank.language import LANGUAGES, decimal_text
from tests.published.linear import NoBoundError, maximum
from tests.published.oracle import TABLES
from tests.published.weights import (
    COLUMNS,
    constraints,
    lone_intervals,
    multiples,
    sum_interval,
    threshold_brackets,
    weight_intervals,
)

RULESETS = {"appendix-1": "bacgiang/ict-departments", "appendix-2": "bacgiang/ict-districts"}
TOTALS = ("exact", "truncated", "rounded")
INDEXES = list(COLUMNS)


def _weights(table):
    return dict(zip(COLUMNS[table], TABLES[table].weights, strict=True))


def _outward(interval):
    """Widen an interval to four decimals."""
    low, high = interval
    return Fraction(floor(low * 10**4), 10**4), Fraction(ceil(high * 10**4), 10**4)


@pytest.mark.parametrize("table", INDEXES)
@pytest.mark.parametrize("total", TOTALS)
def test_each_interval_holds_one_multiple_of_a_twentieth(table, total):
    """With parts cut off, whatever became of the totals, one multiple fits: the inferred weight."""
    found = weight_intervals(table, total=total)
    assert {name: multiples(each) for name, each in found.items()} == {
        name: (weight,) for name, weight in _weights(table).items()
    }


@pytest.mark.parametrize("table", INDEXES)
def test_rounded_parts_tell_the_same_multiples(table):
    """The inferred weights do not hang on the choice between cutting off and rounding."""
    found = weight_intervals(table, how="rounded")
    assert {name: multiples(each) for name, each in found.items()} == {
        name: (weight,) for name, weight in _weights(table).items()
    }


@pytest.mark.parametrize("table", INDEXES)
def test_a_lone_weight_has_less_room(table):
    """With the others as inferred, a weight's interval lies within its own and holds it."""
    free, alone, weights = weight_intervals(table), lone_intervals(table), _weights(table)
    for name, (low, high) in alone.items():
        assert free[name][0] <= low <= weights[name] <= high <= free[name][1]
        assert high - low <= Fraction("0.001")


def test_the_weights_of_districts_cannot_sum_to_one():
    """Every fitting sum of II lies in [1.0456, 1.0535], or a hair beyond if totals are rounded."""
    low, high = sum_interval("appendix-2")
    assert Fraction("1.0456") < low < Fraction("1.05") < high < Fraction("1.0535")
    assert _outward((low, high)) == (Fraction("1.0460"), Fraction("1.0532"))
    rounded = _outward(sum_interval("appendix-2", total="rounded"))
    assert rounded == (Fraction("1.0456"), Fraction("1.0536"))


def test_the_weights_of_departments_sum_to_one():
    """The fitting sums of I lie around 1 by less than a thousandth."""
    low, high = sum_interval("appendix-1")
    assert Fraction("0.999") < low < 1 < high < Fraction("1.001")


def test_weights_forced_to_sum_to_one_fit_no_table_of_districts():
    """With the sum held at 1, the constraints of II contradict each other."""
    coefficients, limits = constraints("appendix-2")
    ones = [Fraction(1)] * len(COLUMNS["appendix-2"])
    held = [*coefficients, ones, [-each for each in ones]]
    with pytest.raises(NoBoundError):
        maximum(held, [*limits, Fraction(1), Fraction(-1)], ones)


def test_printed_grades_bound_the_thresholds():
    """Tốt starts above the best Khá and at most at the worst Tốt; Khá at most at its worst."""
    good = {table: threshold_brackets(table)["Tốt"] for table in TABLES}
    assert good == {
        "appendix-1": (Fraction("0.7974"), Fraction("0.8372")),
        "appendix-2": (Fraction("0.7596"), Fraction("0.8180")),
        "appendix-3": (Fraction("76.5"), Fraction(83)),
        "appendix-4": (Fraction("78.5"), Fraction("83.02")),
    }
    fair = {table: threshold_brackets(table)["Khá"] for table in TABLES}
    assert fair == {
        "appendix-1": (None, Fraction("0.7613")),
        "appendix-2": (None, Fraction("0.6784")),
        "appendix-3": (None, Fraction("67.5")),
        "appendix-4": (None, Fraction("78.5")),
    }


@pytest.mark.parametrize("table", list(TABLES))
def test_one_multiple_of_five_fits_the_threshold_of_the_best_grade(table):
    """80, or 0.80, is the only multiple of 5 points that each table leaves to Tốt."""
    low, high = threshold_brackets(table)["Tốt"]
    scale = Fraction(1, 100) if high < 1 else Fraction(1)
    assert [each for each in multiples((low, high), 5 * scale) if each > low] == [80 * scale]


@pytest.mark.parametrize("table", INDEXES)
def test_the_rulesets_quote_the_intervals(table):
    """The evidence of each weight names its interval, widened to four decimals, in both tongues."""
    indicators = load(RULESETS[table]).parameters
    for name, interval in weight_intervals(table).items():
        weight = indicators[f"indicators.{name}.weight"]
        assert weight.value == _weights(table)[name]
        assert weight.provenance.basis == "inferred"
        for lang in LANGUAGES:
            said = weight.provenance.because.get(lang)
            assert all(decimal_text(end, lang, places=4) in said for end in _outward(interval))
