"""Shipped files by id, wherever the package stands."""

from __future__ import annotations

import pytest

from govrank.errors import GovrankError
from govrank.rules import catalogue
from govrank.rules.load import load

TEXT = (
    'govrank: "1"\nid: {id}\nversion: "1"\ntitle: T\n'
    "indicators: [{{id: a, max: 1, score: {{method: points}}}}]\n"
)


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """Put two rulesets where the catalogue looks, one of them under another id than its place."""
    (tmp_path / "north").mkdir()
    for name, told in {"one": "north/one", "two": "north/other"}.items():
        (tmp_path / "north" / f"{name}.ruleset.yaml").write_text(TEXT.format(id=told), "utf-8")
    monkeypatch.setattr(catalogue, "root", lambda: tmp_path)
    return tmp_path


def test_a_file_is_found_by_its_place(shelf):
    """The id is the path below the root without its ending; the last part will do."""
    assert [name for name, _ in catalogue.entries("ruleset")] == ["north/one", "north/two"]
    assert list(catalogue.entries("units")) == []
    assert catalogue.find("ruleset", "one") == shelf / "north" / "one.ruleset.yaml"
    assert load("one").id == "north/one"


def test_an_id_that_is_not_the_place_of_its_file_is_refused(shelf):
    """A shipped file says who it is, and stands there."""
    assert (shelf / "north" / "two.ruleset.yaml").exists()
    with pytest.raises(GovrankError) as error:
        load("north/two")
    (found,) = error.value.diagnostics
    assert found.text("vi") == (
        "mã của tệp là “north/other” nhưng vị trí của tệp trong danh mục là “north/two”"
    )
    assert (found.mark.line, found.mark.column) == (2, 5)


def test_a_package_carries_its_own_files(tmp_path, monkeypatch):
    """In a wheel the rulesets lie within the package; in a checkout beside the sources."""
    catalogue.root.cache_clear()
    package = tmp_path / "govrank"
    (package / "rules").mkdir(parents=True)
    monkeypatch.setattr(catalogue, "__file__", str(package / "rules" / "catalogue.py"))
    assert catalogue.root() == tmp_path.parent / "rulesets"
    catalogue.root.cache_clear()
    (package / "rulesets").mkdir()
    assert catalogue.root() == package / "rulesets"
    catalogue.root.cache_clear()


@pytest.mark.parametrize(
    ("name", "path"),
    [("a/b", False), ("b@2021", False), ("b.yaml", True), ("x/b.ruleset.yml", True)],
)
def test_a_path_is_told_from_an_id_by_its_ending(name, path):
    """What ends in .yaml or .yml is a file."""
    assert catalogue.is_path(name) is path


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("bacgiang/eportl", "bacgiang/eportal"),
        ("bacgiang/ict-department", "bacgiang/ict-departments"),
        ("eportl", "bacgiang/eportal"),
        ("hanoi/eportal", "bacgiang/eportal"),
        ("nothing-like-it", ""),
    ],
)
def test_a_misspelt_id_is_answered_with_the_nearest_whole_ones(name, near):
    """The slip may be in the last part, in the folder before it, or the folder left out."""
    with pytest.raises(GovrankError) as error:
        load(name)
    assert dict(error.value.diagnostics[0].params)["suggestion"].split(", ")[0] == near


def test_an_entry_of_another_kind_is_said_to_be_one():
    """A ruleset where a case is needed is there, and not of use."""
    with pytest.raises(GovrankError) as error:
        catalogue.find("case", "eportal")
    (found,) = error.value.diagnostics
    assert found.text("en") == "'eportal' is a ruleset; here a case is needed"
    assert found.text("vi") == "“eportal” là bộ quy tắc; ở đây cần trường hợp kiểm chứng"
