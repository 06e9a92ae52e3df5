"""The interval algebra: what a plan can give when data are known only as sets of numbers.

Every operand counts as independent of the others, so an input that is read twice may give more
than is possible, never less. A result outside the enclosure is therefore refuted; a result inside
it is not thereby certified. Truths are subsets of {0, 1}: both means that it is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from math import floor
from typing import Final

from attrs import field, frozen

from govrank.engine.cells import CODES
from govrank.engine.spans import (
    EMPTY,
    Place,
    Span,
    Spans,
    add,
    between,
    divide,
    intersection,
    logarithms,
    maximum,
    minimum,
    multiply,
    negate,
    point,
    points,
    powers,
    rounded,
    scale,
    span,
    union,
)
from govrank.plan.columns import PRESENT, Data
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
    Social,
    Ties,
    operands,
)
from govrank.plan.plan import Plan

NO: Final = point(0)
YES: Final = point(1)
UNKNOWN: Final = points([0, 1])


def enclose_operation(operation: Operation, args: Sequence[Spans]) -> Spans:
    """Return the set one operation can give for one unit, from the sets of its operands.

    Raises TypeError for an operation whose value does not follow from those of one unit.
    """
    match operation:
        case Affine():
            return _affine(args)
        case Mul():
            return multiply(args[0], args[1])
        case Div():
            return _div(*args)
        case Power():
            return _power(*args)
        case Log():
            return _log(*args)
        case Extremum():
            return _extremum(operation, args)
        case Round(_, places, mode):
            return rounded(args[0], places, mode)
        case Compare(relation):
            return _compare(relation, *args)
        case Combine(kind):
            return _combine(kind, args)
        case Select():
            return _select(*args)
        case Lookup():
            return _lookup(operation, args)
        case _:
            raise TypeError(operation)


def _affine(args: Sequence[Spans]) -> Spans:
    terms = [multiply(c, value) for c, value in zip(args[::2], args[1::2], strict=True)]
    total = terms[0] if terms else NO
    for term in terms[1:]:
        total = add(total, term)
    return total


def _div(dividend: Spans, divisor: Spans, otherwise: Spans) -> Spans:
    quotients = divide(dividend, divisor)
    return union(quotients, otherwise) if divisor.contains(0) else quotients


def _power(base: Spans, exponent: Spans, otherwise: Spans) -> Spans:
    found = powers(base, exponent)
    if base.contains(0):
        found = union(found, NO if exponent.hull.first > _AT_ZERO else union(NO, otherwise))
    if base.hull.first >= _AT_ZERO:
        return found
    size = powers(negate(base), exponent)
    whole = exponent.single is None or exponent.single.denominator == 1
    signed = union(size, negate(size)) if whole else EMPTY
    return union(found, signed, otherwise)


def _log(arg: Spans, otherwise: Spans) -> Spans:
    found = logarithms(arg)
    return found if arg.hull.first > _AT_ZERO else union(found, otherwise)


_AT_ZERO: Final[Place] = (0, Fraction(0), 0)


def _extremum(operation: Extremum, args: Sequence[Spans]) -> Spans:
    given = iter(args[len(operation.args) :])
    there = [YES if ref is None else next(given) for ref in operation.present]
    return _best(operation.kind, list(zip(args, there, strict=False)))


_Member = tuple[Spans, Spans]
"""The set of a value, and the truth that it is there."""


def _best(kind: str, members: Iterable[_Member]) -> Spans:
    """Return the least or the greatest of those that are there; 0 where none is."""
    pick = minimum if kind == "min" else maximum
    best, none_yet = EMPTY, True
    for value, there in members:
        if not there.contains(1):
            continue
        found = union(pick(best, value), value if none_yet else EMPTY)
        never = not there.contains(0)
        best = found if never else union(best, found)
        none_yet = none_yet and not never
    return union(best, NO) if none_yet else best


# Folds: of members that are there surely, perhaps or not.


def _fold(operation: Reduce | Kth, members: Sequence[_Member], place: Spans | None) -> Spans:
    if not all(each.parts for member in members for each in member):
        return EMPTY
    if place is not None:
        return _kth(members, place) if place.parts else EMPTY
    if isinstance(operation, Reduce) and operation.kind != "sum":
        return _best(operation.kind, members)
    return reduce(add, (_if_there(*member) for member in members), NO)


def _if_there(value: Spans, there: Spans) -> Spans:
    if not there.contains(1):
        return NO
    return union(value, NO) if there.contains(0) else value


def _kth(members: Sequence[_Member], place: Spans) -> Spans:
    """Return the least span that holds the value at a place, whoever is a member.

    It is least with every perhaps that is low and no perhaps that is high, and greatest the
    other way round.
    """
    able = [value.hull for value, there in members if there.contains(1)]
    sure = [value.hull for value, there in members if not there.contains(0)]
    if not able:
        return NO
    first, last = _whole_ends(place.hull, len(members))
    lows, sure_lows = sorted(s.first for s in able), sorted(s.first for s in sure)
    highs, sure_highs = sorted(s.last for s in able), sorted(s.last for s in sure)
    # With as many members as the place asks for, or with no more than must be.
    low = min([*lows[first - 1 : first], sure_lows[-1] if sure else lows[0]])
    high = sure_highs[last - 1] if last <= len(sure) else highs[-1]
    found = between(low, high)
    return found if sure else union(found, NO)


def _whole_ends(place: Span, most: int) -> tuple[int, int]:
    """Return the least and the greatest place, from 1 to `most`."""
    first = 1 if place.low is None else floor(place.low)
    last = most if place.high is None else floor(place.high)
    return min(max(first, 1), most), min(max(last, 1), most)


# Truths.


def _truth(*, may: bool, may_not: bool) -> Spans:
    return UNKNOWN if may and may_not else YES if may else NO


_NEGATED: Final[Mapping[Relation, Relation]] = {
    "<": ">=", "<=": ">", "=": "!=", "!=": "=", ">=": "<", ">": "<=",
}  # fmt: skip


def _compare(relation: Relation, left: Spans, right: Spans) -> Spans:
    return _truth(
        may=_may(relation, left, right),
        may_not=_may(_NEGATED[relation], left, right),
    )


def _may(relation: Relation, left: Spans, right: Spans) -> bool:
    """Tell whether some number of `left` so relates to some number of `right`."""
    match relation:
        case "<":
            return _below(left.hull, right.hull)
        case ">":
            return _below(right.hull, left.hull)
        case "<=":
            return _below(left.hull, right.hull) or _meet(left.hull.first, right.hull.last)
        case ">=":
            return _below(right.hull, left.hull) or _meet(right.hull.first, left.hull.last)
        case "=":
            return bool(intersection(left, right).parts)
        case _:
            return left.single is None or left.single != right.single


def _below(left: Span, right: Span) -> bool:
    return left.low is None or right.high is None or left.low < right.high


def _meet(first: Place, last: Place) -> bool:
    return first == last


def _combine(kind: str, args: Sequence[Spans]) -> Spans:
    yes, no = [arg.contains(1) for arg in args], [arg.contains(0) for arg in args]
    match kind:
        case "not":
            return _truth(may=no[0], may_not=yes[0])
        case "all":
            return _truth(may=all(yes), may_not=any(no))
        case _:
            return _truth(may=any(yes), may_not=all(no))


def _select(condition: Spans, then: Spans, otherwise: Spans) -> Spans:
    if not condition.contains(1):
        return otherwise
    return union(then, otherwise) if condition.contains(0) else then


# Steps.


def _lookup(operation: Lookup, args: Sequence[Spans]) -> Spans:
    arg, *rest = args
    size = len(operation.cuts)
    reached = _reached(arg, operation.cuts, rest[:size])
    return union(*(rest[size + k] for k in reached))


def _reached(arg: Spans, cuts: Sequence[Cut], starts: Sequence[Spans]) -> Iterator[int]:
    """Give each number of cuts that some number of `arg` may reach.

    A number may reach k cuts if it is past the k-th first place from which a cut can be reached,
    and not past the k-th first place from which a cut is certainly reached.
    """
    pairs = [(cut, start.hull) for cut, start in zip(cuts, starts, strict=True)]
    possible = sorted(_possible(cut, start) for cut, start in pairs)
    certain = sorted(_certain(cut, start) for cut, start in pairs)
    for k in range(len(cuts) + 1):
        first = possible[k - 1] if k else Span(None, None).first
        last = certain[k] if k < len(cuts) else Span(None, None).last
        if any(max(first, part.first) <= min(last, part.last) for part in arg.parts):
            yield k


def _possible(cut: Cut, start: Span) -> Place:
    """Return the first place that may reach a cut whose start lies in this span."""
    return Span(start.low, None, cut.above or start.low_open).first


def _certain(cut: Cut, start: Span) -> Place:
    """Return the last place that may fall short of a cut whose start lies in this span."""
    return Span(None, start.high, high_open=not cut.above or start.high_open).last


# One unit at a time.

Source = Callable[[Input | Present], Spans]


@frozen
class Program:
    """A plan made ready to enclose some of its operations for one unit after another.

    `fixed` holds what is the same for every unit; `steps` the rest, in order, with operands;
    `known` are those whose sets are told from outside: all that only the population decides, and
    what else was asked for.
    """

    fixed: Mapping[Ref, Spans]
    steps: tuple[tuple[Ref, Operation, tuple[Ref, ...]], ...]
    known: frozenset[Ref] = frozenset()

    def unit(
        self,
        cells: Mapping[str, Spans],
        states: Mapping[str, int] | None = None,
        told: Mapping[Ref, Spans] | None = None,
    ) -> dict[Ref, Spans]:
        """Return the sets for a unit whose inputs lie in `cells`, by operation.

        `states` says which inputs are missing (1) or not applicable (2); others are present.
        `told` holds the sets of the operations that are `known`. KeyError for what is not given.
        """
        source = _source(cells, states or {})
        row = dict(self.fixed)
        for ref, operation, args in self.steps:
            if ref in self.known:
                row[ref] = (told or {})[ref]
            else:
                row[ref] = _result(operation, args, row, source)
        return row


def prepare(
    plan: Plan,
    wanted: Collection[Ref],
    bind: Mapping[str, Spans | Fraction] | None = None,
    known: Collection[Ref] = (),
) -> Program:
    """Make a plan ready to enclose the `wanted` operations and what they read, and no others.

    `bind` gives parameters another number, or a set of numbers, by address. `known` operations
    are told for every unit, as are those that only the population decides.
    """
    outside = frozenset((*plan.social, *known))
    fixed: dict[Ref, Spans] = {}
    steps: list[tuple[Ref, Operation, tuple[Ref, ...]]] = []
    for ref in sorted(plan.needed(wanted, outside)):
        operation = plan.operations[ref]
        args = operands(operation)
        if isinstance(operation, Param):
            fixed[ref] = _bound((bind or {}).get(operation.address, operation.value))
        elif args and ref not in outside and all(arg in fixed for arg in args):
            fixed[ref] = _image(operation, [fixed[arg] for arg in args])
        else:
            steps.append((ref, operation, args))
    return Program(fixed, tuple(steps), outside)


def enclose_unit(
    plan: Plan,
    cells: Mapping[str, Spans],
    states: Mapping[str, int],
    wanted: Collection[Ref],
    bind: Mapping[str, Spans | Fraction] | None = None,
) -> dict[Ref, Spans]:
    """Return the sets of the `wanted` operations, and of what they read, for one unit.

    `cells` gives the set of each input, `states` which are missing (1) or not applicable (2).
    Ask `prepare` once instead where many units are enclosed, or where a rank or a
    statistic is needed.
    """
    return prepare(plan, wanted, bind).unit(cells, states)


def _bound(value: Spans | Fraction) -> Spans:
    return value if isinstance(value, Spans) else point(value)


def _source(cells: Mapping[str, Spans], states: Mapping[str, int]) -> Source:
    def read(operation: Input | Present) -> Spans:
        state = states.get(operation.name, PRESENT)
        if isinstance(operation, Present):
            return YES if state == CODES[operation.state] else NO
        return cells[operation.name] if state == PRESENT else NO

    return read


def _result(
    operation: Operation, args: Sequence[Ref], row: Mapping[Ref, Spans], source: Source
) -> Spans:
    if isinstance(operation, Input | Present):
        return source(operation)
    return _image(operation, [row[arg] for arg in args])


def _image(operation: Operation, args: Sequence[Spans]) -> Spans:
    # Where an input can have no value at all, there is no world to speak of.
    return enclose_operation(operation, args) if all(arg.parts for arg in args) else EMPTY


# All units together.


@frozen
class Enclosure:
    """What a plan can give over data known as sets; worked out when asked, and kept."""

    plan: Plan
    data: Data
    inputs: Mapping[str, Sequence[Spans]]
    bind: Mapping[str, Spans | Fraction]
    _programs: dict[Ref, Program] = field(factory=dict, repr=False, eq=False)
    _rows: dict[int, dict[Ref, Spans]] = field(factory=dict, repr=False, eq=False)
    _rivals: dict[Ref, list[_Rival]] = field(factory=dict, repr=False, eq=False)
    _folds: dict[tuple[Ref, str, Spans | None], Spans] = field(factory=dict, repr=False, eq=False)

    def of(self, ref: Ref, position: int) -> Spans:
        """Return the set of values that one operation can give for one unit."""
        if ref not in self._programs:
            self._programs[ref] = prepare(self.plan, (ref,), self.bind)
        program = self._programs[ref]
        row = self._rows.setdefault(position, {})
        row.update(program.fixed)
        source = self._source(position)
        for step, operation, args in program.steps:
            if step in row:
                continue
            if isinstance(operation, Social):
                row[step] = self._of_many(step, operation, position)
            else:
                row[step] = _result(operation, args, row, source)
        return row[ref]

    def _source(self, position: int) -> Source:
        def read(operation: Input | Present) -> Spans:
            name = operation.name
            state = self.data.columns[name].state(position)
            if isinstance(operation, Present):
                return YES if state == CODES[operation.state] else NO
            if state == PRESENT and name in self.inputs:
                return self.inputs[name][position]
            return point(self.data.columns[name].value(position))

        return read

    def _of_many(self, ref: Ref, operation: Social, position: int) -> Spans:
        if isinstance(operation, Rank):
            return self._rank(ref, operation, position)
        part = self._part(operation.by, position)
        # All units of a part share a fold; a place may differ from unit to unit.
        place = None if isinstance(operation, Reduce) else self.of(operation.place, position)
        key = (ref, part, place)
        if key not in self._folds:
            self._folds[key] = _fold(operation, self._members(operation, part), place)
        return self._folds[key]

    def _part(self, by: str, position: int) -> str:
        parts = self.data.parts(by)
        return "" if parts is None else parts[position]

    def _members(self, operation: Reduce | Kth, part: str) -> list[_Member]:
        units = [u for u in range(len(self.data.units)) if self._part(operation.by, u) == part]
        there = operation.member
        return [
            (self.of(operation.arg, u), YES if there is None else self.of(there, u)) for u in units
        ]

    def _rank(self, ref: Ref, operation: Rank, position: int) -> Spans:
        if ref not in self._rivals:
            units = range(len(self.data.units))
            self._rivals[ref] = [self._rival(operation, unit) for unit in units]
        rivals = self._rivals[ref]
        known = all(each.parts for rival in rivals for each in (*rival.keys, rival.eligible))
        return _ranks(rivals, position, operation.ties) if known else EMPTY

    def _rival(self, operation: Rank, unit: int) -> _Rival:
        keys = [(self.of(key.arg, unit), key.ascending) for key in operation.keys]
        eligible = YES if operation.eligible is None else self.of(operation.eligible, unit)
        turned = tuple(keyed if ascending else negate(keyed) for keyed, ascending in keys)
        return _Rival(
            turned,
            tuple((key.hull.first, key.hull.last) for key in turned if key.parts),
            eligible,
            (self.data.units[unit], unit),
            self._part(operation.by, unit),
        )


def enclose(
    plan: Plan,
    inputs: Mapping[str, Sequence[Spans]],
    data: Data,
    bind: Mapping[str, Spans | Fraction] | None = None,
) -> Enclosure:
    """Return what the plan can give when input `name` of unit i lies in `inputs[name][i]`.

    An input that is not in `inputs` has the numbers of `data`, which also says what is absent.
    `bind` gives parameters another number, or a set of numbers, by address.
    """
    return Enclosure(plan, data, inputs, bind or {})


# Ranks: from the best to the worst position that the keys allow.


@frozen
class _Rival:
    """A unit as a ranking sees it: keys turned so that lower is better, and who it is."""

    keys: tuple[Spans, ...]
    ends: tuple[tuple[Place, Place], ...]
    eligible: Spans
    name: tuple[str, int]
    group: str


@frozen
class _Standing:
    """How a rival may stand to the unit that is asked for; it may be several of these."""

    rival: _Rival
    ahead: bool
    tied: bool
    behind: bool

    @property
    def surely_ahead(self) -> bool:
        return not (self.tied or self.behind or self.rival.eligible.contains(0))


def _ranks(rivals: Sequence[_Rival], position: int, ties: Ties) -> Spans:
    mine = rivals[position]
    if not mine.eligible.contains(1):
        return NO
    others = [
        _standing(rival, mine)
        for rival in rivals
        if rival is not mine and rival.group == mine.group and rival.eligible.contains(1)
    ]
    halves = _dense(others) if ties == "dense" else _counted(others, mine, ties)
    unit = 1 if ties == "fractional" else 2
    ladder = rounded(span(Fraction(halves[0], unit), Fraction(halves[1], unit)), 0, "floor")
    ranks = scale(ladder, Fraction(unit, 2))
    return union(ranks, NO) if mine.eligible.contains(0) else ranks


def _standing(rival: _Rival, mine: _Rival) -> _Standing:
    """Compare key by key, for as long as all before may be equal."""
    ahead = behind = False
    for theirs, ours, their_ends, our_ends in zip(
        rival.keys, mine.keys, rival.ends, mine.ends, strict=True
    ):
        ahead = ahead or their_ends[0] < our_ends[1]
        behind = behind or our_ends[0] < their_ends[1]
        if not _share(theirs, ours):
            return _Standing(rival, ahead, tied=False, behind=behind)
    return _Standing(rival, ahead, tied=True, behind=behind)


def _share(left: Spans, right: Spans) -> bool:
    """Tell whether some number is in both."""
    return any(
        max(a.first, b.first) <= min(a.last, b.last) for a in left.parts for b in right.parts
    )


def _counted(others: Iterable[_Standing], mine: _Rival, ties: Ties) -> tuple[int, int]:
    """Bound twice the rank: 2 for the unit, 2 for each rival ahead, and what a tie counts."""
    best = worst = 2
    for other in others:
        tie = _tie(ties, first=other.rival.name < mine.name)
        costs = [2] * other.ahead + [tie] * other.tied + [0] * other.behind
        best += 0 if other.rival.eligible.contains(0) else min(costs)
        worst += max(costs)
    return best, worst


def _tie(ties: Ties, *, first: bool) -> int:
    """Return what a tied rival adds to twice the rank; `first`: its name comes before."""
    costs: Mapping[Ties, int] = {"competition": 0, "modified": 2, "fractional": 1}
    return costs.get(ties, 2 * first)


def _dense(others: Sequence[_Standing]) -> tuple[int, int]:
    """Bound twice the number of different keys ahead, with the unit's own."""
    levels: list[_Rival] = []
    sure = [other.rival for other in others if other.surely_ahead]
    for rival in sorted(sure, key=_worst):
        if not any(_standing(rival, level).tied for level in levels):
            levels.append(rival)
    possible = [other.rival.keys for other in others if other.ahead]
    known = {keys for keys in possible if all(key.single is not None for key in keys)}
    unsure = sum(any(key.single is None for key in keys) for keys in possible)
    return 2 + 2 * len(levels), 2 + 2 * (len(known) + unsure)


def _worst(rival: _Rival) -> Place:
    return rival.ends[0][1]
