"""The reference of diagnostics: one section a code, from the catalogue of messages."""

from __future__ import annotations

from docs.generators.markdown import escaped

from govrank.language import Text
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


def _said(message: Message, lang: str) -> str:
    text, hint = (_unbraced(each.get(lang)) for each in (message.text, message.hint))  # type: ignore[arg-type]  # vi or en
    tail = f"<br>*{_HINT.get(lang)}:* {escaped(hint)}" if hint else ""  # type: ignore[arg-type]  # vi or en
    return escaped(text) + tail


def _unbraced(template: str) -> str:
    """Return a template as it reads: a doubled brace is one, a placeholder stays."""
    return template.replace("{{", "{").replace("}}", "}")


def counted() -> str:
    """Return how many codes each family has."""
    codes = list(catalogue())
    pairs = [(name, sum(each.startswith(f"{name}/") for each in codes)) for name in FAMILIES]
    return "".join(f"- [{name}](#{name}): {count} codes\n" for name, count in pairs)
