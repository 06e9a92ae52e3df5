"""What is wrong with the meaning of rules, by address; the loader turns addresses into places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import field, frozen

from govrank.errors import Param
from govrank.language import decimal_text
from govrank.reading.suggest import suggest

Params = Mapping[str, Param]


@frozen
class Finding:
    """A diagnostic code, the address it is about, its parameters and further addresses."""

    code: str
    address: str
    params: Params = field(factory=dict)
    related: tuple[str, ...] = ()


def unknown(code: str, address: str, name: str, known: Iterable[str]) -> Finding:
    """Return the finding that a name is not among those known, with the nearest of them."""
    near = ", ".join(suggest(name, sorted(known)))
    return Finding(code, address, {"name": name, "suggestion": near})


def written(value: Fraction) -> Params:
    """Return a number as a ruleset writes it, with a point in both languages, as a parameter."""
    return {"written": decimal_text(value)}
