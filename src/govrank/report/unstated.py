"""What of a ruleset no text states: figures, bands and ways, with their basis and evidence."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from attrs import frozen

from govrank.audit.provenance import place_of
from govrank.audit.words import figure_name, many
from govrank.language import LANGUAGES, Lang, Text
from govrank.report.words import (
    BASIS_WORDS,
    NONE,
    exact,
    number,
    parameter_parts,
    parameter_words,
    say,
)
from govrank.rules.ruleset import Ruleset
from govrank.rules.values import Basis, Number, Provenance, figures_in

_MANY = 3


@frozen
class Unstated:
    """One thing that no text states; `value` is None for a way of doing and an open band.

    kind and owner: for a figure of an indicator, such as `weight` and the indicator's title.
    """

    address: str
    subject: Text
    provenance: Provenance
    value: Fraction | None = None
    kind: str = ""
    owner: Text = Text()


def unstated(ruleset: Ruleset) -> list[Unstated]:
    """Return all that is inferred or assumed, in the order of the file."""
    return [each for each in _everything(ruleset) if each.provenance.basis != "stated"]


def _everything(ruleset: Ruleset) -> Iterator[Unstated]:
    rules = ruleset.rules
    # A ceiling is met at its indicator and again as the end of its input's domain.
    for figure in {each.address: each for each in figures_in(rules) if each.address}.values():
        yield _figure(ruleset, figure)
    way = Text(vi="cách tính tổng điểm", en="how the total is made")
    yield Unstated(rules.total.address, way, rules.total.provenance)
    for band in rules.ladder:
        if band.start is None:
            subject = Text(vi=f"mức {band.title.get('vi')}", en=f"the grade {band.title.get('en')}")
            yield Unstated(band.address, subject, band.provenance)
    order = Text(vi="cách xếp hạng", en="how units are ranked")
    yield Unstated("ranking", order, rules.ranking.provenance)


def _figure(ruleset: Ruleset, figure: Number) -> Unstated:
    vi, en = (parameter_words(ruleset, figure.address, lang) for lang in LANGUAGES)
    section, owner, kind = parameter_parts(ruleset, figure.address)
    return Unstated(
        figure.address,
        Text(vi=vi, en=en),
        figure.provenance,
        figure.value,
        kind if section == "indicators" else "",
        owner,
    )


def evidence(ruleset: Ruleset, lang: Lang) -> tuple[str, ...]:
    """Return one text a reason: what rests on it, its basis, and the reason itself."""
    reasons: dict[Provenance, list[Unstated]] = {}
    for each in unstated(ruleset):
        reasons.setdefault(each.provenance, []).append(each)
    return tuple(_reason(of, said, lang) for of, said in reasons.items())


def _reason(of: Provenance, rests: list[Unstated], lang: Lang) -> str:
    basis = BASIS_WORDS[of.basis].get(lang)
    because = of.because.get(lang)
    head = f"{_together(rests, lang)}: {basis}."
    source = say(lang, "Nguồn: {source}.", "Source: {source}.", source=of.source)
    return " ".join(part for part in (head, because, source if of.source else "") if part)


def summary(ruleset: Ruleset, basis: Basis, lang: Lang) -> str:
    """Return all of one basis in a few words; empty where there is none."""
    return _together([each for each in unstated(ruleset) if each.provenance.basis == basis], lang)


def _together(of: list[Unstated], lang: Lang) -> str:
    """Say figures of indicators that are alike together: `weight 0.3 (Internal use, Services)`."""
    alike: dict[tuple[str, Fraction | None], list[Unstated]] = {}
    for each in of:
        alike.setdefault((each.kind or each.address, each.value), []).append(each)
    return "; ".join(_alike(same, lang) for same in alike.values())


def _alike(same: list[Unstated], lang: Lang) -> str:
    first = same[0]
    figure = "" if first.value is None else f" {number(first.value, lang)}"
    if not first.kind:
        return f"{first.subject.get(lang)}{figure}"
    owners = ", ".join(each.owner.get(lang) for each in same)
    counted = many(len(same), "chỉ tiêu", "indicator").get(lang)
    what = figure_name(first.kind).get(lang)
    return f"{what}{figure} ({owners if len(same) <= _MANY else counted})"


def plain_unstated(ruleset: Ruleset) -> list[dict[str, Any]]:
    """Return all that is inferred or assumed as plain data."""
    return [
        {
            "address": each.address,
            "title": plain_text(each.subject),
            "value": exact(each.value),
            "basis": each.provenance.basis,
            "because": plain_text(each.provenance.because),
            "source": each.provenance.source,
            "place": place_of(ruleset.mark(each.address)),
        }
        for each in unstated(ruleset)
    ]


def plain_text(text: Text) -> dict[str, str]:
    """Return a text in both languages as plain data."""
    return {"vi": text.vi, "en": text.en}


def basis_cell(basis: Basis, lang: Lang) -> str:
    """Return a basis for a table; what is stated goes without saying."""
    return NONE if basis == "stated" else BASIS_WORDS[basis].get(lang)
