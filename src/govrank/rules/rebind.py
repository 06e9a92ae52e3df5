"""The ruleset that other figures would make."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from attrs import evolve, fields_dict, has

from govrank.rules.compile import compile_plan
from govrank.rules.ruleset import Ruleset
from govrank.rules.values import Number


def with_figures(ruleset: Ruleset, bind: Mapping[str, Fraction]) -> Ruleset:
    """Return the ruleset with other figures at these addresses, compiled anew."""
    rules = _replaced(ruleset.rules, bind)
    return evolve(ruleset, rules=rules, plan=compile_plan(rules))


def _replaced(value: Any, bind: Mapping[str, Fraction]) -> Any:
    if isinstance(value, Number):
        return evolve(value, value=bind.get(value.address, value.value))
    if isinstance(value, tuple):
        return tuple(_replaced(item, bind) for item in value)
    if not has(type(value)):
        return value
    names = fields_dict(type(value))
    return evolve(value, **{name: _replaced(getattr(value, name), bind) for name in names})
