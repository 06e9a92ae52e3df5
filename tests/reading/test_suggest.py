"""Did-you-mean: what is suggested, what is not, and how words are folded."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank.reading.suggest import distance, fold, suggest, unmarked

KEYS = ["govrank", "id", "title", "max", "min", "weight", "weights", "round", "score", "method"]
SHORT = st.text("abcd", max_size=8)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Sở Y tế", "sở y tế"),
        ("SỞ Y TẾ", "sở y tế"),
        ("So\u031b\u0309 Y te\u0302\u0301", "sở y tế"),
        ("Sở\u00a0Y\u2007 tế ", "sở y tế"),
        ("Điểm Ðạt đð", "điểm đạt đđ"),
        ("Sở Lao động - Thương binh", "sở lao động-thương binh"),
        ("Sở Lao động\u2013Thương binh", "sở lao động-thương binh"),
        ("Nghĩa\u200b Hưng\ufeff", "nghĩa hưng"),
        ("François", "françois"),
        ("TT", "tt"),
        ("", ""),
    ],
)
def test_fold_keeps_what_a_reader_sees(text, folded):
    """Case, composition, spaces, dashes and invisible characters are folded away, marks kept."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tân Yên", "Tấn Yên"), ("Tân Yên", "Tan Yen"), ("Đông", "Dong"), ("Hoà", "Hòa")],
)
def test_words_that_marks_tell_apart_fold_apart(one, other):
    """A tone, a missing mark, a bare d and the place of a tone mark each make another name."""
    assert fold(one) != fold(other)
    assert unmarked(one) == unmarked(other)


@pytest.mark.parametrize("folding", [fold, unmarked])
@given(text=st.text() | st.text("aAeEđÐðé\u0301\u0302 -\u00a0\u2013\u200b"))
def test_folding_is_idempotent_and_blind_to_composition(folding, text):
    """Folding twice changes nothing, and composed and decomposed letters fold alike."""
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert folding(folding(text)) == folding(text)
    assert folding(decomposed) == folding(composed)


@pytest.mark.parametrize(
    ("word", "suggested"),
    [
        ("weigth", ("weight", "weights")),
        ("titel", ("title",)),
        ("Title", ("title",)),
        ("ma", ("max",)),
        ("rounding", ("round",)),
        ("metod", ("method",)),
        ("scor", ("score",)),
        ("id", ("id",)),
        ("of", ()),
        ("colour", ()),
        ("", ()),
    ],
)
def test_keys_of_a_ruleset(word, suggested):
    """A misspelt key finds its key, and a word near to nothing finds nothing."""
    assert suggest(word, KEYS) == suggested


@pytest.mark.parametrize(
    ("word", "suggested"),
    [
        ("so-y-te", "Sở Y tế"),
        ("Huyện Yên Thế", "UBND Huyện Yên Thế"),
        ("UBND huyện Hiệp Hòa", "UBND Huyện Hiệp Hoà"),
        ("UBND huyện Lục Nam ", "UBND Huyện Lục Nam"),
        ("UBND huyện Lục Ngan", "UBND Huyện Lục Ngạn"),
        ("Sở Thông tin và Truyền thôg", "Sở Thông tin và Truyền thông"),
    ],
)
def test_names_of_units(word, suggested):
    """Units are found by a name that differs as names in documents do."""
    units = [
        "Sở Y tế",
        "Sở Nội Vụ",
        "Sở Thông tin và Truyền thông",
        "UBND Huyện Yên Thế",
        "UBND Huyện Hiệp Hoà",
        "UBND Huyện Lục Nam",
        "UBND Huyện Lục Ngạn",
    ]
    assert suggest(word, units)[0] == suggested


def test_a_word_that_folds_alike_is_the_only_answer():
    """Where case or marks are the whole difference, nothing else is offered."""
    assert suggest("lục nam", ["Lục Nam", "Lục Năm", "Lục Ngạn"]) == ("Lục Nam", "Lục Năm")


def test_the_nearest_come_first_and_the_limit_holds():
    """Suggestions are ordered by slips, then by likeness, each said once."""
    known = ["indicators", "indicated", "indicator", "indicator"]
    assert suggest("indicater", known, limit=2) == ("indicator", "indicated")
    assert suggest("indicater", known, limit=0) == ()


def test_long_words_are_compared_by_their_beginning():
    """A word of thousands of letters costs no more than one of 64."""
    long = "a" * 5000
    assert suggest(long, ["a" * 4000, "b" * 5000]) == ("a" * 4000,)
    assert suggest("c" * 5000, [long]) == ()


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=8))
def test_suggestions_are_known_words_each_once(word, known):
    """Whatever is asked, at most three known words come back, none twice."""
    found = suggest(word, known)
    assert set(found) <= set(known)
    assert len(set(found)) == len(found) <= 3


def usual_table(one, other):
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            least = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                least = min(least, rows[-2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]


@given(SHORT, SHORT)
def test_distance_agrees_with_the_usual_table(one, other):
    """The bit-parallel count is the textbook's count."""
    assert distance(one, other) == usual_table(one, other)


@given(st.text("abcdefghij", min_size=4, max_size=12), st.data())
def test_one_slip_is_always_found(word, data):
    """A word of four letters or more with one letter lost is found again."""
    place = data.draw(st.integers(0, len(word) - 1))
    assert word in suggest(word[:place] + word[place + 1 :], [word, "zzzzzz"])
