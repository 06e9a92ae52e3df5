"""What is wrong with the meaning of rules, by address; the loader turns addresses into places."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from govrank.errors import Param

Params = Mapping[str, Param]


@frozen
class Finding:
    """A diagnostic code, the address it is about, its parameters and further addresses."""

    code: str
    address: str
    params: Params = field(factory=dict)
    related: tuple[str, ...] = ()
