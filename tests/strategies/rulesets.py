"""Random rulesets as YAML texts over the whole language, data for them, and damaged texts.

A ruleset is drawn as a document of dicts, lists, texts, truths and exact numbers, and written
down by a small writer of its own. Numbers come from small pools, so that values on a threshold,
a hair beside one, and exact ties are common.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import Factory, evolve, frozen
from hypothesis import settings
from hypothesis import strategies as st

from govrank.language import decimal_text
from govrank.plan.operations import Param
from govrank.plan.rounding import MODES
from govrank.rules.ruleset import Ruleset
from govrank.rules.sets import attribute_names, attributes_of
from govrank.rules.values import Input
from tests.strategies.formulas import Here, Known, Names, condition, value

Document = dict[str, Any]
HAIR = Fraction(1, 100)

# The writer.

_PLAIN = re.compile(r"[a-z][a-z0-9-]*")
_WORDS = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}


def scalar(value: object) -> str:
    """Write one value as strict YAML."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Fraction):
        return decimal_text(value)
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value not in _WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)


def flow(value: object) -> str:
    """Write a value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(k)}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value)


def write(document: Mapping[str, Any], indent: int = 0) -> str:
    """Write a document as block YAML; lists of scalars and small mappings on one line."""
    return "".join(_entry(key, value, indent) for key, value in document.items())


def _entry(key: str, value: Any, indent: int) -> str:
    pad = " " * indent
    if isinstance(value, Mapping) and value and len(flow(value)) > 60:
        return f"{pad}{scalar(key)}:\n{write(value, indent + 2)}"
    if isinstance(value, list) and value and all(isinstance(item, Mapping) for item in value):
        items = "".join(f"{pad}  - {write(item, indent + 4).lstrip()}" for item in value)
        return f"{pad}{scalar(key)}:\n{items}"
    return f"{pad}{scalar(key)}: {flow(value)}\n"


# Small pieces.


def decimals(*texts: str) -> st.SearchStrategy[Fraction]:
    """Draw one of these numbers."""
    return st.sampled_from([Fraction(text) for text in texts])


ceilings = decimals("10", "1", "5", "2.5", "0.3", "100")
floors = decimals("0", "-1", "0.1")
worths = decimals("0", "1", "0.5", "2", "-0.25", "10", "3.75")
shares = decimals("1", "0.5", "0", "0.25", "0.333")
values = decimals("0", "1", "2", "5", "10", "50", "100", "0.5", "-3", "7.25", "99.99")
weights = decimals("0.5", "0.25", "0.1", "1", "0.05", "0", "2", "-0.5", "0.333")
words = st.sampled_from(["Điểm", "a, b: c", "yes", "Tin tức — 10 %", "x"])
texts = words | st.fixed_dictionaries({"vi": words, "en": words}) | st.builds(dict, en=words)
provenances = st.fixed_dictionaries(
    {"basis": st.sampled_from(["stated", "inferred", "assumed"])},
    optional={"because": texts, "source": words},
)
roundings = st.fixed_dictionaries(
    {"places": st.integers(-1, 3), "mode": st.sampled_from(MODES)},
)


def seldom(draw: Any) -> bool:
    """Draw true one time in four; false when shrunk."""
    return draw(st.sampled_from([False, False, False, True]))


def figure(draw: Any, value: Fraction) -> Any:
    """Draw how a figure is written: plainly, or with its provenance."""
    return {"value": value, **draw(provenances)} if seldom(draw) else value


@frozen
class Draft:
    """A ruleset in the making: names given so far, and the numeric inputs that may be read.

    `figures` keeps to shorthands and figures: no formula, no condition, no score of another node.
    """

    draw: Any
    declared: bool
    plain: bool = True
    figures: bool = False
    named: list[str] = Factory(list)
    inputs: list[str] = Factory(list)
    pools: dict[str, list[str]] = Factory(dict)
    divisors: set[str] = Factory(set)
    choices: dict[str, list[str]] = Factory(dict)
    done: dict[str, Known] = Factory(dict)
    sets: dict[str, list[str]] = Factory(dict)

    def name(self, prefix: str) -> str:
        """Return a new id."""
        self.named.append(prefix)
        return f"{prefix}{len(self.named)}"

    def saying(self, data: Document) -> Draft:
        """Return this draft for a leaf that says so much of its inputs."""
        return evolve(self, plain=not data)

    def input(self, sort: str) -> str:
        """Draw a numeric input: a new one, or one that was read in the same way before."""
        pool = self.pools.setdefault("any" if self.declared else sort, [])
        if self.plain and pool and seldom(self.draw):
            return self.draw(st.sampled_from(pool))
        name = self.name("d")
        if self.plain or self.declared:
            pool.append(name)
        self.inputs.append(name)
        return name

    def affirmed(self) -> str:
        """Draw a yes-no input."""
        pool = self.pools.setdefault("affirmed", [])
        if self.plain and pool and self.draw(st.booleans()):
            return self.draw(st.sampled_from(pool))
        name = self.name("y")
        if self.plain or self.declared:
            pool.append(name)
        self.inputs.append(name)
        return name

    def here(self, node: Document, *, current: bool = False) -> Here:
        """Draw what an expression at a node may speak of: what stands before it in the file."""
        numbers = [self.input("free") for _ in range(self.draw(st.integers(1, 2)))]
        divisors = [self.input("divisor")] if seldom(self.draw) else []
        self.divisors.update(divisors)
        affirmed = [self.affirmed()] if self.draw(st.booleans()) else []
        choices = self.choices if self.plain else {}
        names = Names(
            [*numbers, *divisors], divisors, affirmed, choices, dict(self.done), dict(self.sets)
        )
        return Here(self.draw, names, share="max" in node, current=current)


# Leaves.


def _worth(d: Draft) -> Document:
    key = d.draw(st.sampled_from(["points", "share"]))
    return {key: figure(d.draw, d.draw(worths if key == "points" else shares))}


def _points(d: Draft, leaf: str) -> Document:
    d.inputs.append(leaf)
    return {}


def _value(d: Draft, _: str) -> Document:
    return {"of": d.input("free")}


def _ratio(d: Draft, _: str) -> Document:
    options: Document = {"of": d.input("counted")}
    by_number = seldom(d.draw)
    options["per"] = (
        figure(d.draw, d.draw(decimals("10", "3", "0.5"))) if by_number else d.input("counted")
    )
    zero = d.draw(st.sampled_from([None, "error", "zero", "full", "exclude"]))
    if zero in (None, "error") and not by_number:
        d.divisors.add(options["per"])
    return options if zero is None else {**options, "zero": zero}


def _linear(d: Draft, _: str) -> Document:
    start, stop = d.draw(st.lists(values, min_size=2, max_size=2, unique=True))
    options: Document = {"of": d.input("free")}
    return {**options, "from": figure(d.draw, start), "to": figure(d.draw, stop)}


def _steps(d: Draft, _: str) -> Document:
    starts = d.draw(st.lists(st.tuples(values, st.booleans()), max_size=3, unique=True))
    starts.sort(reverse=d.draw(st.booleans()))
    rungs = [
        {"above" if above else "from": figure(d.draw, start), **_worth(d)}
        for start, above in starts
    ]
    return {"of": d.input("free"), "steps": [*rungs, {"otherwise": True, **_worth(d)}]}


def _choice(d: Draft, leaf: str) -> Document:
    count = d.draw(st.integers(1, 3))
    choices = [{"id": d.name("c"), **_worth(d)} for _ in range(count)]
    d.choices[leaf] = [each["id"] for each in choices]
    return {"choices": choices}


def _count(d: Draft, _: str) -> Document:
    options: Document = {"of": d.input("whole")}
    options["each"] = figure(d.draw, d.draw(worths))
    return {**options, "start": figure(d.draw, d.draw(worths))} if seldom(d.draw) else options


def _checklist(d: Draft, _: str) -> Document:
    count = d.draw(st.integers(1, 3))
    titles = [{"title": d.draw(texts)} if seldom(d.draw) else {} for _ in range(count)]
    return {"items": [{"id": d.name("k"), **title, **_worth(d)} for title in titles]}


def _increments(d: Draft, _: str) -> Document:
    options: Document = {"of": d.input("free"), "base": figure(d.draw, d.draw(worths))}
    options["beyond"] = figure(d.draw, d.draw(values))
    options["step"] = figure(d.draw, d.draw(decimals("100", "0.5", "3")))
    options["each"] = figure(d.draw, d.draw(worths))
    return {**options, "incomplete": "share"} if seldom(d.draw) else options


def _formula(d: Draft, _: str) -> Document:
    return {"value": value(d.here({"max": 1}))}


METHODS = {
    "points": _points, "value": _value, "ratio": _ratio, "linear": _linear, "steps": _steps,
    "choice": _choice, "count": _count, "checklist": _checklist, "increments": _increments,
    "formula": _formula,
}  # fmt: skip


def _policy(draw: Any, method: str) -> Any:
    """Draw what absence counts as: of answers there is no number, of yes and no two."""
    answers = method in ("choice", "formula")
    kinds = ["error", "exclude"] if answers else ["error", "exclude", "zero", "value"]
    kind = draw(st.sampled_from(kinds))
    if kind != "value":
        return kind
    numbers = decimals("0", "1") if method in ("checklist", "yes-no") else values
    return {"value": figure(draw, draw(numbers))}


def _absence(draw: Any, method: str) -> Document:
    keys = draw(st.lists(st.sampled_from(["missing", "not_applicable"]), unique=True))
    return {key: _policy(draw, method) for key in keys}


def _never_zero(data: Document) -> Document:
    """Let nothing count as 0: what divides must not be."""
    return {key: "exclude" if _is_zero(value) else value for key, value in data.items()}


def _is_zero(policy: Any) -> bool:
    while isinstance(policy, Mapping):
        policy = policy["value"]
    return policy in ("zero", 0)


def _data(d: Draft, method: str) -> Document:
    draw = d.draw
    if not seldom(draw):
        return {}
    more = {
        "places": st.integers(2, 4),
        "unit": words,
        "better": st.sampled_from(["higher", "lower"]),
        "aliases": st.builds(lambda n: [f"Cột {n}"], st.integers(0, 10**6)),
    }
    # A declaration may make yes or no of any number, for which few others stand in.
    absent = "choice" if d.declared else method
    return {**draw(st.fixed_dictionaries({}, optional=more)), **_absence(draw, absent)}


def _leaf(d: Draft) -> Document:
    leaf: Document = {"id": d.name("i")}
    methods = [name for name in METHODS if not (d.figures and name in ("increments", "formula"))]
    method = d.draw(st.sampled_from(methods))
    data = _data(d, method)
    score = {"method": method, **METHODS[method](d.saying(data), leaf["id"])}
    if str(score.get("per")) in d.divisors:
        data = _never_zero(data)
    if seldom(d.draw):
        score["round"] = d.draw(roundings)
    if method in ("points", "ratio", "linear") or "share" in repr(score) or d.draw(st.booleans()):
        leaf["max"] = figure(d.draw, d.draw(ceilings))
        if seldom(d.draw):
            leaf["min"] = figure(d.draw, d.draw(floors))
    return {**leaf, **data, "score": score}


# Groups, steps after the score, and the total.


def _then(d: Draft, node: Document) -> Document:
    if not seldom(d.draw):
        return {}
    here = d.here(node, current=True)
    return {"then": [_step(d, here, 1) for _ in range(d.draw(st.integers(1, 3)))]}


def _step(d: Draft, here: Here, depth: int) -> Document:
    if d.figures:
        return _figured(d)
    actions = ["add", "multiply", "replace", "round", "clamp", "figure", *["first"] * depth]
    action = d.draw(st.sampled_from(actions))
    step = {action: _ACTIONS[action](d, here)} if action in _ACTIONS else _plainly(d, here, action)
    return {**step, "when": condition(here)} if d.draw(st.booleans()) else step


def _figured(d: Draft) -> Document:
    """Draw a step that asks for nothing but figures."""
    match d.draw(st.sampled_from(["round", "clamp", "add"])):
        case "round":
            return {"round": d.draw(roundings)}
        case "clamp":
            ends = {"min": d.draw(floors), "max": d.draw(ceilings)}
            return {"clamp": {key: figure(d.draw, end) for key, end in ends.items()}}
        case _:
            return {"add": figure(d.draw, d.draw(worths))}


def _plainly(d: Draft, here: Here, action: str) -> Document:
    if action == "figure":
        return {"add": figure(d.draw, d.draw(worths))}
    return {action: value(here, 2)}


def _clamp(d: Draft, here: Here) -> Document:
    if d.draw(st.booleans()):
        return {d.draw(st.sampled_from(["min", "max"])): value(here, 1)}
    ends = dict(zip(["min", "max"], sorted([d.draw(values), d.draw(values)]), strict=True))
    kept = d.draw(st.sampled_from([["min"], ["max"], ["min", "max"]]))
    return {key: figure(d.draw, ends[key]) for key in kept}


_ACTIONS = {
    "round": lambda d, _: d.draw(roundings),
    "clamp": _clamp,
    "first": lambda d, here: [_step(d, here, 0) for _ in range(d.draw(st.integers(1, 3)))],
}


AGGREGATES = ("sum", "weighted-sum", "weighted-mean", "mean", "min", "max")


def _gathered(d: Draft, children: list[Document]) -> Document:
    """Draw how children are gathered; where by weights, they get them, and the sum is declared."""
    aggregate = d.draw(st.sampled_from(AGGREGATES))
    unsaid = aggregate == "sum" and d.draw(st.booleans())
    group: Document = {} if unsaid else {"aggregate": aggregate}
    if aggregate == "sum" and all("max" in child for child in children) and seldom(d.draw):
        group["left_out"] = d.draw(st.sampled_from(["rescale", "nothing"]))
    if not aggregate.startswith("weighted"):
        return group
    drawn = [d.draw(weights) for _ in children]
    if aggregate == "weighted-mean" and not sum(drawn):
        drawn[-1] += 1
    for child, weight in zip(children, drawn, strict=True):
        child["weight"] = figure(d.draw, weight)
    if sum(drawn) != 1:
        group["weights"] = {"sum": sum(drawn, Fraction(0)), **d.draw(provenances)}
    return group


def _range(d: Draft) -> Document:
    keys = d.draw(st.sampled_from([[], [], ["max"], ["min"], ["min", "max"]]))
    return {key: figure(d.draw, d.draw(ceilings if key == "max" else floors)) for key in keys}


def _safe_range(d: Draft) -> Document:
    found = _range(d)
    plain = {key: v["value"] if isinstance(v, dict) else v for key, v in found.items()}
    return found if plain.get("min", -9) <= plain.get("max", 999) else {"min": found["max"]}


def _group(d: Draft, depth: int) -> Document:
    node: Document = {"id": d.name("g")}
    children = _nodes(d, depth - 1, 2)
    rounding = {"round": d.draw(roundings)} if seldom(d.draw) else {}
    return {**node, **_gathered(d, children), **_safe_range(d), **rounding, "indicators": children}


def _nodes(d: Draft, depth: int, most: int) -> list[Document]:
    count = d.draw(st.integers(1, most))
    return [_node(d, depth) for _ in range(count)]


def _node(d: Draft, depth: int) -> Document:
    node = _group(d, depth) if depth and seldom(d.draw) else _leaf(d)
    tags = st.lists(st.sampled_from(["core", "public"]), min_size=1, unique=True)
    said = st.fixed_dictionaries(
        {}, optional={"code": words, "title": texts, "note": texts, "tags": tags}
    )
    extra = {**d.draw(said), **d.draw(provenances)} if seldom(d.draw) else {}
    node = {**node, **extra, **_then(d, node)}
    d.done[node["id"]] = Known("max" in node)
    if "indicators" in node:
        d.sets[node["id"]] = [child["id"] for child in node["indicators"]]
    if seldom(d.draw) and not d.figures:
        node["grades"] = _grades(d, node)
    grades = tuple(band["id"] for band in node.get("grades", ()))
    d.done[node["id"]] = Known("max" in node, grades)
    return node


def _ids(nodes: Sequence[Document]) -> list[str]:
    return [name for n in nodes for name in (n["id"], *_ids(n.get("indicators", [])))]


def _total(d: Draft, nodes: list[Document]) -> Document:
    total = {**_gathered(d, nodes), **_safe_range(d)}
    if seldom(d.draw):
        total["round"] = d.draw(roundings)
    if seldom(d.draw):
        total["show"] = d.draw(roundings)
    return {**total, **_then(d, total)}


def _grades(d: Draft, node: Document) -> list[Document]:
    """Draw bands from the best down; each may say its upper end, where the one above starts.

    Under conditions grades are tried in turn, and need no start.
    """
    bands = _bands(d)
    if d.figures or not seldom(d.draw):
        return bands
    here = d.here(node)
    for band in bands[:-1]:
        if d.draw(st.booleans()):
            band["when"] = condition(here)
            if seldom(d.draw):
                band.pop("from", None)
                band.pop("above", None)
    # The last grade takes what is left of those that are tried before it.
    return [*bands[:-1], {k: v for k, v in bands[-1].items() if k not in ("below", "to")}]


def _limits(d: Draft, total: Document, grades: Sequence[str]) -> list[Document]:
    """Draw limits; they may ask for the grade that they limit."""
    d.done["total"] = Known("max" in total, tuple(grades))
    here = d.here(total)
    return [_limit(d, here, grades) for _ in range(d.draw(st.integers(1, 2)))]


def _limit(d: Draft, here: Here, grades: Sequence[str]) -> Document:
    limit: Document = {d.draw(st.sampled_from(["at_most", "set"])): d.draw(st.sampled_from(grades))}
    keys = d.draw(st.lists(st.sampled_from(["when", "unless"]), unique=True))
    return {**limit, **{key: condition(here) for key in keys}}


def _tagged(nodes: Sequence[Document]) -> dict[str, list[str]]:
    """Return the members of every tag, which are known when all nodes are."""
    found: dict[str, list[str]] = {}
    for node in nodes:
        for tag in node.get("tags", ()):
            found.setdefault(tag, []).append(node["id"])
        for tag, members in _tagged(node.get("indicators", ())).items():
            found.setdefault(tag, []).extend(members)
    return found


def _bands(d: Draft) -> list[Document]:
    starts = d.draw(st.lists(st.tuples(values, st.booleans()), max_size=3, unique=True))
    starts.sort(reverse=True)
    bands: list[Document] = []
    above: tuple[Fraction, bool] | None = None
    for start in [*starts, None]:
        band: Document = {"id": f"b{len(bands)}"}
        if start is not None:
            band["above" if start[1] else "from"] = figure(d.draw, start[0])
        if above is not None and d.draw(st.booleans()):
            band["to" if above[1] else "below"] = above[0]
        bands.append({**band, **({"title": d.draw(texts)} if seldom(d.draw) else {})})
        above = start
    return bands


def _ranking(d: Draft, ids: list[str]) -> Document:
    ranking: Document = {"ties": d.draw(st.sampled_from(TIES))}
    if d.draw(st.booleans()):
        keys = d.draw(st.lists(st.sampled_from(["total", *ids]), min_size=1, max_size=2))
        ranking["by"] = [_key(d, key) for key in keys]
    if seldom(d.draw):
        ranking["groups"] = "kind"
    return {**ranking, **(d.draw(provenances) if seldom(d.draw) else {})}


TIES = ("competition", "modified", "dense", "ordinal", "fractional")


def _key(d: Draft, node: str) -> Any:
    more = {"order": st.sampled_from(["ascending", "descending"]), "round": roundings}
    told = d.draw(st.fixed_dictionaries({}, optional=more))
    return {"node": node, **told} if told else node


def _declarations(d: Draft) -> list[Document]:
    named = dict.fromkeys(d.inputs)
    return [_declaration(d, name) for name in named if name.startswith(("d", "y"))]


def _declaration(d: Draft, name: str) -> Document:
    kinds = ["yes-no"] if name.startswith("y") else [None, "number", "integer", "yes-no"]
    kind = d.draw(st.sampled_from(kinds))
    given: Document = {"id": name, **({} if kind is None else {"kind": kind})}
    if kind != "yes-no" and d.draw(st.booleans()):
        given |= {"min": figure(d.draw, d.draw(decimals("0", "-5", "1"))), "max": Fraction(100)}
    if kind in (None, "number") and d.draw(st.booleans()):
        given["places"] = d.draw(st.integers(0, 3))
    said = {"title": texts, "code": st.just(name.upper()), "unit": words}
    given |= d.draw(st.fixed_dictionaries({}, optional=said))
    if kind != "yes-no" and name not in d.divisors:
        return {**given, **_absence(d.draw, ""), **_substitute(d, name)}
    # A leaf may say of an input what this one cannot take; then the declaration overrules it.
    said = {"missing": "error", "not_applicable": "error", **_absence(d.draw, kind or "")}
    return {**given, **(_never_zero(said) if name in d.divisors else said)}


def _substitute(d: Draft, name: str) -> Document:
    """Draw a value that stands in for blanks: of inputs named later, never in circles."""
    named = list(dict.fromkeys(d.inputs))
    later = [each for each in named[named.index(name) + 1 :] if each.startswith(("d", "y"))]
    if d.figures or not later or not seldom(d.draw):
        return {}
    other: Document = {"input": d.draw(st.sampled_from(later))}
    twice: Document = {"product": [figure(d.draw, d.draw(worths)), other]}
    return {"missing": d.draw(st.sampled_from([other, twice, "nothing", {"first": [other, 2]}]))}


_HEADINGS = {
    "description": texts,
    "legal_basis": st.just([{"ref": "2294/QĐ-UBND", "date": "2020-11-17", "title": "Quyết định"}]),
    "effective": st.sampled_from(
        [{"from": "2021-01-01", "until": "2021-12-31"}, {"from": "2021"}, {"until": "2021-06"}]
    ),
}


def _examples(d: Draft, ids: list[str], document: Document) -> list[Document]:
    read = set(re.findall(r"[a-z]+[0-9]+", flow(document)))
    known = sorted(name for name in dict.fromkeys(d.inputs) if name in read)
    given = {name: d.draw(values | st.none()) for name in known}
    expect = {"rank": 1, d.draw(st.sampled_from(ids)): d.draw(values)}
    one = {"name": "one", "given": given, "expect": expect}
    two = {"name": "two", "units": {"a": given, "b": given}, "expect": {"a": {"rank": 1}}}
    return [one, two]


@st.composite
def documents(draw: Any, *, figures: bool = False) -> Document:
    """Draw a valid ruleset as a document; of shorthands and figures alone, if wanted."""
    d = Draft(draw, declared=draw(st.sampled_from([False, False, True])), figures=figures)
    nodes = _nodes(d, 3, 3)
    d.sets.update(_tagged(nodes))
    total = _total(d, nodes)
    ids = _ids(nodes)
    d.done["total"] = Known("max" in total)
    graded: Document = {}
    if draw(st.booleans()):
        graded["grades"] = _grades(d, total)
        if seldom(draw) and not figures:
            graded["limits"] = _limits(d, total, [band["id"] for band in graded["grades"]])
    optional: Document = draw(st.fixed_dictionaries({}, optional=_HEADINGS))
    if d.declared and (inputs := _declarations(d)):
        optional["inputs"] = inputs
    document: Document = {"govrank": "1", "id": "a/b", "version": "1", "title": draw(texts)}
    document |= {**optional, "indicators": nodes}
    if total:
        document["total"] = total
    document |= graded
    document["ranking"] = _ranking(d, ids)
    if seldom(draw):
        document["examples"] = _examples(d, ids, document)
    return {**document, **(draw(provenances) if seldom(draw) else {})}


def ruleset_texts() -> st.SearchStrategy[str]:
    """Draw the text of a valid ruleset."""
    return documents().map(write)


# Loading takes most of the time; `--hypothesis-profile deep` hunts for longer.
SOME = settings(max_examples=max(60, settings().max_examples // 2))


# Data for a ruleset.


def _marked(ruleset: Ruleset) -> list[Fraction]:
    """Return the numbers where something may change: every figure the rules state."""
    return [op.value for op in ruleset.plan.operations if isinstance(op, Param)]


def _numbers(given: Input, around: Sequence[Fraction]) -> list[Fraction]:
    """Return numbers that an input takes, those around the figures of the rules first."""
    places = min(given.places, 2)
    step = Fraction(1, 10**places)
    near = [n + k * step for n in (*around, Fraction(0), Fraction(7)) for k in (0, -1, 1)]
    ends = [end.value for end in (given.low, given.high) if end is not None]
    return [n for n in dict.fromkeys([*ends, *near]) if _taken(n, given)]


def _taken(number: Fraction, given: Input) -> bool:
    low = given.low is None or number >= given.low.value
    high = given.high is None or number <= given.high.value
    places = 0 if given.kind == "integer" else given.places
    fits = (number * 10**places).denominator == 1
    return low and high and fits and not (given.nonzero and number == 0)


def cells(given: Input, around: Sequence[Fraction]) -> st.SearchStrategy[object]:
    """Draw a cell that an input takes, absent ones where it has a policy for them."""
    match given.kind:
        case "choice":
            found: st.SearchStrategy[object] = st.sampled_from([o.id for o in given.options])
        case "yes-no":
            found = st.just(value=True) if given.nonzero else st.booleans()
        case _:
            found = st.sampled_from(_numbers(given, around))
    absent = [None] * (given.missing.kind != "error")
    absent += ["N/A"] * (given.not_applicable.kind != "error")
    return found | st.sampled_from(absent) if absent else found


@st.composite
def tables(draw: Any, ruleset: Ruleset, most: int = 5) -> dict[str, dict[str, object]]:
    """Draw valid rows by unit for a ruleset; units often share a whole row, so that they tie."""
    around = _marked(ruleset)
    row: dict[str, st.SearchStrategy[object]] = {
        given.id: cells(given, around) for given in ruleset.rules.inputs
    }
    asked = attributes_of(ruleset.rules)
    for name in attribute_names(ruleset.rules):
        row[f"@{name}"] = st.sampled_from([*asked.get(name, ()), "north", "south"])
    kinds = draw(st.lists(st.fixed_dictionaries(row), min_size=1, max_size=3))
    rows = draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=most))
    names = draw(st.permutations([f"u{n}" for n in range(len(rows))]))
    return dict(zip(names, (dict(each) for each in rows), strict=True))


# Damage.


@st.composite
def damaged(draw: Any, text: str) -> str:
    """Draw a text near a valid one, most likely invalid: one to three small accidents."""
    lines = text.splitlines()
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(lines) - 1))
        lines[place : place + 1] = draw(st.sampled_from(_ACCIDENTS))(draw, lines[place])
        lines = lines or [""]
    return "\n".join(lines) + "\n"


def _mistyped(draw: Any, line: str) -> list[str]:
    place = draw(st.integers(0, max(len(line) - 1, 0)))
    letter = draw(st.sampled_from("xé:,{}[]\"'#&*!|- \t0.9"))
    return [line[:place] + letter + line[place + draw(st.integers(0, 1)) :]]


def _misvalued(draw: Any, line: str) -> list[str]:
    other = draw(st.sampled_from(["", "null", "[]", "{}", "5", "-1", '"5"', "yes", "{value: x}"]))
    return [re.sub(r":\s.*", f": {other}", line)]


def _misnumbered(draw: Any, line: str) -> list[str]:
    other = draw(st.sampled_from(["0", "-7", "1e3", "NaN", "1,5", "100000000000000000001", "0.1"]))
    return [re.sub(r"-?[0-9]+(\.[0-9]+)?", other, line, count=1)]


_ACCIDENTS = (
    _mistyped,
    _misvalued,
    _misnumbered,
    lambda _, __: [],
    lambda _, line: [line, line],
    lambda _, line: ["  " + line],
    lambda _, line: [line[1:]],
)
