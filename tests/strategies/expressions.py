"""Random values and conditions, as the model has them; what they speak of need not be there."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, get_args

from hypothesis import strategies as st

from govrank.language import Text
from govrank.plan.operations import Relation
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


def _some(each: st.SearchStrategy[Any], least: int = 1) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(each, min_size=least, max_size=3).map(tuple)


def _table(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[tuple[str, Any], ...]]:
    return st.dictionaries(names | words, of, min_size=1, max_size=2).map(
        lambda d: tuple(d.items())
    )


_plain_values = st.one_of(
    numbers,
    st.builds(model.InputOf, names),
    st.builds(model.ScoreOf, names | st.just(model.EACH)),
    st.builds(model.EndOf, st.sampled_from(get_args(model.End)), names),
    st.just(model.Current()),
)
values: st.SearchStrategy[Any] = st.deferred(lambda: _plain_values | _composed)
conditions: st.SearchStrategy[Any] = st.deferred(lambda: _plain_conditions | _combined)
_where = st.none() | conditions
_quotients = st.builds(model.Quotient, values, values, st.none() | values) | st.builds(
    model.Quotient, values, values, left_out=st.just(value=True)
)
_composed = st.one_of(
    st.builds(model.Share, values),
    st.builds(model.Folded, folds, _some(values)),
    st.builds(model.FoldedSet, folds, members, values, _where),
    st.builds(model.Product, _some(values, 2)),
    st.builds(model.Difference, _some(values, 2)),
    _quotients,
    st.builds(model.Rounded, values, roundings),
    st.builds(
        model.Stepped, values, _some(st.builds(model.Rung, numbers, st.booleans(), values)), values
    ),
    st.builds(model.Answered, names, _table(values)),
    st.builds(model.ByAttribute, names, _table(values), st.none() | values),
    st.builds(model.Chosen, _some(st.builds(model.Case, conditions, values)), values),
    st.builds(model.First, _some(values, 2)),
    st.builds(model.Counted, _some(conditions)),
    st.builds(model.CountedSet, members, _where),
)
_plain_conditions = st.one_of(
    st.builds(model.Met, names),
    st.builds(model.IsAnswer, names, _some(words)),
    st.builds(model.HasAttribute, names, _some(words)),
    st.builds(model.Graded, names | st.just(model.EACH), relations, names),
)
_combined = st.one_of(
    st.builds(model.Comparison, values, relations, values),
    st.builds(model.Given, values),
    st.builds(model.All, _some(conditions)),
    st.builds(model.Any, _some(conditions)),
    st.builds(model.Not, conditions),
    st.builds(
        model.Among,
        members,
        conditions,
        relations,
        values.filter(lambda each: not isinstance(each, model.Share)),
        st.booleans(),
        st.sampled_from([None, True, False]),
    ),
)
