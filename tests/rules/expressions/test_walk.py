"""What expressions speak of: inputs of which kind, scores and grades, sets."""

from __future__ import annotations

from fractions import Fraction

from govrank.language import Text
from govrank.rules.expressions import model
from govrank.rules.expressions.walk import Asked, Need, Read, needed, placed, reads
from govrank.rules.values import Input, Number

ONE = Number("one", Fraction(1))
CORE = model.Members("core", address="here")


def test_needs_of_one_input_are_one_need():
    """Divided by and read, it must not be 0; asked for a yes, it is a yes or no."""
    value = model.Folded(
        "sum",
        (
            model.Quotient(ONE, model.InputOf("a")),
            model.InputOf("a"),
            model.Counted((model.Met("a"),)),
        ),
    )
    assert needed(value) == {"a": Need("a", "yes-no", nonzero=True)}


def test_a_need_says_what_an_input_is():
    """A yes or no is 0 or 1, an answer one of those that are spoken of, a divisor not 0."""
    given = Input("a", Text(vi="a", en="a"))
    assert Need("a", "yes-no", nonzero=True).of(given) == given.dividing().affirming()
    answers = Need("a", "choice", ("x",)).joined(Need("a", "choice", ("x", "z"))).of(given)
    assert [option.id for option in answers.options] == ["x", "z"]


def test_what_is_asked_of_members_stands_in_their_set():
    """`of` and `where` of a set are asked of its members; what they are compared with is not."""
    inner, amount = model.ScoreOf(model.EACH), model.ScoreOf("news")
    among = model.Among(CORE, model.Given(inner), ">=", amount)
    found = {part: asked for part, asked in placed(among) if isinstance(part, model.ScoreOf)}
    assert found == {inner: Asked(CORE), amount: Asked()}


def test_what_stands_in_for_an_input_is_taken_of_the_cells_that_are_there():
    """Of the units, the input itself waits for nothing; beside them, and others, are waited for."""
    own, other, all_units = model.InputOf("a"), model.InputOf("b"), model.Members("units")
    of_units = model.FoldedSet("mean", all_units, model.Folded("sum", (own, other)))
    value = model.Folded("sum", (of_units, own))
    found = [each.name for each in reads(value, lambda _: (), ("units",), "a")]
    assert found == ["units", "b", "a"]


def test_scores_and_grades_that_are_read():
    """A name reads its node, `each` reads the members, and who is counted must be there."""
    condition = model.All(
        (
            model.Graded("news", ">=", "good", "grade"),
            model.Among(CORE, model.Graded(model.EACH, ">=", "good"), ">=", ONE),
            model.Given(model.ScoreOf(model.EACH)),
        )
    )
    assert list(reads(condition, lambda of: {"core": ("a",)}[of.name])) == [
        Read("grade", "news", "grade"),
        Read("score", "a", "here"),
        Read("grade", "a", "here"),
    ]
