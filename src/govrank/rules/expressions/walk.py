"""What an expression speaks of: inputs, nodes, attributes, sets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from attrs import AttrsInstance, fields_dict, frozen, has

from govrank.language import Text
from govrank.rules.expressions import model
from govrank.rules.values import Input, Kind, Number, Option


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
        if self.kind == "yes-no":
            return given.affirming()
        if self.kind == "choice":
            return given.choosing(
                tuple(Option(each, Text(vi=each, en=each)) for each in self.answers)
            )
        return given.dividing() if self.nonzero else given


_OF_MEMBERS = (model.FoldedSet, model.CountedSet, model.Among)


def placed(expression: object, *, inside: bool = False) -> Iterator[tuple[object, bool]]:
    """Yield an expression and all within it, outer ones first, and what is asked of members."""
    if isinstance(expression, tuple):
        for item in expression:
            yield from placed(item, inside=inside)
    elif has(type(expression)):
        yield expression, inside
        names = () if isinstance(expression, Number) else fields_dict(_class_of(expression))
        for name in names:
            asked = isinstance(expression, _OF_MEMBERS) and name in ("of", "where")
            yield from placed(getattr(expression, name), inside=inside or asked)


def inside(expression: object) -> Iterator[object]:
    """Yield what stands directly within an expression."""
    if isinstance(expression, tuple):
        yield from expression
    elif has(type(expression)):
        for name in fields_dict(_class_of(expression)):
            yield getattr(expression, name)


def _class_of(expression: object) -> type[AttrsInstance]:
    return cast("type[AttrsInstance]", type(expression))


def parts(expression: object) -> Iterator[object]:
    """Yield an expression and all within it, outer ones first."""
    return (part for part, _ in placed(expression))


def needs(expression: object) -> Iterator[Need]:
    """Yield the inputs an expression reads, in order."""
    for part in parts(expression):
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


def scores_read(expression: object) -> Iterator[tuple[str, str]]:
    """Yield the nodes whose score or grade an expression reads by name, each with its address."""
    for part in parts(expression):
        match part:
            case model.ScoreOf(node, address) | model.Graded(node, _, _, address):
                if node != model.EACH:
                    yield node, address
            case model.Members(_, listed, address):
                yield from ((node, address) for node in listed)
