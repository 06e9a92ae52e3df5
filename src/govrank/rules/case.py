"""Cases: published tables tied to the rulesets and readings under which they are verified."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from attrs import field, frozen

from govrank.errors import Diagnostic, Mark, raise_errors
from govrank.language import Text
from govrank.reading.suggest import suggest
from govrank.reading.text import read_source
from govrank.rules import catalogue
from govrank.rules.document import document
from govrank.rules.fragments import Schema, described, ident, list_of, record, ref, text, word
from govrank.rules.reader import Reader, root
from govrank.rules.schema import DIALECT, definitions, heading

NoteKind = Literal["not-told", "assumed", "quirk"]


@frozen
class PublishedTable:
    """One published table: its file, its headers, and how its figures are to be read.

    readings: by input id, `parts` (all inputs not named) or `total`; how as text.
    """

    id: str
    title: Text
    ruleset: str
    data: Path
    columns: tuple[tuple[str, str], ...]
    readings: tuple[tuple[str, str], ...]
    because: Text
    mark: Mark | None = field(default=None, eq=False)


@frozen
class Note:
    """What the publication does not tell, what is assumed, or an oddity of the print."""

    kind: NoteKind
    tables: tuple[str, ...]
    text: Text


@frozen
class Case:
    """A publication: its tables and what is to be said about it."""

    id: str
    title: Text
    source: Text
    tables: tuple[PublishedTable, ...]
    notes: tuple[Note, ...]


@cache
def case_schema() -> Schema:
    """Return the JSON Schema (2020-12) of a case."""
    header = described("The header as printed.", "Tiêu đề cột như in.", type="string", minLength=1)
    columns = record(dict.fromkeys(("position", "unit", "total", "grade", "rank"), header))
    how = {
        "$comment": "reading",
        "type": "string",
        "pattern": "^(exact|(rounded|truncated):[0-9]{1,2})$",
    }
    readings = {"type": "object", "additionalProperties": how}
    table = record(
        {
            "id": ident("The table's id.", "Mã bảng."),
            "title": text("Its title.", "Tên bảng."),
            "ruleset": ref("path", "The ruleset that scores it.", "Bộ quy tắc dùng để tính."),
            "data": described("Its file, from here.", "Tệp dữ liệu.", type="string"),
            "columns": described("What its columns are.", "Ý nghĩa các cột.", **columns),
            "readings": described(
                "How figures were printed: exact, rounded:P or truncated:P, for `parts`, `total` "
                "or one input.",
                "Cách in số: exact, rounded:P hoặc truncated:P, cho `parts`, `total` hoặc một cột.",
                **readings,
            ),
            "because": text("Why so.", "Vì sao."),
        },
        "id",
        "ruleset",
        "data",
        "columns",
    )
    note = record(
        {
            "kind": word("What it is.", "Loại ghi chú.", "not-told", "assumed", "quirk"),
            "tables": list_of("The tables it is about.", "Các bảng liên quan.", ref("id")),
            "text": text("The note.", "Nội dung."),
        },
        "kind",
        "text",
    )
    source = record(
        {
            "ref": described("Its number.", "Số hiệu.", type="string"),
            "date": ref("date", "Its date.", "Ngày ban hành."),
            "title": text("Its title.", "Trích yếu."),
            "note": text("A remark.", "Ghi chú."),
        },
        "title",
    )
    properties = {
        **heading(),
        "source": described("The publication.", "Văn bản công bố.", **source),
        "tables": list_of("Its tables, in its order.", "Các bảng, theo thứ tự.", table),
        "notes": list_of("What to say about it.", "Các ghi chú.", note),
    }
    return {
        "$schema": DIALECT,
        "$id": "https://govrank.example/schema/1/case.schema.json",
        **described("A govrank case.", "Một trường hợp kiểm chứng của govrank."),
        **record(properties, "govrank", "id", "title", "tables"),
        "$defs": definitions(),
    }


def load_case(name: str | Path) -> Case:
    """Load a case: an id of the catalogue (`bacgiang-2021`) or a path.

    Raises GovrankError with every diagnostic of the file at once.
    """
    path = Path(name) if catalogue.is_path(name) else catalogue.find("case", str(name))
    marks: dict[str, Mark] = {}
    top = root(document(read_source(path), case_schema), marks)
    raise_errors(_unknown_tables(top))
    return Case(
        id=top.text("id"),
        title=top.titled("title"),
        source=top.inner("source").titled("title"),
        tables=tuple(_table(each, path.parent) for each in top.named("tables")),
        notes=tuple(_note(each) for each in top.each("notes")),
    )


def _unknown_tables(top: Reader) -> Iterator[Diagnostic]:
    """Yield notes about tables that the case does not have."""
    known = [each.text("id") for each in top.named("tables")]
    for note in top.each("notes"):
        for node, name in zip(note.list("tables"), note.texts("tables"), strict=True):
            if name not in known:
                near = ", ".join(suggest(name, known))
                params = {"name": name, "suggestion": near}
                yield Diagnostic("meaning/unknown-table", node.mark, params)


def _table(at: Reader, folder: Path) -> PublishedTable:
    columns, readings = at.inner("columns"), at.inner("readings")
    return PublishedTable(
        id=at.text("id"),
        title=at.titled("title", at.text("id")),
        ruleset=at.text("ruleset"),
        data=folder / at.text("data"),
        columns=tuple((name, columns.text(name)) for name in columns.names()),
        readings=tuple((name, readings.text(name)) for name in readings.names()),
        because=at.titled("because"),
        mark=at.tree.mark,
    )


def _note(at: Reader) -> Note:
    return Note(at.word("kind"), at.texts("tables"), at.titled("text"))
