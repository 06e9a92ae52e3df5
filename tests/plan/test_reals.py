"""Numbers behind roots, powers and logarithms, against references of other making."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext
from fractions import Fraction
from itertools import combinations
from math import gcd, isqrt, prod

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from govrank.plan.reals import (
    Near,
    UndecidedError,
    log_bounds,
    logarithm,
    power,
    power_bounds,
    powers_of,
    real,
    shown,
    sign_of,
)
from govrank.plan.rounding import MODES, round_to

HALF = Fraction(1, 2)
positive = st.fractions(min_value=Fraction(1, 1000), max_value=1000, max_denominator=1000)
exponents = st.fractions(min_value=-4, max_value=4, max_denominator=12)
modes = st.sampled_from(MODES)


def root(number: int | Fraction, degree: int = 2):
    """Return a root."""
    return power(Fraction(number), Fraction(1, degree))


# Rationals in disguise.


@given(positive, st.integers(2, 9))
def test_a_root_of_a_power_is_the_rational_it_was(base, degree):
    """The root of a perfect power is the base, exactly, as a rational."""
    assert power(base**degree, Fraction(1, degree)) == base


@given(positive, st.integers(-6, 6))
def test_a_whole_power_is_a_rational(base, exponent):
    """Whole powers of rationals are rationals."""
    assert power(base, Fraction(exponent)) == base**exponent


@given(positive, exponents, exponents)
def test_powers_of_one_base_multiply_by_their_exponents(base, first, second):
    """b^p x b^q is b^(p+q), decided by algebra, whatever the digits."""
    product = real(power(base, first)) * real(power(base, second))
    assert (product - power(base, first + second)).equals(Fraction(0))


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        (root(2) * real(root(8)), "4"),
        (real(root(12)) * real(root(3)), "6"),
        ((root(2) + 1) * (root(2) - 1), "1"),
        (root(18) - root(2) * 3, "0"),
        (root(2) + root(18) - root(32), "0"),
        (real(logarithm(Fraction(8))) / logarithm(Fraction(2)), "3"),
        (real(logarithm(Fraction(1, 9))) / logarithm(Fraction(3)), "-2"),
        (logarithm(Fraction(6)) - real(logarithm(Fraction(2))) - logarithm(Fraction(3)), "0"),
        (real(logarithm(Fraction(9))) / logarithm(Fraction(3)) + HALF, "2.5"),
        (real(logarithm(root(2))) / logarithm(Fraction(2)), "0.5"),
        (2 / root(4) * 3, "3"),
    ],
)  # fmt: skip
def test_what_looks_irrational_and_is_not_is_known(number, wanted):
    """Radicals and logarithms that cancel are the rational they are; all modes round to it."""
    exact = Fraction(wanted)
    assert real(number).equals(exact)
    assert {real(number).rounded(1, mode) for mode in MODES} == {exact}


@pytest.mark.parametrize(
    ("number", "beside"),
    [
        (root(2), "1.4142135623730950488016887242"),
        (root(2) + root(3), "3.146264369941972342329135065716"),
        (logarithm(Fraction(2)), "0.693147180559945309417232121458"),
        (root(2) * real(logarithm(Fraction(2))), "0.980258143468547191713901723635"),
    ],
)
def test_what_is_only_near_a_rational_is_not_it(number, beside):
    """A number is told from a rational that agrees with it to thirty digits."""
    assert not number.equals(Fraction(beside))


def test_sums_of_radicals_that_no_algebra_joins_are_told_apart():
    """The sum of sqrt 2 and sqrt 3 is not 22/7, and a hair's difference is seen."""
    total = root(2) + root(3)
    assert total.rounded(40, "floor") < total.rounded(40, "ceiling")
    assert not (total - total.rounded(60, "floor")).equals(Fraction(0))


# References.


