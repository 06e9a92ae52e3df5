"""Random values and conditions, as the model has them; what they speak of need not be there."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, get_args

from hypothesis import strategies as st

from govrank.language import Text
from govrank.plan.operations import Relation, Ties
from govrank.plan.rounding import MODES
from govrank.rules.expressions import model
from govrank.rules.values import Number, Provenance, Rounding

ADDRESS = "x"
"""An address of a figure: it has a place, whichever."""

names = st.sampled_from(["a", "news", "each-day", "10", "null"])
words = st.sampled_from(["head", "no", "1,5", "Miền núi", "a: b", "2021-01"])
texts = st.builds(Text, vi=words, en=words) | st.builds(Text, en=words) | st.just(Text())
provenances = st.builds(
    Provenance,
    basis=st.sampled_from(["stated", "inferred", "assumed"]),
    because=texts,
    source=words | st.just(""),
)
numbers = st.builds(
    Number,
    st.just(ADDRESS),
    st.decimals(-1000, 1000, places=3).map(Fraction) | st.just(Fraction(1, 10**60)),
    provenances | st.just(Provenance()),
)
roundings = st.builds(Rounding, st.integers(-1, 3), st.sampled_from(MODES))
relations = st.sampled_from(get_args(Relation)).filter(lambda each: each != "!=")
members = st.builds(model.Members, name=names) | st.builds(
    model.Members, listed=st.lists(names, min_size=1, max_size=2).map(tuple)
)
folds = st.sampled_from(get_args(model.Fold))
ties = st.sampled_from(get_args(Ties))


def _some(each: st.SearchStrategy[Any], least: int = 1) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(each, min_size=least, max_size=3).map(tuple)


def _table(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[tuple[str, Any], ...]]:
    return st.dictionaries(names | words, of, min_size=1, max_size=2).map(
        lambda d: tuple(d.items())
    )


Kinds = Mapping[type, st.SearchStrategy[Any]]


def _simple_values() -> Kinds:
    return {
        Number: numbers,
        model.InputOf: st.builds(model.InputOf, names),
        model.ScoreOf: st.builds(model.ScoreOf, names | st.just(model.EACH)),
        model.EndOf: st.builds(model.EndOf, st.sampled_from(get_args(model.End)), names),
        model.Current: st.just(model.Current()),
        model.Nothing: st.just(model.Nothing()),
        model.CountedSet: st.builds(model.CountedSet, members),
    }


def _simple_conditions() -> Kinds:
    return {
        model.Met: st.builds(model.Met, names),
        model.IsAnswer: st.builds(model.IsAnswer, names, _some(words)),
        model.HasAttribute: st.builds(model.HasAttribute, names, _some(words)),
        model.Graded: st.builds(model.Graded, names | st.just(model.EACH), relations, names),
    }


def kinds(depth: int) -> tuple[Kinds, Kinds]:
    """Return a strategy for each kind of value and of condition, of so many levels at most."""
    if depth == 0:
        return _simple_values(), _simple_conditions()
    value, condition = (st.one_of(*each.values()) for each in kinds(depth - 1))
    where = st.none() | condition
    enough = st.none() | st.builds(model.Enough, numbers, st.none() | value)
    rungs = st.builds(model.Rung, numbers, st.booleans(), value)
    cases = st.builds(model.Case, condition, value)
    values: Kinds = {
        **_simple_values(),
        model.Share: st.builds(model.Share, value),
        model.Folded: st.builds(model.Folded, folds, _some(value)),
        model.FoldedSet: st.builds(model.FoldedSet, folds, members, value, where, enough),
        model.Product: st.builds(model.Product, _some(value, 2)),
        model.Difference: st.builds(model.Difference, _some(value, 2)),
        model.Quotient: st.builds(model.Quotient, value, value, st.none() | value)
        | st.builds(model.Quotient, value, value, left_out=st.just(value=True)),
        model.Raised: st.builds(model.Raised, value, value, st.none() | value),
        model.Root: st.builds(model.Root, value, st.integers(2, 9), st.none() | value),
        model.Logarithm: st.builds(model.Logarithm, value, st.none() | value),
        model.Rounded: st.builds(model.Rounded, value, roundings),
        model.Stepped: st.builds(model.Stepped, value, _some(rungs), value),
        model.Answered: st.builds(model.Answered, names, _table(value)),
        model.ByAttribute: st.builds(model.ByAttribute, names, _table(value), st.none() | value),
        model.Chosen: st.builds(model.Chosen, _some(cases), value),
        model.First: st.builds(model.First, _some(value, 2)),
        model.Counted: st.builds(model.Counted, _some(condition)),
        model.CountedSet: st.builds(model.CountedSet, members, where),
        model.Variance: st.builds(model.Variance, members, value, where, enough, st.booleans()),
        model.Percentile: st.builds(
            model.Percentile, members, value, numbers, st.integers(1, 9), where, enough
        )
        | st.builds(model.median, members, value, where, enough),
        model.Ranked: st.builds(model.Ranked, members, value, where, st.booleans(), ties),
    }
    # A share of a number of members is read as that share of all of them.
    amounts = value.filter(lambda each: not isinstance(each, model.Share))
    empty = st.sampled_from([None, True, False])
    conditions: Kinds = {
        **_simple_conditions(),
        model.Comparison: st.builds(model.Comparison, value, relations, value),
        model.Given: st.builds(model.Given, value),
        model.All: st.builds(model.All, _some(condition)),
        model.Any: st.builds(model.Any, _some(condition)),
        model.Not: st.builds(model.Not, condition),
        model.Among: st.builds(
            model.Among, members, condition, relations, amounts, st.booleans(), empty
        ),
    }
    return values, conditions


VALUES, CONDITIONS = kinds(3)
values, conditions = (st.one_of(*each.values()) for each in (VALUES, CONDITIONS))
