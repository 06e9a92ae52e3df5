"""From values and conditions to columns of the plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, Protocol, cast

from attrs import evolve, frozen

from govrank.plan.operations import Cut, Ref, Relation
from govrank.plan.operations import Input as Source
from govrank.plan.plan import Outcome
from govrank.rules.expressions import model
from govrank.rules.expressions.gathering import (
    Gathered,
    OfNodes,
    OfUnits,
    mean,
    percentile,
    variance,
)
from govrank.rules.lowering import Lowering
from govrank.rules.values import ZERO, Number, Policy


class Tree(Protocol):
    """What expressions may know of the rules around them."""

    def outcome(self, node: str) -> Outcome:
        """Return the finished score of a node."""
        ...

    def grade(self, node: str) -> tuple[Ref, Sequence[str]]:
        """Return the position of a node's grade, and the grades of its ladder, the best first."""
        ...

    def given(self, name: str) -> Outcome:
        """Return an input with what stands in for the cells that are absent."""
        ...

    def end(self, node: str, end: model.End) -> Number | None:
        """Return the ceiling or the floor of a node, None where it has none."""
        ...

    def members(self, of: model.Members) -> Sequence[str]:
        """Return the nodes of a set."""
        ...

    def attribute(self, name: str) -> Sequence[str]:
        """Return the values of an attribute that the rules speak of."""
        ...

    def decided(self, address: str, truth: Ref) -> None:
        """Take note of a truth by the address of what it decides."""
        ...

    def crowd(self, name: str, at: Scope) -> Crowd | None:
        """Return the population of that name, None where it is a set of nodes."""
        ...


@frozen
class Crowd:
    """A population: the truth that a unit belongs to it (None: all do), and its partition."""

    member: Ref | None
    by: str = ""


@frozen
class Scope:
    """Where an expression stands: in which node, after which score, for which member of a set.

    grade: the position of the grade of the total, where another than the ladder's holds by then.
    absent: the input whose absent cells it stands in for. bare: the input that is read without
    what stands in for it: a statistic that does is taken of the cells that are there.
    dropped: a set and the one of its members that is left out of it.
    """

    to: Lowering
    tree: Tree
    node: str = ""
    current: Outcome | None = None
    each: str = ""
    grade: Ref | None = None
    dropped: tuple[model.Members, str] | None = None
    absent: str = ""
    bare: str = ""

    def named(self, node: str) -> str:
        """Return the node that is meant: `each` is the member at hand."""
        return self.each if node == model.EACH else node

    def either(self, when: Ref, then: Outcome, otherwise: Outcome) -> Outcome:
        """Return the one where a condition holds, and the other where it does not."""
        column = self.to.to.select(when, then.value, otherwise.value)
        if then.present == otherwise.present:
            return Outcome(column, then.present)
        return Outcome(column, self.to.to.select(when, self.there(then), self.there(otherwise)))

    def there(self, found: Outcome) -> Ref:
        """Return the truth "it is there"."""
        return self.to.constant(1) if found.present is None else found.present


def lower_value(value: model.Value, at: Scope) -> Outcome:
    """Return the column of a value, and where it is there."""
    return _VALUES[type(value)](value, at)


def lower_condition(condition: model.Condition, at: Scope) -> Ref:
    """Return the truth column of a condition; what is not there meets none."""
    return _CONDITIONS[type(condition)](condition, at)


def lower_input(name: str, at: Scope) -> Outcome:
    """Return an input with its policies applied: values in place, presence apart."""
    spec, to = at.to.inputs[name], at.to.to
    if spec.missing.kind == spec.not_applicable.kind == "exclude":
        return at.to.given(name)
    found = Outcome(at.to.cells(name))
    with to.serving(f"inputs.{name}", "absence"):
        if spec.missing.kind in ("exclude", "value"):
            found = _filled(found, to.present(name, "missing"), spec.missing, at)
        if spec.not_applicable.kind in ("exclude", "value"):
            found = _filled(found, to.present(name, "not-applicable"), spec.not_applicable, at)
    return found


def _filled(cells: Outcome, absent: Ref, policy: Policy, at: Scope) -> Outcome:
    """Put what counts into the place of absent cells; nothing where they are left out."""
    there = at.to.to.negate(absent)
    if policy.value is None:
        return Outcome(cells.value, at.to.both([cells.present, there]))
    instead = lower_value(policy.value, at)
    column = at.to.to.select(absent, instead.value, cells.value)
    if instead.present is None:
        return Outcome(column, cells.present)
    filled = at.to.to.any([there, instead.present])
    return Outcome(column, at.to.both([cells.present, filled]))


