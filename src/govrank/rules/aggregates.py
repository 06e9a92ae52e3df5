"""How the scores of children become one: each aggregate as columns, and when it is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from govrank.plan.operations import Ref
from govrank.plan.plan import Outcome
from govrank.rules.lowering import Lowering
from govrank.rules.model import Aggregation, Group


@frozen
class _Children:
    """Children of a group: their values (0 where absent), presences and weights as columns."""

    values: Sequence[Ref]
    presences: Sequence[Ref | None]
    weights: Sequence[Ref]


_Aggregate = Callable[[_Children, Lowering], Outcome]
_Average = Callable[[_Children, Lowering], Ref]


def aggregated(group: Group, children: Sequence[Outcome], to: Lowering) -> Outcome:
    """Return the score of a group, from those of its children."""
    one = to.constant(1)
    weights = [one if child.weight is None else to.number(child.weight) for child in group.children]
    values, presences = [each.value for each in children], [each.present for each in children]
    parts = _Children(values, presences, weights)
    if group.rescaled:
        ceilings = [to.number_or(child.high, 0) for child in group.children]
        return _rescaled(evolve(parts, weights=ceilings), to)
    return AGGREGATES[group.aggregate](parts, to)


def _of_any(value: Ref, parts: _Children, to: Lowering) -> Outcome:
    """Return a score that is there where any child is."""
    unsure = [ref for ref in parts.presences if ref is not None]
    sometimes = len(unsure) == len(parts.presences)
    return Outcome(value, to.to.any(unsure) if sometimes else None)


def _sum(parts: _Children, to: Lowering) -> Outcome:
    return _of_any(to.to.sum(parts.values), parts, to)


def _rescaled(parts: _Children, to: Lowering) -> Outcome:
    """Convert the sum of the children that are there to the ceilings of all; weights are those."""
    found = _sum(parts, to)
    if all(ref is None for ref in parts.presences):
        return found
    whole = to.to.sum(parts.weights)
    scaled = to.to.div(to.to.mul(found.value, whole), _weight(parts, to), to.constant(0))
    return evolve(found, value=scaled)


def _weighted_sum(parts: _Children, to: Lowering) -> Outcome:
    return _of_any(_weighted(parts, to), parts, to)


def _least(parts: _Children, to: Lowering) -> Outcome:
    return _of_any(to.to.least(parts.values, parts.presences), parts, to)


def _greatest(parts: _Children, to: Lowering) -> Outcome:
    return _of_any(to.to.greatest(parts.values, parts.presences), parts, to)


# Means: weighted, or with the same weight for all.


def _by_weights(average: _Average) -> _Aggregate:
    """Leave the group out where the weights that are left sum to 0: there is no mean."""

    def aggregate(parts: _Children, to: Lowering) -> Outcome:
        sure = all(ref is None for ref in parts.presences)
        some = None if sure else to.to.compare(_weight(parts, to), "!=", to.constant(0))
        return Outcome(average(parts, to), some)

    return aggregate


def _alike(average: _Average) -> _Aggregate:
    def aggregate(parts: _Children, to: Lowering) -> Outcome:
        equal = evolve(parts, weights=[to.constant(1)] * len(parts.weights))
        return _of_any(average(equal, to), parts, to)

    return aggregate


def _arithmetic(parts: _Children, to: Lowering) -> Ref:
    return to.to.div(_weighted(parts, to), _weight(parts, to), to.constant(0))


def _geometric(parts: _Children, to: Lowering) -> Ref:
    """Multiply powers; the exponents are the shares of the weights that are there."""
    product, one, zero = to.constant(1), to.constant(1), to.constant(0)
    weight = _weight(parts, to)
    for value, each in zip(parts.values, _counted(parts, to), strict=True):
        # Who is not there has the exponent 0, and changes nothing.
        share = to.to.div(each, weight, zero)
        product = to.to.mul(product, to.to.power(value, share, one))
    return product


def _harmonic(parts: _Children, to: Lowering) -> Ref:
    """Divide the weights that are there by the sum of weight / value; 0 where a value is 0."""
    counted, zero = _counted(parts, to), to.constant(0)
    pairs = list(zip(counted, parts.values, strict=True))
    quotients = [to.to.div(each, value, zero) for each, value in pairs]
    nothing = [
        to.to.all([to.to.compare(value, "=", zero), to.to.compare(each, ">", zero)])
        for each, value in pairs
    ]
    mean = to.to.div(_weight(parts, to), to.to.sum(quotients), zero)
    return to.to.select(to.to.any(nothing), zero, mean)


def _weighted(parts: _Children, to: Lowering) -> Ref:
    return to.to.affine(list(zip(parts.weights, parts.values, strict=True)))


def _there(parts: _Children, to: Lowering) -> list[Ref]:
    one = to.constant(1)
    return [one if ref is None else ref for ref in parts.presences]


def _weight(parts: _Children, to: Lowering) -> Ref:
    """Return the sum of the weights of the children that are present."""
    return to.to.affine(list(zip(parts.weights, _there(parts, to), strict=True)))


def _counted(parts: _Children, to: Lowering) -> list[Ref]:
    """Return the weight of each child, 0 where it is not there."""
    there = zip(parts.weights, _there(parts, to), strict=True)
    return [to.to.mul(weight, here) for weight, here in there]


AGGREGATES: Final[Mapping[Aggregation, _Aggregate]] = {
    "sum": _sum,
    "weighted-sum": _weighted_sum,
    "weighted-mean": _by_weights(_arithmetic),
    "mean": _alike(_arithmetic),
    "weighted-geometric": _by_weights(_geometric),
    "geometric": _alike(_geometric),
    "weighted-harmonic": _by_weights(_harmonic),
    "harmonic": _alike(_harmonic),
    "min": _least,
    "max": _greatest,
}
