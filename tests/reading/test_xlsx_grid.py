"""An Excel workbook as a table."""

from __future__ import annotations

import sys
import zipfile
from datetime import date, datetime, time
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from govrank.errors import GovrankError
from govrank.reading import xlsx_grid as module
from govrank.reading.figures import plain_digits
from govrank.reading.xlsx_grid import xlsx_grid


def saved(book):
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def workbook(*rows):
    book = Workbook()
    book.active.title = "Bảng"
    for row in rows:
        book.active.append(row)
    return book


def cells(data, **named):
    rows = xlsx_grid(data, "t.xlsx", **named).rows
    return [[(cell.text, cell.typed) for cell in row] for row in rows]


def texts(data, **named):
    return [[text for text, _ in row] for row in cells(data, **named)]


def found(data, **named):
    with pytest.raises(GovrankError) as caught:
        xlsx_grid(data, "t.xlsx", **named)
    assert caught.value.render("vi")
    return [(each.code, str(each.mark)) for each in caught.value.diagnostics]


def patched(data, part, *changes):
    """Return the workbook with texts of one part replaced."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.infolist():
            content = old.read(each)
            if each.filename == part:
                for before, after in changes:
                    assert before in content
                    content = content.replace(before, after)
            new.writestr(each.filename, content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_stored_values_come_out_by_their_fewest_digits():
    """Doubles, whole numbers, answers, texts and nothing; only numbers and answers are typed."""
    data = saved(workbook(["unit", "a"], [0.1, 5], [5.0, 1e-7], [True, "8,5"], [None, 90.5]))
    assert cells(data) == [
        [("unit", False), ("a", False)],
        [("0.1", True), ("5", True)],
        [("5", True), ("0.0000001", True)],
        [("true", True), ("8,5", False)],
        [(None, False), ("90.5", True)],
    ]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False, width=64), min_size=1, max_size=5))
def test_any_double_comes_back(doubles):
    """The digits read give back the very double that was stored."""
    doubles = [double for double in doubles if plain_digits(repr(double)) is not None]
    read = texts(saved(workbook(["a"], *[[double] for double in doubles])))
    # openpyxl itself writes sixteen digits of a double; what those say is what is stored.
    assert [float(text) for (text,) in read[1:]] == [float(f"{each:.16g}") for each in doubles]


def test_a_place_is_the_cell():
    """The source names the worksheet, line and column are those of the cell."""
    data = saved(workbook(["a", "b"], [1, 2]))
    assert str(xlsx_grid(data, "t.xlsx").rows[1][1].mark) == "t.xlsx!Bảng:2:2"


def test_a_number_of_absurd_size_is_left_as_it_stands():
    """What cannot be written in 64 digits is refused later, as the cell's fault."""
    data = saved(workbook(["a"], [1e300]))
    assert texts(data)[1] == ["1e+300"]


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [
        (0.95, "0%", "95%"),
        (0.125, "0.00%", "12.5%"),
        (1, "0%", "100%"),
        (0.1, '0.0"%"', "0.1"),
        (0.1, r"0.0\%", "0.1"),
        (0.94689, "0.00", "0.94689"),
        (1e300, "0%", "1e+300"),
    ],
)
def test_a_percentage_is_read_as_it_is_shown(value, shown, text):
    """A format hides no digits; but a cell shown as 95% is 95%, as its CSV has it."""
    book = workbook(["a"], [value])
    book.active["A2"].number_format = shown
    assert texts(saved(book))[1] == [text]


def test_dates_are_texts_in_iso_form():
    """A date that was meant as a number is refused where the number is read."""
    data = saved(workbook([date(2021, 5, 8), datetime(2021, 5, 8, 7, 30), time(7, 30)]))  # noqa: DTZ001 - Excel knows no zones
    assert texts(data) == [["2021-05-08", "2021-05-08 07:30:00", "07:30:00"]]


