"""Strict YAML: events of the parser into a marked tree, every ambiguity refused at its place.

No value is typed here: a scalar keeps its text and whether it was quoted. One pass with a stack
of its own, so that time and memory are linear in the text and no nesting exhausts anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, Final

import yaml
from attrs import define, field, frozen

from govrank.errors import Diagnostic, GovrankError, Mark, Param, Source, diagnostic
from govrank.reading.numbers import is_number
from govrank.reading.plain_scalars import Doubt, doubt_of, shortened
from govrank.reading.text import FORBIDDEN, capped
from govrank.reading.tree import Mapping, Node, Scalar, Sequence
from govrank.reading.yaml_events import Parser, events
from govrank.reading.yaml_guard import KEPT, MANY, Guarded, guard
from govrank.reading.yaml_problems import PROPERTIES, explain

__all__ = ["Limits", "parse"]


@frozen
class Limits:
    """How large a text may be: nested levels, nodes, characters of one scalar."""

    depth: int = 32
    nodes: int = 100_000
    scalar: int = 100_000


_LIMITS: Final = Limits()


def parse(source: Source, parser: Parser | None = None, *, limits: Limits = _LIMITS) -> Node:
    """Read one YAML document into a tree; every fault of the file is in one GovrankError.

    `parser` chooses the scanner of libyaml or the one in Python, for tests; both give the same
    tree and the same codes. By default libyaml is used where PyYAML has it.
    """
    guarded = guard(source)
    if guarded.hopeless:
        raise GovrankError(*capped(guarded.found, guarded.unkept, all_read=False))
    if _has_more_nodes(guarded.text, parser, limits):
        too_many = diagnostic("text/too-many-nodes", Mark(source), limit=limits.nodes)
        raise GovrankError(*capped([*guarded.found, too_many], guarded.unkept))
    return _build(source, guarded, parser, limits)


def _build(source: Source, guarded: Guarded, parser: Parser | None, limits: Limits) -> Node:
    builder = _Builder(source, limits, asks="?" in guarded.text)
    misread = _feed(builder, guarded.text, parser)
    found = [*guarded.found, *builder.found]
    if misread and not _is_consequence(misread, found):
        found.append(misread)
    if not found and builder.is_empty:
        found.append(diagnostic("text/empty", Mark(source)))
    if found:
        unkept = guarded.unkept + builder.unkept
        raise GovrankError(*capped(found, unkept, all_read=not builder.is_weary))
    return builder.root


def _feed(builder: _Builder, text: str, parser: Parser | None) -> Diagnostic | None:
    """Give the parser's events to the builder; return the syntax error that ended them."""
    try:
        for event in events(text, parser):
            if not builder.take(event):
                break
    except yaml.YAMLError as error:
        return explain(error, builder.source, builder.open_bracket, builder.limits.depth)
    return None


_STRUCTURE: Final = ":,?-[{"
_OPENING: Final = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING: Final = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def _has_more_nodes(text: str, parser: Parser | None, limits: Limits) -> bool:
    """Count nodes before any is built, where the text has signs enough for so many."""
    if 3 * sum(map(text.count, _STRUCTURE)) < limits.nodes:
        return False
    nodes = depth = 0
    try:
        for kind in map(type, events(text, parser)):
            if kind is yaml.ScalarEvent or kind is yaml.AliasEvent:
                nodes += 1
            elif kind in _OPENING:
                nodes, depth = nodes + 1, depth + 1
            elif kind in _CLOSING:
                depth -= 1
            if nodes > limits.nodes or depth > limits.depth:
                break
    except yaml.YAMLError:
        return False  # told with its place when the text is read
    return nodes > limits.nodes


_SPOILS_THE_REST: Final = frozenset(("text/tab", "text/odd-indentation", "text/tcvn3-letters"))
_SPOILS_ITS_LINE: Final = frozenset(
    ("text/unseen-character", "text/directive", "text/bad-escape", "text/complex-key")
) | frozenset(PROPERTIES.values())


def _is_consequence(misread: Diagnostic, found: Iterable[Diagnostic]) -> bool:
    """Tell whether a syntax error says again what another finding has said better."""
    line = _line(misread)
    return any(
        (each.code in _SPOILS_THE_REST and _line(each) <= line)
        or (each.code in _SPOILS_ITS_LINE and _line(each) == line)
        for each in found
    )


def _line(found: Diagnostic) -> int:
    return found.mark.line if found.mark else 0


_COLON: Final = re.compile(" *:")
_GLUED: Final = re.compile(r"[A-Za-z_][\w.-]*:(?!//)\S")


