"""An explanation as data: what was read, what was done with it, and where the rules say so."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal

from attrs import fields, frozen

from govrank.audit.page import Page
from govrank.audit.words import Word, fill, joined, number, text_of
from govrank.language import Lang, Text, decimal_text
from govrank.reading.units import Unit
from govrank.rules.values import Basis


@frozen
class Sourced:
    """A figure that no text states: its value, what it rests on and where it is written."""

    address: str
    name: Text
    value: Fraction
    basis: Basis
    because: Text
    source: str
    place: str


@frozen
class Given:
    """An input as read: what is printed, and the value it counts as (None: left out).

    said: the same in words, with what the rules make of a blank.
    """

    id: str
    title: Text
    printed: str
    state: Literal["value", "missing", "not-applicable"]
    value: Fraction | None
    said: Text
    place: str


@frozen
class Working:
    """One line of working and the value it ends in."""

    kind: Literal["method", "aggregate", "round", "floor", "ceiling", "step", "show"]
    text: Text
    result: Fraction


@frozen
class Explained:
    """An indicator, a group or the total: how its score came about, and what it adds.

    score: None where it is left out, and then `absent` says why. contribution: what it adds to
    the group it stands in, None where that group takes the least or the greatest. effect: the
    same in words. place: the line of the rules.
    """

    id: str
    code: str
    title: Text
    method: Text
    score: Fraction | None
    ceiling: Fraction | None
    place: str
    inputs: tuple[Given, ...] = ()
    workings: tuple[Working, ...] = ()
    absent: Text = Text()
    weight: Fraction | None = None
    contribution: Fraction | None = None
    effect: Text = Text()
    basis: Basis = "stated"
    because: Text = Text()
    source: str = ""
    note: Text = Text()
    figures: tuple[Sourced, ...] = ()
    children: tuple[Explained, ...] = ()


@frozen
class Graded:
    """The grade, its range of totals, and how far the grades on either side are.

    to_better: what is lacking (the very point is not enough where that grade starts above it);
    over_worse: how far the total is over the start of this grade. None where there is none.
    """

    id: str | None
    title: Text
    to_better: Fraction | None
    over_worse: Fraction | None
    lines: tuple[Text, ...]
    place: str
    figures: tuple[Sourced, ...] = ()


@frozen
class Neighbour:
    """Who stands next above or below: by which key, and by how much (always positive)."""

    units: tuple[Unit, ...]
    rank: Fraction
    key: str
    gap: Fraction


@frozen
class Ranked:
    """The place among those ranked; rank is None for a unit that is not."""

    rank: Fraction | None
    group: str | None
    count: int
    tied: tuple[Unit, ...]
    above: Neighbour | None
    below: Neighbour | None
    lines: tuple[Text, ...]
    place: str


@frozen
class About:
    """The ruleset behind an explanation, and the acts it rests on."""

    id: str
    version: str
    title: Text
    legal_basis: tuple[Text, ...]
    basis: Basis
    because: Text
    source: str


@frozen
class Changed:
    """A figure that was given another value than the ruleset's for this ranking."""

    address: str
    value: Fraction
    stated: Fraction


@frozen
class Explanation:
    """Why one unit has its score, grade and rank; `print` shows it in English.

    steps: every operation that led to the total, as `replayable` gives them.
    """

    unit: Unit
    ruleset: About
    total: Explained
    grade: Graded | None
    rank: Ranked
    changed: tuple[Changed, ...]
    steps: tuple[dict[str, Any], ...]

    def __str__(self) -> str:
        return self.render()

    def render(self, lang: Lang = "en") -> str:
        """Return the whole explanation as indented lines in Vietnamese or English."""
        page = Page(lang)
        _head(self, page)
        page.gap()
        _node(self.total, page)
        if self.grade is not None:
            page.gap()
            _grade(self.grade, page)
        page.gap()
        _rank(self.rank, page)
        return page.text

    def to_dict(self) -> dict[str, Any]:
        """Return plain data, ready for JSON: numbers are decimal texts, or n/d."""
        plain: dict[str, Any] = _plain(self)
        return plain


def _plain(value: Any) -> Any:
    match value:
        case Fraction():
            return decimal_text(value)
        case Text(vi, en):
            return {"vi": vi, "en": en}
        case Unit():
            return {"id": value.id, "title": _plain(value.title)}
        case tuple():
            return [_plain(each) for each in value]
        case (
            Explanation() | About() | Changed() | Explained() | Given() | Working() | Sourced()
            | Graded() | Ranked() | Neighbour()
        ):  # fmt: skip
            return {each.name: _plain(getattr(value, each.name)) for each in fields(type(value))}
        case _:
            return value


