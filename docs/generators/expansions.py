"""What each scoring method stands for, from the methods' own examples."""

from __future__ import annotations

from docs.generators.markdown import code, table

from govrank.reading.text import decode
from govrank.report.strict_yaml import yaml_line
from govrank.rules.expand import as_written, expanded
from govrank.rules.load import load_source
from govrank.rules.method import registry
from govrank.rules.methods.formula import Formula

HEAD = ("a score", "stands for")
RULESET = 'govrank: "1"\nid: one\nversion: "1"\ntitle: One\nindicators:\n  - {}\n'


def expansion_table() -> str:
    """Return a row for each method but the one that is no shorthand."""
    methods = (each for each in registry().values() if each is not Formula)
    return table(HEAD, (tuple(map(code, _both(each.example))) for each in methods))


def _both(example: str) -> tuple[str, str]:
    """Return the score of an indicator, and the value that its expansion has instead."""
    ruleset = load_source(decode(RULESET.format(example).encode(), "one.ruleset.yaml"))
    before, after = (
        plain["indicators"][0]["score"] for plain in (as_written(ruleset), expanded(ruleset))
    )
    return yaml_line(before), yaml_line(after["value"])