def is_constant(value: model.Value) -> bool:
    """Tell whether a value is the same number for every unit."""
    match value:
        case Number() | model.EndOf():
            return True
        case model.Share(of):
            return is_constant(of)
        case _:
            return False


# Values.


def _number(value: Number, at: Scope) -> Outcome:
    return Outcome(at.to.number(value))


def _input(value: model.InputOf, at: Scope) -> Outcome:
    return _given_input(value.name, at)


def _given_input(name: str, at: Scope) -> Outcome:
    return at.to.given(name) if name == at.bare else at.tree.given(name)


def _score(value: model.ScoreOf, at: Scope) -> Outcome:
    return at.tree.outcome(at.named(value.node))


def _end(value: model.EndOf, at: Scope) -> Outcome:
    end = at.tree.end(at.named(value.node), value.end)
    return Outcome(at.to.number_or(end, 0))


def _share(value: model.Share, at: Scope) -> Outcome:
    of, ceiling = lower_value(value.of, at), _end(model.EndOf("ceiling", at.node), at)
    return Outcome(at.to.to.mul(of.value, ceiling.value), of.present)


def _current(_: model.Current, at: Scope) -> Outcome:
    return cast("Outcome", at.current)  # only steps of a pipeline speak of it


def _nothing(_: model.Nothing, at: Scope) -> Outcome:
    return Outcome(at.to.constant(0), at.to.constant(0))


def _folded(value: model.Folded, at: Scope) -> Outcome:
    if value.kind == "sum":
        return _sum(value.items, at)
    found = [lower_value(each, at) for each in value.items]
    columns, present = [each.value for each in found], at.to.both([each.present for each in found])
    if value.kind == "mean":
        count = at.to.constant(len(columns))
        return Outcome(at.to.to.div(at.to.to.sum(columns), count, at.to.constant(0)), present)
    pick = at.to.to.least if value.kind == "least" else at.to.to.greatest
    return Outcome(pick(columns), present)


def _sum(items: Sequence[model.Value], at: Scope) -> Outcome:
    terms = [_term(each, at) for each in items]
    columns = [(coefficient, found.value) for coefficient, found in terms]
    return Outcome(at.to.to.affine(columns), at.to.both([found.present for _, found in terms]))


_PAIR: Final = 2


def _term(item: model.Value, at: Scope) -> tuple[Ref, Outcome]:
    """Return a term of a sum as coefficient and value: a figure times a value is one term."""
    pair = item.items if isinstance(item, model.Product) and len(item.items) == _PAIR else ()
    if pair and is_constant(pair[0]):
        return lower_value(pair[0], at).value, lower_value(pair[1], at)
    return at.to.constant(1), lower_value(item, at)


def _product(value: model.Product, at: Scope) -> Outcome:
    found = [lower_value(each, at) for each in value.items]
    column = found[0].value
    for each in found[1:]:
        column = at.to.to.mul(column, each.value)
    return Outcome(column, at.to.both([each.present for each in found]))


def _difference(value: model.Difference, at: Scope) -> Outcome:
    found = [lower_value(each, at) for each in value.items]
    one, less = at.to.constant(1), at.to.constant(-1)
    signs = [one, *[less] * (len(found) - 1)]
    terms = [(sign, each.value) for sign, each in zip(signs, found, strict=True)]
    return Outcome(at.to.to.affine(terms), at.to.both([each.present for each in found]))


def _quotient(value: model.Quotient, at: Scope) -> Outcome:
    of, by = lower_value(value.of, at), lower_value(value.by, at)
    zero = at.to.constant(0)
    instead = Outcome(zero) if value.zero is None else lower_value(value.zero, at)
    there = [of.present, by.present]
    if value.left_out or instead.present is not None:
        divides = at.to.to.compare(by.value, "!=", zero)
        there.append(divides if value.left_out else at.to.to.any([divides, at.there(instead)]))
    return Outcome(at.to.to.div(of.value, by.value, instead.value), at.to.both(there))


def _raised(value: model.Raised, at: Scope) -> Outcome:
    return _power(value.of, lower_value(value.to, at), value.otherwise, at)


