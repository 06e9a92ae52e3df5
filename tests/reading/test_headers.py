"""The header of a table matched with fields."""

from __future__ import annotations

import unicodedata

import pytest

from govrank.reading.csv_grid import csv_grid
from govrank.reading.fields import Field
from govrank.reading.headers import (
    POSITION_COLUMNS,
    UNIT_COLUMNS,
    Matcher,
    Names,
    Wanted,
    find_header,
    without_ceiling,
)

ABOUT = Field("about", "1", ("Thông tin giới thiệu", "About the agency"))
NEWS = Field("news", "2", ("Tin tức, sự kiện",))
OTHER = Field("other", required=False)
KIND = Field("@kind", kind="text", required=False)
FIELDS = (ABOUT, NEWS, OTHER, KIND)


def matched(header, *, fields=FIELDS, below="x;1;2;3;4;5", **named):
    grid = csv_grid(f"{header}\n{below}\n".encode(), "t.csv", ";")
    wanted = Wanted(fields, **named)
    names = Names(fields)
    matcher = Matcher(grid, find_header(grid.rows, wanted, names), wanted, names)
    return matcher.columns(), matcher.findings


def found(header, **named):
    return [(each.code, each.mark.column) for each in matched(header, **named)[1]]


def fields(header, **named):
    columns, findings = matched(header, **named)
    assert findings == []
    return {column: field.id for column, field in columns.fields}


@pytest.mark.parametrize(
    "header",
    [
        "unit;about;news",
        "unit;1;2",
        "Đơn vị;Thông tin giới thiệu;Tin tức, sự kiện",
        "ĐƠN VỊ;THÔNG TIN  GIỚI\u00a0THIỆU;tin tức, sự kiện",
        "Cơ quan;About the agency;news",
        "Tiêu chí;Thông tin giới thiệu: 6 điểm;Tin tức, sự kiện: 10 điểm",
        "Unit;About the agency (6 points);Tin tức, sự kiện (tối đa 10 điểm)",
    ],
)
def test_a_column_is_known_by_id_code_or_title(header):
    """In either language and any case, with or without the points behind the title."""
    columns, findings = matched(header)
    assert findings == []
    assert columns.unit == 0
    assert {column: field.id for column, field in columns.fields} == {1: "about", 2: "news"}


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Tin tức: 10 điểm", "Tin tức"),
        ("A: B: 7,5 điểm", "A: B"),
        ("News (10 points)", "News"),
        ("News - 1 pt", "News"),
        ("Tin tức: mười điểm", "Tin tức: mười điểm"),
        ("10 điểm", "10 điểm"),
    ],
)
def test_the_points_behind_a_title_are_no_part_of_it(title, bare):
    """Only a number of points at the end is taken off."""
    assert without_ceiling(title) == bare


@pytest.mark.parametrize("title", UNIT_COLUMNS)
def test_the_column_of_units_goes_by_many_names(title):
    """Each documented title is recognised."""
    assert matched(f"about;news;{title}")[0].unit == 2


@pytest.mark.parametrize("title", POSITION_COLUMNS)
def test_a_running_number_is_recognised(title):
    """It is no unknown column, with or without being told to be ignored."""
    columns, findings = matched(f"{title};unit;about;news")
    assert (columns.position, columns.unused, findings) == (0, (), [])
    assert matched(f"{title};unit;about;news", ignore=[title])[0].position == 0


def test_a_told_column_of_units_is_taken():
    """The told column goes before those with a usual name, which are then unknown."""
    assert matched("Xã;about;news", unit_column="xã")[0].unit == 0
    assert found("Xã;about;news;unit", unit_column="xã") == [("data/extra-column", 15)]


def test_a_told_column_that_is_not_there_is_refused():
    """With the near title suggested."""
    _, findings = matched("Đơn vị;about;news", unit_column="Đơn vi")
    assert [each.code for each in findings] == ["data/no-such-unit-column"]
    assert findings[0].hint("vi") == "có phải là “Đơn vị”?"
    assert found("unit;about;news", unit_column="zzz")[-1] == ("data/no-such-unit-column", 0)


def test_a_table_without_units_is_refused():
    """The titles that would do are listed."""
    _, findings = matched("about;news")
    assert [each.code for each in findings] == ["data/no-unit-column"]
    assert "tiêu đề" in findings[0].hint("vi")


@pytest.mark.parametrize("title", ["Don vi", "Đơn vi", "Tên đơn vịị"])
def test_a_column_of_units_nearly_named_is_suggested(title):
    """It is one finding: the title that would do, and none of a missing column besides."""
    _, findings = matched(f"{title};about;news")
    assert [each.code for each in findings] == ["data/unknown-column"]
    assert "đơn vị" in findings[0].hint("vi")


@pytest.mark.parametrize("title", ["Tin tuc, su kien", "Tin tức, sự kiên", "Tin tức, sụ kiện"])
def test_a_title_in_other_tone_marks_is_suggested_and_never_taken(title):
    """Tone marks tell words apart, in headers as in names."""
    _, findings = matched(f"unit;about;{title}")
    assert [each.code for each in findings] == ["data/unknown-column"]
    assert findings[0].hint("vi").startswith("có phải là “Tin tức, sự kiện”?")


def test_a_title_in_another_unicode_form_is_the_same():
    """Composed or decomposed letters, no-break spaces and case make no difference."""
    title = unicodedata.normalize("NFD", "TIN\u00a0TỨC,  SỰ KIỆN")
    assert fields(f"unit;about;{title}") == {1: "about", 2: "news"}


