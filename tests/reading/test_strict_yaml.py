"""Strict YAML: what is read, and each thing that is refused, at its place, by both parsers."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from govrank.errors import GovrankError, Source
from govrank.language import LANGUAGES
from govrank.messages.text import MESSAGES
from govrank.reading.plain import to_plain
from govrank.reading.strict_yaml import Limits, parse
from govrank.reading.text import from_text
from govrank.reading.tree import Mapping, Scalar, Sequence
from govrank.reading.yaml_problems import explain

PARSERS = ("libyaml", "pure")


def read(text, parser=None, **limits):
    return parse(from_text(text, "t"), parser, limits=Limits(**limits))


def outcome(text, parser, **limits):
    try:
        return read(text, parser, **limits)
    except GovrankError as error:
        return " ".join(
            f"{each.code}@{each.mark}".replace("text/", "") for each in error.diagnostics
        )


# text, and what is found in it: code@source:line:column, in order of place
GALLERY = [
    # keys and structure
    ("a: 1\nb: 2\na: 3\n", "duplicate-key@t:3:1"),
    ('a: {b: 1, "b": 2}', "duplicate-key@t:1:11"),
    ("a: &x 1", "anchor@t:1:4"),
    ("a: &x [1]\nb: *x", "anchor@t:1:4 alias@t:2:4"),
    ("*x : 1", "alias@t:1:1"),
    ("- *x", "alias@t:1:3"),
    ("{&a b}", "anchor@t:1:2 entry-without-value@t:1:2"),
    ("a: **đậm**", "alias@t:1:4"),
    ("a: *", "alias@t:1:4"),
    ("a: & b", "anchor@t:1:4"),
    ("a: !!str 5", "tag@t:1:4"),
    ("a: !x {b: 1}", "tag@t:1:4"),
    ("a: !x!y 5", "tag@t:1:4"),
    ("a: !<x> 5", "tag@t:1:4"),
    ("a: [!x, 5]", "tag@t:1:5"),
    ("a: !x, 5", "tag@t:1:4"),
    ("a: !<", "tag@t:1:4"),
    ("<<: {a: 1}", "merge-key@t:1:1"),
    ("a: 1\n---\nb: 2", "several-documents@t:2:1"),
    ("# c\n---\na: 1\n--- b", "several-documents@t:4:1"),
    ("a: 1\n...\n", "end-of-document@t:2:1"),
    ("%YAML 1.1\n---\na: 1", "directive@t:1:1"),
    ("? a\n: 1", "complex-key@t:1:1"),
    ("?\n  # ai?\n  a\n: 1", "complex-key@t:1:1"),
    ("? [a]\n: 1", "complex-key@t:1:3"),
    ("{[a]: 1, b: yes}", "complex-key@t:1:2 yes-no@t:1:13"),
    ("a: {? b: 1}", "complex-key@t:1:5"),
    ("a: [? b, yes]", "complex-key@t:1:5"),
    ("a: ? b", "complex-key@t:1:4"),
    ("true: 1\nnull: 2", "key-not-text@t:1:1 key-not-text@t:2:1"),
    ("a: [Ghi chú: xem]", "pair-in-list@t:1:5"),
    # commas inside braces
    ("a: {title: Tin tức, sự kiện}", "comma-in-text@t:1:21"),
    ("a: {title: a, b, c, max: 5}", "comma-in-text@t:1:15"),
    ("a: {title: a, b, max: 5, 6}", "comma-in-text@t:1:15 comma-in-text@t:1:26"),
    ("a: {max: 5,6}", "decimal-comma@t:1:10"),
    ("a: [1,5]", "comma-in-list@t:1:5"),
    ("a: [[3], 0, 2,5,7]", "comma-in-list@t:1:13"),
    ("a: {title: Tin tức,\n  sự kiện}", "comma-in-text@t:2:3"),
    ("a: {title: “Tin tức, sự kiện”}", "curly-quotes@t:1:12"),
    ("a: {b, c}", "entry-without-value@t:1:5"),
    ("a: {b: [1], c}", "entry-without-value@t:1:13"),
    ('a: {b: "1", c}', "entry-without-value@t:1:13"),
    ("a: {method:points, max: 5}", "space-after-colon@t:1:11"),
    ("a: {max:[5]}", "space-after-colon@t:1:8"),
    # spaces
    ("a:\n\tb: 1", "tab@t:2:1"),
    ("a:\n\t  b: 1\n c: 2", "tab@t:2:1"),
    ("a: b\tc", "tab@t:1:5"),
    ("a:\n\u00a0 b: 1\n  c: 2", "odd-indentation@t:2:1"),
    ("a: Sở\u00a0Y tế", "odd-space@t:1:6"),
    ("a: Sở\n  Y\u00a0tế", "odd-space@t:1:4"),
    ("a\u200b: 1", "odd-space@t:1:2"),
    ("a: 'x\u202ey'", "unseen-character@t:1:6"),
    ("a: Së Y tÕ", "tcvn3-letters@t"),
    # syntax
    ("a: 1\nmax:6", "space-after-colon@t:2:4"),
    ("max:6\n\nb: 1", "space-after-colon@t:1:4"),
    ("title\n  vi: x", "missing-colon@t:1:1"),
    ("a: 1\nghi chú", "missing-colon@t:2:1"),
    (": 1", "missing-key@t:1:1"),
    ("{: 1}", "missing-key@t:1:2"),
    ("- a\nb: 1", "missing-dash@t:2:1"),
    ("a: 1\n- b", "dash-among-keys@t:2:1"),
    ("a: - b", "dash-after-key@t:1:4"),
    ("a: 1\n  b: 2", "indentation@t:2:3"),
    ("a:\n    b: 1\n  c: 2", "indentation@t:3:3"),
    ("title: Ghi chú: xem", "colon-in-text@t:1:15"),
    ("title: {vi: Ghi chú: xem, en: x}", "colon-in-text@t:1:20"),
    ("title: {vi: Ghi chú:}", "colon-in-text@t:1:20"),
    ("a: 'x", "unclosed-quote@t:1:4"),
    ('a: "x\nb: 1', "unclosed-quote@t:1:4"),
    ("a: [1, 2\nb: 3", "unclosed-bracket@t:1:4"),
    ("a: {b: [1, 2}\n", "stray-character@t:1:13"),
    ('a: ["x" "y"]', "missing-comma@t:1:9"),
    ("a: [1]]", "stray-character@t:1:7"),
    ("a: [1,,2]", "stray-character@t:1:7"),
    ("a: , b", "stray-character@t:1:4"),
    ('a: "x" y', "after-end@t:1:8"),
    ("[a]\nb: c", "after-all@t:2:1"),
    ("a: @x", "reserved-start@t:1:4"),
    ("a: `x`", "reserved-start@t:1:4"),
    ("a: %x", "reserved-start@t:1:4"),
    ("a: > 80", "block-text@t:1:4"),
    ("a: |# x", "block-text@t:1:4"),
    ('a: "C:\\quà"', "bad-escape@t:1:4"),
    ('a: "\\0"', "bad-escape@t:1:4"),
    ('a: "\\ud800"', "bad-escape@t:1:5"),
    ('a: "\\U00110000"', "bad-escape@t:1:5"),
    # plain scalars
    ("NO: Yes", "yes-no@t:1:1 yes-no@t:1:5"),
    ("[y, on, off, N]", "yes-no@t:1:2 yes-no@t:1:5 yes-no@t:1:9 yes-no@t:1:14"),
    ("[True, FALSE, Null]", "literal-case@t:1:2 literal-case@t:1:8 literal-case@t:1:15"),
    ("a: ~", "tilde@t:1:4"),
    ("a: “Tốt”", "curly-quotes@t:1:4"),
    ("a: １２", "foreign-digits@t:1:4"),
    ("a: 010", "leading-zero@t:1:4"),
    ("a: +5", "leading-plus@t:1:4"),
    ("a: .5", "bare-point@t:1:4"),
    ("a: 1,5", "decimal-comma@t:1:4"),
    ("a: 1,000", "thousands@t:1:4"),
    ("a: 1_000", "underscore@t:1:4"),
    ("a: 1:30", "time-like@t:1:4"),
    ("a: 0x1F", "other-base@t:1:4"),
    ("a: 1e3", "exponent@t:1:4"),
    ("a: .inf", "not-finite@t:1:4"),
    (f"a: {'9' * 65}", "long-number@t:1:4"),
    # nothing
    ("", "empty@t"),
    ("# a\n\n---\n", "empty@t"),
]
ELSEWHERE = {
    *("not-found", "is-directory", "no-permission", "unreadable", "too-large", "too-many-lines"),
    *("binary", "damaged-utf16", "legacy-encoding", "not-utf-8", "control-character"),
    *("too-deep", "too-many-nodes", "too-long", "too-many", "far-too-many", "syntax"),
}


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("text", "found"), GALLERY)
def test_each_fault_is_one_finding_at_its_place(text, found, parser):
    """A gallery of broken files: code, line and column, the same from both parsers."""
    assert outcome(text, parser) == found


def test_every_message_has_its_broken_file():
    """No code of the family is without an example here or in the tests of limits and files."""
    shown = {code.partition("@")[0] for _, found in GALLERY for code in found.split()}
    assert shown | ELSEWHERE == set(MESSAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", [text for text, _ in GALLERY])
def test_every_finding_can_be_said(text, lang):
    """Each finding has its words and a hint in both languages, with no placeholder left."""
    with pytest.raises(GovrankError) as raised:
        read(text)
    for found in raised.value.diagnostics:
        assert found.text(lang)
        assert found.hint(lang)
        assert "{" not in found.text(lang).replace(str(dict(found.params).get("character")), "")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: NO", 'write false for the truth value, "NO" for the text'),
        ("a: 010", 'write 10 for the number, "010" for a code'),
        ("a: 1,5", 'write 1.5, or "1,5" if it is text'),
        ("a: {title: Tin tức, sự kiện}", 'put it in quotes: "Tin tức, sự kiện"'),
    ],
)
def test_the_hint_says_what_to_write(text, hint):
    """The hint holds the very text to write instead."""
    with pytest.raises(GovrankError) as raised:
        read(text)
    assert raised.value.diagnostics[0].hint("en") == hint


def test_a_duplicate_key_names_both_places():
    """The second key is the place, the first is related."""
    with pytest.raises(GovrankError) as raised:
        read("a: 1\nb:\n  a: 2\n  c: 3\n  a: 4\n")
    (found,) = raised.value.diagnostics
    assert (str(found.mark), [str(mark) for mark in found.related]) == ("t:5:3", ["t:3:3"])


def test_all_faults_of_a_file_come_at_once():
    """Findings of the text, of the tree and the one syntax error come in order of place."""
    assert outcome("a: NO\nb:\tc\nb: 1,5\n", None) == (
        "yes-no@t:1:4 tab@t:2:3 duplicate-key@t:3:1 decimal-comma@t:3:4"
    )
    assert outcome("a: NO\nb: 010\nc: [1\n", None) == (
        "yes-no@t:1:4 leading-zero@t:2:4 unclosed-bracket@t:3:4"
    )


DOCUMENT = """\
# a comment
---
id: bắc-giang/😀   # another
empty:
"quoted": "5"
plain: 5
title: {vi: 'Tốt, khá', en: "a: b\\n"}
list:
- 2021-01-01
- http://x.vn/a?b=c#d
- [a?, 'b', -1.50, true, null, {x: , z: }]
text: |
  ? Dòng một
    % hai

