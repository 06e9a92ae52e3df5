"""The events of a YAML text, by libyaml or by Python: the same from both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, Literal

import yaml

Parser = Literal["libyaml", "pure"]


def events(text: str, parser: Parser | None) -> Iterator[Any]:
    """Give the events of a text; a yaml.YAMLError ends them where the parser gives up.

    None takes libyaml where PyYAML was built with it.
    """
    pure = parser == "pure" or (parser is None and not yaml.__with_libyaml__)
    given: Iterator[Any] = yaml.parse(text, Loader=_PureLoader if pure else yaml.CSafeLoader)
    return given


_UNQUOTED: Final = re.compile(r"(?:[^ \n\0,:\[\]{}]|:(?![ \n\0,?\[\]{}]))*")
_URI: Final = r"(?:[0-9A-Za-z_;/?:@&=+$.!~*'()-]|%[0-9A-Fa-f]{2})"
_TAG: Final = re.compile(
    rf"!<(?:{_URI}|[,\[\]])+>|(![0-9A-Za-z_-]*!){_URI}+|!(?![0-9A-Za-z_-]*!){_URI}*"
)


class _PureLoader(yaml.SafeLoader):
    """The scanner in Python, with libyaml's notion of tags and of unquoted texts in brackets."""

    def scan_plain(self) -> Any:
        """Scan an unquoted text: inside brackets a question mark is a letter of it."""
        if not self.flow_level:
            return super().scan_plain()
        start = end = self.get_mark()
        pieces: list[str] = []
        spaces: list[str] = []
        while self.peek() != "#" and (length := self._unquoted(start)):
            pieces += [*spaces, self.prefix(length)]
            self.allow_simple_key = False
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(self.indent + 1, start) or []
            if not spaces:
                break
        return yaml.ScalarToken("".join(pieces), True, start, end)  # noqa: FBT003 - PyYAML's signature

    def scan_tag(self) -> Any:
        """Scan a tag, which is refused later: commas and brackets are no part of it."""
        start = self.get_mark()
        found = _TAG.match(self.buffer, self.pointer)
        self.forward(len(found.group()) if found else 1)
        if not found or self.peek() not in (" \n\0," if self.flow_level else " \n\0"):
            problem = "did not find expected whitespace or line break"
            raise yaml.scanner.ScannerError("while scanning a tag", start, problem, start)
        return yaml.TagToken((found.group(1) or "!", ""), start, self.get_mark())

    def _unquoted(self, start: Any) -> int:
        """Return how far the text goes on without a space."""
        found = _UNQUOTED.match(self.buffer, self.pointer)
        length = len(found.group()) if found else 0
        if re.match(r":[,?\[\]{}]", self.prefix(length + 2)[length:]):
            self.forward(length)
            problem = "found unexpected ':'"
            raise yaml.scanner.ScannerError(
                "while scanning a plain scalar", start, problem, self.get_mark()
            )
        return length
