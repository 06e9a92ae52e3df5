"""Small pieces of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

SPECIAL = re.compile(r"([\\*_<>\[\]#|~&])")
CODE = re.compile(r"(`[^`]*`)")


def escaped(text: str) -> str:
    """Return text that Markdown shows as it stands; what is in backticks stays code."""
    parts = CODE.split(text)
    shown = [part.replace("|", "\\|") if CODE.fullmatch(part) else _plain(part) for part in parts]
    return "".join(shown)


def _plain(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text).replace("`", "\\`")


def code(text: str) -> str:
    """Return text as code."""
    return f"`{text}`"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; cells are Markdown already, their line breaks become spaces."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(' '.join(cell.split()) for cell in line)} |\n" for line in lines)


def fence(language: str, text: str, shown: str = "") -> str:
    """Return a fenced block; `shown` says why what it holds is not run."""
    comment = f"<!-- shown: {shown} -->\n" if shown else ""
    return f"{comment}```{language}\n{text.strip()}\n```\n"


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, each on one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip())]