def _root(value: model.Root, at: Scope) -> Outcome:
    exponent = Outcome(at.to.constant(Fraction(1, value.degree)))
    return _power(value.of, exponent, value.otherwise, at)


def _power(
    base: model.Value, exponent: Outcome, otherwise: model.Value | None, at: Scope
) -> Outcome:
    of, instead = lower_value(base, at), lower_value(otherwise or ZERO, at)
    column = at.to.to.power(of.value, exponent.value, instead.value)
    there = [of.present, exponent.present]
    if instead.present is not None:
        exists = _has_power(of.value, exponent.value, at)
        there.append(at.to.to.any([exists, instead.present]))
    return Outcome(column, at.to.both(there))


def _has_power(base: Ref, exponent: Ref, at: Scope) -> Ref:
    """Return where a power is a real number: of 0, if the exponent is above 0, and so on."""
    to, zero = at.to.to, at.to.constant(0)
    whole = to.compare(to.round(exponent, 0, "floor"), "=", exponent)
    return to.any(
        [
            to.compare(base, ">", zero),
            to.all([to.compare(base, "=", zero), to.compare(exponent, ">", zero)]),
            to.all([to.compare(base, "<", zero), whole]),
        ]
    )


def _logarithm(value: model.Logarithm, at: Scope) -> Outcome:
    of, instead = lower_value(value.of, at), lower_value(value.otherwise or ZERO, at)
    column = at.to.to.log(of.value, instead.value)
    there = [of.present]
    if instead.present is not None:
        exists = at.to.to.compare(of.value, ">", at.to.constant(0))
        there.append(at.to.to.any([exists, instead.present]))
    return Outcome(column, at.to.both(there))


def _rounded(value: model.Rounded, at: Scope) -> Outcome:
    of = lower_value(value.of, at)
    return Outcome(at.to.rounded(of.value, value.rounding), of.present)


def _stepped(value: model.Stepped, at: Scope) -> Outcome:
    of, below = lower_value(value.of, at), lower_value(value.below, at)
    rising = sorted(value.rungs, key=lambda rung: (rung.start.value, rung.above))
    found = [below, *(lower_value(rung.value, at) for rung in rising)]
    cuts = [Cut(at.to.number(rung.start), rung.above) for rung in rising]
    return _looked_up(of, cuts, found, at)


def _answered(value: model.Answered, at: Scope) -> Outcome:
    given, values = _given_input(value.of, at), dict(value.values)
    options = [values[option.id] for option in at.to.inputs[value.of].options]
    return _picked(given, [lower_value(each, at) for each in options], at)


def _by_attribute(value: model.ByAttribute, at: Scope) -> Outcome:
    known, values = at.tree.attribute(value.of), dict(value.values)
    instead = value.otherwise or Number("", Fraction(0))
    found = [lower_value(values.get(each, instead), at) for each in known]
    return _picked(Outcome(_attribute(value.of, at)), [*found, lower_value(instead, at)], at)


def _attribute(name: str, at: Scope) -> Ref:
    """Return the position of a unit's attribute among the values known; past them for others."""
    last = Fraction(len(at.tree.attribute(name)))
    return at.to.to.input(Source(f"@{name}", 0, Fraction(0), last))


def _picked(position: Outcome, found: Sequence[Outcome], at: Scope) -> Outcome:
    """Return the column at a position."""
    cuts = [Cut(at.to.constant(start)) for start in range(1, len(found))]
    return _looked_up(position, cuts, found, at)


def _looked_up(of: Outcome, cuts: Sequence[Cut], found: Sequence[Outcome], at: Scope) -> Outcome:
    """Return the column of the step that is reached; there where both are."""
    column = at.to.to.lookup(of.value, cuts, [each.value for each in found])
    if all(each.present is None for each in found):
        return Outcome(column, of.present)
    picked = at.to.to.lookup(of.value, cuts, [at.there(each) for each in found])
    return Outcome(column, at.to.both([of.present, picked]))


def _chosen(value: model.Chosen, at: Scope) -> Outcome:
    found = lower_value(value.otherwise, at)
    for case in reversed(value.cases):
        when = lower_condition(case.when, at)
        # Within a set there is a truth for every member, and none to tell of.
        if not at.each:
            at.tree.decided(case.address, when)
        found = at.either(when, lower_value(case.value, at), found)
    return found


def _first(value: model.First, at: Scope) -> Outcome:
    *before, found = [lower_value(each, at) for each in value.items]
    for each in reversed(before):
        found = each if each.present is None else _else(each, each.present, found, at)
    return found


