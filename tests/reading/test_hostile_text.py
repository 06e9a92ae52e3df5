"""Hostile texts: whatever comes, a tree or a GovrankError, in bounded memory."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govrank.errors import GovrankError
from govrank.reading.plain import to_plain
from govrank.reading.strict_yaml import parse
from govrank.reading.text import decode, from_text

MEMORY = 50 << 20

VALID = """\
govrank: "1"
id: bacgiang/eportal
title: {vi: Xếp loại, en: "Web: portals"}
indicators:
  - id: about
    max: 6
    score: {method: points, round: {places: 2, mode: half-up}}
  - {id: share, max: 4, tags: [a, b, 'c d']}
note: |
  Dòng một
    dòng hai
more: >-
  a
  b
"""


def read(data, parser=None):
    """Return the codes that are found, none where the text is read."""
    found = findings(data, parser)
    assert all(each.render("vi") and each.render("en") for each in found)
    return {each.code for each in found}


def findings(data, parser):
    try:
        to_plain(parse(decode(data, "t"), parser))
    except GovrankError as error:
        return error.diagnostics
    return ()


@given(st.binary(max_size=60), st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"]))
def test_random_bytes(data, mark):
    """Bytes of any kind are text or a finding."""
    assert all(code.startswith("text/") for code in read(mark + data))


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from(["libyaml", "pure"]))
def test_random_text(text, parser):
    """Text of any kind, surrogates included, is a tree or a finding."""
    try:
        source = from_text(text, "t")
    except GovrankError:
        return
    codes = read("\n".join(source.lines).encode(), parser)
    assert all(code.startswith("text/") for code in codes)


@settings(max_examples=300, deadline=None)
@given(st.data(), st.sampled_from(["libyaml", "pure"]))
def test_mutated_yaml(data, parser):
    """A valid text with a few characters lost, doubled or put in is a tree or findings."""
    text = VALID
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 6)))
        text = (
            text[:start]
            + data.draw(st.text(" \n\t:-?[]{},#&*!|>'\"%@ax1", max_size=3))
            + text[end:]
        )
    assert all(code.startswith("text/") for code in read(text.encode(), parser))


BOMB = "a: &a [x, x]\n" + "".join(
    f"k{level}: &{chr(97 + level)} [{', '.join(['*' + chr(96 + level)] * 9)}]\n"
    for level in range(1, 9)
)
HOSTILE = {
    "bomb": (BOMB, {"text/anchor", "text/alias"}),
    "brackets": ("[" * 100_000, {"text/too-deep"}),
    "brackets on lines": ("[\n" * 100_000, {"text/too-deep"}),
    "braces": ("{a: " * 100_000, {"text/too-deep"}),
    "dashes": ("- " * 100_000, {"text/too-deep"}),
    "questions": ("? " * 100_000, {"text/too-deep", "text/complex-key"}),
    "indentation": ("".join(" " * level + "a:\n" for level in range(1000)), {"text/too-deep"}),
    "plain scalar": ("a: " + "x" * 2_000_000, {"text/too-long"}),
    "words": ("a: " + "x y " * 500_000, {"text/too-long"}),
    "quoted scalar": ("a: '" + "x" * 2_000_000 + "'", {"text/too-long"}),
    "escapes": ('a: "' + "\\n" * 900_000 + '"', {"text/too-long"}),
    "literal": ("a: |\n" + "  x\n" * 100_000, {"text/too-long"}),
    "digits": ("a: " + "1" * 90_000, {"text/long-number"}),
    "keys beyond the limit": ("key: v\n" * 1_500_000, {"text/too-large"}),
    "keys": ("".join(f"k{n}: v\n" for n in range(51_000)), {"text/too-many-nodes"}),
    "list": ("[" + "a, " * 101_000 + "]", {"text/too-many-nodes"}),
    "lines": ("\n" * 2_000_000, {"text/too-many-lines"}),
    "spaces": (" " * 2_000_000, {"text/empty"}),
    "comments": ("# x\n" * 500_000, {"text/empty"}),
    "tabs": ("\t\n" * 500_000, {"text/tab", "text/far-too-many"}),
    "controls": ("\x07" * 2_000_000, {"text/binary"}),
    "documents": ("--- a\n" * 300_000, {"text/several-documents"}),
    "directives": ("%TAG !a! x\n" * 20_000 + "--- a", {"text/directive", "text/far-too-many"}),
    "tags": ("!a " * 300_000, {"text/tag"}),
    "anchors": ("- &a x\n" * 60_000, {"text/anchor", "text/far-too-many"}),
    "duplicates": ("a: 1\n" * 40_000, {"text/duplicate-key", "text/far-too-many"}),
    "bare keys": ("{a: b" + ", c" * 15_000 + "}", {"text/comma-in-text"}),
    "quotes": ("'' " * 300_000, {"text/after-all"}),
    "colons": ("x: " * 300_000, {"text/colon-in-text"}),
    "unclosed": ("[a\n" + "b\n" * 30_000, {"text/unclosed-bracket"}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_refused_in_bounded_memory(name):
    """Bombs, depth, size and floods of faults are refused within 50 MB beyond the text."""
    text, codes = HOSTILE[name]
    data = text.encode()
    tracemalloc.start()
    try:
        found = read(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found == codes
    assert peak < MEMORY


@pytest.mark.parametrize(
    "name",
    ["bomb", "brackets", "brackets on lines", "braces", "dashes", "questions", "tags", "quotes"],
)
def test_python_s_parser_refuses_them_too(name):
    """Without libyaml the guards are the same."""
    text, codes = HOSTILE[name]
    assert read(text.encode(), "pure") == codes
