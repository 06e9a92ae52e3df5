"""From arguments to an exit code: whatever happens is said in words, never as a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Final, TextIO

from govrank.cli.answer import Answer, exit_code
from govrank.cli.commands import COMMANDS
from govrank.cli.output import write
from govrank.cli.parser import Done, Parser, language, parser_of
from govrank.errors import Diagnostic, GovrankError
from govrank.language import Lang
from govrank.reading.suggest import suggest
from govrank.version import __version__

INTERRUPTED: Final = 130
READER_GONE: Final = 141


def run(argv: Sequence[str]) -> int:
    """Run a command line; see `main` for the exit codes."""
    _survive_odd_encodings()
    try:
        return _spoken(argv, language(argv, os.environ))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return READER_GONE


def _spoken(argv: Sequence[str], lang: Lang) -> int:
    """Run a command line; what is refused is said on stderr."""
    try:
        return _answered(argv, lang)
    except Done as done:
        return _finish(Answer(done.text), None)
    except GovrankError as error:
        return _refused(error, lang)


def _survive_odd_encodings() -> None:
    """Let output pass: UTF-8 for files and pipes, escapes where a terminal lacks a letter."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _answered(argv: Sequence[str], lang: Lang) -> int:
    before, name, after = split(argv)
    if name is None:
        return _alone(before, lang)
    if name not in COMMANDS:
        raise GovrankError(_unknown(before, name, lang))
    command = import_module(f"govrank.cli.commands.{name}")
    parser = parser_of(name, lang)
    command.options(parser)
    asked = parser.read([*before, *after])
    answer: Answer = command.run(asked, lang)
    _say(answer.notes, lang)
    return _finish(answer, asked.output)


def _unknown(before: Sequence[str], name: str, lang: Lang) -> Diagnostic:
    """Return what is wrong: an option before the command that is none, or the command."""
    Parser.of_all(lang).read(before)
    near = ", ".join(suggest(name, COMMANDS))
    params = {"name": name, "known": ", ".join(COMMANDS), "suggestion": near}
    return Diagnostic("usage/unknown-command", None, params)


def _finish(answer: Answer, target: str | None) -> int:
    write(answer, target, sys.stdout)
    return answer.status


def split(argv: Sequence[str]) -> tuple[list[str], str | None, list[str]]:
    """Part a command line: what stands before the command, the command, and what follows it."""
    place = 0
    while place < len(argv) and argv[place].startswith("-"):
        place += 2 if argv[place] == "--lang" else 1
    if place >= len(argv):
        return list(argv), None, []
    return list(argv[:place]), argv[place], list(argv[place + 1 :])


def _alone(before: Sequence[str], lang: Lang) -> int:
    """Answer --help and --version; anything else lacks a command."""
    if Parser.of_all(lang).read(before).version:
        return _finish(Answer(f"govrank {__version__}\n"), None)
    known = ", ".join(COMMANDS)
    raise GovrankError(Diagnostic("usage/no-command", None, {"known": known}))


def _say(found: Iterable[Diagnostic], lang: Lang) -> None:
    for each in found:
        _complain(each.render(lang, caret=False))


def _refused(error: GovrankError, lang: Lang) -> int:
    _complain(error.render(lang))
    return exit_code(error.diagnostics)


def _complain(text: str) -> None:
    stream: TextIO | None = sys.stderr
    # The shell may have closed it (`2>&-`).
    if stream is not None:
        stream.write(f"{text}\n")
        stream.flush()