def test_the_first_sheet_that_shows_is_read():
    """Hidden worksheets are passed over unless named."""
    book = workbook(["hidden"])
    book.create_sheet("Số liệu").append(["shown"])
    book.active.sheet_state = "hidden"
    assert texts(saved(book)) == [["shown"]]
    assert texts(saved(book), sheet="BẢNG") == [["hidden"]]


def test_an_unknown_sheet_is_refused_with_the_names_there_are():
    """The near name is suggested, or all of them."""
    data = saved(workbook(["a"]))
    assert found(data, sheet="Bang 1") == [("data/unknown-sheet", "t.xlsx")]
    with pytest.raises(GovrankError, match="Bảng"):
        xlsx_grid(data, "t.xlsx", sheet="zzzzzz")


def test_a_formula_gives_its_stored_value():
    """What the spreadsheet computed is read; an empty text is a value, too."""
    data = saved(workbook(["a", "b"], ["=1/8", '=""']))
    data = patched(
        data,
        SHEET,
        (b"<f>1/8</f><v />", b"<f>1/8</f><v>0.125</v>"),
        (b'<c r="B2"><f>""</f><v />', b'<c r="B2" t="str"><f>""</f><v></v>'),
    )
    assert texts(data)[1][0] == "0.125"


def test_a_formula_without_stored_value_is_named_by_its_cell():
    """A workbook written by a program may hold formulas that nothing computed."""
    book = workbook(["a"] * 28, ["=1+1"])
    book.active["AB2"] = "=2+2"
    data = saved(book)
    assert found(data) == [
        ("data/formula-without-value", "t.xlsx!Bảng:2:1"),
        ("data/formula-without-value", "t.xlsx!Bảng:2:28"),
    ]
    with pytest.raises(GovrankError, match="Cell AB2"):
        xlsx_grid(data, "t.xlsx")


def test_an_error_of_the_spreadsheet_is_its_text():
    """The column that needs the value refuses it."""
    assert cells(saved(workbook(["#N/A", "#DIV/0!"]))) == [[("#N/A", False), ("#DIV/0!", False)]]


def test_merged_cells_keep_their_first_value_and_say_so():
    """Only the first cell has the value; the others are marked, within the table."""
    book = workbook(["unit", "a"], ["x", 1], ["y"], ["z", 2])
    book.active.merge_cells("B2:B3")
    book.active.merge_cells("D90:F99")
    rows = xlsx_grid(saved(book), "t.xlsx").rows
    assert [[cell.merged for cell in row] for row in rows] == [
        [False, False],
        [False, False],
        [False, True],
        [False, False],
    ]
    assert rows[2][1].text is None


def test_hidden_rows_are_read_with_a_note():
    """A filter hides rows from the eye, not from the table."""
    book = workbook(["a"], [1], [2])
    for line in (2, 3, 9):
        book.active.row_dimensions[line].hidden = True
    read = xlsx_grid(saved(book), "t.xlsx")
    assert [cell.text for row in read.rows for cell in row] == ["a", "1", "2"]
    assert [(note.code, note.mark.line, note.params) for note in read.notes] == [
        ("data/hidden-rows", 2, (("count", 2),))
    ]


def test_rows_have_one_width_and_end_with_the_last_value():
    """Short rows are filled; formatted cells without value, and rows below the last, are cut."""
    book = workbook(["a", "b", "c"], [1], [], [2, 3])
    book.active["E2"].number_format = "0.00"
    book.active["A9"].number_format = "0.00"
    assert texts(saved(book)) == [
        ["a", "b", "c"],
        ["1", None, None],
        [None, None, None],
        ["2", "3", None],
    ]


def test_an_empty_sheet_is_an_empty_table():
    """A worksheet without values has no rows."""
    assert texts(saved(Workbook())) == []


