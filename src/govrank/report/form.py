"""The blank sheet to fill in: units down, inputs across, what each cell takes in the header."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from govrank.audit.spoken import Speaker
from govrank.audit.words import interval_text
from govrank.errors import Diagnostic, GovrankError
from govrank.language import Lang, Text, decimal_text
from govrank.reading.fields import Field
from govrank.reading.headers import UNIT_COLUMNS, Names
from govrank.report.layout import Column, Listing, csv_text
from govrank.report.words import say
from govrank.rules.method import Leaf
from govrank.rules.methods.points import Points
from govrank.rules.ruleset import Ruleset
from govrank.rules.table import fields_of
from govrank.rules.values import Input, value_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_BLANK_ROWS: Final = 200
_LONGEST_LIST: Final = 255
_WIDEST: Final = 60
_NARROWEST: Final = 12
_UNIT_WORDS: Final[dict[Lang, tuple[str, ...]]] = {
    "vi": ("Đơn vị", "Tên đơn vị", "Cơ quan", "Địa phương"),
    "en": ("Unit", "Name", "Agency"),
}


@frozen
class Heading:
    """The heading of one column and the note that says what its cells take."""

    title: str
    note: str = ""
    given: Input | None = None


def headings(ruleset: Ruleset, lang: Lang) -> list[Heading]:
    """Return the columns of the form: the unit, the attribute that groups, the inputs.

    Every heading reads back as its own column.
    """
    fields = {field.id: field for field in fields_of(ruleset)}
    names = Names(tuple(fields.values()))
    attributes = [field for name, field in fields.items() if name.startswith("@")]
    grouping = [] if ruleset.units is not None else attributes
    return [
        Heading(_unit_title(names, lang), say(lang, "Tên đơn vị", "The name of the unit")),
        *(Heading(field.id, _group_note(lang)) for field in grouping),
        *(
            Heading(
                _title(ruleset, each, fields[each.id], names, lang),
                _note(each, ruleset, lang),
                each,
            )
            for each in ruleset.rules.inputs
        ),
    ]


def _unit_title(names: Names, lang: Lang) -> str:
    """Return a heading for the units that is not that of an input."""
    words = (*_UNIT_WORDS[lang], *UNIT_COLUMNS)
    return next((word for word in words if not names.find(word)), words[0])


def _group_note(lang: Lang) -> str:
    return say(lang, "Nhóm để xếp hạng", "The group to be ranked in")


def _title(ruleset: Ruleset, given: Input, field: Field, names: Names, lang: Lang) -> str:
    """Return the fullest heading that means this input alone: with its ceiling, or without."""
    title = given.title.get(lang)
    wishes = (f"{title}{_ceiling(ruleset, given, lang)}", title, given.code, given.id)
    return next(wish for wish in wishes if wish and names.find(wish) == [field])


def _ceiling(ruleset: Ruleset, given: Input, lang: Lang) -> str:
    """Return the points an assessor may give, as headings of such sheets say them."""
    node = ruleset.nodes.get(given.id)
    scored = node.content if node else None
    if not (isinstance(scored, Leaf) and isinstance(scored.method, Points) and scored.high):
        return ""
    most = decimal_text(scored.high.value, lang)
    return "" if "/" in most else say(lang, ": {most} điểm", ": {most} points", most=most)


def _note(given: Input, ruleset: Ruleset, lang: Lang) -> str:
    """Say what a cell takes: its code, domain, unit, decimals and what a blank means."""
    lines = [*_note_lines(given, lang), *_absences(given, Speaker(ruleset.rules), lang)]
    return "\n".join(line[0].upper() + line[1:] for line in lines)


def _note_lines(given: Input, lang: Lang) -> Iterator[str]:
    yield say(lang, "mã: {id}", "id: {id}", id=given.code or given.id)
    yield _takes(given, lang)
    if given.unit:
        yield say(lang, "đơn vị tính: {unit}", "unit: {unit}", unit=given.unit)


def _absences(given: Input, speaker: Speaker, lang: Lang) -> Iterator[str]:
    """Say what a cell counts as where there is nothing to enter."""
    for policy, state in zip(given.absences, (_BLANK, _NOT_APPLICABLE), strict=True):
        if policy.instead is not None:
            value = speaker.value(policy.instead).get(lang)
            yield f"{state.get(lang)}: {_COUNTS_AS.get(lang).format(value=value)}"
        elif policy.kind == "exclude":
            yield f"{state.get(lang)}: {_LEFT_OUT.get(lang)}"


_BLANK: Final = Text(vi="để trống", en="blank")
_NOT_APPLICABLE: Final = Text(vi="“không áp dụng”", en="'not applicable'")
_COUNTS_AS: Final = Text(vi="tính là {value}", en="counts as {value}")
_LEFT_OUT: Final = Text(vi="không tính", en="is left out")


def _takes(given: Input, lang: Lang) -> str:
    if given.kind == "choice":
        answers = "; ".join(option.title.get(lang) for option in given.options)
        return say(lang, "chọn một: {answers}", "one of: {answers}", answers=answers)
    if given.kind == "yes-no":
        return say(lang, "có hoặc không", "yes or no")
    span = interval_text(value_of(given.low), value_of(given.high), included=True)
    if given.kind == "integer":
        return say(lang, "số nguyên, {span}", "a whole number, {span}", span=span)
    return say(
        lang,
        "số, {span}, nhiều nhất {places} chữ số thập phân",
        "a number, {span}, at most {places} decimals",
        span=span,
        places=given.places,
    )


def csv_form(ruleset: Ruleset, lang: Lang) -> str:
    """Return the form as CSV; what a cell takes stands in the header as far as it reads back."""
    heads = headings(ruleset, lang)
    units = ruleset.units.units if ruleset.units else ()
    blank = ("",) * (len(heads) - 1)
    rows = tuple((unit.title.get(lang), *blank) for unit in units)
    return csv_text(Listing(tuple(Column(each.title) for each in heads), rows), lang)


def xlsx_form(ruleset: Ruleset, lang: Lang) -> bytes:
    """Return the form as an Excel workbook: notes on the headings, cells that check themselves.

    Raises GovrankError (usage/missing-extra) without the extra `xlsx`.
    """
    try:
        from openpyxl import Workbook  # noqa: PLC0415 - an extra, loaded when used
    except ImportError:
        raise GovrankError(Diagnostic("usage/missing-extra", None, {"extra": "xlsx"})) from None
    book = Workbook()
    sheet: Any = book.active
    sheet.title = say(lang, "Số liệu", "Data")
    _fill(sheet, ruleset, lang)
    stored = BytesIO()
    book.save(stored)
    return stored.getvalue()


def _fill(sheet: Worksheet, ruleset: Ruleset, lang: Lang) -> None:
    units = ruleset.units.units if ruleset.units else ()
    for row, unit in enumerate(units, 2):
        _write(sheet, row, 1, unit.title.get(lang))
    last = len(units) + 1 if units else _BLANK_ROWS
    for column, head in enumerate(headings(ruleset, lang), 1):
        _head(sheet, column, head)
        _check(sheet, column, last, head.given, lang)
    sheet.freeze_panes = "B2"
    longest = max((len(unit.title.get(lang)) for unit in units), default=0)
    sheet.column_dimensions["A"].width = min(max(longest + 2, 2 * _NARROWEST), _WIDEST)


def _write(sheet: Worksheet, row: int, column: int, text: str) -> Any:
    """Write a text as a text: a name that starts with = is no formula."""
    cell: Any = sheet.cell(row, column, text)
    cell.data_type = "s"
    return cell


def _head(sheet: Worksheet, column: int, head: Heading) -> None:
    from openpyxl.comments import Comment  # noqa: PLC0415 - an extra, loaded when used
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    cell = _write(sheet, 1, column, head.title)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.comment = Comment(head.note, "govrank", height=24 * (head.note.count("\n") + 3), width=280)
    sheet.column_dimensions[cell.column_letter].width = min(
        max(len(head.title) // 2, _NARROWEST), _WIDEST
    )


def _check(sheet: Worksheet, column: int, last: int, given: Input | None, lang: Lang) -> None:
    """Let the spreadsheet refuse what the ruleset would."""
    rule = None if given is None else _validation(given, lang)
    if rule is None:
        return
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - an extra, loaded when used
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    letter = get_column_letter(column)
    validation = DataValidation(allow_blank=True, showErrorMessage=True, **rule)
    validation.add(f"{letter}2:{letter}{last}")
    sheet.add_data_validation(validation)


def _validation(given: Input, lang: Lang) -> dict[str, Any] | None:
    """Return the spreadsheet's own rule for a column, None where it has none that fits."""
    if given.not_applicable.kind != "error":
        return None
    if given.kind == "choice":
        return _list_rule([option.title.get(lang) for option in given.options])
    if given.kind == "yes-no":
        return _list_rule([say(lang, "có", "yes"), say(lang, "không", "no")])
    return _number_rule(given)


def _number_rule(given: Input) -> dict[str, Any] | None:
    low, high = (_formula(value_of(end)) for end in (given.low, given.high))
    rule = {"type": "whole" if given.kind == "integer" else "decimal"}
    if low is not None and high is not None:
        return {**rule, "operator": "between", "formula1": low, "formula2": high}
    if low is not None:
        return {**rule, "operator": "greaterThanOrEqual", "formula1": low}
    return None if high is None else {**rule, "operator": "lessThanOrEqual", "formula1": high}


def _list_rule(answers: list[str]) -> dict[str, Any] | None:
    """Return a list to choose from; a spreadsheet's cannot be long or hold commas and quotes."""
    listed = ",".join(answers)
    fits = len(listed) < _LONGEST_LIST and listed.count(",") == len(answers) - 1
    return {"type": "list", "formula1": f'"{listed}"'} if fits and '"' not in listed else None


def _formula(value: Fraction | None) -> str | None:
    return None if value is None else decimal_text(value)
