"""From the text of a ruleset to a ranking: every algebra, and every road, gives the same digits."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from govrank.engine.exact import Evaluation, Same, Whole, evaluate
from govrank.engine.interval import enclose
from govrank.engine.ranking import Ranking, rank
from govrank.engine.spans import point
from govrank.engine.trace import trace
from govrank.errors import GovrankError
from govrank.language import decimal_text
from govrank.plan.columns import PRESENT
from govrank.plan.rounding import round_to
from govrank.rules.model import is_tried
from govrank.rules.rebind import with_figures
from govrank.rules.ruleset import Ruleset
from govrank.rules.table import read_table
from tests.loading import load_text
from tests.strategies import plans
from tests.strategies.rulesets import SOME, ruleset_texts, tables

Rows = Mapping[str, Mapping[str, object]]
VALUES = ["0", "1", "2", "5", "0.5", "10", "7.25", "-1", "0.37"]


@frozen
class Run:
    """A ruleset, its text and rows for it; it shows itself as the last two."""

    text: str
    ruleset: Ruleset = field(repr=False)
    rows: Rows


@st.composite
def runs(draw: Any) -> Run:
    """Draw the text of a ruleset, the ruleset and rows for it."""
    text = draw(ruleset_texts())
    ruleset = load_text(text)
    return Run(text, ruleset, draw(tables(ruleset)))


def social(evaluation: Evaluation, unit: int) -> dict[int, Fraction]:
    """Return what only the whole population decides for one unit."""
    return {ref: evaluation.value(ref, unit) for ref in evaluation.plan.social}


def plain(ranking: Ranking) -> dict[str, dict[str, Any]]:
    """Return all results by unit, as exact text."""
    return {row["unit"]: row for row in ranking.to_rows()}


@given(runs())
@SOME
def test_the_trace_of_a_unit_has_the_digits_of_the_exact_columns(run):
    """Exact columns and the trace agree in every operation, for every unit."""
    ruleset, rows = run.ruleset, run.rows
    evaluation = rank(ruleset, rows).evaluation
    for unit in range(len(rows)):
        steps = trace(ruleset.plan, evaluation.data, unit, {}, social(evaluation, unit))
        assert [s.result for s in steps] == [evaluation.value(s.ref, unit) for s in steps]


@given(runs(), st.data())
@SOME
def test_an_enclosure_contains_the_exact_result(run, data):
    """With every cell known only as a set around it, every exact value is in its enclosure."""
    ruleset, rows = run.ruleset, run.rows
    evaluation = rank(ruleset, rows).evaluation
    spans = {
        name: [
            data.draw(plans.around(column.value(unit)))
            if column.state(unit) == PRESENT
            else point(0)
            for unit in range(len(rows))
        ]
        for name, column in evaluation.data.columns.items()
    }
    enclosure = enclose(ruleset.plan, spans, evaluation.data)
    for ref in range(len(ruleset.plan.operations)):
        for unit in range(len(rows)):
            assert enclosure.of(ref, unit).contains(evaluation.value(ref, unit))


@given(runs())
@SOME
def test_every_value_is_within_its_static_bounds(run):
    """Values lie between the bounds of their shape, over its denominator where it has one."""
    ruleset, rows = run.ruleset, run.rows
    evaluation = rank(ruleset, rows).evaluation
    for ref, shape in enumerate(evaluation.shapes):
        column = evaluation.columns[ref]
        for value in evaluation.fractions(ref):
            assert shape.low is None or shape.low <= value
            assert shape.high is None or value <= shape.high
            assert shape.denominator is None or (value * shape.denominator).denominator == 1
        if isinstance(column, Whole):
            assert column.denominator == shape.denominator or shape.denominator is None
        assert isinstance(column, Same) or not shape.constant


def changed(text: str, ruleset: Ruleset, address: str, value: Fraction) -> str:
    """Write another figure at an address, in its place in the text."""
    mark = ruleset.marks.get(f"{address}.value") or ruleset.marks[address]
    lines = text.splitlines()
    line, start = lines[mark.line - 1], mark.column - 1
    end = start
    while end < len(line) and line[end] in "-.0123456789":
        end += 1
    lines[mark.line - 1] = line[:start] + decimal_text(value) + line[end:]
    return "\n".join(lines) + "\n"


@given(runs(), st.data())
@SOME
def test_another_figure_gives_the_same_digits_by_every_road(run, data):
    """Binding, binding anew, a ruleset with the figure, and a text with it all agree."""
    text, ruleset, rows = run.text, run.ruleset, run.rows
    addresses = sorted(ruleset.parameters)
    if not addresses:
        return
    address = data.draw(st.sampled_from(addresses))
    bind = {address: Fraction(data.draw(st.sampled_from(VALUES)))}
    table = read_table(rows, ruleset)
    stated = rank(ruleset, table)
    fresh, again = evaluate(ruleset.plan, table.data, bind), stated.evaluation.rebind(bind)
    for ref in range(len(ruleset.plan.operations)):
        assert again.fractions(ref) == fresh.fractions(ref)
        assert again.rebind({}).fractions(ref) == stated.evaluation.fractions(ref)
    bound = outcome(lambda: rank(ruleset, table, bind=bind))
    written = outcome(lambda: load_text(changed(text, ruleset, address, bind[address])))
    if isinstance(bound, set):
        # A file may have its steps run the other way; bound figures may not turn them round.
        assert bound == {"meaning/figures-clash"}
        assert isinstance(written, set) or ".steps." in address
        return
    if isinstance(written, set):
        assert written <= ONLY_WRITTEN
        return
    assert written.parameters[address].value == bind[address]
    other = outcome(lambda: plain(rank(written, rows)))
    if isinstance(other, set):
        return  # the figure bounds an input, and these data are outside
    assert plain(bound) == other
    moved = with_figures(ruleset, bind)
    assert plain(Ranking(moved, table, evaluate(moved.plan, table.data))) == other


# What a file may not say, and what binding a figure of a good file may bring about.
ONLY_WRITTEN = {
    "meaning/weights-sum", "meaning/no-lowest-band",
    "meaning/band-gap", "meaning/band-overlap", "meaning/band-swapped",
}  # fmt: skip


def outcome(run: Any) -> Any:
    """Return what comes out of a call, or the codes of the errors it is refused with."""
    try:
        return run()
    except GovrankError as error:
        return {found.code for found in error.diagnostics if found.severity == "error"}


@given(runs(), st.data())
@SOME
def test_the_order_of_units_does_not_matter(run, data):
    """Permuting the rows changes nothing of any unit."""
    ruleset, rows = run.ruleset, run.rows
    order = data.draw(st.permutations(list(rows)))
    assert plain(rank(ruleset, {name: rows[name] for name in order})) == plain(rank(ruleset, rows))


@given(runs())
@SOME
def test_the_name_of_a_unit_is_only_a_name(run):
    """Renaming units, their order among each other kept, changes their names and nothing else."""
    ruleset, rows = run.ruleset, run.rows
    renamed = rank(ruleset, {f"z-{name}": row for name, row in rows.items()})
    for name, row in plain(rank(ruleset, rows)).items():
        assert plain(renamed)[f"z-{name}"] == {**row, "unit": f"z-{name}"}


@given(runs(), st.data())
@SOME
def test_another_unit_changes_no_score(run, data):
    """Rules without statistics are absolute: who else is in the table decides ranks only."""
    ruleset, rows = run.ruleset, run.rows
    more = {**data.draw(tables(ruleset)), **rows}
    few, many = plain(rank(ruleset, rows)), plain(rank(ruleset, more))
    for name, row in few.items():
        assert many[name]["scores"] == row["scores"]
        assert many[name]["grade"] == row["grade"]


@given(runs())
@SOME
def test_a_grade_is_the_band_that_the_total_is_in(run):
    """Where the total alone decides, it is at or above the start of its band, and of no better."""
    ruleset, rows = run.ruleset, run.rows
    ladder = ruleset.rules.ladder
    if is_tried(ladder) or ruleset.rules.limits:
        return
    for standing in rank(ruleset, rows):
        if standing.grade is None:
            assert not ladder or standing.total is None
            continue
        place = ladder.index(standing.grade)
        reached = [_reaches(standing.total, band) for band in ladder[: place + 1]]
        assert reached == [False] * place + [True]


def _reaches(total: Fraction, band: Any) -> bool:
    if band.start is None:
        return True
    return total > band.start.value if band.above else total >= band.start.value


@given(runs())
@SOME
def test_ranks_are_those_of_the_definition(run):
    """Ranks follow from the keys by how many units are ahead and level, and by nothing else."""
    ruleset, rows = run.ruleset, run.rows
    ranking = rank(ruleset, rows)
    policy = ruleset.rules.ranking
    keys = {s.unit.id: _keys(s, ruleset) for s in ranking}
    for standing in ranking:
        mine = keys[standing.unit.id]
        if mine is None:
            assert standing.rank is None
            continue
        rivals = {
            s.unit.id: keys[s.unit.id]
            for s in ranking
            if s.group == standing.group and keys[s.unit.id] is not None
        }
        assert standing.rank == _definition(policy.ties, rivals, standing.unit.id)


def _keys(standing: Any, ruleset: Ruleset) -> tuple[Fraction, ...] | None:
    """Return what a unit is ranked by, the smaller the better; None where one is absent."""
    found: list[Fraction] = []
    for key in ruleset.rules.ranking.keys:
        score = standing.score(key.node)
        if score is None:
            return None
        if key.rounding:
            score = round_to(score, key.rounding.places, key.rounding.mode)
        found.append(score if key.ascending else -score)
    return tuple(found)


def _definition(ties: str, rivals: Mapping[str, tuple[Fraction, ...]], unit: str) -> Fraction | int:
    ahead = [name for name, key in rivals.items() if key < rivals[unit]]
    level = sorted(name for name, key in rivals.items() if key == rivals[unit])
    return {
        "competition": len(ahead) + 1,
        "modified": len(ahead) + len(level),
        "dense": len({rivals[name] for name in ahead}) + 1,
        "ordinal": len(ahead) + level.index(unit) + 1,
        "fractional": len(ahead) + Fraction(len(level) + 1, 2),
    }[ties]


@given(runs())
@SOME
def test_scores_stay_between_floor_and_ceiling(run):
    """Without steps after the score, no score leaves the range of its node."""
    ruleset, rows = run.ruleset, run.rows
    for standing in rank(ruleset, rows):
        for name, node in ruleset.nodes.items():
            score = standing.score(name)
            if score is None or node.pipeline:
                continue
            assert node.low is None or node.low.value <= score
            assert node.high is None or score <= node.high.value


@pytest.mark.parametrize("ties", ["competition", "modified", "dense", "ordinal", "fractional"])
def test_ties_are_placed_as_their_name_says(ties):
    """Four units, two level: 1224, 1334, 1223, 1234 and 1 2.5 2.5 4."""
    ruleset = load_text(
        f"""
        govrank: "1"
        id: a
        version: "1"
        title: T
        indicators: [{{id: i, max: 9, score: {{method: points}}}}]
        ranking: {{ties: {ties}}}
        """
    )
    rows = {"a": {"i": 9}, "c": {"i": 7}, "b": {"i": 7}, "d": {"i": 5}}
    ranks = {s.unit.id: s.rank for s in rank(ruleset, rows)}
    half = Fraction(5, 2)
    assert (
        ranks
        == {
            "competition": {"a": 1, "c": 2, "b": 2, "d": 4},
            "modified": {"a": 1, "c": 3, "b": 3, "d": 4},
            "dense": {"a": 1, "c": 2, "b": 2, "d": 3},
            "ordinal": {"a": 1, "b": 2, "c": 3, "d": 4},
            "fractional": {"a": 1, "c": half, "b": half, "d": 4},
        }[ties]
    )
