"""The contract of a scoring method, and where methods are found: one file each in `methods/`."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from importlib import import_module
from typing import Any, ClassVar, Literal, Protocol, Self

from attrs import evolve, frozen

from govrank.language import Text
from govrank.rules import methods
from govrank.rules.expressions.model import Value
from govrank.rules.expressions.walk import needed
from govrank.rules.finding import Finding
from govrank.rules.reader import Reader
from govrank.rules.values import Input, Number, Policy


@frozen
class Leaf:
    """What a method may know of the indicator it scores: its name, range and absence policies.

    `implied` carries what the indicator says of the inputs it brings with it.
    """

    id: str
    address: str
    title: Text
    low: Number | None
    high: Number | None
    method: Method
    code: str = ""
    unit: str = ""
    places: int = 6
    better: Literal["higher", "lower", ""] = ""
    missing: Policy = Policy()
    not_applicable: Policy = Policy()
    aliases: tuple[str, ...] = ()

    def implied(self, name: str, title: Text | None = None) -> Input:
        """Return the input `name` as this leaf implies it: a number without a domain."""
        return Input(
            name,
            title or Text(vi=name, en=name),
            unit=self.unit,
            places=self.places,
            better=self.better,
            missing=self.missing,
            not_applicable=self.not_applicable,
            aliases=self.aliases if name == self.id else (),
        )

    def counted(self, name: str) -> Input:
        """Return the input `name` as a number that is not negative."""
        return evolve(self.implied(name), low=Number("", Fraction(0)))


class Method(Protocol):
    """How a leaf gets its score. A method is a shorthand for a value, and never computes itself."""

    name: ClassVar[str]
    """The word after `method:`."""
    summary: ClassVar[Text]
    """One sentence, for the reference and for explanations."""
    schema: ClassVar[Mapping[str, Any]]
    """JSON Schema of the options: `properties` and `required`."""
    example: ClassVar[str]
    """A whole indicator in YAML, for the reference."""

    @classmethod
    def read(cls, options: Reader) -> Self:
        """Make the method from options that the schema has passed."""
        ...

    def inputs(self, leaf: Leaf) -> tuple[Input, ...]:
        """Return the inputs the method brings, in the order of a form."""
        ...

    def check(self, leaf: Leaf) -> Iterable[Finding]:
        """Yield what is wrong with the meaning of the options."""
        ...

    def value(self, leaf: Leaf) -> Value:
        """Return what the method is a shorthand for: the score, not yet rounded or clamped."""
        ...


def stated_inputs(leaf: Leaf) -> tuple[Input, ...]:
    """Return the inputs of a leaf that its method states, and that no value of its own reads."""
    read = needed(leaf.method)
    return tuple(each for each in leaf.method.inputs(leaf) if each.id not in read)


@cache
def registry() -> Mapping[str, type[Method]]:
    """Return every method by name: each module of `methods/` declares one as METHOD."""
    names = sorted(module.name for module in pkgutil.iter_modules(methods.__path__))
    found = [import_module(f"{methods.__name__}.{name}").METHOD for name in names]
    return {method.name: method for method in found}
