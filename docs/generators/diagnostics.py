"""The reference of diagnostics: one section a code, from the catalogue of messages."""

from __future__ import annotations

import re

from docs.generators.markdown import escaped, table

from govrank.language import Lang, Text
from govrank.messages import FAMILIES, Message, catalogue


def family(name: str) -> str:
    """Return a section for every code of a family, in order."""
    codes = sorted(code for code in catalogue() if code.startswith(f"{name}/"))
    return "\n".join(_section(code, catalogue()[code]) for code in codes)


def _section(code: str, message: Message) -> str:
    lines = [
        f"### {code}",
        "",
        message.severity.capitalize() + ".",
        "",
        f"- {_said(message, 'en')}",
    ]
    return "\n".join([*lines, f"- {_said(message, 'vi')}", ""])


_HINT = Text(vi="Gợi ý", en="Hint")


def _said(message: Message, lang: Lang) -> str:
    text, hint = (_unbraced(each.get(lang)) for each in (message.text, message.hint))
    tail = f"<br>*{_HINT.get(lang)}:* {escaped(hint)}" if hint else ""
    return escaped(text) + tail


def _unbraced(template: str) -> str:
    """Return a template as it reads: a doubled brace is one, a placeholder stays."""
    return template.replace("{{", "{").replace("}}", "}")


COMMONEST = (
    "data/no-such-file",
    "data/missing",
    "data/not-a-number",
    "data/outside-domain",
    "data/ambiguous-number",
    "data/too-many-places",
    "data/percent-sign",
    "data/dash",
    "data/date",
    "data/unknown-unit",
    "data/duplicate-unit",
    "data/unlisted-unit",
    "data/summary-row",
    "data/empty-row",
    "data/unknown-column",
    "data/extra-column",
    "data/missing-column",
    "data/no-unit-column",
    "data/unquoted-comma",
    "data/formula-without-value",
    "data/old-excel",
    "data/tcvn3",
    "text/legacy-encoding",
)
_PLACEHOLDER = re.compile(r"\{[a-z]+\}")


def commonest() -> str:
    """Return the messages officials meet most, in Vietnamese, with how each is mended."""
    rows = [(code, catalogue()[code]) for code in COMMONEST]
    return table(
        ("Thông báo", "Cách xử lý", "Mã"),
        [(_blank(each.text), _blank(each.hint), f"`{code}`") for code, each in rows],
    )


def _blank(text: Text) -> str:
    said = _PLACEHOLDER.sub("…", _unbraced(text.get("vi")))
    return escaped(said[:1].upper() + said[1:])


def counted() -> str:
    """Return how many codes each family has."""
    codes = list(catalogue())
    pairs = [(name, sum(each.startswith(f"{name}/") for each in codes)) for name in FAMILIES]
    return "".join(f"- [{name}](#{name}): {count} codes\n" for name, count in pairs)
