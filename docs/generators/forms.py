"""The forms of values and conditions: their keys from the schema, an example of each."""

from __future__ import annotations

from collections.abc import Mapping

from docs.generators.language import HEAD, keys
from docs.generators.markdown import code, escaped, table

from govrank.rules.expressions import schema

VALUES: Mapping[str, str] = {
    "input": "{input: received}",
    "score": "{score: news}",
    "ceiling": "{ceiling: news}",
    "floor": "{floor: news}",
    "share": "{share: 0.5}",
    "sum": "{sum: [{input: received}, {input: late}]}",
    "mean": "{mean: {among: core}}",
    "least": "{least: [{score: news}, {score: services}]}",
    "greatest": "{greatest: {among: core, of: each, where: {of: each, above: 2}}}",
    "difference": "{difference: [{input: received}, {input: late}]}",
    "product": "{product: [0.5, {input: late}]}",
    "quotient": "{quotient: {of: {input: late}, by: {input: received}, zero: 0}}",
    "power": "{power: {of: {input: received}, to: 0.5, otherwise: 0}}",
    "root": "{root: {of: {input: received}, degree: 2, otherwise: 0}}",
    "log": "{log: {of: {sum: [1, {input: received}]}, otherwise: 0}}",
    "round": "{round: {of: {input: received}, places: 0, mode: half-up}}",
    "steps": "{steps: {of: {input: late}, table: [{from: 1, value: 2}, {from: 5, value: 0}], "
    "below: 4}}",
    "choose": "{choose: {cases: [{when: {met: plan}, value: 2}], otherwise: 0}}",
    "answer": "{answer: {of: chair, values: {head: 2, deputy: 1}}}",
    "attribute": "{attribute: {of: terrain, values: {mountain: 1.5}, otherwise: 1}}",
    "first": "{first: [{input: received}, 0]}",
    "count": "{count: [{met: plan}, {answer: chair, is: head}]}",
    "variance": "{variance: {among: units, of: {input: late}, divisor: count}}",
    "median": "{median: {among: units, of: {input: late}}}",
    "percentile": "{percentile: {among: units, of: {input: late}, at: 0.9, definition: 7}}",
    "rank": "{rank: {among: units, of: {input: received}}}",
}
CONDITIONS: Mapping[str, str] = {
    "of": "{of: {input: late}, at_least: 1, below: 5}",
    "met": "{met: plan}",
    "answer": "{answer: chair, is: [head, deputy]}",
    "attribute": "{attribute: terrain, is: mountain}",
    "given": "{given: {input: received}}",
    "grade": "{grade: news, at_least: good}",
    "all": "{all: [{met: plan}, {answer: chair, is: head}]}",
    "any": "{any: [{met: plan}, {of: {input: late}, equals: 0}]}",
    "not": "{not: {met: plan}}",
    "among": "{among: core, where: {of: each, at_least: 3}, at_least: {share: 0.7}}",
}


def values() -> str:
    """Return the keys of every form of a value, and an example of each."""
    forms = schema.values()
    return f"{keys({'properties': forms})}\n{_shown(VALUES)}"


def conditions() -> str:
    """Return every form of a condition: its other keys, its meaning, an example."""
    rows = []
    for head, form in schema.conditions().items():
        named = form["properties"]
        others = ", ".join(code(name) for name in named if name != head)
        english, _, vietnamese = named[head]["description"].partition("\n\n")
        rows.append((code(head), others, escaped(english), escaped(vietnamese)))
    return f"{table(('key', 'beside it', *HEAD[2:]), rows)}\n{_shown(CONDITIONS)}"


def _shown(examples: Mapping[str, str]) -> str:
    return table(("key", "example"), [(code(k), code(each)) for k, each in examples.items()])
