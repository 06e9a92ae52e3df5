"""A ruleset as pure data: what the rules say, free of YAML, of places in files and of engines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from attrs import frozen

from govrank.language import Text
from govrank.plan.operations import Ties
from govrank.rules.expressions.model import Condition, Members, Value
from govrank.rules.method import Leaf
from govrank.rules.values import Input, Number, Provenance, Rounding

Aggregation = Literal[
    "sum", "weighted-sum", "weighted-mean", "mean", "weighted-geometric", "geometric",
    "weighted-harmonic", "harmonic", "min", "max",
]  # fmt: skip


@frozen
class Step:
    """One step of a pipeline: round, clamp, add, multiply, replace, or the first that applies.

    Of the parts that say what is done, one is there; `when` says for whom.
    """

    address: str
    rounding: Rounding | None = None
    low: Value | None = None
    high: Value | None = None
    addend: Value | None = None
    factor: Value | None = None
    instead: Value | None = None
    options: tuple[Step, ...] = ()
    when: Condition | None = None


@frozen
class Group:
    """How the scores of children become one; `weights_sum` is what their weights must give.

    rescaled: a sum of those that are there is converted to the ceilings of all.
    """

    aggregate: Aggregation
    children: tuple[Node, ...]
    weights_sum: Number | None = None
    rescaled: bool = False


@frozen
class Node:
    """An indicator, a group of them, or the total: a score in [low, high], then a pipeline."""

    id: str
    address: str
    title: Text
    content: Leaf | Group
    code: str = ""
    low: Number | None = None
    high: Number | None = None
    weight: Number | None = None
    rounding: Rounding | None = None
    pipeline: tuple[Step, ...] = ()
    tags: tuple[str, ...] = ()
    note: Text = Text()
    provenance: Provenance = Provenance()
    show: Rounding | None = None
    ladder: tuple[Band, ...] = ()

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def children(self) -> tuple[Node, ...]:
        """The nodes of a group; none for a leaf."""
        return self.content.children if isinstance(self.content, Group) else ()


@frozen
class Band:
    """One grade: from `start` (above it, when `above`) up to the grade before it.

    when: a condition that must hold as well, or alone. A grade with neither is for all the rest.
    """

    id: str
    address: str
    title: Text
    start: Number | None = None
    above: bool = False
    stop: Number | None = None
    stop_included: bool = False
    when: Condition | None = None
    provenance: Provenance = Provenance()

    @property
    def is_rest(self) -> bool:
        """Whether the grade is for all that no other grade takes."""
        return self.start is None and self.stop is None and self.when is None


def is_tried(ladder: Sequence[Band]) -> bool:
    """Tell whether grades are tried one by one, and not found by where the total falls.

    They are where a condition takes part, or where a grade other than the last is told by its
    end alone: then less is better.
    """
    ended = (band.start is None and band.stop is not None for band in ladder[:-1])
    return any(ended) or any(band.when is not None for band in ladder)


@frozen
class Limit:
    """A rule over the grades: no better than `grade`, or (`fixed`) just that."""

    address: str
    grade: str
    fixed: bool = False
    when: Condition | None = None
    unless: Condition | None = None
    provenance: Provenance = Provenance()


@frozen
class Population:
    """A set of units: those that meet a condition, each part by an attribute on its own.

    everyone: whether units that take no part in rankings belong to it.
    """

    id: str
    address: str
    title: Text = Text()
    where: Condition | None = None
    by: str = ""
    everyone: bool = False
    provenance: Provenance = Provenance()


UNITS: Final = "units"
"""The id of the population that every ruleset has: all that are ranked, group by group."""


@frozen
class Relief:
    """A rule over the grades that undoes the harm of one single item.

    Who has the grade `was`, and would have `without` if just one member of the set were left out
    of what the conditions of the grades and limits ask, has the grade `becomes`.
    """

    address: str
    dropping: Members
    was: str
    without: str
    becomes: str
    provenance: Provenance = Provenance()


@frozen
class Quota:
    """No more of a grade than a limit: the others have the grade `becomes`.

    among: the population it is counted in, part by part. where: whom of those with the grade it
    concerns. keys: who comes first. tied_in: whether units tied at the last place all keep the
    grade, or none of them.
    """

    address: str
    grade: str
    limit: Value
    becomes: str
    keys: tuple[RankKey, ...]
    tied_in: bool
    among: str = "units"
    where: Condition | None = None
    provenance: Provenance = Provenance()


@frozen
class RankKey:
    """What to rank by: a node's score, rounded or not; the higher the better unless ascending."""

    node: str
    address: str
    ascending: bool = False
    rounding: Rounding | None = None


@frozen
class RankingPolicy:
    """Keys in order of weight, the treatment of ties, and the unit attribute that groups."""

    keys: tuple[RankKey, ...]
    ties: Ties = "competition"
    groups: str = ""
    provenance: Provenance = Provenance()


ONE_UNIT: Final = "example"
"""The id of the only unit of an example that gives the data of one."""


@frozen
class Example:
    """Data and what must come out: per unit its cells as text, and what is expected of it.

    given: unit, then input and cell (None is blank). expect: unit, then key and value; the keys
    are node ids, `grade`, `rank` and `refused` (the input whose cell must be refused).
    """

    name: str
    address: str
    given: tuple[tuple[str, tuple[tuple[str, str | None], ...]], ...]
    expect: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@frozen
class LegalBasis:
    """An act the rules rest on."""

    ref: str
    date: str = ""
    title: Text = Text()


@frozen
class Effective:
    """When the rules hold: dates as ISO text, an end left out is open."""

    since: str = ""
    until: str = ""


@frozen
class Lock:
    """A part, by address, that rulesets which extend this one may not change, and why."""

    part: str
    because: Text


@frozen
class Rules:
    """All that one ruleset says; `undecided` is why a unit may end without a grade."""

    id: str
    version: str
    title: Text
    inputs: tuple[Input, ...]
    total: Node
    ladder: tuple[Band, ...]
    ranking: RankingPolicy
    populations: tuple[Population, ...] = ()
    limits: tuple[Limit, ...] = ()
    relief: tuple[Relief, ...] = ()
    quotas: tuple[Quota, ...] = ()
    undecided: Text = Text()
    examples: tuple[Example, ...] = ()
    description: Text = Text()
    legal_basis: tuple[LegalBasis, ...] = ()
    effective: Effective = Effective()
    units: str = ""
    locked: tuple[Lock, ...] = ()
    provenance: Provenance = Provenance()
