"""Did-you-mean: the few known words that a misspelt word most likely stands for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import Final

from attrs import frozen

_LONGEST: Final = 64
_COMPARED: Final = 12
_TELLING: Final = 4
_BITS: Final = 251

# Grave, acute, circumflex, tilde, breve, hook, horn and dot below: all that Vietnamese stacks.
_MARKS: Final = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
_UNSEEN: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
_SAME: Final = str.maketrans(dict.fromkeys(_UNSEEN, "") | dict.fromkeys(_DASHES, "-") | {"ð": "đ"})
_UNMARKED: Final = _SAME | str.maketrans(dict.fromkeys(_MARKS, "") | dict.fromkeys("đð", "d"))


def fold(text: str) -> str:
    """Reduce a text to what a reader sees as the same name.

    Case, composed or decomposed letters, the look-alikes Đ and Ð, kinds of space and dash, spaces
    around a dash and invisible characters make no difference. Diacritics do: they tell words
    apart, and where a tone mark stands (hòa, hoà) is left to the aliases of a name.

    >>> fold("Sở  Lao Động - Thương binh"), fold("SỞ Y TẾ")
    ('sở lao động-thương binh', 'sở y tế')
    """
    return _spaced(_letters(text, _SAME))


def unmarked(text: str) -> str:
    """Fold a text and take off Vietnamese diacritics, for ids and for what is only suggested.

    >>> unmarked("Sở  Lao Động - Thương binh"), unmarked("Hoà"), unmarked("Hòa")
    ('so lao dong-thuong binh', 'hoa', 'hoa')
    """
    return _spaced(_letters(text, _UNMARKED))


def _letters(text: str, table: dict[int, str]) -> str:
    if not text.isascii():
        small = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
        text = unicodedata.normalize("NFC", small.translate(table))
    return text.casefold()


def _spaced(text: str) -> str:
    return "-".join(" ".join(part.split()) for part in text.split("-"))


def suggest(word: str, known: Iterable[str], *, limit: int = 3) -> tuple[str, ...]:
    """Return at most `limit` of the `known` words that are near `word`, the nearest first.

    A word that differs only in case, diacritics, spaces, hyphens or underscores is the answer
    alone; otherwise up to one slip in four letters counts as near, a slip being a letter more,
    less, other or exchanged with its neighbour. Nothing near gives nothing.

    >>> suggest("weigth", ["title", "weight", "max"])
    ('weight',)
    """
    sought = _key(word)
    index = _index(tuple(known))
    same = [each.word for each in index if each.letters == sought]
    return tuple((same or _near(sought, index))[:limit])


@frozen
class _Known:
    """A known word as it is compared: letters alone, and its pairs of letters as bits."""

    word: str
    letters: str
    pairs: int


@lru_cache(maxsize=16)
def _index(known: tuple[str, ...]) -> tuple[_Known, ...]:
    """Prepare known words once for many unknown ones."""
    keys = [(word, _key(word)) for word in dict.fromkeys(known)]
    return tuple(_Known(word, letters, _pairs(letters)) for word, letters in keys)


def _key(word: str) -> str:
    return unmarked(word).translate(_SEPARATORS)


_SEPARATORS: Final = dict.fromkeys(map(ord, " -_"))


def _pairs(letters: str) -> int:
    """Return a set of bits, one a pair of neighbouring letters, ends included.

    One slip changes at most six bits, so that a glance at the bits spares most comparisons.
    """
    ends = f" {letters[:_LONGEST]} "
    bits = 0
    for first, second in pairwise(ends):
        bits |= 1 << (ord(first) * 31 + ord(second)) % _BITS
    return bits


def _near(sought: str, index: tuple[_Known, ...]) -> list[str]:
    pairs = _pairs(sought)
    bound = 6 * _slips_allowed(len(sought) + len(sought) // 3 + 1)
    likely = sorted(
        (
            (differing, order, each)
            for order, each in enumerate(index)
            if (differing := (each.pairs ^ pairs).bit_count()) <= bound
        ),
        key=itemgetter(0, 1),
    )[:_COMPARED]
    found = [
        (slips, differing, order, each.word)
        for differing, order, each in likely
        if (slips := _slips(sought, each.letters)) is not None
    ]
    found.sort()
    return [word for slips, _, _, word in found if slips <= found[0][0] + 1]


def _slips_allowed(length: int) -> int:
    return (min(length, _LONGEST) + 1) // 4


def _slips(one: str, other: str) -> int | None:
    """Return how many slips lie between two words, or None when they are not near."""
    shorter, longer = sorted((one[:_LONGEST], other[:_LONGEST]), key=len)
    allowed = _slips_allowed(len(longer))
    if len(shorter) >= _TELLING and 2 * len(shorter) >= len(longer) and shorter in longer:
        return min(len(longer) - len(shorter), max(allowed, 1))
    if len(longer) - len(shorter) > allowed:
        return None
    slips = distance(shorter, longer)
    return slips if slips <= allowed else None


def distance(one: str, other: str) -> int:
    """Count the letters to insert, delete, replace or exchange between neighbours.

    Hyyrö's bit-parallel form of the restricted Damerau-Levenshtein distance: bit i of each word
    of bits speaks of row i of the usual table, whose columns are the letters of `other`.
    """
    if not one:
        return len(other)
    all_rows, last = (1 << len(one)) - 1, 1 << (len(one) - 1)
    places: dict[str, int] = {}
    for row, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << row
    up, down, same, before, slips = all_rows, 0, 0, 0, len(one)
    for letter in other:
        here = places.get(letter, 0)
        exchanged = (~same & here) << 1 & before
        same = ((((here & up) + up) ^ up) | here | down | exchanged) & all_rows
        right, left = (down | ~(same | up)) & all_rows, same & up
        slips += bool(right & last) - bool(left & last)
        right, left = right << 1 | 1, left << 1
        up, down, before = (left | ~(same | right)) & all_rows, right & same, here
    return slips
