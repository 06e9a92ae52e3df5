"""Loading rulesets that a test writes itself."""

from __future__ import annotations

from textwrap import dedent

from govrank.reading.text import decode
from govrank.rules.load import load_source
from govrank.rules.ruleset import Ruleset


def load_text(text: str, name: str = "test.ruleset.yaml") -> Ruleset:
    """Load a ruleset from its text."""
    return load_source(decode(dedent(text).encode(), name))
