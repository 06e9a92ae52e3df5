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
MANY: Final = 1000


@frozen
class Guarded:
    """A text that the parser may read, and what was found in it; `unkept` findings are counted.

    A `hopeless` text has so many faults of one kind that the rest is not worth reading.
    """

    text: str
    found: tuple[Diagnostic, ...] = ()
    unkept: int = 0
    hopeless: bool = False


# Direction marks make a text show otherwise than it reads.
_UNSEEN: Final = "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_ODD: Final = "\u00a0\u00ad\u1680\u2000-\u200d\u202f\u205f\u2060\u3000"


@frozen
class _Trap:
    """A code, what is refused, and a sign without which there is none, for speed."""

    code: str
    sign: str
    pattern: re.Pattern[str]


_TRAPS: Final = tuple(
    _Trap(code, sign, re.compile(pattern, re.MULTILINE))
    for code, sign, pattern in (
        ("text/tab", "\t", r"\t+"),
        ("text/directive", "%", r"^%.*"),
        ("text/end-of-document", "...", r"^\.\.\.(?: .*)?$"),
        # A comment that touches | or >: one parser takes it.
        ("text/block-text", "#", r"[|>](?<![^ '\"\]}\n].)[-+0-9]*#"),
        # A surrogate, or a number beyond Unicode: one parser refuses them, the other breaks.
        ("text/bad-escape", "\\", r"\\(?:u|U0000)[dD][89a-fA-F][0-9a-fA-F]{2}"),
        ("text/bad-escape", r"\U", r"\\U(?!000|0010)[0-9a-fA-F]{8}"),
    )
)
_UNICODE_TRAPS: Final = (
    _Trap("text/unseen-character", "", re.compile(f"[{_UNSEEN}]")),
    _Trap("text/odd-indentation", "", re.compile(f"^ *[{_ODD}][ {_ODD}]*", re.MULTILINE)),
)
_START: Final = re.compile(r"^---(?= |$)", re.MULTILINE)
_NOTHING: Final = re.compile(r"(?: *(?:#.*)?\n)*")


def guard(source: Source) -> Guarded:
    """Report and replace the traps of a text, and cut it before a second document."""
    text = "\n".join(source.lines) + "\n"
    guarded = Guarded(text)
    if looks_like_tcvn3(text):
        return Guarded(text, (diagnostic("text/tcvn3-letters", Mark(source)),), hopeless=True)
    for trap in _TRAPS if text.isascii() else (*_TRAPS, *_UNICODE_TRAPS):
        if not guarded.hopeless and trap.sign in text:
            guarded = _without(trap, guarded, source)
    return guarded if guarded.hopeless else _first_document(guarded, source)


def _without(trap: _Trap, guarded: Guarded, source: Source) -> Guarded:
    text = guarded.text
    starts = [each.start() for each in islice(trap.pattern.finditer(text), MANY)]
    if not starts:
        return guarded
    hopeless = len(starts) == MANY
    marks = _places(source, text, starts[:KEPT])
    return Guarded(
        text if hopeless else trap.pattern.sub(_spaces, text),
        (*guarded.found, *(diagnostic(trap.code, mark) for mark in marks)),
        guarded.unkept + max(len(starts) - KEPT, 0),
        hopeless,
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
    if "---" not in text:
        return guarded
    starts = [found.start() for found in islice(_START.finditer(text), 2)]
    if starts and _NOTHING.fullmatch(text, 0, starts[0]):
        del starts[0]
    if not starts:
        return guarded
    (mark,) = _places(source, text, starts[:1])
    found = (*guarded.found, diagnostic("text/several-documents", mark))
    return Guarded(text[: starts[0]], found, guarded.unkept)
