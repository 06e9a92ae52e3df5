"""Arguments in two languages."""

from __future__ import annotations

from fractions import Fraction

import pytest

from govrank.cli.parser import Parser, bound, language, one_of, pair
from govrank.errors import GovrankError


@pytest.mark.parametrize(
    ("argv", "environment", "lang"),
    [
        ([], {}, "en"),
        ([], {"LANG": "vi_VN.UTF-8"}, "vi"),
        ([], {"LC_ALL": "en_US.UTF-8", "LANG": "vi_VN"}, "en"),
        ([], {"LC_ALL": "", "LC_MESSAGES": "vi", "LANG": "C"}, "vi"),
        ([], {"LANG": "C.UTF-8"}, "en"),
        (["list", "--lang", "vi"], {}, "vi"),
        (["list", "--lang=en"], {"LANG": "vi"}, "en"),
        (["list", "--lang"], {"LANG": "vi"}, "vi"),
        (["list", "--lang", "fr"], {}, "en"),
        (["vi"], {}, "en"),
    ],
)
def test_the_language(argv, environment, lang):
    """The option goes before the environment, that before English; a bare word is no option."""
    assert language(argv, environment) == lang


def test_one_of_a_closed_set():
    """A word of the set is taken; another is refused with what is near."""
    read = one_of("--format", ("table", "json"))
    assert read("json") == "json"
    with pytest.raises(GovrankError, match="did you mean: json"):
        read("jsn")


def test_pairs_part_at_the_last_sign():
    """A header may itself hold the sign."""
    read = pair("--reading", "COLUMN=exact")
    assert read("A=B=rounded:2") == ("A=B", "rounded:2")
    for wrong in ("A", "=x", "A="):
        with pytest.raises(GovrankError, match="COLUMN=exact"):
            read(wrong)


def test_figures_are_exact():
    """A figure given to --bind is exact."""
    assert bound("grades.good.from=0.1") == ("grades.good.from", Fraction(1, 10))


def test_complaints_without_a_code_of_their_own():
    """What argparse complains of otherwise is passed on in its words."""
    with pytest.raises(GovrankError) as caught:
        Parser("govrank x", "vi", "").error("something new")
    assert caught.value.diagnostics[0].code == "usage/not-usable"
    assert "something new" in caught.value.render("vi")
