"""A table with its meaning."""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from govrank.errors import GovrankError, Mark, Source
from govrank.language import Text
from govrank.reading.cells import Cell, Grid
from govrank.reading.figures import Figure, State
from govrank.reading.grid import read_grid, rows_grid
from govrank.reading.sheet import Field, read_sheet
from govrank.reading.units import Register, Unit

A = Field("a", titles=("Điểm A",), low=Fraction(0), high=Fraction(10), places=2)
B = Field("b", low=Fraction(0), high=Fraction(10), places=2, missing=True)
FIELDS = (A, B)
YEN_THE = Unit("yen-the", Text("Huyện Yên Thế"), ("UBND Huyện Yên Thế",), {"kind": "district"})
REGISTER = Register("r", (YEN_THE, Unit("tan-yen", Text("Huyện Tân Yên"))))

# Excerpts of the announcement of Bắc Giang for 2021: Appendix II (both decimal marks, 1,000 for
# 1) and Appendix III (points behind the titles, decimal commas in quotes, the header again at
# the page break with a title misspelt, as its like in Appendix I).
APPENDIX_2 = """\
TT,Tiêu đề,Chỉ số Hạ tầng kỹ thuật,Chỉ số Ứng dụng nội bộ,Chỉ số ứng dụng CNTT,Xếp loại
1,UBND thành phố Bắc Giang,"1,000",0.748,0.82250,Tốt
2,UBND Huyện Việt Yên,"1,000",0.623,0.82010,Tốt
8,UBND Huyện Yên Thế,0.900,0.645,0.74990,Khá
"""
APPENDIX_3 = """\
TT,Tiêu chí,Thông tin giới thiệu: 6 điểm,"Tin tức, sự kiện: 10 điểm",Chuyển đổi số: 5 điểm,Tổng điểm,Xếp loại
2,Sở Y tế,6,10,5,"90,5",Tốt
12,Sở Ngoại vụ,6,"7,69",5,"84,19",Tốt

TT,Tiêu chí,Thông tin giới thiệu: 6 điểm,"Tin tức, sự kiện: 10 điểm",Chuyên đổi sô: 5 điễm,Tổng  điểm,Xếp loạii
16,Sở Giao thông vận tải,6,7,2,"76,5",Khá
"""  # noqa: E501 - as printed
GRADE = Field(
    "grade", titles=("Xếp loại",), kind="choice", choices=(("good", ("Tốt",)), ("fair", ("Khá",)))
)


def sheet(text, fields=FIELDS, **named):
    return read_sheet(read_grid(text.encode(), name="t.csv"), fields, **named)


def found(text, fields=FIELDS, **named):
    with pytest.raises(GovrankError) as caught:
        sheet(text, fields, **named)
    assert caught.value.render("vi")
    assert caught.value.render("en")
    return [(each.code, each.mark.line, each.mark.column) for each in caught.value.diagnostics]


def values(read, name):
    return [cell.value if isinstance(cell, Figure) else cell for cell in read.cells[name]]


def test_a_plain_table_is_units_and_figures():
    """Units in the order of the rows, values by field, places of the rows."""
    read = sheet("unit,a,b\nSở Y tế,8.5,\nSở Nội vụ,10,0\n")
    assert [unit.id for unit in read.units] == ["so-y-te", "so-noi-vu"]
    assert values(read, "a") == [Fraction(17, 2), 10]
    assert values(read, "b") == [State.MISSING, 0]
    assert [mark.line for mark in read.marks] == [2, 3]
    assert (read.notes, read.unused, read.positions) == ((), (), ())


def test_a_table_with_both_decimal_marks_reads_and_says_so():
    """Appendix II prints 1,000 for 1 beside 0.748; the domain settles it, and a note tells."""
    index = [
        Field(name, titles=(title,), low=Fraction(0), high=Fraction(1), places=places)
        for name, title, places in (
            ("infrastructure", "Chỉ số Hạ tầng kỹ thuật", 3),
            ("internal", "Chỉ số Ứng dụng nội bộ", 3),
            ("total", "Chỉ số ứng dụng CNTT", 5),
        )
    ]
    read = sheet(APPENDIX_2, [*index, GRADE])
    assert values(read, "infrastructure") == [1, 1, Fraction(9, 10)]
    assert [figure.places for figure in read.cells["total"]] == [5, 5, 5]
    assert read.cells["grade"] == ("good", "good", "fair")
    assert read.positions == ("1", "2", "8")
    assert [note.code for note in read.notes] == ["data/mixed-decimals"]
    assert "0.748" in read.notes[0].text("vi")


