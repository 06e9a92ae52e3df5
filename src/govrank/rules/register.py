"""Registers of units: their schema and their reading."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from govrank.errors import Diagnostic, Mark, Source, raise_errors
from govrank.reading.text import read_source
from govrank.reading.units import Clash, Register, Unit, clashes
from govrank.rules.document import document
from govrank.rules.fragments import Schema, described, ident, list_of, record, text
from govrank.rules.reader import Reader, root
from govrank.rules.ruleset import nearest
from govrank.rules.schema import DIALECT, definitions, heading


@cache
def register_schema() -> Schema:
    """Return the JSON Schema (2020-12) of a register of units."""
    attributes = {
        "type": "object",
        "additionalProperties": {"type": "string"},
        "propertyNames": {"$ref": "#/$defs/id"},
    }
    unit = record(
        {
            "id": ident("The unit's id.", "Mã đơn vị."),
            "title": text("Its official name.", "Tên chính thức."),
            "aliases": list_of("Other names it is printed under.", "Các tên gọi khác khi in.",
                             {"type": "string", "minLength": 1}),
            "attributes": described("Attributes to group by.", "Thuộc tính để phân nhóm.",
                                    **attributes),
            "ranked": described("Write false for a unit that takes no place.",
                                "Ghi false nếu đơn vị không xếp hạng.", type="boolean"),
        },
        "id",
        "title",
    )  # fmt: skip
    properties = {**heading(), "units": list_of("The units.", "Các đơn vị.", unit)}
    return {
        "$schema": DIALECT,
        "$id": "https://govrank.example/schema/1/units.schema.json",
        **described("A govrank register of units.", "Một danh mục đơn vị của govrank."),
        **record(properties, "govrank", "id", "title", "units"),
        "$defs": definitions(),
    }


def load_register(path: Path) -> Register:
    """Load a register of units; raise all its diagnostics at once."""
    source = read_source(path)
    return _register(source.name, source.lines)


@lru_cache(maxsize=8)
def _register(name: str, lines: tuple[str, ...]) -> Register:
    """Read a register; several rulesets name the same one, whose text is read once."""
    tree = document(Source(name, lines), register_schema)
    marks: dict[str, Mark] = {}
    top = root(tree, marks)
    register = Register(top.text("id"), tuple(_unit(each) for each in top.named("units")))
    raise_errors(_clash(each, marks) for each in clashes(register))
    return register


def _unit(at: Reader) -> Unit:
    attributes = at.inner("attributes")
    return Unit(
        at.text("id"),
        at.titled("title"),
        at.texts("aliases"),
        {name: attributes.text(name) for name in attributes.names()},
        at.text("ranked", "true") == "true",
    )


def _clash(clash: Clash, marks: dict[str, Mark]) -> Diagnostic:
    first, second = clash.first.id, clash.second.id
    mark = nearest(marks, f"units.{second}")
    params = {"name": clash.name, "first": first, "second": second}
    return Diagnostic("meaning/unit-names-clash", mark, params)
