"""The contract of each operation of a plan, from the docstrings of `govrank.plan.operations`."""

from __future__ import annotations

import re
from typing import get_args

from attrs import fields
from docs.generators.markdown import escaped, paragraphs, table

from govrank.plan import operations
from govrank.plan.operations import Operation

PARTS = ("Domain", "Missing", "Ends", "Widest", "Errors")
PART = re.compile(rf"\b({'|'.join(PARTS)}): ")


def contracts() -> str:
    """Return a section an operation: what it gives, its fields, and the parts of its contract."""
    return "\n".join(_section(each) for each in get_args(Operation))


def _section(operation: type) -> str:
    said = paragraphs(operation.__doc__ or "")
    name = operation.__name__
    shown = ", ".join(f"`{each.name}: {each.type}`" for each in fields(operation))
    return "\n".join(
        [
            f"### {name.lower()}\n",
            *(f"{escaped(each)}\n" for each in said[:-1]),
            f"Fields of `{name}`: {shown}.\n",
            table(("part", "contract"), contract(name, said[-1])),
        ]
    )


def contract(name: str, text: str) -> list[tuple[str, str]]:
    """Return the parts of a contract in their order; raise ValueError where one is missing."""
    _, *pieces = PART.split(text)
    pairs = list(zip(pieces[::2], pieces[1::2], strict=True))
    if tuple(part for part, _ in pairs) != PARTS:
        message = f"the docstring of {name} does not say its whole contract"
        raise ValueError(message)
    return [(part.lower(), escaped(said.strip())) for part, said in pairs]


def about() -> str:
    """Return what the module says of all operations."""
    return "\n\n".join(escaped(each) for each in paragraphs(operations.__doc__ or "")) + "\n"
