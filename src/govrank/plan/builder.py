"""Building a plan: operations are added once each, and equal ones share one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction

from govrank.plan.operations import (
    Affine,
    Combine,
    Compare,
    Cut,
    Div,
    Extremum,
    Input,
    Kth,
    Log,
    Lookup,
    Mul,
    Operation,
    Param,
    Power,
    Present,
    Rank,
    Reduce,
    Ref,
    Relation,
    Round,
    Select,
    State,
)
from govrank.plan.plan import Origin, Outcome, Plan, Role
from govrank.plan.rounding import Mode


class Builder:
    """Collects operations; each method returns the position of the column it describes."""

    def __init__(self) -> None:
        self._operations: list[Operation] = []
        self._origins: list[Origin] = []
        self._places: dict[tuple[Operation, Origin], Ref] = {}
        self._origin = Origin("", "method")

    @contextmanager
    def serving(self, address: str, role: Role) -> Iterator[None]:
        """Attribute what is added within to `address`, in this role."""
        before, self._origin = self._origin, Origin(address, role)
        yield
        self._origin = before

    def add(self, operation: Operation, origin: Origin | None = None) -> Ref:
        """Add an operation, or return the place of the same one with the same origin."""
        origin = origin or self._origin
        ref = self._places.setdefault((operation, origin), len(self._operations))
        if ref == len(self._operations):
            self._operations.append(operation)
            self._origins.append(origin)
        return ref

    def param(self, address: str, value: Fraction) -> Ref:
        """Add a bindable number of the rules."""
        return self.add(Param(address, value), Origin(address, "parameter"))

    def constant(self, value: int | Fraction) -> Ref:
        """Add a number that is part of a rule's meaning, not of its figures: not bindable."""
        return self.add(Param("", Fraction(value)), Origin("", "parameter"))

    def input(self, operation: Input) -> Ref:
        """Add a column of data."""
        return self.add(operation, Origin(f"inputs.{operation.name}", "input"))

    def present(self, name: str, state: State) -> Ref:
        """Add the truth column "this cell of the input is in `state`"."""
        return self.add(Present(name, state), Origin(f"inputs.{name}", "absence"))

    def affine(self, terms: Sequence[tuple[Ref, Ref]]) -> Ref:
        """Add a sum of (coefficient, value) terms."""
        return self.add(Affine(tuple(terms)))

    def sum(self, refs: Sequence[Ref]) -> Ref:
        """Add a plain sum."""
        one = self.constant(1)
        return self.affine([(one, ref) for ref in refs])

    def mul(self, left: Ref, right: Ref) -> Ref:
        """Add a product."""
        return self.add(Mul(left, right))

    def div(self, dividend: Ref, divisor: Ref, otherwise: Ref) -> Ref:
        """Add a quotient, with the value to take where the divisor is 0."""
        return self.add(Div(dividend, divisor, otherwise))

    def power(self, base: Ref, exponent: Ref, otherwise: Ref) -> Ref:
        """Add a power, with the value to take where there is none."""
        return self.add(Power(base, exponent, otherwise))

    def log(self, arg: Ref, otherwise: Ref) -> Ref:
        """Add a natural logarithm, with the value to take where there is none."""
        return self.add(Log(arg, otherwise))

    def least(self, args: Sequence[Ref], present: Sequence[Ref | None] | None = None) -> Ref:
        """Add a minimum over the columns that are present."""
        return self.add(Extremum("min", tuple(args), tuple(present or [None] * len(args))))

    def greatest(self, args: Sequence[Ref], present: Sequence[Ref | None] | None = None) -> Ref:
        """Add a maximum over the columns that are present."""
        return self.add(Extremum("max", tuple(args), tuple(present or [None] * len(args))))

    def round(self, arg: Ref, places: int, mode: Mode) -> Ref:
        """Add a rounding."""
        return self.add(Round(arg, places, mode))

    def compare(self, left: Ref, relation: Relation, right: Ref) -> Ref:
        """Add a comparison; a truth column."""
        return self.add(Compare(relation, left, right))

    def all(self, refs: Sequence[Ref]) -> Ref:
        """Add the truth "all of these"."""
        return refs[0] if len(refs) == 1 else self.add(Combine("all", tuple(refs)))

    def any(self, refs: Sequence[Ref]) -> Ref:
        """Add the truth "at least one of these"."""
        return refs[0] if len(refs) == 1 else self.add(Combine("any", tuple(refs)))

    def negate(self, ref: Ref) -> Ref:
        """Add the truth "not this"."""
        return self.add(Combine("not", (ref,)))

    def select(self, condition: Ref, then: Ref, otherwise: Ref) -> Ref:
        """Add a choice between two columns."""
        return self.add(Select(condition, then, otherwise))

    def lookup(self, arg: Ref, cuts: Sequence[Cut], values: Sequence[Ref]) -> Ref:
        """Add a step function."""
        return self.add(Lookup(arg, tuple(cuts), tuple(values)))

    def rank(self, operation: Rank) -> Ref:
        """Add a ranking."""
        return self.add(operation)

    def reduce(self, operation: Reduce | Kth) -> Ref:
        """Add a number of many units."""
        return self.add(operation)

    def finish(
        self,
        nodes: dict[str, Outcome],
        rank: Ref,
        grade: Ref | None,
        *,
        stages: Mapping[str, tuple[Ref, ...]] | None = None,
        conditions: Mapping[str, Ref] | None = None,
        given: Mapping[str, Outcome] | None = None,
    ) -> Plan:
        """Return the plan, frozen."""
        operations, origins = tuple(self._operations), tuple(self._origins)
        return Plan(
            operations, origins, nodes, rank, grade, stages or {}, conditions or {}, given or {}
        )
