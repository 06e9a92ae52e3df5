"""Answers: formats by the name of the file, exit codes by what was found."""

from __future__ import annotations

from argparse import Namespace

import pytest

from govrank.cli.answer import answer_of, exit_code
from govrank.errors import Diagnostic
from govrank.report.layout import Column, Listing
from govrank.report.page import Paragraph, Report

REPORT = Report(
    lambda _: [Paragraph("page")], lambda _: Listing((Column("c"),), ()), lambda: {"plain": 1}
)


@pytest.mark.parametrize(
    ("output", "how", "starts"),
    [
        (None, None, "page"),
        ("a.txt", None, "page"),
        ("a.CSV", None, "c\n"),
        ("a.json", None, "{"),
        ("a.md", None, "page"),
        ("a.json", "csv", "c\n"),
    ],
)
def test_the_format(output, how, starts):
    """The format is what is asked for, else what the name of the file says, else a table."""
    answer = answer_of(REPORT, Namespace(output=output, format=how), "en")
    assert answer.content.startswith(starts)
    assert answer.bom == (starts == "c\n")


def test_exit_codes():
    """Usage goes before findings; remarks are neither."""
    usage = Diagnostic("usage/not-found")
    unreadable = Diagnostic("text/not-found")
    wrong = Diagnostic("meaning/duplicate-id")
    note = Diagnostic("data/mixed-decimals")
    assert exit_code([]) == 0
    assert exit_code([note]) == 0
    assert exit_code([wrong, note]) == 1
    assert exit_code([wrong, usage]) == 2
    assert exit_code([unreadable]) == 2
