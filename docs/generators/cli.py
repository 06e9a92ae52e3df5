"""The reference of the command line, from the parsers that read it."""

from __future__ import annotations

from argparse import Action
from importlib import import_module

from docs.generators.markdown import code, escaped, table

from govrank.cli.commands import COMMANDS
from govrank.cli.parser import Parser, parser_of
from govrank.language import LANGUAGES, Lang

EVERYWHERE = ("--help", "--lang")
HEAD = ("argument", "meaning", "ý nghĩa")


def commands() -> str:
    """Return a section for every command."""
    return "\n".join(_section(name) for name in COMMANDS)


def everywhere() -> str:
    """Return the options that every command has, and those of `govrank` alone."""
    both = [Parser.of_all(lang) for lang in LANGUAGES]
    return _table(both, everywhere=True)


def _section(name: str) -> str:
    vietnamese, english = (_parser(name, lang) for lang in LANGUAGES)
    usage = " ".join(english.format_usage().removeprefix("usage: ").split())
    return "\n".join(
        [
            f"### {name}\n",
            f"{_sentence(english)}. *{_sentence(vietnamese)}.*\n",
            f"{code(usage)}\n",
            _table([vietnamese, english], everywhere=False),
        ]
    )


def _sentence(parser: Parser) -> str:
    about = parser.description or ""
    return about[:1].upper() + about[1:]


def _parser(name: str, lang: Lang) -> Parser:
    parser = parser_of(name, lang)
    import_module(f"govrank.cli.commands.{name}").options(parser)
    return parser


def _table(both: list[Parser], *, everywhere: bool) -> str:
    pairs = zip(*(parser._actions for parser in both), strict=True)  # noqa: SLF001 - argparse shows its actions nowhere else
    rows = [
        (_named(english), escaped(english.help or ""), escaped(vietnamese.help or ""))
        for vietnamese, english in pairs
        if everywhere or not set(EVERYWHERE) & set(english.option_strings)
    ]
    return table(HEAD, rows)


def _named(action: Action) -> str:
    value = str(action.metavar or "")
    takes = f" {value}" if action.option_strings and action.nargs != 0 else ""
    names = ", ".join(action.option_strings) or value
    return code((names + takes).replace("|", "\\|"))
