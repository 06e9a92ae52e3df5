"""What a step after the score did, and why it did or did not apply."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from govrank.audit.arithmetic import rounded_text
from govrank.audit.explanation import Working
from govrank.audit.traced import Case
from govrank.audit.words import fill
from govrank.language import Text
from govrank.plan.operations import Ref
from govrank.rules.model import Step


def stepped(case: Case, step: Step, ref: Ref, before: Ref) -> Iterator[Working]:
    """Yield the lines of one step, from the column before it to the one after."""
    old = case.value(before)
    if step.options:
        yield from _first(case, step, ref, before)
    elif step.when is None:
        yield from _done(case, step, ref, before)
    elif case.holds(step.address):
        yield Working("step", fill(_BECAUSE, why=_why(case, step, old)), old)
        yield from _done(case, step, ref, before)
    else:
        yield Working("step", fill(_NOT_DONE, what=_what(step), why=_why(case, step, old)), old)


def _first(case: Case, step: Step, ref: Ref, before: Ref) -> Iterator[Working]:
    """Say of the steps of which the first applies, up to that one, which applied."""
    for option in step.options:
        yield from stepped(case, option, ref, before)
        if option.when is None or case.holds(option.address):
            return


def _why(case: Case, step: Step, current: Fraction) -> Text:
    return Text() if step.when is None else case.speaker(current).condition(step.when)


def _done(case: Case, step: Step, ref: Ref, before: Ref) -> Iterator[Working]:
    old, new = case.value(before), case.value(ref)
    if step.rounding is not None:
        yield Working("step", rounded_text(old, new, step.rounding), new)
        return
    if step.addend is None and step.factor is None and step.instead is None:
        said = _KEPT if old == new else _CLAMPED
        text = fill(said, range=case.speaker(old).range(step), before=old, after=new)
        yield Working("step", text, new)
        return
    if not case.given(f"{step.address}.{_kind(step)}"):
        yield Working("step", fill(_NOT_GIVEN, what=_what(step)), new)
        return
    said = _DEDUCTED if step.addend is not None and new < old else _SAID[_kind(step)]
    for line in case.written(ref, [before]) or [new]:
        yield Working("step", fill(said, line=line), new)


def _kind(step: Step) -> str:
    if step.instead is not None:
        return "replace"
    return "add" if step.factor is None else "multiply"


def _what(step: Step) -> Text:
    if step.rounding is not None:
        return _NAMES["round"]
    changes = (step.addend, step.factor, step.instead)
    return _NAMES["clamp" if all(each is None for each in changes) else _kind(step)]


_BECAUSE: Final = Text(vi="áp dụng vì {why}", en="applies: {why}")
_NOT_DONE: Final = Text(
    vi="không {what}, vì không thỏa điều kiện: {why}",
    en="does not {what}, for this does not hold: {why}",
)
_NOT_GIVEN: Final = Text(
    vi="không {what}, vì không có số liệu cho bước này",
    en="does not {what}, for the value of this step is not there",
)
_NAMES: Final = {
    "round": Text(vi="làm tròn", en="round"),
    "clamp": Text(vi="giới hạn điểm", en="limit"),
    "add": Text(vi="cộng thêm", en="add"),
    "multiply": Text(vi="nhân", en="multiply"),
    "replace": Text(vi="thay điểm", en="replace"),
}
_SAID: Final = {
    "add": Text(vi="cộng thêm: {line}", en="added: {line}"),
    "multiply": Text(vi="nhân: {line}", en="multiplied: {line}"),
    "replace": Text(vi="thay bằng: {line}", en="replaced by: {line}"),
}
_DEDUCTED: Final = Text(vi="trừ đi: {line}", en="deducted: {line}")
_CLAMPED: Final = Text(
    vi="giữ trong giới hạn ({range}): {before} → {after}",
    en="kept within limits ({range}): {before} → {after}",
)
_KEPT: Final = Text(
    vi="trong giới hạn ({range}): giữ nguyên {after}", en="within limits ({range}): stays {after}"
)
