"""From a schema-valid tree to values and conditions; nothing here can fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, cast

from govrank.plan.operations import Relation
from govrank.reading.tree import Mapping as Tree
from govrank.reading.tree import Node, Scalar, Sequence
from govrank.rules.expressions import model
from govrank.rules.reader import Reader, exact
from govrank.rules.values import Number, Policy, Rounding

RELATIONS: Final[Mapping[str, Relation]] = {
    "at_least": ">=", "above": ">", "at_most": "<=", "below": "<", "equals": "=",
}  # fmt: skip


def value(at: Reader, key: str) -> model.Value:
    """Return the value at a key that the schema demands."""
    return _value(at, at.node(key), at.below(key))


def value_or_none(at: Reader, key: str) -> model.Value | None:
    """Return the value at a key, or None where it is not written."""
    return value(at, key) if key in at else None


def condition(at: Reader, key: str) -> model.Condition:
    """Return the condition at a key that the schema demands."""
    return _condition(at, at.node(key), at.below(key))


def condition_or_none(at: Reader, key: str) -> model.Condition | None:
    """Return the condition at a key, or None where it is not written."""
    return condition(at, key) if key in at else None


_POLICIES: Final[Mapping[str, Policy]] = {
    "": Policy(),
    "error": Policy(),
    "zero": Policy("zero"),
    "exclude": Policy("exclude"),
    "nothing": Policy("exclude"),
}


def policy(at: Reader, key: str) -> Policy:
    """Return what absent cells count as: one of the words, or a value; an error by default."""
    if at.text(key) in _POLICIES and not at.is_mapping(key):
        return _POLICIES[at.text(key)]
    inside = at.inner(key)
    if "value" in inside:
        return Policy("value", inside.figure("value"))
    return Policy("value", value(at, key))


def _value(at: Reader, node: Node, address: str) -> model.Value:
    at.marks.setdefault(address, node.mark)
    if isinstance(node, Scalar):
        return _word_or_number(at, node, address)
    inside = at.mapping(cast("Tree", node), address)
    if "value" in inside:
        return Number(address, exact(inside.node("value")), inside.provenance)
    (head,) = inside.names()
    return VALUES[head](inside, head)


def _word_or_number(at: Reader, node: Scalar, address: str) -> model.Value:
    match node.text:
        case "current":
            return model.Current(address)
        case model.EACH:
            return model.ScoreOf(model.EACH, address)
        case "nothing":
            return model.Nothing()
        case _:
            return Number(address, exact(node), at.provenance)


def _condition(at: Reader, node: Node, address: str) -> model.Condition:
    at.marks.setdefault(address, node.mark)
    inside = at.mapping(cast("Tree", node), address)
    head = next(each for each in CONDITIONS if each in inside)
    return CONDITIONS[head](inside, head)


def _items(at: Reader, key: str) -> Iterator[tuple[Node, str]]:
    for position, node in enumerate(at.list(key)):
        yield node, f"{at.below(key)}.{position}"


def _values(at: Reader, key: str) -> tuple[model.Value, ...]:
    return tuple(_value(at, node, address) for node, address in _items(at, key))


def _conditions(at: Reader, key: str) -> tuple[model.Condition, ...]:
    return tuple(_condition(at, node, address) for node, address in _items(at, key))


def members(at: Reader, key: str = "among") -> model.Members:
    """Return the set that a key names or lists."""
    if isinstance(at.node(key), Sequence):
        return model.Members("", at.texts(key), at.below(key))
    return model.Members(at.text(key), (), at.below(key))


# Values, by their one key.


def _folding(at: Reader, head: str) -> model.Value:
    kind = cast("model.Fold", head)
    if not at.is_mapping(head):
        return model.Folded(kind, _values(at, head))
    inside = at.inner(head)
    of = value_or_none(inside, "of") or model.ScoreOf(model.EACH, inside.below("among"))
    return model.FoldedSet(kind, members(inside), of, *_of_which(inside))


def _of_which(at: Reader) -> tuple[model.Condition | None, model.Enough | None]:
    """Return what members must meet, and how many of them there must be."""
    smallest = at.number("smallest")
    where, otherwise = condition_or_none(at, "where"), value_or_none(at, "otherwise")
    said = smallest is not None or otherwise is not None
    return where, model.Enough(smallest, otherwise) if said else None


def _varying(at: Reader, head: str) -> model.Value:
    inside = at.inner(head)
    sample = inside.text("divisor") == "count-less-one"
    return model.Variance(members(inside), value(inside, "of"), *_of_which(inside), sample)


def _median(at: Reader, head: str) -> model.Value:
    inside = at.inner(head)
    return model.median(members(inside), value(inside, "of"), *_of_which(inside))


def _percentile(at: Reader, head: str) -> model.Value:
    inside = at.inner(head)
    share, definition = inside.figure("at"), inside.whole("definition")
    return model.Percentile(
        members(inside), value(inside, "of"), share, definition, *_of_which(inside)
    )


def _ranked(at: Reader, head: str) -> model.Value:
    inside = at.inner(head)
    return model.Ranked(
        members(inside),
        value(inside, "of"),
        condition_or_none(inside, "where"),
        inside.text("order") == "ascending",
        inside.word("ties", "competition"),
    )


def _counted(at: Reader, head: str) -> model.Value:
    if not at.is_mapping(head):
        return model.Counted(_conditions(at, head))
    inside = at.inner(head)
    return model.CountedSet(members(inside), condition_or_none(inside, "where"))


def _quotient(at: Reader, head: str) -> model.Value:
    inside = at.inner(head)
    of, by = value(inside, "of"), value(inside, "by")
    if inside.text("zero") == "exclude":
        return model.Quotient(of, by, left_out=True)
    return model.Quotient(of, by, value_or_none(inside, "zero"), address=inside.address)


def _raised(at: Reader, head: str) -> model.Value:
    inside = at.inner(head)
    otherwise = value_or_none(inside, "otherwise")
    return model.Raised(value(inside, "of"), value(inside, "to"), otherwise, inside.address)


def _root(at: Reader, head: str) -> model.Value:
    inside = at.inner(head)
    otherwise = value_or_none(inside, "otherwise")
    degree = inside.whole("degree", 2)
    return model.Root(value(inside, "of"), degree, otherwise, inside.address)


def _logarithm(at: Reader, head: str) -> model.Value:
    inside = at.inner(head)
    return model.Logarithm(value(inside, "of"), value_or_none(inside, "otherwise"), inside.address)


def _rounded(at: Reader, head: str) -> model.Value:
    inside = at.inner(head)
    rounding = Rounding(inside.whole("places"), inside.word("mode"))
    return model.Rounded(value(inside, "of"), rounding)


def _stepped(at: Reader, head: str) -> model.Value:
    inside = at.inner(head)
    rungs = tuple(_rung(each) for each in inside.each("table"))
    return model.Stepped(value(inside, "of"), rungs, value(inside, "below"))


def _rung(at: Reader) -> model.Rung:
    above = "above" in at
    return model.Rung(at.figure("above" if above else "from"), above, value(at, "value"))


def _chosen(at: Reader, head: str) -> model.Value:
    inside = at.inner(head)
    cases = tuple(_case(each) for each in inside.each("cases"))
    return model.Chosen(cases, value(inside, "otherwise"))


def _case(at: Reader) -> model.Case:
    return model.Case(condition(at, "when"), value(at, "value"), at.address)


def _answered(at: Reader, head: str) -> model.Value:
    inside = at.inner(head)
    return model.Answered(inside.text("of"), _table(inside), inside.address)


def _by_attribute(at: Reader, head: str) -> model.Value:
    inside = at.inner(head)
    otherwise = value_or_none(inside, "otherwise")
    return model.ByAttribute(inside.text("of"), _table(inside), otherwise, inside.address)


def _table(at: Reader) -> tuple[tuple[str, model.Value], ...]:
    inside = at.inner("values")
    return tuple((name, value(inside, name)) for name in inside.names())


VALUES: Final[Mapping[str, Callable[[Reader, str], model.Value]]] = {
    "input": lambda at, head: model.InputOf(at.text(head), at.below(head)),
    "score": lambda at, head: model.ScoreOf(at.text(head), at.below(head)),
    "ceiling": lambda at, head: model.EndOf("ceiling", at.text(head), at.below(head)),
    "floor": lambda at, head: model.EndOf("floor", at.text(head), at.below(head)),
    "share": lambda at, head: model.Share(value(at, head), at.below(head)),
    "sum": _folding,
    "mean": _folding,
    "least": _folding,
    "greatest": _folding,
    "product": lambda at, head: model.Product(_values(at, head)),
    "difference": lambda at, head: model.Difference(_values(at, head)),
    "quotient": _quotient,
    "power": _raised,
    "root": _root,
    "log": _logarithm,
    "round": _rounded,
    "steps": _stepped,
    "choose": _chosen,
    "answer": _answered,
    "attribute": _by_attribute,
    "first": lambda at, head: model.First(_values(at, head)),
    "count": _counted,
    "variance": _varying,
    "median": _median,
    "percentile": _percentile,
    "rank": _ranked,
}


# Conditions, by the key that tells them apart.


def _range(at: Reader, one: Callable[[str], model.Condition]) -> model.Condition:
    """Return the condition of one relation, or of the two that make a range."""
    found = [one(each) for each in RELATIONS if each in at]
    return found[0] if len(found) == 1 else model.All(tuple(found))


def _compared(at: Reader, head: str) -> model.Condition:
    of = value(at, head)
    return _range(at, lambda each: model.Comparison(of, RELATIONS[each], value(at, each)))


def _words(at: Reader, key: str) -> tuple[str, ...]:
    return at.texts(key) or (at.text(key),)


def _graded(at: Reader, head: str) -> model.Condition:
    node, place = at.text(head), at.below(head)
    return _range(
        at, lambda each: model.Graded(node, RELATIONS[each], at.text(each), place, at.below(each))
    )


def _among(at: Reader, _: str) -> model.Condition:
    return _range(at, lambda each: _quantified(at, each))


def _quantified(at: Reader, relation: str) -> model.Condition:
    amount = value(at, relation)
    of_all = isinstance(amount, model.Share)
    return model.Among(
        members(at),
        condition(at, "where"),
        RELATIONS[relation],
        amount.of if isinstance(amount, model.Share) else amount,
        of_all,
        {"met": True, "not-met": False}.get(at.text("empty")),
    )


CONDITIONS: Final[Mapping[str, Callable[[Reader, str], model.Condition]]] = {
    "of": _compared,
    "met": lambda at, head: model.Met(at.text(head), at.below(head)),
    "answer": lambda at, head: model.IsAnswer(at.text(head), _words(at, "is"), at.below("is")),
    "attribute": lambda at, head: model.HasAttribute(
        at.text(head), _words(at, "is"), at.below("is")
    ),
    "given": lambda at, head: model.Given(value(at, head)),
    "grade": _graded,
    "all": lambda at, head: model.All(_conditions(at, head)),
    "any": lambda at, head: model.Any(_conditions(at, head)),
    "not": lambda at, head: model.Not(condition(at, head)),
    "among": _among,
}
