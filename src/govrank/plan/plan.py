"""The plan itself: operations in evaluation order, what each is for, and what comes out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Literal

from attrs import field, frozen

from govrank.plan.operations import Input, Operation, Param, Ref, Social, operands
from govrank.plan.shapes import Shape, shapes_of

Role = Literal[
    "parameter", "input", "absence", "method", "round",
    "clamp", "step", "aggregate", "population", "grade", "rank",
]  # fmt: skip


@frozen
class Origin:
    """What an operation serves: the address of the rule item and its part in it."""

    address: str
    role: Role


@frozen
class Outcome:
    """Where a node's result stands: its value, and its presence (None: always there)."""

    value: Ref
    present: Ref | None = None


@frozen(slots=False)
class Plan:
    """Operations in an order in which each reads only earlier ones.

    `nodes` gives the outcome of every node of the rules by id, `total` among them; `grade` is a
    column of positions in the ladder (0 the first band), `rank` a column of positions.

    For those who explain: `stages` are the columns a result went through, by node id (the score
    of the method, rounded, above the floor, below the ceiling, then after each step), for `grades`
    (the ladder's, then after each limit), for `ID.grades` of a node with grades of its own, and by
    the address of each quota (the unit's place, the limit); `conditions` are truth columns by the
    address of what they decide; `given` are the inputs by id, with what stands in for absent cells.
    """

    operations: tuple[Operation, ...]
    origins: tuple[Origin, ...]
    nodes: Mapping[str, Outcome]
    rank: Ref
    grade: Ref | None = None
    stages: Mapping[str, tuple[Ref, ...]] = field(factory=dict)
    conditions: Mapping[str, Ref] = field(factory=dict)
    given: Mapping[str, Outcome] = field(factory=dict)

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """The static denominators and bounds with every parameter as the ruleset states it."""
        return shapes_of(self.operations, {}, {})

    @cached_property
    def parameters(self) -> Mapping[str, Param]:
        """Every bindable parameter by its address; constants of meaning have none."""
        params = [op for op in self.operations if isinstance(op, Param)]
        return {op.address: op for op in params if op.address}

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        """Every input the plan reads, in order of first use."""
        return tuple(op for op in self.operations if isinstance(op, Input))

    @cached_property
    def social(self) -> tuple[Ref, ...]:
        """The operations whose value for one unit only the whole population decides."""
        return tuple(r for r, each in enumerate(self.operations) if isinstance(each, Social))

    @cached_property
    def relative(self) -> bool:
        """Whether a score or a grade depends on who else is scored; a rank always does."""
        results = [*self.nodes.values(), *([] if self.grade is None else [Outcome(self.grade)])]
        wanted = {ref for each in results for ref in (each.value, each.present) if ref is not None}
        return not self.needed(wanted).isdisjoint(self.social)

    def needed(self, refs: Collection[Ref], known: Collection[Ref] = ()) -> set[Ref]:
        """Return the operations that `refs` are made of, themselves included.

        What stands behind `known` operations is not asked for.
        """
        needed = set(refs)
        for ref in range(max(needed, default=-1), -1, -1):
            if ref in needed and ref not in known:
                needed.update(operands(self.operations[ref]))
        return needed

    def cone(self, refs: Collection[Ref]) -> tuple[Ref, ...]:
        """Return the operations that read one of `refs`, directly or not, themselves included."""
        reached = set(refs)
        for ref, operation in enumerate(self.operations):
            if not reached.isdisjoint(operands(operation)):
                reached.add(ref)
        return tuple(sorted(reached))

    def refs_of(self, addresses: Collection[str]) -> tuple[Ref, ...]:
        """Return the positions of the parameters with these addresses."""
        return tuple(
            ref
            for ref, operation in enumerate(self.operations)
            if isinstance(operation, Param) and operation.address in addresses
        )
