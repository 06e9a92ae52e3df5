"""Values and conditions written as data: what is read from it is what was written."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, get_args

from attrs import asdict, evolve, fields_dict, has
from hypothesis import given

from govrank.language import Text
from govrank.reading.strict_yaml import parse
from govrank.reading.text import decode
from govrank.report.strict_yaml import yaml_text
from govrank.rules.expressions import model, read, write
from govrank.rules.reader import Reader
from govrank.rules.values import ZERO, Number, Provenance
from tests.strategies.expressions import (
    ADDRESS,
    CONDITIONS,
    VALUES,
    conditions,
    provenances,
    values,
)


def placeless(of: Any) -> Any:
    """Return rules whose figures all have one address."""
    if isinstance(of, Number):
        return evolve(of, address=ADDRESS)
    if isinstance(of, tuple):
        return tuple(map(placeless, of))
    if not has(type(of)):
        return of
    return evolve(of, **{name: placeless(getattr(of, name)) for name in fields_dict(type(of))})


def reader(plain: Any, inherited: Provenance) -> Reader:
    """Return a reader of data under the key `it`, below figures of a provenance."""
    tree = parse(decode(yaml_text({"it": plain}).encode(), "it.yaml"))
    return Reader(tree, "", {}, inherited)


@given(values, provenances)
def test_a_value_is_read_as_it_was_written(value, inherited):
    """Reading undoes writing: the same value, each figure with its own provenance."""
    plain = write.value(value, inherited)
    assert placeless(read.value(reader(plain, inherited), "it")) == placeless(value)


@given(conditions, provenances)
def test_a_condition_is_read_as_it_was_written(condition, inherited):
    """Reading undoes writing: the same condition, each figure with its own provenance."""
    plain = write.condition(condition, inherited)
    assert placeless(read.condition(reader(plain, inherited), "it")) == placeless(condition)


def test_everything_that_can_be_read_can_be_written():
    """Each kind of value and of condition, and no other, has its way to be written, and drawn."""
    assert set(write._VALUES) == set(VALUES) == set(get_args(model.Value))
    assert set(write._CONDITIONS) == set(CONDITIONS) == set(get_args(model.Condition))


def test_a_figure_says_only_what_differs():
    """A figure is bare where all of its provenance is inherited."""
    inherited = Provenance("inferred", Text(vi="vì", en="for"), "Art. 1")
    same = Number(ADDRESS, Fraction(1, 2), inherited)
    assert str(write.figure(same, inherited)) == "0.5"
    other = evolve(same, provenance=evolve(inherited, basis="assumed", source=""))
    assert write.figure(other, inherited) == {
        "value": write.digits(same), "basis": "assumed", "source": "",
    }  # fmt: skip
    bare = evolve(same, provenance=Provenance())
    assert write.figure(bare, inherited) == {
        "value": write.digits(same), "basis": "stated", "because": {"vi": ""}, "source": "",
    }  # fmt: skip


def test_a_figure_that_goes_without_saying_has_no_provenance():
    """The 0 that no file states is written bare, wherever it stands."""
    assert write.figure(ZERO, Provenance("assumed")) == 0


def test_a_text_is_plain_where_one_serves_both_languages():
    """A text in one language, or in two that differ, says which."""
    texts = [Text(vi="a", en="a"), Text(vi="a", en="b"), Text(en="b")]
    assert [write.text(each) for each in texts] == ["a", asdict(texts[1]), {"en": "b"}]
