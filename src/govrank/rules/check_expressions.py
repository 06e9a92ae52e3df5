"""Values and conditions: what they speak of must be there, and be of the kind they take it for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from govrank.rules.expressions import model as expressions
from govrank.rules.expressions.model import EACH, Members
from govrank.rules.expressions.walk import placed
from govrank.rules.finding import Finding, unknown
from govrank.rules.model import UNITS, Band, Node, Population, Rules
from govrank.rules.places import Place, places_of
from govrank.rules.sets import members_of, populations_of, sets_of
from govrank.rules.values import Input, Number


def check_expressions(rules: Rules) -> Iterator[Finding]:
    """Yield what values and conditions say wrongly."""
    known = _Known(rules)
    for place in places_of(rules):
        for part, asked in placed(place.holds, known.populations):
            yield from known.problems(part, place, asked.members)
    for limit in rules.limits:
        word = "set" if limit.fixed else "at_most"
        yield from in_ladder(limit.grade, rules.ladder, f"{limit.address}.{word}", "total")


class _Known:
    """What there is to speak of."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.nodes: Mapping[str, Node] = {node.id: node for node in rules.total.walk()}
        self.inputs: Mapping[str, Input] = {given.id: given for given in rules.inputs}
        self.populations: Mapping[str, Population] = populations_of(rules)

    def problems(self, part: object, place: Place, among: Members | None) -> Iterator[Finding]:
        """Yield what is wrong with one part of an expression, asked of the members of a set."""
        match part:
            case expressions.ScoreOf(node, address):
                yield from self._nodes(node, address, among)
            case expressions.EndOf(end, node, address):
                yield from self._ceilings(end, node, address, among)
            case expressions.Graded(node, _, grade, address, where):
                yield from self._grades(node, grade, address, where, among)
            case expressions.Share(_, address) if _has_no_ceiling(place):
                yield Finding("meaning/share-of-nothing", address)
            case expressions.Current(address) if place.part != "steps":
                yield Finding("meaning/current-outside", address)
            case Members(name, listed, address):
                yield from self._members(name, listed, address)
            case expressions.HasAttribute(_, values, address):
                yield from _twice(values, address)
            case expressions.Percentile(members) | expressions.Ranked(members):
                yield from self._of_units(part, members)
            case expressions.Answered() | expressions.IsAnswer():
                yield from self._answers(part)
            case expressions.Quotient(_, by, None, False, address) if self._may_be_zero(by):
                yield Finding("meaning/zero-unsaid", f"{address}.by")
            case expressions.Stepped(_, rungs):
                yield from _order(rungs)
            case expressions.Logarithm(of, None, address) if not self._is_above(of, strictly=True):
                yield Finding("meaning/otherwise-unsaid", f"{address}.of")
            case expressions.Raised(of, _, None, address) | expressions.Root(
                of, _, None, address
            ) if not self._is_above(of, strictly=False):
                yield Finding("meaning/otherwise-unsaid", f"{address}.of")

    def _nodes(self, node: str, address: str, among: Members | None) -> Iterator[Finding]:
        if node == EACH:
            if among is None:
                yield Finding("meaning/each-outside", address)
        elif node not in self.nodes:
            yield unknown("meaning/unknown-node", address, node, self.nodes)

    def _meant(self, node: str, among: Members | None) -> Iterator[Node]:
        """Yield the nodes that are spoken of: the one that is named, or every member of a set."""
        of_set = members_of(among, self.rules) if node == EACH and among else (node,)
        yield from (self.nodes[each] for each in of_set if each in self.nodes)

    def _ceilings(
        self, end: expressions.End, node: str, address: str, among: Members | None
    ) -> Iterator[Finding]:
        yield from self._nodes(node, address, among)
        for each in self._meant(node, among):
            if end == "ceiling" and each.high is None:
                yield Finding("meaning/no-ceiling", address, {"id": each.id})
                return

    def _grades(
        self, node: str, grade: str, address: str, where: str, among: Members | None
    ) -> Iterator[Finding]:
        yield from self._nodes(node, address, among)
        for each in self._meant(node, among):
            ladder = self.rules.ladder if each.id == "total" else each.ladder
            found = list(in_ladder(grade, ladder, where, each.id))
            if found:
                yield from found
                return

    def _members(self, name: str, listed: Sequence[str], address: str) -> Iterator[Finding]:
        yield from _twice(listed, address)
        for node in listed:
            if node not in self.nodes:
                yield unknown("meaning/unknown-node", address, node, self.nodes)
        known = {*sets_of(self.rules), *self.populations}
        if name and name not in known:
            yield unknown("meaning/unknown-set", address, name, known)

    def _of_units(
        self, part: expressions.Percentile | expressions.Ranked, members: Members
    ) -> Iterator[Finding]:
        """Places are taken among units; of a set of nodes there is no order to speak of."""
        if members.name not in self.populations:
            name = members.name or ", ".join(members.listed)
            yield Finding("meaning/not-a-population", members.address, {"name": name})
        if isinstance(part, expressions.Percentile) and not 0 <= part.at.value <= 1:
            yield Finding("meaning/share-outside", part.at.address, {"value": part.at.value})

    def _answers(self, part: expressions.Answered | expressions.IsAnswer) -> Iterator[Finding]:
        given = self.inputs[part.of]
        if given.kind != "choice":
            return  # which is said where inputs are looked at
        known = [option.id for option in given.options]
        if isinstance(part, expressions.IsAnswer):
            yield from _twice(part.answers, part.address)
            yield from _unknown_answers(part.answers, known, part.address)
        else:
            answers = [answer for answer, _ in part.values]
            yield from _unknown_answers(answers, known, part.address)
            for missing in (each for each in known if each not in answers):
                params = {"answer": missing, "name": part.of}
                yield Finding("meaning/answer-missing", f"{part.address}.values", params)

    def _may_be_zero(self, by: expressions.Value) -> bool:
        """Tell whether a divisor may be 0; data that must not be are refused when they are read."""
        match by:
            case Number(_, value):
                return value == 0
            case expressions.EndOf("ceiling", node) if node in self.nodes:
                high = self.nodes[node].high
                return high is not None and high.value == 0
            case expressions.Logarithm(Number(_, value)):
                return value == 1
            case _:
                return not isinstance(by, expressions.InputOf)

    def _is_above(self, of: expressions.Value, *, strictly: bool) -> bool:
        """Tell whether a value is seen to be above 0, or at least not below it."""
        match of:
            case Number(_, value):
                return value > 0 or (value == 0 and not strictly)
            case expressions.InputOf(name):
                given = self.inputs[name]
                # What stands in may be another input's; only of a figure is it plain.
                fit = all(
                    isinstance(each, Number) and self._is_above(each, strictly=strictly)
                    for each in given.stand_ins
                )
                low = given.low if fit else None
            case expressions.ScoreOf(node) if node in self.nodes:
                low = self._least(self.nodes[node], strictly=strictly)
            case _:
                low = None
        return low is not None and self._is_above(low, strictly=strictly)

    @staticmethod
    def _least(node: Node, *, strictly: bool) -> Number | None:
        """Return the floor of a score; None where a later step may pass it, or round to 0."""
        kept = not node.pipeline if strictly else all(step.rounding for step in node.pipeline)
        return node.low if kept else None


