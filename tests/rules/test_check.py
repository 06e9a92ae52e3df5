"""The gallery of broken rulesets: each file in `broken/` with all that is said of it beside it.

The `.txt` beside a `.yaml` holds its diagnostics, first all in English, then all in Vietnamese.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from govrank.errors import GovrankError
from govrank.language import LANGUAGES
from govrank.messages import catalogue
from govrank.reading.text import decode
from govrank.rules.load import load_source

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
# What only files of other kinds, a table, a call or the catalogue can give.
ELSEWHERE = {
    "schema/bad-reading", "meaning/id-not-path", "meaning/unit-names-clash",
    "meaning/unknown-table", "meaning/group-missing", "meaning/example-fails",
    "meaning/example-refused",
    "meaning/example-not-refused", "meaning/unknown-parameter", "meaning/version-not-found",
    "meaning/parameter-not-a-number", "meaning/too-precise", "meaning/attribute-unlisted",
    "meaning/figures-clash", "meaning/too-many-layers",
}  # fmt: skip


def said(path):
    """Return the diagnostics of a file: errors, or the warnings of a ruleset that loads."""
    try:
        return load_source(decode(path.read_bytes(), path.name), path).notes
    except GovrankError as error:
        return error.diagnostics


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_ruleset_is_told_in_full_at_its_place(path):
    """Every message has its place, words and hint in both languages, and no other is said."""
    found = [each.render(lang, caret=False) for lang in LANGUAGES[::-1] for each in said(path)]
    assert "".join(f"{line}\n" for line in found) == path.with_suffix(".txt").read_text("utf-8")


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_file_is_named_after_what_is_said_of_it(path):
    """One kind of mistake a file: `<code>.yaml`, or `<code>.<which>.yaml` where there are more."""
    assert {each.code.partition("/")[2] for each in said(path)} == {path.name.partition(".")[0]}


def test_every_message_of_rules_has_a_broken_file():
    """The gallery shows each message of the families schema and meaning that a file can give."""
    shown = {each.code for path in BROKEN for each in said(path)}
    families = {code for code in catalogue() if code.startswith(("schema/", "meaning/"))}
    assert families - shown == ELSEWHERE
