"""A loaded ruleset: its rules, the plan they compile to, and the places they were read from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import field, frozen

from govrank.errors import Diagnostic, Mark
from govrank.language import Text
from govrank.plan.plan import Plan
from govrank.reading.tree import Mapping as Tree
from govrank.reading.units import Register
from govrank.rules.compose import Layer
from govrank.rules.model import Node, Rules
from govrank.rules.values import Number, figures_in


@frozen(slots=False, eq=False)
class Ruleset:
    """Rules that have been read, checked and compiled; made by `govrank.load`.

    rules: what the file says, as data. plan: the operations it compiles to. digest: SHA-256 of
    the text in canonical form. tree: what the file says, as it is written. units: the register
    it names, or None. notes: warnings. layers: the file itself, then those that it extends.
    """

    rules: Rules
    plan: Plan = field(repr=False)
    digest: str
    tree: Tree = field(repr=False)
    units: Register | None = field(default=None, repr=False)
    notes: tuple[Diagnostic, ...] = ()
    marks: Mapping[str, Mark] = field(factory=dict, repr=False)
    layers: tuple[Layer, ...] = field(default=(), repr=False)

    @property
    def id(self) -> str:
        """The id in the catalogue, such as `bacgiang/eportal`."""
        return self.rules.id

    @property
    def version(self) -> str:
        """The version the file states."""
        return self.rules.version

    @property
    def title(self) -> Text:
        """The title in Vietnamese and English."""
        return self.rules.title

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Every indicator and group by id, in the order of the file; `total` is the first."""
        return {node.id: node for node in self.rules.total.walk()}

    @cached_property
    def parameters(self) -> Mapping[str, Number]:
        """Every figure the ruleset states, by address, in the order of the plan."""
        stated = figures_in(self.rules)
        return {each.address: each for each in stated if each.address in self.plan.parameters}

    def mark(self, address: str) -> Mark | None:
        """Return the place of an address, or of the nearest thing around it."""
        return nearest(self.marks, address)


def nearest(marks: Mapping[str, Mark], address: str) -> Mark | None:
    """Return the mark of an address, or of the nearest thing around it that has one."""
    while address not in marks and "." in address:
        address = address.rpartition(".")[0]
    return marks.get(address, marks.get(""))
