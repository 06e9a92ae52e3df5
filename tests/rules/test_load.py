"""Loading: from an id of the catalogue or a path to a ruleset that has been checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from govrank import GovrankError, load
from govrank.reading.strict_yaml import parse
from govrank.reading.text import from_text
from govrank.rules import catalogue
from govrank.rules.case import load_case
from govrank.rules.document import digest_of
from govrank.rules.register import load_register
from tests.loading import load_text
from tests.scoring import HEAD

LEAF = "indicators: [{id: a, max: 10, score: {method: points}}]\n"


def _written(folder: Path, text: str) -> Path:
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_ruleset_is_loaded_by_id_by_version_and_by_path(tmp_path):
    """The catalogue's id, its last part, a version of it, or any file."""
    assert load("bacgiang/eportal").id == "bacgiang/eportal"
    assert load("eportal@2021").version == "2021"
    assert load(_written(tmp_path, HEAD + LEAF)).id == "test/one"


@pytest.mark.parametrize(
    ("name", "code", "hint"),
    [
        ("bacgiang/eportl", "usage/not-found", "bacgiang/eportal"),
        ("bacgiang/eportal@2019", "meaning/version-not-found", "2021"),
        ("nowhere.yaml", "text/", ""),
    ],
)
def test_what_is_not_there_is_one_error_with_the_nearest(name, code, hint):
    """A misspelt id, another version and a missing file are told apart."""
    with pytest.raises(GovrankError, match=code) as caught:
        load(name)
    assert hint in str(caught.value)


def test_an_id_that_several_files_share_is_not_guessed(monkeypatch):
    """The last part of an id will do only where it is unique."""
    known = {"north/portal": Path("n"), "south/portal": Path("s")}
    monkeypatch.setattr(catalogue, "entries", lambda _: iter(known.items()))
    with pytest.raises(GovrankError, match=r"north/portal, south/portal"):
        catalogue.find("ruleset", "portal")


def test_warnings_are_kept_with_the_ruleset():
    """A ceiling that differs from those below it is said, and refuses nothing."""
    ruleset = load_text(HEAD + LEAF + "total: {max: 9}\n")
    assert [note.code for note in ruleset.notes] == ["meaning/ceilings-differ"]
    assert ruleset.notes[0].severity == "warning"


def test_figures_too_fine_to_reckon_with_are_refused():
    """A denominator of thousands of digits is an error, not a wait."""
    digits = "0." + "3" * 60
    leaves = "".join(
        f"  - {{id: i{k}, max: 1, score: {{method: linear, of: x{k}, from: 0, to: {digits}{k}}}}}\n"
        for k in range(90)
    )
    with pytest.raises(GovrankError, match=r"meaning/too-precise"):
        load_text(HEAD + "indicators:\n" + leaves)


def test_a_digest_ignores_layout_and_notices_every_figure():
    """Comments and the order of keys do not change it; 10 becoming 11 does."""
    one = load_text(HEAD + LEAF)
    same = load_text("# a remark\n" + LEAF + HEAD)
    other = load_text(HEAD + LEAF.replace("10", "11"))
    assert one.digest == same.digest != other.digest


def test_every_place_has_a_mark():
    """An address leads to its line, or to the nearest thing around it."""
    ruleset = load_text(HEAD + LEAF)
    assert ruleset.mark("indicators.a.max").line == 5
    assert ruleset.mark("indicators.a.score.nothing").line == 5
    assert ruleset.mark("nowhere").line == 1


REGISTER = """govrank: "1"
id: test/units
title: Units
units:
  - {id: a, title: {vi: Sở A}, attributes: {kind: department}}
  - {id: b, title: {vi: Sở B}, ranked: false, aliases: [Sở Bê]}
"""


def test_a_register_holds_units_with_all_their_names(tmp_path):
    """Titles, aliases, attributes, and who is not ranked."""
    register = load_register(_written(tmp_path, REGISTER))
    assert register.find("SỞ BÊ").id == "b"
    assert not register.find("b").ranked
    assert register.find("Sở A").attribute("kind") == "department"


def test_a_name_that_means_two_units_is_refused_at_its_place(tmp_path):
    """Two units that share a name could be taken for each other."""
    with pytest.raises(GovrankError, match=r"mine.yaml:6:\d+: error\[meaning/unit-names-clash\]"):
        load_register(_written(tmp_path, REGISTER.replace("Sở Bê", "sở  a")))


def test_a_case_names_its_tables_readings_and_notes(tmp_path):
    """The data of a case lie beside it."""
    text = """govrank: "1"
id: test-case
title: Case
source: {title: {vi: Thông báo, en: Announcement}}
tables:
  - id: one
    ruleset: bacgiang/eportal
    data: one.csv
    columns: {total: Tổng}
    readings: {parts: "truncated:2"}
notes: [{kind: quirk, tables: [one], text: Odd}]
"""
    case = load_case(_written(tmp_path, text))
    (table,) = case.tables
    assert table.data == tmp_path / "one.csv"
    assert (table.columns, table.readings) == (
        (("total", "Tổng"),),
        (("parts", "truncated:2"),),
    )
    assert case.notes[0].kind == "quirk"
    assert load_case("bacgiang-2021").id == "bacgiang-2021"


def test_the_digest_of_a_tree_is_that_of_its_meaning():
    """Sorted keys, numbers as text."""
    one, two = (parse(from_text(t, "t")) for t in ("a: 1.0\nb: x\n", "b: x\na: 1.0\n"))
    assert digest_of(one) == digest_of(two)
