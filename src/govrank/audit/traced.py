"""One unit of a ranking with the trace of its calculation: what explanations look things up in."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property, partial

from attrs import evolve, field, frozen

from govrank.audit.arithmetic import Arithmetic
from govrank.audit.provenance import value_of
from govrank.audit.spoken import Speaker
from govrank.engine.ranking import Ranking
from govrank.engine.trace import Step, trace
from govrank.language import Text
from govrank.plan.columns import PRESENT
from govrank.plan.operations import Input as Source
from govrank.plan.operations import Ref
from govrank.rules.expressions import model
from govrank.rules.model import Band, Node
from govrank.rules.values import Input, Option


@frozen(slots=False)
class Case:
    """One unit of a ranking, with every step of its calculation."""

    ranking: Ranking
    position: int
    steps: tuple[Step, ...] = field(init=False, repr=False)

    @steps.default
    def _traced(self) -> tuple[Step, ...]:
        evaluation, plan = self.ranking.evaluation, self.ranking.ruleset.plan
        population = {ref: evaluation.value(ref, self.position) for ref in plan.social}
        return trace(plan, evaluation.data, self.position, evaluation.bound, population)

    @cached_property
    def inputs(self) -> dict[Ref, Input]:
        """The columns that hold an input, raw or with what stands in for a blank."""
        specs = {each.id: each for each in self.ranking.ruleset.rules.inputs}
        raw = {
            step.ref: specs[step.operation.name]
            for step in self.steps
            if isinstance(step.operation, Source) and step.operation.name in specs
        }
        given = self.ranking.ruleset.plan.given
        return raw | {column.value: specs[name] for name, column in given.items()}

    def stood_in(self, name: str) -> Fraction | None:
        """Return an input with what stands in for an absent cell; None where it is left out."""
        column = self.ranking.ruleset.plan.given[name]
        return self.value(column.value) if self.there(column.present) else None

    @cached_property
    def arithmetic(self) -> Arithmetic:
        """The writer of this unit's arithmetic, with inputs as its only atoms."""
        outcomes = self.ranking.ruleset.plan.nodes.values()
        absent = {each.value for each in outcomes if not self.there(each.present)}
        options: dict[Ref, Sequence[Option]] = {
            ref: each.options for ref, each in self.inputs.items() if each.kind == "choice"
        }
        options |= self._attributes
        return Arithmetic(self.steps, frozenset(self.inputs), frozenset(absent), options)

    @property
    def _attributes(self) -> dict[Ref, Sequence[Option]]:
        """The columns of attributes; whatever the position, the unit's own value is said."""
        unit, found = self.ranking.table.units[self.position], dict[Ref, Sequence[Option]]()
        for step in self.steps:
            operation = step.operation
            if isinstance(operation, Source) and operation.name.startswith("@"):
                name = operation.name[1:]
                said = f"{name}: {unit.attribute(name) or '–'}"
                known = int(operation.high or 0) + 1
                found[step.ref] = [Option("", Text(vi=said, en=said))] * known
        return found

    def value(self, ref: Ref) -> Fraction:
        """Return the value of a column for this unit."""
        return self.steps[ref].result

    def holds(self, address: str) -> bool:
        """Tell whether the condition of a step, a grade or a limit holds."""
        return self.value(self.ranking.ruleset.plan.conditions[address]) == 1

    def given(self, address: str) -> bool:
        """Tell whether the value of a step is there; many always are."""
        return self.there(self.ranking.ruleset.plan.conditions.get(address))

    def stages(self, node: Node) -> tuple[Ref, ...]:
        """Return the columns that the score of a node went through."""
        return self.ranking.ruleset.plan.stages[node.id]

    def speaker(self, current: Fraction | None = None) -> Speaker:
        """Return who says values and conditions, with the numbers of this unit."""
        rules, plan = self.ranking.ruleset.rules, self.ranking.ruleset.plan

        def known(value: model.InputOf | model.ScoreOf | model.Current) -> Fraction | None:
            match value:
                case model.ScoreOf(node):
                    there = self.there(plan.nodes[node].present)
                    return self.value(plan.nodes[node].value) if there else None
                case model.InputOf(name):
                    return self._input(name)
                case _:
                    return current

        return Speaker(rules, partial(value_of, self.ranking), known, self._given)

    def _given(self, name: str) -> Band | None:
        """Return the own grade of an indicator; None where it has none."""
        stages = self.ranking.ruleset.plan.stages.get(f"{name}.grades")
        if stages is None:
            return None
        node = self.ranking.ruleset.nodes[name]
        return (
            None
            if self.score(node) is None
            else dict(enumerate(node.ladder)).get(int(self.value(stages[0])))
        )

    def _input(self, name: str) -> Fraction | None:
        column = self.ranking.table.data.columns[name]
        present = column.state(self.position) == PRESENT
        return column.value(self.position) if present else None

    def there(self, presence: Ref | None) -> bool:
        """Tell whether a presence column says that there is something."""
        return presence is None or self.value(presence) == 1

    def outcome(self, node: Node) -> Ref:
        """Return the column of a node's score."""
        return self.ranking.ruleset.plan.nodes[node.id].value

    def score(self, node: Node) -> Fraction | None:
        """Return a node's score; None where it is left out."""
        outcome = self.ranking.ruleset.plan.nodes[node.id]
        return self.value(outcome.value) if self.there(outcome.present) else None

    def written(self, ref: Ref, atoms: Sequence[Ref]) -> tuple[Text, ...]:
        """Return the arithmetic of a column; inputs and `atoms` stand as their values."""
        shown = frozenset((*self.inputs, *atoms))
        return evolve(self.arithmetic, atoms=shown).lines(ref)
