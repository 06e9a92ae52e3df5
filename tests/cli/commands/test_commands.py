"""Every command in both languages and every format, over shipped and hand-written files."""

from __future__ import annotations

import io
import json
import sys
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook

from govrank.cli import main
from govrank.rules import catalogue
from tests.report.samples import SIMPLE, assert_fits

LANGS = ("vi", "en")
FORMATS = ("table", "csv", "json", "md")
DATA = catalogue.root() / "bacgiang" / "data"
PRINTED = str(DATA / "appendix-3-eportal-departments.csv")
COLUMNS = ["--total", "Tổng điểm", "--grade", "Xếp loại"]
RANK = ["rank", "eportal", PRINTED, "--ignore", "Tổng điểm", "--ignore", "Xếp loại"]
EXPLAIN = ["explain", *RANK[1:], "Sở Y tế"]
VERIFY = ["verify", "eportal", PRINTED, *COLUMNS]

EVERY = {
    "list": ["list"],
    "show": ["show", "bacgiang/eportal"],
    "validate": ["validate", "eportal", "bacgiang/units", "bacgiang-2021"],
    "rank": RANK,
    "explain": EXPLAIN,
    "verify": VERIFY,
    "verify-case": ["verify", "bacgiang-2021"],
    "reproduce": ["reproduce", "bacgiang-2021"],
}


@pytest.fixture
def simple(tmp_path):
    """Write a small ruleset and return its path."""
    path = tmp_path / "simple.ruleset.yaml"
    path.write_text(SIMPLE, encoding="utf-8")
    return path


LIGHT = ("list", "show", "rank", "explain", "verify")
CASES = [(kind, how, lang) for kind in LIGHT for how in FORMATS for lang in LANGS]
CASES += [(kind, *pair) for kind in EVERY if kind not in LIGHT
          for pair in (("table", "vi"), ("json", "en"))]  # fmt: skip


@pytest.mark.parametrize(("kind", "how", "lang"), CASES)
def test_every_command(capsys, kind, how, lang):
    """Each command ends well in each format and language, and its JSON fits the schema."""
    assert main([*EVERY[kind], "--format", how, "--lang", lang]) == 0
    out = capsys.readouterr().out
    assert out.endswith("\n")
    if how == "json":
        assert_fits(json.loads(out), kind)


def test_json_is_the_same_in_both_languages(capsys):
    """JSON does not depend on the language."""
    found = []
    for lang in LANGS:
        main(["rank", *RANK[1:], "--format", "json", "--lang", lang])
        found.append(capsys.readouterr().out)
    assert found[0] == found[1]


def test_rank_gives_rows_and_a_receipt(capsys):
    """The best portal comes first, with its exact total and what reproduces the run."""
    main([*RANK, "--format", "json"])
    plain = json.loads(capsys.readouterr().out)
    assert set(plain) == {"ruleset", "rows", "receipt"}
    row = plain["rows"][0]
    assert (row["unit"], row["group"], row["rank"], row["total"], row["grade"]) == (
        "so-giao-duc-va-dao-tao", "department", 1, "91", "good",
    )  # fmt: skip
    assert plain["receipt"]["ruleset"]["id"] == "bacgiang/eportal"


def test_rank_with_other_figures(capsys):
    """A figure of the rules can be given another value; one that is not there is refused."""
    assert main([*RANK, "--bind", "grades.good.from=91", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [row["grade"] for row in rows[:2]] == ["good", "fair"]
    assert main([*RANK, "--bind", "grades.god.from=91", "--lang", "en"]) == 2
    assert "did you mean: grades.good.from" in capsys.readouterr().err


def test_data_on_stdin(capsys, monkeypatch, simple):
    """A dash reads the table from stdin; what was noticed is said on stderr."""
    table = b"unit;a;b\nX;1,5;2\nY;1.5;2\n"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(table)))
    assert main(["rank", str(simple), "-", "--lang", "vi"]) == 0
    captured = capsys.readouterr()
    assert "   1  X             3,5  Yếu" in captured.out
    assert "<stdin>:1: lưu ý[data/mixed-decimals]" in captured.err


def test_data_that_is_refused(capsys, tmp_path, simple):
    """All that is wrong with a table is said at once, and the exit code is 1."""
    (tmp_path / "t.csv").write_text("unit,a,b\nX,11,\nX,1,n/a\n")
    assert main(["rank", str(simple), str(tmp_path / "t.csv"), "--lang", "vi"]) == 1
    err = capsys.readouterr().err
    for code in ("data/outside-domain", "data/missing", "data/duplicate-unit",
                 "data/not-applicable"):  # fmt: skip
        assert f"lỗi[{code}]" in err


