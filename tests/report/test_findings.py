"""Diagnostics shown."""

from __future__ import annotations

from govrank.errors import Diagnostic, Mark, Source
from govrank.language import Text
from govrank.report.findings import Checked, findings_report, plain_finding
from tests.report.samples import assert_fits

MARK = Mark(Source("a.yaml", ("id: A b",)), 1, 5)
WRONG = Diagnostic("schema/bad-id", MARK, {"value": "A b", "suggestion": "a-b"})
NOTE = Diagnostic("data/mixed-decimals", Mark(MARK.source), {"point": "1.5", "comma": "1,5"})
NOWHERE = Diagnostic("usage/not-found", None, {"name": "x", "suggestion": ""})
FILES = (
    Checked("a.yaml", Text(), (WRONG, NOTE)),
    Checked("b.yaml", Text(vi="bộ quy tắc", en="a ruleset")),
    Checked("x", Text(), (NOWHERE,)),
)


def test_one_line_a_file_then_the_findings():
    """Each file is judged in one line; its findings follow with their carets."""
    text = findings_report(FILES).render("table", "vi")
    assert "- a.yaml: số lỗi: 1; lưu ý: 1" in text
    assert "- b.yaml: hợp lệ (bộ quy tắc)" in text
    assert "    id: A b\n        ^" in text
    assert "gợi ý" in text


def test_csv_has_a_row_a_finding():
    """CSV has file, line and column of each finding, a dash where it has none."""
    lines = findings_report(FILES).render("csv", "en").splitlines()
    assert lines[1].startswith("a.yaml,1,5,schema/bad-id,")
    assert lines[2].startswith("a.yaml,–,–,data/mixed-decimals,")
    assert lines[3].startswith("x,–,–,usage/not-found,")


def test_json_fits_the_schema():
    """The JSON of findings fits the schema of results."""
    assert_fits(findings_report(FILES).plain(), "validate")


def test_places_that_are_not_there_are_null():
    """Line and column are null for a whole file, the file too for no file at all."""
    assert [plain_finding(NOTE)[key] for key in ("file", "line", "column")] == [
        "a.yaml", None, None,
    ]  # fmt: skip
    assert [plain_finding(NOWHERE)[key] for key in ("file", "line", "column")] == [None] * 3