@define
class _Open:
    """A list or mapping that is being read, and in a mapping the key that awaits its value.

    `key` is None after a key that was refused; `bare` holds the first and the last of a run of
    keys in braces without value, and `glued` tells that numbers without a space were met.
    """

    mark: Mark
    mapping: bool
    flow: bool = False
    as_key: bool = False
    nodes: list[Node] = field(factory=list)
    entries: list[tuple[Scalar, Node]] = field(factory=list)
    seen: dict[str, Mark] = field(factory=dict)
    awaits_value: bool = False
    key: Any = None
    bare: list[Any] = field(factory=list)
    glued: bool = False

    def close(self) -> Node:
        """Return the finished node."""
        if self.mapping:
            return Mapping(tuple(self.entries), self.mark)
        return Sequence(tuple(self.nodes), self.mark)


class _Builder:
    """Takes events in order; keeps the tree, the findings, and a count of those beyond the cap."""

    def __init__(self, source: Source, limits: Limits, *, asks: bool) -> None:
        self.source = source
        self.found: list[Diagnostic] = []
        self.unkept = 0
        self.limits = limits
        self._asks = asks
        self._stack = [_Open(Mark(source), mapping=False)]
        self._ended = (0, 0)
        self._bare = 0

    @property
    def root(self) -> Node:
        """Return the node of the whole document."""
        return self._stack[0].nodes[0]

    @property
    def is_empty(self) -> bool:
        """Tell whether the document says nothing at all."""
        nodes = self._stack[0].nodes
        return not nodes or nodes[0] == Scalar("", quoted=False, mark=nodes[0].mark)

    @property
    def is_weary(self) -> bool:
        """Tell whether so much was found that the rest is not worth reading."""
        return self.unkept > MANY

    @property
    def open_bracket(self) -> Mark | None:
        """Return the place of the innermost open bracket or brace."""
        return next((each.mark for each in reversed(self._stack) if each.flow), None)

    def take(self, event: Any) -> bool:
        """Read one event; False means that the rest is not worth reading."""
        kind = type(event)
        going_on = True
        if kind is yaml.ScalarEvent:
            going_on = self._scalar(event)
        elif kind in _OPENING:
            going_on = self._open(event, mapping=kind is yaml.MappingStartEvent)
        elif kind in _CLOSING:
            self._close()
        elif kind is yaml.AliasEvent:
            self._alias(event)
        if self._asks:
            self._ended = (event.end_mark.line, event.end_mark.column)
        return going_on and not self.is_weary

    def _find(self, code: str, mark: Mark, *related: Mark, **params: Param) -> None:
        if len(self.found) < KEPT:
            self.found.append(diagnostic(code, mark, related=related, **params))
        else:
            self.unkept += 1

    def _doubt(self, doubt: Doubt, event: Any) -> None:
        one_line = event.start_mark.line == event.end_mark.line
        self._find(doubt.code, self._mark(event, doubt.offset if one_line else 0), **doubt.params)

    def _mark(self, event: Any, offset: int = 0) -> Mark:
        start = event.start_mark
        return Mark(self.source, start.line + 1, start.column + 1 + offset)

    def _scalar(self, event: Any) -> bool:
        top = self._stack[-1]
        if top.mapping and not top.awaits_value:
            return self._begin_entry(top, event)
        if self._is_bare(top, event):
            return self._take_bare(top)
        key, value = self._begin_value(top), self._read(event)
        if not top.mapping:
            self._check_comma(top, value)
        if key and not value.quoted and not value.text:
            value = Scalar("", quoted=False, mark=key.mark)
        self._put(top, key, value)
        return True

    def _open(self, event: Any, *, mapping: bool) -> bool:
        top, mark = self._stack[-1], self._mark(event)
        as_key = top.mapping and not top.awaits_value
        if len(self._stack) > self.limits.depth:
            self._find("text/too-deep", mark, limit=self.limits.depth)
            return False
        if as_key:
            self._find("text/complex-key", mark)
        self._check_properties(event)
        flow = bool(event.flow_style)
        self._stack.append(_Open(mark, mapping, flow, as_key))
        return not (flow and mapping) or self._has_braces(event)

    def _close(self) -> None:
        done = self._stack.pop()
        self._tell_bare(done)
        top = self._stack[-1]
        if done.as_key:
            top.key, top.awaits_value = None, True
        else:
            self._put(top, self._begin_value(top), done.close())

    def _alias(self, event: Any) -> None:
        self._find("text/alias", self._mark(event))
        top = self._stack[-1]
        if top.mapping and not top.awaits_value:
            top.key, top.awaits_value = None, True
        else:
            self._put(top, self._begin_value(top), Scalar("", quoted=True, mark=self._mark(event)))

    def _begin_entry(self, top: _Open, event: Any) -> bool:
        """Hold a key back until its value shows what it is.

        False after a question mark inside brackets, where the parsers part ways.
        """
        top.key, top.awaits_value = event, True
        question = self._question(event.start_mark) if self._asks else None
        if question:
            self._find("text/complex-key", question)
            top.key = None
        return not (question and top.flow)

    def _begin_value(self, top: _Open) -> Scalar | None:
        """Return the key of the value that follows; None in a list or after a key refused."""
        self._tell_bare(top)
        event, top.key, top.awaits_value = top.key, None, False
        if event is None:
            return None
        key = self._read(event)
        if not key.quoted and key.text in _NO_KEYS:
            self._find(_NO_KEYS[key.text], key.mark, text=key.text)
        first = top.seen.setdefault(key.text, key.mark)
        if first is not key.mark:
            self._find("text/duplicate-key", key.mark, first, key=shortened(key.text))
        return key

    def _put(self, top: _Open, key: Scalar | None, node: Node) -> None:
        if not top.mapping:
            top.nodes.append(node)
        elif key is not None:
            top.entries.append((key, node))

    def _read(self, event: Any) -> Scalar:
        text, mark = event.value, self._mark(event)
        self._check_properties(event)
        if event.style == '"':
            text = unicodedata.normalize("NFC", text)
            if FORBIDDEN.search(text):
                self._find("text/bad-escape", mark)
        if len(text) > self.limits.scalar:
            self._find("text/too-long", mark, limit=self.limits.scalar)
        elif not event.style and (doubt := doubt_of(text)):
            self._doubt(doubt, event)
        return Scalar(text, quoted=bool(event.style), mark=mark)

    def _check_comma(self, top: _Open, value: Scalar) -> None:
        """Refuse `[1,5]`, two numbers to YAML and one to many a reader; once in a list."""
        last = top.nodes[-1] if top.nodes else None
        if not isinstance(last, Scalar) or last.quoted or value.quoted or top.glued:
            return
        after = (last.mark.line, last.mark.column + len(last.text) + len(","))
        touching = (value.mark.line, value.mark.column) == after
        if touching and is_number(last.text) and is_number(value.text):
            top.glued = True
            both = {"text": f"{last.text},{value.text}", "suggestion": f"{last.text}.{value.text}"}
            self._find("text/comma-in-list", last.mark, **both, apart=f"{last.text}, {value.text}")

    def _check_properties(self, event: Any) -> None:
        if event.anchor:
            self._find("text/anchor", self._mark(event))
        if getattr(event, "tag", None):
            self._find("text/tag", self._mark(event))

    def _has_braces(self, event: Any) -> bool:
        """Refuse `[note: text]`, which YAML reads as a mapping inside the list.

        False where a question mark begins it, after which libyaml loses its way.
        """
        mark = self._mark(event)
        first = self.source.line(mark.line)[mark.column - 1]
        if first == "?":
            self._find("text/complex-key", mark)
        elif first != "{" and not event.anchor and not event.tag:
            self._find("text/pair-in-list", mark)
        return first != "?"

    def _question(self, start: Any) -> Mark | None:
        """Return the question mark between the last event and a key, comments left out."""
        first, column = self._ended
        for number in range(start.line, first - 1, -1):
            line = self.source.line(number + 1)
            begin = column if number == first else 0
            end = start.column if number == start.line else len(line)
            at = line[begin:end].partition("#")[0].rfind("?")
            if at >= 0:
                return Mark(self.source, number + 1, begin + at + 1)
        return None

    def _is_bare(self, top: _Open, event: Any) -> bool:
        """Tell whether a key in braces has neither colon nor value."""
        if top.key is None or not top.flow or event.value or event.style or event.tag:
            return False
        end = top.key.end_mark
        return not _COLON.match(self.source.line(end.line + 1), end.column)

    def _take_bare(self, top: _Open) -> bool:
        """Hold an entry without value back; False after so many that the text is no mapping."""
        key, top.key, top.awaits_value = top.key, None, False
        self._check_properties(key)
        if not key.style and _GLUED.match(key.value):
            self._find("text/space-after-colon", self._mark(key, key.value.index(":")))
        else:
            top.bare[1:] = [key]
        self._bare += 1
        if self._bare > MANY:
            self._tell_bare(top)
        return self._bare <= MANY

    def _tell_bare(self, top: _Open) -> None:
        """Report a run of entries without value once: most likely one text with commas."""
        if not top.bare:
            return
        first, last, top.bare = top.bare[0], top.bare[-1].end_mark, []
        value = top.entries[-1][1] if top.entries else None
        if not isinstance(value, Scalar) or value.quoted:
            text = self._written(self._mark(first), last)
            self._find("text/entry-without-value", self._mark(first), text=shortened(text))
            return
        text = self._written(value.mark, last)
        doubt = doubt_of(text)
        if doubt and doubt.code in _BROKEN_BY_COMMA:
            self._find(doubt.code, value.mark, **doubt.params)
        else:
            self._find("text/comma-in-text", self._mark(first), text=shortened(text))

    def _written(self, start: Mark, end: Any) -> str:
        """Return the text from a place on, to the end of its line at most."""
        last = end.column if end.line + 1 == start.line else None
        return self.source.line(start.line)[start.column - 1 : last].rstrip()


_NO_KEYS: Final = {
    "<<": "text/merge-key",
    **dict.fromkeys(("true", "false", "null"), "text/key-not-text"),
}
_BROKEN_BY_COMMA: Final = frozenset(("text/decimal-comma", "text/thousands", "text/curly-quotes"))
