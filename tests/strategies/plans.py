"""Random plans and data, at the level of operations, and their meaning worked out naively.

Numbers come from a small pool, so that ties, zero divisors, values on a cut and values a hair
beside one are common.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import Factory, frozen
from hypothesis import strategies as st

from govrank.engine.cells import CODES, cell
from govrank.engine.spans import Span, Spans, point, span, union
from govrank.plan.builder import Builder
from govrank.plan.columns import Column, Data
from govrank.plan.operations import (
    Cut,
    Input,
    Key,
    Kth,
    Operation,
    Param,
    Present,
    Rank,
    Reduce,
    Ref,
    operands,
)
from govrank.plan.plan import Outcome, Plan
from govrank.plan.rounding import MODES

RELATIONS = ("<", "<=", "=", "!=", ">=", ">")
TIES = ("competition", "modified", "dense", "ordinal", "fractional")
STATES = ("value", "missing", "not-applicable")
HAIR = Fraction(1, 1000)

POOL = tuple(
    Fraction(text)
    for text in (
        "0",
        "0",
        "1",
        "-1",
        "1/2",
        "-1/2",
        "1/3",
        "-2/3",
        "3/2",
        "5/2",
        "-5/2",
        "1/8",
        "0.05",
        "0.995",
        "1.005",
        "7",
        "-7",
        "15",
        "80",
    )
)
fractions = st.sampled_from(POOL) | st.builds(
    lambda near, by: near + by * HAIR, st.sampled_from(POOL), st.integers(-2, 2)
)


@frozen
class Case:
    """A plan, data for it, and other values for some of its parameters."""

    plan: Plan
    data: Data
    bind: Mapping[str, Fraction]

    def values(self, bind: Mapping[str, Fraction] | None = None) -> list[list[Fraction]]:
        """Work out every operation for every unit, one cell at a time: [operation][unit]."""
        columns: list[list[Fraction]] = []
        for operation in self.plan.operations:
            columns.append(_column(operation, columns, self.data, bind or {}))
        return columns

    def population(self, columns: Sequence[Sequence[Fraction]], unit: int) -> dict[Ref, Fraction]:
        """Return what only all units together decide for one unit, by operation."""
        return {ref: columns[ref][unit] for ref in self.plan.social}


def _column(
    operation: Operation, columns: list[list[Fraction]], data: Data, bind: Mapping[str, Fraction]
) -> list[Fraction]:
    units = range(len(data.units))
    match operation:
        case Param(address, value):
            return [bind.get(address, value) for _ in units]
        case Input(name):
            return [data.columns[name].value(unit) for unit in units]
        case Present(name, state):
            return [Fraction(data.columns[name].state(unit) == CODES[state]) for unit in units]
        case Rank():
            return [_rank(operation, columns, data, unit) for unit in units]
        case Reduce() | Kth():
            return [_of_many(operation, columns, data, unit) for unit in units]
        case _:
            read = [columns[ref] for ref in operands(operation)]
            return [cell(operation, [column[unit] for column in read]) for unit in units]


def _rank(operation: Rank, columns: list[list[Fraction]], data: Data, unit: int) -> Fraction:
    """Rank by the definitions: how many are ahead, how many are level."""

    def ranked(other: int) -> bool:
        return operation.eligible is None or columns[operation.eligible][other] == 1

    def keys(other: int) -> tuple[Fraction, ...]:
        signs = [(1 if key.ascending else -1, columns[key.arg][other]) for key in operation.keys]
        return tuple(sign * value for sign, value in signs)

    if not ranked(unit):
        return Fraction(0)
    rivals = [other for other in _peers(operation.by, data, unit) if ranked(other)]
    ahead = [o for o in rivals if keys(o) < keys(unit)]
    level = [o for o in rivals if keys(o) == keys(unit)]
    match operation.ties:
        case "competition":
            return Fraction(1 + len(ahead))
        case "modified":
            return Fraction(len(ahead) + len(level))
        case "dense":
            return Fraction(1 + len({keys(o) for o in ahead}))
        case "fractional":
            return len(ahead) + Fraction(1 + len(level), 2)
        case "ordinal":
            earlier = [o for o in level if data.units[o] < data.units[unit]]
            return Fraction(1 + len(ahead) + len(earlier))


def _peers(by: str, data: Data, unit: int) -> list[int]:
    """Return the units of the same part, the unit itself among them."""
    parts = data.partitions[by] if by else [""] * len(data.units)
    return [other for other, part in enumerate(parts) if part == parts[unit]]


def _of_many(
    operation: Reduce | Kth, columns: list[list[Fraction]], data: Data, unit: int
) -> Fraction:
    """Fold by the definitions: all numbers of the part that are in, put in order."""

    def counted(other: int) -> bool:
        return operation.member is None or columns[operation.member][other] == 1

    peers = [other for other in _peers(operation.by, data, unit) if counted(other)]
    numbers = sorted(columns[operation.arg][other] for other in peers)
    if not numbers:
        return Fraction(0)
    if isinstance(operation, Kth):
        wanted = columns[operation.place][unit] // 1
        below = [number for place, number in enumerate(numbers, 1) if place <= wanted]
        return below[-1] if below else numbers[0]
    return {"min": numbers[0], "max": numbers[-1], "sum": sum(numbers, Fraction(0))}[operation.kind]


# Plans.


@frozen
class Draft:
    """A plan in the making: what may be read next."""

    draw: Any
    builder: Builder = Factory(Builder)
    names: list[str] = Factory(list)
    constants: list[Ref] = Factory(list)
    numbers: list[Ref] = Factory(list)
    truths: list[Ref] = Factory(list)

    def pick(self, refs: list[Ref]) -> Ref:
        """Draw one of the columns."""
        return self.draw(st.sampled_from(refs))

    def some(self, refs: list[Ref], least: int = 1, most: int = 3) -> list[Ref]:
        """Draw a few of the columns."""
        return self.draw(st.lists(st.sampled_from(refs), min_size=least, max_size=most))

    def param(self, value: Fraction) -> Ref:
        """Add a parameter with an address of its own."""
        ref = self.builder.param(f"p{len(self.constants)}", value)
        self.constants.append(ref)
        self.numbers.append(ref)
        return ref


def _affine(d: Draft) -> Ref:
    values = d.some(d.numbers, most=4)
    return d.builder.affine([(d.pick(d.constants), value) for value in values])


def _mul(d: Draft) -> Ref:
    return d.builder.mul(d.pick(d.numbers), d.pick(d.numbers))


def _scaled_constant(d: Draft) -> Ref:
    ref = d.builder.mul(d.pick(d.constants), d.pick(d.constants))
    d.constants.append(ref)
    return ref


def _div(d: Draft) -> Ref:
    return d.builder.div(d.pick(d.numbers), d.pick(d.numbers), d.pick(d.numbers))


def _extremum(d: Draft) -> Ref:
    args = d.some(d.numbers)
    maybe = st.none() | st.sampled_from(d.truths)
    present = d.draw(st.none() | st.lists(maybe, min_size=len(args), max_size=len(args)))
    pick = d.draw(st.sampled_from((d.builder.least, d.builder.greatest)))
    return pick(args, present)


def _round(d: Draft) -> Ref:
    places, mode = d.draw(st.integers(-1, 3)), d.draw(st.sampled_from(MODES))
    return d.builder.round(d.pick(d.numbers), places, mode)


def _compare(d: Draft) -> Ref:
    relation = d.draw(st.sampled_from(RELATIONS))
    return d.builder.compare(d.pick(d.numbers), relation, d.pick(d.numbers))


def _combine(d: Draft) -> Ref:
    if d.draw(st.booleans()):
        return d.builder.negate(d.pick(d.truths))
    pick = d.draw(st.sampled_from((d.builder.all, d.builder.any)))
    return pick(d.some(d.truths))


def _select(d: Draft) -> Ref:
    return d.builder.select(d.pick(d.truths), d.pick(d.numbers), d.pick(d.numbers))


def _lookup(d: Draft) -> Ref:
    starts = sorted(d.draw(st.lists(st.tuples(fractions, st.booleans()), max_size=3)))
    cuts = [Cut(d.param(value), above) for value, above in starts]
    values = d.some(d.numbers, len(cuts) + 1, len(cuts) + 1)
    return d.builder.lookup(d.pick(d.numbers), cuts, values)


def _ranking(d: Draft) -> Ref:
    keys = tuple(Key(ref, d.draw(st.booleans())) for ref in d.some(d.numbers, most=2))
    eligible = d.draw(st.none() | st.sampled_from(d.truths))
    ties = d.draw(st.sampled_from(TIES))
    return d.builder.rank(Rank(keys, ties, d.draw(parted), eligible))


parted = st.sampled_from(("", "half"))


def _fold(d: Draft) -> Ref:
    member = d.draw(st.none() | st.sampled_from(d.truths))
    arg, by = d.pick(d.numbers + d.truths), d.draw(parted)
    if d.draw(st.booleans()):
        return d.builder.reduce(Kth(arg, d.pick(d.numbers), member, by))
    kind = d.draw(st.sampled_from(("sum", "min", "max")))
    return d.builder.reduce(Reduce(kind, arg, member, by))


_NUMBERS = (
    _affine, _mul, _scaled_constant, _div, _extremum, _round, _select, _lookup, _ranking,
    _fold,
)  # fmt: skip
_TRUTHS = (_compare, _combine)


@st.composite
def columns(draw: Any, spec: Input, size: int) -> Column:
    """Draw data for an input, in its domain, with absent cells, at times finer than stated."""
    scale = 10**spec.places * draw(st.sampled_from((1, 1, 10)))
    low = -(10**9) if spec.low is None else -(-spec.low * scale // 1)
    high = 10**9 if spec.high is None else spec.high * scale // 1
    common = [n for x in POOL for n in (int(x * scale), int(x * scale) + 1) if low <= n <= high]
    number = st.sampled_from(common) | st.integers(int(low), int(high))
    states = draw(st.none() | st.lists(st.sampled_from((0, 0, 1, 2)), min_size=size, max_size=size))
    numbers = draw(st.lists(number, min_size=size, max_size=size))
    if states is not None:
        numbers = [0 if state else n for n, state in zip(numbers, states, strict=True)]
    return Column(tuple(numbers), scale, None if states is None else bytes(states))


domains = st.sampled_from(
    [(None, None), (0, 100), (0, None), (None, 5), (-3, 3), (1, 7), (-9, -1), (0, 1)]
)


@st.composite
def inputs(draw: Any, name: str) -> Input:
    """Draw an input: places and a domain, bounded, half bounded or free."""
    low, high = (None if end is None else Fraction(end) for end in draw(domains))
    return Input(name, draw(st.integers(0, 2)), low, high)


@st.composite
def populations(draw: Any, specs: Sequence[Input], most: int = 5) -> Data:
    """Draw data for inputs: units, and a partition of them."""
    size = draw(st.integers(1, most))
    return Data(
        {spec.name: draw(columns(spec, size)) for spec in specs},
        tuple(draw(st.permutations([f"u{unit}" for unit in range(size)]))),
        {"half": draw(st.tuples(*[st.sampled_from("ab")] * size))},
    )


@st.composite
def cases(draw: Any, most: int = 10) -> Case:
    """Draw a plan of up to so many operations above its inputs, data for it, and a binding."""
    draft = Draft(draw)
    specs = [draw(inputs(f"i{k}")) for k in range(draw(st.integers(1, 3)))]
    for spec in specs:
        draft.numbers.append(draft.builder.input(spec))
        draft.truths.append(draft.builder.present(spec.name, draw(st.sampled_from(STATES))))
    for value in draw(st.lists(fractions, min_size=1, max_size=3)):
        draft.param(value)
    for add in draw(st.lists(st.sampled_from(_NUMBERS + _TRUTHS), max_size=most)):
        (draft.truths if add in _TRUTHS else draft.numbers).append(add(draft))
    last = draft.numbers[-1]
    plan = draft.builder.finish({"total": Outcome(last)}, _ranking(draft), None)
    return Case(plan, draw(populations(specs)), _binding(draw, plan))


def _binding(draw: Any, plan: Plan) -> dict[str, Fraction]:
    """Draw other values for parameters that are not the start of a step, whose order counts."""
    starts = {cut.at for each in plan.operations for cut in getattr(each, "cuts", ())}
    free = [a for a in plan.parameters if starts.isdisjoint(plan.refs_of([a]))]
    return draw(st.dictionaries(st.sampled_from(free), fractions)) if free else {}


# Sets of numbers.


@st.composite
def around(draw: Any, value: Fraction) -> Spans:
    """Draw a set that holds the value: itself, a span that may end at it, or several parts."""
    below, above = (draw(st.none() | st.sampled_from((0, HAIR, 1, 5))) for _ in "<>")
    low = None if below is None else value - below
    high = None if above is None else value + above
    near = span(
        low,
        high,
        low_open=bool(below) and draw(st.booleans()),
        high_open=bool(above) and draw(st.booleans()),
    )
    return draw(st.sampled_from((point(value), near, union(near, point(value + 9)))))


@st.composite
def spans(draw: Any, most: int = 3, *, bounded: bool = False) -> Spans:
    """Draw a union of spans with ends of every kind; seldom empty."""
    end = st.sampled_from(sorted({*POOL, Fraction(2), Fraction(-3)}))
    ends = end if bounded else end | st.none()
    parts = draw(st.lists(st.tuples(ends, ends, st.booleans(), st.booleans()), max_size=most))
    return union(*(_ordered(Span(*part)) for part in parts))


def _ordered(given: Span) -> Spans:
    """Turn a span the right way round, and close one that would hold nothing."""
    low, high = given.low, given.high
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    width = low != high
    return span(low, high, low_open=width and given.low_open, high_open=width and given.high_open)
