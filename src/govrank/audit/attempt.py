"""One published table under one reading a column: verdicts on all its figures."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Any

from attrs import evolve, frozen

from govrank.audit.judgement import Judge, ReadingOf, Row, rows_of
from govrank.audit.published import TOTAL, Published
from govrank.audit.verdicts import FigureVerdict, Verdict, reason
from govrank.audit.witness import Search
from govrank.engine.exact import Evaluation, evaluate
from govrank.engine.interval import Enclosure, enclose
from govrank.engine.spans import Spans, intersection, span, union
from govrank.language import Text
from govrank.plan.columns import Column, Data
from govrank.rules.ruleset import Ruleset
from govrank.rules.table import data_of


@frozen(slots=False, eq=False)
class PrintedTable:
    """A published table beside what its parts give as they stand: the same for all readings."""

    ruleset: Ruleset
    published: Published

    @cached_property
    def rows(self) -> list[Row]:
        """The printed rows."""
        return rows_of(self.published)

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """The parts as they stand in print."""
        return self.published.columns(self.ruleset)

    @cached_property
    def evaluation(self) -> Evaluation:
        """The plan evaluated over the parts as they stand in print."""
        return evaluate(self.ruleset.plan, self.data)

    def evaluate(self, values: Mapping[str, Sequence[Fraction]]) -> Evaluation:
        """Evaluate the whole table, exactly, with these values of the inputs."""
        columns = {name: _column(values[name], self.columns[name]) for name in values}
        return evaluate(
            self.ruleset.plan, evolve(self.data, columns={**self.data.columns, **columns})
        )

    @cached_property
    def data(self) -> Data:
        """What an evaluation needs beside the parts."""
        units = self.published.units
        return data_of(self.ruleset, units, self.columns, self.published.marks)


@frozen(slots=False, eq=False)
class Attempt:
    """One table under one reading a column."""

    of: PrintedTable
    readings: Mapping[str, ReadingOf]

    @cached_property
    def judge(self) -> Judge:
        """The judge of single rows under these readings."""
        return Judge(self.of.ruleset, self.readings)

    @cached_property
    def enclosures(self) -> list[Spans]:
        """Per row, an outer enclosure of its total."""
        return [self.judge.totals(row) for row in self.of.rows]

    @cached_property
    def meetings(self) -> list[Spans]:
        """Per row, the totals that both the parts and the printed total allow."""
        pairs = zip(self.enclosures, self.of.rows, strict=True)
        return [intersection(spans, self.judge.published(row)) for spans, row in pairs]

    @cached_property
    def grades(self) -> list[set[str]]:
        """Per row, the grades its totals may have: those of the meeting, or of either side."""
        sides = zip(self.meetings, self.enclosures, self.of.rows, strict=True)
        return [
            self.judge.grades(union(spans, self.judge.published(row)) if m.is_empty else m)
            for m, spans, row in sides
        ]

    def possible(self, position: int) -> bool:
        """Tell whether the enclosures leave room for a row as printed."""
        grade = self.of.rows[position].grade
        fits = grade is None or grade in self.grades[position]
        return fits and not self.meetings[position].is_empty

    @property
    def fits(self) -> bool:
        """Whether no row is impossible under this reading."""
        return all(map(self.possible, range(len(self.of.rows))))

    @cached_property
    def witnesses(self) -> Mapping[str, Mapping[str, Fraction]]:
        """The confirmed witnesses by unit: with them the exact algebra prints what was printed."""
        found = self._found
        units = self.of.published.units
        return {units[p].id: found[p] for p in found if self._prints(self._confirmed, p)}

    @cached_property
    def _confirmed(self) -> Evaluation:
        """The exact algebra over the values found, and the printed ones where none were."""
        values = {
            name: [
                self._found.get(p, row.parts).get(name, Fraction(0))
                for p, row in enumerate(self.of.rows)
            ]
            for name in self.of.columns
        }
        return self.of.evaluate(values)

    @cached_property
    def _found(self) -> dict[int, Mapping[str, Fraction]]:
        """Search all possible rows at once; rows of an absolute ruleset do not touch each other."""
        rows = self.of.rows
        wanted = [p for p in range(len(rows)) if self.possible(p)]
        cells = [self.judge.cells(rows[p]) for p in wanted]
        names = [name for name in self.of.columns if all(name in each for each in cells)]
        if not wanted or not names:
            return {}
        search = Search(
            lambda values: self._totals(values, wanted),
            {name: [each[name] for each in cells] for name in names},
            [self._target(p) for p in wanted],
        )
        found = zip(wanted, search.witnesses(), strict=True)
        return {p: values for p, values in found if values is not None}

    def _target(self, position: int) -> Spans:
        grade = self.of.rows[position].grade
        bands = [spans for band, spans in self.judge.bands if band.id == grade]
        meeting = self.meetings[position]
        return intersection(meeting, bands[0]) if bands else meeting

    def _totals(
        self, values: Mapping[str, Sequence[Fraction]], wanted: Sequence[int]
    ) -> Sequence[Fraction]:
        whole = {
            name: [row.parts.get(name, Fraction(0)) for row in self.of.rows]
            for name in self.of.columns
        }
        for name, column in values.items():
            for position, value in zip(wanted, column, strict=True):
                whole[name][position] = value
        evaluation = self.of.evaluate(whole)
        totals = evaluation.fractions(self.of.ruleset.plan.nodes["total"].value)
        return [totals[position] for position in wanted]

    def _prints(self, evaluation: Evaluation, position: int) -> bool:
        """Tell whether an evaluation prints the total and the grade of a row as published."""
        row, plan = self.of.rows[position], self.of.ruleset.plan
        total = evaluation.value(plan.nodes["total"].value, position)
        fits = row.total is None or self.readings[TOTAL].values(row.total).contains(total)
        return fits and row.grade in (None, grade_of(self.of.ruleset, evaluation, position))

    @cached_property
    def figures(self) -> list[FigureVerdict]:
        """The verdict on every figure, row by row."""
        figures: list[FigureVerdict] = []
        for position, row in enumerate(self.of.rows):
            figures.extend(self._parts(position, row))
            if row.total is not None:
                figures.append(self._total(position, row, row.total))
            if row.grade is not None:
                figures.append(self._grade(position, row.grade))
            if row.rank is not None:
                figures.append(self._rank(position, row.rank))
        return figures

    def _figure(self, position: int, column: str, **what: Any) -> FigureVerdict:
        published = self.of.published
        return FigureVerdict(
            unit=published.units[position],
            position=published.positions[position],
            column=column,
            possible=self.enclosures[position],
            **what,
        )

    def _parts(self, position: int, row: Row) -> Iterator[FigureVerdict]:
        """Yield a verdict on each part that no value of its domain explains."""
        for name, spans in self.judge.cells(row).items():
            if spans.is_empty:
                domain, printed = self.judge.domain(name), row.parts[name]
                touches = _touch(self.judge.reading(name).values(printed), domain)
                yield self._figure(
                    position,
                    name,
                    printed=printed,
                    computed=None,
                    verdict="edge" if touches else "contradicted",
                    reason=reason("domain", domain),
                    excess=domain.distance(printed),
                )

    def _total(self, position: int, row: Row, printed: Fraction) -> FigureVerdict:
        plan = self.of.ruleset.plan
        computed = self.of.evaluation.value(plan.nodes["total"].value, position)
        verdict, why = self._of_total(position, row, computed)
        outside = verdict in ("contradicted", "edge")
        return self._figure(
            position,
            "total",
            printed=printed,
            computed=computed,
            verdict=verdict,
            reason=why,
            excess=self.enclosures[position].distance(printed) if outside else None,
        )

    def _of_total(self, position: int, row: Row, computed: Fraction) -> tuple[Verdict, Text]:
        enclosure, published = self.enclosures[position], self.judge.published(row)
        if enclosure.is_empty:
            return "undetermined", reason("part")
        if self.meetings[position].is_empty:
            touches = _touch(enclosure, published)
            verdict: Verdict = "edge" if touches else "contradicted"
            return verdict, reason("edge" if touches else "outside", enclosure)
        if published.contains(computed) and enclosure.contains(computed):
            return "exact", reason("exact")
        return self._witnessed(position)

    def _witnessed(self, position: int) -> tuple[Verdict, Text]:
        if self.of.published.units[position].id in self.witnesses:
            return "certified", reason("certified")
        return "undetermined", reason("no-witness")

    def _grade(self, position: int, printed: str) -> FigureVerdict:
        computed = grade_of(self.of.ruleset, self.of.evaluation, position)
        verdict, why = self._of_grade(position, printed, computed)
        return self._figure(
            position, "grade", printed=printed, computed=computed, verdict=verdict, reason=why
        )

    def _of_grade(self, position: int, printed: str, computed: str | None) -> tuple[Verdict, Text]:
        if printed not in self.grades[position]:
            return "contradicted", reason("grade", self._titles(self.grades[position]))
        if self.enclosures[position].is_empty:
            return "undetermined", reason("part")
        if self.meetings[position].is_empty:
            return "undetermined", reason("total-contradicted")
        if printed == computed:
            return "exact", reason("exact")
        return self._witnessed(position)

    def _titles(self, grades: Collection[str]) -> Text:
        titles = [band.title for band in self.of.ruleset.rules.ladder if band.id in grades]
        return Text(
            vi=" hoặc ".join(title.get("vi") for title in titles),
            en=" or ".join(title.get("en") for title in titles),
        )

    def _rank(self, position: int, printed: Fraction) -> FigureVerdict:
        computed = self.of.evaluation.value(self.of.ruleset.plan.rank, position)
        verdict, why = self._of_rank(position, printed, computed)
        return self._figure(
            position, "rank", printed=printed, computed=computed, verdict=verdict, reason=why
        )

    def _of_rank(
        self, position: int, printed: Fraction, computed: Fraction
    ) -> tuple[Verdict, Text]:
        if not all(map(self.possible, range(len(self.of.rows)))):
            return "undetermined", reason("total-contradicted")
        ranks = self._ranks.of(self.of.ruleset.plan.rank, position)
        if not ranks.contains(printed):
            return "contradicted", reason("rank", ranks)
        if printed == computed and self._as_printed:
            return "exact", reason("exact")
        witnessed = len(self.witnesses) == len(self.of.rows)
        if witnessed and self._confirmed.value(self.of.ruleset.plan.rank, position) == printed:
            return "certified", reason("certified")
        return "undetermined", reason("no-witness")

    @cached_property
    def _as_printed(self) -> bool:
        """Whether every printed total is what the printed parts give."""
        ref = self.of.ruleset.plan.nodes["total"].value
        totals = self.of.evaluation.fractions(ref)
        pairs = zip(self.of.rows, totals, strict=True)
        return all(self.judge.published(row).contains(total) for row, total in pairs)

    @cached_property
    def _ranks(self) -> Enclosure:
        cells = [self.judge.cells(row) for row in self.of.rows]
        names = [name for name in self.of.columns if all(name in each for each in cells)]
        inputs = {name: [each[name] for each in cells] for name in names}
        return enclose(self.of.ruleset.plan, inputs, self.of.data)


def grade_of(ruleset: Ruleset, evaluation: Evaluation, position: int) -> str | None:
    """Return the id of the grade an evaluation gives a unit; None where it gives none."""
    ladder, ref = ruleset.rules.ladder, ruleset.plan.grade
    index = len(ladder) if ref is None else int(evaluation.value(ref, position))
    return ladder[index].id if index < len(ladder) else None


def _touch(left: Spans, right: Spans) -> bool:
    """Tell whether two sets that do not meet would, if their open ends were in them."""
    return not intersection(_closed(left), _closed(right)).is_empty


def _closed(spans: Spans) -> Spans:
    return union(*(span(part.low, part.high) for part in spans.parts))


def _column(values: Sequence[Fraction], printed: Column) -> Column:
    scale = lcm(printed.denominator, *(value.denominator for value in values))
    return Column(tuple(int(value * scale) for value in values), scale, printed.states)