def test_a_header_again_at_a_page_break_is_passed_over_and_said():
    """Four titles in five must be there, so that a title misspelt there does not matter."""
    points = [
        Field(name, titles=(title,), low=Fraction(0), high=Fraction(high), places=2)
        for name, title, high in (
            ("about", "Thông tin giới thiệu", 6),
            ("news", "Tin tức, sự kiện", 10),
            ("digital", "Chuyển đổi số", 5),
            ("total", "Tổng điểm", 100),
        )
    ]
    read = sheet(APPENDIX_3, [*points, GRADE])
    assert [unit.title.vi for unit in read.units][2] == "Sở Giao thông vận tải"
    assert values(read, "news") == [10, Fraction(769, 100), 7]
    assert [(note.code, note.mark.line) for note in read.notes] == [("data/repeated-header", 5)]


def test_a_row_less_like_the_header_is_a_row():
    """Below four in five it is read as a unit, and its cells refused."""
    assert found("unit,a,b\nx,1,2\nunit,a,3\n") == [("data/not-a-number", 3, 6)]


def test_a_short_header_repeated_is_still_recognised():
    """The rule holds for two columns as for fourteen."""
    assert [note.code for note in sheet("unit,a\nx,1\nUNIT,A\ny,2\n", [A]).notes] == [
        "data/repeated-header"
    ]


@pytest.mark.parametrize("row", ["(1),(2),(3),(4)", "(A),(B),(1),(2)", "A,B,1,2"])
def test_a_row_that_numbers_the_columns_is_passed_over_and_said(row):
    """Official tables number their columns below the header."""
    read = sheet(f"TT,unit,a,b\n{row}\n1,x,1,2\n")
    assert [unit.id for unit in read.units] == ["x"]
    assert [note.code for note in read.notes] == ["data/column-numbers"]


@pytest.mark.parametrize("row", ["A,1,2", "1,2,3", "B,1,2"])
def test_a_unit_of_a_short_name_is_not_mistaken_for_column_numbers(row):
    """A row is passed over only where nothing else can be meant."""
    assert len(sheet(f"unit,a,b\n{row}\n").units) == 1


def test_titles_above_the_table_are_passed_over_and_said():
    """A note tells how many rows stand above the header."""
    read = sheet("Phụ lục I,,\nnăm 2021,,\nunit,a,b\nx,1,2\n")
    assert [(note.code, note.mark.line, note.params) for note in read.notes] == [
        ("data/rows-above-header", 1, (("count", 2),))
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_vietnamese_export_reads_like_the_plain_table(encoding):
    """Semicolons, decimal commas and a BOM make no difference to the values."""
    plain = sheet("unit,a,b\nSở Y tế,8.5,0.25\nSở Nội vụ,10,7\n")
    export = "unit;a;b\r\nSở Y tế;8,5;0,25\r\nSở Nội vụ;10;7\r\n".encode(encoding)
    read = read_sheet(read_grid(export), FIELDS)
    assert read.units == plain.units
    assert [values(read, name) for name in "ab"] == [values(plain, name) for name in "ab"]


def test_a_workbook_reads_like_its_csv():
    """Stored numbers and texts in either convention give the same values."""
    book = Workbook()
    for row in (["unit", "a", "b"], ["Sở Y tế", 8.5, "0,25"], ["Sở Nội vụ", 10, None]):
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    read = read_sheet(read_grid(out.getvalue(), name="t.xlsx"), FIELDS)
    plain = sheet("unit,a,b\nSở Y tế,8.5,0.25\nSở Nội vụ,10,\n")
    assert read.units == plain.units
    assert [values(read, name) for name in "ab"] == [values(plain, name) for name in "ab"]


def test_python_rows_read_like_their_csv():
    """Mappings are a table like any other."""
    read = read_sheet(rows_grid({"Sở Y tế": {"a": "8,5", "b": None}}), FIELDS)
    assert values(read, "a") == [Fraction(17, 2)]
    assert values(read, "b") == [State.MISSING]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("tốt", "data/not-a-number"),
        ("11", "data/outside-domain"),
        ("0.123", "data/too-many-places"),
        ("", "data/missing"),
        ("N/A", "data/not-applicable"),
        ("-", "data/dash"),
        ("+1", "data/leading-plus"),
        ("1e5", "data/exponent"),
        ("5%", "data/percent-sign"),
        ("1/2", "data/fraction"),
        ("nan", "data/not-finite"),
        ("8-May", "data/date"),
        ("#REF!", "data/spreadsheet-error"),
        ("\uff15", "data/foreign-digits"),
        ("1" * 65, "data/too-long"),
    ],
)
def test_a_damaged_cell_is_one_finding(cell, expected):
    """One damage, one diagnostic, at the cell."""
    assert found(f"unit;a;b\nx;1;2\ny;{cell};3\n") == [(expected, 3, 3)]


