"""From values and conditions back to plain data, as a file writes them: the inverse of `read`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final, cast

from govrank.language import Text, places_of
from govrank.rules.expressions import model
from govrank.rules.expressions.read import RELATIONS
from govrank.rules.values import Number, Provenance, Rounding

Plain = dict[str, Any]


def value(of: model.Value, inherited: Provenance) -> Any:
    """Return a value as data for a place whose figures come from `inherited` unless they say."""
    return _VALUES[type(of)](of, inherited)


def condition(of: model.Condition, inherited: Provenance) -> Plain:
    """Return a condition as data."""
    return _CONDITIONS[type(of)](of, inherited)


def figure(of: Number, inherited: Provenance) -> Any:
    """Return a figure: bare where its provenance is inherited, else with what differs.

    A figure that goes without saying has none of its own.
    """
    own = of.provenance
    differs: Plain = {}
    if of.address and own != inherited:
        differs = {
            "basis": own.basis,
            **({} if own.because == inherited.because else {"because": text(own.because)}),
            **({} if own.source == inherited.source else {"source": own.source}),
        }
    return {"value": digits(of), **differs} if differs else digits(of)


def digits(of: Number) -> int | Decimal:
    """Return the number of a figure, every digit kept; it ends, for it was read from digits."""
    places = cast("int", places_of(of.value.denominator))
    whole = int(of.value * 10**places)
    return Decimal(f"{whole}E-{places}") if places else whole


def text(of: Text) -> Any:
    """Return a text: plainly where one serves both languages."""
    if of.vi and of.vi == of.en:
        return of.vi
    return {lang: each for lang, each in (("vi", of.vi), ("en", of.en)) if each} or {"vi": ""}


def rounding(of: Rounding) -> Plain:
    """Return a rounding."""
    return {"places": of.places, "mode": of.mode}


# Values.


def _values(of: tuple[model.Value, ...], inherited: Provenance) -> list[Any]:
    return [value(each, inherited) for each in of]


def _score(of: model.ScoreOf, _: Provenance) -> Any:
    return model.EACH if of.node == model.EACH else {"score": of.node}


def _folded_set(of: model.FoldedSet, inherited: Provenance) -> Plain:
    taken = {} if of.of == model.ScoreOf(model.EACH) else {"of": value(of.of, inherited)}
    return {of.kind: {**_members(of.members), **taken, **_of_which(of, inherited)}}


def _of_which(
    of: model.FoldedSet | model.Variance | model.Percentile, inherited: Provenance
) -> Plain:
    enough = of.enough or model.Enough()
    return {
        **_where(of.where, inherited),
        **_optional("smallest", enough.smallest, inherited),
        **_optional("otherwise", enough.otherwise, inherited),
    }


def _statistic(of: model.Variance | model.Percentile, inherited: Provenance) -> Plain:
    taken = {"of": value(of.of, inherited), **_of_which(of, inherited)}
    return {**_members(of.members), **taken}


def _variance(of: model.Variance, inherited: Provenance) -> Plain:
    divisor = "count-less-one" if of.sample else "count"
    return {"variance": {**_statistic(of, inherited), "divisor": divisor}}


def _percentile(of: model.Percentile, inherited: Provenance) -> Plain:
    if of == model.median(of.members, of.of, of.where, of.enough):
        return {"median": _statistic(of, inherited)}
    at = {"at": figure(of.at, inherited), "definition": of.definition}
    return {"percentile": {**_statistic(of, inherited), **at}}


def _ranked(of: model.Ranked, inherited: Provenance) -> Plain:
    how = {"order": "ascending" if of.ascending else "descending", "ties": of.ties}
    taken = {"of": value(of.of, inherited), **_where(of.where, inherited)}
    return {"rank": {**_members(of.members), **taken, **how}}


def _counted_set(of: model.CountedSet, inherited: Provenance) -> Plain:
    return {"count": {**_members(of.members), **_where(of.where, inherited)}}


def _members(of: model.Members) -> Plain:
    return {"among": list(of.listed) if of.listed else of.name}


def _where(of: model.Condition | None, inherited: Provenance) -> Plain:
    return {} if of is None else {"where": condition(of, inherited)}


def _quotient(of: model.Quotient, inherited: Provenance) -> Plain:
    both = {"of": value(of.of, inherited), "by": value(of.by, inherited)}
    if of.left_out:
        return {"quotient": {**both, "zero": "exclude"}}
    return {"quotient": {**both, **_optional("zero", of.zero, inherited)}}


def _optional(key: str, of: model.Value | None, inherited: Provenance) -> Plain:
    return {} if of is None else {key: value(of, inherited)}


def _raised(of: model.Raised, inherited: Provenance) -> Plain:
    both = {"of": value(of.of, inherited), "to": value(of.to, inherited)}
    return {"power": {**both, **_optional("otherwise", of.otherwise, inherited)}}


def _root(of: model.Root, inherited: Provenance) -> Plain:
    rest = _optional("otherwise", of.otherwise, inherited)
    return {"root": {"of": value(of.of, inherited), "degree": of.degree, **rest}}


def _logarithm(of: model.Logarithm, inherited: Provenance) -> Plain:
    rest = _optional("otherwise", of.otherwise, inherited)
    return {"log": {"of": value(of.of, inherited), **rest}}


def _stepped(of: model.Stepped, inherited: Provenance) -> Plain:
    table = [
        {
            "above" if rung.above else "from": figure(rung.start, inherited),
            "value": value(rung.value, inherited),
        }
        for rung in of.rungs
    ]
    below = value(of.below, inherited)
    return {"steps": {"of": value(of.of, inherited), "table": table, "below": below}}


def _chosen(of: model.Chosen, inherited: Provenance) -> Plain:
    cases = [
        {"when": condition(each.when, inherited), "value": value(each.value, inherited)}
        for each in of.cases
    ]
    return {"choose": {"cases": cases, "otherwise": value(of.otherwise, inherited)}}


def _answered(of: model.Answered, inherited: Provenance) -> Plain:
    return {"answer": {"of": of.of, "values": _table(of.values, inherited)}}


def _by_attribute(of: model.ByAttribute, inherited: Provenance) -> Plain:
    table = {"of": of.of, "values": _table(of.values, inherited)}
    return {"attribute": {**table, **_optional("otherwise", of.otherwise, inherited)}}


def _table(of: tuple[tuple[str, model.Value], ...], inherited: Provenance) -> Plain:
    return {name: value(each, inherited) for name, each in of}


_VALUES: Final[Mapping[type, Callable[[Any, Provenance], Any]]] = {
    Number: figure,
    model.InputOf: lambda of, _: {"input": of.name},
    model.ScoreOf: _score,
    model.EndOf: lambda of, _: {of.end: of.node},
    model.Share: lambda of, inherited: {"share": value(of.of, inherited)},
    model.Current: lambda _, __: "current",
    model.Nothing: lambda _, __: "nothing",
    model.Folded: lambda of, inherited: {of.kind: _values(of.items, inherited)},
    model.FoldedSet: _folded_set,
    model.Product: lambda of, inherited: {"product": _values(of.items, inherited)},
    model.Difference: lambda of, inherited: {"difference": _values(of.items, inherited)},
    model.Quotient: _quotient,
    model.Raised: _raised,
    model.Root: _root,
    model.Logarithm: _logarithm,
    model.Rounded: lambda of, inherited: {
        "round": {"of": value(of.of, inherited), **rounding(of.rounding)}
    },
    model.Stepped: _stepped,
    model.Answered: _answered,
    model.ByAttribute: _by_attribute,
    model.Chosen: _chosen,
    model.First: lambda of, inherited: {"first": _values(of.items, inherited)},
    model.Counted: lambda of, inherited: {"count": _conditions(of.items, inherited)},
    model.CountedSet: _counted_set,
    model.Variance: _variance,
    model.Percentile: _percentile,
    model.Ranked: _ranked,
}


# Conditions.


_WORDS: Final = {relation: word for word, relation in RELATIONS.items()}


def _conditions(of: tuple[model.Condition, ...], inherited: Provenance) -> list[Plain]:
    return [condition(each, inherited) for each in of]


def _compared(of: model.Comparison, inherited: Provenance) -> Plain:
    return {"of": value(of.of, inherited), _WORDS[of.relation]: value(of.to, inherited)}


def _among(of: model.Among, inherited: Provenance) -> Plain:
    amount = value(of.amount, inherited)
    wanted = {"share": amount} if of.of_all else amount
    empty = {None: {}, True: {"empty": "met"}, False: {"empty": "not-met"}}[of.empty]
    return {
        **_members(of.members),
        **_where(of.where, inherited),
        _WORDS[of.relation]: wanted,
        **empty,
    }


_CONDITIONS: Final[Mapping[type, Callable[[Any, Provenance], Plain]]] = {
    model.Comparison: _compared,
    model.Met: lambda of, _: {"met": of.name},
    model.IsAnswer: lambda of, _: {"answer": of.of, "is": list(of.answers)},
    model.HasAttribute: lambda of, _: {"attribute": of.of, "is": list(of.values)},
    model.Given: lambda of, inherited: {"given": value(of.of, inherited)},
    model.Graded: lambda of, _: {"grade": of.node, _WORDS[of.relation]: of.grade},
    model.All: lambda of, inherited: {"all": _conditions(of.items, inherited)},
    model.Any: lambda of, inherited: {"any": _conditions(of.items, inherited)},
    model.Not: lambda of, inherited: {"not": condition(of.of, inherited)},
    model.Among: _among,
}
