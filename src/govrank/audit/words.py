"""The fixed phrases of explanations in both languages, and numbers as each of them writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Final

from govrank.language import LANGUAGES, Lang, Text, decimal_text
from govrank.plan.reals import Near
from govrank.plan.rounding import Mode, round_to
from govrank.rules.model import Aggregation, Group
from govrank.rules.values import Basis, Rounding

Word = Text | str | Fraction | int

_SHOWN_PLACES: Final = 4
_MINUS: Final = "−"


def each_language(make: Callable[[Lang], str]) -> Text:
    """Return a text made once in each language."""
    vi, en = (make(lang) for lang in LANGUAGES)
    return Text(vi=vi, en=en)


def fill(template: Text, **words: Word) -> Text:
    """Return a phrase with its words filled in; numbers are written by `number`."""
    texts = {name: text_of(word) for name, word in words.items()}
    return each_language(
        lambda lang: template.get(lang).format_map({n: t.get(lang) for n, t in texts.items()})
    )


def many(count: int, vi: str, en: str) -> Text:
    """Say how many of something there are: `1 indicator`, `12 indicators`."""
    return Text(vi=f"{count} {vi}", en=f"{count} {en}" if count == 1 else f"{count} {en}s")


def joined(separator: str, texts: Iterable[Text]) -> Text:
    """Return texts one after the other."""
    listed = tuple(texts)
    return each_language(lambda lang: separator.join(text.get(lang) for text in listed))


def text_of(word: Word) -> Text:
    """Return a word in both languages; a plain text serves both."""
    if isinstance(word, Text):
        return word
    return Text(vi=word, en=word) if isinstance(word, str) else number(word)


def figure(value: Fraction | int) -> Text:
    """Return an exact number: its digits, or n/d where they do not end.

    A number that is no ratio is written by its first decimals, after a ≈.
    """
    if isinstance(value, Near):
        return near(value)
    return each_language(lambda lang: decimal_text(value, lang).replace("-", _MINUS))


def number(value: Fraction | int) -> Text:
    """Return an exact number, with its first decimals beside it where it is written n/d."""
    exact = figure(value)
    return exact if _ends(exact) else joined("", [exact, text_of(" ("), near(value), text_of(")")])


def near(value: Fraction | int) -> Text:
    """Return a number by its digits; where they do not end, by the first of them after a ≈."""
    if not isinstance(value, Near) and _ends(figure(value)):
        return figure(value)
    return joined("", [text_of("≈ "), _first_digits(Fraction(value))])


def _first_digits(exact: Fraction) -> Text:
    zeros = len(str(exact.denominator // abs(exact.numerator)))
    return figure(round_to(exact, max(_SHOWN_PLACES, zeros + 1), "half-up"))


def _ends(exact: Text) -> bool:
    return "/" not in exact.en


def places_text(places: int) -> Text:
    """Say to which place a number is rounded."""
    if places < 0:
        return fill(Text(vi="đến hàng {unit}", en="to the nearest {unit}"), unit=10**-places)
    return _PLACES.get(places) or fill(
        Text(vi="đến {n} chữ số thập phân", en="{n} places"), n=places
    )


_PLACES: Final[Mapping[int, Text]] = {
    0: Text(vi="đến số nguyên", en="to a whole number"),
    1: Text(vi="đến 1 chữ số thập phân", en="1 place"),
}

MODES: Final[Mapping[Mode, Text]] = {
    "half-up": Text(vi="làm tròn thông thường", en="half-up"),
    "half-even": Text(vi="làm tròn, đúng nửa thì về số chẵn,", en="half to even"),
    "half-down": Text(vi="làm tròn, đúng nửa thì xuống,", en="half-down"),
    "up": Text(vi="làm tròn ra xa số 0", en="away from zero"),
    "down": Text(vi="cắt bớt", en="cut off"),
    "floor": Text(vi="làm tròn xuống", en="down"),
    "ceiling": Text(vi="làm tròn lên", en="up"),
}


def rounding_text(rounding: Rounding) -> Text:
    """Say how a number is rounded, such as `half-up, 2 places`."""
    words = {"mode": MODES[rounding.mode], "places": places_text(rounding.places)}
    return fill(Text(vi="{mode} {places}", en="{mode}, {places}"), **words)


def aggregate_text(group: Group) -> Text:
    """Say how the scores of children become one."""
    said = AGGREGATES[group.aggregate]
    return fill(_RESCALED, said=said) if group.rescaled else said


_RESCALED: Final = Text(
    vi="{said}; mục không tính thì quy đổi theo tổng điểm tối đa của cả nhóm",
    en="{said}; where one is left out, the rest is converted to the ceilings of all",
)
AGGREGATES: Final[Mapping[Aggregation, Text]] = {
    "sum": Text(vi="tổng điểm các mục", en="the sum of the parts"),
    "weighted-sum": Text(
        vi="tổng điểm các mục, mỗi mục nhân với hệ số",
        en="the sum of the parts, each times its weight",
    ),
    "weighted-mean": Text(
        vi="trung bình có hệ số của các mục", en="the mean of the parts, by their weights"
    ),
    "mean": Text(vi="trung bình cộng của các mục", en="the mean of the parts"),
    "weighted-geometric": Text(
        vi="trung bình nhân có hệ số của các mục",
        en="the geometric mean of the parts, by their weights",
    ),
    "geometric": Text(vi="trung bình nhân của các mục", en="the geometric mean of the parts"),
    "weighted-harmonic": Text(
        vi="trung bình điều hòa có hệ số của các mục",
        en="the harmonic mean of the parts, by their weights",
    ),
    "harmonic": Text(vi="trung bình điều hòa của các mục", en="the harmonic mean of the parts"),
    "min": Text(vi="điểm thấp nhất trong các mục", en="the least of the parts"),
    "max": Text(vi="điểm cao nhất trong các mục", en="the greatest of the parts"),
}

BASES: Final[Mapping[Basis, Text]] = {
    "stated": Text(vi="theo văn bản", en="stated"),
    "inferred": Text(vi="suy ra, văn bản không nêu", en="inferred, no text states it"),
    "assumed": Text(vi="giả định", en="assumed"),
}

FIGURES: Final[Mapping[str, Text]] = {
    "weight": Text(vi="hệ số", en="weight"),
    "max": Text(vi="điểm tối đa", en="ceiling"),
    "min": Text(vi="điểm tối thiểu", en="floor"),
    "sum": Text(vi="tổng các hệ số", en="sum of the weights"),
    "from": Text(vi="mốc từ", en="starting value"),
    "above": Text(vi="mốc trên", en="value to exceed"),
    "to": Text(vi="mốc đến", en="end value"),
    "points": Text(vi="số điểm", en="points"),
    "share": Text(vi="tỷ lệ điểm", en="share"),
    "each": Text(vi="điểm mỗi đơn vị", en="points for each"),
    "start": Text(vi="điểm khởi đầu", en="points at the start"),
    "per": Text(vi="mẫu số", en="divisor"),
    "add": Text(vi="điểm cộng", en="points added"),
    "value": Text(vi="giá trị", en="value"),
    "missing.value": Text(vi="giá trị thay ô trống", en="value for a blank"),
    "not_applicable.value": Text(vi="giá trị thay “không áp dụng”", en="value for not applicable"),
    "zero": Text(vi="giá trị khi không chia được", en="value where nothing can be divided"),
    "by": Text(vi="số chia", en="divisor"),
    "multiply": Text(vi="hệ số nhân", en="factor"),
    "below": Text(vi="mốc dưới", en="value to stay below"),
    "steps.below": Text(vi="giá trị dưới bậc thấp nhất", en="value below the lowest step"),
    "otherwise": Text(vi="giá trị cho phần còn lại", en="value for the rest"),
    "at_least": Text(vi="mốc tối thiểu", en="least value"),
    "at_most": Text(vi="mốc không vượt quá", en="greatest value"),
    "at": Text(vi="phân vị", en="percentile"),
    "base": Text(vi="điểm gốc", en="points of the base"),
    "beyond": Text(vi="mức ứng với điểm gốc", en="value of the base"),
    "step": Text(vi="độ lớn một bậc", en="size of a step"),
    "number": Text(vi="con số", en="figure"),
}


def figure_kind(address: str) -> str:
    """Return what a figure is: a key of FIGURES where there is a phrase, or the key in the file."""
    last = address.rpartition(".")[2]
    pair = ".".join(address.split(".")[-2:])
    return pair if pair in FIGURES else "number" if last.isdecimal() else last


def figure_name(kind: str) -> Text:
    """Say what a figure of a kind is."""
    return FIGURES.get(kind, text_of(kind))


_LOWER: Final[Mapping[bool, Text]] = {
    False: Text(vi="từ {low}", en="from {low}"),
    True: Text(vi="trên {low}", en="above {low}"),
}
_UPPER: Final[Mapping[bool, Text]] = {
    False: Text(vi="dưới {high}", en="below {high}"),
    True: Text(vi="không quá {high}", en="at most {high}"),
}
_BOTH: Final[Mapping[bool, Text]] = {
    False: Text(vi="{lower} đến dưới {high}", en="{lower} to below {high}"),
    True: Text(vi="{lower} đến {high}", en="{lower} to {high}"),
}


def interval_text(
    low: Fraction | None, high: Fraction | None, *, above: bool = False, included: bool = False
) -> Text:
    """Say a range, such as `from 65 to below 80`; without ends `any value`.

    `above` leaves the lower end out, `included` takes the upper end in.
    """
    if low is None and high is None:
        return Text(vi="mọi giá trị", en="any value")
    if low is None:
        return fill(_UPPER[included], high=high or 0)
    lower = fill(_LOWER[above], low=low)
    return lower if high is None else fill(_BOTH[included], lower=lower, high=high)
