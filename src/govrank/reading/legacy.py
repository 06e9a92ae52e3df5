"""Vietnamese text in the encodings before Unicode: recognised, so that an error can name them.

Three were in wide use: TCVN3 (fonts .VnTime and the like, also called ABC), VNI (fonts VNI-Times
and the like) and Windows-1258. The test is the same for each: read the bytes by its table and
count the words with non-ASCII letters that come out as Vietnamese syllables. A syllable is
narrow (an onset, one of some hundred rhymes, at most one tone, and before c, ch, p, t only sắc
or nặng), so that a wrong table rarely gives one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_SAMPLE: Final = 1 << 16

_TCVN3_TABLE: Final = {
    **dict(zip(range(0xA1, 0xAF), "ĂÂÊÔƠƯĐăâêôơưđ", strict=True)),
    **dict(zip(range(0xB5, 0xBA), "àảãáạ", strict=True)),
    **dict(zip(range(0xBB, 0xBF), "ằẳẵắ", strict=True)),
    **dict(zip(range(0xC6, 0xCD), "ặầẩẫấậè", strict=True)),
    **dict(zip(range(0xCE, 0xD9), "ẻẽéẹềểễếệìỉ", strict=True)),
    **dict(zip(range(0xDC, 0xE0), "ĩíịò", strict=True)),
    **dict(zip(range(0xE1, 0xF0), "ỏõóọồổỗốộờởỡớợù", strict=True)),
    **dict(zip(range(0xF1, 0xFF), "ủũúụừửữứựỳỷỹýỵ", strict=True)),
}

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_ROOF, _BREVE = "\u0302", "\u0306"
_TONES: Final = _ACUTE + _GRAVE + _HOOK + _TILDE + _DOT
_VNI_MARKS: Final = dict(
    zip(
        "ùøûõïâáàåãäêéèúüë",
        [
            *(_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT),
            *(_ROOF + tone for tone in ("", _ACUTE, _GRAVE, _HOOK, _TILDE, _DOT)),
            *(_BREVE + tone for tone in ("", _ACUTE, _GRAVE, _HOOK, _TILDE, _DOT)),
        ],
        strict=True,
    )
)
_VNI_LETTERS: Final = dict(zip("ñôöíìæóòî", "đơưíìỉĩịỵ", strict=True))
_VNI: Final = re.compile(
    "([aeouyôö])([" + "".join(_VNI_MARKS) + "])|[" + "".join(_VNI_LETTERS) + "]"
)

_ONSET: Final = "(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh|n|ph?|qu|r|s|th|tr|t|v|x)?"
_OPEN: Final = (
    "uya|uyu|uêu|uây|uôi|ươi|ươu|iêu|yêu|oai|oay|oao|oeo|"
    "[aoôơuư]i|[aeo]o|[aâêiư]u|[aâ]y|ia|ua|ưa|oa|oe|uê|uơ|uy|[aeêioôơuưy]"
)
_CLOSED: Final = (
    "(?:uyê|iê|yê|uô|ươ|oa|oă|oe|oo|uâ|uê|uy|[aăâeêioôơuưy])(?:m|ng?|p|t|c)|"
    "(?:oa|uê|uy|[aêiy])(?:nh|ch)"
)
_SYLLABLE: Final = re.compile(f"{_ONSET}(?:{_OPEN}|{_CLOSED})")
_STOPPED: Final = re.compile("(?:c|ch|p|t)$")
_WORD: Final = re.compile("[A-Za-z\u00a1-\u00ff]*[\u00a1-\u00ff][A-Za-z\u00a1-\u00ff]*")
_BEYOND_LATIN_1: Final = re.compile("[\u0100-\u02af\u0300-\u036f\u1e00-\u1eff]")

# Letters of French, Portuguese and Spanish words; any other sign of TCVN3 is telling.
_WESTERN: Final = frozenset("abcdefghijklmnopqrstuvwxyzàâçèéêëîïôùûüÿáãíóõúñ")
_TELLING: Final = 2


def looks_like_tcvn3(text: str) -> bool:
    """Tell whether a text is TCVN3 read as Latin-1, such as `Së Y tÕ` for Sở Y tế.

    A letter that only Unicode has, such as ở, settles that it is not. Otherwise the words that
    are syllables by the TCVN3 table and not as they stand must outnumber the others with
    non-ASCII letters, and be two, or hold a sign that no Western language has inside a word.

    >>> looks_like_tcvn3("Tµi chÝnh"), looks_like_tcvn3("Tài chính"), looks_like_tcvn3("São João")
    (True, False, False)
    """
    if text.isascii() or _BEYOND_LATIN_1.search(text):
        return False
    words = _WORD.findall(text[:_SAMPLE])
    weights = [_weight(word) for word in words]
    good, bad = sum(w for w in weights if w > 0), -sum(w for w in weights if w < 0)
    return good >= _TELLING and good > bad


def _weight(word: str) -> int:
    """Weigh a word: 1 or 2 for TCVN3, -1 against it, 0 for a single letter or sign."""
    if len(word) == 1:
        return 0
    natural = word in (word.lower(), word.upper(), word.capitalize())
    if word[0] == "µ" or (natural and _is_syllable(word)) or not _is_syllable(_from_tcvn3(word)):
        return -1
    return 1 if natural and _WESTERN.issuperset(word.lower()) else 2


def legacy_encoding(data: bytes) -> str:
    """Name the Vietnamese encoding that bytes seem to be in: TCVN3, VNI, Windows-1258 or "".

    Most words with non-ASCII letters, and at least two, must be syllables by its table. Only the
    first 64 KiB are looked at.
    """
    latin = data[:_SAMPLE].decode("latin-1")
    words = set(_WORD.findall(latin))
    readings = {
        "TCVN3": [_from_tcvn3(word) for word in words],
        "VNI": [_from_vni(word) for word in words],
        "Windows-1258": [_from_windows(word) for word in words],
    }
    found = {name: sum(map(_is_syllable, read)) for name, read in readings.items()}
    best = max(found, key=lambda name: found[name])
    enough = found[best] >= _TELLING and 2 * found[best] > len(words)
    return best if enough else ""


def _from_tcvn3(word: str) -> str:
    return word.translate(_TCVN3_TABLE)


def _from_vni(word: str) -> str:
    read = _VNI.sub(_vni_letter, word.lower())
    return unicodedata.normalize("NFC", read)


def _vni_letter(found: re.Match[str]) -> str:
    base, mark = found.groups()
    if base is None:
        return _VNI_LETTERS[found.group()]
    return _VNI_LETTERS.get(base, base) + _VNI_MARKS[mark]


def _from_windows(word: str) -> str:
    read = word.encode("latin-1").decode("cp1258", "replace")
    return unicodedata.normalize("NFC", read)


def _is_syllable(word: str) -> bool:
    """Tell whether a word with its marks is a Vietnamese syllable, whatever its case."""
    marks = [mark for mark in unicodedata.normalize("NFD", word) if mark in _TONES]
    base = _without_tones(unicodedata.normalize("NFD", word.lower()))
    if len(marks) > 1 or not _SYLLABLE.fullmatch(base):
        return False
    return not _STOPPED.search(base) or marks in ([_ACUTE], [_DOT])


def _without_tones(letters: Iterable[str]) -> str:
    return unicodedata.normalize("NFC", "".join(each for each in letters if each not in _TONES))