def test_two_columns_of_units_are_one_too_many():
    """Which of them it is must be told."""
    assert found("unit;Cơ quan;about;news") == [("data/several-unit-columns", 6)]


def test_an_unknown_column_is_refused_with_the_near_title():
    """The field that was perhaps meant is not called missing as well."""
    _, findings = matched("unit;about;Tin tứcc, sự kiện")
    assert [each.code for each in findings] == ["data/unknown-column"]
    assert "Tin tức, sự kiện" in findings[0].hint("vi")


def test_a_column_that_is_like_none_is_said_to_be_left_out():
    """Notes and totals beside the data are no misspelling; the way to pass them over is shown."""
    _, findings = matched("unit;about;news;Ghi chú")
    assert [each.code for each in findings] == ["data/extra-column"]
    assert findings[0].hint("vi").endswith('--ignore "Ghi chú"')


def test_a_missing_column_is_refused_where_it_is_required():
    """An optional field may lack its column."""
    assert found("unit;about") == [("data/missing-column", 0)]
    assert fields("unit;about;news;other") == {1: "about", 2: "news", 3: "other"}


def test_two_columns_of_one_field_are_refused():
    """The second is told of, with the first beside it."""
    _, findings = matched("unit;about;news;Thông tin giới thiệu")
    assert [each.code for each in findings] == ["data/duplicate-column"]
    assert [mark.column for mark in findings[0].related] == [6]


def test_a_title_of_two_fields_is_refused():
    """A title that two fields share stands for neither; their ids do."""
    two = (Field("a", titles=("Khác",)), Field("b", titles=("Khác",)))
    assert found("unit;Khác", fields=two) == [("data/ambiguous-column", 6)]
    assert fields("unit;a;b", fields=two) == {1: "a", 2: "b"}


def test_a_title_that_a_field_has_twice_is_its_own():
    """A field whose two titles fold alike does not stand in its own way."""
    assert fields("unit;KHÁC", fields=(Field("a", titles=("Khác", "khác")),)) == {1: "a"}


def test_messages_show_a_title_as_printed_and_not_too_long():
    """A title over sixty characters is cut."""
    long = Field(
        "a", titles=("Thông tin tuyên truyền, phổ biến, hướng dẫn thực hiện pháp luật, chế độ",)
    )
    columns, _ = matched(f"Đơn  vị;{long.titles[0]}", fields=(long,))
    assert columns.title(0) == "Đơn vị"
    assert columns.title(1).endswith("…")


def test_an_id_goes_before_another_fields_title():
    """The id is the surest name."""
    two = (Field("a", titles=("b",)), Field("b", titles=("B",)))
    assert fields("unit;b;a", fields=two) == {1: "b", 2: "a"}


def test_a_column_of_values_without_title_is_refused():
    """An empty column without a title is passed over."""
    assert found("unit;about;news;") == [("data/untitled-column", 17)]
    assert found("unit;about;news;", below="x;1;2; ") == []
    assert found("unit;about;news;", below="x;1;2") == []


def test_columns_are_ignored_by_name_or_altogether():
    """Ignored columns are told; `*` stands for all that are unknown."""
    header = "unit;about;news;Tổng;Xếp loại"
    assert matched(header, ignore=["tổng", "Xếp loại"])[0].unused == ("Tổng", "Xếp loại")
    columns, findings = matched(header, ignore=["*"])
    assert (columns.unused, findings) == (("Tổng", "Xếp loại"), [])
    assert [field.id for _, field in columns.fields] == ["about", "news"]


def test_an_ignored_column_is_not_read_even_where_it_is_known():
    """What the caller leaves out is left out."""
    columns, _ = matched("unit;about;news;other", ignore=["other"])
    assert columns.unused == ("other",)


def test_a_column_is_renamed():
    """A printed title stands for the field it is told to."""
    assert fields("unit;Giới thiệu;news", rename={"GIỚI THIỆU": "about"}) == {1: "about", 2: "news"}


def test_a_renaming_to_or_from_nothing_is_refused():
    """Both ends of a renaming must be there."""
    assert found("unit;about;news", rename={"Gioi": "about"}) == [("data/rename-no-column", 0)]
    assert found("unit;x;about;news", rename={"x": "abaut"}) == [("data/rename-no-field", 6)]


def test_an_attribute_of_the_unit_goes_by_its_bare_name():
    """`@kind` is found under `kind`."""
    assert fields("unit;about;news;kind") == {1: "about", 2: "news", 3: "@kind"}


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ("unit;about;news\nx;1;2", 0),
        (";;\nunit;about;news", 1),
        ("Phụ lục I;;\nXếp loại năm 2021\nunit;about;news\nx;1;2", 2),
        ("nothing;is;known\nx;1;2", 0),
        ("nothing;is;known\nunit;1;2", 0),
        ("x;y\n" * 20 + "unit;about", 0),
        (";;\n\n", None),
    ],
)
def test_the_header_is_the_first_row_that_names_columns(rows, place):
    """Titles may stand above a table; codes alone, which look like figures, tell nothing."""
    grid = csv_grid(rows.encode(), "t.csv", ";")
    assert find_header(grid.rows, Wanted(FIELDS), Names(FIELDS)) == place


def test_what_the_caller_tells_helps_to_find_the_header():
    """A told column of units and a renamed one count as known."""
    grid = csv_grid("Title\nXÃ;GIỚI\nx;1\n".encode(), "t.csv", ";")
    wanted = Wanted(FIELDS, unit_column="xã", rename={"giới": "about"})
    assert find_header(grid.rows, wanted, Names(FIELDS)) == 1
