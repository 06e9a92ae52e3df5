"""The operations of a plan as people write arithmetic, with the numbers of one unit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import IntEnum
from fractions import Fraction
from typing import Final

from attrs import evolve, field, frozen

from govrank.audit.words import (
    each_language,
    figure,
    fill,
    interval_text,
    joined,
    near,
    number,
    rounding_text,
    text_of,
)
from govrank.engine.trace import Step
from govrank.language import Text
from govrank.plan.operations import (
    Affine,
    Combine,
    Compare,
    Div,
    Extremum,
    Log,
    Lookup,
    Mul,
    Param,
    Power,
    Present,
    Ref,
    Round,
    Select,
    Social,
    operands,
)
from govrank.plan.reals import Near
from govrank.rules.values import Option, Rounding


class _Binds(IntEnum):
    """How firmly an expression holds together, from a sum to a single number."""

    SUM = 0
    PRODUCT = 1
    NUMBER = 2


@frozen
class _Expression:
    """A magnitude as written, and whether a minus stands before it."""

    text: Text
    binds: _Binds = _Binds.NUMBER
    negative: bool = False

    @property
    def signed(self) -> Text:
        return joined("", [_MINUS, self.text]) if self.negative else self.text

    @property
    def negated(self) -> _Expression:
        return evolve(self.within(_Binds.PRODUCT), negative=not self.negative)

    def within(self, level: _Binds) -> _Expression:
        """Put brackets around what is looser than `level`."""
        return self if self.binds >= level else _Expression(_bracketed(self.text))

    def last(self, level: _Binds) -> Text:
        """Return the text as a second operand, where a minus needs brackets too."""
        return _bracketed(self.signed) if self.negative else self.within(level).text


_MINUS: Final = text_of("−")
_EQUALS: Final = Text(vi="{left} = {right}", en="{left} = {right}")
_IS_NEAR: Final = Text(vi="{left} {right}", en="{left} {right}")
_ARROW: Final = Text(vi="{left} → {right}", en="{left} → {right}")
_WITHIN: Final = Text(vi="{value}: {range}", en="{value}: {range}")
_BY_ZERO: Final = Text(
    vi="số chia bằng 0: tỷ lệ tính là {value}", en="the divisor is 0: the ratio counts as {value}"
)
_NOTHING_TO_ROUND: Final = Text(
    vi="{value}: không phải làm tròn ({how})", en="{value}: nothing to round ({how})"
)
_ROUNDED: Final = Text(
    vi="{before} → {after}, {how} ({change})", en="{before} → {after}, {how} ({change})"
)
_MORE: Final = Text(vi="tăng {by}", en="{by} more")
_LESS: Final = Text(vi="giảm {by}", en="{by} less")
_TRUTHS: Final = (Present, Compare, Combine)


def _bracketed(text: Text) -> Text:
    return joined("", [text_of("("), text, text_of(")")])


def rounded_text(before: Fraction, after: Fraction, rounding: Rounding) -> Text:
    """Say what a rounding did, such as `12.88065 → 12.88, half-up, 2 places (0.00065 less)`."""
    how = rounding_text(rounding)
    if before == after:
        return fill(_NOTHING_TO_ROUND, value=after, how=how)
    by = abs(after - before)
    moved = near(Near(by) if isinstance(before, Near) else by)
    change = fill(_MORE if after > before else _LESS, by=moved)
    return fill(_ROUNDED, before=before, after=after, how=how, change=change)


@frozen
class Arithmetic:
    """Writes what happened to one unit; `steps` is its trace, by position in the plan.

    atoms: columns shown by their value alone (inputs, scores of nodes). absent: columns whose
    value is not there, so that sums leave them out. options: the answers of choices, by column.
    """

    steps: Sequence[Step]
    atoms: Collection[Ref]
    absent: Collection[Ref] = frozenset()
    options: Mapping[Ref, Sequence[Option]] = field(factory=dict)

    def lines(self, ref: Ref) -> tuple[Text, ...]:
        """Return the arithmetic that led to a column, a line each; none for a plain value."""
        return (*self._asides(ref), *self._equation(ref))

    def _equation(self, ref: Ref) -> tuple[Text, ...]:
        written, result = self._expression(ref).signed, self.value(ref)
        if written == figure(result):
            return ()
        # What is written by its first decimals says so itself.
        sign = _IS_NEAR if isinstance(result, Near) else _EQUALS
        return (fill(sign, left=written, right=number(result)),)

    def value(self, ref: Ref) -> Fraction:
        """Return the value of a column for the unit."""
        return self.steps[ref].result

    def _true(self, ref: Ref | None) -> bool:
        return ref is None or self.value(ref) == 1

    def _constant(self, ref: Ref, value: int) -> bool:
        """Tell whether a column is a number that belongs to the method, not to the rules."""
        return self.steps[ref].operation == Param("", Fraction(value))

    # What cannot stand in an expression has a line of its own before it.

    def _asides(self, ref: Ref) -> Iterator[Text]:
        if ref in self.atoms:
            return
        for each in dict.fromkeys(self._used(ref)):
            yield from self._asides(each)
        match self.steps[ref].operation:
            case Lookup(arg) as lookup:
                yield self._stepped(arg, lookup)
            case Round(arg, places, mode):
                yield from self._equation(arg)
                yield rounded_text(self.value(arg), self.value(ref), Rounding(places, mode))
            case Div(_, divisor) if self.value(divisor) == 0:
                yield fill(_BY_ZERO, value=self.value(ref))

    def _used(self, ref: Ref) -> Sequence[Ref]:
        """Return what an operation read and used: of alternatives, the one that was taken."""
        match self.steps[ref].operation:
            case Select(condition, then, otherwise):
                return [then if self._true(condition) else otherwise]
            case Lookup(arg) as lookup:
                return [arg, lookup.values[self._reached(lookup)]]
            case Extremum(_, args, present):
                return [arg for arg, p in zip(args, present, strict=True) if self._true(p)]
            case operation:
                return () if isinstance(operation, Social) else operands(operation)

    def _reached(self, lookup: Lookup) -> int:
        value = self.value(lookup.arg)
        starts = [(self.value(cut.at), cut.above) for cut in lookup.cuts]
        return sum(value > start or (value == start and not above) for start, above in starts)

    def _stepped(self, arg: Ref, lookup: Lookup) -> Text:
        """Say which answer was given or in which step a value falls, and what that is worth."""
        reached = self._reached(lookup)
        worth = lookup.values[reached]
        right = next(iter(self._equation(worth)), number(self.value(worth)))
        if arg in self.options:
            return fill(_ARROW, left=self.options[arg][reached].title, right=right)
        within = fill(_WITHIN, value=self._expression(arg).signed, range=self._range(lookup))
        return fill(_ARROW, left=within, right=right)

    def _range(self, lookup: Lookup) -> Text:
        reached = self._reached(lookup)
        low = lookup.cuts[reached - 1] if reached else None
        high = lookup.cuts[reached] if reached < len(lookup.cuts) else None
        return interval_text(
            None if low is None else self.value(low.at),
            None if high is None else self.value(high.at),
            above=low is not None and low.above,
            included=high is not None and high.above,
        )

    # Expressions.

    def _expression(self, ref: Ref) -> _Expression:
        match None if ref in self.atoms else self.steps[ref].operation:
            case Affine(terms) if all(self._counts(*pair) for pair in terms):
                return _written(self.value(ref))
            case Affine(terms):
                return self._sum([self._term(*pair) for pair in terms if not self._idle(pair[1])])
            case Mul(left, right):
                return self._product(left, right)
            case Div(dividend, divisor) if self.value(divisor) != 0:
                return _quotient(self._expression(dividend), self._expression(divisor))
            case Power(base, exponent) if self.value(base) > 0:
                return self._power(base, exponent)
            case Log(arg) if self.value(arg) > 0:
                return _Expression(fill(text_of("ln({x})"), x=self._expression(arg).signed))
            case Extremum(kind):
                return self._extremum(kind, self._used(ref))
            case Select():
                return self._expression(self._used(ref)[0])
            case _:
                return _written(self.value(ref))

    @staticmethod
    def _sum(terms: Sequence[_Expression]) -> _Expression:
        if not terms:
            return _written(Fraction(0))
        first, *others = terms
        if not others:
            return first
        rest = [fill(text_of(" − {t}" if t.negative else " + {t}"), t=t.text) for t in others]
        return _Expression(joined("", [first.signed, *rest]), _Binds.SUM)

    def _idle(self, ref: Ref) -> bool:
        """Tell whether a term adds nothing by its nature, so that nobody misses it."""
        nothing = self.value(ref) == 0 and isinstance(self.steps[ref].operation, (Param, *_TRUTHS))
        return nothing or ref in self.absent

    def _counts(self, coefficient: Ref, ref: Ref) -> bool:
        """Tell whether a term only counts that something is there, as under a plain mean."""
        there = self._constant(ref, 1) or isinstance(self.steps[ref].operation, _TRUTHS)
        return there and self._constant(coefficient, 1)

    def _term(self, coefficient: Ref, ref: Ref) -> _Expression:
        if self._constant(coefficient, -1):
            return self._expression(ref).negated
        if isinstance(self.steps[ref].operation, _TRUTHS):
            return self._expression(coefficient)
        return self._product(coefficient, ref).within(_Binds.PRODUCT)

    def _product(self, left: Ref, right: Ref) -> _Expression:
        """Write a product; a factor 1 that no rule states is left out."""
        if self._idle_factor(left):
            return self._expression(right)
        if self._idle_factor(right):
            return self._expression(left)
        return _joined(self._expression(left), "×", self._expression(right).last(_Binds.PRODUCT))

    def _idle_factor(self, ref: Ref) -> bool:
        """Tell whether a factor is a 1 that no rule states, or only that something is there."""
        there = isinstance(self.steps[ref].operation, _TRUTHS) and self.value(ref) == 1
        return there or self._constant(ref, 1)

    def _power(self, base: Ref, exponent: Ref) -> _Expression:
        written = self._expression(base)
        bare = written.signed if written.binds == _Binds.NUMBER else _bracketed(written.signed)
        return _Expression(fill(text_of("{base}^{to}"), base=bare, to=self._exponent(exponent)))

    def _exponent(self, exponent: Ref) -> Text:
        written = self._expression(exponent)
        plain = written.binds == _Binds.NUMBER and not written.negative
        return written.text if plain else _bracketed(written.signed)

    def _extremum(self, kind: str, refs: Sequence[Ref]) -> _Expression:
        if not refs:
            return _written(Fraction(0))
        first, *others = (self._expression(ref) for ref in refs)
        if not others:
            return first
        # A comma is the decimal mark in Vietnamese, so that lists take a semicolon there.
        listed = each_language(
            lambda lang: {"vi": "; ", "en": ", "}[lang].join(
                each.signed.get(lang) for each in (first, *others)
            )
        )
        return _Expression(fill(text_of("{kind}({args})"), kind=kind, args=listed))


def _written(value: Fraction) -> _Expression:
    text = figure(abs(value))
    return _Expression(text, _Binds.PRODUCT if "/" in text.en else _Binds.NUMBER, value < 0)


def _quotient(dividend: _Expression, divisor: _Expression) -> _Expression:
    return _joined(dividend, "÷", divisor.last(_Binds.NUMBER))


def _joined(left: _Expression, sign: str, right: Text) -> _Expression:
    first = left.within(_Binds.PRODUCT)
    text = joined("", [first.text, text_of(f" {sign} "), right])
    return _Expression(text, _Binds.PRODUCT, first.negative)
