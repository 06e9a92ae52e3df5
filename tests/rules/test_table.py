"""Data for a ruleset: from cells to columns of whole numbers."""

from __future__ import annotations

import io

import pytest

from govrank import GovrankError, load, read_table
from tests.loading import load_text
from tests.scoring import HEAD

RULESET = load_text(
    HEAD
    + """indicators:
  - {id: a, title: {vi: Tin tức, en: News}, max: 10, places: 2, score: {method: points}}
  - {id: b, max: 1, missing: zero, score: {method: checklist, items: [{id: met, points: 1}]}}
"""
)
CSV = "Đơn vị;TIN TỨC;met\nSở Y tế;7,5;có\nSở Nội vụ;10;\n"


@pytest.mark.parametrize("source", [bytes, io.BytesIO])
def test_a_table_is_read_as_a_spreadsheet_saves_it(source):
    """Semicolons, decimal commas, a BOM, titles for headers; as bytes or as a stream of them."""
    table = read_table(source(CSV.encode("utf-8-sig")), RULESET)
    assert [unit.id for unit in table.units] == ["so-y-te", "so-noi-vu"]
    assert table.data.columns["a"].numerators == (750, 1000)
    assert table.data.columns["a"].denominator == 100
    assert table.data.columns["met"].states == bytes([0, 1])


def test_a_digest_is_of_the_values_not_of_their_spelling():
    """7,5 and 7.50 are one number; the order of rows does not matter."""
    rows = [{"unit": "Sở Nội vụ", "a": 10, "met": None}, {"unit": "Sở Y tế", "a": "7.50", "met": 1}]
    assert read_table(rows, RULESET).digest == read_table(CSV.encode(), RULESET).digest


def test_all_findings_of_a_table_are_told_at_once():
    """A value outside its domain, a text for a number and a doubled unit: three errors."""
    rows = [
        {"unit": "A", "a": 11, "met": 1},
        {"unit": "B", "a": "bảy", "met": 1},
        {"unit": "A", "a": 1, "met": 1},
    ]
    with pytest.raises(GovrankError) as caught:
        read_table(rows, RULESET)
    assert len(caught.value.diagnostics) == 3


def test_a_unit_without_the_attribute_that_groups_is_refused_at_its_row():
    """Ranking by kind needs every unit's kind."""
    text = (
        HEAD + "indicators: [{id: a, max: 9, score: {method: points}}]\nranking: {groups: kind}\n"
    )
    with pytest.raises(GovrankError, match=r"meaning/group-missing"):
        read_table([{"unit": "A", "a": 1}], load_text(text))


def test_a_unit_of_the_register_is_known_by_its_aliases_only():
    """An alias is found; a misspelling is an error that names the nearest."""
    ruleset = load("bacgiang/ict-districts")
    cells = {each.id: 1 for each in ruleset.rules.inputs}
    table = read_table([{"unit": "Huyện Yên Thế", **cells}], ruleset)
    assert table.units[0].id == "huyen-yen-the"
    with pytest.raises(GovrankError, match=r"Yên Thế"):
        read_table([{"unit": "Huyện Yên Thee", **cells}], ruleset)