def test_a_finding_names_column_unit_and_value():
    """The words tell where to look in the table, in both languages."""
    with pytest.raises(GovrankError) as caught:
        sheet("unit,Điểm A,b\nSở Y tế,11,2\n")
    (finding,) = caught.value.diagnostics
    assert finding.text("en") == "Column “Điểm A”, Sở Y tế: “11” is outside what is allowed."
    assert finding.hint("vi") == "cần một số từ 0 đến 10"


def test_a_row_without_unit_is_called_by_its_number():
    """A cell of a nameless row is found by the row."""
    with pytest.raises(GovrankError) as caught:
        sheet("unit,a,b\n,11,2\n")
    first, second = caught.value.diagnostics
    assert first.text("vi") == "Ở dòng 2 không có tên đơn vị."
    assert "row 2" in second.text("en")


def test_an_ambiguous_number_asks_for_the_decimal_mark():
    """Both readings are shown; told the mark, the cell is read."""
    wide = Field("a")
    assert found("unit;a\nx;1,234\n", [wide]) == [("data/ambiguous-number", 2, 3)]
    read = sheet("unit;a\nx;1,234\n", [wide], decimal=",")
    assert values(read, "a") == [Fraction(1234, 1000)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("x,1,2\nX,3,4", [("data/duplicate-unit", 3, 1)]),
        (",1,2", [("data/empty-unit", 2, 1)]),
        ("…,1,2", [("data/nameless-unit", 2, 1)]),
        ("#N/A,1,2", [("data/spreadsheet-error", 2, 1)]),
        ("x,1", [("data/too-few-cells", 2, 0)]),
        ("x,8,5,2", [("data/unquoted-comma", 2, 0)]),
    ],
)
def test_what_is_wrong_with_a_row(rows, expected):
    """Units without name, twice, or in rows of another width."""
    assert found(f"unit,a,b\n{rows}\n") == expected


def test_too_many_cells_between_semicolons_need_quotes():
    """Without commas as delimiters the decimal comma is not to blame."""
    assert found("unit;a;b\nx;1;2;3\ny;1;2;3\nz;1;2\n") == [
        ("data/too-many-cells", 2, 0),
        ("data/too-many-cells", 3, 0),
    ]


def test_empty_cells_behind_a_row_and_empty_rows_are_passed_over():
    """Spreadsheets leave both."""
    read = sheet("unit,a,b\nx,1,2,,\n,,\n \n\ny,3,4\n")
    assert [unit.id for unit in read.units] == ["x", "y"]


def test_a_unit_given_twice_is_shown_with_its_first_row():
    """Without a register, names alike but for marks make one id, which cannot stand."""
    with pytest.raises(GovrankError) as caught:
        sheet("unit,a,b\nTân Yên,1,2\nTấn Yên,3,4\n")
    (finding,) = caught.value.diagnostics
    assert [mark.line for mark in finding.related] == [2]
    assert finding.text("en").startswith("“Tấn Yên” and “Tân Yên” in row 2 differ only in marks")
    assert found("unit,a,b\nTân Yên,1,2\nTÂN  YÊN,3,4\n") == [("data/duplicate-unit", 3, 1)]


def test_units_are_those_of_the_register():
    """A title and an alias are one unit, with all that the register knows of it."""
    assert sheet("unit,a,b\nUBND Huyện Yên Thế,1,2\n", register=REGISTER).units == (YEN_THE,)
    both = "unit,a,b\nUBND Huyện Yên Thế,1,2\nHuyện Yên Thế,1,2\n"
    assert found(both, register=REGISTER) == [("data/duplicate-unit", 3, 1)]


def test_an_unknown_unit_is_suggested_its_like():
    """A unit outside the register is refused, the near name shown."""
    with pytest.raises(GovrankError) as caught:
        sheet("unit,a,b\nHuyện Tân Yênn,1,2\nQuận 1,1,2\n", register=REGISTER)
    near, far = caught.value.diagnostics
    assert near.hint("vi") == "có phải là “Huyện Tân Yên”?"
    assert far.code == "data/unlisted-unit"
    assert "xóa dòng" in far.hint("vi")


