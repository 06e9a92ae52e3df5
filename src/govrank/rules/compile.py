"""From rules to a plan: leaves by method, groups by aggregate, then grade and rank."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import cast

from attrs import evolve, field, frozen

from govrank.plan.builder import Builder
from govrank.plan.operations import Cut, Key, Rank, Ref, Ties
from govrank.plan.plan import Outcome, Plan
from govrank.rules.aggregates import aggregated
from govrank.rules.expressions import model as expressions
from govrank.rules.expressions.lower import Crowd, Scope, lower_condition, lower_input, lower_value
from govrank.rules.expressions.model import Condition
from govrank.rules.lowering import Lowering
from govrank.rules.model import (
    Band,
    Group,
    Limit,
    Node,
    Population,
    Quota,
    RankingPolicy,
    RankKey,
    Rules,
    Step,
    is_tried,
)
from govrank.rules.sets import attributes_of, members_of, populations_of
from govrank.rules.values import Number


def compile_plan(rules: Rules) -> Plan:
    """Return the plan of rules whose meaning has been checked."""
    builder = Builder()
    compiler = _Compiler(rules, Lowering(builder, {each.id: each for each in rules.inputs}))
    compiler.outcome(rules.total.id)
    grade = compiler.final_grade() if rules.ladder else None
    with builder.serving("ranking", "rank"):
        rank = compiler.rank(rules.ranking)
    # Nodes stand in the order of the file, whichever of them was asked for first.
    nodes = {node.id: compiler.outcome(node.id) for node in rules.total.walk()}
    return builder.finish(
        nodes,
        rank,
        grade,
        stages=compiler.stages,
        conditions=compiler.conditions,
        given=compiler.inputs,
    )


@frozen(slots=False)
class _Compiler:
    """Lowers each node once, when it is first asked for: scores may speak of other scores."""

    rules: Rules
    to: Lowering
    _outcomes: dict[str, Outcome] = field(factory=dict, init=False)
    _grades: dict[str, Ref] = field(factory=dict, init=False)
    inputs: dict[str, Outcome] = field(factory=dict, init=False)
    stages: dict[str, tuple[Ref, ...]] = field(factory=dict, init=False)
    conditions: dict[str, Ref] = field(factory=dict, init=False)

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        return {node.id: node for node in self.rules.total.walk()}

    @cached_property
    def _attributes(self) -> Mapping[str, Sequence[str]]:
        return attributes_of(self.rules)

    def attribute(self, name: str) -> Sequence[str]:
        return self._attributes[name]

    def decided(self, address: str, truth: Ref) -> None:
        self.conditions[address] = truth

    def members(self, of: expressions.Members) -> Sequence[str]:
        return members_of(of, self.rules)

    def given(self, name: str) -> Outcome:
        if name not in self.inputs:
            self.inputs[name] = lower_input(name, Scope(self.to, self, "total", absent=name))
        return self.inputs[name]

    @cached_property
    def _populations(self) -> Mapping[str, Population]:
        return populations_of(self.rules)

    def crowd(self, name: str, at: Scope) -> Crowd | None:
        population = self._populations.get(name)
        if population is None:
            return None
        scope = Scope(self.to, self, "total", grade=at.grade)
        with self.to.to.serving(population.address, "population"):
            ranked = None if population.everyone else self.to.ranked()
            met = None if population.where is None else lower_condition(population.where, scope)
            return Crowd(self.to.both([ranked, met]), population.by)

    def end(self, node: str, end: expressions.End) -> Number | None:
        return self.nodes[node].high if end == "ceiling" else self.nodes[node].low

    def outcome(self, node: str) -> Outcome:
        if node not in self._outcomes:
            self._outcomes[node] = self._node(self.nodes[node])
        return self._outcomes[node]

    def grade(self, node: str) -> tuple[Ref, Sequence[str]]:
        ladder = self.rules.ladder if node == "total" else self.nodes[node].ladder
        if node not in self._grades:
            self._grades[node] = self._ladder(node, ladder)
            self.stages[f"{node}.grades"] = (self._grades[node],)
        return self._grades[node], [band.id for band in ladder]

    # Scores.

    def _node(self, node: Node) -> Outcome:
        """Lower a node: score, round, clamp, pipeline; 0 where it is absent."""
        to, scope = self.to.to, Scope(self.to, self, node.id)
        scored = self._scored(node, scope)
        stages = [scored.value, *self._ranged(node, scored.value)]
        found = evolve(scored, value=stages[-1])
        for step in node.pipeline:
            with to.serving(step.address, "step"):
                found = self._stepped(found, step, evolve(scope, current=found))
            stages.append(found.value)
        self.stages[node.id] = tuple(stages)
        if found.present is None:
            return found
        with to.serving(node.address, "absence"):
            return evolve(found, value=to.select(found.present, found.value, to.constant(0)))

    def _ranged(self, node: Node, value: Ref) -> Iterator[Ref]:
        """Yield a score rounded, above the floor, and below the ceiling, where there are any."""
        to = self.to.to
        if node.rounding is not None:
            with to.serving(node.address, "round"):
                value = self.to.rounded(value, node.rounding)
            yield value
        for end, limit in ((node.low, to.greatest), (node.high, to.least)):
            if end is not None:
                with to.serving(node.address, "clamp"):
                    value = limit([value, self.to.number(end)])
                yield value

    def _stepped(self, before: Outcome, step: Step, scope: Scope) -> Outcome:
        after = self._applied(before, step, scope)
        return after if step.when is None else self._under(step, scope, after, before)

    def _under(self, step: Step, scope: Scope, then: Outcome, otherwise: Outcome) -> Outcome:
        """Return what a step does where its condition holds."""
        holds = self._asked(step.address, cast("Condition", step.when), scope)
        return scope.either(holds, then, otherwise)

    def _asked(self, address: str, condition: Condition, scope: Scope) -> Ref:
        """Return the truth of a condition, known from now on by what it decides."""
        truth = lower_condition(condition, scope)
        self.decided(address, truth)
        return truth

    def _applied(self, before: Outcome, step: Step, scope: Scope) -> Outcome:
        """Do what a step does, its condition apart."""
        if step.options:
            return self._first_of(before, step.options, scope)
        value = scope.to.rounded(before.value, step.rounding)
        value = _clamped(value, _column(step.low, scope), _column(step.high, scope), scope)
        return _changed(evolve(before, value=value), step, scope)

    def _first_of(self, before: Outcome, options: Sequence[Step], scope: Scope) -> Outcome:
        """Return what the first step does whose condition holds."""
        found = before
        for option in reversed(options):
            after = self._applied(before, option, scope)
            found = after if option.when is None else self._under(option, scope, after, found)
        return found

    def _scored(self, node: Node, scope: Scope) -> Outcome:
        content = node.content
        if isinstance(content, Group):
            children = [self.outcome(child.id) for child in content.children]
            with self.to.to.serving(node.address, "aggregate"):
                return aggregated(content, children, self.to)
        with self.to.to.serving(node.address, "method"):
            return lower_value(content.method.value(content), scope)

    # Grades.

    def final_grade(self) -> Ref:
        """Return the position of the grade of the total, after limits, relief and quotas."""
        ladder, _ = self.grade("total")
        stages = self._limited(ladder, Scope(self.to, self, "total"))
        if self.rules.relief:
            stages.append(self._relieved(stages[-1]))
        # Whatever a quota asks of grades, it asks of them as they are before all quotas.
        scope = Scope(self.to, self, "total", grade=stages[-1])
        for quota in self.rules.quotas:
            with self.to.to.serving(quota.address, "grade"):
                stages.append(self._rationed(stages[-1], quota, scope))
        self.stages["grades"] = tuple(stages)
        return stages[-1]

    def _position(self, grade: str) -> Ref:
        return self.to.constant([band.id for band in self.rules.ladder].index(grade))

    def _limited(self, position: Ref, scope: Scope) -> list[Ref]:
        """Return the grade of the ladder, and what each limit makes of it."""
        stages = [position]
        with self.to.to.serving("grades", "grade"):
            for limit in self.rules.limits:
                stages.append(self._held(stages[-1], limit, scope))
        return stages

    def _held(self, position: Ref, limit: Limit, scope: Scope) -> Ref:
        to, grade = self.to.to, self._position(limit.grade)
        limited = grade if limit.fixed else to.greatest([position, grade])
        holds = [] if limit.when is None else [lower_condition(limit.when, scope)]
        if limit.unless is not None:
            holds.append(to.negate(lower_condition(limit.unless, scope)))
        if not holds:
            return limited
        self.conditions[limit.address] = to.all(holds)
        return to.select(self.conditions[limit.address], limited, position)

    def _relieved(self, given: Ref) -> Ref:
        """Return the grade after the first relief that holds."""
        to, position = self.to.to, given
        for relief in reversed(self.rules.relief):
            grades = [
                self._without(relief.dropping, each) for each in self.members(relief.dropping)
            ]
            with to.serving(relief.address, "grade"):
                without = self._position(relief.without)
                one = to.any([to.compare(grade, "=", without) for grade in grades])
                holds = to.all([to.compare(given, "=", self._position(relief.was)), one])
                position = to.select(holds, self._position(relief.becomes), position)
            self.conditions[relief.address] = holds
        return position

    def _without(self, of: expressions.Members, member: str) -> Ref:
        """Return the grade after the limits as it would be without a member of a set."""
        told = dict(self.conditions)
        scope = Scope(self.to, self, "total", dropped=(of, member))
        with self.to.to.serving("grades", "grade"):
            ladder = self._graded(self.rules.ladder, scope)
        grade = self._limited(ladder, evolve(scope, grade=ladder))[-1]
        # What would be decided otherwise is not what is decided.
        self.conditions.clear()
        self.conditions.update(told)
        return grade

    def _rationed(self, position: Ref, quota: Quota, scope: Scope) -> Ref:
        """Return the grade after a quota; a limit that is not there limits nothing."""
        to, crowd = self.to.to, cast("Crowd", self.crowd(quota.among, scope))
        met = None if quota.where is None else lower_condition(quota.where, scope)
        has = to.compare(position, "=", self._position(quota.grade))
        there = self.outcome("total").present
        candidate = self.to.both([crowd.member, there, has, met])
        ties: Ties = "competition" if quota.tied_in else "modified"
        rank = to.rank(Rank(tuple(self._first_present(quota.keys)), ties, crowd.by, candidate))
        limit = lower_value(quota.limit, scope)
        over = self.to.both([candidate, to.compare(rank, ">", limit.value), limit.present])
        self.conditions[quota.address] = cast("Ref", over)
        self.stages[quota.address] = (rank, limit.value)
        return to.select(self.conditions[quota.address], self._position(quota.becomes), position)

    def _first_present(self, keys: Sequence[RankKey]) -> Iterator[Key]:
        """Yield what to order by; who lacks a score stands behind all who have it."""
        for key in keys:
            found = self.outcome(key.node)
            if found.present is not None:
                yield Key(found.present)
            yield Key(self.to.rounded(found.value, key.rounding), key.ascending)

    def _ladder(self, node: str, ladder: Sequence[Band]) -> Ref:
        self.outcome(node)
        with self.to.to.serving(
            f"{self.nodes[node].address}.grades".removeprefix("total."), "grade"
        ):
            return self._graded(ladder, Scope(self.to, self, node))

    def _graded(self, ladder: Sequence[Band], scope: Scope) -> Ref:
        """Return the position in a ladder, of the node of the scope."""
        score = self.outcome(scope.node).value
        if is_tried(ladder):
            return self._tried(ladder, score, scope)
        return _looked_up(ladder, score, self.to)

    def _tried(self, ladder: Sequence[Band], score: Ref, scope: Scope) -> Ref:
        """Return the position of the first grade that holds; one past the last where none does."""
        to = self.to.to
        position = to.constant(len(ladder))
        for place, band in reversed(list(enumerate(ladder))):
            holds = _holds(band, score, scope)
            here = to.constant(place)
            if holds:
                self.conditions[band.address] = to.all(holds)
                here = to.select(self.conditions[band.address], here, position)
            position = here
        return position

    def rank(self, policy: RankingPolicy) -> Ref:
        """Return the position of each unit."""
        keys = [
            Key(self.to.rounded(self.outcome(key.node).value, key.rounding), key.ascending)
            for key in policy.keys
        ]
        there = [self.outcome(key.node).present for key in policy.keys]
        eligible = self.to.both([self.to.ranked(), *there])
        return self.to.to.rank(Rank(tuple(keys), policy.ties, policy.groups, eligible))


def _column(value: expressions.Value | None, scope: Scope) -> Outcome | None:
    return None if value is None else lower_value(value, scope)


def _clamped(value: Ref, low: Outcome | None, high: Outcome | None, scope: Scope) -> Ref:
    if low is not None:
        value = scope.to.to.greatest([value, low.value], [None, low.present])
    return value if high is None else scope.to.to.least([value, high.value], [None, high.present])


def _changed(before: Outcome, step: Step, scope: Scope) -> Outcome:
    """Add, multiply or replace; a value that is not there changes nothing."""
    to = scope.to.to
    changes: tuple[tuple[str, expressions.Value | None, Callable[[Outcome], Outcome]], ...] = (
        ("add", step.addend, lambda by: evolve(before, value=to.sum([before.value, by.value]))),
        ("multiply", step.factor, lambda by: evolve(before, value=to.mul(before.value, by.value))),
        # What is put in the place of a score is there, whether the score was or not.
        ("replace", step.instead, lambda by: Outcome(by.value)),
    )
    for key, operand, change in changes:
        if operand is not None:
            by = lower_value(operand, scope)
            if by.present is None:
                return change(by)
            scope.tree.decided(f"{step.address}.{key}", by.present)
            return scope.either(by.present, change(by), before)
    return before


# Ladders.


def _looked_up(ladder: Sequence[Band], score: Ref, to: Lowering) -> Ref:
    """Return the position of the band, 0 the best; one past the last where none holds."""
    rising = [band for band in reversed(ladder) if band.start is not None]
    cuts = [Cut(to.number(band.start), band.above) for band in rising if band.start is not None]
    ends = [to.constant(position) for position in range(len(ladder) - 1, -1, -1)]
    open_below = ladder[-1].start is None
    values = ends if open_below else [to.constant(len(ladder)), *ends]
    return to.to.lookup(score, cuts, values)


def _holds(band: Band, score: Ref, scope: Scope) -> list[Ref]:
    """Return the truths that together give a grade; none for the grade of all the rest."""
    holds = [] if band.when is None else [lower_condition(band.when, scope)]
    if band.start is not None:
        start = scope.to.number(band.start)
        holds.append(scope.to.to.compare(score, ">" if band.above else ">=", start))
    if band.stop is not None:
        stop = scope.to.number(band.stop)
        holds.append(scope.to.to.compare(score, "<=" if band.stop_included else "<", stop))
    return holds
