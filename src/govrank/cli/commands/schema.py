"""`govrank schema`: the JSON Schemas of files and results."""

from __future__ import annotations

from argparse import Namespace

from govrank.cli.answer import Answer
from govrank.cli.parser import Parser, one_of
from govrank.language import Lang
from govrank.report.page import json_text
from govrank.report.schema import schemas


def options(parser: Parser) -> None:
    """Add the options of the command."""
    known = tuple(schemas())
    parser.argument(
        "kind",
        metavar="|".join(known),
        vi="loại; để trống thì in cả bốn",
        en="which one; all four where it is left out",
        nargs="?",
        type=one_of("schema", known),
    )
    parser.output_file()


def run(asked: Namespace, lang: Lang) -> Answer:  # noqa: ARG001 - a schema speaks both languages
    """Print one schema, or all four by name."""
    known = schemas()
    if asked.kind is not None:
        return Answer(json_text(known[asked.kind]()))
    return Answer(json_text({name: schema() for name, schema in known.items()}))
