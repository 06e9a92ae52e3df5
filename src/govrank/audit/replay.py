"""The steps behind a score as plain data, so that anybody can do the sums again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from govrank.engine.trace import Step
from govrank.language import decimal_text
from govrank.plan.operations import (
    Combine,
    Compare,
    Extremum,
    Input,
    Kth,
    Lookup,
    Operation,
    Param,
    Present,
    Reduce,
    Ref,
    Round,
    Social,
    operands,
)


def replayable(steps: Sequence[Step], target: Ref) -> tuple[dict[str, Any], ...]:
    """Return the steps that led to one column of a trace, in order, as JSON-ready records.

    Each has `step` (from 1), `of` and `role` (what it serves), `operation`, `args`, `options`
    and `result`. An argument is an earlier step or a number; numbers are texts, decimal or n/d.
    """
    numbers: dict[Ref, int] = {}
    for ref in _behind(steps, target):
        if not _plain_number(steps[ref].operation):
            numbers[ref] = len(numbers) + 1
    return tuple(_record(steps, ref, numbers) for ref in numbers)


def _behind(steps: Sequence[Step], target: Ref) -> list[Ref]:
    """Return all that a column was made of, itself last."""
    behind = {target}
    for ref in range(target, -1, -1):
        if ref in behind:
            behind.update(_read(steps[ref].operation))
    return sorted(behind)


def _read(operation: Operation) -> tuple[Ref, ...]:
    """Return what an operation read of this unit; a number of many units is told as it is."""
    return () if isinstance(operation, Social) else operands(operation)


def _plain_number(operation: Operation) -> bool:
    """Tell a number that belongs to a method: it stands in the arguments, not as a step."""
    return isinstance(operation, Param) and not operation.address


def _record(steps: Sequence[Step], ref: Ref, numbers: dict[Ref, int]) -> dict[str, Any]:
    step = steps[ref]
    return {
        "step": numbers[ref],
        "of": step.origin.address,
        "role": step.origin.role,
        "operation": type(step.operation).__name__.lower(),
        "args": [
            {"step": numbers[arg]} if arg in numbers else decimal_text(steps[arg].result)
            for arg in _read(step.operation)
        ],
        "options": _options(step.operation),
        "result": decimal_text(step.result),
    }


def _options(operation: Operation) -> dict[str, Any]:
    match operation:
        case Input(name):
            return {"input": name}
        case Present(name, state):
            return {"input": name, "state": state}
        case Round(_, places, mode):
            return {"places": places, "mode": mode}
        case Compare(relation):
            return {"relation": relation}
        case Combine(kind):
            return {"kind": kind}
        case Extremum(kind, _, present):
            # The columns that tell which arguments are there follow the arguments.
            return {"kind": kind, "conditional": [ref is not None for ref in present]}
        case Reduce(kind, _, _, by):
            return {"kind": kind, "by": by}
        case Kth(_, _, _, by):
            return {"by": by}
        case Lookup(_, cuts):
            return {"cuts": ["above" if cut.above else "from" for cut in cuts]}
        case _:
            return {}
