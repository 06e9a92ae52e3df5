"""What an expression speaks of: inputs, nodes, attributes, sets."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, Literal

from attrs import evolve, fields_dict, frozen, has

from govrank.language import Text
from govrank.rules.expressions import model
from govrank.rules.expressions.model import EACH, Members
from govrank.rules.values import Input, Kind, Number, Option, Provenance, Rounding


@frozen
class Need:
    """An input that an expression reads: of which kind, and whether it divides by it."""

    name: str
    kind: Kind = "number"
    answers: tuple[str, ...] = ()
    nonzero: bool = False
    address: str = ""

    @property
    def input(self) -> Input:
        """The input as this need implies it."""
        return self.of(Input(self.name, Text(vi=self.name, en=self.name)))

    def of(self, given: Input) -> Input:
        """Return an input as of the kind that is needed."""
        found = given.dividing() if self.nonzero else given
        match self.kind:
            case "yes-no":
                return found.affirming()
            case "choice":
                return found.choosing(
                    tuple(Option(each, Text(vi=each, en=each)) for each in self.answers)
                )
            case _:
                return found

    def joined(self, other: Need) -> Need:
        """Return both needs of one input as one: yes and no serve as numbers, too."""
        return evolve(
            self,
            kind=other.kind if self.kind == "number" else self.kind,
            answers=tuple(dict.fromkeys((*self.answers, *other.answers))),
            nonzero=self.nonzero or other.nonzero,
        )


_OF_MEMBERS = (
    model.FoldedSet, model.CountedSet, model.Among, model.Variance, model.Percentile, model.Ranked,
)  # fmt: skip


@frozen
class Asked:
    """Of what an expression is asked: the members of a set of nodes, the units of a population."""

    members: Members | None = None
    of_units: bool = False


_ASKED: Final = Asked()


def placed(
    expression: object, populations: Container[str] = (), asked: Asked = _ASKED
) -> Iterator[tuple[object, Asked]]:
    """Yield an expression and all within it, outer ones first, each with what it is asked of."""
    if isinstance(expression, tuple):
        for item in expression:
            yield from placed(item, populations, asked)
        return
    names = _names_of(expression)
    if names is None:
        return
    yield expression, asked
    of_members = _asked_of(expression, populations, asked)
    for name in names:
        within = getattr(expression, name)
        # Most of what a rule says is a word or nothing at all, which is not worth a look inside.
        if within and _names_of(within) is not None:
            yield from placed(within, populations, of_members if name in _OF else asked)


_OF: Final = ("of", "where")


def _asked_of(expression: object, populations: Container[str], asked: Asked) -> Asked:
    """Return what `of` and `where` of an expression are asked of."""
    if not isinstance(expression, _OF_MEMBERS):
        return asked
    if expression.members.name in populations:
        return evolve(asked, of_units=True)
    return evolve(asked, members=expression.members)


def _names_of(expression: object) -> tuple[str, ...] | None:
    kind: type = type(expression)
    return _names(kind)


_NOTHING_WITHIN = (Number, Text, Provenance, Rounding)


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    """Return the attributes of a class, or of a tuple none; None for what is neither."""
    if kind is tuple or kind in _NOTHING_WITHIN:
        return ()
    return tuple(fields_dict(kind)) if has(kind) else None


def inside(expression: object) -> Iterator[object]:
    """Yield what stands directly within an expression."""
    if isinstance(expression, tuple):
        yield from expression
    for name in _names_of(expression) or ():
        yield getattr(expression, name)


def parts(expression: object) -> Iterator[object]:
    """Yield an expression and all within it, outer ones first."""
    return (part for part, _ in placed(expression))


def needs(expression: object) -> Iterator[Need]:
    """Yield the inputs an expression reads, in order."""
    for part in parts(expression):
        yield from _own_needs(part)


def _own_needs(part: object) -> Iterator[Need]:
    """Yield the inputs that one part of an expression names itself."""
    match part:
        case model.InputOf(name, address):
            yield Need(name, address=address)
        case model.Quotient(_, model.InputOf(name, address), None, False):
            yield Need(name, nonzero=True, address=address)
        case model.Met(name, address):
            yield Need(name, "yes-no", address=address)
        case model.Answered(of, values, address):
            yield Need(of, "choice", tuple(answer for answer, _ in values), address=address)
        case model.IsAnswer(of, answers, address):
            yield Need(of, "choice", answers, address=address)


def needed(expression: object) -> Mapping[str, Need]:
    """Return the inputs an expression reads, each with all that it is needed for."""
    found: dict[str, Need] = {}
    for need in needs(expression):
        found[need.name] = found[need.name].joined(need) if need.name in found else need
    return found


@frozen
class Read:
    """What must be known before an expression has a value."""

    what: Literal["score", "grade", "population", "input"]
    name: str
    address: str


def reads(
    expression: object,
    nodes_of: Callable[[Members], Sequence[str]],
    populations: Container[str] = (),
    absent: str = "",
) -> Iterator[Read]:
    """Yield what an expression reads; `nodes_of` tells which nodes are in a set.

    absent: the input it stands in for; of the units of a population it is read as it is given.
    """
    for part, asked in placed(expression, populations):
        members = asked.members
        for need in _own_needs(part):
            if need.name != absent or not asked.of_units:
                yield Read("input", need.name, need.address)
        match part:
            case Members(name, _, address) if name in populations:
                yield Read("population", name, address)
            case model.ScoreOf(node, address):
                yield from _read("score", node, address, members, nodes_of)
            case model.Graded(node, _, _, address):
                yield from _read("grade", node, address, members, nodes_of)
            case model.CountedSet(of) | model.Among(of):
                # Who is counted must be there.
                yield from (Read("score", node, of.address) for node in nodes_of(of))


def _read(
    what: Literal["score", "grade"],
    node: str,
    address: str,
    members: Members | None,
    nodes_of: Callable[[Members], Sequence[str]],
) -> Iterator[Read]:
    if node != EACH:
        yield Read(what, node, address)
    elif members is not None:
        yield from (Read(what, each, address or members.address) for each in nodes_of(members))
