"""A report as data: headings, paragraphs, items and tables, written as text or as Markdown."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from textwrap import wrap
from typing import Any, Final, Literal

from attrs import frozen

from govrank.language import Lang
from govrank.report.layout import Listing, aligned, csv_text, escaped, markdown, one_line, width

Format = Literal["table", "csv", "json", "md"]
FORMATS: Final[tuple[Format, ...]] = ("table", "csv", "json", "md")

_WIDTH: Final = 96


@frozen
class Heading:
    """A heading of the first or the second level."""

    text: str
    level: Literal[1, 2] = 1


@frozen
class Paragraph:
    """Sentences."""

    text: str


@frozen
class Items:
    """A list of short texts."""

    texts: tuple[str, ...]


@frozen
class Verbatim:
    """Lines that are laid out already."""

    text: str


Block = Heading | Paragraph | Items | Verbatim | Listing
Blocks = Iterable[Block]


@frozen
class Report:
    """One result in every form it can be shown in; each form is made when it is asked for."""

    page: Callable[[Lang], Blocks]
    listing: Callable[[Lang], Listing]
    plain: Callable[[], Any]

    def render(self, how: Format, lang: Lang) -> str:
        """Return the result as text, ending in a line end; JSON is the same in every language."""
        match how:
            case "json":
                return json_text(self.plain())
            case "csv":
                return csv_text(self.listing(lang), lang)
            case "md":
                return as_markdown(self.page(lang))
            case _:
                return as_text(self.page(lang))


def json_text(plain: Any) -> str:
    """Return plain data as JSON for people and programs: indented, letters as they are."""
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def as_text(blocks: Blocks) -> str:
    """Return a page for a terminal, its blocks an empty line apart."""
    return "\n\n".join(text for block in blocks if (text := _text(block))) + "\n"


def _text(block: Block) -> str:
    match block:
        case Heading(text, level):
            line = one_line(text)
            return f"{line}\n{('=' if level == 1 else '-') * width(line)}"
        case Paragraph(text):
            return _folded(text, "", "")
        case Items(texts):
            return "\n".join(_folded(text, "- ", "  ") for text in texts)
        case Verbatim(text):
            return text
        case _:
            return aligned(block)


def _folded(text: str, first: str, following: str) -> str:
    lines = wrap(
        one_line(text),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=following,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines)


def as_markdown(blocks: Blocks) -> str:
    """Return a page as Markdown."""
    return "\n\n".join(text for block in blocks if (text := _markdown(block))) + "\n"


def _markdown(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * level} {escaped(text)}"
        case Paragraph(text):
            return escaped(text)
        case Items(texts):
            return "\n".join(f"- {escaped(text)}" for text in texts)
        case Verbatim(text):
            return f"```text\n{text}\n```"
        case _:
            return markdown(block)
