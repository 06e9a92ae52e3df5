"""Plain data as YAML that the strict reader takes, and that other readers read alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final
from unicodedata import combining

from govrank.reading.numbers import is_number
from govrank.reading.plain_scalars import doubt_of

_WIDTH: Final = 100


def yaml_text(data: Mapping[str, Any]) -> str:
    """Return a mapping as the text of a file: keys in their order, every digit and text kept.

    What is within stands on one line where it fits; a list at the top has a line an item.
    """
    return "".join(f"{line}\n" for line in _block(dict(data), 0))


def yaml_line(value: Any) -> str:
    """Return a value on one line, as it stands within a file."""
    if isinstance(value, dict):
        entries = (f"{_text(key, ',')}: {yaml_line(inner)}" for key, inner in value.items())
        return f"{{{', '.join(entries)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(yaml_line, value))}]"
    return _scalar(value, ",")


def _block(value: Any, indent: int) -> Iterator[str]:
    """Yield the lines of a mapping or a list, without the indentation that all of them have."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _after(f"{_text(key)}:", inner, indent)
    else:
        for item in value:
            yield from _after("-", item, indent)


def _after(head: str, value: Any, indent: int) -> list[str]:
    """Return the lines of a key or a dash with what follows it."""
    nested = isinstance(value, dict | list) and bool(value)
    line = f"{head} {yaml_line(value) if nested else _scalar(value)}"
    by_line = indent == 0 and isinstance(value, list) and nested
    fits = len(line) + indent <= _WIDTH and not by_line
    if fits or not (nested or isinstance(value, str)):
        return [line]
    if isinstance(value, str):
        return _wrapped(head, value, _WIDTH - indent)
    inner = [f"  {each}" for each in _block(value, indent + 2)]
    return [f"-{inner[0][1:]}", *inner[1:]] if head == "-" else [head, *inner]


def _scalar(value: Any, also: str = "") -> str:
    """Write what holds nothing else; `also` says what makes a text need quotes where it stands."""
    match value:
        case str():
            return _text(value, also)
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)


# Texts.

_LITERALS: Final = frozenset(("true", "false", "null"))
_BARE: Final = re.compile(r"\w[\w .,;/()+%=–—-]*(?<! )")
# Other readers of YAML take these for days and months.
_DATE: Final = re.compile(r"\d{4}-\d\d?(?:-\d\d?)?")


def _text(text: str, also: str = "") -> str:
    """Write a text, in quotes where it could be taken for anything else."""
    taken = text in _LITERALS or is_number(text) or _DATE.fullmatch(text) or doubt_of(text)
    bare = _BARE.fullmatch(text) and not taken and not (also and also in text)
    return text if bare else _quoted(text)


# A backslash before some letters, and a bar before a hash, are refused wherever they stand.
_TOLD: Final = re.compile(r'["\\]|[|>](?=[-+0-9]*#)|[^ -~]')
_FORMS: Final = (("x", 2), ("u", 4), ("U", 8))
_NAMED: Final = {'"': '\\"', "\n": "\\n", "\t": "\\t"}


def _quoted(text: str) -> str:
    return f'"{_TOLD.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    letter = found.group()
    if letter in _NAMED:
        return _NAMED[letter]
    # A mark that stood after an escape would be drawn into it.
    if letter.isprintable() and not letter.isascii() and not combining(letter):
        return letter
    # The shortest of \xhh, \uhhhh, \Uhhhhhhhh.
    kind, width = next(each for each in _FORMS if ord(letter) < 16 ** each[1])
    return f"\\{kind}{ord(letter):0{width}x}"


_GAP: Final = re.compile(r"(?<=\S) (?=\S)")


def _wrapped(head: str, text: str, room: int) -> list[str]:
    """Return a text over several lines, broken where there is one space."""
    lines = [head]
    for word in _GAP.split(_quoted(text)):
        if len(lines[-1]) + 1 + len(word) > room:
            lines.append(f"  {word}")
        else:
            lines[-1] += f" {word}"
    return lines
