"""A whole ruleset as a file; comments at its head say what its layers changed, where and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any, Final

from govrank.language import Lang
from govrank.report.layout import one_line
from govrank.report.strict_yaml import yaml_text
from govrank.report.words import say
from govrank.rules.compose import NOTHING, Amendment, Layer, shown
from govrank.rules.ruleset import Ruleset

_WIDTH: Final = 98


def resolved_text(ruleset: Ruleset, plain: Mapping[str, Any], lang: Lang) -> str:
    """Return the text of a ruleset that stands for itself, and loads with the same digest."""
    comments = _comments(ruleset.layers, lang) if len(ruleset.layers) > 1 else ()
    return "".join(f"{line}\n" for line in comments) + yaml_text(plain)


def _comments(layers: tuple[Layer, ...], lang: Lang) -> Iterator[str]:
    yield from _comment(say(lang, "Gồm các tệp:", "Made of these files:"))
    for layer in layers:
        yield from _comment(f"- {layer.id} {layer.version}, sha256 {layer.sha256}")
    for layer in reversed(layers[:-1]):
        head = say(lang, "{id} {version} thay đổi:", "{id} {version} changes:",
                   id=layer.id, version=layer.version)  # fmt: skip
        yield from _comment(head)
        for each in layer.amendments:
            yield from _comment(_change(each, lang))


def _comment(text: str) -> list[str]:
    within = "  " if text.startswith("-") else ""
    lines = wrap(
        one_line(text),
        _WIDTH,
        subsequent_indent=within,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [f"# {line}" for line in lines]


def _change(amendment: Amendment, lang: Lang) -> str:
    before, after = (
        NOTHING if node is None else shown(node) for node in (amendment.before, amendment.after)
    )
    because = amendment.because.get(lang)
    return f"- {amendment.address}: {before} → {after} ({amendment.mark}). {because}"
