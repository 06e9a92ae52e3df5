"""CSV and its kin as a table."""

from __future__ import annotations

import csv
import unicodedata
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank.errors import GovrankError
from govrank.reading import csv_grid as module
from govrank.reading.csv_grid import csv_grid


def grid(text, delimiter=None):
    return csv_grid(text.encode(), "t.csv", delimiter)


def texts(text, delimiter=None):
    return [[cell.text for cell in row] for row in grid(text, delimiter).rows]


def codes(text):
    with pytest.raises(GovrankError) as caught:
        grid(text)
    return [(found.code, found.mark.line, found.mark.column) for found in caught.value.diagnostics]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_each_delimiter_is_found_from_the_table(mark):
    """Comma, semicolon and tab are told by the header and by the rows that are like it."""
    assert texts(f"a{mark}b\n1{mark}2\n") == [["a", "b"], ["1", "2"]]
    assert grid(f"a{mark}b\n1{mark}2\n").delimiter == mark


def test_commas_inside_titles_and_numbers_do_not_hide_the_semicolon():
    """A Vietnamese export has commas in its titles and its decimals."""
    text = "Đơn vị;Tin tức, sự kiện;Tổng điểm\nSở A;8,5;90,5\nSở B;9;91\nSở C;7,5;80,5\n"
    assert texts(text)[0] == ["Đơn vị", "Tin tức, sự kiện", "Tổng điểm"]
    assert texts(text)[1] == ["Sở A", "8,5", "90,5"]


def test_decimal_commas_in_every_row_do_not_outvote_the_header():
    """Rows that commas would cut alike lose against a header that semicolons cut."""
    assert grid("a;b;c\nx;8,5;7,5\ny;6,5;5,5\nz;6,5\n").delimiter == ";"


def test_a_title_above_the_table_does_not_hide_the_delimiter():
    """Where the first row is no header, most rows tell."""
    assert grid("Phụ lục I\na;b;c\nx;8,5;7\ny;6;5\n").delimiter == ";"


def test_rows_of_different_lengths_are_kept():
    """Ragged rows are told of where the header is known."""
    assert texts("a,b\n1,2,3\n4\n5,6\n") == [["a", "b"], ["1", "2", "3"], ["4"], ["5", "6"]]


@pytest.mark.parametrize("line", ["sep=;", "SEP=;", '"sep=;"'])
def test_excels_first_line_settles_the_delimiter(line):
    """`sep=;` is obeyed, and is no row; places count from it on."""
    read = grid(f"{line}\na,b;c,d\n1,2;3,4\n")
    assert [cell.text for cell in read.rows[0]] == ["a,b", "c,d"]
    assert read.rows[0][0].mark.line == 2


def test_a_told_delimiter_is_obeyed():
    """The caller may name any mark."""
    assert texts("a|b\n", "|") == [["a", "b"]]


def test_a_delimiter_that_two_marks_could_be_is_asked_for():
    """Where commas and semicolons fit alike, nothing is guessed."""
    assert codes("Đơn vị;Tin tức, sự kiện\nSở A;8,5\n") == [("data/delimiter-unclear", 1, 0)]


def test_a_text_without_delimiter_is_refused():
    """One column is no table of units and figures."""
    assert codes("a\n1\n") == [("data/no-delimiter", 1, 0)]


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_text_is_an_empty_table(text):
    """Whether an empty table will do is not for the cells to say."""
    assert not any(cell.text for row in grid(text).rows for cell in row)


def test_quoted_cells_hold_delimiters_quotes_and_lines():
    """Delimiters, doubled quotes and line ends are text inside quotes."""
    text = 'a,b,c\n"x, y","say ""so""",1\n"two\nlines"  , "spaced" ,2\n'
    assert texts(text)[1:] == [["x, y", 'say "so"', "1"], ["two\nlines", "spaced", "2"]]


def test_a_quote_inside_an_unquoted_cell_is_text():
    """Only a cell that starts with a quote is quoted."""
    assert texts('a,b\n5" pipe,1\n') == [["a", "b"], ['5" pipe', "1"]]


def test_every_cell_has_its_place():
    """A place is the line and the column where the cell starts, quotes included."""
    rows = grid('a,b,c\n"x, y",22,3\n"p\nq",5,6\n').rows
    places = [[(cell.mark.line, cell.mark.column) for cell in row] for row in rows]
    assert places == [[(1, 1), (1, 3), (1, 5)], [(2, 1), (2, 8), (2, 11)], [(3, 1), (4, 4), (4, 6)]]


def test_an_open_quote_is_said_where_it_opens():
    """A quote that never closes would swallow the rest of the file."""
    assert codes('a,b\n1,"2\n3,4\n') == [("data/open-quote", 2, 3)]


def test_text_after_a_closing_quote_is_refused():
    """Each stray text is told of, with its place."""
    assert codes('a,b\n"1"x,2\n3,"4"y\n') == [
        ("data/text-after-quote", 2, 4),
        ("data/text-after-quote", 3, 6),
    ]


def test_a_trailing_delimiter_makes_an_empty_cell():
    """What follows the last delimiter is a cell, also after a quoted one."""
    assert texts('a,b,\n"1","2",\n') == [["a", "b", ""], ["1", "2", ""]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encodings_of_spreadsheets_read_alike(encoding):
    """UTF-8 with and without its mark, and UTF-16, give the same cells."""
    data = "Đơn vị;điểm\r\nSở Y tế;8,5\r\n".encode(encoding)
    rows = csv_grid(data, "t.csv").rows
    assert [[cell.text for cell in row] for row in rows] == [["Đơn vị", "điểm"], ["Sở Y tế", "8,5"]]


@pytest.mark.parametrize("text", [",,,,,,,,", "\n" * 9, "a|b" * 9])
def test_more_cells_than_memory_should_hold_are_refused(monkeypatch, text):
    """They are counted before one of them is made."""
    monkeypatch.setattr(module, "MOST_CELLS", 8)
    with pytest.raises(GovrankError, match="more than 8 cells"):
        grid(text, "|")


cells = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=6) | st.text(
    '",;\n a', max_size=6
)


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1)
    ),
    st.sampled_from(",;\t"),
)
def test_what_a_csv_writer_writes_reads_back(rows, mark):
    """Any table written with all cells quoted comes back as it was."""
    out = StringIO()
    csv.writer(out, delimiter=mark, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    assert texts(out.getvalue(), mark) == _normal(rows)


def _normal(rows):
    return [[unicodedata.normalize("NFC", text) for text in row] for row in rows]


@given(st.binary(max_size=40) | st.text('a"\n,; ', max_size=30).map(str.encode))
def test_no_bytes_escape_as_another_exception(data):
    """Whatever the bytes, there is a table or a GovrankError with words for it."""
    read = _read(data)
    assert read is None or all(read.rows)


def _read(data):
    try:
        return csv_grid(data, "t.csv")
    except GovrankError as error:
        error.render("vi")
        return None
