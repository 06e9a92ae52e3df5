"""The small values that rules are made of: figures, where they come from, inputs, policies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from attrs import AttrsInstance, evolve, fields_dict, frozen, has

from govrank.language import Text
from govrank.plan.rounding import Mode

if TYPE_CHECKING:
    from govrank.rules.expressions.model import Value

Basis = Literal["stated", "inferred", "assumed"]
Kind = Literal["number", "integer", "yes-no", "choice"]


@frozen
class Provenance:
    """Where a figure comes from: stated in a text, inferred from evidence, or assumed."""

    basis: Basis = "stated"
    because: Text = Text()
    source: str = ""


@frozen
class Number:
    """A figure of the rules: a bindable parameter with its address.

    A figure that no file states, such as the floor of 0 that goes without saying, has none.
    """

    address: str
    value: Fraction
    provenance: Provenance = Provenance()


ZERO: Final = Number("", Fraction(0))
ONE: Final = Number("", Fraction(1))


def value_of(number: Number | None) -> Fraction | None:
    """Return the value of a figure, None where none is written."""
    return None if number is None else number.value


@frozen
class Rounding:
    """Round to `places` decimals by `mode`; negative places are tens, hundreds."""

    places: int
    mode: Mode


@frozen
class Policy:
    """What a blank (or a not applicable) cell counts as: an error, 0, a value, or left out."""

    kind: Literal["error", "zero", "value", "exclude"] = "error"
    value: Value | None = None

    @property
    def instead(self) -> Value | None:
        """What counts, None where nothing does."""
        return ZERO if self.kind == "zero" else self.value


@frozen
class Option:
    """One answer of a choice input."""

    id: str
    title: Text


@frozen
class Input:
    """A column of data: its kind, domain and what absence means.

    low, high: the domain, in the input's own unit; None is unbounded. places: decimals allowed.
    nonzero: a divisor, so that 0 is refused.
    """

    id: str
    title: Text
    kind: Kind = "number"
    code: str = ""
    unit: str = ""
    low: Number | None = None
    high: Number | None = None
    places: int = 6
    better: Literal["higher", "lower", ""] = ""
    missing: Policy = Policy()
    not_applicable: Policy = Policy()
    options: tuple[Option, ...] = ()
    nonzero: bool = False
    aliases: tuple[str, ...] = ()

    @property
    def absences(self) -> tuple[Policy, Policy]:
        """What a blank cell counts as, and what a not applicable one does."""
        return (self.missing, self.not_applicable)

    @property
    def stand_ins(self) -> tuple[Value, ...]:
        """All that may count for a cell that is absent."""
        return tuple(each.instead for each in self.absences if each.instead is not None)

    def choosing(self, options: tuple[Option, ...]) -> Input:
        """Return this input as a choice; its numbers are the positions of the answers."""
        low, high = Number("", Fraction(0)), Number("", Fraction(max(len(options) - 1, 0)))
        return evolve(self, kind="choice", options=options, low=low, high=high, places=0)

    def affirming(self) -> Input:
        """Return this input as a question of yes, 1, or no, 0."""
        low, high = Number("", Fraction(0)), Number("", Fraction(1))
        return evolve(self, kind="yes-no", low=low, high=high, places=0)

    def dividing(self) -> Input:
        """Return this input as one that a rule divides by, so that 0 is refused."""
        return evolve(self, nonzero=True)


def figures_in(value: object) -> Iterator[Number]:
    """Yield every figure within a piece of rules, in the order of its fields."""
    if isinstance(value, Number):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from figures_in(item)
    elif has(type(value)):
        for name in fields_dict(cast("type[AttrsInstance]", type(value))):
            yield from figures_in(getattr(value, name))


def figures_changed(value: Any, change: Callable[[Number], Number]) -> Any:
    """Return a piece of rules with every figure within it changed."""
    if isinstance(value, Number):
        return change(value)
    if isinstance(value, tuple):
        return tuple(figures_changed(item, change) for item in value)
    if not has(type(value)):
        return value
    names = fields_dict(type(value))
    return evolve(value, **{name: figures_changed(getattr(value, name), change) for name in names})
