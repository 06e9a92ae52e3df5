"""The ruleset language a second time: one unit, Fractions, straight from `language.md`.

It knows nothing of plans, columns or shapes and takes nothing from govrank: the document of a
ruleset and the cells of a unit go in, scores and the grade come out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Any

Document = Mapping[str, Any]
Points = Fraction | None  # None: left out


def numeric(written: Any) -> Fraction:
    """Return a figure, which may be written with its provenance."""
    return Fraction(written["value"] if isinstance(written, Mapping) else written)


def rounded(value: Fraction, rule: Document | None) -> Fraction:
    """Round by the table of modes."""
    if rule is None:
        return value
    unit = Fraction(10) ** -rule["places"]
    low, high = floor(value / unit), ceil(value / unit)
    outward, inward = (high, low) if value > 0 else (low, high)
    nearest = {
        "half-up": outward,
        "half-down": inward,
        "half-even": low if low % 2 == 0 else high,
    }
    always = {"up": outward, "down": inward, "floor": low, "ceiling": high}
    if rule["mode"] in always:
        return always[rule["mode"]] * unit
    over_half = value / unit - low - Fraction(1, 2)
    side = (over_half > 0) - (over_half < 0)
    return {-1: low, 0: nearest[rule["mode"]], 1: high}[side] * unit


class Unit:
    """One unit under a ruleset: its scores by id, its total and its grade."""

    def __init__(self, rules: Document, cells: Mapping[str, Any]) -> None:
        self.rules, self.cells = rules, cells
        self.scores: dict[str, Points] = {}
        self.policies: dict[str, Document] = {}
        for leaf in leaves(rules["indicators"]):
            for name in inputs(leaf):
                self.policies.setdefault(name, leaf)
        for given in rules.get("inputs", []):
            self.policies[given["id"]] = {**self.policies.get(given["id"], {}), **given}
        whole = {**rules.get("total", {}), "id": "total", "indicators": rules["indicators"]}
        self.total = self.score(whole)
        self.grade = self.graded()

    def cell(self, name: str) -> Any:
        """Return the value of a cell, what it counts as, or None where it is left out."""
        cell = self.cells[name]
        if cell is not None and cell != "N/A":
            return Fraction(cell) if not isinstance(cell, str) else cell
        policy = self.policies.get(name, {})["missing" if cell is None else "not_applicable"]
        if isinstance(policy, Mapping):
            return numeric(policy["value"])
        return {"zero": Fraction(0), "exclude": None}[policy]

    def score(self, node: Document) -> Points:
        """Return the score: by method or aggregate, then rounded, in its range, after steps."""
        rounding = node["score"].get("round") if "score" in node else node.get("round")
        value = self.leaf(node) if "score" in node else self.group(node)
        if value is not None:
            value = kept(rounded(value, rounding), within(node))
            for step in node.get("then", []):
                value = self.step(value, step)
        self.scores[node["id"]] = value
        return value

    def step(self, value: Fraction, step: Document) -> Fraction:
        if "add" not in step:
            return kept(rounded(value, step.get("round")), step.get("clamp", {}))
        added = step["add"]
        if isinstance(added, Mapping) and "input" in added:
            return value + (self.cell(added["input"]) or 0)
        return value + numeric(added)

    def leaf(self, node: Document) -> Points:
        given = [self.cell(name) for name in inputs(node)]
        if None in given:
            return None
        return METHODS[node["score"]["method"]](node, *given)

    def group(self, node: Document) -> Points:
        scored = [(self.score(child), child) for child in node["indicators"]]
        there = [(value, child) for value, child in scored if value is not None]
        if not there:
            return None
        values = [value for value, _ in there]
        match node.get("aggregate", "sum"):
            case "sum":
                return sum(values, Fraction(0)) * self.scale(node, there)
            case "mean":
                return sum(values, Fraction(0)) / len(values)
            case "min" | "max" as name:
                return min(values) if name == "min" else max(values)
            case name:
                weights = [numeric(child["weight"]) for _, child in there]
                added = sum((w * v for w, v in zip(weights, values, strict=True)), Fraction(0))
                if name == "weighted-sum":
                    return added
                return added / sum(weights) if sum(weights) else None

    def scale(self, node: Document, there: Sequence[tuple[Fraction, Document]]) -> Fraction:
        """Return by what a sum is converted: all ceilings, through those that are there."""
        if node.get("left_out") != "rescale":
            return Fraction(1)
        ceilings = sum(numeric(child["max"]) for child in node["indicators"])
        return Fraction(ceilings) / sum(numeric(child["max"]) for _, child in there)

    def graded(self) -> str | None:
        if self.total is not None:
            for band in self.rules.get("grades", []):
                above, start = band.get("above"), band.get("from")
                if above is not None and self.total <= numeric(above):
                    continue
                if start is not None and self.total < numeric(start):
                    continue
                return str(band["id"])
        return None


def leaves(nodes: Sequence[Document]) -> list[Document]:
    """Return the indicators that are scored from data, in the order of the file."""
    return [leaf for n in nodes for leaf in (leaves(n.get("indicators", [])) or [n])]


def inputs(leaf: Document) -> list[str]:
    """Return the inputs a leaf reads."""
    score = leaf["score"]
    if "items" in score:
        return [item["id"] for item in score["items"]]
    if "of" not in score:
        return [leaf["id"]]
    per = score.get("per")
    return [score["of"], *([per] if isinstance(per, str) else [])]


def within(node: Document) -> Document:
    """Return the range of a node; the floor of a leaf with a ceiling is 0 unless written."""
    return {"min": 0, **node} if "score" in node and "max" in node else node


def kept(value: Fraction, limits: Document) -> Fraction:
    """Keep a value within limits."""
    value = max(value, numeric(limits["min"])) if "min" in limits else value
    return min(value, numeric(limits["max"])) if "max" in limits else value


def worth(node: Document, item: Document) -> Fraction:
    """Return points as written, or a share of the ceiling."""
    if "points" in item:
        return numeric(item["points"])
    return numeric(item["share"]) * numeric(node["max"])


def _ratio(node: Document, part: Fraction, whole: Fraction | None = None) -> Points:
    score, most = node["score"], numeric(node["max"])
    whole = numeric(score["per"]) if whole is None else whole
    if whole == 0:
        return {"zero": Fraction(0), "full": most, "exclude": None}[score["zero"]]
    return part / whole * most


def _linear(node: Document, value: Fraction) -> Fraction:
    start, stop = (numeric(node["score"][key]) for key in ("from", "to"))
    low, high = (numeric(within(node)[key]) for key in ("min", "max"))
    return low + (value - start) / (stop - start) * (high - low)


def _steps(node: Document, value: Fraction) -> Fraction:
    *rungs, last = node["score"]["steps"]
    starts = [(numeric(each.get("from", each.get("above"))), "above" in each) for each in rungs]
    reached = [
        (start, above, rung)
        for (start, above), rung in zip(starts, rungs, strict=True)
        if value > start or (value == start and not above)
    ]
    return worth(node, max(reached, key=lambda each: each[:2])[2] if reached else last)


def _choice(node: Document, answer: str) -> Fraction:
    return worth(node, next(c for c in node["score"]["choices"] if c["id"] == answer))


def _count(node: Document, number: Fraction) -> Fraction:
    score = node["score"]
    return numeric(score.get("start", 0)) + numeric(score["each"]) * number


def _checklist(node: Document, *met: Fraction) -> Fraction:
    items = zip(node["score"]["items"], met, strict=True)
    return sum((worth(node, item) * yes for item, yes in items), Fraction(0))


METHODS: Mapping[str, Callable[..., Points]] = {
    "points": lambda _, value: value,
    "value": lambda _, value: value,
    "ratio": _ratio,
    "linear": _linear,
    "steps": _steps,
    "choice": _choice,
    "count": _count,
    "checklist": _checklist,
}