def _else(found: Outcome, there: Ref, otherwise: Outcome, at: Scope) -> Outcome:
    """Return the one where it is there, and the other where it is not."""
    column = at.to.to.select(there, found.value, otherwise.value)
    if otherwise.present is None:
        return Outcome(column)
    return Outcome(column, at.to.to.any([there, otherwise.present]))


def _counted(value: model.Counted, at: Scope) -> Outcome:
    return Outcome(at.to.to.sum([lower_condition(each, at) for each in value.items]))


# Sets: a member counts where it is there and meets the condition.


def _gathered(
    of: model.Members, value: model.Value | None, where: model.Condition | None, at: Scope
) -> OfNodes | OfUnits:
    """Gather a value over a set; without one, a unit is there as such, and a node by its score."""
    crowd = at.tree.crowd(of.name, at)
    if crowd is not None:
        asked = evolve(at, bare=at.absent)
        found = Outcome(at.to.constant(1)) if value is None else lower_value(value, asked)
        there = at.to.both([crowd.member, found.present, _met_or_none(where, asked)])
        return OfUnits(at.to, found.value, there, crowd.by)
    value = value or model.ScoreOf(model.EACH)
    members = [
        _member(lower_value(value, inside), where, inside)
        for inside in (evolve(at, each=each) for each in at.tree.members(of))
        if (of, inside.each) != at.dropped
    ]
    if not members:  # the only one is left out
        members.append(Outcome(at.to.constant(0), at.to.constant(0)))
    return OfNodes(at.to, [each.value for each in members], [each.present for each in members])


def _member(found: Outcome, where: model.Condition | None, at: Scope) -> Outcome:
    there = at.to.both([found.present, _met_or_none(where, at)])
    value = found.value if there is None else at.to.to.select(there, found.value, at.to.constant(0))
    return Outcome(value, there)


def _met_or_none(where: model.Condition | None, at: Scope) -> Ref | None:
    return None if where is None else lower_condition(where, at)


_FOLDS: Final[Mapping[model.Fold, Callable[[Gathered], Ref]]] = {
    "sum": lambda of: of.sum(),
    "mean": mean,
    "least": lambda of: of.least(),
    "greatest": lambda of: of.greatest(),
}


def _folded_set(value: model.FoldedSet, at: Scope) -> Outcome:
    of = _gathered(value.members, value.of, value.where, at)
    return _if_enough(Outcome(_FOLDS[value.kind](of), of.some()), of, value.enough, at)


def _if_enough(found: Outcome, of: Gathered, enough: model.Enough | None, at: Scope) -> Outcome:
    """Return a statistic where enough members are there, and else what stands in for it."""
    if enough is None:
        return found
    there = [found.present]
    if enough.smallest is not None:
        there.append(at.to.to.compare(of.count(), ">=", at.to.number(enough.smallest)))
    found = evolve(found, present=at.to.both(there))
    if enough.otherwise is None or found.present is None:
        return found
    return _else(found, found.present, lower_value(enough.otherwise, at), at)


def _varying(value: model.Variance, at: Scope) -> Outcome:
    of = _gathered(value.members, value.of, value.where, at)
    return _if_enough(variance(of, sample=value.sample), of, value.enough, at)


def _percentile(value: model.Percentile, at: Scope) -> Outcome:
    of = cast("OfUnits", _gathered(value.members, value.of, value.where, at))
    found = percentile(of, at.to.number(value.at), value.definition)
    return _if_enough(Outcome(found, of.some()), of, value.enough, at)


def _ranked(value: model.Ranked, at: Scope) -> Outcome:
    of = cast("OfUnits", _gathered(value.members, value.of, value.where, at))
    return Outcome(of.rank(value.ties, ascending=value.ascending), of.there)


def _counted_set(value: model.CountedSet, at: Scope) -> Outcome:
    return Outcome(_gathered(value.members, None, value.where, at).count())


