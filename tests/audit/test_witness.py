"""The search for unprinted digits that give what was printed."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from govrank.audit.witness import Search
from govrank.engine.spans import point, span
from govrank.language import places_of

WEIGHTS = (Fraction(1, 10), Fraction(3, 10), Fraction(3, 10))
NAMES = ("a", "b", "c")


def _weighted(values):
    columns = [values[name] for name in NAMES]
    return [
        sum((w * v for w, v in zip(WEIGHTS, row, strict=True)), Fraction(0))
        for row in zip(*columns, strict=True)
    ]


def _cells(rows):
    """Turn rows of printed thousandths into what each may stand for, truncated."""
    place = Fraction(1, 1000)
    return {
        name: [span(row[k] * place, (row[k] + 1) * place, high_open=True) for row in rows]
        for k, name in enumerate(NAMES)
    }


thousandths = st.integers(0, 999)
rows = st.lists(st.tuples(thousandths, thousandths, thousandths), min_size=1, max_size=4)


@given(rows, st.data())
def test_a_total_within_reach_is_found(printed, data):
    """Every total that hidden digits within 99 % of their room give is found, exactly."""
    hidden = st.fractions(0, Fraction(99, 100), max_denominator=100)
    true = {
        name: [(row[k] + data.draw(hidden)) / Fraction(1000) for row in printed]
        for k, name in enumerate(NAMES)
    }
    totals = _weighted(true)
    found = Search(_weighted, _cells(printed), [point(total) for total in totals]).witnesses()
    for row, (witness, total) in enumerate(zip(found, totals, strict=True)):
        assert witness is not None
        assert _weighted({name: [value] for name, value in witness.items()}) == [total]
        cells = _cells(printed)
        assert all(cells[name][row].contains(value) for name, value in witness.items())


def test_what_no_digits_give_is_not_found():
    """A total beyond the reach of the parts has no witness, and its neighbour keeps its own."""
    cells = _cells([(500, 500, 500), (500, 500, 500)])
    wanted = [point(Fraction(9, 10)), point(Fraction(7, 20))]
    first, second = Search(_weighted, cells, wanted).witnesses()
    assert first is None
    assert second == dict.fromkeys(NAMES, Fraction(1, 2))


def test_a_witness_that_ends_as_decimals_is_preferred():
    """Where the first figure moved would need endless digits, another one is moved."""
    unit = span(Fraction(0), Fraction(1))
    cells = {"b": [unit], "a": [unit]}
    wanted = [point(Fraction(1, 20))]

    def totals(values):
        return [3 * b / 7 + a / 10 for a, b in zip(values["a"], values["b"], strict=True)]

    (found,) = Search(totals, cells, wanted).witnesses()
    assert found is not None
    assert all(places_of(value.denominator) is not None for value in found.values())


def test_a_bent_rule_is_followed_piece_by_piece():
    """A rule with a kink between the ends is solved by closing in on its total."""

    def totals(values):
        return [max(v, 3 * v - 1) for v in values["a"]]

    (found,) = Search(
        totals, {"a": [span(0, 1)]}, [span(Fraction(3, 2), Fraction(8, 5))]
    ).witnesses()
    assert found is not None
    assert Fraction(3, 2) <= 3 * found["a"] - 1 <= Fraction(8, 5)


def test_a_curved_rule_that_no_line_meets_is_given_up():
    """Fractions that double their digits with every try are not followed to the end."""

    def totals(values):
        return [v**3 for v in values["a"]]

    assert Search(totals, {"a": [span(1, 2)]}, [point(5)]).witnesses() == [None]


def test_a_jump_over_the_wanted_total_is_not_a_witness():
    """A step function that never takes the wanted total has no witness, and the search ends."""

    def totals(values):
        return [Fraction(int(v * 2)) for v in values["a"]]

    found = Search(totals, {"a": [span(0, 1)]}, [point(Fraction(1, 2))]).witnesses()
    assert found == [None]


def test_a_falling_rule_is_followed_downward():
    """Where a greater figure lowers the total the wanted total is found all the same."""

    def totals(values):
        return [1 - v for v in values["a"]]

    wanted = [span(Fraction(1, 4), Fraction(1, 2))]
    (found,) = Search(totals, {"a": [span(0, 1)]}, wanted).witnesses()
    assert found == {"a": Fraction(1, 2)}


def test_endless_digits_are_cut_and_another_figure_takes_the_rest():
    """No single figure ends, but two together do."""

    def totals(values):
        return [3 * (a + b) / 10 + c / 10 for a, b, c in zip(*values.values(), strict=True)]

    wide = span(Fraction(1, 2), Fraction(3, 5))
    narrow = span(Fraction(0), Fraction(1, 10**4))
    cells = {"a": [wide], "b": [point(Fraction(0))], "c": [narrow]}
    (found,) = Search(
        totals, cells, [point(Fraction(1, 6) + Fraction(1, 30) * Fraction(1, 20))]
    ).witnesses()
    assert found is not None
    assert totals({name: [value] for name, value in found.items()}) == [Fraction(101, 600)]


def test_a_figure_that_may_not_be_cut_stays_free():
    """A cut that would leave the figure's own interval is not made."""

    def totals(values):
        return [3 * value for value in values["a"]]

    inside = span(Fraction(1, 3), Fraction(10**7 // 3 + 2, 10**7))
    (found,) = Search(totals, {"a": [inside]}, [point(Fraction(1))]).witnesses()
    assert found == {"a": Fraction(1, 3)}
