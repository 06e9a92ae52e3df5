"""Registers of units, from their text to units."""

from __future__ import annotations

import pytest

from govrank.errors import GovrankError
from govrank.language import Text
from govrank.reading.units import Unit
from govrank.rules.register import load_register

UNITS = """govrank: "1"
id: test/units
title: Units
units:
  - {id: tan-yen, title: {vi: Huyện Tân Yên, en: Tân Yên District}, aliases: [Tân Yên]}
  - {id: tan-yen-2, title: Huyện Tấn Yên, attributes: {kind: district}, ranked: false}
"""


@pytest.fixture
def loaded(tmp_path):
    """Return a function that loads a register from its text."""
    path = tmp_path / "units.yaml"

    def load(text):
        path.write_text(text, encoding="utf-8")
        return load_register(path)

    return load


def test_every_key_of_a_unit_is_read(loaded):
    """Id, titles, aliases, attributes and who takes no place come out as they were written."""
    register = loaded(UNITS)
    title = Text(vi="Huyện Tấn Yên", en="Huyện Tấn Yên")
    assert register.id == "test/units"
    assert register.units == (
        Unit("tan-yen", Text(vi="Huyện Tân Yên", en="Tân Yên District"), ("Tân Yên",)),
        Unit("tan-yen-2", title, attributes={"kind": "district"}, ranked=False),
    )


def test_units_that_tone_marks_tell_apart_stand_side_by_side(loaded):
    """Two names that differ in a tone mark are two names."""
    register = loaded(UNITS)
    assert register.find("HUYỆN TẤN YÊN").id == "tan-yen-2"
    assert register.find("Huyen Tan Yen") is None


def test_every_name_that_two_units_share_is_told_at_once(loaded):
    """Names that differ in case and spaces alone are one; each pair is told at its place."""
    third = "  - {id: x, title: 'TÂN  YÊN'}\n  - {id: z, title: huyện tấn yên}\n"
    with pytest.raises(GovrankError) as caught:
        loaded(UNITS + third)
    found = [(each.code, each.mark.line) for each in caught.value.diagnostics]
    assert found == [("meaning/unit-names-clash", 7), ("meaning/unit-names-clash", 8)]


def test_a_key_that_no_unit_has_is_refused(loaded):
    """A misspelt key is an error with its like, as everywhere in the language."""
    with pytest.raises(GovrankError, match=r"5:.*schema/unknown-key.*aliases"):
        loaded(UNITS.replace("aliases", "alias"))
