"""The catalogue of messages: every diagnostic code with its words in Vietnamese and English.

One module a family. A message is looked up only when an error is printed, so that a module
that can fail costs nothing until it does.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Final

from govrank.messages._message import Message, Severity

FAMILIES: Final = ("text", "schema", "meaning", "data", "verification", "usage")

__all__ = ["FAMILIES", "Message", "Severity", "catalogue", "message"]


@cache
def catalogue() -> Mapping[str, Message]:
    """Return every message by its code `family/name`."""
    return {
        f"{family}/{name}": said
        for family in FAMILIES
        for name, said in import_module(f"govrank.messages.{family}").MESSAGES.items()
    }


def message(code: str) -> Message:
    """Return the message of `code`; a code outside the catalogue is a defect and a KeyError."""
    return catalogue()[code]
