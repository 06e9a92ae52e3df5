"""A syntax error of the YAML parser, told in plain words at the place where it was made.

The two parsers of PyYAML word their problems differently and find them at the same place; what
is said here depends on the kind of problem and on the text around it, so that both say the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import yaml
from attrs import frozen

from govrank.errors import Diagnostic, Mark, Source, diagnostic
from govrank.reading.plain_scalars import shortened


@frozen
class _Scene:
    """Where the parser gave up (`line`, `column`, from 0) and where what it read had begun."""

    source: Source
    problem: str
    line: int
    column: int
    begun_line: int
    begun_column: int
    bracket: Mark | None
    depth: int

    @property
    def here(self) -> Mark:
        """Return the place of the problem."""
        return Mark(self.source, self.line + 1, self.column + 1)

    @property
    def begun(self) -> Mark:
        """Return the beginning of what the parser was reading."""
        return Mark(self.source, self.begun_line + 1, self.begun_column + 1)

    @property
    def text(self) -> str:
        """Return the line of the problem."""
        return self.source.line(self.line + 1)

    @property
    def letter(self) -> str:
        """Return the character at the problem, or an empty text at the end of a line."""
        return self.text[self.column : self.column + 1]


def explain(error: yaml.YAMLError, source: Source, bracket: Mark | None, depth: int) -> Diagnostic:
    """Tell a parser's error.

    `bracket` is the innermost bracket or brace that is open, `depth` how deep entries may nest.
    """
    problem = f"{getattr(error, 'context', None)}: {getattr(error, 'problem', None)}"
    at = getattr(error, "problem_mark", None)
    if at is None:
        return diagnostic("text/syntax", Mark(source), problem=str(error))
    begun = getattr(error, "context_mark", None) or at
    scene = _Scene(source, problem, at.line, at.column, begun.line, begun.column, bracket, depth)
    told = (tell for pattern, tell in _KINDS if pattern.search(problem))
    return next(told, _unrecognised)(scene)


def _unrecognised(scene: _Scene) -> Diagnostic:
    return diagnostic("text/syntax", scene.here, problem=scene.problem.removeprefix("None: "))


def _too_deep(scene: _Scene) -> Diagnostic:
    """Tell the limit of libyaml, which it may reach before it gives a single event."""
    return diagnostic("text/too-deep", scene.here, limit=scene.depth)


def _quoted(scene: _Scene) -> Diagnostic:
    code = "text/unclosed-quote" if "end of stream" in scene.problem else "text/bad-escape"
    return diagnostic(code, scene.begun)


def _block_text(scene: _Scene) -> Diagnostic:
    return diagnostic("text/block-text", scene.begun)


def _property(scene: _Scene) -> Diagnostic:
    letter = scene.source.line(scene.begun_line + 1)[scene.begun_column]
    return diagnostic(PROPERTIES.get(letter, "text/tag"), scene.begun)


PROPERTIES: Final = {"&": "text/anchor", "*": "text/alias", "!": "text/tag"}
_GLUED: Final = re.compile(r"( *(?:- +)*[\"']?[A-Za-z_][\w.-]*[\"']?:)[^\s/]")
_COLON: Final = re.compile(":(?: |$)")


def _second_colon(scene: _Scene) -> Diagnostic:
    """Tell `title: Note: see` from a colon that the line above has spoilt."""
    first = _COLON.search(scene.text)
    if first and first.start() < scene.column:
        value = scene.text[first.end() :].strip()
        return diagnostic("text/colon-in-text", scene.here, text=shortened(value))
    above = scene.line - 1
    while above > 0 and not scene.source.line(above + 1).strip():
        above -= 1
    line = scene.source.line(above + 1)
    if _GLUED.match(line) or not _COLON.search(line):
        return _no_colon(scene.source, above, len(line) - len(line.lstrip()))
    return _indentation(scene)


def _unfinished_key(scene: _Scene) -> Diagnostic:
    return _no_colon(scene.source, scene.begun_line, scene.begun_column)


def _no_colon(source: Source, line: int, column: int) -> Diagnostic:
    text = source.line(line + 1)
    if glued := _GLUED.match(text):
        return diagnostic("text/space-after-colon", Mark(source, line + 1, glued.end(1)))
    said = shortened(text[column:].strip())
    return diagnostic("text/missing-colon", Mark(source, line + 1, column + 1), text=said)


def _indentation(scene: _Scene) -> Diagnostic:
    column = len(scene.text) - len(scene.text.lstrip())
    return diagnostic("text/indentation", Mark(scene.source, scene.line + 1, column + 1))


def _colon_before_bracket(scene: _Scene) -> Diagnostic:
    """Tell `{max:[1]}`, where the colon ends a key, from `{note: see:}`."""
    before = _BRACKETS.split(scene.text[: scene.column])[-1]
    if _COLON.search(before):
        return _colon_in_brackets(scene)
    return diagnostic("text/space-after-colon", scene.here)


def _reserved(scene: _Scene) -> Diagnostic:
    return diagnostic("text/reserved-start", scene.here, character=scene.letter)


def _dash_after_key(scene: _Scene) -> Diagnostic:
    return diagnostic("text/dash-after-key", scene.here)


def _complex_key(scene: _Scene) -> Diagnostic:
    return diagnostic("text/complex-key", scene.here)


def _in_brackets(scene: _Scene) -> Diagnostic:
    opened = scene.bracket or scene.begun
    opening = scene.source.line(opened.line)[opened.column - 1 : opened.column]
    if scene.letter and scene.letter in "]}":
        return diagnostic("text/stray-character", scene.here, character=scene.letter)
    if scene.line + 1 > opened.line:
        return diagnostic("text/unclosed-bracket", opened, character=opening)
    if scene.letter == ":":
        return _colon_in_brackets(scene)
    if scene.letter == ",":
        return diagnostic("text/stray-character", scene.here, character=",")
    return diagnostic("text/missing-comma", scene.here)


_BRACKETS: Final = re.compile(r"[\[\]{},]")


def _colon_in_brackets(scene: _Scene) -> Diagnostic:
    before = _BRACKETS.split(scene.text[: scene.column])[-1]
    after = _BRACKETS.split(scene.text[scene.column :])[0]
    value = _COLON.split(before, maxsplit=1)[-1] + after
    if not before.strip():
        return diagnostic("text/missing-key", scene.here)
    return diagnostic("text/colon-in-text", scene.here, text=shortened(value.strip()))


def _in_block(scene: _Scene) -> Diagnostic:
    before = scene.text[: scene.column].rstrip()
    if scene.letter and scene.letter in "]},":
        return diagnostic("text/stray-character", scene.here, character=scene.letter)
    if before.endswith(("'", '"', "]", "}")):
        return diagnostic("text/after-end", scene.here, character=before[-1])
    if scene.letter == ":":
        return diagnostic("text/missing-key", scene.here)
    if scene.column == scene.begun_column:
        code = "text/missing-dash" if "collection" in scene.problem else "text/dash-among-keys"
        return diagnostic(code, scene.here)
    return _indentation(scene)


def _no_content(scene: _Scene) -> Diagnostic:
    return diagnostic("text/stray-character", scene.here, character=scene.letter)


def _after_all(scene: _Scene) -> Diagnostic:
    return diagnostic("text/after-all", scene.here)


_KINDS: Final[tuple[tuple[re.Pattern[str], Callable[[_Scene], Diagnostic]], ...]] = tuple(
    (re.compile(pattern), tell)
    for pattern, tell in (
        ("maximum nesting depth", _too_deep),
        ("quoted scalar", _quoted),
        ("block scalar", _block_text),
        ("(scanning|parsing) (an? )?(anchor|alias|tag)|tag handle", _property),
        ("unexpected ':'", _colon_before_bracket),
        ("mapping values are not allowed", _second_colon),
        ("could not find expected ':'", _unfinished_key),
        ("cannot start any token", _reserved),
        ("sequence entries are not allowed", _dash_after_key),
        ("mapping keys are not allowed", _complex_key),
        ("parsing a flow", _in_brackets),
        ("parsing a block (mapping|collection)", _in_block),
        ("parsing a block node", _no_content),
        ("document start", _after_all),
    )
)
