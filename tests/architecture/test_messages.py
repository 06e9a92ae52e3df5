"""The catalogue of messages: two languages, the same placeholders, nothing unsaid or unused."""

from __future__ import annotations

import ast
import re
import unicodedata
from string import Formatter

import pytest

from govrank.language import LANGUAGES, Text
from govrank.messages import FAMILIES, catalogue
from tests.architecture.sources import trees

CODE = re.compile(rf"(?:{'|'.join(FAMILIES)})/[a-z0-9-]+")
CODES = sorted(catalogue())


def placeholders(template: str) -> set[str]:
    """Return the names a template fills in."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def raised() -> set[str]:
    """Return every code that stands as a text in the sources outside the catalogue."""
    return {
        node.value
        for name, tree in trees().items()
        if not name.startswith("messages/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if CODE.fullmatch(node.value)
    }


def pairs(code: str) -> tuple[Text, Text]:
    """Return the message and the hint of a code."""
    return catalogue()[code].text, catalogue()[code].hint


@pytest.mark.parametrize("code", CODES)
def test_a_message_is_said_in_both_languages(code):
    """A message has words in Vietnamese and English, and its hint has both or neither."""
    text, hint = pairs(code)
    assert all((text.vi, text.en))
    assert bool(hint.vi) == bool(hint.en)


@pytest.mark.parametrize("code", CODES)
def test_both_languages_fill_in_the_same(code):
    """The Vietnamese and the English template have the same placeholders."""
    for said in pairs(code):
        assert placeholders(said.vi) == placeholders(said.en)


@pytest.mark.parametrize("code", CODES)
def test_messages_are_written_in_composed_letters(code):
    """Texts of the catalogue are NFC, without a space at either end."""
    for said in pairs(code):
        for lang in LANGUAGES:
            words = said.get(lang)
            assert unicodedata.is_normalized("NFC", words)
            assert words == words.strip()


def test_every_code_that_is_raised_is_in_the_catalogue():
    """No source names a code without words."""
    assert raised() - set(CODES) == set()


def test_every_message_is_raised_somewhere():
    """No message stands in the catalogue that nothing can raise."""
    assert set(CODES) - raised() == set()
