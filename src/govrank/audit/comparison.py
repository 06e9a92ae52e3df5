"""Two rulesets side by side: what they say differently, by address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, Literal

from attrs import define, field, frozen

from govrank.language import Text
from govrank.reading.plain import to_plain
from govrank.rules.addresses import unique
from govrank.rules.fragments import PROVENANCE
from govrank.rules.ruleset import Ruleset

Kind = Literal["changed", "added", "removed", "moved", "reordered"]
Said = Fraction | str | Text | tuple[Fraction | str, ...]
"""A value of a ruleset: a figure, a word, a text, or a list of figures and words."""

# What tells rulesets apart, and is shown beside the differences.
_APART: Final = ("govrank", "id", "version")
_TEXTS: Final = frozenset(("title", "description", "note", "because", "undecided"))
_TELLING: Final = ("id", "name", "ref", "part")


@frozen
class Difference:
    """One thing that two rulesets say differently; None where one of them does not say it.

    because: why the second says so, where it gives a reason. among: the list that an item is
    added to or gone from.
    """

    kind: Kind
    address: str
    before: Said | None = None
    after: Said | None = None
    because: Text = Text()
    among: str = ""


@define
class _Contents:
    """What a ruleset says, by address.

    within: the items that each value stands in; items: the list of each item; lists: the names
    of the items of each list; groups: the group, or the top, that each indicator stands in.
    """

    values: dict[str, Said] = field(factory=dict)
    within: dict[str, tuple[str, ...]] = field(factory=dict)
    items: dict[str, str] = field(factory=dict)
    lists: dict[str, tuple[str, ...]] = field(factory=dict)
    groups: dict[str, str] = field(factory=dict)


def differences(before: Ruleset, after: Ruleset) -> tuple[Difference, ...]:
    """Return all that two rulesets say differently, but for who they are.

    None means that they say the same: layout, the order of keys and how a number is written
    make no difference.
    """
    one, other = _contents(before), _contents(after)
    return (
        *_gone(one, other, "removed"),
        *_gone(other, one, "added"),
        *_moved(one, other),
        *_reordered(one, other),
        *_values(one, other),
    )


def _gone(one: _Contents, other: _Contents, kind: Kind) -> Iterator[Difference]:
    """Yield the items that the other ruleset lacks; not those within such an item."""
    for item, among in one.items.items():
        if item not in other.items and all(each in other.items for each in one.within[item]):
            because = _reason(one, item) if kind == "added" else Text()
            yield Difference(kind, item, because=because, among=among)


def _moved(one: _Contents, other: _Contents) -> Iterator[Difference]:
    for item, group in one.groups.items():
        now = other.groups.get(item, group)
        if now != group:
            yield Difference("moved", item, group, now)


def _reordered(one: _Contents, other: _Contents) -> Iterator[Difference]:
    for address, names in one.lists.items():
        others = other.lists.get(address, ())
        first, second = (tuple(each for each in a if each in b)
                         for a, b in ((names, others), (others, names)))  # fmt: skip
        if first != second:
            yield Difference("reordered", address, first, second)


def _values(one: _Contents, other: _Contents) -> Iterator[Difference]:
    told = {address: one.values.get(address) for address in (*one.values, *other.values)}
    changed = {each for each in told if told[each] != other.values.get(each)}
    for address, before in told.items():
        within = one.within.get(address, ()) + other.within.get(address, ())
        shared = all(each in one.items and each in other.items for each in within)
        owner, _, key = address.rpartition(".")
        if address in changed and shared and not (key in PROVENANCE and owner in changed):
            yield _difference(address, before, other)


def _difference(address: str, before: Said | None, other: _Contents) -> Difference:
    after = other.values.get(address)
    kind: Kind = "added" if before is None else "removed" if after is None else "changed"
    return Difference(kind, address, before, after, _reason(other, address))


def _reason(contents: _Contents, address: str) -> Text:
    reason = contents.values.get(f"{address}.because")
    return reason if isinstance(reason, Text) else Text()


# What a ruleset says.


def _contents(ruleset: Ruleset) -> _Contents:
    found = _Contents()
    for key, value in to_plain(ruleset.tree).items():
        if key not in _APART:
            _read(found, key, key, value, ())
    return found


def _read(found: _Contents, address: str, key: str, value: Any, within: tuple[str, ...]) -> None:
    """Note a value, and all that is in it."""
    found.within[address] = within
    if key in _TEXTS and isinstance(value, str | dict):
        found.values[address] = _text(value)
    elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
        _read_items(found, address, key, value, within)
    elif isinstance(value, list):
        found.values[address] = tuple(map(_single, value))
    elif isinstance(value, dict):
        _read_mapping(found, address, value, within)
    else:
        found.values[address] = _single(value)


def _read_mapping(
    found: _Contents, address: str, value: Mapping[str, Any], within: tuple[str, ...]
) -> None:
    is_figure = "value" in value and value.keys() <= {"value", *PROVENANCE}
    for key, inner in value.items():
        of_figure = is_figure and key == "value"
        _read(found, address if of_figure else f"{address}.{key}", key, inner, within)


def _read_items(
    found: _Contents, address: str, key: str, items: Sequence[Any], within: tuple[str, ...]
) -> None:
    """Note the items of a list by name; indicators stand below `indicators` in any group."""
    names = unique(map(_name, items))
    found.lists[address] = names
    for name, item in zip(names, items, strict=True):
        inner = f"indicators.{name}" if key == "indicators" else f"{address}.{name}"
        found.items[inner] = address
        if key == "indicators":
            found.groups[inner] = address.removesuffix("indicators").rstrip(".")
            within = ()
        _read(found, inner, "", item, (*within, inner))
        found.within[inner] = within


def _name(item: Any) -> str:
    said = item if isinstance(item, dict) else {}
    return next((str(said[key]) for key in _TELLING if key in said), "")


def _text(value: Any) -> Text:
    return Text(vi=value, en=value) if isinstance(value, str) else Text(**value)


def _single(value: Any) -> Fraction | str:
    """Return a figure or a word; a word in quotes is none other than a bare one."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Fraction(value)
    return str(value).lower() if isinstance(value, bool) or value is None else str(value)
