"""Values and conditions: what they speak of must be there, and be of the kind they take it for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from attrs import frozen

from govrank.rules.expressions import model as expressions
from govrank.rules.expressions.model import EACH
from govrank.rules.expressions.walk import parts, placed, scores_read
from govrank.rules.finding import Finding, unknown
from govrank.rules.model import Band, Group, Node, Rules
from govrank.rules.sets import sets_of
from govrank.rules.values import Input, Number


@frozen
class Place:
    """A piece of the rules that may hold expressions, and the node it is about.

    `node` is None for what is said of the grades of the total.
    """

    holds: object
    node: Node | None = None
    pipeline: bool = False


def places_of(rules: Rules) -> Iterator[Place]:
    """Yield every piece of the rules that may hold values and conditions."""
    for node in rules.total.walk():
        if not isinstance(node.content, Group):
            yield Place(node.content.method, node)
        yield Place(node.pipeline, node, pipeline=True)
        yield Place(node.ladder, node)
    yield Place((rules.ladder, rules.limits))


def check_expressions(rules: Rules) -> Iterator[Finding]:
    """Yield what values and conditions say wrongly."""
    known = _Known(rules)
    for place in places_of(rules):
        for part, inside in placed(place.holds):
            yield from known.problems(part, place, inside=inside)
    for limit in rules.limits:
        yield from _graded(limit.grade, rules.ladder, f"{limit.address}.{_word(limit.fixed)}")
    yield from _cycles(rules)


def _word(fixed: bool) -> str:  # noqa: FBT001 - which of the two keys a limit has
    return "set" if fixed else "at_most"


class _Known:
    """What there is to speak of."""

    def __init__(self, rules: Rules) -> None:
        self.nodes: Mapping[str, Node] = {node.id: node for node in rules.total.walk()}
        self.inputs: Mapping[str, Input] = {given.id: given for given in rules.inputs}
        self.sets: Mapping[str, Sequence[str]] = sets_of(rules)
        self.ladder = rules.ladder

    def problems(self, part: object, place: Place, *, inside: bool) -> Iterator[Finding]:
        """Yield what is wrong with one part of an expression."""
        match part:
            case expressions.ScoreOf(node, address):
                yield from self._node(node, address, inside=inside)
            case expressions.EndOf(end, node, address):
                yield from self._end(node, end, address, inside=inside)
            case expressions.Graded(node, _, grade, address):
                yield from self._grade(node, grade, address, inside=inside)
            case expressions.Share(_, address):
                yield from _share(address, place)
            case expressions.Current(address) if not place.pipeline:
                yield Finding("meaning/current-outside", address)
            case expressions.Members(name, listed, address):
                yield from self._members(name, listed, address)
            case expressions.Answered() | expressions.IsAnswer():
                yield from self._answers(part)
            case expressions.Quotient(_, by, None, False, address) if not _named(by):
                yield Finding("meaning/zero-unsaid", f"{address}.by")
            case expressions.Stepped(_, rungs):
                yield from _order(rungs)

    def _node(self, node: str, address: str, *, inside: bool) -> Iterator[Finding]:
        if node == EACH:
            if not inside:
                yield Finding("meaning/each-outside", address)
        elif node not in self.nodes:
            yield unknown("meaning/unknown-node", address, node, self.nodes)

    def _end(
        self, node: str, end: expressions.End, address: str, *, inside: bool
    ) -> Iterator[Finding]:
        yield from self._node(node, address, inside=inside)
        given = self.nodes.get(node)
        if given is not None and end == "ceiling" and given.high is None:
            yield Finding("meaning/no-ceiling", address, {"id": node})

    def _grade(self, node: str, grade: str, address: str, *, inside: bool) -> Iterator[Finding]:
        yield from self._node(node, f"{address}.grade", inside=inside)
        if node in self.nodes:
            ladder = self.ladder if node == "total" else self.nodes[node].ladder
            yield from _graded(grade, ladder, address)

    def _members(self, name: str, listed: Sequence[str], address: str) -> Iterator[Finding]:
        for node in listed:
            if node not in self.nodes:
                yield unknown("meaning/unknown-node", address, node, self.nodes)
        if name and name not in self.sets:
            yield unknown("meaning/unknown-set", address, name, self.sets)

    def _answers(self, part: expressions.Answered | expressions.IsAnswer) -> Iterator[Finding]:
        given = self.inputs[part.of]
        known = [option.id for option in given.options]
        if given.kind != "choice":
            return
        if isinstance(part, expressions.IsAnswer):
            named: Sequence[str] = part.answers
        else:
            named = [answer for answer, _ in part.values]
            for missing in (each for each in known if each not in named):
                params = {"answer": missing, "name": part.of}
                yield Finding("meaning/answer-missing", f"{part.address}.values", params)
        for answer in named:
            if answer not in known:
                yield unknown("meaning/unknown-answer", part.address, answer, known)


def _named(by: expressions.Value) -> bool:
    """Tell whether a divisor is a figure, or an input that must not be 0."""
    return isinstance(by, expressions.InputOf | expressions.EndOf | Number)


def _graded(grade: str, ladder: Iterable[Band], address: str) -> Iterator[Finding]:
    grades = [band.id for band in ladder]
    if grade not in grades:
        yield unknown("meaning/unknown-grade", address, grade, grades)


def _share(address: str, place: Place) -> Iterator[Finding]:
    if place.node is None or place.node.high is None:
        yield Finding("meaning/share-of-nothing", address)


def _order(rungs: Sequence[expressions.Rung]) -> Iterator[Finding]:
    """Steps rise or fall throughout."""
    places = [(rung.start.value, rung.above) for rung in rungs]
    rising = places[0] < places[-1]
    for (before, first), (after, second) in pairwise(zip(places, rungs, strict=True)):
        if before == after or (before < after) != rising:
            params = {"value": second.start.value, "before": first.start.value}
            related = (first.start.address,)
            yield Finding("meaning/steps-out-of-order", second.start.address, params, related)
            return


def _cycles(rules: Rules) -> Iterator[Finding]:
    """Scores that wait for each other have no value."""
    reads: dict[str, list[str]] = {node.id: [] for node in rules.total.walk()}
    addresses: dict[tuple[str, str], str] = {}
    sets = sets_of(rules)
    for node in rules.total.walk():
        reads[node.id] += [child.id for child in node.children]
    for place in places_of(rules):
        if place.node is None:
            continue
        for read, address in _read_by(place, sets):
            if read in reads:
                reads[place.node.id].append(read)
                addresses.setdefault((place.node.id, read), address)
    try:
        TopologicalSorter(reads).prepare()
    except CycleError as error:
        # A cycle is given as nodes, each of which is read by the next.
        chain = list(reversed(error.args[1]))
        # Without such a reference, it is an indicator called `total`, which is said elsewhere.
        for where in [addresses[pair] for pair in pairwise(chain) if pair in addresses][:1]:
            yield Finding("meaning/cycle", where, {"chain": " → ".join(chain)})


def _read_by(place: Place, sets: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    yield from scores_read(place.holds)
    for part in parts(place.holds):
        if isinstance(part, expressions.Members):
            yield from ((node, part.address) for node in sets.get(part.name, ()))
