"""Diagnostics as a report: what was checked, and what was found in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from govrank.errors import Diagnostic
from govrank.language import Lang, Text
from govrank.report.layout import Column, Listing
from govrank.report.page import Block, Items, Report, Verbatim
from govrank.report.unstated import plain_text
from govrank.report.words import NONE, say


@frozen
class Checked:
    """One file that was checked: what it is, what is in it, and what is wrong with it."""

    name: str
    contents: Text
    findings: tuple[Diagnostic, ...] = ()

    @property
    def errors(self) -> int:
        """How many findings are errors; warnings and notes forbid nothing."""
        return sum(each.severity == "error" for each in self.findings)


def findings_report(files: tuple[Checked, ...]) -> Report:
    """Return what was found in files as a report."""
    return Report(
        page=lambda lang: _page(files, lang),
        listing=lambda lang: _listing(files, lang),
        plain=lambda: _plain(files),
    )


def _page(files: tuple[Checked, ...], lang: Lang) -> Iterator[Block]:
    yield Items(tuple(_verdict(each, lang) for each in files))
    wrong = [each for file in files for each in file.findings]
    for found in wrong:
        yield Verbatim(found.render(lang))


def _verdict(file: Checked, lang: Lang) -> str:
    notes = len(file.findings) - file.errors
    if file.errors:
        said = say(lang, "số lỗi: {count}", "errors: {count}", count=file.errors)
    else:
        said = say(lang, "hợp lệ", "valid")
    extra = say(lang, "; lưu ý: {count}", "; remarks: {count}", count=notes) if notes else ""
    contents = f" ({file.contents.get(lang)})" if file.contents != Text() else ""
    return f"{file.name}: {said}{contents}{extra}"


def _listing(files: tuple[Checked, ...], lang: Lang) -> Listing:
    columns = (
        Column(say(lang, "Tệp", "File")),
        Column(say(lang, "Dòng", "Line"), right=True),
        Column(say(lang, "Cột", "Column"), right=True),
        Column(say(lang, "Mã", "Code")),
        Column(say(lang, "Nội dung", "Message")),
        Column(say(lang, "Gợi ý", "Hint")),
    )
    rows = (_row(file, each, lang) for file in files for each in file.findings)
    return Listing(columns, tuple(rows))


def _row(file: Checked, found: Diagnostic, lang: Lang) -> tuple[str, ...]:
    mark = found.mark
    return (
        mark.source.name if mark else file.name,
        str(mark.line) if mark and mark.line else NONE,
        str(mark.column) if mark and mark.column else NONE,
        found.code,
        found.text(lang),
        found.hint(lang),
    )


def _plain(files: tuple[Checked, ...]) -> dict[str, Any]:
    return {
        "files": [
            {
                "file": file.name,
                "valid": not file.errors,
                "contents": plain_text(file.contents),
                "findings": [plain_finding(each) for each in file.findings],
            }
            for file in files
        ],
    }


def plain_finding(found: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic as plain data; line and column are null where it has none."""
    mark = found.mark
    return {
        "code": found.code,
        "severity": found.severity,
        "message": {"vi": found.text("vi"), "en": found.text("en")},
        "hint": {"vi": found.hint("vi"), "en": found.hint("en")},
        "file": mark.source.name if mark else None,
        "line": mark.line or None if mark else None,
        "column": mark.column or None if mark else None,
    }
