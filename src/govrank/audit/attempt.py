"""One published table under one reading a column: verdicts on all its figures."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Any, Final

from attrs import evolve, frozen

from govrank.audit.judgement import Judge, ReadingOf, Row, rows_of
from govrank.audit.published import Published
from govrank.audit.verdicts import FigureVerdict, Verdict, reason
from govrank.audit.witness import Search
from govrank.engine.exact import Evaluation, evaluate
from govrank.engine.interval import Enclosure
from govrank.engine.spans import Spans, intersection, point, span, union
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
        """Evaluate the whole table, exactly, with these values of some inputs."""
        changed = {name: _column(values[name], self.columns[name]) for name in values}
        data = evolve(self.data, columns={**self.data.columns, **changed})
        return evaluate(self.ruleset.plan, data)

    def total(self, evaluation: Evaluation, position: int) -> Fraction | None:
        """Return the total of a row; None where all its parts are left out."""
        outcome = self.ruleset.plan.nodes["total"]
        there = outcome.present is None or evaluation.value(outcome.present, position)
        return evaluation.value(outcome.value, position) if there else None

    def grade(self, evaluation: Evaluation, position: int) -> str | None:
        """Return the id of the grade of a row; None where there is none."""
        ladder, ref = self.ruleset.rules.ladder, self.ruleset.plan.grade
        if ref is None or self.total(evaluation, position) is None:
            return None
        index = int(evaluation.value(ref, position))
        return ladder[index].id if index < len(ladder) else None

    def rank(self, evaluation: Evaluation, position: int) -> Fraction | None:
        """Return the rank of a row; None for a unit that is not ranked."""
        return evaluation.value(self.ruleset.plan.rank, position) or None

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
        return Judge(self.of.ruleset, self.readings, self.of.rows, self.of.data)

    @cached_property
    def cells(self) -> list[Mapping[str, Spans]]:
        """Per row, what each printed part may stand for."""
        return [self.judge.cells(row) for row in self.of.rows]

    @cached_property
    def enclosures(self) -> list[Spans]:
        """Per row, an outer enclosure of its total."""
        return list(map(self.judge.totals, self.of.rows, self.cells))

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
            self.judge.grades(row, union(spans, self.judge.published(row)) if m.is_empty else m)
            for m, spans, row in sides
        ]

    def possible(self, position: int) -> bool:
        """Tell whether the enclosures leave room for a row as printed."""
        row = self.of.rows[position]
        if row.total is None and row.grade is None:
            return not self._broken(position)
        fits = row.grade is None or row.grade in self.grades[position]
        return fits and not self.meetings[position].is_empty

    def _broken(self, position: int) -> bool:
        """Tell whether a part of a row has no value that would be printed so."""
        return any(spans.is_empty for spans in self.cells[position].values())

    @property
    def fits(self) -> bool:
        """Whether no row is impossible under this reading."""
        return all(map(self.possible, range(len(self.of.rows))))

    @cached_property
    def witnesses(self) -> Mapping[str, Mapping[str, Fraction]]:
        """The confirmed witnesses by unit: with them the exact algebra prints what was printed.

        Under rules with statistics a row has no witness of its own: there is one of all rows.
        """
        units, found = self.of.published.units, {**self._given, **self._found}
        confirmed = [p for p in found if self._prints(self._confirmed, p)]
        if self._relative and len(confirmed) < len(self.of.rows):
            return {}
        return {units[p].id: found[p] for p in confirmed}

    @property
    def _relative(self) -> bool:
        return self.of.ruleset.plan.relative

    @cached_property
    def _given(self) -> dict[int, Mapping[str, Fraction]]:
        """The rows that need no other digits: their parts as they stand print what was printed."""
        return {
            p: row.parts
            for p, row in enumerate(self.of.rows)
            if self._stands(p) and self._prints(self.of.evaluation, p)
        }

    def _stands(self, position: int) -> bool:
        """Tell whether the parts of a row, and those it is scored by, may be just as printed."""
        return self._all_stand if self._relative else self._row_stands(position)

    @cached_property
    def _all_stand(self) -> bool:
        return all(map(self._row_stands, range(len(self.of.rows))))

    def _row_stands(self, position: int) -> bool:
        parts = self.of.rows[position].parts
        return all(s.contains(parts[name]) for name, s in self.cells[position].items())

    @cached_property
    def _confirmed(self) -> Evaluation:
        """The exact algebra over the values found, and the printed ones where none were."""
        return self.of.evaluate(self._filled(self._found))

    def _filled(self, found: Mapping[int, Mapping[str, Fraction]]) -> dict[str, list[Fraction]]:
        """Return whole columns of the inputs searched, as printed in the rows not found."""
        return {
            name: [
                found.get(p, row.parts).get(name, Fraction(0)) for p, row in enumerate(self.of.rows)
            ]
            for name in self._searched
        }

    @cached_property
    def _searched(self) -> list[str]:
        """The inputs that may be other than printed in some row."""
        rows = list(zip(self.of.rows, self.cells, strict=True))
        return [
            name
            for name in self.of.columns
            if any(name in cells and cells[name] != point(row.parts[name]) for row, cells in rows)
        ]

    @cached_property
    def _found(self) -> dict[int, Mapping[str, Fraction]]:
        """Search all possible rows at once; rows of an absolute ruleset do not touch each other."""
        rows = range(len(self.of.rows))
        wanted = [p for p in rows if self.possible(p) and p not in self._given]
        if not wanted or not self._searched:
            return {}
        cells = [self.cells[p] for p in wanted]
        search = Search(
            lambda values: self._totals(values, wanted),
            {name: [each.get(name, _ABSENT) for each in cells] for name in self._searched},
            [self._target(p) for p in wanted],
        )
        found = zip(wanted, search.witnesses(), strict=True)
        return {p: self._whole(p, values) for p, values in found if values is not None}

    def _whole(self, position: int, found: Mapping[str, Fraction]) -> Mapping[str, Fraction]:
        """Return a value for every part of a row: those found, and those printed in full."""
        parts = self.of.rows[position].parts
        return {name: found.get(name, printed) for name, printed in parts.items()}

    def _target(self, position: int) -> Spans:
        grade = self.of.rows[position].grade
        bands = [spans for band, spans in self.judge.bands if band.id == grade]
        meeting = self.meetings[position]
        return intersection(meeting, bands[0]) if bands else meeting

    def _totals(
        self, values: Mapping[str, Sequence[Fraction]], wanted: Sequence[int]
    ) -> Sequence[Fraction]:
        rows = (dict(zip(values, row, strict=True)) for row in zip(*values.values(), strict=True))
        evaluation = self.of.evaluate(self._filled(dict(zip(wanted, rows, strict=True))))
        totals = evaluation.fractions(self.of.ruleset.plan.nodes["total"].value)
        return [totals[position] for position in wanted]

    def _prints(self, evaluation: Evaluation, position: int) -> bool:
        """Tell whether an evaluation prints the total and the grade of a row as published."""
        row, total = self.of.rows[position], self.of.total(evaluation, position)
        if row.total is not None:
            fits = total is not None and self.judge.published(row).contains(total)
        else:
            fits = True
        return fits and row.grade in (None, self.of.grade(evaluation, position))

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
        for name, spans in self.cells[position].items():
            if spans.is_empty:
                verdict, why = self._of_part(name, row.parts[name])
                yield self._figure(
                    position,
                    name,
                    printed=row.parts[name],
                    computed=None,
                    verdict=verdict,
                    reason=why,
                    excess=self.judge.domain(name).distance(row.parts[name]),
                )

    def _of_part(self, name: str, printed: Fraction) -> tuple[Verdict, Text]:
        domain, values = self.judge.domain(name), self.judge.reading(name).values(printed)
        if values == point(0):
            return "contradicted", reason("zero")
        if not intersection(domain, values).is_empty:
            return "contradicted", reason("whole")
        return "edge" if _touch(values, domain) else "contradicted", reason("domain", domain)

    def _total(self, position: int, row: Row, printed: Fraction) -> FigureVerdict:
        computed = self.of.total(self.of.evaluation, position)
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

    def _of_total(self, position: int, row: Row, computed: Fraction | None) -> tuple[Verdict, Text]:
        enclosure, published = self.enclosures[position], self.judge.published(row)
        if enclosure.is_empty:
            return self._of_none(position)
        if self.meetings[position].is_empty:
            touches = _touch(enclosure, published)
            verdict: Verdict = "edge" if touches else "contradicted"
            return verdict, reason("edge" if touches else "outside", enclosure)
        if computed is not None and published.contains(computed) and self._stands(position):
            return "exact", reason("exact")
        return self._witnessed(position)

    def _of_none(self, position: int) -> tuple[Verdict, Text]:
        """Judge a total or a grade of a row that can have none."""
        if self._broken(position):
            return "undetermined", reason("part")
        return "contradicted", reason("absent")

    def _witnessed(self, position: int) -> tuple[Verdict, Text]:
        if self.of.published.units[position].id in self.witnesses:
            return "certified", reason("certified")
        return "undetermined", reason("no-table-witness" if self._relative else "no-witness")

    def _grade(self, position: int, printed: str) -> FigureVerdict:
        computed = self.of.grade(self.of.evaluation, position)
        verdict, why = self._of_grade(position, printed, computed)
        return self._figure(
            position, "grade", printed=printed, computed=computed, verdict=verdict, reason=why
        )

    def _of_grade(self, position: int, printed: str, computed: str | None) -> tuple[Verdict, Text]:
        if printed not in self.grades[position]:
            closed, row = _closed(self.meetings[position]), self.of.rows[position]
            touches = printed in self.judge.grades(row, closed)
            why = reason("grade", self._titles(self.grades[position]))
            return "edge" if touches else "contradicted", why
        if self.enclosures[position].is_empty:
            return self._of_none(position)
        if self.meetings[position].is_empty:
            return "undetermined", reason("total-contradicted")
        if printed == computed and self._stands(position):
            return "exact", reason("exact")
        return self._witnessed(position)

    def _titles(self, grades: Collection[str]) -> Text:
        titles = [band.title for band in self.of.ruleset.rules.ladder if band.id in grades]
        return Text(
            vi=" hoặc ".join(title.get("vi") for title in titles),
            en=" or ".join(title.get("en") for title in titles),
        )

    def _rank(self, position: int, printed: Fraction) -> FigureVerdict:
        computed = self.of.rank(self.of.evaluation, position)
        verdict, why = self._of_rank(position, printed, computed)
        return self._figure(
            position, "rank", printed=printed, computed=computed, verdict=verdict, reason=why
        )

    def _of_rank(
        self, position: int, printed: Fraction, computed: Fraction | None
    ) -> tuple[Verdict, Text]:
        if not self.fits:
            return "undetermined", reason("row-impossible")
        ranks = self._ranks(position)
        if ranks == point(0):
            return "contradicted", reason("unranked")
        if not ranks.contains(printed):
            touches = self._ranks(position, closed=True).contains(printed)
            return "edge" if touches else "contradicted", reason("rank", ranks)
        if printed == computed and len(self._given) == len(self.of.rows):
            return "exact", reason("exact")
        if self._ordered:
            return "certified", reason("certified")
        return "undetermined", reason("no-witness")

    @cached_property
    def _ordered(self) -> bool:
        """Whether the witnesses of all rows together give every printed rank that is possible."""
        printed = ((p, row.rank) for p, row in enumerate(self.of.rows) if row.rank is not None)
        possible = [(p, rank) for p, rank in printed if self._ranks(p).contains(rank)]
        return len(self.witnesses) == len(self.of.rows) and all(
            self.of.rank(self._confirmed, p) == rank for p, rank in possible
        )

    def _ranks(self, position: int, *, closed: bool = False) -> Spans:
        """Return the ranks a row can have; `closed`: if open ends of totals were in them."""
        enclosure = self._closed_places if closed else self._places
        return enclosure.of(self.of.ruleset.plan.rank, position)

    @cached_property
    def _places(self) -> Enclosure:
        return self._enclosed(self._targets)

    @cached_property
    def _closed_places(self) -> Enclosure:
        return self._enclosed([_closed(target) for target in self._targets])

    @cached_property
    def _targets(self) -> list[Spans]:
        return list(map(self._target, range(len(self.of.rows))))

    def _enclosed(self, totals: Sequence[Spans]) -> Enclosure:
        """Enclose the whole table, its totals being no more than the print allows."""
        plan = self.of.ruleset.plan
        ref = plan.nodes["total"].value
        known = {p: {ref: spans} for p, spans in enumerate(totals) if not spans.is_empty}
        inputs = {
            name: [each.get(name, _ABSENT) for each in self.cells] for name in self.of.columns
        }
        return Enclosure(plan, self.of.data, inputs, {}, rows=known)


# What stands for a cell that is left out; no rule reads it.
_ABSENT: Final = point(0)


def _touch(left: Spans, right: Spans) -> bool:
    """Tell whether two sets that do not meet would, if their open ends were in them."""
    return not intersection(_closed(left), _closed(right)).is_empty


def _closed(spans: Spans) -> Spans:
    return union(*(span(part.low, part.high) for part in spans.parts))


def _column(values: Sequence[Fraction], printed: Column) -> Column:
    scale = lcm(printed.denominator, *(value.denominator for value in values))
    numerators = (value.numerator * (scale // value.denominator) for value in values)
    return Column(tuple(numerators), scale, printed.states)