def test_a_name_in_other_tone_marks_is_not_the_unit():
    """Tone marks tell words apart: the right name is suggested, and not taken."""
    with pytest.raises(GovrankError) as caught:
        sheet("unit,a,b\nHuyện Yên Thê,1,2\n", register=REGISTER)
    (finding,) = caught.value.diagnostics
    assert finding.render("vi", caret=False) == (
        "t.csv:2:1: lỗi[data/unknown-unit]: “Huyện Yên Thê” không có trong danh mục đơn vị. "
        "(gợi ý: có phải là “Huyện Yên Thế”?)"
    )


@pytest.mark.parametrize("name", ["Tổng cộng", "TRUNG BÌNH:", "Total"])
@pytest.mark.parametrize("register", [None, REGISTER])
def test_a_row_of_totals_is_no_unit(name, register):
    """One finding of the row, whether or not its figures would do as those of a unit."""
    assert found(f"unit,a,b\nHuyện Yên Thế,1,2\n{name},11,2\n", register=register) == [
        ("data/summary-row", 3, 0)
    ]
    assert found(f"TT,unit,a,b\n1,Huyện Yên Thế,1,2\n{name},,1,2\n", register=register) == [
        ("data/summary-row", 3, 0)
    ]


def test_a_unit_may_be_called_like_a_row_of_totals():
    """What the register knows is a unit."""
    register = Register("r", (Unit("tong", Text("Tổng")),))
    assert [unit.id for unit in sheet("unit,a,b\nTổng,1,2\n", register=register).units] == ["tong"]


@pytest.mark.parametrize("name", ["Huyện Yên Thế", "Ghi chú: đến 31/12/2021", ""])
def test_a_row_without_any_value_is_one_finding(name):
    """A unit whose row was not filled in, or a note, is not told cell by cell."""
    text = f"TT,unit,a,b\n1,Huyện Tân Yên,1,2\n2,{name}, ,\n"
    assert found(text, register=REGISTER) == [("data/empty-row", 3, 0)]


def test_a_row_without_any_value_is_read_where_that_may_be():
    """Where every input takes an empty cell, an empty row is one of them."""
    free = [Field(name, missing=True) for name in "ab"]
    assert values(sheet("unit,a,b\nx,,\n", free), "a") == [State.MISSING]


def test_a_hint_offers_only_what_the_column_takes():
    """An empty cell and `not applicable` are offered where they are read, and nowhere else."""
    fields = (
        *(Field("plain", high=Fraction(9)), Field("free", missing=True)),
        Field("both", missing=True, not_applicable=True),
    )
    with pytest.raises(GovrankError) as caught:
        sheet("unit,plain,free,both\nx,-,nan,chín\n", fields)
    assert [each.hint("vi") for each in caught.value.diagnostics] == [
        "cần một số từ 9 trở xuống",
        "cần một số, hoặc để trống nếu chưa có số liệu",
        (
            "cần một số, hoặc để trống nếu chưa có số liệu, hoặc “không áp dụng”; "
            "chỉ viết chữ số, ví dụ 8,5 hoặc 8.5"
        ),
    ]


def test_attributes_of_units_come_from_columns():
    """An attribute column goes before the register, and is no column of values."""
    kind = Field("@kind", kind="text", missing=True, required=False)
    text = "unit,a,kind\nHuyện Yên Thế,1,upland\nHuyện Tân Yên,2,\n"
    read = sheet(text, [A, kind], register=REGISTER)
    assert [unit.attribute("kind") for unit in read.units] == ["upland", None]
    assert set(read.cells) == {"a"}


def test_a_column_that_is_not_there_has_no_cells():
    """An optional field without column is absent from the sheet."""
    assert set(sheet("unit,a\nx,1\n", [A, Field("c", required=False)]).cells) == {"a"}


def test_columns_left_out_are_told():
    """Ignored columns are named in the sheet."""
    assert sheet("unit,a,b,Tổng\nx,1,2,3\n", ignore=["*"]).unused == ("Tổng",)


def test_a_renamed_column_is_read():
    """The caller's renaming reaches the header."""
    assert values(sheet("unit,z,b\nx,1,2\n", rename={"z": "a"}), "a") == [1]


def test_a_table_without_units_column_is_still_read_through():
    """What is wrong with the header does not hide what is wrong with the cells."""
    assert found("xã,a,b\nx,11,2\n") == [
        ("data/no-unit-column", 1, 0),
        ("data/extra-column", 1, 1),
        ("data/outside-domain", 2, 3),
    ]


