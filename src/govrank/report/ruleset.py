"""A ruleset as a page: what it rests on, the tree, the bands, the ranking, what is not stated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govrank.audit.provenance import place_of
from govrank.audit.spoken import Speaker
from govrank.audit.words import aggregate_text, interval_text, joined
from govrank.language import Lang, Text
from govrank.plan.operations import Ties
from govrank.report.layout import Column, Listing
from govrank.report.page import Block, Heading, Items, Paragraph, Report
from govrank.report.unstated import basis_cell, evidence, plain_text, plain_unstated
from govrank.report.words import exact, number, say
from govrank.rules.method import Leaf
from govrank.rules.methods.formula import Formula
from govrank.rules.model import Group, LegalBasis, Node, RankKey, Rules, is_tried
from govrank.rules.ruleset import Ruleset
from govrank.rules.values import value_of


def ruleset_report(ruleset: Ruleset) -> Report:
    """Return a ruleset as a report; its CSV is the tree of indicators."""
    return Report(
        page=lambda lang: _page(ruleset, lang),
        listing=lambda lang: _tree(ruleset, lang),
        plain=lambda: plain_ruleset(ruleset),
    )


def _page(ruleset: Ruleset, lang: Lang) -> Iterator[Block]:
    rules = ruleset.rules
    yield Heading(rules.title.get(lang))
    yield Items(tuple(_facts(ruleset, lang)))
    yield Paragraph(rules.description.get(lang))
    yield Heading(say(lang, "Các chỉ tiêu", "Indicators"), 2)
    yield _tree(ruleset, lang)
    yield Paragraph(_total(rules, lang))
    for title, said in (
        (say(lang, "Công thức", "Formulas"), _formulas(rules)),
        (say(lang, "Cộng, trừ và điều chỉnh", "Adjustments"), _steps(rules)),
    ):
        items = tuple(each.get(lang) for each in said)
        if items:
            yield Heading(title, 2)
            yield Items(items)
    if rules.ladder:
        yield Heading(say(lang, "Các mức xếp loại", "Grades"), 2)
        yield _tried(rules, lang) if is_tried(rules.ladder) else _grades(rules, lang)
        yield Items(tuple(_limits(rules, lang)))
        yield Paragraph(rules.undecided.get(lang))
    yield Heading(say(lang, "Xếp hạng", "Ranking"), 2)
    yield Paragraph(_ranking(ruleset, lang))
    found = evidence(ruleset, lang)
    if found:
        title = say(lang, "Những điều văn bản không nêu", "What no text states")
        yield Heading(title, 2)
        yield Items(found)


def _facts(ruleset: Ruleset, lang: Lang) -> Iterator[str]:
    rules = ruleset.rules
    yield say(
        lang, "Mã: {id}, phiên bản {v}", "Id: {id}, version {v}", id=rules.id, v=rules.version
    )
    for act in rules.legal_basis:
        yield say(lang, "Căn cứ: {act}", "Legal basis: {act}", act=_act(act, lang))
    since, until = rules.effective.since, rules.effective.until
    if since or until:
        span = f"{_date(since, lang) or '…'} – {_date(until, lang) or '…'}"
        yield say(lang, "Hiệu lực: {span}", "In force: {span}", span=span)
    if ruleset.units is not None:
        yield say(
            lang,
            "Danh mục đơn vị: {id} ({count} đơn vị)",
            "Register of units: {id} ({count} units)",
            id=ruleset.units.id,
            count=len(ruleset.units.units),
        )
    count = len(rules.examples)
    yield say(lang, "Ví dụ kèm theo: {count}", "Worked examples: {count}", count=count)


def _act(act: LegalBasis, lang: Lang) -> str:
    return ", ".join(part for part in (act.ref, _date(act.date, lang), act.title.get(lang)) if part)


def _date(iso: str, lang: Lang) -> str:
    return "/".join(reversed(iso.split("-"))) if lang == "vi" else iso


def _tree(ruleset: Ruleset, lang: Lang) -> Listing:
    columns = (
        Column(say(lang, "Mã", "Id")),
        Column(say(lang, "Chỉ tiêu", "Indicator")),
        Column(say(lang, "Hệ số", "Weight"), right=True),
        Column(say(lang, "Điểm\ntối đa", "Ceiling"), right=True),
        Column(say(lang, "Cách tính", "How")),
        Column(say(lang, "Nguồn", "Basis")),
    )
    return Listing(columns, tuple(_nodes(ruleset.rules.total, 0, lang)))


def _nodes(of: Node, depth: int, lang: Lang) -> Iterator[tuple[str, ...]]:
    for node in of.children:
        code = f"{node.code} " if node.code else ""
        yield (
            node.id,
            f"{'· ' * depth}{code}{node.title.get(lang)}",
            number(value_of(node.weight), lang),
            number(value_of(node.high), lang),
            how(node).get(lang),
            basis_cell(node.provenance.basis, lang),
        )
        yield from _nodes(node, depth + 1, lang)


def how(node: Node) -> Text:
    """Return how a node gets its score, in a few words."""
    content = node.content
    return aggregate_text(content) if isinstance(content, Group) else content.method.summary


def _total(rules: Rules, lang: Lang) -> str:
    group, high = rules.total.content, value_of(rules.total.high)
    parts = [say(lang, "Tổng điểm: {how}", "The total: {how}", how=how(rules.total))]
    if isinstance(group, Group) and group.weights_sum is not None:
        value = group.weights_sum.value
        parts.append(say(lang, "tổng các hệ số {v}", "the weights sum to {v}", v=value))
    if high is not None:
        parts.append(say(lang, "tối đa {v}", "at most {v}", v=high))
    return ", ".join(parts) + "."


def _grades(rules: Rules, lang: Lang) -> Listing:
    columns = (
        Column(say(lang, "Mức", "Grade")),
        Column(say(lang, "Tổng điểm", "Total")),
        Column(say(lang, "Nguồn", "Basis")),
    )
    above = (None, *(value_of(band.start) for band in rules.ladder[:-1]))
    open_below = (False, *(band.above for band in rules.ladder[:-1]))
    rows = (
        (
            band.title.get(lang),
            interval_text(value_of(band.start), high, above=band.above, included=included).get(
                lang
            ),
            basis_cell(band.provenance.basis, lang),
        )
        for band, high, included in zip(rules.ladder, above, open_below, strict=True)
    )
    return Listing(columns, tuple(rows))


def _tried(rules: Rules, lang: Lang) -> Listing:
    """List grades that are tried in turn, each with what it asks for."""
    columns = (
        Column(say(lang, "Mức", "Grade")),
        Column(say(lang, "Điều kiện", "Asks for")),
        Column(say(lang, "Nguồn", "Basis")),
    )
    speaker = Speaker(rules)
    rows = (
        (
            band.title.get(lang),
            speaker.asked(band).get(lang),
            basis_cell(band.provenance.basis, lang),
        )
        for band in rules.ladder
    )
    return Listing(columns, tuple(rows))


def _limits(rules: Rules, lang: Lang) -> Iterator[str]:
    speaker = Speaker(rules)
    yield from (speaker.limit(limit).get(lang) for limit in rules.limits)
    yield from (speaker.relief(relief).get(lang) for relief in rules.relief)
    yield from (speaker.quota(quota).get(lang) for quota in rules.quotas)


def _formulas(rules: Rules) -> Iterator[Text]:
    """Say the formulas, leaf by leaf."""
    speaker = Speaker(rules)
    for node in rules.total.walk():
        method = node.content.method if isinstance(node.content, Leaf) else None
        if isinstance(method, Formula):
            yield joined(": ", [node.title, speaker.value(method.expression)])


def _steps(rules: Rules) -> Iterator[Text]:
    """Say the steps after the score, node by node."""
    speaker = Speaker(rules)
    for node in rules.total.walk():
        for step in node.pipeline:
            yield joined(": ", [node.title, speaker.step(step)])


TIES: dict[Ties, Text] = {
    "competition": Text(
        vi="đồng hạng, sau đó bỏ cách (1, 2, 2, 4)", en="share a place (1, 2, 2, 4)"
    ),
    "modified": Text(
        vi="cùng nhận hạng thấp hơn (1, 3, 3, 4)", en="share the lower place (1, 3, 3, 4)"
    ),
    "dense": Text(vi="đồng hạng, không bỏ cách (1, 2, 2, 3)", en="share a place (1, 2, 2, 3)"),
    "ordinal": Text(vi="xếp theo mã đơn vị (1, 2, 3, 4)", en="go by the unit's id (1, 2, 3, 4)"),
    "fractional": Text(
        vi="nhận hạng trung bình (1; 2,5; 2,5; 4)", en="take the mean place (1, 2.5, 2.5, 4)"
    ),
}


def _ranking(ruleset: Ruleset, lang: Lang) -> str:
    policy = ruleset.rules.ranking
    keys = ", ".join(_key(ruleset, key, lang) for key in policy.keys)
    said = say(
        lang,
        "Xếp theo {keys}; đơn vị bằng điểm {ties}.",
        "By {keys}; units that tie {ties}.",
        keys=keys,
        ties=TIES[policy.ties],
    )
    apart = say(
        lang,
        " Xếp riêng theo {attribute} của đơn vị.",
        " Apart by the units' {attribute}.",
        attribute=policy.groups,
    )
    return said + (apart if policy.groups else "")


def _key(ruleset: Ruleset, key: RankKey, lang: Lang) -> str:
    title = ruleset.nodes[key.node].title.get(lang)
    low = say(lang, "thấp trước", "lowest first")
    high = say(lang, "cao trước", "highest first")
    return f"{title} ({low if key.ascending else high})"


def plain_ruleset(ruleset: Ruleset) -> dict[str, Any]:
    """Return what a ruleset says as plain data: numbers as exact text."""
    rules = ruleset.rules
    return {
        "id": rules.id,
        "version": rules.version,
        "title": plain_text(rules.title),
        "description": plain_text(rules.description),
        "legal_basis": [
            {"ref": act.ref, "date": act.date, "title": plain_text(act.title)}
            for act in rules.legal_basis
        ],
        "effective": {"from": rules.effective.since, "until": rules.effective.until},
        "units": rules.units,
        "inputs": [each.id for each in rules.inputs],
        "total": _plain_node(ruleset, rules.total),
        "grades": [_plain_band(each) for each in rules.ladder],
        "ranking": {
            "by": [{"node": k.node, "ascending": k.ascending} for k in rules.ranking.keys],
            "ties": rules.ranking.ties,
            "groups": rules.ranking.groups,
        },
        "examples": len(rules.examples),
        "unstated": plain_unstated(ruleset),
    }


def _plain_node(ruleset: Ruleset, node: Node) -> dict[str, Any]:
    leaf = node.content if isinstance(node.content, Leaf) else None
    group = node.content if isinstance(node.content, Group) else None
    return {
        "id": node.id,
        "code": node.code,
        "title": plain_text(node.title),
        "weight": exact(value_of(node.weight)),
        "min": exact(value_of(node.low)),
        "max": exact(value_of(node.high)),
        "method": leaf.method.name if leaf else None,
        "aggregate": group.aggregate if group else None,
        "basis": node.provenance.basis,
        "place": place_of(ruleset.mark(node.address)),
        "indicators": [_plain_node(ruleset, child) for child in node.children],
    }


def _plain_band(band: Any) -> dict[str, Any]:
    return {
        "id": band.id,
        "title": plain_text(band.title),
        "from": exact(value_of(band.start)),
        "above": band.above,
        "basis": band.provenance.basis,
    }
