"""govrank: scoring rules as data. Score, grade, rank, explain and verify public bodies, exactly."""

from importlib import import_module
from typing import TYPE_CHECKING

from govrank.version import __version__

if TYPE_CHECKING:
    from govrank.audit.explain import Explanation, explain
    from govrank.audit.reproduce import reproduce
    from govrank.audit.verify import Verification, verify
    from govrank.engine.ranking import Ranking, Standing, rank
    from govrank.errors import Diagnostic, GovrankError
    from govrank.rules.load import load
    from govrank.rules.ruleset import Ruleset
    from govrank.rules.table import Table, read_table

__all__ = [
    "Diagnostic",
    "Explanation",
    "GovrankError",
    "Ranking",
    "Ruleset",
    "Standing",
    "Table",
    "Verification",
    "__version__",
    "explain",
    "load",
    "rank",
    "read_table",
    "reproduce",
    "verify",
]

_HOMES = {
    "Diagnostic": "errors",
    "Explanation": "audit.explain",
    "GovrankError": "errors",
    "Ranking": "engine.ranking",
    "Ruleset": "rules.ruleset",
    "Standing": "engine.ranking",
    "Table": "rules.table",
    "Verification": "audit.verify",
    "explain": "audit.explain",
    "load": "rules.load",
    "rank": "engine.ranking",
    "read_table": "rules.table",
    "reproduce": "audit.reproduce",
    "verify": "audit.verify",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for."""
    if name not in _HOMES:
        message = f"module 'govrank' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"govrank.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
