"""What values and conditions mean: an evaluator of its own, on documents and fractions.

It is written from the page on the nine concepts and shares nothing with govrank but rounding.
None is a value that is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen

from govrank.plan.rounding import round_to

Number = Fraction | None


@frozen
class World:
    """One unit, as an expression sees it; grades go from the best down, None is no grade."""

    cells: Mapping[str, Any]
    scores: Mapping[str, Number]
    ends: Mapping[str, tuple[Fraction, Fraction]]
    grades: Mapping[str, tuple[Sequence[str], str | None]]
    sets: Mapping[str, Sequence[str]]
    attributes: Mapping[str, str]
    node: str
    current: Number = None
    each: str = ""

    def called(self, node: str) -> str:
        """Return the node that is meant."""
        return self.each if node == "each" else node

    def members(self, among: Any) -> Sequence[World]:
        """Return the world as each member of a set sees it; those that are not there are not."""
        named = self.sets[among] if isinstance(among, str) else among
        return [evolve(self, each=each) for each in named]


def value(of: Any, at: World) -> Number:
    """Return what a value is."""
    if of == "nothing":
        return None
    if of == "current":
        return at.current
    if of == "each":
        return at.scores[at.each]
    if not isinstance(of, dict):
        return Fraction(of)
    if "value" in of:
        return Fraction(of["value"])
    ((key, inside),) = of.items()
    return _VALUES[key](inside, at)


def _cell(name: str, at: World) -> Number:
    cell = at.cells[name]
    return None if cell is None else Fraction(cell)


def _share(inside: Any, at: World) -> Number:
    found = value(inside, at)
    return None if found is None else found * at.ends[at.node][1]


def _all_there(of: Callable[[Sequence[Fraction]], Fraction]) -> Callable[[Any, World], Number]:
    def of_list(inside: Any, at: World) -> Number:
        found = [value(each, at) for each in inside]
        return None if None in found else of([each for each in found if each is not None])

    return of_list


def _folded(of: Callable[[Sequence[Fraction]], Fraction]) -> Callable[[Any, World], Number]:
    def folded(inside: Any, at: World) -> Number:
        if isinstance(inside, list):
            return _all_there(of)(inside, at)
        members = [w for w in at.members(inside["among"]) if holds_or_unasked(inside, w)]
        found = [value(inside.get("of", "each"), each) for each in members]
        there = [each for each in found if each is not None]
        return of(there) if there else None

    return folded


def holds_or_unasked(inside: Mapping[str, Any], at: World) -> bool:
    """Tell whether a member meets what is asked, if anything is."""
    return "where" not in inside or holds(inside["where"], at)


def _product(found: Sequence[Fraction]) -> Fraction:
    result = Fraction(1)
    for each in found:
        result *= each
    return result


def _quotient(inside: Any, at: World) -> Number:
    of, by = value(inside["of"], at), value(inside["by"], at)
    if of is None or by is None:
        return None
    if by != 0:
        return of / by
    zero = inside["zero"]
    return None if zero == "exclude" else value(zero, at)


def _rounded(inside: Any, at: World) -> Number:
    of = value(inside["of"], at)
    return None if of is None else round_to(of, inside["places"], inside["mode"])


def _steps(inside: Any, at: World) -> Number:
    of = value(inside["of"], at)
    if of is None:
        return None
    rising = sorted(inside["table"], key=lambda step: (step.get("from", step.get("above")),
                                                       "above" in step))  # fmt: skip
    reached = [s for s in rising if ("from" in s and of >= s["from"]) or of > s.get("above", of)]
    return value(reached[-1]["value"] if reached else inside["below"], at)


def _choose(inside: Any, at: World) -> Number:
    for case in inside["cases"]:
        if holds(case["when"], at):
            return value(case["value"], at)
    return value(inside["otherwise"], at)


def _answer(inside: Any, at: World) -> Number:
    answer = at.cells[inside["of"]]
    return None if answer is None else value(inside["values"][answer], at)


def _attribute(inside: Any, at: World) -> Number:
    values = inside["values"]
    return value(values.get(at.attributes.get(inside["of"]), inside["otherwise"]), at)


def _first(inside: Any, at: World) -> Number:
    found = (value(each, at) for each in inside)
    return next((each for each in found if each is not None), None)


def _count(inside: Any, at: World) -> Number:
    if isinstance(inside, list):
        return Fraction(sum(holds(each, at) for each in inside))
    members = [each for each in at.members(inside["among"]) if at.scores[each.each] is not None]
    return Fraction(sum(holds_or_unasked(inside, each) for each in members))


_VALUES: Mapping[str, Callable[[Any, World], Number]] = {
    "input": _cell,
    "score": lambda inside, at: at.scores[at.called(inside)],
    "ceiling": lambda inside, at: at.ends[at.called(inside)][1],
    "floor": lambda inside, at: at.ends[at.called(inside)][0],
    "share": _share,
    "sum": _folded(lambda found: sum(found, Fraction(0))),
    "mean": _folded(lambda found: sum(found, Fraction(0)) / len(found)),
    "least": _folded(min),
    "greatest": _folded(max),
    "product": _all_there(_product),
    "difference": _all_there(lambda found: found[0] - sum(found[1:], Fraction(0))),
    "quotient": _quotient,
    "round": _rounded,
    "steps": _steps,
    "choose": _choose,
    "answer": _answer,
    "attribute": _attribute,
    "first": _first,
    "count": _count,
}


# Conditions.


def holds(of: Mapping[str, Any], at: World) -> bool:
    """Tell whether a condition holds."""
    head = next(key for key in _HEADS if key in of)
    return _HEADS[head](of, at)


_RELATIONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "at_least": lambda a, b: bool(a >= b),
    "above": lambda a, b: bool(a > b),
    "at_most": lambda a, b: bool(a <= b),
    "below": lambda a, b: bool(a < b),
    "equals": lambda a, b: bool(a == b),
}


def _related(of: Mapping[str, Any], one: Number, other: Callable[[str, Any], Number]) -> bool:
    """Tell whether every relation that is written holds, between what is there."""
    for relation, relates in _RELATIONS.items():
        if relation in of:
            to = other(relation, of[relation])
            if one is None or to is None or not relates(one, to):
                return False
    return True


def _compared(of: Mapping[str, Any], at: World) -> bool:
    return _related(of, value(of["of"], at), lambda _, to: value(to, at))


def _words(of: Mapping[str, Any]) -> list[str]:
    return [of["is"]] if isinstance(of["is"], str) else of["is"]


def _graded(of: Mapping[str, Any], at: World) -> bool:
    ladder, grade = at.grades[at.called(of["grade"])]
    # Better is more.
    worth = {name: Fraction(-place) for place, name in enumerate(ladder)}
    return _related(of, worth.get(grade or ""), lambda _, to: worth[to])


def _quantified(of: Mapping[str, Any], at: World) -> bool:
    there = [each for each in at.members(of["among"]) if at.scores[each.each] is not None]
    if not there and "empty" in of:
        return bool(of["empty"] == "met")
    count = Fraction(sum(holds(of["where"], each) for each in there))

    def wanted(_: str, to: Any) -> Number:
        if isinstance(to, dict) and "share" in to:
            return value(to["share"], at) * len(there)
        return value(to, at)

    return _related(of, count, wanted)


_HEADS: Mapping[str, Callable[[Mapping[str, Any], World], bool]] = {
    "among": _quantified,
    "of": _compared,
    "met": lambda of, at: at.cells[of["met"]] == 1,
    "answer": lambda of, at: at.cells[of["answer"]] in _words(of),
    "attribute": lambda of, at: at.attributes.get(of["attribute"]) in _words(of),
    "given": lambda of, at: value(of["given"], at) is not None,
    "grade": _graded,
    "all": lambda of, at: all(holds(each, at) for each in of["all"]),
    "any": lambda of, at: any(holds(each, at) for each in of["any"]),
    "not": lambda of, at: not holds(of["not"], at),
}
