"""Bands: each from its start to the band above, and every total in exactly one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import cast

from govrank.errors import Param
from govrank.language import Text, decimal_text
from govrank.plan.plan import Plan
from govrank.rules.finding import Finding, Params, written
from govrank.rules.model import Band, Rules, is_tried
from govrank.rules.values import Number, value_of


def check_ladder(ladder: Sequence[Band]) -> Iterator[Finding]:
    """Yield bands whose ends are swapped, out of order, apart or one over the other."""
    tried = is_tried(ladder)
    swapped = [band for band in ladder if _is_swapped(band)]
    for band in swapped:
        yield _swapped(band)
    for band in ladder[:-1]:
        if band.is_rest or (band.start is None and not tried):
            yield Finding("meaning/band-without-start", band.address, {"id": band.id})
    for upper, lower in pairwise(ladder):
        # A swapped band is wrong in itself, and tells nothing of its neighbours.
        if upper not in swapped and lower not in swapped:
            yield from _overtaking(upper, lower) if tried else _neighbours(upper, lower)


def _overtaking(upper: Band, lower: Band) -> Iterator[Finding]:
    """Where grades are tried in turn, one that takes all totals from a start must come later."""
    if upper.start is None or lower.start is None or upper.when or upper.stop:
        return
    if _place(lower) >= _place(upper):
        yield _out_of_order(upper, upper.start, lower, lower.start)


def _is_swapped(band: Band) -> bool:
    if band.start is None or band.stop is None:
        return False
    # One number alone may be a band, if both its ends are in.
    point = band.stop_included and not band.above
    return band.start.value > band.stop.value or (band.start.value == band.stop.value and not point)


def _swapped(band: Band) -> Finding:
    start, stop = cast("Number", band.start), cast("Number", band.stop)
    params: Params = {"low": start.value, "high": stop.value, "id": band.id}
    return Finding("meaning/band-swapped", stop.address, params, (start.address,))


def _neighbours(upper: Band, lower: Band) -> Iterator[Finding]:
    """Bands go down: each starts below the one before, and its end meets that one's start."""
    if upper.start is None:
        return
    start = upper.start
    params: Params = {"upper": upper.id, "lower": lower.id, "start": _start(start.value, upper)}
    if lower.start is not None and _place(lower) >= _place(upper):
        yield _out_of_order(upper, start, lower, lower.start)
    elif lower.stop is not None and (lower.stop.value, lower.stop_included) != _place(upper):
        gap = (lower.stop.value, lower.stop_included) < _place(upper)
        code = "meaning/band-gap" if gap else "meaning/band-overlap"
        end = "to" if upper.above else "below"
        params = {**params, "stop": _stop(lower), "end": end, **written(start.value)}
        yield Finding(code, lower.stop.address, params, (start.address,))


def _out_of_order(upper: Band, start: Number, lower: Band, at: Number) -> Finding:
    params: Params = {"upper": upper.id, "lower": lower.id, "start": _start(start.value, upper)}
    return Finding("meaning/bands-out-of-order", at.address, params, (start.address,))


def _place(band: Band) -> tuple[Fraction, bool]:
    return (band.start.value if band.start else Fraction(0), band.above)


def check_plan(rules: Rules, plan: Plan) -> Iterator[Finding]:
    """Yield what only the compiled bounds can tell: totals that no band takes."""
    if not rules.ladder:
        return
    total = plan.shapes[plan.nodes["total"].value]
    lowest, best = rules.ladder[-1], rules.ladder[0]
    if is_tried(rules.ladder):
        yield from _uncovered(rules, total.low)
        return
    if lowest.start is not None and not _takes(lowest, total.low):
        start = _start(lowest.start.value, lowest)
        params: Params = {"low": _end(total.low, "-∞"), "start": start, "id": lowest.id}
        yield Finding("meaning/no-lowest-band", lowest.start.address, params)
    if best.stop is not None and (total.high is None or _is_past(best, total.high)):
        params = {"high": _end(total.high, "∞"), "stop": _stop(best), "id": best.id}
        yield Finding("meaning/no-highest-band", best.stop.address, params)


def _uncovered(rules: Rules, least: Fraction | None) -> Iterator[Finding]:
    """Where grades are tried in turn, the last must take what is left, or the rules say why not."""
    last = rules.ladder[-1]
    falls = last.when is None and last.stop is None and _takes(last, least)
    if not (last.is_rest or falls or rules.undecided != Text()):
        yield Finding("meaning/grade-uncovered", last.address, {"id": last.id})


def _takes(band: Band, total: Fraction | None) -> bool:
    """Tell whether a total reaches the start of a band."""
    return total is not None and (total, not band.above) > _place(band)


def _is_past(band: Band, total: Fraction) -> bool:
    """Tell whether a total lies beyond the end of a band."""
    stop = value_of(band.stop) or 0
    return total > stop or (total == stop and not band.stop_included)


def _end(bound: Fraction | None, without: str) -> Param:
    return without if bound is None else bound


def _start(value: Fraction, band: Band) -> Text:
    """Say where a band starts, as it is written: `from 80` or `above 80`."""
    vi, en = ("trên", "above") if band.above else ("từ", "from")
    return _said(vi, en, value)


def _stop(band: Band) -> Text:
    """Say where a band ends, as it is written: `below 80` or `to 80`."""
    vi, en = ("đến hết", "to") if band.stop_included else ("dưới", "below")
    return _said(vi, en, value_of(band.stop) or Fraction(0))


def _said(vi: str, en: str, value: Fraction) -> Text:
    return Text(vi=f"{vi} {decimal_text(value, 'vi')}", en=f"{en} {decimal_text(value)}")
