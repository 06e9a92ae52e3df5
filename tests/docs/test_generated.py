"""Generated parts of the documentation are what their sources say today."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from docs.generate import pages, rewrite
from docs.generators import blocks
from docs.generators.diagnostics import COMMONEST
from docs.generators.markdown import escaped, fence, table
from docs.generators.operations import contract

from govrank.messages import catalogue
from govrank.report.words import VERDICT_WORDS
from govrank.rules.method import registry
from tests.docs.pages import ROOT

PAGES = {path.relative_to(ROOT).as_posix(): path for path in pages()}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_as_generated(page):
    """Making the generated parts of a page anew changes nothing; else run docs/generate.py."""
    text = PAGES[page].read_text(encoding="utf-8")
    assert blocks.regenerated(text) == text


def test_every_generated_part_stands_in_one_page():
    """Each part that can be made is shown once in the documentation."""
    shown = [name for path in PAGES.values() for name in blocks.names(path.read_text("utf-8"))]
    assert sorted(shown) == sorted(blocks.BLOCKS)


def test_a_stale_part_is_made_anew():
    """What stands between the two comments is replaced, and nothing beside it."""
    stale = "a\n<!-- generated: diagnostics counted -->\nold\n<!-- end of generated part -->\nb\n"
    fresh = blocks.regenerated(stale)
    assert fresh.startswith("a\n")
    assert fresh.endswith("-->\nb\n")
    assert "old" not in fresh
    assert "[data](#data)" in fresh


def test_an_unknown_part_is_not_passed_over():
    """A part that nothing makes is an error, not left as it is."""
    with pytest.raises(KeyError):
        blocks.regenerated("<!-- generated: no such -->\n<!-- end of generated part -->")


def test_a_page_is_written_only_when_it_changes(tmp_path):
    """The generator writes a stale page, and leaves it alone the next time."""
    page = tmp_path / "page.md"
    page.write_text(
        "<!-- generated: diagnostics counted -->\n<!-- end of generated part -->\n", "utf-8"
    )
    assert rewrite(page)
    assert not rewrite(page)


def test_the_generator_finds_what_it_needs_from_anywhere(tmp_path):
    """The script runs by its path, whatever the current folder is."""
    code = f"import runpy; runpy.run_path({str(ROOT / 'docs' / 'generate.py')!r})"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603 - our own script
    assert (done.returncode, done.stderr) == (0, "")


def test_every_diagnostic_has_a_section():
    """The page of diagnostics has a heading for every code of the catalogue."""
    text = PAGES["docs/reference/diagnostics.md"].read_text(encoding="utf-8")
    headings = re.findall(r"^### (\S+/\S+)$", text, flags=re.MULTILINE)
    assert sorted(headings) == sorted(catalogue())


def test_every_method_has_a_section():
    """The page of the language has a heading for every scoring method."""
    text = PAGES["docs/reference/language.md"].read_text(encoding="utf-8")
    assert set(registry()) <= set(re.findall(r"^### (\S+)$", text, flags=re.MULTILINE))


def test_the_commonest_messages_are_in_the_catalogue():
    """The guide for officials shows messages that exist, each with a way to mend it."""
    assert set(COMMONEST) <= set(catalogue())
    assert all(catalogue()[code].hint.vi for code in COMMONEST)


@pytest.mark.parametrize("verdict", VERDICT_WORDS)
def test_the_words_of_the_verdicts_are_explained(verdict):
    """The guide and the glossary use the words that reports print for a verdict."""
    words = VERDICT_WORDS[verdict]
    guide = (ROOT / "docs" / "vi" / "huong-dan-can-bo.md").read_text(encoding="utf-8")
    glossary = (ROOT / "docs" / "reference" / "glossary.md").read_text(encoding="utf-8")
    explanation = ROOT / "docs" / "explanation" / "what-a-verdict-means.md"
    assert f"| **{words.vi}** |" in guide
    assert f"| {words.en} | {words.vi} |" in glossary
    assert f"| **{words.en}** |" in explanation.read_text(encoding="utf-8")


def test_a_contract_that_leaves_something_out_is_refused():
    """An operation whose docstring does not say its whole contract cannot be documented."""
    whole = "Domain: a. Missing: b. Ends: c. Widest: d. Errors: none."
    assert contract("Mul", whole)[-1] == ("errors", "none.")
    with pytest.raises(ValueError, match="Mul"):
        contract("Mul", whole.replace("Ends: c.", ""))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a * b_c <d> [e]", r"a \* b\_c \<d\> \[e\]"),
        ("write `a|b*` here", r"write `a\|b*` here"),
        ("a lone ` stays", r"a lone \` stays"),
    ],
)
def test_text_is_shown_as_it_stands(text, shown):
    """What Markdown would take for its own is escaped, code in backticks is not."""
    assert escaped(text) == shown


def test_a_table_keeps_each_row_on_one_line():
    """Line breaks within a cell become spaces."""
    assert table(("a", "b"), [("x\ny", "z")]) == "| a | b |\n| --- | --- |\n| x y | z |\n"


def test_a_fence_says_why_it_is_not_run():
    """A block that is only shown carries the reason above it."""
    assert fence("text", "x\n", shown="y") == "<!-- shown: y -->\n```text\nx\n```\n"
