"""A page of short, indented lines in one language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from textwrap import wrap
from typing import Final

from attrs import define, field

from govrank.audit.words import BASES, fill
from govrank.language import Lang, Text
from govrank.rules.values import Basis

WIDTH: Final = 96
_INDENT: Final = "  "
_HANGING: Final = "    "


@define
class Page:
    """Collects lines; a reason that was given once is only pointed to afterwards."""

    lang: Lang
    _lines: list[str] = field(factory=list, init=False)
    _margin: str = field(default="", init=False)
    _usual: str = field(default="", init=False)
    _said: set[tuple[Basis, Text, str]] = field(factory=set, init=False)

    @property
    def text(self) -> str:
        """The page, its lines parted by line ends."""
        return "\n".join(self._lines)

    @contextmanager
    def indented(self) -> Iterator[None]:
        """Set what is added within further to the right."""
        before, self._margin = self._margin, self._margin + _INDENT
        yield
        self._margin = before

    def gap(self) -> None:
        """Leave a line empty."""
        self._lines.append("")

    def line(self, text: Text) -> None:
        """Add a text, folded at the width of the page; nothing for an empty one."""
        self._lines += wrap(
            text.get(self.lang),
            max(WIDTH, len(self._margin) + WIDTH // 2),
            initial_indent=self._margin,
            subsequent_indent=self._margin + _HANGING,
            break_long_words=False,
            break_on_hyphens=False,
        )

    def reason(self, subject: Text, basis: Basis, because: Text, source: str) -> None:
        """Say that something is inferred or assumed, and why."""
        reason = (basis, because, source)
        given = because != Text() or bool(source)
        again = given and reason in self._said
        self._said.add(reason)
        self.line(fill(_AGAIN if again else _SAID, subject=subject, basis=BASES[basis]))
        if given and not again:
            with self.indented():
                self.line(because)
                self.source(source)

    def source(self, source: str) -> None:
        """Name a source, unless it is none or the one that holds where no other is named."""
        if source not in ("", self._usual):
            self.line(fill(_SOURCE, source=source))

    def usual_source(self, source: str) -> None:
        """Name the source that holds where no other is named."""
        self.source(source)
        self._usual = source


_SAID: Final = Text(vi="{subject}: {basis}", en="{subject}: {basis}")
_AGAIN: Final = Text(
    vi="{subject}: {basis} (lý do như đã nêu)", en="{subject}: {basis} (for the reason given)"
)
_SOURCE: Final = Text(vi="nguồn: {source}", en="source: {source}")
