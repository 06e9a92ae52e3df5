"""Random values and conditions as documents: every form, nested, over the names there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen
from hypothesis import strategies as st

from govrank.plan.rounding import MODES

Document = dict[str, Any]
RELATIONS = ("at_least", "above", "at_most", "below", "equals")
# A range has one of each.
LOWER, UPPER = ("at_least", "above"), ("at_most", "below")
TERRAINS = ("mountain", "island", "Đồng bằng")


@frozen
class Known:
    """What may be said of a node: whether it has a ceiling, and the grades it may get."""

    ceiling: bool = False
    grades: tuple[str, ...] = ()


@frozen
class Names:
    """What an expression may speak of.

    numbers: inputs; divisors: those of them that may be divided by; affirmed: yes-no inputs.
    choices: inputs with their answers. sets: tags and groups with their members.
    """

    numbers: Sequence[str] = ()
    divisors: Sequence[str] = ()
    affirmed: Sequence[str] = ()
    choices: Mapping[str, Sequence[str]] = {}
    nodes: Mapping[str, Known] = {}
    sets: Mapping[str, Sequence[str]] = {}


@frozen
class Here:
    """Where an expression stands: what there is to speak of, and which words mean something.

    share: the node has a ceiling. current: it is a step. members: those of the set at hand.
    """

    draw: Any
    names: Names
    share: bool = False
    current: bool = False
    members: tuple[str, ...] = ()

    def among(self, members: Sequence[str]) -> Here:
        """Return the place where something is asked of each of these."""
        return evolve(self, members=tuple(members))

    def one(self, of: Sequence[Any]) -> Any:
        """Draw one of these."""
        return self.draw(st.sampled_from(of))

    def known(self, node: str) -> Known:
        """Return what may be said of a node, or of every member of the set at hand."""
        if node != "each":
            return self.names.nodes[node]
        found = [self.names.nodes[each] for each in self.members]
        shared = [grade for grade in found[0].grades if all(grade in k.grades for k in found)]
        return Known(all(k.ceiling for k in found), tuple(shared))

    def nodes(self) -> list[str]:
        """Return the nodes that may be named."""
        return [*self.names.nodes, *(["each"] if self.members else [])]


def figure(here: Here) -> Fraction:
    """Draw a figure."""
    return Fraction(here.one(("0", "1", "2", "0.5", "-1", "3", "10", "0.25", "-2.5")))


# Values.


def value(here: Here, depth: int = 3) -> Any:
    """Draw a value of any form, its parts less deep."""
    forms = _plain(here) if depth == 0 else [*_plain(here), *_DEEP * 2]
    return here.one(forms)(here, depth - 1)


def _plain(here: Here) -> list[Callable[[Here, int], Any]]:
    nodes = here.nodes()
    ended = [each for each in nodes if here.known(each).ceiling]
    forms: list[tuple[bool, Callable[[Here, int], Any]]] = [
        (True, lambda h, _: figure(h)),
        (True, lambda h, _: {"value": figure(h), "basis": "assumed"}),
        (True, lambda _, __: "nothing"),
        (bool(here.names.numbers), lambda h, _: {"input": h.one(h.names.numbers)}),
        (bool(here.names.affirmed), lambda h, _: {"input": h.one(h.names.affirmed)}),
        (bool(nodes), lambda h, _: {"score": h.one(nodes)}),
        (bool(nodes), lambda h, _: {"floor": h.one(nodes)}),
        (bool(ended), lambda h, _: {"ceiling": h.one(ended)}),
        (here.current, lambda _, __: "current"),
        (bool(here.members), lambda _, __: "each"),
        (here.share, lambda h, _: {"share": figure(h)}),
    ]
    return [form for there, form in forms if there]


def _listed(here: Here, depth: int, least: int = 2) -> list[Any]:
    count = here.draw(st.integers(least, 3))
    return [value(here, depth) for _ in range(count)]


def _folded(here: Here, depth: int) -> Document:
    kind = here.one(("sum", "mean", "least", "greatest"))
    if not here.names.nodes or here.draw(st.booleans()):
        return {kind: _listed(here, depth, 1)}
    members, inside = _members(here)
    of = {"of": value(inside, depth)} if here.draw(st.booleans()) else {}
    return {kind: {"among": members, **of, **_where(inside, depth)}}


def _where(inside: Here, depth: int) -> Document:
    return {"where": condition(inside, depth)} if inside.draw(st.booleans()) else {}


def _members(here: Here) -> tuple[Any, Here]:
    """Draw a set, by name or listed, and return the place where each is looked at."""
    if here.names.sets and here.draw(st.booleans()):
        name = here.one(list(here.names.sets))
        return name, here.among(here.names.sets[name])
    nodes = list(here.names.nodes)
    listed = here.draw(st.lists(st.sampled_from(nodes), min_size=1, max_size=3, unique=True))
    return listed, here.among(listed)


def _quotient(here: Here, depth: int) -> Document:
    of = value(here, depth)
    if here.names.divisors and here.draw(st.booleans()):
        return {"quotient": {"of": of, "by": {"input": here.one(here.names.divisors)}}}
    zero = here.one((lambda: "exclude", lambda: value(here, depth)))()
    return {"quotient": {"of": of, "by": value(here, depth), "zero": zero}}


def _rounded(here: Here, depth: int) -> Document:
    places, mode = here.draw(st.integers(-1, 2)), here.one(MODES)
    return {"round": {"of": value(here, depth), "places": places, "mode": mode}}


def _stepped(here: Here, depth: int) -> Document:
    starts = here.draw(
        st.lists(
            st.tuples(st.sampled_from([Fraction(n) for n in (-1, 0, 1, 2, 5)]), st.booleans()),
            min_size=1, max_size=3, unique=True,
        )
    )  # fmt: skip
    starts.sort(reverse=here.draw(st.booleans()))
    table = [
        {"above" if above else "from": start, "value": value(here, depth)}
        for start, above in starts
    ]
    of, below = value(here, depth), value(here, depth)
    return {"steps": {"of": of, "table": table, "below": below}}


def _chosen(here: Here, depth: int) -> Document:
    cases = [
        {"when": condition(here, depth), "value": value(here, depth)}
        for _ in range(here.draw(st.integers(1, 2)))
    ]
    return {"choose": {"cases": cases, "otherwise": value(here, depth)}}


def _by_answer(here: Here, depth: int) -> Document:
    if not here.names.choices:
        return _chosen(here, depth)
    name = here.one(list(here.names.choices))
    values = {each: value(here, depth) for each in here.names.choices[name]}
    return {"answer": {"of": name, "values": values}}


def _by_attribute(here: Here, depth: int) -> Document:
    values = {each: value(here, depth) for each in TERRAINS[:2]}
    return {"attribute": {"of": "terrain", "values": values, "otherwise": value(here, depth)}}


def _counted(here: Here, depth: int) -> Document:
    if not here.names.nodes or here.draw(st.booleans()):
        return {"count": [condition(here, depth) for _ in range(here.draw(st.integers(1, 3)))]}
    members, inside = _members(here)
    return {"count": {"among": members, **_where(inside, depth)}}


def _shared(here: Here, depth: int) -> Any:
    return {"share": value(here, depth)} if here.share else value(here, depth)


_DEEP: tuple[Callable[[Here, int], Any], ...] = (
    _folded,
    _quotient,
    _rounded,
    _stepped,
    _chosen,
    _by_answer,
    _by_attribute,
    _counted,
    _shared,
    lambda here, depth: {"product": _listed(here, depth)},
    lambda here, depth: {"difference": _listed(here, depth)},
    lambda here, depth: {"first": _listed(here, depth)},
)


# Conditions.


def condition(here: Here, depth: int = 2) -> Document:
    """Draw a condition of any form, its parts less deep."""
    graded = [each for each in here.nodes() if here.known(each).grades]
    forms: list[tuple[bool, Callable[[Here, int], Document]]] = [
        (True, _compared),
        (bool(here.names.affirmed), lambda h, _: {"met": h.one(h.names.affirmed)}),
        (bool(here.names.choices), _answered),
        (True, lambda h, _: {"attribute": "terrain", "is": _words(h, TERRAINS)}),
        (True, lambda h, d: {"given": value(h, max(d - 1, 0))}),
        (bool(graded), lambda h, _: _graded(h, h.one(graded))),
        (depth > 0, lambda h, d: {h.one(("all", "any")): _conditions(h, d - 1)}),
        (depth > 0, lambda h, d: {"not": condition(h, d - 1)}),
        (depth > 0 and bool(here.names.nodes), _quantified),
    ]
    return here.one([form for there, form in forms if there])(here, depth)


def _conditions(here: Here, depth: int) -> list[Document]:
    return [condition(here, depth) for _ in range(here.draw(st.integers(1, 3)))]


def _words(here: Here, known: Sequence[str]) -> Any:
    if here.draw(st.booleans()):
        return here.one(known)
    return here.draw(st.lists(st.sampled_from(list(known)), min_size=1, unique=True))


def _answered(here: Here, _: int) -> Document:
    name = here.one(list(here.names.choices))
    return {"answer": name, "is": _words(here, here.names.choices[name])}


def _relations(here: Here) -> list[str]:
    """Draw one relation, or the two of a range."""
    if here.draw(st.booleans()):
        return [here.one(RELATIONS)]
    return [here.one(LOWER), here.one(UPPER)]


def _compared(here: Here, depth: int) -> Document:
    less = max(depth - 1, 0)
    return {
        "of": value(here, less),
        **{relation: value(here, less) for relation in _relations(here)},
    }


def _graded(here: Here, node: str) -> Document:
    grades = here.known(node).grades
    return {"grade": node, **{relation: here.one(grades) for relation in _relations(here)}}


def _quantified(here: Here, depth: int) -> Document:
    members, inside = _members(here)
    found: Document = {"among": members, "where": condition(inside, depth - 1)}
    for relation in _relations(here):
        part = here.one(("0.5", "1", "0", "0.7"))
        found[relation] = here.one(({"share": Fraction(part)}, 1, 2, value(here, 0)))
    empty = here.one((None, "met", "not-met"))
    return found if empty is None else {**found, "empty": empty}
