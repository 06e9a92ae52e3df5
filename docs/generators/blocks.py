"""Every generated part of the documentation by its name, and where it stands in a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from docs.generators import (
    api,
    cli,
    diagnostics,
    evidence,
    expansions,
    forms,
    language,
    operations,
    patterns,
)

from govrank.language import LANGUAGES
from govrank.messages import FAMILIES

BLOCK = re.compile(
    r"^<!-- generated: (?P<name>[a-z0-9 -]+) -->\n.*?^<!-- end of generated part -->$",
    re.MULTILINE | re.DOTALL,
)

DEFINITIONS = (
    "indicator", "input", "rounding", "step", "band", "limit", "relief", "quota", "population",
    "example",
)  # fmt: skip

BLOCKS: Mapping[str, Callable[[], str]] = {
    "language ruleset": language.top,
    "language total": language.total,
    "language ranking": language.ranking,
    "language methods": language.methods,
    "expansions table": expansions.expansion_table,
    "language values": forms.values,
    "language conditions": forms.conditions,
    "language shared": language.shared,
    "language provenance": language.provenance,
    "language layer": language.layer,
    "language register": language.register,
    "language case": language.case,
    **{f"language {name}": partial(language.definition, name) for name in DEFINITIONS},
    "diagnostics commonest": diagnostics.commonest,
    "diagnostics counted": diagnostics.counted,
    **{f"diagnostics {name}": partial(diagnostics.family, name) for name in FAMILIES},
    "operations about": operations.about,
    "operations contracts": operations.contracts,
    "cli everywhere": cli.everywhere,
    "cli commands": cli.commands,
    "api functions": api.functions,
    "api classes": api.classes,
    "api results": api.results,
    **{f"patterns {lang} counted": partial(patterns.counted, lang) for lang in LANGUAGES},
    **{f"patterns {lang} listed": partial(patterns.listed, lang) for lang in LANGUAGES},
    **{f"patterns {lang} entries": partial(patterns.entries, lang) for lang in LANGUAGES},
    "evidence weights-1": partial(evidence.weight_table, "appendix-1"),
    "evidence weights-2": partial(evidence.weight_table, "appendix-2"),
    "evidence thresholds": evidence.threshold_table,
    "evidence changes": evidence.change_table,
    "evidence changes-sum": evidence.change_sum,
    "evidence undetermined": evidence.undetermined_table,
}


def names(page: str) -> list[str]:
    """Return the names of the generated parts of a page, in order."""
    return [found["name"] for found in BLOCK.finditer(page)]


def regenerated(page: str) -> str:
    """Return a page with every generated part made anew."""
    return BLOCK.sub(_anew, page)


def _anew(found: re.Match[str]) -> str:
    name = found["name"]
    made = BLOCKS[name]().strip()
    return f"<!-- generated: {name} -->\n\n{made}\n\n<!-- end of generated part -->"
