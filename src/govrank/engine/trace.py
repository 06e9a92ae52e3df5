"""The trace: the exact digits of one unit, one step an operation, with what each step read."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import cast

from attrs import frozen

from govrank.engine.cells import CODES, cell
from govrank.plan.columns import Data
from govrank.plan.operations import (
    Input,
    Kth,
    Operation,
    Param,
    Present,
    Rank,
    Reduce,
    Ref,
    operands,
)
from govrank.plan.plan import Origin, Plan
from govrank.plan.reals import Real, shown


@frozen
class Step:
    """One operation done for one unit: what it read, in the order of its operands, and gave.

    A number that is no ratio is shown by a `Near` one; what is made of it is made of itself.
    """

    ref: Ref
    operation: Operation
    origin: Origin
    args: tuple[Fraction, ...]
    result: Fraction


def trace(
    plan: Plan,
    data: Data,
    position: int,
    bind: Mapping[str, Fraction] | None = None,
    population: Mapping[Ref, Fraction] | None = None,
) -> tuple[Step, ...]:
    """Return every step for the unit at `position`, in the order of the plan.

    `bind` gives parameters other values, by address. `population` holds what only all units
    together decide: the unit's result of every `Social` operation of the plan (KeyError where it
    lacks one).
    """
    given = _Given(data, position, bind or {}, population or {})
    values: list[Real | Fraction] = []
    steps: list[Step] = []
    for ref, (operation, origin) in enumerate(zip(plan.operations, plan.origins, strict=True)):
        args = tuple(values[each] for each in operands(operation))
        values.append(given.result(ref, operation, args))
        steps.append(Step(ref, operation, origin, tuple(map(shown, args)), shown(values[-1])))
    return tuple(steps)


@frozen
class _Given:
    """What the steps of one unit take from outside the plan."""

    data: Data
    position: int
    bind: Mapping[str, Fraction]
    population: Mapping[Ref, Fraction]

    def result(
        self, ref: Ref, operation: Operation, args: tuple[Real | Fraction, ...]
    ) -> Real | Fraction:
        match operation:
            case Param(address, value):
                return self.bind.get(address, value)
            case Input(name):
                return self.data.columns[name].value(self.position)
            case Present(name, state):
                return Fraction(self.data.columns[name].state(self.position) == CODES[state])
            case Rank() | Reduce() | Kth():
                return self.population[ref]
            case _:
                return cast("Real | Fraction", cell(operation, args))
