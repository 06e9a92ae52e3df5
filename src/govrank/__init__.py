"""govrank: scoring rules as data. Score, grade, rank, explain and verify public bodies, exactly."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govrank.errors import Diagnostic, GovrankError

__all__ = [
    "Diagnostic",
    "GovrankError",
]

_HOMES = {
    "Diagnostic": "errors",
    "GovrankError": "errors",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for."""
    if name not in _HOMES:
        message = f"module 'govrank' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"govrank.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
