"""Roots, powers and logarithms: each must be rounded before anything depends on its digits."""

from __future__ import annotations

from collections.abc import Iterator

from govrank.plan.operations import (
    Affine,
    Div,
    Log,
    Lookup,
    Mul,
    Operation,
    Power,
    Ref,
    Round,
    Select,
    operands,
)
from govrank.plan.plan import Plan
from govrank.rules.finding import Finding
from govrank.rules.model import Group, Rules


def check_irrational(plan: Plan) -> Iterator[Finding]:
    """Yield the rules that compare, rank or print a number that no rounding has made a ratio."""
    irrational: set[Ref] = set()
    scores = {outcome.value for outcome in plan.nodes.values()}
    for ref, (operation, origin) in enumerate(zip(plan.operations, plan.origins, strict=True)):
        read = irrational.intersection(operands(operation))
        if plan.shapes[ref].constant or isinstance(operation, Round):
            continue
        passes = isinstance(operation, Power | Log) or _passes(operation, read)
        if passes and ref not in scores:
            irrational.add(ref)
        elif passes or read:
            # Said here once, and not again of all that is made of it.
            yield Finding("meaning/unrounded", origin.address)


def check_means(rules: Rules, plan: Plan) -> Iterator[Finding]:
    """Yield children that may be below 0 where a mean of products or inverses needs none."""
    for node in rules.total.walk():
        content = node.content
        if isinstance(content, Group) and content.aggregate.endswith(("geometric", "harmonic")):
            for child in content.children:
                low = plan.shapes[plan.nodes[child.id].value].low
                if low is None or low < 0:
                    params = {"id": child.id, "aggregate": content.aggregate}
                    yield Finding("meaning/below-zero", child.address, params)


def _passes(operation: Operation, read: set[Ref]) -> bool:
    """Tell whether an operation may meet such numbers, and gives one."""
    match operation:
        case Affine() | Mul() | Div():
            return bool(read)
        case Select(condition):
            return bool(read) and condition not in read
        case Lookup(arg):
            return bool(read) and arg not in read
        case _:
            return False
