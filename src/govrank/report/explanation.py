"""The explanation of one unit; its words and its data are its own."""

from __future__ import annotations

from collections.abc import Iterator

from govrank.audit.explanation import Explained, Explanation
from govrank.language import Lang
from govrank.report.layout import Column, Listing
from govrank.report.page import Block, Report, Verbatim
from govrank.report.words import number, say


def explanation_report(of: Explanation) -> Report:
    """Return an explanation as a report; its CSV has a row an indicator."""
    return Report(
        page=lambda lang: _page(of, lang),
        listing=lambda lang: _listing(of, lang),
        plain=of.to_dict,
    )


def _page(of: Explanation, lang: Lang) -> Iterator[Block]:
    yield Verbatim(of.render(lang))


def _listing(of: Explanation, lang: Lang) -> Listing:
    columns = (
        Column(say(lang, "Mã", "Id")),
        Column(say(lang, "Chỉ tiêu", "Indicator")),
        Column(say(lang, "Điểm", "Score"), right=True),
        Column(say(lang, "Điểm tối đa", "Ceiling"), right=True),
        Column(say(lang, "Hệ số", "Weight"), right=True),
        Column(say(lang, "Đóng góp", "Contribution"), right=True),
    )
    return Listing(columns, tuple(_row(node, lang) for node in _nodes(of.total)))


def _nodes(node: Explained) -> Iterator[Explained]:
    yield node
    for child in node.children:
        yield from _nodes(child)


def _row(node: Explained, lang: Lang) -> tuple[str, ...]:
    figures = (node.score, node.ceiling, node.weight, node.contribution)
    return (node.id, node.title.get(lang), *(number(each, lang) for each in figures))
