"""Cases: what a publication holds, and what it may speak of."""

from __future__ import annotations

import pytest

from govrank.errors import GovrankError
from govrank.rules.case import load_case

TEXT = """\
govrank: "1"
id: test-case
title: {vi: Thông báo, en: Announcement}
source: {ref: 1/TB, date: "2021-12", title: Thông báo, note: Trang 2}
tables:
  - id: first
    title: Phụ lục I
    ruleset: a/b
    data: first.csv
    columns: {position: TT, unit: Tên, total: Tổng, grade: Loại, rank: Hạng}
    readings: {parts: exact, total: "rounded:2"}
    because: printed so
  - {id: second, ruleset: a/c, data: second.csv, columns: {total: Tổng}}
notes:
  - {kind: assumed, text: {vi: giả định, en: assumed}}
  - {kind: quirk, tables: [first, %s], text: odd}
"""


def write(tmp_path, name):
    """Write the case with a note about the table `name`."""
    path = tmp_path / "t.case.yaml"
    path.write_text(TEXT % name, encoding="utf-8")
    return path


def test_a_case_holds_its_tables_in_order_and_its_notes(tmp_path):
    """Every part of the file is there, and the data are sought beside it."""
    case = load_case(write(tmp_path, "second"))
    first, second = case.tables
    assert (first.id, first.title.vi, first.ruleset, first.data) == (
        "first", "Phụ lục I", "a/b", tmp_path / "first.csv",
    )  # fmt: skip
    assert dict(first.columns)["rank"] == "Hạng"
    assert dict(first.readings) == {"parts": "exact", "total": "rounded:2"}
    assert first.because.en == "printed so"
    assert (second.title.vi, second.readings, second.mark.line) == ("second", (), 13)
    assert [(note.kind, note.tables, note.text.en) for note in case.notes] == [
        ("assumed", (), "assumed"), ("quirk", ("first", "second"), "odd"),
    ]  # fmt: skip
    assert case.source.vi == "Thông báo"


def test_a_note_speaks_of_tables_of_the_case(tmp_path):
    """A table that is not there is told at its place, with the nearest."""
    with pytest.raises(GovrankError) as error:
        load_case(write(tmp_path, "secnod"))
    (found,) = error.value.diagnostics
    assert (found.code, found.mark.line, found.mark.column) == ("meaning/unknown-table", 16, 35)
    assert found.hint("vi") == "có phải: second?"
    assert found.text("vi") == "không có bảng “secnod” trong tệp này"