# The page: a heading for the unit, then the tree, the grade and the rank.


def _text(vi: str, en: str, **words: Word) -> Text:
    return fill(Text(vi=vi, en=en), **words)


def _head(of: Explanation, page: Page) -> None:
    page.line(of.unit.title)
    page.line(_verdict(of))
    page.gap()
    _about(of.ruleset, page)
    for each in of.changed:
        page.line(
            _text(
                "Thay đổi khi tính: {address} = {value} (bộ quy tắc ghi {stated})",
                "Changed for this run: {address} = {value} (the rules say {stated})",
                address=each.address,
                value=each.value,
                stated=each.stated,
            )
        )


def _about(of: About, page: Page) -> None:
    page.line(
        _text(
            "Bộ quy tắc: {title} ({id}, phiên bản {version})",
            "Rules: {title} ({id}, version {version})",
            title=of.title,
            id=of.id,
            version=of.version,
        )
    )
    for act in of.legal_basis:
        page.line(_text("Căn cứ: {act}", "Legal basis: {act}", act=act))
    page.usual_source(of.source)
    if of.basis != "stated":
        page.reason(_text("Các quy tắc", "The rules"), of.basis, of.because, of.source)


def _verdict(of: Explanation) -> Text:
    parts = [_score_line(of.total)]
    if of.grade is not None:
        parts.append(of.grade.title)
    parts.append(_rank_line(of.rank))
    return joined("; ", parts)


def _score_line(of: Explained) -> Text:
    if of.score is None:
        return _text("{title}: không tính", "{title}: not counted", title=of.title)
    scored = {"title": of.title, "score": number(of.score)}
    if of.ceiling is None:
        return _text("{title}: {score}", "{title}: {score}", **scored)
    return _text(
        "{title}: {score} (tối đa {ceiling})",
        "{title}: {score} of {ceiling}",
        ceiling=of.ceiling,
        **scored,
    )


def _node(of: Explained, page: Page) -> None:
    code = text_of(f"{of.code.removesuffix('.')}. " if of.code else "")
    page.line(joined("", [code, _score_line(of)]))
    with page.indented():
        page.line(_text("cách tính: {method}", "how: {method}", method=of.method))
        for given in of.inputs:
            page.line(_given(given))
        page.line(of.absent)
        for working in of.workings:
            page.line(working.text)
        page.line(of.effect)
        _origins(of, page)
        for child in of.children:
            page.gap()
            _node(child, page)


def _origins(of: Explained, page: Page) -> None:
    if of.note != Text():
        page.line(_text("ghi chú: {note}", "note: {note}", note=of.note))
    _figures(of.figures, page)
    if of.basis != "stated" and not of.figures:
        page.reason(_text("quy tắc này", "this rule"), of.basis, of.because, of.source)
    elif of.source not in {each.source for each in of.figures}:
        page.source(of.source)
    _place(of.place, page)


def _place(place: str, page: Page) -> None:
    if place:
        page.line(_text("quy tắc tại {place}", "rule at {place}", place=place))


def _given(of: Given) -> Text:
    place = text_of(f" ({of.place})" if of.place else "")
    return joined("", [of.title, text_of(": "), of.said, place])


def _figures(figures: tuple[Sourced, ...], page: Page) -> None:
    """Say together what rests on the same reason."""
    alike: dict[tuple[Basis, Text, str], list[Text]] = {}
    for each in figures:
        said = _text("{name} {value}", "{name} {value}", name=each.name, value=each.value)
        alike.setdefault((each.basis, each.because, each.source), []).append(said)
    for reason, names in alike.items():
        page.reason(joined(", ", names), *reason)


def _grade(of: Graded, page: Page) -> None:
    page.line(of.title)
    with page.indented():
        for line in of.lines:
            page.line(line)
        _figures(of.figures, page)
        _place(of.place, page)


def _rank_line(of: Ranked) -> Text:
    if of.rank is None:
        return _text("Không xếp hạng", "Not ranked")
    said = _text(
        "Hạng {rank} trên {count} đơn vị", "Rank {rank} of {count}", rank=of.rank, count=of.count
    )
    if not of.group:
        return said
    return _text("{said}, nhóm {group}", "{said}, group {group}", said=said, group=of.group)


def _rank(of: Ranked, page: Page) -> None:
    page.line(_rank_line(of))
    with page.indented():
        for line in of.lines:
            page.line(line)
        _place(of.place, page)
