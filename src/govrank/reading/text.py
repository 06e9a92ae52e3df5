"""Bytes in, text out: UTF-8 or UTF-16, normalised, cut into lines, every fault with its place."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Final

from govrank.errors import Diagnostic, GovrankError, Mark, Source, diagnostic, in_order
from govrank.reading.legacy import legacy_encoding, looks_like_tcvn3
from govrank.reading.suggest import suggest

__all__ = ["FORBIDDEN", "LIMIT", "capped", "decode", "from_text", "looks_like_tcvn3", "read_source"]

LIMIT: Final = 2 << 20
_SHOWN: Final = 100

# YAML counts all of these as ends of a line; so do we, whatever is read.
_LINE_ENDS: Final = "\r\u0085\u2028\u2029"
_LINE_END: Final = re.compile(f"\r\n|[{_LINE_ENDS}]")
FORBIDDEN: Final = re.compile(
    "[^\t\n\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


def read_source(path: Path | str, name: str = "", *, limit: int = LIMIT) -> Source:
    """Read a file of at most `limit` bytes; a file that cannot be read is a GovrankError.

    `name` is what diagnostics call it, where that is not its path.
    """
    path, name = Path(path), name or str(path)
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise GovrankError(_unread(path, name, error)) from error
    return decode(data, name, limit=limit)


def _unread(path: Path, name: str, error: Exception) -> Diagnostic:
    """Say why a file cannot be opened; some systems deny permission to read a folder."""
    mark = Mark(Source(name))
    if isinstance(error, FileNotFoundError):
        near = ", ".join(suggest(path.name, names_in(path.parent)))
        return diagnostic("text/not-found", mark, suggestion=near)
    if isinstance(error, IsADirectoryError) or (
        isinstance(error, PermissionError) and path.is_dir()
    ):
        return diagnostic("text/is-directory", mark)
    if isinstance(error, PermissionError):
        return diagnostic("text/no-permission", mark)
    return diagnostic("text/unreadable", mark, reason=getattr(error, "strerror", "") or str(error))


def names_in(folder: Path) -> list[str]:
    """Return the names of what is in a folder; none where it cannot be told."""
    try:
        return sorted(each.name for each in folder.iterdir())
    except OSError:  # a folder that cannot be listed has no names to suggest
        return []


def is_there(path: Path) -> bool:
    """Tell whether there is such a file; a name that no file can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def decode(data: bytes, name: str, *, limit: int = LIMIT) -> Source:
    """Read bytes as text: UTF-8 with or without BOM, or UTF-16 with BOM, at most `limit` bytes.

    Anything else is a GovrankError; where the bytes look like TCVN3, VNI or Windows-1258, it
    says so.
    """
    if len(data) > limit:
        megabytes = Fraction(limit, 1 << 20)
        raise GovrankError(diagnostic("text/too-large", Mark(Source(name)), limit=megabytes))
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise GovrankError(_not_unicode(data, name, error)) from None
    return from_text(text, name, limit=limit)


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"


def _not_unicode(data: bytes, name: str, error: UnicodeDecodeError) -> Diagnostic:
    line = data.count(b"\n", 0, error.start) + 1
    if error.encoding != "utf-8":
        return diagnostic("text/damaged-utf16", Mark(Source(name)))
    if b"\0" in data:
        return diagnostic("text/binary", Mark(Source(name)))
    encoding = legacy_encoding(data)
    code = "text/legacy-encoding" if encoding else "text/not-utf-8"
    return diagnostic(code, Mark(Source(name), line), encoding=encoding)


def from_text(text: str, name: str, *, limit: int = LIMIT) -> Source:
    """Make a Source of text in memory: NFC, cut into lines, control characters refused.

    Columns are those of the normalised text. More lines than half of `limit` are refused.
    """
    if any(end in text for end in _LINE_ENDS):
        text = _LINE_END.sub("\n", text)
    text = unicodedata.normalize("NFC", text)
    if text.count("\n") > limit // 2:
        raise GovrankError(diagnostic("text/too-many-lines", Mark(Source(name)), limit=limit // 2))
    source = Source(name, tuple(text.removesuffix("\n").split("\n")) if text else ())
    refused = _control_characters(source, text)
    if refused:
        raise GovrankError(*refused)
    return source


_BLANK: Final = dict.fromkeys(map(ord, "\t\n"), " ")


def _control_characters(source: Source, text: str) -> list[Diagnostic]:
    """Report every control character; NUL or more than a hundred of them is no text at all."""
    # A text that can be printed holds none, which is told much sooner.
    if text.translate(_BLANK).isprintable() or not FORBIDDEN.search(text):
        return []
    places = (
        (Mark(source, number, found.start() + 1), found.group())
        for number, line in enumerate(source.lines, 1)
        for found in FORBIDDEN.finditer(line)
    )
    refused = list(islice(places, _SHOWN + 1))
    if "\0" in text or len(refused) > _SHOWN:
        return [diagnostic("text/binary", refused[0][0])]
    return [
        diagnostic("text/control-character", mark, character=f"U+{ord(character):04X}")
        for mark, character in refused
    ]


def capped(
    found: Iterable[Diagnostic], unkept: int = 0, *, all_read: bool = True
) -> tuple[Diagnostic, ...]:
    """Return at most 100 diagnostics in order of place, then one that counts the others.

    `unkept` counts those that were found and not even kept; where not all was read, the count
    is said to be the least.
    """
    ordered = in_order(found)
    unshown = len(ordered) - _SHOWN + unkept
    if unshown <= 0:
        return ordered
    code = "text/too-many" if all_read else "text/far-too-many"
    at = ordered[min(_SHOWN, len(ordered) - 1)].mark
    return (*ordered[:_SHOWN], diagnostic(code, at, count=unshown))
