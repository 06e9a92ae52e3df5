"""The catalogue: found by code, and fit to be filled in."""

from __future__ import annotations

from string import Formatter

import pytest

from govrank.language import LANGUAGES
from govrank.messages import FAMILIES, catalogue, message

CODES = sorted(catalogue())


def test_a_message_is_found_by_its_code():
    """family/name, from the module of the family."""
    assert message("meaning/weights-zero") is catalogue()["meaning/weights-zero"]
    assert {code.partition("/")[0] for code in CODES} == set(FAMILIES)


@pytest.mark.parametrize("code", CODES)
def test_a_message_can_be_filled_in_from_its_own_parameters(code):
    """What the hint needs beyond the message, both languages need alike, and braces are paired."""
    said = message(code)
    for text in (said.text, said.hint):
        for lang in LANGUAGES:
            template = text.get(lang)
            names = {name for _, name, _, _ in Formatter().parse(template) if name}
            filled = template.format_map(dict.fromkeys(names, "X"))
            assert all(filled.count(a) == filled.count(b) for a, b in ("()", "{}", "“”"))


@pytest.mark.parametrize("code", CODES)
def test_the_two_languages_are_not_one(code):
    """A message that reads the same in both has not been translated."""
    said = message(code)
    assert said.text.vi != said.text.en
    assert said.severity in ("error", "warning", "note")
