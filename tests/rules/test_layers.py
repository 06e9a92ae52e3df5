"""Rulesets over rulesets: what they make together, and that they reach for nothing else."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank import GovrankError, load, rank
from govrank.audit.examples import run_examples
from govrank.cli import main
from govrank.language import Text
from govrank.reading.plain import to_plain
from govrank.reading.strict_yaml import Limits
from govrank.reading.text import from_text
from govrank.report.strict_yaml import yaml_text
from govrank.rules import layers
from govrank.rules.document import digest_of
from govrank.rules.load import load_source
from tests.report.samples import assert_fits

BASE = (Path(__file__).parent / "broken" / "bases" / "ministry.yaml").read_text("utf-8")
PROVINCE = """govrank: "1"
id: test/province
version: "2026"
title: {vi: Tỉnh, en: The province}
legal_basis: [{ref: 7/QĐ-UBND}]
extends: ministry.yaml
changes:
  - {replace: indicators.news.max, was: 10, with: 8, because: {vi: Ít tin, en: Less news}}
  - {replace: grades.good.from, was: 16, with: 15, because: Softer, basis: assumed, source: Art. 3}
  - {add: indicators, item: {id: open, title: Open data, max: 2, score: {method: points}},
     after: news, because: New}
  - {add: indicators.news.note, with: Short, because: Told}
  - {replace: indicators.news.title.en, was: News, with: "2", because: Odd}
  - {replace: examples, with: [{name: all, given: {news: 8, open: 2, online: 10, counter: 10},
                                expect: {total: 20, grade: good}}], because: Other ceilings}
locked: [{part: indicators.open, because: Ours}]
"""
DISTRICT = """govrank: "1"
id: test/district
version: "1"
title: {vi: Huyện, en: The district}
extends: deep/province.yaml
changes:
  - {replace: indicators.news.max, was: 8, with: 6, because: Fewer}
  - {remove: examples, because: They no longer hold}
"""


@pytest.fixture
def folder(tmp_path):
    """Write three rulesets, one over the other."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "ministry.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "deep" / "province.yaml").write_text(PROVINCE, encoding="utf-8")
    (tmp_path / "district.yaml").write_text(DISTRICT, encoding="utf-8")
    return tmp_path


def refused(path):
    """Return the diagnostics that a file is refused with."""
    with pytest.raises(GovrankError) as caught:
        load(path)
    return caught.value.diagnostics


def test_a_ruleset_is_the_one_below_with_its_changes(folder):
    """Indicators, ceilings, grades, titles and examples change; all else stays."""
    ruleset = load(folder / "deep" / "province.yaml")
    assert (ruleset.id, ruleset.version, ruleset.title.en) == (
        "test/province", "2026", "The province",
    )  # fmt: skip
    assert list(ruleset.nodes) == ["total", "news", "open", "services", "online", "counter"]
    assert ruleset.nodes["news"].title == Text(vi="Tin tức", en="2")
    assert ruleset.nodes["news"].note.en == "Short"
    assert ruleset.rules.effective.since == "2025-01-01"
    assert [each.ref for each in ruleset.rules.legal_basis] == ["7/QĐ-UBND"]
    assert run_examples(ruleset) == ()


def test_a_changed_figure_says_where_it_comes_from(folder):
    """It has the reason of the change, and never the source of the figure before it."""
    figures = load(folder / "deep" / "province.yaml").parameters
    ceiling, start = figures["indicators.news.max"], figures["grades.good.from"]
    assert (ceiling.value, ceiling.provenance.source) == (Fraction(8), "test/province 2026")
    assert ceiling.provenance.because == Text(vi="Ít tin", en="Less news")
    assert (ceiling.provenance.basis, start.provenance.basis) == ("stated", "assumed")
    assert start.provenance.source == "Art. 3"
    assert figures["indicators.open.max"].provenance.because.en == "New"


def test_what_blank_cells_count_as_bears_the_reason_too(folder):
    """A stand-in is a figure like others; a number of decimals is none."""
    more = """  - {add: indicators.news.missing, with: 3, because: Late}
  - {add: indicators.news.places, with: 2, because: Fine}
"""
    (folder / "district.yaml").write_text(DISTRICT + more, encoding="utf-8")
    ruleset = load(folder / "district.yaml")
    (stand_in,) = (f for a, f in ruleset.parameters.items() if "news.missing" in a)
    assert (stand_in.value, stand_in.provenance.source) == (3, "test/district 1")
    assert next(each for each in ruleset.rules.inputs if each.id == "news").places == 2


