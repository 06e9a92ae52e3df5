"""What a worksheet says beside its values."""

from __future__ import annotations

from io import BytesIO
from xml.parsers.expat import ExpatError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank.reading.xlsx_facts import Facts, area, column_letters, sheet_facts


def facts(rows, after=""):
    text = f'<x:sheet xmlns:x="urn:x"><x:sheetData>{rows}</x:sheetData>{after}</x:sheet>'
    return sheet_facts(BytesIO(text.encode()))


def test_merged_areas_hidden_rows_and_formulas_are_gathered():
    """Under any prefix of the namespace, with addresses and without."""
    rows = (
        '<x:row r="3" hidden="1">'
        '<x:c r="B3"><x:f>1</x:f></x:c><x:c><x:f>1</x:f><x:v/></x:c></x:row>'
        '<x:row hidden="true"><x:c><x:f>1</x:f><x:v>5</x:v></x:c></x:row>'
        '<x:row hidden="0"><x:c t="str"><x:f>1</x:f><x:v></x:v></x:c>'
        "<x:c><x:v>1</x:v></x:c></x:row>"
    )
    after = '<x:mergeCells><x:mergeCell ref="A1:C2"/><x:mergeCell ref="$D$4"/></x:mergeCells>'
    assert facts(rows, after) == Facts(
        merged=((1, 1, 2, 3), (4, 4, 4, 4)), hidden=(3, 4), uncomputed=((3, 2), (3, 3))
    )


def test_a_document_type_and_broken_xml_are_refused():
    """No entity is ever expanded."""
    with pytest.raises(ValueError, match="document type"):
        sheet_facts(BytesIO(b"<!DOCTYPE a><a/>"))
    with pytest.raises(ExpatError):
        sheet_facts(BytesIO(b"<a>"))


@pytest.mark.parametrize("reference", ["", "1A", "A1:", "AAAA1", "A1:B", "A12345678"])
def test_what_is_no_area_is_refused(reference):
    """An address is one to three letters and up to seven digits."""
    with pytest.raises(ValueError, match="no area"):
        area(reference)


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_are_called_by_letters(number, letters):
    """As spreadsheets count them."""
    assert column_letters(number) == letters


@given(st.integers(1, 16384), st.integers(1, 1_048_576))
def test_an_address_written_reads_back(column, row):
    """Letters and numbers agree."""
    assert area(f"{column_letters(column)}{row}") == (row, column, row, column)
