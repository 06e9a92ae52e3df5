"""What two rulesets say differently, in the terms of the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from govrank.audit.comparison import Difference, Kind, Said
from govrank.audit.words import FIGURES, each_language
from govrank.language import LANGUAGES, Lang, Text
from govrank.report.layout import Column, Listing
from govrank.report.page import Block, Heading, Items, Paragraph, Report
from govrank.report.unstated import plain_text
from govrank.report.words import NONE, exact, number, parameter_parts, say
from govrank.rules.ruleset import Ruleset

Pair = tuple[Ruleset, Ruleset]

_KINDS: Final[Mapping[Kind, Text]] = {
    "changed": Text(vi="thay đổi", en="changed"),
    "added": Text(vi="thêm", en="added"),
    "removed": Text(vi="bỏ", en="removed"),
    "moved": Text(vi="chuyển nhóm", en="moved"),
    "reordered": Text(vi="đổi thứ tự", en="reordered"),
}
_PARTS: Final[Mapping[str, Text]] = {
    "indicators": Text(vi="chỉ tiêu", en="indicator"),
    "grades": Text(vi="mức", en="grade"),
    "inputs": Text(vi="số liệu", en="input"),
}
_LISTS: Final[Mapping[str, Text]] = {
    "examples": Text(vi="ví dụ", en="example"),
    "legal_basis": Text(vi="căn cứ pháp lý", en="legal basis"),
    "locked": Text(vi="khóa", en="lock of"),
}
_WORDS: Final[Mapping[str, Text]] = {
    **FIGURES,
    "title": Text(vi="tên gọi", en="title"),
    "note": Text(vi="ghi chú", en="note"),
    "source": Text(vi="nguồn", en="source"),
    "because": Text(vi="lý do", en="reason"),
    "basis": Text(vi="căn cứ", en="basis"),
}


def comparison_report(rulesets: Pair, found: Sequence[Difference]) -> Report:
    """Return the differences of two rulesets as a report."""
    return Report(
        page=lambda lang: _page(rulesets, found, lang),
        listing=lambda lang: _listing(rulesets, found, lang),
        plain=lambda: _plain(rulesets, found),
    )


def _page(rulesets: Pair, found: Sequence[Difference], lang: Lang) -> Iterator[Block]:
    yield Heading(" → ".join(f"{each.id} {each.version}" for each in rulesets))
    if not found:
        yield Paragraph(say(lang, "Hai bộ quy tắc giống nhau.", "The rules are the same."))
    yield Items(tuple(difference_words(rulesets, each, lang) for each in found))


def difference_words(rulesets: Pair, found: Difference, lang: Lang) -> str:
    """Return a difference in a line: `ceiling of News: 10 → 8 (why)`."""
    name = part_words(rulesets, found.address, lang)
    because = f" ({found.because.get(lang)})" if found.because != Text() else ""
    kind = _KINDS[found.kind].get(lang)
    if found.before is None and found.after is None:
        return f"{kind}: {name}{because}"
    before, after = _both(found, lang)
    head = f"{kind}: " if found.kind in ("moved", "reordered") else ""
    return f"{head}{name}: {before} → {after}{because}"


def part_words(rulesets: Pair, address: str, lang: Lang) -> str:
    """Return what an address means: `ceiling of News`, `grade Good from`, `indicator News`."""
    section, _, rest = address.partition(".")
    if section in _LISTS and rest:
        return f"{_LISTS[section].get(lang)} {rest}"
    if section not in _PARTS or not rest:
        return _top(section, rest, lang)
    kind, (name, _, inner) = _PARTS[section], rest.partition(".")
    title = _title(rulesets, f"{section}.{name}")
    if not inner:
        return f"{kind.get(lang)} {title.get(lang)}"
    if (section, inner) == ("grades", "from"):
        return say(lang, "mức {title} từ", "grade {title} from", title=title)
    return say(lang, "{what} {title}", "{what} of {title}", what=_what(inner), title=title)


def _top(section: str, rest: str, lang: Lang) -> str:
    if not rest:
        return _what(section).get(lang)
    if section != "total":
        return f"{section}.{rest}"
    return say(lang, "{what} (tổng điểm)", "{what} (the total)", what=_what(rest))


def _what(inner: str) -> Text:
    """Return the word for the last part of an address, with the way to it where it is longer."""
    way, _, last = inner.rpartition(".")
    word = _WORDS.get(last, Text(vi=last, en=last))
    return each_language(lambda lang: f"{word.get(lang)} [{way}]" if way else word.get(lang))


def _title(rulesets: Pair, address: str) -> Text:
    """Return the title that the first ruleset gives, or the second where the first has none."""
    found = [parameter_parts(each, address)[1] for each in rulesets]
    name = address.partition(".")[2]
    return next((each for each in found if each != Text(vi=name, en=name)), found[0])


def _both(found: Difference, lang: Lang) -> tuple[str, str]:
    """Return what was said and what is; where they differ in the other language, in that."""
    for each in (lang, *LANGUAGES):
        before, after = (_said(value, each) for value in (found.before, found.after))
        if before != after:
            break
    return before, after


def _said(value: Said | None, lang: Lang) -> str:
    match value:
        case None | "":
            return NONE
        case Text():
            return (value.vi if lang == "vi" else value.en) or NONE
        case tuple():
            return ", ".join(_said(each, lang) for each in value) or NONE
        case Fraction():
            return number(value, lang)
        case _:
            return value


def _listing(rulesets: Pair, found: Sequence[Difference], lang: Lang) -> Listing:
    columns = (
        Column(say(lang, "Loại", "Kind")),
        Column(say(lang, "Địa chỉ", "Address")),
        Column(say(lang, "Nội dung", "What")),
        Column(say(lang, "Trước", "Before"), right=True),
        Column(say(lang, "Sau", "After"), right=True),
        Column(say(lang, "Lý do", "Why")),
    )
    return Listing(columns, tuple(_row(rulesets, each, lang) for each in found))


def _row(rulesets: Pair, found: Difference, lang: Lang) -> tuple[str, ...]:
    name = part_words(rulesets, found.address, lang)
    before, after = _both(found, lang)
    kind, because = _KINDS[found.kind].get(lang), found.because.get(lang)
    return (kind, found.address, name, before, after, because)


def _plain(rulesets: Pair, found: Sequence[Difference]) -> dict[str, Any]:
    before, after = map(plain_ruleset, rulesets)
    listed = [plain_difference(rulesets, each) for each in found]
    return {"before": before, "after": after, "differences": listed}


def plain_ruleset(ruleset: Ruleset) -> dict[str, str]:
    """Return which ruleset it is, as plain data."""
    return {"id": ruleset.id, "version": ruleset.version, "sha256": ruleset.digest}


def plain_difference(rulesets: Pair, found: Difference) -> dict[str, Any]:
    """Return a difference as plain data."""
    what = each_language(lambda lang: part_words(rulesets, found.address, lang))
    return {
        "kind": found.kind,
        "address": found.address,
        "what": plain_text(what),
        "before": _plain_said(found.before),
        "after": _plain_said(found.after),
        "because": plain_text(found.because),
    }


def _plain_said(value: Said | None) -> Any:
    match value:
        case Text():
            return plain_text(value)
        case tuple():
            return [_plain_said(each) for each in value]
        case Fraction():
            return exact(value)
        case _:
            return value
