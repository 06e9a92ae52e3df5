"""What a command gives back: the text or the bytes to write, and how it ended."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from attrs import frozen

from govrank.errors import Diagnostic
from govrank.language import Lang
from govrank.report.page import Format, Report

FINDINGS: Final = 1
USAGE: Final = 2

_BY_SUFFIX: Final[Mapping[str, Format]] = {".csv": "csv", ".json": "json", ".md": "md"}
_USAGE_CODES: Final = frozenset(
    (
        "text/not-found",
        "text/is-directory",
        "text/no-permission",
        "text/unreadable",
        "data/no-such-file",
        "data/cannot-open",
        "data/missing-extra",
        "data/no-such-unit-column",
        "data/unknown-sheet",
        "meaning/unknown-parameter",
        "meaning/version-not-found",
        "verification/bad-reading",
        "verification/reading-too-short",
        "verification/unknown-column",
        "verification/nothing-to-verify",
        "verification/no-ladder",
    )
)


@frozen
class Answer:
    """The output of a command, its exit code, and remarks for stderr.

    bom: whether a file of it begins with a byte-order mark, which spreadsheets need for UTF-8.
    """

    content: str | bytes
    status: int = 0
    notes: tuple[Diagnostic, ...] = ()
    bom: bool = False


def answer_of(
    report: Report,
    asked: Namespace,
    lang: Lang,
    *,
    status: int = 0,
    notes: tuple[Diagnostic, ...] = (),
) -> Answer:
    """Return a report in the format that is asked for, or that the name of its file implies."""
    suffix = Path(asked.output or "").suffix.lower()
    how: Format = asked.format or _BY_SUFFIX.get(suffix, "table")
    return Answer(report.render(how, lang), status, notes, bom=how == "csv")


def exit_code(found: Iterable[Diagnostic]) -> int:
    """Return 2 where the command itself is wrong, 1 where a file it names is, 0 otherwise."""
    errors = [each for each in found if each.severity == "error"]
    if any(each.code.startswith("usage/") or each.code in _USAGE_CODES for each in errors):
        return USAGE
    return FINDINGS if errors else 0