more: >-
  one
  two
wide: a
  b ? c
"""


@pytest.mark.parametrize("parser", PARSERS)
def test_a_document_is_read_exactly(parser):
    """Text, quoting and places are as written; nothing is typed."""
    root = read(DOCUMENT, parser)
    assert isinstance(root, Mapping)
    values = {key.text: value for key, value in root.entries}
    assert [(str(key.mark), key.quoted) for key, _ in root.entries][:3] == [
        ("t:3:1", False),
        ("t:4:1", False),
        ("t:5:1", True),
    ]
    assert values["id"].text == "bắc-giang/😀"
    assert values["empty"] == Scalar("", quoted=False, mark=root.entries[1][0].mark)
    assert (values["quoted"].text, values["quoted"].quoted) == ("5", True)
    assert (values["plain"].text, values["plain"].quoted) == ("5", False)
    assert to_plain(values["title"]) == {"vi": "Tốt, khá", "en": "a: b\n"}
    assert isinstance(values["list"], Sequence)
    assert [item.text for item in values["list"].items[:2]] == ["2021-01-01", "http://x.vn/a?b=c#d"]
    assert values["list"].items[2].items[0].text == "a?"
    assert str(values["list"].items[2].items[2].mark) == "t:11:13"
    assert values["text"].text == "? Dòng một\n  % hai\n"
    assert (values["more"].text, values["wide"].text) == ("one two", "a b ? c")


def test_escapes_are_composed_too():
    """A letter put together by an escape is the letter."""
    assert to_plain(read('"e\\u0302\\u0323": 1')) == {"ệ": 1}


def test_python_s_parser_is_taken_where_libyaml_is_missing(monkeypatch):
    """Without libyaml the same tree comes from the parser in Python."""
    with_libyaml = read(DOCUMENT)
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert read(DOCUMENT) == with_libyaml


@pytest.mark.parametrize("parser", PARSERS)
def test_limits_are_findings(parser):
    """Depth, nodes and the length of a scalar are limited, each with its own code."""
    assert outcome("[" * 32 + "]" * 32, parser) == read("[" * 32 + "]" * 32, parser)
    assert outcome("[" * 33 + "]" * 33, parser) == "too-deep@t:1:33"
    assert outcome("a: [1, 2]", parser, nodes=5) == read("a: [1, 2]", parser)
    assert outcome("a: [1, 2]", parser, nodes=4) == "too-many-nodes@t"
    assert outcome("- NO\n- [[1]]", parser, nodes=5, depth=2) == "yes-no@t:1:3 too-deep@t:2:4"
    assert outcome("- NO\n- ]", parser, nodes=2) == "yes-no@t:1:3 stray-character@t:2:3"
    assert outcome("a: 12345\nb: 1234", parser, scalar=4) == "too-long@t:1:4"


def test_many_findings_are_counted():
    """A hundred are shown; the others are counted, up to a thousand, then reading stops."""
    for text in ("- NO\n" * 150, "\ta\n" * 150):
        with pytest.raises(GovrankError) as raised:
            read(text)
        *shown, last = raised.value.diagnostics
        assert len(shown) == 100
        assert (last.code, str(last.mark)[:6]) == ("text/too-many", "t:101:")
        assert dict(last.params)["count"] == 50
    for text in ("- NO\n" * 5000, "\ta\n" * 5000):
        with pytest.raises(GovrankError) as raised:
            read(text)
        assert len(raised.value.diagnostics) == 101
        assert raised.value.diagnostics[-1].code == "text/far-too-many"


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("text", ["[1, 5]", "['1',5]", "[1,'5']", "[k1,5]", "[1 ,5]", "[[1],5]"])
def test_commas_that_every_reader_takes_alike_are_read(text, parser):
    """Only between two bare numbers, with no space around it, may a comma be a decimal mark."""
    assert len(parse(from_text(text, "t"), parser).items) == 2


def test_the_depth_that_a_parser_cannot_go_beyond_is_too_deep():
    """Newer versions of libyaml give up by themselves, before they tell of any level."""
    mark = yaml.Mark("", 0, 0, 1000, None, None)
    error = yaml.MarkedYAMLError("", mark, "exceeded maximum nesting depth", mark)
    found = explain(error, Source("t", ("[" * 2000,)), None, 32)
    assert (found.code, str(found.mark)) == ("text/too-deep", "t:1:1001")
    assert "32" in found.text("vi")


def test_a_problem_that_is_not_recognised_is_passed_on():
    """A parser's error of another kind keeps the parser's own words, with a place if it has one."""
    source = Source("t", ("a",))
    mark = yaml.Mark("", 0, 0, 0, None, None)
    found = explain(yaml.MarkedYAMLError(problem="unheard of", problem_mark=mark), source, None, 32)
    assert (found.code, str(found.mark)) == ("text/syntax", "t:1:1")
    assert "unheard of" in found.text("vi")
    found = explain(yaml.YAMLError("unheard of"), source, None, 32)
    assert (found.code, str(found.mark)) == ("text/syntax", "t")


PIECES = st.sampled_from(
    [
        *("a", "b", "NO", "1", "1,5", "x y", "ệ", "😀", "'", '"', "''", ":", ": ", "- ", "-", "? "),
        *("?", "[", "]", "{", "}", ",", ", ", "\n", "\n  ", "\n ", "#", " #", "|", "> ", "|\n"),
        *(">-\n", "&a ", "*a", "!t ", "!", "%", "@", "---", "...", "\\", "\\x41", "<<", "~", " "),
        *("\u00a0", "“", "”", "key: ", "\nkey: v", "\n- ", "\n  - ", "|2\n", "\n\n", "\n# c\n"),
        *("null", '"a\\\n', "\u2028"),
    ]
)
MESSY = st.lists(PIECES, max_size=14).map("".join)


@settings(max_examples=400, deadline=None)
@given(MESSY)
def test_both_parsers_say_the_same_of_any_text(text):
    """On YAML-like text the trees are equal, or the codes and places are."""
    assert outcome(text, "libyaml") == outcome(text, "pure")


WORDS = st.text("abcệđ :,-?#[]{}'\"|>&*!%@`😀\n", max_size=12)
TREES = st.recursive(
    WORDS | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)


@settings(deadline=None)
@given(TREES, st.booleans(), st.integers(20, 200))
def test_what_a_dumper_writes_is_read_back(tree, flow, width):
    """Structured documents come back as they were, by both parsers, with equal places."""
    text = yaml.safe_dump(tree, default_flow_style=flow, allow_unicode=True, width=width)
    text = text.removesuffix("...\n")
    assume("? " not in text)
    assume("!!" not in text)
    read_back = outcome(text, "libyaml")
    assert read_back == outcome(text, "pure")
    if not isinstance(read_back, str):
        assert to_plain(read_back) == tree