def test_every_value_keeps_the_place_of_its_file(folder):
    """A changed figure leads to the file that changes it, the others to the file below."""
    ruleset = load(folder / "deep" / "province.yaml")
    places = {a: str(ruleset.mark(a)) for a in ("indicators.news.max", "indicators.online.max")}
    assert places["indicators.news.max"].endswith("province.yaml:8:51")
    assert places["indicators.online.max"].endswith("ministry.yaml:12:27")


def test_several_layers_are_one_ruleset(folder):
    """A district over a province over a ministry: the receipt names the digest of each file."""
    ruleset = load(folder / "district.yaml")
    assert [each.id for each in ruleset.layers] == [
        "test/district", "test/province", "test/ministry",
    ]  # fmt: skip
    ranking = rank(ruleset, [{"unit": "a", "news": 6, "open": 2, "online": 10, "counter": 10}])
    assert ranking["a"].total == 18
    receipt = ranking.receipt["ruleset"]
    assert receipt["sha256"] == ruleset.digest
    assert [each["sha256"] for each in receipt["layers"]] == [
        each.sha256 for each in ruleset.layers
    ]
    assert receipt["layers"][2]["sha256"] == load(folder / "deep" / "ministry.yaml").digest
    assert ruleset.parameters["indicators.news.max"].provenance.source == "test/district 1"


@pytest.mark.parametrize(
    "what", ["indicators.open.max, was: 2, with: 3", "ranking.ties, was: competition, with: dense"]
)
def test_locks_of_every_layer_hold(folder, what):
    """What the province or the ministry locks, the district cannot change."""
    text = DISTRICT.replace("indicators.news.max, was: 8, with: 6", what)
    (folder / "district.yaml").write_text(text, encoding="utf-8")
    assert [each.code for each in refused(folder / "district.yaml")] == ["meaning/part-locked"]


def test_a_resolved_ruleset_stands_for_itself(folder, capsys, tmp_path):
    """It loads with the same digest and the same locks; comments say what was changed and why."""
    ruleset = load(folder / "district.yaml")
    for lang in ("vi", "en"):
        assert main(["resolve", str(folder / "district.yaml"), "--lang", lang]) == 0
        out = capsys.readouterr().out
        (tmp_path / "whole.yaml").write_text(out, encoding="utf-8")
        whole = load(tmp_path / "whole.yaml")
        assert whole.digest == ruleset.digest
        assert [each.id for each in whole.layers] == ["test/district"]
    out = out.replace("\n#   ", " ")
    assert "# test/province 2026 changes:" in out
    assert "# - indicators.news.max: 8 → 6 (" in out
    assert "district.yaml:7:15). Fewer" in out
    assert "# - indicators.news.note: – → Short (" in out
    assert "# - examples: [all] → – (" in out


def test_the_receipt_of_a_layered_ruleset_fits_the_schema(folder, capsys):
    """`rank` prints the digest of each layer."""
    (folder / "d.csv").write_text("unit,news,open,online,counter\na,1,1,1,1\n")
    argv = ["rank", str(folder / "district.yaml"), str(folder / "d.csv"), "--format", "json"]
    assert main(argv) == 0
    plain = json.loads(capsys.readouterr().out)
    assert_fits(plain, "rank")
    assert len(plain["receipt"]["ruleset"]["layers"]) == 3


def test_a_list_can_be_written_anew(folder):
    """Each of its items says where it comes from; one that is no mapping is refused as ever."""
    change = "  - {replace: grades, with: [{id: some}], because: One}\n"
    path = folder / "district.yaml"
    path.write_text(DISTRICT + change, encoding="utf-8")
    (grade,) = load(path).rules.ladder
    assert (grade.id, grade.provenance.source) == ("some", "test/district 1")
    path.write_text(DISTRICT + change.replace("[{id: some}]", "[some]"), encoding="utf-8")
    assert "schema/wrong-type" in [each.code for each in refused(path)]


def test_a_lock_of_nothing_locks_nothing(folder):
    """A part that is locked and not there is told at its place in the file below."""
    text = BASE.replace("part: indicators.online", "part: indicators.offline")
    (folder / "deep" / "ministry.yaml").write_text(text, encoding="utf-8")
    (found,) = refused(folder / "district.yaml")
    assert (found.code, found.mark.line) == ("meaning/unknown-part", 20)


def test_a_circle_of_files_is_told_at_each(folder):
    """The message names the files in order, and the place of every `extends`."""
    (folder / "deep" / "ministry.yaml").write_text(
        PROVINCE.replace("extends: ministry.yaml", "extends: province.yaml"), encoding="utf-8"
    )
    (found,) = refused(folder / "district.yaml")
    assert found.code == "meaning/extends-cycle"
    assert found.text().endswith("deep/province.yaml → " + str(found.mark.source.name) + " → "
                                 + str(found.related[0].source.name))  # fmt: skip
    assert [each.line for each in (found.mark, *found.related)] == [6, 6]