def test_a_merged_cell_is_refused_where_a_value_or_a_name_is_due():
    """The value of a merged area belongs to its first row alone."""
    source = Source("t.xlsx!S")
    texts = (("unit", "a"), ("x", "1"), (None, None))
    rows = tuple(
        tuple(
            Cell(text, Mark(source, line, column), merged=text is None)
            for column, text in enumerate(row, 1)
        )
        for line, row in enumerate((*texts, ("y", None)), 1)
    )
    with pytest.raises(GovrankError) as caught:
        read_sheet(Grid("t.xlsx!S", rows), [A])
    assert [(each.code, each.mark.line) for each in caught.value.diagnostics] == [
        ("data/merged-cell", 4)
    ]
    named = (*rows[:2], (rows[2][0], rows[1][1]))
    with pytest.raises(GovrankError) as caught:
        read_sheet(Grid("t.xlsx!S", named), [A])
    assert [each.code for each in caught.value.diagnostics] == ["data/merged-cell"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("data/empty-table", 0, 0)]),
        ("\n ;\n", [("data/empty-table", 0, 0)]),
        ("unit,a,b\n", [("data/no-rows", 1, 1)]),
        ("unit,a,b\nunit,a,b\n", [("data/no-rows", 1, 1)]),
    ],
)
def test_a_table_without_rows_is_refused(text, expected):
    """Nothing at all, and a header alone, are told apart."""
    assert found(text) == expected


def test_a_text_in_the_old_encoding_is_said_once():
    """TCVN3 letters read as Unicode are one finding of the file, not one a cell."""
    text = "§¬n vÞ;a;b\nSë Y tÕ;1;2\nSë Néi vô;1;2\nSë Tµi chÝnh;1;2\nSë X©y dùng;1;2\n"
    assert found(text) == [("data/tcvn3", 0, 0)]


def test_all_findings_come_at_once_in_order():
    """Header, cells and units, by their places."""
    assert found("unit,a,b,zz\nx,11,12,\n,1,x,\n") == [
        ("data/extra-column", 1, 10),
        ("data/outside-domain", 2, 3),
        ("data/outside-domain", 2, 6),
        ("data/empty-unit", 3, 1),
        ("data/dash", 3, 4),
    ]


@pytest.mark.parametrize("rows", [101, 2000])
def test_beyond_a_hundred_findings_the_rest_is_counted(rows):
    """A wholly wrong column does not bury the reader."""
    text = "unit,a,b\n" + "".join(f"u{row},x,1\n" for row in range(rows))
    with pytest.raises(GovrankError) as caught:
        sheet(text)
    *said, last = caught.value.diagnostics
    assert len(said) == 100
    assert dict(last.params) == {"count": rows - 100}


def test_notes_of_the_cells_are_notes_of_the_sheet():
    """What was noticed when the file was read is not lost."""
    grid = rows_grid({"x": {"a": 1}})
    note = sheet("unit,a\nunit,a\nx,1\n", [A]).notes[0]
    assert read_sheet(Grid(grid.name, grid.rows, (note,)), [A]).notes == (note,)


figures = st.integers(0, 1000).map(lambda cents: Fraction(cents, 100))


@settings(deadline=None)
@given(st.lists(st.tuples(figures, st.none() | figures), min_size=1, max_size=6), st.booleans())
def test_a_table_written_in_either_convention_reads_back(rows, vietnamese):
    """Every figure comes back, whichever mark it was written with."""
    mark = "," if vietnamese else "."
    lines = [
        f"unit {place};{_written(a, mark)};{_written(b, mark)}" for place, (a, b) in enumerate(rows)
    ]
    read = sheet("\n".join(["unit;a;b", *lines]))
    assert values(read, "a") == [a for a, _ in rows]
    assert values(read, "b") == [State.MISSING if b is None else b for _, b in rows]


def _written(value, mark):
    return "" if value is None else f"{int(value)}{mark}{int(value * 100) % 100:02}"


@settings(deadline=None)
@given(st.lists(st.lists(st.text("unitab0158.,%-\u1ea5 ", max_size=4), max_size=4), max_size=5))
def test_no_table_escapes_as_another_exception(rows):
    """Any cells give a sheet, or findings with words for them."""
    source = Source("t")
    grid = Grid(
        "t",
        tuple(
            tuple(Cell(text, Mark(source, line, column)) for column, text in enumerate(row, 1))
            for line, row in enumerate(rows, 1)
            if row
        ),
    )
    assert _codes(grid) is not None


def _codes(grid):
    try:
        return read_sheet(grid, FIELDS).cells
    except GovrankError as error:
        return error.render("vi")