def _has_no_ceiling(place: Place) -> bool:
    """Tell whether there is nothing to have a share of; an input may serve many indicators."""
    return place.part == "absence" or place.node.high is None


def in_ladder(grade: str, ladder: Iterable[Band], address: str, node: str) -> Iterator[Finding]:
    """Find a grade that a ladder has not."""
    grades = [band.id for band in ladder]
    if not grades:
        yield Finding("meaning/no-grades", address, {"id": node})
    elif grade not in grades:
        yield unknown("meaning/unknown-grade", address, grade, grades)


def _unknown_answers(
    answers: Iterable[str], known: Collection[str], address: str
) -> Iterator[Finding]:
    for answer in answers:
        if answer not in known:
            yield unknown("meaning/unknown-answer", address, answer, known)


def _twice(names: Sequence[str], address: str) -> Iterator[Finding]:
    """Find what a list names more than once; it would count but once."""
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield Finding("meaning/listed-twice", address, {"name": name})


def check_populations(rules: Rules) -> Iterator[Finding]:
    """Yield populations that are called as a set of nodes is, and sets of nodes called `units`."""
    nodes = sets_of(rules)
    for population in rules.populations:
        if population.id in nodes or population.id == UNITS:
            where = f"{population.address}.id"
            yield Finding("meaning/set-named-twice", where, {"name": population.id})
    for node in rules.total.walk():
        if UNITS in node.tags or (node.children and node.id == UNITS):
            yield Finding("meaning/set-named-twice", node.address, {"name": UNITS})


def check_tags(rules: Rules) -> Iterator[Finding]:
    """Yield tags that a node has twice, and those that are the id of a group as well."""
    groups = {node.id for node in rules.total.walk() if node.children}
    for node in rules.total.walk():
        yield from _twice(node.tags, f"{node.address}.tags")
        for tag in node.tags:
            if tag in groups:
                yield Finding("meaning/tag-is-group", f"{node.address}.tags", {"name": tag})


def _order(rungs: Sequence[expressions.Rung]) -> Iterator[Finding]:
    """Find a step that breaks the order: all rise, or all fall."""
    places = [(rung.start.value, rung.above) for rung in rungs]
    rising = places[0] < places[-1]
    for k in range(1, len(places)):
        if places[k - 1] == places[k] or (places[k - 1] < places[k]) != rising:
            before, after = rungs[k - 1].start, rungs[k].start
            params = {"value": after.value, "before": before.value}
            yield Finding("meaning/steps-out-of-order", after.address, params, (before.address,))
            return
