"""`govrank list`: what the catalogue holds."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from govrank.cli.answer import Answer, answer_of
from govrank.cli.parser import Parser
from govrank.language import Lang
from govrank.reading.text import read_source
from govrank.report.catalogue import KINDS, Entry, catalogue_report
from govrank.report.page import FORMATS
from govrank.report.schema import schemas
from govrank.rules import catalogue
from govrank.rules.document import document
from govrank.rules.reader import root


def options(parser: Parser) -> None:
    """Add the options of the command."""
    parser.output(FORMATS)


def run(asked: Namespace, lang: Lang) -> Answer:
    """List the rulesets, registers and cases with their titles."""
    return answer_of(catalogue_report(tuple(_entries())), asked, lang)


def _entries() -> Iterator[Entry]:
    for kind in KINDS:
        for name, path in catalogue.entries(kind):
            yield _entry(kind, name, path)


def _entry(kind: catalogue.Kind, name: str, path: Path) -> Entry:
    top = root(document(read_source(path), schemas()[kind]), {})
    return Entry(kind, name, top.titled("title"), top.text("version"))