def test_a_workbook_that_unpacks_too_large_is_refused_unopened(monkeypatch):
    """The stated sizes are looked at before anything is unpacked."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (module.MOST_UNPACKED + 1))
    monkeypatch.setattr(module, "_opened", None)
    assert found(out.getvalue()) == [("data/too-large", "t.xlsx")]


@pytest.mark.parametrize(
    "change",
    [
        (b'<row r="2">', b'<row r="900000000000">'),
        (b'<c r="A2"', b'<c r="XFD2"'),
    ],
)
def test_cells_far_away_are_refused(monkeypatch, change):
    """A stray cell at the far end does not fill the memory with empty ones."""
    monkeypatch.setattr(module, "MOST_CELLS", 1000)
    data = patched(saved(workbook(["a"], [1])), SHEET, change)
    assert found(data) == [("data/oversized-table", "t.xlsx")]


def test_a_wide_row_in_a_long_table_is_refused(monkeypatch):
    """Rows are filled to one width only as far as the limit."""
    monkeypatch.setattr(module, "MOST_CELLS", 100)
    data = saved(workbook(*[[1]] * 20, list(range(20))))
    assert found(data) == [("data/oversized-table", "t.xlsx")]


def test_merged_areas_that_cover_everything_many_times_are_refused(monkeypatch):
    """Overlapping areas count as often as they are there."""
    monkeypatch.setattr(module, "MOST_CELLS", 20)
    areas = b'<mergeCell ref="A1:B2"/>' * 6
    data = saved(workbook(["a", "b"], [1, 2]))
    data = patched(
        data, SHEET, (b"</sheetData>", b"</sheetData><mergeCells>" + areas + b"</mergeCells>")
    )
    assert found(data) == [("data/oversized-table", "t.xlsx!Bảng")]


def test_cells_without_address_follow_one_another():
    """Some programs leave addresses out; the order then tells."""
    data = saved(workbook(["a", "b"], [1, "=1+1"]))
    data = patched(
        data, SHEET, (b'<row r="2">', b"<row>"), (b'<c r="A2"', b"<c"), (b'<c r="B2"', b"<c")
    )
    assert found(data) == [("data/formula-without-value", "t.xlsx!Bảng:2:2")]


@pytest.mark.parametrize(
    "change",
    [
        (b"<worksheet", b"<!DOCTYPE x><worksheet"),
        (b"<sheetData>", b"<sheetData"),
        (b'<c r="A2"', b'<c r="2A"'),
        (b'<row r="2"', b'<row r="two"'),
        (b'<c r="A2" t="n"><v>1</v>', b'<c r="A2" t="n"><v>one</v>'),
    ],
)
def test_a_broken_sheet_is_one_finding(change):
    """No exception of the XML or of the library escapes."""
    data = patched(saved(workbook(["a"], [1])), SHEET, change)
    assert found(data) == [("data/broken-workbook", "t.xlsx")]


def test_a_broken_archive_is_one_finding():
    """A file that is no zip, or a zip that is no workbook, is refused."""
    whole = saved(workbook(["a"], [1]))
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "a")
    for data in (b"", b"PK\x03\x04", whole[: len(whole) // 2], out.getvalue()):
        assert found(data) == [("data/broken-workbook", "t.xlsx")]


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_no_damage_escapes_as_another_exception(data):
    """Flipped bytes give a table or a GovrankError."""
    damaged = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    assert _read(bytes(damaged)) is None or _read(bytes(damaged)).name == "t.xlsx!Bảng"


WHOLE = saved(workbook(["unit", "a"], ["x", 0.5], ["y", 1]))


def _read(data):
    try:
        return xlsx_grid(data, "t.xlsx")
    except GovrankError as error:
        error.render("vi")
        return None


def test_without_openpyxl_the_extra_is_named(monkeypatch):
    """The message says what to install."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(GovrankError, match=r'pip install "govrank\[xlsx\]"') as caught:
        xlsx_grid(WHOLE, "t.xlsx")
    assert [each.code for each in caught.value.diagnostics] == ["data/missing-extra"]
