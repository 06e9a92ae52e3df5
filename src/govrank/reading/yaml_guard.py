"""What is refused before the YAML parser sees a text, and the text made safe for it.

Tabs, directives, ends of documents and a few characters are where the two parsers of PyYAML
differ from each other, take time that grows faster than the text, or are simply traps. Each is
reported at its place and replaced by spaces, one for one, so that places stay true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from attrs import frozen

from govrank.errors import Diagnostic, Mark, Source, diagnostic
from govrank.reading.legacy import looks_like_tcvn3

KEPT: Final = 101


@frozen
class Guarded:
    """A text that the parser may read, and what was found in it; `unkept` findings are counted."""

    text: str
    found: tuple[Diagnostic, ...] = ()
    unkept: int = 0


# Direction marks make a text show otherwise than it reads.
_UNSEEN: Final = "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_ODD: Final = "\u00a0\u00ad\u1680\u2000-\u200d\u202f\u205f\u2060\u3000"
_TRAPS: Final = tuple(
    (code, re.compile(pattern, re.MULTILINE))
    for code, pattern in (
        ("text/tab", r"\t+"),
        ("text/unseen-character", f"[{_UNSEEN}]"),
        ("text/odd-indentation", f"^ *[{_ODD}][ {_ODD}]*"),
        ("text/directive", r"^%.*"),
        ("text/end-of-document", r"^\.\.\.(?: .*)?$"),
        # A comment that touches | or >: one parser takes it.
        ("text/block-text", r"(?:^|(?<= ))[|>][-+0-9]*#"),
        # A surrogate, or a number beyond Unicode: one parser refuses them, the other breaks.
        ("text/bad-escape", r"\\(?:u|U0000)[dD][89a-fA-F][0-9a-fA-F]{2}"),
        ("text/bad-escape", r"\\U(?!000|0010)[0-9a-fA-F]{8}"),
    )
)
_START: Final = re.compile(r"^---(?= |$)", re.MULTILINE)
_NOTHING: Final = re.compile(r"(?: *(?:#.*)?\n)*")


def guard(source: Source) -> Guarded:
    """Report and replace the traps of a text, and cut it before a second document."""
    guarded = Guarded("\n".join((*source.lines, "")))
    if looks_like_tcvn3(guarded.text):
        return Guarded(guarded.text, (diagnostic("text/tcvn3-letters", Mark(source)),))
    for code, pattern in _TRAPS:
        guarded = _without(guarded, source, code, pattern)
    return _first_document(guarded, source)


def _without(guarded: Guarded, source: Source, code: str, trap: re.Pattern[str]) -> Guarded:
    text = guarded.text
    found = islice(trap.finditer(text), KEPT)
    marks = list(_places(source, text, (each.start() for each in found)))
    if not marks:
        return guarded
    unkept = len(trap.findall(text)) - len(marks) if len(marks) == KEPT else 0
    return Guarded(
        trap.sub(_spaces, text),
        (*guarded.found, *(diagnostic(code, mark) for mark in marks)),
        guarded.unkept + unkept,
    )


def _spaces(found: re.Match[str]) -> str:
    return " " * (found.end() - found.start())


def _places(source: Source, text: str, offsets: Iterable[int]) -> Iterator[Mark]:
    """Turn rising offsets into marks, counting each line once."""
    line, start = 1, 0
    for offset in offsets:
        line += text.count("\n", start, offset)
        start = offset
        yield Mark(source, line, offset - text.rfind("\n", 0, offset))


def _first_document(guarded: Guarded, source: Source) -> Guarded:
    """Keep the first document; a line `---` is its start only where nothing stands above it."""
    text = guarded.text
    starts = [found.start() for found in islice(_START.finditer(text), 2)]
    if starts and _NOTHING.fullmatch(text, 0, starts[0]):
        del starts[0]
    if not starts:
        return guarded
    (mark,) = _places(source, text, starts[:1])
    found = (*guarded.found, diagnostic("text/several-documents", mark))
    return Guarded(text[: starts[0]], found, guarded.unkept)
