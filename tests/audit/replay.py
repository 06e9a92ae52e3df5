"""A reader of printed steps who has no govrank: school arithmetic over plain JSON."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

DATA = ("param", "input", "present", "rank", "reduce", "kth")


def replayed(steps: list[dict]) -> list[Fraction]:
    """Work out every step from its arguments; data and figures are taken as printed."""
    results: dict[int, Fraction] = {}
    for step in steps:
        args = [results[a["step"]] if isinstance(a, dict) else Fraction(a) for a in step["args"]]
        if step["operation"] in DATA:
            results[step["step"]] = Fraction(step["result"])
        else:
            results[step["step"]] = _MEANINGS[step["operation"]](args, step["options"])
    return list(results.values())


def _affine(args, _):
    return sum((args[k] * args[k + 1] for k in range(0, len(args), 2)), Fraction(0))


def _div(args, _):
    return args[2] if args[1] == 0 else args[0] / args[1]


def _extremum(args, options):
    conditional = options["conditional"]
    flags = iter(args[len(conditional) :])
    there = [next(flags) == 1 if maybe else True for maybe in conditional]
    values = [value for value, here in zip(args, there, strict=False) if here]
    return {"min": min, "max": max}[options["kind"]](values, default=Fraction(0))


def _round(args, options):
    scaled = args[0] * Fraction(10) ** options["places"]
    near, half = floor(scaled), Fraction(1, 2)
    over = scaled - near
    away = near if scaled < 0 else ceil(scaled)
    toward = ceil(scaled) if scaled < 0 else near
    nearest = near if over < half else near + 1
    tie = {"half-up": away, "half-down": toward, "half-even": near + near % 2}
    whole = {
        "up": away, "down": toward, "floor": near, "ceiling": ceil(scaled),
        **{mode: tied if over == half else nearest for mode, tied in tie.items()},
    }[options["mode"]]  # fmt: skip
    return whole / Fraction(10) ** options["places"]


def _compare(args, options):
    left, right = args
    holds = {
        "<": left < right, "<=": left <= right, "=": left == right,
        "!=": left != right, ">=": left >= right, ">": left > right,
    }  # fmt: skip
    return Fraction(holds[options["relation"]])


def _combine(args, options):
    return {"all": min(args), "any": max(args), "not": 1 - args[0]}[options["kind"]]


def _lookup(args, options):
    value, rest, cuts = args[0], args[1:], options["cuts"]
    starts, values = rest[: len(cuts)], rest[len(cuts) :]
    for k in reversed(range(len(cuts))):
        if value > starts[k] or (value == starts[k] and cuts[k] == "from"):
            return values[k + 1]
    return values[0]


_MEANINGS = {
    "affine": _affine,
    "mul": lambda args, _: args[0] * args[1],
    "div": _div,
    "extremum": _extremum,
    "round": _round,
    "compare": _compare,
    "combine": _combine,
    "select": lambda args, _: args[1] if args[0] == 1 else args[2],
    "lookup": _lookup,
}