def test_a_chain_without_end_is_cut(tmp_path):
    """Only so many rulesets may extend one another."""
    for n in range(9):
        text = DISTRICT.replace("deep/province.yaml", f"{n + 1}.yaml")
        (tmp_path / f"{n}.yaml").write_text(text, encoding="utf-8")
    (found,) = refused(tmp_path / "0.yaml")
    assert found.code == "meaning/too-many-layers"
    assert found.mark.source.name.endswith("7.yaml")


@pytest.mark.parametrize(
    "name", ["../out.yaml", "/etc/x.yaml", "link/out.yaml", "deep/../../out.yaml"]
)
def test_no_other_file_is_reached(folder, name):
    """Neither dots nor absolute paths nor links lead out of the folder."""
    inner = folder / "deep"
    (folder / "out.yaml").write_text(BASE, encoding="utf-8")
    (inner / "deep").mkdir()
    (inner / "link").symlink_to(folder, target_is_directory=True)
    text = DISTRICT.replace("deep/province.yaml", name)
    (inner / "d.yaml").write_text(text, encoding="utf-8")
    assert [each.code for each in refused(inner / "d.yaml")] == ["meaning/base-outside"]


def test_a_ruleset_of_the_catalogue_can_be_extended():
    """By its id from a text in memory; by a path only from a file."""
    head = 'govrank: "1"\nid: a\nversion: "1"\ntitle: A\nextends: {}\nchanges:\n'
    change = "  - {remove: examples, because: none}\n"
    ruleset = load_source(from_text(head.format("bacgiang/eportal") + change, "memory"))
    assert ruleset.layers[1].id == "bacgiang/eportal"
    with pytest.raises(GovrankError, match="meaning/base-outside"):
        load_source(from_text(head.format("eportal.yaml") + change, "memory"))


@pytest.mark.parametrize("name", ["a" * 5000 + ".yaml", "none.yaml", "deep/none.yaml", "deep.yaml"])
def test_a_name_of_no_file_is_told(folder, name):
    """A name that is too long for any file is none, and so is that of a folder."""
    (folder / "deep.yaml").mkdir()
    text = DISTRICT.replace("deep/province.yaml", name)
    (folder / "district.yaml").write_text(text, encoding="utf-8")
    assert [each.code for each in refused(folder / "district.yaml")] == ["meaning/unknown-base"]


def test_layers_grow_no_larger_than_a_file_may(folder, monkeypatch):
    """Files that are small by themselves cannot make a tree too deep or too large together."""
    path = folder / "deep" / "province.yaml"
    for limits, code in ((Limits(nodes=60), "too-many-nodes"), (Limits(depth=4), "too-deep")):
        monkeypatch.setattr(layers, "_LIMITS", limits)
        assert [each.code for each in refused(path)] == [f"text/{code}"]


def test_a_list_that_is_not_there_begins_with_its_first_item(folder):
    """Items that are added to a list that the ruleset below lacks make it, in their order."""
    more = """  - {add: limits, because: A,
     item: {at_most: weak, unless: {of: {score: open}, at_least: 1}}}
  - {add: limits, because: B,
     item: {at_most: weak, unless: {of: {score: open}, at_least: 2}}}
  - {add: total, with: {max: 18}, because: The sum}
"""
    (folder / "district.yaml").write_text(DISTRICT + more, encoding="utf-8")
    ruleset = load(folder / "district.yaml")
    assert [each.provenance.because.en for each in ruleset.rules.limits] == ["A", "B"]


@given(st.permutations(PROVINCE.partition("changes:\n")[2].partition("locked")[0].split("\n  - ")))
def test_the_order_of_changes_says_nothing(changes):
    """All changes speak of the ruleset below: in any order they make the same."""
    head = PROVINCE.partition("changes:\n")[0].replace("ministry.yaml", "bases/ministry.yaml")
    items = "".join(f"  - {each.strip().removeprefix('- ')}\n" for each in changes)
    here = Path(__file__).parent / "broken" / "x.yaml"
    ruleset = load_source(from_text(f"{head}changes:\n{items}", "x.yaml"), here)
    assert ruleset.digest == _FIRST.setdefault("digest", ruleset.digest)


_FIRST: dict[str, str] = {}


def test_the_whole_of_no_layers_is_the_file():
    """A ruleset that extends nothing is its own only layer."""
    ruleset = load("bacgiang/eportal")
    (layer,) = ruleset.layers
    assert (layer.id, layer.sha256) == ("bacgiang/eportal", ruleset.digest)
    again = load_source(from_text(yaml_text(to_plain(ruleset.tree)), "again"))
    assert digest_of(again.tree) == ruleset.digest
