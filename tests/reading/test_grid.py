"""Tables from wherever they come."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from govrank.errors import GovrankError
from govrank.reading import grid as module
from govrank.reading.grid import read_grid, rows_grid

CSV = "unit,a\nx,1\n"


def texts(read):
    return [[cell.text for cell in row] for row in read.rows]


def code(call, *arguments, **named):
    with pytest.raises(GovrankError) as caught:
        call(*arguments, **named)
    assert caught.value.render("vi")
    return [found.code for found in caught.value.diagnostics]


def test_a_path_an_open_file_and_bytes_read_alike(tmp_path):
    """The three kinds of source give the same cells; each has a name for messages."""
    path = tmp_path / "t.csv"
    path.write_text(CSV, encoding="utf-8")
    with path.open("rb") as opened:
        grids = [read_grid(path), read_grid(str(path)), read_grid(opened)]
    assert {read.name for read in grids} == {str(path)}
    grids += [read_grid(CSV.encode()), read_grid(BytesIO(CSV.encode()), name="mine")]
    assert [read.name for read in grids[3:]] == ["<table>", "mine"]
    assert all(texts(read) == [["unit", "a"], ["x", "1"]] for read in grids)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'[{"unit": "x", "a": 1}]', None),
        (b'\xef\xbb\xbf\n [{"unit": "x", "a": 1}]', None),
        (b'{"rows": [{"unit": "x", "a": 1}]}', "data"),
        (b'[{"unit": "x", "a": 1}]', "t.JSON"),
        (CSV.encode(), "t.csv"),
        (b"unit\ta\nx\t1\n", "t.tsv"),
    ],
)
def test_the_format_is_told_by_name_or_content(data, name):
    """A known suffix tells, and without one the first character does."""
    assert texts(read_grid(data, name=name)) == [["unit", "a"], ["x", "1"]]


def test_a_told_format_is_obeyed():
    """What the caller says goes before the name."""
    assert texts(read_grid(b"[a,b\n1,2\n", format="csv")) == [["[a", "b"], ["1", "2"]]
    assert code(read_grid, CSV.encode(), format="xlsx") == ["data/broken-workbook"]
    assert code(read_grid, CSV.encode(), format="json") == ["data/bad-json"]


def test_a_delimiter_can_be_told():
    """The caller's delimiter reaches the CSV."""
    assert texts(read_grid(b"a|b\n1|2\n", delimiter="|")) == [["a", "b"], ["1", "2"]]


def test_a_file_that_is_not_there_is_said(tmp_path):
    """A missing file, a folder and an impossible name are errors of their own."""
    assert code(read_grid, tmp_path / "none.csv") == ["data/no-such-file"]
    assert code(read_grid, tmp_path) == ["data/cannot-open"]
    assert code(read_grid, "a\0b") == ["data/cannot-open"]


def test_an_old_excel_file_is_named_as_such():
    """A .xls is no workbook that can be read, whatever its name."""
    assert code(read_grid, b"\xd0\xcf\x11\xe0\xa1\xb1", name="t.csv") == ["data/old-excel"]


def test_a_zip_is_a_workbook_whatever_its_name():
    """A workbook saved as .csv is read as what it is, and refused as that."""
    assert code(read_grid, b"PK\x03\x04 rubbish", name="t.csv") == ["data/broken-workbook"]


def test_a_source_beyond_the_limit_is_refused(monkeypatch):
    """No more than the limit is even read."""
    monkeypatch.setattr(module, "LARGEST", 10)
    assert code(read_grid, b"a" * 11) == ["data/too-large"]
    assert code(read_grid, BytesIO(b"a" * 11)) == ["data/too-large"]


def test_a_path_object_names_the_table(tmp_path):
    """A path is shown as the user gave it."""
    path = Path(tmp_path) / "t.csv"
    path.write_bytes(CSV.encode())
    assert str(read_grid(path).rows[0][1].mark) == f"{path}:1:6"


def test_rows_of_mappings_make_a_table():
    """The header is every key in order of sight; a key that a row lacks is an empty cell."""
    read = rows_grid([{"unit": "x", "a": 1}, {"unit": "y", "b": "8,5"}])
    assert texts(read) == [["unit", "a", "b"], ["x", "1", None], ["y", None, "8,5"]]
    assert str(read.rows[2][2].mark) == "<rows>:2"


def test_a_mapping_of_units_makes_a_table():
    """The keys outside are the units."""
    assert texts(rows_grid({"x": {"a": 1}, "y": {"a": 2}})) == [
        ["unit", "a"],
        ["x", "1"],
        ["y", "2"],
    ]


def test_no_rows_make_an_empty_table():
    """Nothing in, nothing out."""
    assert rows_grid([]).rows == ()
