"""The catalogue shown."""

from __future__ import annotations

import pytest

from govrank.language import Text
from govrank.report.catalogue import Entry, catalogue_report
from tests.report.samples import assert_fits

ENTRIES = (
    Entry("ruleset", "p/a", Text(vi="Một", en="One"), "2021"),
    Entry("case", "p/c", Text(vi="Hai", en="Two")),
)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_kinds_with_entries_have_a_table(lang):
    """Each kind that has entries is a table; a kind without any is left out."""
    text = catalogue_report(ENTRIES).render("table", lang)
    assert "p/a" in text
    assert "Registers" not in text
    assert "Danh mục đơn vị" not in text


def test_csv_tells_the_kind():
    """CSV is one table with the kind of each entry."""
    lines = catalogue_report(ENTRIES).render("csv", "vi").splitlines()
    assert lines == [
        "Loại;Mã;Phiên bản;Tên gọi",
        "bộ quy tắc;p/a;2021;Một",
        "trường hợp kiểm chứng;p/c;;Hai",
    ]


def test_json_fits_the_schema():
    """A version that is not there is null in JSON."""
    plain = catalogue_report(ENTRIES).plain()
    assert_fits(plain, "list")
    assert [each["version"] for each in plain["entries"]] == ["2021", None]
