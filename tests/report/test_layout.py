"""Tables as text: display width, alignment, Markdown and CSV that read back."""

from __future__ import annotations

import csv
import io
import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from govrank.reading.grid import read_grid
from govrank.report.layout import (
    Column,
    Listing,
    aligned,
    csv_text,
    escaped,
    markdown,
    one_line,
    width,
)

letters = "aĐếỗử表한１q"
words = st.text(letters + "".join(unicodedata.normalize("NFD", "ếỗử")), min_size=1, max_size=9)
anything = st.text(max_size=12).filter(lambda text: "\r" not in text)


def _listings(cells, least=1):
    return st.integers(1, 5).flatmap(
        lambda n: st.builds(
            Listing,
            st.tuples(*[st.builds(Column, cells, st.booleans())] * n),
            st.lists(st.tuples(*[cells] * n), min_size=least, max_size=6).map(tuple),
        )
    )


@given(_listings(words))
def test_columns_start_or_end_at_one_place(listing):
    """Left columns start, and right columns end, at the same place of the terminal in all rows."""
    lines = aligned(listing).split("\n")
    lines.pop(1)  # the rule
    for number, column in enumerate(listing.columns):
        places = set()
        for line in lines:
            cell = list(re.finditer(r"\S+", line))[number]
            places.add(width(line[: cell.end() if column.right else cell.start()]))
        assert len(places) == 1


@given(words)
def test_width_is_the_same_composed_or_not(text):
    """A letter takes as many places with its marks apart as with its marks in one."""
    forms = (
        {width(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}
        if ("한" not in text)
        else {0}
    )
    assert len(forms) == 1


def test_wide_letters_take_two_places():
    """East Asian letters are twice as wide, marks and joiners take no place."""
    assert [width(each) for each in ("Sở", "表", "S\u01a1\u0309", "\u200b")] == [2, 2, 2, 0]


def test_headings_of_several_lines_stand_on_the_rule():
    """A heading of two lines beside one of one line: both end just above the rule."""
    listing = Listing((Column("Tổng\nđiểm", right=True), Column("TT")), (("90,5", "1"),))
    assert aligned(listing) == "Tổng\nđiểm  TT\n----  --\n90,5  1"


def test_control_characters_do_not_reach_the_terminal():
    """Escape sequences and line ends in a name become blanks."""
    assert one_line("Sở\x1b[31m\nY\tế\x9f") == "Sở [31m Y ế"


@given(_listings(anything))
def test_every_line_of_markdown_has_the_same_columns(listing):
    """Whatever cells hold, a Markdown table has one line a row and one bar more than columns."""
    lines = markdown(listing).split("\n")
    assert len(lines) == len(listing.rows) + 2
    bars = {len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines}
    assert bars == {len(listing.columns) + 1}


def test_markdown_tells_which_columns_are_numbers():
    """The rule of a Markdown table aligns numbers to the right."""
    listing = Listing((Column("a"), Column("b", right=True)), (("x|y", "1"),))
    assert markdown(listing) == "| a | b |\n| --- | ---: |\n| x\\|y | 1 |"


def test_markup_is_escaped():
    """What Markdown would take for markup stays as it is written."""
    assert escaped("*a*_b_ <i> `c` [d]") == r"\*a\*\_b\_ \<i\> \`c\` \[d\]"


@given(_listings(anything), st.sampled_from(["vi", "en"]))
def test_csv_reads_back(listing, lang):
    """CSV gives back each cell on one line, whatever marks it holds."""
    delimiter = ";" if lang == "vi" else ","
    rows = list(csv.reader(io.StringIO(csv_text(listing, lang)), delimiter=delimiter))
    wanted = [[one_line(each.title) for each in listing.columns]]
    wanted += [[one_line(cell) for cell in row] for row in listing.rows]
    assert rows == [row if row != [""] else [] for row in wanted]


def test_csv_is_read_by_our_own_reader():
    """Commas in the cells of a Vietnamese table do not make its delimiter unclear."""
    listing = Listing((Column("đơn vị, nơi"), Column("điểm, a")), (("x, y", "1,5"),) * 2)
    grid = read_grid(csv_text(listing, "vi").encode())
    assert [[cell.text for cell in row] for row in grid.rows][1] == ["x, y", "1,5"]
