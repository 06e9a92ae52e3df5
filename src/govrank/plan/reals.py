"""Numbers behind a root, a real power or a logarithm: exact until a rounding decides them.

A `Real` is never cut to digits. A rounding asks it for bounds, finer and finer, until both round
alike. Where a half or an end is hit exactly, no refinement would ever tell: that is decided by
algebra, on the *form* of the number. Two forms are known. Sums of radicals: real radicals whose
quotients are irrational are linearly independent over the rationals (L. J. Mordell, 1953).
Quotients of sums of logarithms: logarithms of coprime integers are independent, and no sum of
them is a rational other than 0 (Lindemann, 1882).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import MAX_EMAX, MIN_EMIN, ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from functools import cached_property
from math import gcd
from typing import Final

from attrs import field, frozen

from govrank.plan.rounding import Mode, round_to

Exact = Fraction | int
Bounds = tuple[Fraction, Fraction]

# Decimal digits of the first bounds; each further try takes twice as many, up to the last.
_FIRST: Final = 25
_LAST: Final = 800
_MOST_TERMS: Final = 64
_ZERO: Final = Fraction(0)


class UndecidedError(ArithmeticError):
    """No precision within reach tells on which side of a rounding a number lies."""


# Products of powers of positive rationals, over a coprime base.


def powers_of(parts: Iterable[tuple[Fraction, Fraction]]) -> dict[int, Fraction]:
    """Return a product of rationals to rational powers over pairwise coprime integers above 1.

    >>> powers_of([(Fraction(12), Fraction(1, 2)), (Fraction(3), Fraction(-1, 2))])
    {4: Fraction(1, 2)}
    """
    found: dict[int, Fraction] = {}
    for base, exponent in parts:
        _refine(found, base.numerator, exponent)
        _refine(found, base.denominator, -exponent)
    return {base: exponent for base, exponent in sorted(found.items()) if exponent}


def _refine(found: dict[int, Fraction], whole: int, exponent: Fraction) -> None:
    """Take one more power into a coprime base; what two integers share gets both exponents."""
    pending = [(whole, exponent)]
    while pending:
        new, power = pending.pop()
        if new == 1:
            continue
        old = next((each for each in found if gcd(each, new) > 1), None)
        if old is None:
            found[new] = power
            continue
        common, before = gcd(old, new), found.pop(old)
        if common == old == new:
            found[new] = before + power
        else:
            pending += [(common, before + power), (old // common, before), (new // common, power)]


def _whole_root(number: int, degree: int) -> int | None:
    """Return the root of an integer where it is an integer."""
    low, high = 0, 1 << -(-number.bit_length() // degree)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**degree <= number else (low, middle - 1)
    return low if low**degree == number else None


# A radical: powers strictly between 0 and 1 that are irrational, over a coprime base.
Radical = tuple[tuple[int, Fraction], ...]
_ONE: Final[Radical] = ()


def _radical(powers: Mapping[int, Fraction]) -> tuple[Fraction, Radical]:
    """Split a product of powers into its rational part and a radical."""
    rational, rest = Fraction(1), list[tuple[int, Fraction]]()
    for base, exponent in powers.items():
        whole = exponent.numerator // exponent.denominator
        part = exponent - whole
        rational *= Fraction(base) ** whole
        root = _whole_root(base, part.denominator)
        if root is None:
            rest.append((base, part))
        else:
            rational *= Fraction(root) ** part.numerator
    return rational, tuple(rest)


def _times(left: Radical, right: Radical) -> tuple[Fraction, Radical]:
    return _radical(powers_of((Fraction(b), e) for b, e in (*left, *right)))


def _through(left: Radical, right: Radical) -> tuple[Fraction, Radical]:
    return _times(left, tuple((base, -exponent) for base, exponent in right))


@frozen
class Radicals:
    """The sum of coefficient x radical; no two radicals have a rational quotient."""

    terms: Mapping[Radical, Fraction]

    @property
    def single(self) -> tuple[Fraction, Radical] | None:
        """The only term; None where there are more. No term is 0."""
        if len(self.terms) > 1:
            return None
        return next(((c, r) for r, c in self.terms.items()), (_ZERO, _ONE))

    def plus(self, other: Radicals) -> Radicals:
        """Return the sum."""
        return _collected((c, r) for each in (self, other) for r, c in each.terms.items())

    def times(self, other: Radicals) -> Radicals | None:
        """Return the product, None where it has too many terms."""
        if len(self.terms) * len(other.terms) > _MOST_TERMS:
            return None
        pairs = [(a, b) for a in self.terms.items() for b in other.terms.items()]
        products = [(c * d, _times(r, s)) for (r, c), (s, d) in pairs]
        return _collected((c * rational, r) for c, (rational, r) in products)


def _collected(terms: Iterable[tuple[Fraction, Radical]]) -> Radicals:
    found: dict[Radical, Fraction] = {}
    for coefficient, radical in terms:
        for known in found:
            ratio, rest = _through(radical, known)
            if not rest:
                found[known] += coefficient * ratio
                break
        else:
            found[radical] = coefficient
    return Radicals({radical: c for radical, c in found.items() if c})


@frozen
class Logs:
    """rational + the sum of coefficient x ln(base), over pairwise coprime bases."""

    rational: Fraction
    terms: Mapping[int, Fraction]

    def plus(self, other: Logs) -> Logs:
        """Return the sum."""
        parts = [(Fraction(b), e) for each in (self, other) for b, e in each.terms.items()]
        return Logs(self.rational + other.rational, powers_of(parts))

    def scaled(self, by: Fraction) -> Logs:
        """Return the logarithms times a rational."""
        terms = {base: coefficient * by for base, coefficient in self.terms.items()}
        return Logs(self.rational * by, terms if by else {})

    @property
    def is_zero(self) -> bool:
        """Whether it is 0."""
        return not (self.rational or self.terms)


@frozen
class Ratio:
    """One sum of logarithms through another that is not 0."""

    dividend: Logs
    divisor: Logs


Form = Radicals | Ratio | None
_UNIT: Final = Logs(Fraction(1), {})


def _as_ratio(form: Form) -> Ratio | None:
    """Return a form as logarithms, where it is them or a rational."""
    if isinstance(form, Radicals):
        single = form.single
        return Ratio(Logs(single[0], {}), _UNIT) if single and not single[1] else None
    return form


def _sum_of(left: Form, right: Form) -> Form:
    if isinstance(left, Radicals) and isinstance(right, Radicals):
        return left.plus(right)
    one, other = _as_ratio(left), _as_ratio(right)
    if one is None or other is None:
        return None
    if one.divisor == other.divisor:
        return Ratio(one.dividend.plus(other.dividend), one.divisor)
    return _over_rational(one, other) or _over_rational(other, one)


def _over_rational(one: Ratio, rational: Ratio) -> Form:
    """Add a rational to a quotient of logarithms."""
    if rational.dividend.terms or rational.divisor.terms:
        return None
    by = rational.dividend.rational / rational.divisor.rational
    return Ratio(one.dividend.plus(one.divisor.scaled(by)), one.divisor)


def _product_of(left: Form, right: Form) -> Form:
    if isinstance(left, Radicals) and isinstance(right, Radicals):
        return left.times(right)
    one, other = _as_ratio(left), _as_ratio(right)
    if one is None or other is None:
        return None
    return _crossed(one, other) or _crossed(other, one)


def _crossed(one: Ratio, other: Ratio) -> Form:
    """Multiply quotients where the divisor of one and the dividend of the other are rationals."""
    if one.divisor.terms or other.dividend.terms:
        return None
    dividend = one.dividend.scaled(other.dividend.rational)
    return Ratio(dividend, other.divisor.scaled(one.divisor.rational))


def _inverse_of(form: Form) -> Form:
    if isinstance(form, Ratio):
        return Ratio(form.divisor, form.dividend)
    single = None if form is None else form.single
    if single is None:
        return None
    rational, radical = _through(_ONE, single[1])
    return Radicals({radical: rational / single[0]})


def _power_of(form: Form, exponent: Fraction) -> Form:
    """Return the form of a positive number to a power."""
    single = form.single if isinstance(form, Radicals) else None
    if single is None:
        return None
    parts = [(single[0], exponent), *((Fraction(b), e * exponent) for b, e in single[1])]
    rational, radical = _radical(powers_of(parts))
    return Radicals({radical: rational})


def _log_of(form: Form) -> Form:
    """Return the form of the logarithm of a positive number."""
    single = form.single if isinstance(form, Radicals) else None
    if single is None:
        return None
    parts = [(single[0], Fraction(1)), *((Fraction(b), e) for b, e in single[1])]
    return Ratio(Logs(_ZERO, powers_of(parts)), _UNIT)


# Bounds: every step is rounded outward.


def _context(digits: int, rounding: str) -> Context:
    return Context(prec=digits + 10, rounding=rounding, Emax=MAX_EMAX, Emin=MIN_EMIN)


def _decimal(number: Fraction, context: Context) -> Decimal:
    return context.divide(Decimal(number.numerator), Decimal(number.denominator))


def _ln_bounds(low: Fraction, high: Fraction, digits: int) -> Bounds:
    down, up = _context(digits, ROUND_FLOOR), _context(digits, ROUND_CEILING)
    # `ln` is correctly rounded to the nearest: one step outward holds the number.
    least = down.ln(_decimal(low, down)).next_minus(down)
    return Fraction(least), Fraction(up.ln(_decimal(high, up)).next_plus(up))


def _exp_bounds(low: Fraction, high: Fraction, digits: int) -> Bounds:
    down, up = _context(digits, ROUND_FLOOR), _context(digits, ROUND_CEILING)
    least = down.exp(_decimal(low, down)).next_minus(down)
    return Fraction(least), Fraction(up.exp(_decimal(high, up)).next_plus(up))


def _coarse(bounds: Bounds, digits: int) -> Bounds:
    """Cut bounds to so many digits, outward, so that sums of them stay short."""
    down, up = _context(digits, ROUND_FLOOR), _context(digits, ROUND_CEILING)
    return Fraction(_decimal(bounds[0], down)), Fraction(_decimal(bounds[1], up))


def _corners(left: Bounds, right: Bounds) -> Bounds:
    products = [a * b for a in left for b in right]
    return min(products), max(products)


@frozen(eq=False, slots=False)
class Real:
    """A number known by bounds to any precision, and by its form where it has a known one."""

    bounds: Callable[[int], Bounds]
    form: Form = field(repr=False)

    def __add__(self, other: Real | Exact) -> Real:
        right = real(other)

        def bounds(digits: int) -> Bounds:
            (a, b), (c, d) = self.bounds(digits), right.bounds(digits)
            return _coarse((a + c, b + d), digits)

        return Real(bounds, _sum_of(self.form, right.form))

    __radd__ = __add__

    def __mul__(self, other: Real | Exact) -> Real:
        right = real(other)

        def bounds(digits: int) -> Bounds:
            return _coarse(_corners(self.bounds(digits), right.bounds(digits)), digits)

        return Real(bounds, _product_of(self.form, right.form))

    __rmul__ = __mul__

    def __neg__(self) -> Real:
        return self * -1

    def __sub__(self, other: Real | Exact) -> Real:
        return self + real(other) * -1

    def __rsub__(self, other: Exact) -> Real:
        return real(other) + self * -1

    def __truediv__(self, other: Real | Exact) -> Real:
        return self * real(other).inverse

    def __rtruediv__(self, other: Exact) -> Real:
        return self.inverse * other

    def __bool__(self) -> bool:
        return not self.equals(_ZERO)

    @cached_property
    def sign(self) -> int:
        """1, 0 or -1."""
        if self.equals(_ZERO):
            return 0
        low, _ = self.bounds(self._told_from(_ZERO))
        return 1 if low > 0 else -1

    @cached_property
    def inverse(self) -> Real:
        """1 through the number, which is not 0."""
        digits = self._told_from(_ZERO)

        def bounds(wanted: int) -> Bounds:
            low, high = self.bounds(max(wanted, digits))
            return _coarse((1 / high, 1 / low), wanted)

        return Real(bounds, _inverse_of(self.form))

    def equals(self, number: Fraction) -> bool:
        """Tell whether it is this rational, exactly; UndecidedError where nothing tells."""
        low, high = self.bounds(_FIRST)
        if not low <= number <= high:
            return False
        difference = _sum_of(self.form, Radicals({_ONE: -number} if number else {}))
        match difference:
            case Radicals(terms):
                return not terms
            case Ratio(dividend):
                return dividend.is_zero
            case _:
                self._told_from(number)
                return False

    def _told_from(self, number: Fraction) -> int:
        """Return so many digits that the bounds leave a number out, which it is not."""
        digits = _FIRST
        while digits <= _LAST:
            low, high = self.bounds(digits)
            if not low <= number <= high:
                return digits
            digits *= 2
        raise UndecidedError

    def rounded(self, places: int, mode: Mode) -> Fraction:
        """Return it rounded; UndecidedError where no precision within reach tells."""
        digits = _FIRST
        while True:
            low, high = self.bounds(digits)
            least, most = (round_to(end, places, mode) for end in (low, high))
            if least == most:
                return least
            # An edge that it is not is left out by finer bounds, or told to be beyond reach.
            edge = _edge(low, high, places)
            if edge is not None and self.equals(edge):
                return round_to(edge, places, mode)
            digits *= 2


def _edge(low: Fraction, high: Fraction, places: int) -> Fraction | None:
    """Return the one number within bounds where a rounding may turn; None where there are more."""
    half = Fraction(10) ** -places / 2
    first = -(-low // half)
    return first * half if first == high // half else None


class Near(Fraction):
    """A rational near a number that is none: for people to read, never to reckon with."""

    __slots__ = ()


def shown(number: Real | Fraction) -> Fraction:
    """Return a number for people: itself, or what is near it to 20 decimals."""
    return number if isinstance(number, Fraction) else Near(number.rounded(20, "half-even"))


def real(number: Real | Exact) -> Real:
    """Return a number as a real one."""
    if isinstance(number, Real):
        return number
    exact = Fraction(number)
    return Real(lambda _: (exact, exact), Radicals({_ONE: exact} if exact else {}))


def sign_of(number: Real | Fraction) -> int:
    """Return 1, 0 or -1."""
    if isinstance(number, Fraction):
        return (number > 0) - (number < 0)
    return number.sign


def power(base: Real | Fraction, exponent: Fraction) -> Real | Fraction:
    """Return a positive number to a rational power, as a rational where it is one."""
    of = real(base)

    def bounds(digits: int) -> Bounds:
        logs = _ln_bounds(*_positive(of, digits), digits)
        return _coarse(_exp_bounds(*_corners(logs, (exponent, exponent)), digits), digits)

    return _simplest(Real(bounds, _power_of(of.form, exponent)))


def logarithm(of: Real | Fraction) -> Real | Fraction:
    """Return the natural logarithm of a positive number, as a rational where it is one."""
    number = real(of)
    return _simplest(
        Real(lambda digits: _ln_bounds(*_positive(number, digits), digits), _log_of(number.form))
    )


def _positive(number: Real, digits: int) -> Bounds:
    """Return bounds that are above 0."""
    while number.bounds(digits)[0] <= 0:
        if digits > _LAST:
            raise UndecidedError
        digits *= 2
    return number.bounds(digits)


def _simplest(number: Real) -> Real | Fraction:
    """Return the rational that a number is by its form, or the number."""
    ratio = _as_ratio(number.form)
    if ratio is None or ratio.dividend.terms or ratio.divisor.terms:
        return number
    return ratio.dividend.rational / ratio.divisor.rational


def power_bounds(base: Fraction, exponent: Fraction) -> Bounds:
    """Return rationals around a power of a positive number; the power itself where it is one."""
    found = power(base, exponent)
    return (found, found) if isinstance(found, Fraction) else found.bounds(_FIRST)


def log_bounds(of: Fraction) -> Bounds:
    """Return rationals around the logarithm of a positive number."""
    found = logarithm(of)
    return (found, found) if isinstance(found, Fraction) else found.bounds(_FIRST)
