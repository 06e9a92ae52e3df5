"""Patterns of real regulations, each a small ruleset with its worked examples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docs.generators.patterns import COUNT, WAITING

from govrank import explain, load, verify
from govrank.audit.examples import _ranked, run_examples
from govrank.language import decimal_text
from govrank.plan.rounding import round_to
from govrank.reading.figures import Figure, State
from govrank.report.strict_yaml import yaml_text
from govrank.rules.expand import expanded
from tests.audit.replay import replayed
from tests.loading import load_text

FILES = {path.name.partition(".")[0]: path for path in sorted(Path(__file__).parent.glob("*.yaml"))}
PRINT = {"parts": "exact", "total": "rounded:9"}
PATTERNS = pytest.mark.parametrize("name", FILES)


def test_every_pattern_is_written_or_says_what_it_waits_for():
    """Of the 75 patterns none is forgotten, and none that is written is said to wait."""
    written = {int(name[1:3]) for name in FILES}
    assert sorted([*written, *WAITING]) == list(range(1, COUNT + 1))


def _rankings(ruleset):
    """Rank the units of each example whose data are all taken."""
    for example in ruleset.rules.examples:
        if not any(key == "refused" for _, wanted in example.expect for key, _ in wanted):
            yield _ranked(ruleset, example, {})


@PATTERNS
def test_a_pattern_is_a_ruleset_without_notes(name):
    """It loads, there is nothing to note, and it says in both languages what it is."""
    ruleset = load(FILES[name])
    assert (ruleset.id, ruleset.notes) == (f"patterns/{name}", ())
    for text in (ruleset.title, ruleset.rules.description):
        assert text.vi
        assert text.en
        assert text.vi != text.en


@PATTERNS
def test_the_worked_examples_of_a_pattern_hold(name):
    """There are examples, and each gives what it says."""
    ruleset = load(FILES[name])
    assert ruleset.rules.examples
    assert [str(found) for found in run_examples(ruleset)] == []


@PATTERNS
def test_a_pattern_without_its_shorthands_gives_the_same(name):
    """Written out as formulas, the rules keep every promise of the examples."""
    without = load_text(yaml_text(expanded(load(FILES[name]))))
    assert [str(found) for found in run_examples(without)] == []


@PATTERNS
def test_every_example_is_explained(name):
    """In both languages, without an empty line; the steps, worked out again, give the total."""
    for ranking in _rankings(load(FILES[name])):
        for standing in ranking:
            told = explain(ranking, standing.unit.id)
            for lang in ("vi", "en"):
                assert [each for each in _lines(told, lang) if not each.strip(" :")] == []
            data = json.loads(json.dumps(told.to_dict()))
            if standing.total is not None:
                assert replayed(data["steps"])[-1] == standing.total == told.total.score


def _lines(told, lang):
    """Return what is said of each score, and of the grade and the rank."""
    pending = [told.total]
    while pending:
        found = pending.pop()
        pending.extend(found.children)
        yield from (each.text.get(lang) for each in found.workings)
        yield from (each.said.get(lang) for each in found.inputs)
    for part in (told.grade, told.rank):
        yield from (line.get(lang) for line in (part.lines if part else ()))


@PATTERNS
def test_every_example_is_verified(name):
    """Printed as it was worked out, every total, grade and rank is exact."""
    ruleset = load(FILES[name])
    for ranking in _rankings(ruleset):
        printed, columns = _printed(ranking)
        if not columns:  # a unit without any result prints nothing
            continue
        checked = verify(ruleset, printed, columns=columns, readings=PRINT)
        assert {figure.verdict for figure in checked.figures} <= {"exact"}
        assert len(checked.figures) == len(printed) * len(columns)


def _printed(ranking):
    """Return the rows of a table that prints what was worked out, and its columns.

    A column is left out where some unit has nothing to print in it.
    """
    results = {
        "printed-total": [_digits(each.total) for each in ranking],
        "printed-grade": [each.grade.id if each.grade else None for each in ranking],
        "printed-rank": [each.rank and decimal_text(each.rank) for each in ranking],
    }
    kept = {key: cells for key, cells in results.items() if None not in cells}
    cells = ranking.table.cells
    rows = [
        {
            "unit": each.unit.id,
            **dict(each.unit.attributes),
            **{name: _cell(column[each.position]) for name, column in cells.items()},
            **{key: column[place] for key, column in kept.items()},
        }
        for place, each in enumerate(ranking)
    ]
    return rows, {key.partition("-")[2]: key for key in kept}


def _digits(total):
    return None if total is None else decimal_text(round_to(total, 9, "half-up"))


def _cell(cell):
    if isinstance(cell, State):
        return {State.MISSING: "", State.NOT_APPLICABLE: "N/A"}[cell]
    return cell.text if isinstance(cell, Figure) else cell
