"""Looking for a witness: unprinted digits under which the rules give what was printed.

A search, not a proof: it walks from the least values a row's figures may stand for to the
greatest, one figure after the other, and solves for the figure on whose stretch the printed total
lies. What it finds is then confirmed by the exact algebra; what it does not find stays open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from govrank.engine.spans import Spans, intersection, point, span
from govrank.language import places_of
from govrank.plan.rounding import round_to

Values = dict[str, list[Fraction]]
Totals = Callable[[Mapping[str, Sequence[Fraction]]], Sequence[Fraction]]

_HAIR = 1000
_KEPT = 6
_TRIES = 24
# Bits of a denominator, far more than a printed table could tell apart.
_FINEST = 1024


@frozen
class Search:
    """A whole table to search: per input the values its rows may take, and the wanted totals.

    totals: evaluates all rows at once. wanted: the totals that print as published, per row.
    """

    totals: Totals
    cells: Mapping[str, Sequence[Spans]]
    wanted: Sequence[Spans]

    def witnesses(self) -> list[dict[str, Fraction] | None]:
        """Return per row the values found, those that end as decimals before those that do not.

        Where one figure would need endless digits it is cut, and another takes the rest.
        """
        found = self.best()
        if all(values is None or _ends(values) for values in found):
            return found
        again = evolve(self, cells=self._cut(found)).best()
        return [
            new if new and _plainer(new, old) else old
            for new, old in zip(again, found, strict=True)
        ]

    def _cut(self, found: Sequence[dict[str, Fraction] | None]) -> dict[str, list[Spans]]:
        """Return the cells with every figure that does not end cut to where it may stay."""
        return {
            name: [
                spans if values is None else _cut(values[name], spans)
                for spans, values in zip(column, found, strict=True)
            ]
            for name, column in self.cells.items()
        }

    def best(self) -> list[dict[str, Fraction] | None]:
        """Return per row what walks along the figures find, each figure being first once."""
        names = list(self.cells)
        best: list[dict[str, Fraction] | None] = [None] * len(self.wanted)
        for turn in range(len(names)):
            order = names[turn:] + names[:turn]
            for row, found in enumerate(self._along(order)):
                if found and (best[row] is None or _plainer(found, best[row])):
                    best[row] = found
            if all(found and _ends(found) for found in best):
                break
        return best

    def _along(self, order: Sequence[str]) -> list[dict[str, Fraction] | None]:
        """Walk all rows along one order of figures."""
        ends = {name: [_ends_of(spans) for spans in self.cells[name]] for name in order}
        current = {name: [low for low, _ in ends[name]] for name in order}
        stages = [self.totals(current)]
        for name in order:
            current = {**current, name: [high for _, high in ends[name]]}
            stages.append(self.totals(current))
        legs = [self._leg(row, order, stages, ends) for row in range(len(self.wanted))]
        return self._solve(legs)

    def _leg(
        self,
        row: int,
        order: Sequence[str],
        stages: Sequence[Sequence[Fraction]],
        ends: Mapping[str, Sequence[tuple[Fraction, Fraction]]],
    ) -> _Leg | None:
        """Return the first stretch of the walk on which a wanted total lies."""
        for step, name in enumerate(order):
            start, stop = stages[step][row], stages[step + 1][row]
            target = _target(self.wanted[row], start, stop)
            if target is not None:
                before = {each: ends[each][row][1] for each in order[:step]}
                after = {each: ends[each][row][0] for each in order[step:]}
                low, high = ends[name][row]
                return _Leg(name, {**before, **after}, low, high, start, stop, target)
        return None

    def _solve(self, legs: Sequence[_Leg | None]) -> list[dict[str, Fraction] | None]:
        """Close in on the wanted total of every row at once; a straight rule needs one step."""
        found: list[dict[str, Fraction] | None] = [None] * len(legs)
        open_legs = list(legs)
        for _ in range(_TRIES):
            if all(leg is None for leg in open_legs):
                break
            guesses = [None if leg is None else leg.guess() for leg in open_legs]
            totals = self.totals(self._filled(guesses))
            for row, (leg, guess) in enumerate(zip(open_legs, guesses, strict=True)):
                if leg is not None and guess is not None:
                    hit = self.wanted[row].contains(totals[row])
                    found[row] = guess if hit else None
                    open_legs[row] = None if hit else leg.narrowed(guess[leg.name], totals[row])
        return found

    def _filled(self, guesses: Sequence[dict[str, Fraction] | None]) -> Values:
        """Return whole columns: the guess of a row, or its least values where it has none."""
        return {
            name: [
                guess[name] if guess else _ends_of(cells[row])[0]
                for row, guess in enumerate(guesses)
            ]
            for name, cells in self.cells.items()
        }


@frozen
class _Leg:
    """One figure that moves from `low` to `high` while the total moves from `start` to `stop`."""

    name: str
    others: Mapping[str, Fraction]
    low: Fraction
    high: Fraction
    start: Fraction
    stop: Fraction
    target: Fraction

    def guess(self) -> dict[str, Fraction]:
        """Return the row with the figure where a straight line would meet the target."""
        rise = self.stop - self.start
        share = (self.target - self.start) / rise if rise else Fraction(0)
        return {**self.others, self.name: self.low + share * (self.high - self.low)}

    def narrowed(self, at: Fraction, total: Fraction) -> _Leg | None:
        """Return the part of the stretch that still holds the target, or None.

        A curved rule that a straight line closes in on only slowly is given up before its fractions
        take up all time: each try doubles their digits.
        """
        if at.denominator.bit_length() > _FINEST:
            return None
        below = (self.start < self.target) == (total < self.target)
        low, start = (at, total) if below else (self.low, self.start)
        high, stop = (self.high, self.stop) if below else (at, total)
        moved = (low, high) != (self.low, self.high)
        return _Leg(self.name, self.others, low, high, start, stop, self.target) if moved else None


def _target(wanted: Spans, start: Fraction, stop: Fraction) -> Fraction | None:
    """Return a wanted total between start and stop: the nearest to the start, or just inside."""
    meeting = intersection(wanted, span(min(start, stop), max(start, stop)))
    if meeting.is_empty:
        return None
    low, high = _ends_of(meeting)
    return low if start <= stop else high


def _ends_of(spans: Spans) -> tuple[Fraction, Fraction]:
    """Return the least and greatest values to try: an open end is missed by a hair."""
    first, last = spans.parts[0], spans.parts[-1]
    low, high = first.low or Fraction(0), last.high or Fraction(0)
    hair = (high - low) / _HAIR
    return (low + hair if first.low_open else low, high - hair if last.high_open else high)


def _cut(value: Fraction, spans: Spans) -> Spans:
    """Return a value that does not end cut to a few digits, or the whole set where it may not."""
    kept = round_to(value, _KEPT, "down")
    endless = places_of(value.denominator) is None
    return point(kept) if endless and spans.contains(kept) else spans


def _ends(values: Mapping[str, Fraction]) -> bool:
    return all(places_of(value.denominator) is not None for value in values.values())


def _plainer(new: Mapping[str, Fraction], old: Mapping[str, Fraction] | None) -> bool:
    """Tell whether a witness ends as decimals where the one before does not."""
    return old is None or (_ends(new) and not _ends(old))
