"""The exact algebra: whole columns of Python ints over static denominators.

A column is one of three kinds: a number the same for all units, numerators over one
denominator, or, behind a quotient by data, a numerator and a denominator a unit. Only the last
kind ever makes Fractions, and a rounding takes it back to the second without making any.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import compress, repeat
from math import ceil, floor, lcm
from operator import add, eq, ge, gt, le, lt, mul, ne
from typing import Any, cast

from attrs import frozen

from govrank.engine.cells import cell
from govrank.engine.order import folded, placed, positions
from govrank.errors import Diagnostic, GovrankError
from govrank.plan.columns import MISSING, NOT_APPLICABLE, PRESENT, Data
from govrank.plan.operations import (
    Affine,
    Combine,
    Compare,
    Cut,
    Div,
    Extremum,
    Input,
    Key,
    Kth,
    Log,
    Lookup,
    Mul,
    Operation,
    Power,
    Present,
    Rank,
    Reduce,
    Ref,
    Round,
    Select,
    operands,
)
from govrank.plan.plan import Plan
from govrank.plan.reals import Real, UndecidedError, shown
from govrank.plan.rounding import divide
from govrank.plan.shapes import Shape, shape_of, shapes_of


@frozen
class Same:
    """One number for all units."""

    value: Fraction


@frozen
class Whole:
    """numerators[i] / denominator."""

    numerators: Sequence[int]
    denominator: int


@frozen
class Quotient:
    """numerators[i] / denominators[i], not reduced; denominators are positive."""

    numerators: Sequence[int]
    denominators: Sequence[int]


@frozen
class Irrational:
    """values[i], known by bounds to any precision, until they are rounded."""

    values: Sequence[Real | Fraction]


Static = Same | Whole
Values = Static | Quotient | Irrational
Context = tuple[Data, Mapping[str, Fraction]]


@frozen
class Evaluation:
    """A plan evaluated over data: one column an operation, and the parameters that were bound."""

    plan: Plan
    data: Data
    bound: Mapping[str, Fraction]
    shapes: Sequence[Shape]
    columns: Sequence[Values]

    def value(self, ref: Ref, position: int) -> Fraction:
        """Return the exact value of one operation for one unit."""
        match self.columns[ref]:
            case Same(value):
                return value
            case Whole(numerators, denominator):
                return Fraction(numerators[position], denominator)
            case Irrational(values):
                return shown(values[position])
            case quotient:
                return Fraction(quotient.numerators[position], quotient.denominators[position])

    def fractions(self, ref: Ref) -> list[Fraction]:
        """Return the exact values of one operation for all units."""
        return _fractions(self.columns[ref], len(self.data.units))

    def rebind(self, bind: Mapping[str, Fraction]) -> Evaluation:
        """Evaluate with other parameters: only what lies below a changed one is done again."""
        before, after = self.bound, dict(bind)
        changed = [a for a in {**before, **after} if before.get(a) != after.get(a)]
        shapes, columns = list(self.shapes), list(self.columns)
        for ref in self.plan.cone(self.plan.refs_of(changed)):
            # No input lies below a parameter, so that the scales of the data say nothing here.
            shapes[ref] = shape_of(self.plan.operations[ref], shapes, after, {})
            columns[ref] = _apply(
                self.plan.operations[ref], shapes, columns, ref, (self.data, after)
            )
        return Evaluation(self.plan, self.data, after, shapes, columns)


def evaluate(plan: Plan, data: Data, bind: Mapping[str, Fraction] | None = None) -> Evaluation:
    """Evaluate every operation of the plan over the data, exactly.

    `bind` gives parameters other values than the ruleset's, by address.
    """
    bound = dict(bind or {})
    shapes = _shapes(plan, data, bound)
    columns: list[Values] = []
    context = (data, bound)
    for ref, operation in enumerate(plan.operations):
        columns.append(_apply(operation, shapes, columns, ref, context))
    return Evaluation(plan, data, bound, shapes, columns)


def _scales(data: Data) -> dict[str, int]:
    return {name: column.denominator for name, column in data.columns.items()}


def _shapes(plan: Plan, data: Data, bound: Mapping[str, Fraction]) -> Sequence[Shape]:
    usual = all(
        data.columns[op.name].denominator == 10**op.places
        for op in plan.inputs
        if op.name in data.columns
    )
    if usual and not bound:
        return plan.shapes
    return shapes_of(plan.operations, bound, _scales(data))


def _apply(
    operation: Operation,
    shapes: Sequence[Shape],
    columns: Sequence[Values],
    ref: Ref,
    context: Context,
) -> Values:
    shape = shapes[ref]
    if shape.constant:
        # The bounds of a constant are its value: nothing is left to compute.
        return Same(cast("Fraction", shape.low))
    if isinstance(operation, Input | Present | Rank):
        return _SOURCES[type(operation)](operation, columns, context)
    if isinstance(operation, Reduce | Kth):
        return _of_many(operation, columns, shape.denominator, context[0])
    settled = _settled(operation, shapes) if isinstance(operation, Extremum) else None
    if settled is not None:
        return _over(columns[settled], shape.denominator)
    args = [columns[each] for each in operands(operation)]
    size = len(context[0].units)
    if isinstance(operation, Power | Log) or any(isinstance(arg, Irrational) for arg in args):
        return _unit_by_unit(operation, args, context[0].units)
    static = [arg for arg in args if isinstance(arg, Same | Whole)]
    if shape.denominator is not None and len(static) == len(args):
        return _WHOLES[type(operation)](operation, static, shape.denominator, size)
    return _QUOTIENTS.get(type(operation), _cellwise)(operation, args, size)


def _settled(operation: Extremum, shapes: Sequence[Shape]) -> Ref | None:
    """Return the argument that the bounds prove to be the extremum: a clamp that never bites."""
    if any(ref is not None for ref in operation.present):
        return None
    least = operation.kind == "min"
    near = [shapes[ref].high if least else shapes[ref].low for ref in operation.args]
    far = [shapes[ref].low if least else shapes[ref].high for ref in operation.args]
    for ref, end in zip(operation.args, near, strict=True):
        others = [far[k] for k, other in enumerate(operation.args) if other != ref]
        if end is not None and all(_beyond(end, other, least=least) for other in others):
            return ref
    return None


def _over(column: Values, denominator: int | None) -> Values:
    """Return a static column over the denominator that the operations above it reckon with."""
    if denominator is None or not isinstance(column, Whole) or column.denominator == denominator:
        return column
    return Whole(list(_at(column, denominator, len(column.numerators))), denominator)


def _beyond(end: Fraction, other: Fraction | None, *, least: bool) -> bool:
    return other is not None and (end <= other if least else end >= other)


def _at(column: Static, denominator: int, size: int) -> Iterable[int]:
    """Return the numerators of a static column over a multiple of its denominator."""
    if isinstance(column, Same):
        return repeat(int(column.value * denominator), size)
    factor = denominator // column.denominator
    return column.numerators if factor == 1 else map(mul, column.numerators, repeat(factor))


def _number(column: Static) -> Fraction:
    """Return the one number of a column; TypeError for what the plan should have kept constant."""
    if isinstance(column, Whole):
        raise TypeError(column)
    return column.value


def _scale_of(column: Static) -> int:
    if isinstance(column, Same):
        return column.value.denominator
    return column.denominator


def _values(column: Values, size: int) -> Sequence[Real | Fraction]:
    return column.values if isinstance(column, Irrational) else _fractions(column, size)


def _fractions(column: Values, size: int) -> list[Fraction]:
    match column:
        case Irrational(values):
            return list(map(shown, values))
        case Same(value):
            return [value] * size
        case Whole(numerators, denominator):
            return [Fraction(n, denominator) for n in numerators]
        case quotient:
            return list(map(Fraction, quotient.numerators, quotient.denominators))


# Where the values come from: data, and the whole population.


def _input(operation: Input, _: Sequence[Values], context: Context) -> Values:
    column = context[0].columns[operation.name]
    return Whole(column.numerators, column.denominator)


def _present(operation: Present, _: Sequence[Values], context: Context) -> Values:
    states = context[0].columns[operation.name].states
    wanted = {"value": PRESENT, "missing": MISSING, "not-applicable": NOT_APPLICABLE}
    state = wanted[operation.state]
    if states is None:
        return Same(Fraction(state == PRESENT))
    return Whole([int(each == state) for each in states], 1)


def _rank(operation: Rank, columns: Sequence[Values], context: Context) -> Values:
    data, _ = context
    size = len(data.units)
    keys = [_key(columns[key.arg], key, size) for key in operation.keys]
    ranks = positions(
        keys[0] if len(keys) == 1 else list(zip(*keys, strict=True)),
        operation.ties,
        data.units,
        data.parts(operation.by),
        _truths(operation.eligible, columns, size),
    )
    scale = 2 if operation.ties == "fractional" else 1
    return Whole([int(rank * scale) for rank in ranks], scale)


def _key(column: Values, key: Key, size: int) -> Sequence[Any]:
    """Return values that sort from the best to the worst."""
    values: Sequence[int] | Sequence[Fraction]
    values = column.numerators if isinstance(column, Whole) else _fractions(column, size)
    return values if key.ascending else [-value for value in values]


def _truths(ref: Ref | None, columns: Sequence[Values], size: int) -> Sequence[int] | None:
    if ref is None:
        return None
    column = columns[ref]
    if isinstance(column, Whole):
        return column.numerators
    return [int(truth) for truth in _fractions(column, size)]


def _of_many(
    operation: Reduce | Kth, columns: Sequence[Values], scale: int | None, data: Data
) -> Values:
    """Fold the members of each part: their numerators, or fractions behind a quotient by data."""
    size, column = len(data.units), columns[operation.arg]
    members, parts = _truths(operation.member, columns, size), data.parts(operation.by)
    static = column if isinstance(column, Same | Whole) and scale is not None else None
    numbers: Sequence[Any]
    numbers = _fractions(column, size) if static is None else list(_at(static, scale or 1, size))
    if isinstance(operation, Reduce):
        found = folded(operation.kind, numbers, parts, members)
    else:
        places = [floor(place) for place in _fractions(columns[operation.place], size)]
        found = placed(numbers, places, parts, members)
    if static is not None:
        return Whole(found, scale or 1)
    return Quotient([each.numerator for each in found], [each.denominator for each in found])


_SOURCES: Mapping[type, Callable[[Any, Sequence[Values], Context], Values]] = {
    Input: _input,
    Present: _present,
    Rank: _rank,
}


# Static columns: numerators over one denominator, known before any data.


def _affine(_: Affine, args: Sequence[Static], scale: int, size: int) -> Whole:
    columns: list[Iterable[int]] = []
    fixed = Fraction(0)
    for coefficient, column in zip(args[::2], args[1::2], strict=True):
        factor = _number(coefficient)
        if isinstance(column, Same):
            fixed += factor * column.value * scale
        elif factor:
            columns.append(_times(column, factor, scale))
    if fixed or not columns:
        columns.append(repeat(int(fixed), size))
    return Whole(_sums(columns), scale)


def _times(column: Whole, factor: Fraction, scale: int) -> Iterable[int]:
    by = factor.numerator * (scale // (factor.denominator * column.denominator))
    return column.numerators if by == 1 else map(mul, column.numerators, repeat(by))


_PAIR = 2


def _sums(columns: Sequence[Iterable[int]]) -> list[int]:
    if len(columns) == 1:
        return list(columns[0])
    if len(columns) == _PAIR:
        return list(map(add, *columns))
    return list(map(sum, zip(*columns, strict=True)))


def _mul(_: Mul, args: Sequence[Static], scale: int, size: int) -> Whole:
    left, right = (_at(arg, _scale_of(arg), size) for arg in args)
    return Whole(list(map(mul, left, right)), scale)


def _div(_: Div, args: Sequence[Static], scale: int, size: int) -> Whole:
    """Divide by a number that is the same for all: a product with its inverse."""
    dividend, divisor, otherwise = args
    by = _number(divisor)
    if by == 0:
        return Whole(list(_at(otherwise, scale, size)), scale)
    factor = (1 / by).numerator * (scale // (_scale_of(dividend) * (1 / by).denominator))
    return Whole([n * factor for n in _at(dividend, _scale_of(dividend), size)], scale)


def _extremum(operation: Extremum, args: Sequence[Static], scale: int, size: int) -> Whole:
    pick = min if operation.kind == "min" else max
    count = len(operation.args)
    values = [_at(arg, scale, size) for arg in args[:count]]
    if count == len(args):
        picked = map(pick, *values) if count > 1 else values[0]
        return Whole(list(picked), scale)
    given = iter(args[count:])
    there = [
        repeat(1, size) if ref is None else _at(next(given), 1, size) for ref in operation.present
    ]
    rows = zip(zip(*values, strict=True), zip(*there, strict=True), strict=True)
    return Whole([pick(compress(row, here), default=0) for row, here in rows], scale)


def _round(operation: Round, args: Sequence[Static], scale: int, size: int) -> Whole:
    (arg,) = args
    given = _scale_of(arg)
    if scale == given and operation.places >= 0:
        return Whole(list(_at(arg, scale, size)), scale)
    return _rounded(operation, ((n, given) for n in _at(arg, given, size)))


def _rounded(operation: Round, pairs: Iterable[tuple[int, int]]) -> Whole:
    up, down = 10 ** max(operation.places, 0), 10 ** max(-operation.places, 0)
    mode = operation.mode
    return Whole([divide(n * up, d * down, mode) * down for n, d in pairs], up)


_RELATIONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": lt, "<=": le, "=": eq, "!=": ne, ">=": ge, ">": gt,
}  # fmt: skip


def _compare(operation: Compare, args: Sequence[Static], _: int, size: int) -> Whole:
    scale = lcm(*map(_scale_of, args))
    left, right = (_at(arg, scale, size) for arg in args)
    return Whole(list(map(int, map(_RELATIONS[operation.relation], left, right))), 1)


def _combine(operation: Combine, args: Sequence[Static], _: int, size: int) -> Whole:
    columns = [_at(arg, 1, size) for arg in args]
    if operation.kind == "not":
        return Whole([1 - truth for truth in columns[0]], 1)
    pick = min if operation.kind == "all" else max
    return Whole([pick(row) for row in zip(*columns, strict=True)], 1)


def _select(_: Select, args: Sequence[Static], scale: int, size: int) -> Whole:
    condition, then, otherwise = args
    rows = zip(
        _at(condition, 1, size), _at(then, scale, size), _at(otherwise, scale, size), strict=True
    )
    return Whole([yes if truth else no for truth, yes, no in rows], scale)


def _lookup(operation: Lookup, args: Sequence[Static], scale: int, size: int) -> Whole:
    arg, *rest = args
    given = _scale_of(arg)
    cuts, values = rest[: len(operation.cuts)], rest[len(operation.cuts) :]
    # How many cuts are reached does not depend on their order, which other figures may upset.
    starts = sorted(_start(*each, given) for each in zip(operation.cuts, cuts, strict=True))
    reached = [bisect_right(starts, n) for n in _at(arg, given, size)]
    if all(isinstance(value, Same) for value in values):
        table = [next(iter(_at(value, scale, 1))) for value in values]
        return Whole([table[step] for step in reached], scale)
    columns = [list(_at(value, scale, size)) for value in values]
    return Whole([columns[step][unit] for unit, step in enumerate(reached)], scale)


def _start(cut: Cut, at: Static, scale: int) -> int:
    """Return the least numerator over `scale` that reaches the cut."""
    value = _number(at) * scale
    return floor(value) + 1 if cut.above else ceil(value)


_WHOLES: Mapping[type, Callable[[Any, Sequence[Static], int, int], Whole]] = {
    Affine: _affine,
    Mul: _mul,
    Div: _div,
    Extremum: _extremum,
    Round: _round,
    Compare: _compare,
    Combine: _combine,
    Select: _select,
    Lookup: _lookup,
}


# Columns behind a quotient by data: a numerator and a denominator for every unit.


def _divided(operation: Div, args: Sequence[Any], size: int) -> Values:
    if any(isinstance(arg, Quotient) for arg in args):
        return _cellwise(operation, args, size)
    up, low, other = map(_scale_of, args)
    rows = list(
        zip(*(_at(a, s, size) for a, s in zip(args, (up, low, other), strict=True)), strict=True)
    )
    return Quotient(
        [(n * low if d > 0 else -n * low) if d else o for n, d, o in rows],
        [abs(d) * up or other for _, d, _ in rows],
    )


def _multiplied(operation: Mul, args: Sequence[Values], size: int) -> Values:
    quotient, other = args if isinstance(args[0], Quotient) else reversed(args)
    if not (isinstance(quotient, Quotient) and isinstance(other, Same)):
        return _cellwise(operation, args, size)
    by = other.value
    return Quotient(
        [n * by.numerator for n in quotient.numerators],
        [d * by.denominator for d in quotient.denominators],
    )


def _rounded_quotient(operation: Round, args: Sequence[Quotient], _: int) -> Values:
    (arg,) = args
    return _rounded(operation, zip(arg.numerators, arg.denominators, strict=True))


_QUOTIENTS: Mapping[type, Callable[[Any, Sequence[Any], int], Values]] = {
    Div: _divided,
    Mul: _multiplied,
    Round: _rounded_quotient,
}


def _cellwise(operation: Operation, args: Sequence[Values], size: int) -> Quotient:
    rows = zip(*(_fractions(arg, size) for arg in args), strict=True)
    results = [cell(operation, row) for row in rows]
    return Quotient([r.numerator for r in results], [r.denominator for r in results])


# Columns behind a root, a power or a logarithm: an expression for every unit.


def _unit_by_unit(
    operation: Operation, args: Sequence[Values], units: Sequence[str]
) -> Whole | Irrational:
    rows = zip(*(_values(arg, len(units)) for arg in args), strict=True)
    values = [_decided(operation, row, unit) for row, unit in zip(rows, units, strict=True)]
    if not isinstance(operation, Round):
        return Irrational(values)
    scale = 10 ** max(operation.places, 0)
    return Whole([int(value * scale) for value in values], scale)


def _decided(operation: Operation, args: Sequence[Real | Fraction], unit: str) -> Real | Fraction:
    try:
        return cast("Real | Fraction", cell(operation, args))
    except UndecidedError as error:
        raise GovrankError(Diagnostic("data/undecided", None, {"unit": unit})) from error
