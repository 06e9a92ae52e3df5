"""What a column of a table may hold, and how one of its cells is read."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final, Literal

from attrs import define, frozen
from attrs import field as member

from govrank.language import LANGUAGES, Text
from govrank.reading.cells import Cell
from govrank.reading.figures import (
    BLANK,
    SPREADSHEET_ERROR,
    DecimalMark,
    Domain,
    Fault,
    Figure,
    Reading,
    State,
    read_number,
    read_state,
)
from govrank.reading.suggest import fold, suggest
from govrank.reading.units import printed_name

Kind = Literal["number", "integer", "yes-no", "choice", "text"]
Value = Figure | State | str
"""A figure (1 or 0 for yes or no), the id of a choice or a text; or that there is none."""

_PERCENT: Final = frozenset(map(fold, ("%", "percent", "per cent", "phần trăm")))
_YES: Final = frozenset(map(fold, ("có", "yes", "true", "1")))
_NO: Final = frozenset(map(fold, ("không", "no", "false", "0")))
_SAID: Final = 6


@frozen
class Field:
    """A column to be read: how its header may be written, and what its cells may hold.

    An id that starts with `@` is an attribute of the unit (`@kind`), of kind text or choice.
    `low` and `high` are included; `places` is how many decimals may be printed. A field that is
    not `required` may lack its column. Without `check_domain` the domain refuses nothing and
    only settles decimal marks, as published tables need.
    """

    id: str
    code: str = ""
    titles: tuple[str, ...] = ()
    kind: Kind = "number"
    low: Fraction | None = None
    high: Fraction | None = None
    places: int = 6
    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()
    missing: bool = False
    not_applicable: bool = False
    nonzero: bool = False
    required: bool = True
    unit: str = ""
    check_domain: bool = True

    @property
    def title(self) -> str:
        """Return the first title, or the id where there is none."""
        return self.titles[0] if self.titles else self.id

    @property
    def domain(self) -> Domain:
        """Return the numbers the field takes."""
        return Domain(
            self.low,
            self.high,
            self.places,
            whole=self.kind == "integer",
            percent=fold(self.unit) in _PERCENT,
            check=self.check_domain,
        )

    @property
    def expected(self) -> Text:
        """Describe what a cell should hold, such as `a number from 0 to 10`."""
        if self.kind == "choice":
            titles = [titles[0] if titles else choice for choice, titles in self.choices]
            listed = ", ".join(titles[:_SAID]) + ("…" if len(titles) > _SAID else "")
            return Text(vi=f"một trong: {listed}", en=f"one of: {listed}")
        return _EXPECTED.get(self.kind) or self.domain.expected

    @property
    def accepted(self) -> Text:
        """Describe all that a cell may hold: what is expected, and the kinds of no value."""
        said = [self.expected]
        if self.missing:
            said.append(_OR_NOTHING)
        if self.not_applicable:
            said.append(_OR_NOT_APPLICABLE)
        vi, en = (", ".join(each.get(lang) for each in said) for lang in LANGUAGES)
        return Text(vi=vi, en=en)


_OR_NOTHING: Final = Text(
    vi="hoặc để trống nếu chưa có số liệu", en="or nothing where there is no figure"
)
_OR_NOT_APPLICABLE: Final = Text(vi="hoặc “không áp dụng”", en="or “not applicable”")
_EXPECTED: Final = {
    "yes-no": Text(vi="“có” hoặc “không”", en="“yes” or “no”"),
    "text": Text(vi="chữ", en="a text"),
}

Outcome = Reading | State | str | Fault


@define
class FieldReader:
    """Reads the cells of one column; a text that comes again is not read twice.

    `decimals` gathers which decimal marks were met, each with the first text that has it.
    """

    of: Field
    decimal: DecimalMark
    decimals: dict[str, str]
    _read: Callable[[str, DecimalMark], Outcome] = member(init=False)
    _known: dict[tuple[str | None, bool], Outcome] = member(factory=dict, init=False)

    @_read.default
    def _reader(self) -> Callable[[str, DecimalMark], Outcome]:
        return _READERS[self.of.kind](self.of)

    def read(self, cell: Cell) -> Value | Fault:
        """Return the value of a cell, or the fault that forbids it."""
        key = (cell.text, cell.typed)
        outcome = self._known.get(key)
        if outcome is None:
            outcome = self._known[key] = self._outcome(cell)
        if isinstance(outcome, tuple):
            return Figure(outcome[0], outcome[1], cell.text or "", cell.mark)
        if cell.merged and read_state(cell.text) is State.MISSING:
            return Fault("data/merged-cell")
        return outcome

    def _outcome(self, cell: Cell) -> Outcome:
        text = (cell.text or "").strip(BLANK)
        outcome = self._read(text, "." if cell.typed else self.decimal)
        if not cell.typed and isinstance(outcome, tuple) and outcome[1]:
            mark = max(".,", key=text.rfind)
            self.decimals.setdefault(mark, text)
        return outcome


def _absent(field: Field, text: str) -> State | Fault | None:
    """Tell whether there is no value and whether that may be; None where there is one."""
    state = read_state(text)
    if state is State.PRESENT:
        return None
    if state is State.MISSING:
        return state if field.missing else Fault("data/missing")
    return state if field.not_applicable else Fault("data/not-applicable")


Read = Callable[[str, DecimalMark], Outcome]


def _numbers(field: Field) -> Read:
    domain = field.domain

    def read(text: str, decimal: DecimalMark) -> Outcome:
        absent = _absent(field, text)
        if absent is not None:
            return absent
        found = read_number(text, domain, decimal)
        if field.nonzero and isinstance(found, tuple) and not found[0]:
            return Fault("data/zero")
        return found

    return read


def _answers(field: Field) -> Read:
    def read(text: str, _: DecimalMark) -> Outcome:
        absent = _absent(field, text)
        if absent is not None:
            return absent
        said = fold(text)
        if said in _YES or said in _NO:
            return (int(said in _YES), 0)
        return _error_of(text) or Fault("data/not-yes-or-no")

    return read


def _choices(field: Field) -> Read:
    accepted = {
        fold(name): choice for choice, titles in field.choices for name in (choice, *titles)
    }
    names = [name for choice, titles in field.choices for name in (choice, *titles)]

    def read(text: str, _: DecimalMark) -> Outcome:
        # A choice may be called NA; then the name is the choice.
        choice = accepted.get(fold(text)) if text else None
        if choice is not None:
            return choice
        return _absent(field, text) or _error_of(text) or _unknown_choice(field, text, names)

    return read


def _unknown_choice(field: Field, text: str, names: list[str]) -> Fault:
    near = ", ".join(suggest(text, names))
    return Fault("data/unknown-choice", (("expected", field.expected), ("suggestion", near)))


def _texts(field: Field) -> Read:
    def read(text: str, _: DecimalMark) -> Outcome:
        state = read_state(text)
        if state is State.MISSING or (state is State.NOT_APPLICABLE and field.not_applicable):
            return _absent(field, text) or text
        return _error_of(text) or printed_name(text)

    return read


def _error_of(text: str) -> Fault | None:
    """Refuse what a spreadsheet writes in place of a value, where any text would pass."""
    return Fault("data/spreadsheet-error") if SPREADSHEET_ERROR.fullmatch(text) else None


_READERS: Final[dict[Kind, Callable[[Field], Read]]] = {
    "number": _numbers,
    "integer": _numbers,
    "yes-no": _answers,
    "choice": _choices,
    "text": _texts,
}
