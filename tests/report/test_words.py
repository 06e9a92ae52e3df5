"""The words that reports share."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govrank.audit.verdicts import VERDICTS
from govrank.report.words import (
    VERDICT_MEANINGS,
    VERDICT_WORDS,
    counted,
    exact,
    number,
    parameter_words,
    reading_words,
    say,
    shared_places,
)
from tests.report.samples import rich


def test_numbers_in_both_languages():
    """Tables write the decimal mark of the language, JSON the point, nothing a dash or null."""
    half = Fraction(1, 2)
    assert [number(half, "vi"), number(half, "en", 2), number(None, "vi")] == ["0,5", "0.50", "–"]
    assert [exact(half), exact(Fraction(1, 3)), exact(None)] == ["0.5", "1/3", None]


def test_shared_places_leave_out_endless_digits():
    """A column has the places of its longest number; thirds and 13 decimals do not count."""
    values = [Fraction(1, 4), None, Fraction(1, 3), Fraction(1, 10**13)]
    assert shared_places(values) == 2
    assert shared_places([]) == 0


def test_counts_leave_out_what_is_not_there():
    """Only verdicts that occur are counted; without any it is nought."""
    none = dict.fromkeys(VERDICTS, 0)
    assert counted({**none, "exact": 5, "certified": 15}, "en") == "5 exact, 15 certified"
    assert counted(none, "vi") == "0"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_verdict_has_words(lang):
    """Each verdict is named and explained in both languages, each differently."""
    assert len({VERDICT_WORDS[each].get(lang) for each in VERDICTS}) == len(VERDICTS)
    assert len({VERDICT_MEANINGS[each].get(lang) for each in VERDICTS}) == len(VERDICTS)


def test_readings_in_words():
    """Readings are said in words."""
    assert reading_words("truncated:3", "en") == "cut off at 3 decimals, not rounded"
    assert reading_words("rounded:2", "vi") == "làm tròn đến 2 chữ số thập phân"
    assert reading_words("exact", "vi") == "in đầy đủ"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("indicators.news.max", "ceiling of News"),
        ("indicators.published.score.each", "points for each of Published"),
        ("grades.good.from", "Good from"),
        ("grades.fair.above", "Fair above"),
        ("grades.good.when.at_least", "least value (Good)"),
        ("indicators.news.score.value.sum.0", "figure of News"),
        ("indicators.news.score.value.steps.below", "value below the lowest step of News"),
        ("limits.0.when.below", "value to stay below of limit 1"),
        ("quotas.1.limit", "limit of quota 2"),
        ("total.max", "ceiling (the total)"),
        ("inputs.bonus.max", "ceiling of Bonus"),
        ("elsewhere.deep.odd", "odd of deep.odd"),
    ],
)
def test_parameters_in_words(address, words):
    """A figure is named by what it is and what it belongs to, whatever its address."""
    assert parameter_words(rich(), address, "en") == words


def test_phrases_take_words_of_all_kinds():
    """A phrase is filled with texts and numbers of the language."""
    assert say("vi", "có {n}", "there are {n}", n=Fraction(1, 2)) == "có 0,5"
