"""The words that reports share: verdicts, readings, parameters and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

from govrank.audit.verdicts import VERDICTS, Verdict
from govrank.audit.words import Word, figure_kind, figure_name, fill, many
from govrank.language import Lang, Text, decimal_text, places_of
from govrank.rules.ruleset import Ruleset
from govrank.rules.values import Basis

NONE: Final = "–"
"""What stands in a table where there is no value."""

_WIDEST: Final = 12

VERDICT_WORDS: Final[Mapping[Verdict, Text]] = {
    "exact": Text(vi="đúng", en="exact"),
    "certified": Text(vi="có chứng cứ", en="certified"),
    "undetermined": Text(vi="chưa xác định", en="undetermined"),
    "edge": Text(vi="sát ranh giới", en="on the edge"),
    "contradicted": Text(vi="mâu thuẫn", en="contradicted"),
}

VERDICT_MEANINGS: Final[Mapping[Verdict, Text]] = {
    "exact": Text(
        vi="tính từ các số đã in ra đúng kết quả này, từng chữ số",
        en="the printed figures give it, digit for digit",
    ),
    "certified": Text(
        vi="tìm được những chữ số không in để tính ra đúng kết quả này (có nêu ví dụ)",
        en="unprinted digits were found that give precisely what is printed (an example is shown)",
    ),
    "undetermined": Text(
        vi="chưa có chứng cứ đúng, cũng không có chứng cứ sai",
        en="neither shown to be right nor shown to be wrong",
    ),
    "edge": Text(
        vi="chỉ đạt được ở đầu mút không lấy của khoảng có thể có",
        en="reached only at an open end of what is possible",
    ),
    "contradicted": Text(
        vi="không thể tính ra kết quả này từ các số đã in",
        en="the printed figures cannot give it",
    ),
}

BASIS_WORDS: Final[Mapping[Basis, Text]] = {
    "stated": Text(vi="nêu trong văn bản", en="stated"),
    "inferred": Text(vi="suy ra", en="inferred"),
    "assumed": Text(vi="giả định", en="assumed"),
}


def say(lang: Lang, vi: str, en: str, **words: Word) -> str:
    """Return a phrase in `lang` with its words filled in; numbers as the language writes them."""
    return fill(Text(vi=vi, en=en), **words).get(lang)


def exact(value: Fraction | int | None) -> str | None:
    """Return a number as JSON holds it: digits with a point, n/d where they do not end."""
    return None if value is None else decimal_text(value)


def number(value: Fraction | int | None, lang: Lang, places: int = 0) -> str:
    """Return a number as a table shows it, with at least `places` decimals."""
    return NONE if value is None else decimal_text(value, lang, places=places)


def shared_places(values: Iterable[Fraction | None]) -> int:
    """Return the decimals that a column of numbers needs, so that its points stand in line.

    Numbers whose digits do not end, or end very late, do not count.
    """
    needed = [places_of(value.denominator) or 0 for value in values if value is not None]
    return max((places for places in needed if places <= _WIDEST), default=0)


def counted(counts: Mapping[Verdict, int], lang: Lang) -> str:
    """Return counts by verdict in words: `5 exact, 15 certified`; those of none left out."""
    said = [f"{counts[v]} {VERDICT_WORDS[v].get(lang)}" for v in VERDICTS if counts[v]]
    return ", ".join(said) or "0"


def reading_words(reading: str, lang: Lang) -> str:
    """Return a reading in words: `truncated:3` is `cut off at 3 decimals`."""
    how, _, places = reading.partition(":")
    shown = many(int(places), "chữ số thập phân", "decimal") if places else ""
    return fill(_READINGS[how], places=shown).get(lang)


_READINGS: Final[Mapping[str, Text]] = {
    "exact": Text(vi="in đầy đủ", en="printed in full"),
    "rounded": Text(vi="làm tròn đến {places}", en="rounded to {places}"),
    "truncated": Text(
        vi="cắt còn {places}, không làm tròn",
        en="cut off at {places}, not rounded",
    ),
}


def parameter_words(ruleset: Ruleset, address: str, lang: Lang) -> str:
    """Return what a figure is, from its address: `weight of Technical infrastructure`."""
    section, subject, what = parameter_parts(ruleset, address)
    kind = figure_name(what)
    if section == "grades":
        grade = address.split(".")[1]
        # Other figures of a grade stand deeper, in its condition.
        start = _STARTS.get(what) if address == f"grades.{grade}.{what}" else None
        return fill(start or _IN_GRADE, kind=kind, grade=subject).get(lang)
    if section == "total":
        return say(lang, "{kind} (tổng điểm)", "{kind} (the total)", kind=kind)
    return say(lang, "{kind} {subject}", "{kind} of {subject}", kind=kind, subject=subject)


def parameter_parts(ruleset: Ruleset, address: str) -> tuple[str, Text, str]:
    """Return the section of an address, the title of what it is in, and what it is there."""
    section, _, rest = address.partition(".")
    name = rest.partition(".")[0]
    rules = ruleset.rules
    titles = {
        "indicators": {each.id: each.title for each in ruleset.nodes.values()},
        "grades": {each.id: each.title for each in rules.ladder},
        "inputs": {each.id: each.title for each in rules.inputs},
    }.get(section, {})
    return section, titles.get(name) or _unnamed(section, rest), figure_kind(address)


def _unnamed(section: str, rest: str) -> Text:
    """Say which rule of a list is meant by its number, from 1; anything else by its address."""
    rule, number = _LISTED.get(section), rest.partition(".")[0]
    return Text(vi=rest, en=rest) if rule is None else fill(rule, number=int(number) + 1)


_IN_GRADE: Final = Text(vi="{kind} (mức {grade})", en="{kind} ({grade})")
_STARTS: Final[Mapping[str, Text]] = {
    "from": Text(vi="mức {grade} từ", en="{grade} from"),
    "above": Text(vi="mức {grade} trên", en="{grade} above"),
}
_LISTED: Final[Mapping[str, Text]] = {
    "limits": Text(vi="(khống chế thứ {number})", en="limit {number}"),
    "quotas": Text(vi="(hạn mức thứ {number})", en="quota {number}"),
}
