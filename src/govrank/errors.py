"""What can go wrong, as data: where (Mark), what (Diagnostic), and the one exception family."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from govrank.language import Lang, Text, decimal_text
from govrank.messages import Severity, message

Param = str | int | Fraction | Text


@frozen
class Source:
    """A text that was read: its name as the user gave it, and its lines for the carets."""

    name: str
    lines: tuple[str, ...] = field(default=(), eq=False, repr=False)

    def line(self, number: int) -> str:
        """Return line `number` (from 1), or an empty text where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


@frozen(order=False)
class Mark:
    """A place: source, line and column, both from 1; 0 means the whole file or the whole line."""

    source: Source
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        place = [str(n) for n in (self.line, self.column) if n]
        return ":".join([self.source.name, *place])


def _pairs(params: Mapping[str, Param] | Iterable[tuple[str, Param]]) -> tuple[Any, ...]:
    return tuple(params.items() if isinstance(params, Mapping) else params)


@frozen
class Diagnostic:
    """One finding: a stable code, a place and parameters; its words come from the catalogue.

    `code` is `family/name` (families: text, schema, meaning, data, verification, usage);
    `related` names further places, such as the first of two duplicate keys.
    """

    code: str
    mark: Mark | None = None
    params: tuple[tuple[str, Param], ...] = field(default=(), converter=_pairs)
    related: tuple[Mark, ...] = ()

    @property
    def severity(self) -> Severity:
        """Tell `error`, `warning` or `note`, as the catalogue says for this code."""
        return message(self.code).severity

    def text(self, lang: Lang = "en") -> str:
        """Return the message in `lang`, parameters filled in, without place and hint."""
        return message(self.code).text.get(lang).format_map(self._words(lang))

    def hint(self, lang: Lang = "en") -> str:
        """Return the hint in `lang`, or an empty text where the catalogue has none.

        A hint that would speak of an empty `suggestion` is left out.
        """
        words = self._words(lang)
        template = message(self.code).hint.get(lang)
        unsaid = "{suggestion}" in template and not words.get("suggestion")
        return "" if unsaid else template.format_map(words)

    def render(self, lang: Lang = "en", *, caret: bool = True) -> str:
        """Return `file:line:col: error[code]: message (hint: …)`, the line and a caret below."""
        place = f"{self.mark}: " if self.mark else ""
        hint = self.hint(lang)
        label = _SEVERITY[self.severity].get(lang)
        tail = f" ({_HINT.get(lang)}: {hint})" if hint else ""
        head = f"{place}{label}[{self.code}]: {self.text(lang)}{tail}"
        shown = _caret(self.mark) if caret and self.mark else ""
        return head + shown

    def _words(self, lang: Lang) -> dict[str, str]:
        return {name: _word(value, lang) for name, value in self.params}


def _word(value: Param, lang: Lang) -> str:
    if isinstance(value, Text):
        return value.get(lang)
    return value if isinstance(value, str) else decimal_text(value, lang)


_HINT = Text(vi="gợi ý", en="hint")
_SEVERITY: Mapping[Severity, Text] = {
    "error": Text(vi="lỗi", en="error"),
    "warning": Text(vi="cảnh báo", en="warning"),
    "note": Text(vi="lưu ý", en="note"),
}
_WIDEST_LINE = 160


def _caret(mark: Mark) -> str:
    line = mark.source.line(mark.line)
    if not (line and mark.column) or len(line) > _WIDEST_LINE:
        return ""
    return f"\n    {line}\n    {' ' * (mark.column - 1)}^"


def diagnostic(
    code: str, mark: Mark | None = None, *, related: Iterable[Mark] = (), **params: Param
) -> Diagnostic:
    """Make a Diagnostic with its parameters as keywords."""
    return Diagnostic(code, mark, params, tuple(related))


class GovrankError(Exception):
    """The root of every exception govrank raises on purpose.

    `diagnostics` holds every finding of the file or call, in order of place; `str(error)` is
    their English rendering, and `error.render("vi")` the Vietnamese one.
    """

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(*diagnostics)
        self.diagnostics: tuple[Diagnostic, ...] = diagnostics

    def render(self, lang: Lang = "en") -> str:
        """Return all diagnostics in `lang`, one after the other."""
        return "\n".join(found.render(lang) for found in self.diagnostics)

    def __str__(self) -> str:
        return self.render()


class UnknownNameError(GovrankError, KeyError):
    """A unit, node or file that is asked for by name and is not there."""

    @property
    def suggestion(self) -> str:
        """The names that are near to what was asked for; may be empty."""
        return str(dict(self.diagnostics[0].params).get("suggestion", ""))

    __str__ = GovrankError.__str__


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return diagnostics in order of place, each said once."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=_place))


def _place(found: Diagnostic) -> tuple[str, int, int]:
    mark = found.mark
    return (mark.source.name, mark.line, mark.column) if mark else ("", 0, 0)


def raise_errors(diagnostics: Iterable[Diagnostic]) -> None:
    """Raise GovrankError with all diagnostics, where at least one of them is an error."""
    found = in_order(diagnostics)
    if any(each.severity == "error" for each in found):
        raise GovrankError(*found)