def test_options_of_reading(capsys, tmp_path, simple):
    """The unit's column, columns to leave out and the decimal mark can be told."""
    (tmp_path / "t.csv").write_text("who;a;b;more\nX;1,5;2;x\n")
    argv = ["rank", str(simple), str(tmp_path / "t.csv"), "--unit", "who", "--ignore", "more"]
    assert main([*argv, "--decimal", ",", "--format", "csv", "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "1,X,3.5,Weak,1.5,2"
    assert main([*argv, "--decimal", "."]) == 1
    assert "data/other-decimal-mark" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["Sở Y tế", "so-y-te", "Department of Health", "sở  y TẾ"])
def test_explain_finds_a_unit_by_any_name(capsys, name):
    """A unit is found by id, title in either language, however it is spaced."""
    assert main([*EXPLAIN[:-1], name, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["unit"]["id"] == "so-y-te"


def test_explain_suggests_units(capsys):
    """A unit that is not there is a mistake of usage, with the names that are near."""
    assert main([*EXPLAIN[:-1], "Sở Y té xã", "--lang", "vi"]) == 2
    assert "usage/unknown-unit" in capsys.readouterr().err


def test_verify_exact_and_contradicted(capsys, tmp_path):
    """The shipped table is exact; one changed total is contradicted, and the exit code is 1."""
    assert main([*VERIFY, "--reading", "parts=exact", "--reading", "Tổng điểm=exact",
                 "--format", "json"]) == 0  # fmt: skip
    plain = json.loads(capsys.readouterr().out)
    assert plain["counts"]["exact"] == 38
    text = (DATA / "appendix-3-eportal-departments.csv").read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(text.replace(",91,Tốt", ",92,Tốt"), encoding="utf-8")
    argv = ["verify", "eportal", str(wrong), *COLUMNS, "--reading", "parts=exact",
            "--reading", "total=exact"]  # fmt: skip
    assert main([*argv, "--lang", "vi"]) == 1
    assert "Thay đổi nhỏ nhất để khớp" in capsys.readouterr().out


def test_verify_what_is_not_there(capsys):
    """Nothing to verify, unknown columns and impossible readings are mistakes of usage."""
    for more in ([], ["--total", "Tổng điểm", "--reading", "nothing=exact"],
                 ["--total", "Tổng điểm", "--reading", "parts=guessed"]):  # fmt: skip
        assert main(["verify", "eportal", PRINTED, "--ignore", "Xếp loại", *more]) == 2
        assert "verification/" in capsys.readouterr().err


def test_verify_with_a_rank_and_what_is_detectable(capsys, tmp_path, simple):
    """Ranks are verified too, and the smallest detectable changes are printed."""
    (tmp_path / "t.csv").write_text("No,unit,a,b,place\n1,X,5,5,1\n2,Y,4,4,2\n")
    argv = ["verify", str(simple), str(tmp_path / "t.csv"), "--rank", "place"]
    assert main([*argv, "--position", "No", "--detectable", "--format", "json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert {each["column"] for each in plain["figures"]} == {"rank"}
    assert len(plain["detectable"]) == 2


@pytest.mark.parametrize(
    "more", [["--reading", "parts=exact"], ["--decimal", ","], ["--ignore", "x"], ["--unit", "x"]]
)
def test_options_of_a_table_are_not_for_a_case(capsys, more):
    """A case tells its own columns and readings."""
    assert main(["verify", "bacgiang-2021", *more, "--lang", "en"]) == 2
    assert f"{more[0]} is only for a table" in capsys.readouterr().err


def test_a_case_that_is_contradicted(capsys, tmp_path):
    """Reproducing or verifying a case with a wrong total ends with the exit code of findings."""
    shipped = catalogue.root() / "bacgiang"
    (tmp_path / "data").mkdir()
    for path in (shipped / "data").iterdir():
        text = path.read_text(encoding="utf-8").replace(",91,Tốt", ",92,Tốt")
        (tmp_path / "data" / path.name).write_text(text, encoding="utf-8")
    case = tmp_path / "wrong.case.yaml"
    case.write_text((shipped / "bacgiang-2021.case.yaml").read_text("utf-8"), encoding="utf-8")
    assert main(["reproduce", str(case), "--lang", "en"]) == 1
    assert "1 figure contradicted." in capsys.readouterr().out
    assert main(["verify", str(case), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["counts"]["contradicted"] == 1
    assert main(["validate", str(case)]) == 0


def test_validate_tells_kinds_apart(capsys, tmp_path, simple):
    """Files are known by their names, or by their keys where the name does not say."""
    shipped = catalogue.root() / "bacgiang"
    for name, suffix in (("units.units.yaml", "a.yml"), ("eportal.ruleset.yaml", "b.txt")):
        (tmp_path / suffix).write_bytes((shipped / name).read_bytes())
    (tmp_path / "c.yaml").write_bytes((shipped / "bacgiang-2021.case.yaml").read_bytes())
    (tmp_path / "data").symlink_to(shipped / "data")
    (tmp_path / "d.yaml").write_text("just a text\n")
    names = [str(tmp_path / each) for each in ("a.yml", "b.txt", "c.yaml", "d.yaml")]
    assert main(["validate", *names, str(simple), "--format", "json"]) == 1
    files = json.loads(capsys.readouterr().out)["files"]
    said = [each["contents"]["en"].partition(":")[0] for each in files]
    assert said == ["a register", "a ruleset", "a case", "", "a ruleset"]
    assert [each["valid"] for each in files] == [True, True, True, False, True]


def test_validate_runs_examples_and_says_all(capsys, simple):
    """A broken promise is a finding; every file is judged, whatever is wrong with another."""
    broken = "\nexamples:\n  - {name: two, given: {a: 1, b: 2}, expect: {total: 4}}\n"
    simple.write_text(SIMPLE + broken, encoding="utf-8")
    assert main(["validate", str(simple), "eportal", "--lang", "vi"]) == 1
    out = capsys.readouterr().out
    assert "số lỗi: 1" in out
    assert "eportal: hợp lệ" in out
    assert "meaning/example-fails" in out


def test_validate_names_that_are_nothing(capsys, tmp_path):
    """A name that is neither file nor entry is a mistake of usage."""
    assert main(["validate", "bacgiang/eportl", "--lang", "en"]) == 2
    assert "did you mean: bacgiang/eportal?" in capsys.readouterr().out
    assert main(["validate", str(tmp_path / "none.yaml")]) == 2
    assert main(["validate", str(tmp_path)]) == 2


@pytest.mark.parametrize("lang", LANGS)
def test_forms(capsysbinary, tmp_path, lang):
    """The form goes to stdout as CSV, or to a file of the kind that its name says."""
    assert main(["form", "eportal", "--lang", lang]) == 0
    assert "Sở Y tế" in capsysbinary.readouterr().out.decode() or lang == "en"
    for name in ("f.xlsx", "f.csv"):
        assert main(["form", "eportal", "-o", str(tmp_path / name), "--lang", lang]) == 0
    assert load_workbook(tmp_path / "f.xlsx").active.max_row == 31
    assert (tmp_path / "f.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert main(["form", "eportal", "--format", "xlsx"]) == 0
    assert capsysbinary.readouterr().out.startswith(b"PK")


def test_the_whole_road_with_a_vietnamese_spreadsheet(capsys, tmp_path):
    """Blank form out, filled in with semicolons and commas, ranked and explained in Vietnamese."""
    form = tmp_path / "bieu-mau.csv"
    assert main(["form", "eportal", "-o", str(form), "--lang", "vi"]) == 0
    lines = form.read_text(encoding="utf-8-sig").splitlines()
    filled = [lines[0]]
    filled += [line.removesuffix(";" * 12) + ";4,5" * 12 for line in lines[1:]]
    form.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(filled).encode())
    assert main(["rank", "eportal", str(form), "--lang", "vi"]) == 0
    assert "1  Sở Y tế" in " ".join(capsys.readouterr().out.split(" ")).replace("   ", "")
    assert main(["explain", "eportal", str(form), "Sở Y tế", "--lang", "vi"]) == 0
    out = capsys.readouterr().out
    assert "4,5" in out
    assert "4.5" not in out


@pytest.mark.parametrize("lang", LANGS)
def test_resolve(capsys, tmp_path, lang):
    """A ruleset comes as it is read or without shorthands, and is a ruleset again."""
    assert main(["resolve", "eportal", "--lang", lang]) == 0
    assert "score: {method: points}" in capsys.readouterr().out
    target = tmp_path / "eportal.ruleset.yaml"
    assert main(["resolve", "eportal", "--expand", "-o", str(target), "--lang", lang]) == 0
    written = target.read_text(encoding="utf-8")
    assert "score: {method: formula, value: {input: about}}" in written
    assert "method: points" not in written
    assert main(["validate", str(target), "--lang", lang]) == 0
    capsys.readouterr()
    assert main(["resolve", str(target), "--expand", "--lang", lang]) == 0
    assert capsys.readouterr().out == written


@pytest.mark.parametrize("kind", ["ruleset", "units", "case", "results", None])
def test_schemas(capsys, kind):
    """One schema, or all four by name."""
    assert main(["schema", *([kind] if kind else [])]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert plain["$id"].endswith(f"{kind}.schema.json") if kind else len(plain) == 4


def test_output_to_a_file(capsys, tmp_path):
    """Output goes to the file alone, in the format that its name says."""
    target = tmp_path / "out.json"
    assert main([*RANK, "-o", str(target)]) == 0
    assert capsys.readouterr().out == ""
    assert_fits(json.loads(target.read_text(encoding="utf-8")), "rank")
