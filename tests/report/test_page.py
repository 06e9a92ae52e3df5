"""Reports as data: the same blocks as text, Markdown, CSV and JSON."""

from __future__ import annotations

import json

import pytest

from govrank.report.layout import Column, Listing
from govrank.report.page import (
    FORMATS,
    Heading,
    Items,
    Paragraph,
    Report,
    Verbatim,
    as_markdown,
    as_text,
)

TABLE = Listing((Column("a"),), (("1",),))
BLOCKS = (
    Heading("Tên", 1),
    Heading("Phần", 2),
    Paragraph("một hai"),
    Paragraph(""),
    Items(("x", "y")),
    Items(()),
    Verbatim("  a\n    b"),
    TABLE,
)


def test_a_page_as_text():
    """Headings are underlined, blocks stand apart, empty ones leave no trace."""
    assert as_text(BLOCKS) == (
        "Tên\n===\n\nPhần\n----\n\nmột hai\n\n- x\n- y\n\n  a\n    b\n\na\n-\n1\n"
    )


def test_a_page_as_markdown():
    """The same page in Markdown."""
    assert as_markdown(BLOCKS) == (
        "# Tên\n\n## Phần\n\nmột hai\n\n- x\n- y\n\n```text\n  a\n    b\n```\n\n"
        "| a |\n| --- |\n| 1 |\n"
    )


def test_long_items_hang():
    """A long item is folded, its further lines set in."""
    lines = as_text([Items(("từ " * 60,))]).splitlines()
    assert lines[0].startswith("- từ")
    assert all(line.startswith("  từ") for line in lines[1:])
    assert len(lines) > 1


@pytest.mark.parametrize("how", FORMATS)
def test_every_format_ends_in_a_line_end(how):
    """A report renders in each format, and each ends in exactly one line end."""
    report = Report(lambda _: BLOCKS, lambda _: TABLE, lambda: {"tên": "Sở"})
    text = report.render(how, "vi")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_json_keeps_letters():
    """JSON holds Vietnamese letters as they are and parses back."""
    report = Report(lambda _: BLOCKS, lambda _: TABLE, lambda: {"tên": "Sở"})
    assert "Sở" in report.render("json", "en")
    assert json.loads(report.render("json", "en")) == {"tên": "Sở"}
