"""The blank sheet: it reads back, and says what its cells take."""

from __future__ import annotations

import sys
from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import load_workbook

from govrank.engine.ranking import rank
from govrank.errors import GovrankError
from govrank.language import LANGUAGES
from govrank.report.form import csv_form, headings, xlsx_form
from govrank.rules.load import load
from govrank.rules.rebind import with_figures
from govrank.rules.table import read_table
from tests.loading import load_text
from tests.report.samples import portals, rich, simple


def _filled(ruleset, lang, rows):
    """Fill the first cells of a CSV form with rows of texts."""
    head = csv_form(ruleset, lang).splitlines()[0]
    mark = ";" if lang == "vi" else ","
    return "\n".join([head, *(mark.join(row) for row in rows)]).encode()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["eportal", "ict-departments", "ict-districts"])
def test_shipped_forms_read_back(lang, name):
    """Each shipped ruleset's form, filled in, gives every unit and every input."""
    ruleset = load(name)
    lines = csv_form(ruleset, lang).splitlines()
    mark = ";" if lang == "vi" else ","
    count = len(ruleset.rules.inputs)
    assert len(lines) == 31
    filled = [
        lines[0],
        *(line.removesuffix(mark * count) + f"{mark}1" * count for line in lines[1:]),
    ]
    ranking = rank(ruleset, read_table("\ufeff{}".format("\n".join(filled)).encode(), ruleset))
    assert len(ranking) == 30
    assert {each.rank for each in ranking} == {1}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_form_without_a_register_asks_for_the_group(lang):
    """Without a register the form has a column for the attribute that groups, and no units."""
    titles = [each.title for each in headings(rich(), lang)]
    assert titles[1] == "@kind"
    assert len(csv_form(rich(), lang).splitlines()) == 1
    answers = {"@kind": "x", "Chủ trì": "Cấp phó", "Chair": "Deputy", "Có trang": "có",
               "Has a site": "yes"}  # fmt: skip
    row = ["A", *(answers.get(title, "1") for title in titles[1:])]
    table = read_table(_filled(rich(), lang, [row]), rich())
    assert [unit.id for unit in table.units] == ["a"]


def test_headings_hold_the_ceiling_of_points():
    """What an assessor may give stands in the heading; other inputs have none."""
    titles = [each.title for each in headings(rich(), "vi")]
    assert "Tin tức: 6 điểm" in titles
    assert "Số bộ" in titles


def test_headings_that_would_be_misread_fall_back():
    """Inputs of one title are told apart by code, or by id; units keep a heading of their own."""
    text = """
        govrank: "1"
        id: demo/same
        version: "1"
        title: x
        indicators:
          - {id: a, code: "1.1", title: Unit, max: 1, score: {method: points}}
          - {id: b, title: Unit, max: 1, score: {method: points}}
          - {id: c, title: Name, max: 1, score: {method: points}}
    """
    titles = [each.title for each in headings(load_text(text), "en")]
    assert titles == ["Agency", "1.1", "b", "Name: 1 points"]


def test_endless_ceilings_stay_out_of_headings():
    """A ceiling without end of digits cannot be written in a heading."""
    ruleset = with_figures(simple(), {"indicators.a.max": Fraction(1, 3)})
    assert headings(ruleset, "en")[1].title == "Part A"


def test_notes_say_what_a_cell_takes():
    """The note of a heading gives code, domain, unit, decimals and what a blank means."""
    notes = {each.title: each.note for each in headings(rich(), "en")}
    assert notes["News: 6 points"] == (
        "Id: 1.1\nA number, from 0 to 6, at most 6 decimals\nBlank: counts as 0\n"
        "'not applicable': is left out"
    )
    assert notes["Sets"] == "Id: sets\nA whole number, from 0 to 6\nUnit: bộ"
    assert "Blank: counts as 1" in notes["Bonus"]
    assert "One of: Head; Deputy" in notes["Chair"]
    assert "Yes or no" in notes["Has a site"]


def _sheet(ruleset, lang):
    return load_workbook(BytesIO(xlsx_form(ruleset, lang))).active


def test_a_workbook_has_notes_and_checks():
    """Headings carry their notes, and cells check numbers, answers and truths themselves."""
    sheet = _sheet(rich(), "vi")
    heads = {cell.value: cell for cell in sheet[1]}
    assert "Số nguyên, từ 0 đến 6" in heads["Số bộ"].comment.text
    rules = {
        str(each.sqref).split(":")[0][0]: each for each in sheet.data_validations.dataValidation
    }
    column = {title: cell.column_letter for title, cell in heads.items()}
    whole = rules[column["Số bộ"]]
    assert (whole.type, whole.operator, whole.formula1, whole.formula2) == (
        "whole",
        "between",
        "0",
        "6",
    )
    assert rules[column["Toàn trình"]].operator == "greaterThanOrEqual"
    assert rules[column["Điểm thưởng"]].operator == "lessThanOrEqual"
    assert rules[column["Chủ trì"]].formula1 == '"Người đứng đầu,Cấp phó"'
    assert rules[column["Có trang"]].formula1 == '"có,không"'
    assert column["Tin tức: 6 điểm"] not in rules
    assert str(whole.sqref).endswith("200")
    assert sheet.freeze_panes == "B2"


def test_a_workbook_reads_back():
    """A workbook that is filled in is read with every unit and value."""
    book = load_workbook(BytesIO(xlsx_form(portals(), "vi")))
    for row in book.active.iter_rows(min_row=2, min_col=2):
        for cell in row:
            cell.value = 4.5
    stored = BytesIO()
    book.save(stored)
    table = read_table(stored.getvalue(), portals())
    assert len(table.units) == 30
    assert str(rank(portals(), table)[0].total) == "54"


def test_a_name_is_no_formula():
    """A title that begins like a formula is stored as a text."""
    text = """
        govrank: "1"
        id: demo/formula
        version: "1"
        title: x
        indicators:
          - {id: a, title: "=1+1", max: 1, score: {method: points}}
    """
    cell = _sheet(load_text(text), "en").cell(1, 2)
    assert (cell.value, cell.data_type) == ("=1+1: 1 points", "s")


def test_answers_that_a_list_cannot_hold_are_not_listed():
    """Answers with commas, or too long together, leave the cell unchecked; no bound none either."""
    text = """
        govrank: "1"
        id: demo/long
        version: "1"
        title: x
        inputs:
          - {id: free, kind: number}
          - {id: comma, kind: choice, choices: [{id: p, title: "một, hai"}, {id: q, title: ba}]}
        indicators:
          - {id: value, score: {method: value, of: free}, min: 0, max: 1}
          - {id: comma, max: 1, score: {method: choice,
             choices: [{id: p, title: "một, hai", points: 1}, {id: q, title: ba, points: 0}]}}
    """
    assert _sheet(load_text(text), "vi").data_validations.dataValidation == []


def test_a_missing_extra_is_named(monkeypatch):
    """Without openpyxl the extra to install is named."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(GovrankError, match=r"govrank\[xlsx\]"):
        xlsx_form(simple(), "en")