_VALUES: Final[Mapping[type, Callable[[Any, Scope], Outcome]]] = {
    Number: _number,
    model.InputOf: _input,
    model.ScoreOf: _score,
    model.EndOf: _end,
    model.Share: _share,
    model.Current: _current,
    model.Nothing: _nothing,
    model.Folded: _folded,
    model.FoldedSet: _folded_set,
    model.Product: _product,
    model.Difference: _difference,
    model.Quotient: _quotient,
    model.Raised: _raised,
    model.Root: _root,
    model.Logarithm: _logarithm,
    model.Rounded: _rounded,
    model.Stepped: _stepped,
    model.Answered: _answered,
    model.ByAttribute: _by_attribute,
    model.Chosen: _chosen,
    model.First: _first,
    model.Counted: _counted,
    model.CountedSet: _counted_set,
    model.Variance: _varying,
    model.Percentile: _percentile,
    model.Ranked: _ranked,
}


# Conditions.


def _compared(condition: model.Comparison, at: Scope) -> Ref:
    of, to = lower_value(condition.of, at), lower_value(condition.to, at)
    return _where_there(at.to.to.compare(of.value, condition.relation, to.value), [of, to], at)


def _where_there(truth: Ref, of: Sequence[Outcome], at: Scope) -> Ref:
    there = at.to.both([each.present for each in of])
    return truth if there is None else at.to.to.all([truth, there])


def _met(condition: model.Met, at: Scope) -> Ref:
    given = _given_input(condition.name, at)
    return _where_there(_is(given.value, 1, at), [given], at)


def _is(column: Ref, position: int, at: Scope) -> Ref:
    return at.to.to.compare(column, "=", at.to.constant(position))


def _is_answer(condition: model.IsAnswer, at: Scope) -> Ref:
    given = _given_input(condition.of, at)
    answers = [option.id for option in at.to.inputs[condition.of].options]
    found = [_is(given.value, answers.index(each), at) for each in condition.answers]
    return _where_there(at.to.to.any(found), [given], at)


def _has_attribute(condition: model.HasAttribute, at: Scope) -> Ref:
    known, column = at.tree.attribute(condition.of), _attribute(condition.of, at)
    return at.to.to.any([_is(column, known.index(each), at) for each in condition.values])


def _given(condition: model.Given, at: Scope) -> Ref:
    return at.there(lower_value(condition.of, at))


# A better grade is higher, and stands at a lower position.
_TURNED: Final[Mapping[Relation, Relation]] = {
    ">=": "<=", ">": "<", "<=": ">=", "<": ">", "=": "=",
}  # fmt: skip


def _graded(condition: model.Graded, at: Scope) -> Ref:
    node = at.named(condition.node)
    position, grades = at.tree.grade(node)
    if node == "total" and at.grade is not None:
        position = at.grade
    wanted = at.to.constant(list(grades).index(condition.grade))
    truth = at.to.to.compare(position, _TURNED[condition.relation], wanted)
    if condition.relation in ("<", "<="):
        # One past the last grade is none, and not the lowest of them.
        graded = at.to.to.compare(position, "<", at.to.constant(len(grades)))
        truth = at.to.to.all([truth, graded])
    return _where_there(truth, [at.tree.outcome(node)], at)


def _all(condition: model.All, at: Scope) -> Ref:
    return at.to.to.all([lower_condition(each, at) for each in condition.items])


def _any(condition: model.Any, at: Scope) -> Ref:
    return at.to.to.any([lower_condition(each, at) for each in condition.items])


def _not(condition: model.Not, at: Scope) -> Ref:
    return at.to.to.negate(lower_condition(condition.of, at))


def _among(condition: model.Among, at: Scope) -> Ref:
    count = _gathered(condition.members, None, condition.where, at).count()
    size = _gathered(condition.members, None, None, at).count()
    amount = lower_value(condition.amount, at)
    wanted = at.to.to.mul(amount.value, size) if condition.of_all else amount.value
    truth = _where_there(at.to.to.compare(count, condition.relation, wanted), [amount], at)
    return _unless_empty(truth, size, condition, at)


def _unless_empty(truth: Ref, size: Ref, condition: model.Among, at: Scope) -> Ref:
    if condition.empty is None:
        return truth
    some = at.to.to.compare(size, ">", at.to.constant(0))
    if condition.empty:
        return at.to.to.any([truth, at.to.to.negate(some)])
    return at.to.to.all([truth, some])


_CONDITIONS: Final[Mapping[type, Callable[[Any, Scope], Ref]]] = {
    model.Comparison: _compared,
    model.Met: _met,
    model.IsAnswer: _is_answer,
    model.HasAttribute: _has_attribute,
    model.Given: _given,
    model.Graded: _graded,
    model.All: _all,
    model.Any: _any,
    model.Not: _not,
    model.Among: _among,
}
