"""The bodies that are scored: units, and the register that knows them by all their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from attrs import field, frozen

from govrank.language import Text
from govrank.reading.suggest import fold, suggest, unmarked

_SUGGESTED: Final = 3


def _pairs(attributes: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[Any, ...]:
    return tuple(attributes.items() if isinstance(attributes, Mapping) else attributes)


@frozen
class Unit:
    """One body: its id, its title, further names, and attributes such as kind=department.

    An unranked unit is scored and shown, and takes no place.
    """

    id: str
    title: Text
    aliases: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = field(default=(), converter=_pairs)
    ranked: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name the unit answers to: its id, its titles and its aliases."""
        names = (self.id, self.title.vi, self.title.en, *self.aliases)
        return tuple(dict.fromkeys(name for name in names if name))

    def attribute(self, name: str) -> str | None:
        """Return the attribute called `name`, or None where the unit has none."""
        return dict(self.attributes).get(name)


@frozen
class Clash:
    """Two units of a register that one name, once folded, would stand for."""

    name: str
    first: Unit
    second: Unit


@frozen
class Register:
    """A list of units, each found by its id, a title in either language, or an alias.

    A name is matched in its folded form, and wholly; near misses are only suggested.
    """

    id: str
    units: tuple[Unit, ...]
    _index: dict[str, Unit] = field(init=False, eq=False, repr=False)

    @_index.default
    def _by_name(self) -> dict[str, Unit]:
        # An id comes before any name; of two units with one name (see `clashes`) the first holds.
        index: dict[str, Unit] = {}
        for name, unit in _named(self):
            index.setdefault(fold(name), unit)
        return index

    def find(self, name: str) -> Unit | None:
        """Return the unit of that name, or None."""
        return self._index.get(fold(name))

    def suggest(self, name: str) -> tuple[str, ...]:
        """Return the names nearest to `name`, one a unit and at most three."""
        # Titles before ids: a reader knows a body by its name.
        spoken = sorted(_named(self), key=lambda pair: pair[0] == pair[1].id)
        near = suggest(name, [known for known, _ in spoken], limit=3 * _SUGGESTED)
        by_unit = {self._index[fold(known)].id: known for known in reversed(near)}
        return tuple(known for known in near if known in by_unit.values())[:_SUGGESTED]


def _named(register: Register) -> Iterator[tuple[str, Unit]]:
    yield from ((unit.id, unit) for unit in register.units)
    yield from ((name, unit) for unit in register.units for name in unit.names)


def clashes(register: Register) -> tuple[Clash, ...]:
    """Return every pair of units that share a folded name, an id given twice included."""
    found: dict[tuple[int, int], Clash] = {}
    seen: dict[str, int] = {}
    for place, unit in enumerate(register.units):
        for name in unit.names:
            first = seen.setdefault(fold(name), place)
            if first != place:
                clash = Clash(name, register.units[first], unit)
                found.setdefault((first, place), clash)
    return tuple(found.values())


def slug(name: str) -> str:
    """Make an id of a printed name: `Sở Y tế` gives `so-y-te`; empty without letter or digit."""
    return re.sub(r"[\W_]+", "-", unmarked(name)).strip("-")


def printed_name(text: str) -> str:
    """Return a name as printed, in one Unicode form and with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def unit_of_name(text: str) -> Unit:
    """Make the unit of a printed name, where no register knows it."""
    name = printed_name(text)
    return Unit(slug(name), Text(vi=name))
