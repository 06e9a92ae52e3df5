"""The patterns of real regulations, from their rulesets in `tests/patterns`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen
from docs.generators.markdown import code, escaped, fence, table

from govrank.language import Lang, Text
from govrank.reading.plain import to_plain
from govrank.rules.expressions import schema as expressions
from govrank.rules.load import load
from govrank.rules.method import registry
from govrank.rules.ruleset import Ruleset

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "tests/patterns"
COUNT = 75

# Patterns that this version cannot say, and the concept that each of them waits for.
LINKED = Text(vi="liên kết với kết quả xếp hạng khác", en="linked runs")
VALIDITY = Text(
    vi="ngoài phạm vi chấm điểm: quy tắc cho kết quả của một kỳ, không theo dõi thời hạn của nó",
    en="outside scoring: rules give the result of one period, and do not follow how long it holds",
)
WAITING: Mapping[int, tuple[Text, Text]] = {
    41: (Text(vi="Gộp kết quả đơn vị cấp dưới", en="A roll-up of sub-units"), LINKED),
    75: (Text(vi="Thời hạn hiệu lực của mức xếp loại", en="How long a grade is valid"), VALIDITY),
}

# What stands before the rules of a file, and what stands after them.
BEFORE = ("govrank", "id", "version", "title", "description")
AFTER = "examples"
WORDS = {
    "number": Text(vi="số", en="number"),
    "pattern": Text(vi="mẫu quy tắc", en="pattern"),
    "written": Text(vi="viết bằng", en="written with"),
    "file": Text(vi="tệp", en="file"),
    "waits": Text(
        vi="chưa viết được trong phiên bản này: cần {why}",
        en="not yet expressible in this version: waits for {why}",
    ),
    "never": Text(vi="không viết: {why}", en="not written: {why}"),
    "says": Text(vi="Quy tắc ghi rằng:", en="A rule that says:"),
    "is": Text(vi="được viết là:", en="is written:"),
    "counted": Text(
        vi="Trong {all} mẫu, {written} mẫu viết được; {waiting} mẫu chưa viết, lý do ở trong bảng.",
        en="Of {all} patterns {written} are written; {waiting} are not, as the table says why.",
    ),
    "anchor": Text(vi="mau", en="pattern"),
}


@frozen
class Pattern:
    """One pattern as a file: its number, its path in the repository, and what is in it."""

    number: int
    path: str
    ruleset: Ruleset
    text: str


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return every pattern that is written, in the order of the numbers."""
    return tuple(_pattern(path) for path in sorted((ROOT / FOLDER).glob("p*.ruleset.yaml")))


def _pattern(path: Path) -> Pattern:
    number = int(re.split("[-.]", path.name.removeprefix("p"))[0])
    return Pattern(number, f"{FOLDER}/{path.name}", load(path), path.read_text(encoding="utf-8"))


def counted(lang: Lang) -> str:
    """Say how many patterns are written, and how many are not."""
    written = len({each.number for each in patterns()})
    words = {"all": COUNT, "written": written, "waiting": len(WAITING)}
    return WORDS["counted"].get(lang).format(**words)


def listed(lang: Lang) -> str:
    """Return the table of all patterns."""
    rows = {each.path: _row(each, lang) for each in patterns()}
    rows |= {f"{FOLDER}/p{number:02}": _waiting(number, lang) for number in WAITING}
    heads = [WORDS[key].get(lang) for key in ("number", "pattern", "written", "file")]
    return table(heads, (rows[key] for key in sorted(rows)))


def _row(pattern: Pattern, lang: Lang) -> tuple[str, ...]:
    title = pattern.ruleset.title.get(lang)
    link = f"[{escaped(title)}](#{_anchor(pattern, lang)})"
    used = ", ".join(map(code, _used(pattern)))
    return f"P{pattern.number:02}", link, used, code(pattern.path.rpartition("/")[2])


def _waiting(number: int, lang: Lang) -> tuple[str, ...]:
    title, why = WAITING[number]
    key = "never" if why == VALIDITY else "waits"
    reason = WORDS[key].get(lang).format(why=why.get(lang))
    return f"P{number:02}", escaped(title.get(lang)), f"*{escaped(reason)}*", "—"


def _anchor(pattern: Pattern, lang: Lang) -> str:
    return f"{WORDS['anchor'].get(lang)}-{pattern.ruleset.id.rpartition('/')[2]}"


def _used(pattern: Pattern) -> list[str]:
    """Return the methods and the words of the language that a pattern is written with."""
    found = dict.fromkeys(_words(to_plain(pattern.ruleset.tree)))
    return [word for word in _vocabulary() if word in found]


@cache
def _vocabulary() -> tuple[str, ...]:
    values, conditions = expressions.values(), expressions.conditions()
    return tuple(dict.fromkeys([*registry(), *AGGREGATES, *STEPS, *values, *conditions, *OTHERS]))


AGGREGATES = ("weighted-sum", "weighted-mean", "mean", "min", "max")
STEPS = ("add", "multiply", "replace", "clamp", "round", "first")
OTHERS = (
    "weights",
    "grades",
    "limits",
    "undecided",
    "by",
    "groups",
    "missing",
    "not_applicable",
    "effective",
)
# What is not looked into, and keys that say nothing of how a rule is written.
APART = ("examples", "title", "description", "weights")
PLAIN = ("id", "of", "by", "min", "max", "value", "points", "input", "score")


def _words(plain: Any) -> Iterator[str]:
    """Yield the keys of a file, and the words after `method` and `aggregate`."""
    if isinstance(plain, list):
        for each in plain:
            yield from _words(each)
    elif isinstance(plain, dict):
        for key, value in plain.items():
            if key in ("method", "aggregate"):
                yield str(value)
            elif key not in PLAIN or isinstance(value, list):
                yield key
            if key not in APART:
                yield from _words(value)


def entries(lang: Lang) -> str:
    """Return a section a pattern: what the rule says, and how it is written."""
    return "\n".join(_entry(each, lang) for each in patterns())


def _entry(pattern: Pattern, lang: Lang) -> str:
    rules = pattern.ruleset.rules
    return "\n".join(
        [
            f"({_anchor(pattern, lang)})=",
            "",
            f"### P{pattern.number:02}. {escaped(rules.title.get(lang))}",
            "",
            f"{WORDS['says'].get(lang)} {escaped(' '.join(rules.description.get(lang).split()))}",
            "",
            WORDS["is"].get(lang),
            "",
            fence("yaml", _rules(pattern.text)),
        ]
    )


def _rules(text: str) -> str:
    """Return the lines of a file that state its rules."""
    parts = re.split(r"^(?=\S)", text, flags=re.MULTILINE)
    kept = (part for part in parts if part.partition(":")[0] not in (*BEFORE, AFTER))
    return "".join(kept)