@given(positive, st.integers(0, 30), modes)
def test_square_roots_against_integer_arithmetic(number, places, mode):
    """A rounded square root is that of the integer square root of ever more digits."""
    found = root(number)
    scale = 10 ** (2 * places + 60)
    near = Fraction(isqrt(number.numerator * scale**2 // number.denominator), scale)
    assume(near**2 != number)
    low, high = near, near + Fraction(1, scale)
    if round_to(low, places, mode) == round_to(high, places, mode):
        assert real(found).rounded(places, mode) == round_to(low, places, mode)


@given(positive, exponents, st.integers(0, 25))
def test_powers_against_decimal_arithmetic(base, exponent, places):
    """A rounded power has the digits that sixty of decimal arithmetic give."""
    with localcontext(Context(prec=80)):
        value = Decimal(base.numerator) / base.denominator
        near = Fraction((value.ln() * exponent.numerator / exponent.denominator).exp())
    found = real(power(base, exponent)).rounded(places, "half-up")
    assert abs(found - near) <= Fraction(1, 2 * 10**places) + Fraction(1, 10**60)


@given(positive, st.integers(0, 25))
def test_logarithms_against_decimal_arithmetic(number, places):
    """A rounded logarithm has the digits that sixty of decimal arithmetic give."""
    with localcontext(Context(prec=80)):
        near = Fraction((Decimal(number.numerator) / number.denominator).ln())
    found = real(logarithm(number)).rounded(places, "half-up")
    assert abs(found - near) <= Fraction(1, 2 * 10**places) + Fraction(1, 10**60)


@given(positive, positive, exponents, modes, st.integers(-2, 12))
def test_sums_products_and_quotients_stay_within_bounds(a, b, exponent, mode, places):
    """Rounding sums, differences, products and quotients of powers fits their bounds."""
    x, z = real(power(a, exponent)), real(power(b, HALF))
    for number in (x + z, x - z, x * z, x / z, 3 - x, -x, b * x, b / x):
        low, high = number.bounds(60)
        assert low <= high
        assert round_to(low, places, mode) <= number.rounded(places, mode) <= round_to(
            high, places, mode
        )  # fmt: skip


@given(positive, exponents)
def test_bounds_hold_the_number(base, exponent):
    """Finer bounds lie within coarser ones."""
    coarse, fine = power_bounds(base, exponent), real(power(base, exponent)).bounds(50)
    assert coarse[0] <= fine[0] <= fine[1] <= coarse[1]
    coarse, fine = log_bounds(base), real(logarithm(base)).bounds(50)
    assert coarse[0] <= fine[0] <= fine[1] <= coarse[1]


# Signs, coprime bases, what cannot be told, and what is shown.


def test_signs():
    """The sign of a number is told, of one that is 0 by algebra."""
    assert [sign_of(Fraction(n)) for n in (-2, 0, 3)] == [-1, 0, 1]
    numbers = (root(2) - 2, root(18) - root(2) * 3, root(2) - 1)
    assert [sign_of(number) for number in numbers] == [-1, 0, 1]
    assert [bool(number) for number in numbers] == [True, False, True]


@given(st.lists(st.tuples(positive, exponents), max_size=5))
def test_a_coprime_base_is_coprime_and_loses_nothing(parts):
    """Bases share no factor; the product of the integer parts is what was given."""
    found = powers_of(parts)
    assert all(base > 1 for base in found)
    assert all(gcd(one, other) == 1 for one, other in combinations(found, 2))
    whole = [(base, Fraction(int(exponent))) for base, exponent in parts]
    again = powers_of(whole).items()
    assert _product((Fraction(base), exponent) for base, exponent in again) == _product(whole)


def _product(parts):
    return prod((base ** int(exponent) for base, exponent in parts), start=Fraction(1))


def nested():
    """Return sqrt 2 + sqrt 3 - sqrt(5 + 2 sqrt 6), which is 0, though no form shows it."""
    return root(2) + root(3) - power(5 + 2 * root(6), HALF)


def test_what_no_precision_decides_is_not_guessed():
    """A number of no known form that lies on a turn of its rounding is refused."""
    with pytest.raises(UndecidedError):
        nested().rounded(2, "floor")
    with pytest.raises(UndecidedError):
        nested().equals(Fraction(0))
    with pytest.raises(UndecidedError):
        real(logarithm(nested())).rounded(2, "floor")


def test_a_number_of_no_known_form_is_rounded_by_its_bounds():
    """Where bounds decide, no form is needed: products of logarithms, powers of sums."""
    logs = real(logarithm(Fraction(2))) * logarithm(Fraction(3))
    assert logs.rounded(10, "half-up") == Fraction("0.7615000104")
    assert power(1 + root(2), HALF).rounded(10, "half-up") == Fraction("1.5537739740")
    assert logarithm(1 + root(2)).rounded(10, "half-up") == Fraction("0.8813735870")
    assert (1 / (1 + root(2))).rounded(10, "half-up") == Fraction("0.4142135624")
    assert not logs.equals(logs.rounded(40, "floor"))
    mixed = root(2) + real(logarithm(Fraction(2)))
    assert mixed.rounded(10, "half-up") == Fraction("2.1073607429")
    assert not mixed.equals(Fraction("2.1073607429"))
    by_two = real(logarithm(Fraction(2))) / logarithm(Fraction(3)) + logarithm(Fraction(5))
    assert by_two.rounded(10, "half-up") == Fraction("2.2403676660")


def test_products_of_many_radicals_keep_their_bounds():
    """A product of too many terms has no form, and its digits all the same."""
    primes = (2, 3, 5, 7, 11, 13, 17, 19, 23)
    many = sum((root(each) for each in primes), real(0))
    assert (many * many).rounded(3, "half-up") == Fraction("796.825")


def test_what_is_shown_is_marked_as_near():
    """People see twenty decimals of a number that is no ratio, and a ratio as it is."""
    assert type(shown(Fraction(1, 3))) is Fraction
    near = shown(root(2))
    assert (type(near), near) == (Near, Fraction("1.41421356237309504880"))
