"""The catalogue as a list: rulesets, registers of units and cases with their titles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from govrank.language import Lang, Text
from govrank.report.layout import Column, Listing
from govrank.report.page import Block, Heading, Report
from govrank.report.unstated import plain_text
from govrank.report.words import say
from govrank.rules.catalogue import KIND_WORDS, Kind


@frozen
class Entry:
    """One file of the catalogue; registers and cases have no version."""

    kind: Kind
    id: str
    title: Text
    version: str = ""


def catalogue_report(entries: tuple[Entry, ...]) -> Report:
    """Return the entries of the catalogue as a report."""
    return Report(
        page=lambda lang: _page(entries, lang),
        listing=lambda lang: _listing(entries, lang),
        plain=lambda: _plain(entries),
    )


KINDS: Mapping[Kind, Text] = {
    "ruleset": Text(vi="Bộ quy tắc", en="Rulesets"),
    "units": Text(vi="Danh mục đơn vị", en="Registers of units"),
    "case": Text(vi="Trường hợp kiểm chứng", en="Cases"),
}


def _page(entries: tuple[Entry, ...], lang: Lang) -> Iterator[Block]:
    for kind, title in KINDS.items():
        rows = tuple(_row(each, lang)[1:] for each in entries if each.kind == kind)
        if rows:
            yield Heading(title.get(lang), 2)
            yield Listing(_columns(lang)[1:], rows)


def _columns(lang: Lang) -> tuple[Column, ...]:
    titles = (("Loại", "Kind"), ("Mã", "Id"), ("Phiên bản", "Version"), ("Tên gọi", "Title"))
    return tuple(Column(say(lang, vi, en)) for vi, en in titles)


def _row(entry: Entry, lang: Lang) -> tuple[str, ...]:
    return (KIND_WORDS[entry.kind].get(lang), entry.id, entry.version, entry.title.get(lang))


def _listing(entries: tuple[Entry, ...], lang: Lang) -> Listing:
    return Listing(_columns(lang), tuple(_row(each, lang) for each in entries))


def _plain(entries: tuple[Entry, ...]) -> dict[str, Any]:
    return {
        "entries": [
            {
                "kind": each.kind,
                "id": each.id,
                "version": each.version or None,
                "title": plain_text(each.title),
            }
            for each in entries
        ]
    }
