"""`govrank validate`: files checked as far as they can be, all findings at once."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from govrank.audit.examples import run_examples
from govrank.audit.reproduce import reproduce
from govrank.audit.words import fill, many
from govrank.cli.answer import Answer, answer_of, exit_code
from govrank.cli.parser import Parser
from govrank.errors import Diagnostic, GovrankError, UnknownNameError
from govrank.language import Lang, Text
from govrank.reading.strict_yaml import parse
from govrank.reading.text import read_source
from govrank.reading.tree import Mapping, Sequence
from govrank.report.catalogue import KINDS
from govrank.report.findings import Checked, findings_report
from govrank.report.page import FORMATS
from govrank.rules import catalogue
from govrank.rules.catalogue import Kind
from govrank.rules.load import load
from govrank.rules.register import load_register

Contents = tuple[Text, tuple[Diagnostic, ...]]


def options(parser: Parser) -> None:
    """Add the options of the command."""
    parser.argument(
        "files",
        metavar="FILE",
        vi="tệp quy tắc, danh mục đơn vị, trường hợp; hoặc mã trong danh mục",
        en="rulesets, registers or cases: files, or ids of the catalogue",
        nargs="+",
    )
    parser.output(FORMATS)


def run(asked: Namespace, lang: Lang) -> Answer:
    """Check every file, and say of each in one line what was checked."""
    files = tuple(_checked(name) for name in asked.files)
    status = exit_code(found for each in files for found in each.findings)
    return answer_of(findings_report(files), asked, lang, status=status)


def _checked(name: str) -> Checked:
    try:
        kind, path = _found(name)
        contents, findings = _CHECKS[kind](path)
    except GovrankError as error:
        return Checked(name, Text(), error.diagnostics)
    return Checked(name, contents, findings)


def _found(name: str) -> tuple[Kind, Path]:
    """Return what a name stands for: a file, or an entry of the catalogue of any kind."""
    path = Path(name)
    if catalogue.is_path(name) or path.exists():
        return _kind(path), path
    known = {(each, kind): path for kind in KINDS for each, path in catalogue.entries(kind)}
    for (each, kind), path in known.items():
        if name in (each, each.rsplit("/", 1)[-1]):
            return kind, path
    near = ", ".join(catalogue.nearest(name, [each for each, _ in known]))
    params = {"name": name, "suggestion": near}
    raise UnknownNameError(Diagnostic("usage/not-found", None, params))


def _kind(path: Path) -> Kind:
    """Tell what a file is by its name, or by its keys where the name does not say."""
    named = [kind for kind in KINDS if path.name.endswith(f".{kind}{path.suffix}")]
    if named:
        return named[0]
    tree = parse(read_source(path))
    keys = {key.text: node for key, node in tree.entries} if isinstance(tree, Mapping) else {}
    if "tables" in keys:
        return "case"
    return "units" if isinstance(keys.get("units"), Sequence) else "ruleset"


def _ruleset(path: Path) -> Contents:
    ruleset = load(path)
    contents = fill(
        Text(
            vi="bộ quy tắc: {nodes}, {grades}, {examples} đã chạy",
            en="a ruleset: {nodes}, {grades}, {examples} run",
        ),
        nodes=many(len(ruleset.nodes) - 1, "chỉ tiêu", "indicator"),
        grades=many(len(ruleset.rules.ladder), "mức xếp loại", "grade"),
        examples=many(len(ruleset.rules.examples), "ví dụ", "example"),
    )
    return contents, (*ruleset.notes, *run_examples(ruleset))


def _register(path: Path) -> Contents:
    units = load_register(path).units
    contents = fill(
        Text(
            vi="danh mục: {units}, {names}",
            en="a register: {units}, {names}",
        ),
        units=many(len(units), "đơn vị", "unit"),
        names=many(sum(len(unit.names) for unit in units), "tên gọi", "name"),
    )
    return contents, ()


def _case(path: Path) -> Contents:
    tables = [checked for _, checked in reproduce(path).tables]
    contents = fill(
        Text(
            vi="trường hợp kiểm chứng: {tables}, {rows} đọc được",
            en="a case: {tables}, {rows} read",
        ),
        tables=many(len(tables), "bảng", "table"),
        rows=many(sum(len(each.published.units) for each in tables), "hàng", "row"),
    )
    return contents, tuple(note for each in tables for note in each.published.notes)


_CHECKS: dict[Kind, Callable[[Path], Contents]] = {
    "ruleset": _ruleset,
    "units": _register,
    "case": _case,
}
