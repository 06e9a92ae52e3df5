"""Units and the register that finds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govrank.language import Text
from govrank.reading.units import (
    Clash,
    Register,
    Unit,
    clashes,
    printed_name,
    slug,
    unit_of_name,
)

YEN_THE = Unit("yen-the", Text("Huyện Yên Thế", "Yen The district"), ("UBND Huyện Yên Thế",))
HEALTH = Unit("so-y-te", Text("Sở Y tế"), attributes={"kind": "department"})
REGISTER = Register("bacgiang", (YEN_THE, HEALTH))


def test_a_unit_is_plain_frozen_data():
    """Attributes are kept as pairs, so that a unit can be a key."""
    assert HEALTH.attributes == (("kind", "department"),)
    assert {HEALTH: 1}[Unit("so-y-te", Text("Sở Y tế"), attributes=[("kind", "department")])] == 1


def test_a_unit_tells_its_attributes():
    """An attribute is found by name, and one that is not there is None."""
    assert HEALTH.attribute("kind") == "department"
    assert HEALTH.attribute("region") is None


@pytest.mark.parametrize(
    "name",
    [
        "yen-the",
        "Huyện Yên Thế",
        "HUYỆN  YÊN\u00a0THẾ",
        "UBND Huyện Yên Thế",
        "yen the district",
    ],
)
def test_a_unit_is_found_by_any_of_its_names(name):
    """Id, titles and aliases, in any case and spacing, are one unit."""
    assert REGISTER.find(name) is YEN_THE


def test_a_near_miss_is_suggested_and_never_taken():
    """A misspelt name finds nothing; the register says what it may have meant."""
    assert REGISTER.find("Sở Y tếe") is None
    assert REGISTER.suggest("Sở Y tếe") == ("Sở Y tế",)


@pytest.mark.parametrize("name", ["Huyện Yên Thê", "Huyen Yen The", "Huỵên Yên Thế"])
def test_a_name_in_other_tone_marks_is_suggested_and_never_taken(name):
    """Tone marks tell words apart; so does their place, where no alias knows the spelling."""
    assert REGISTER.find(name) is None
    assert REGISTER.suggest(name)[0] == "Huyện Yên Thế"


def test_names_that_marks_tell_apart_are_two_units():
    """Each is found by its own name, and a name without marks suggests both."""
    first, second = Unit("a", Text("Tân Yên")), Unit("b", Text("Tấn Yên"))
    both = Register("r", (first, second))
    assert clashes(both) == ()
    assert (both.find("TÂN YÊN"), both.find("tấn yên")) == (first, second)
    assert both.suggest("Tan Yen") == ("Tân Yên", "Tấn Yên")


def test_an_id_goes_before_another_units_name():
    """A name that is also an id stands for the unit of that id."""
    other = Unit("x", Text("so-y-te"))
    assert Register("r", (other, HEALTH)).find("so-y-te") is HEALTH


def test_registers_are_equal_by_what_they_list():
    """The index of names is no part of a register's identity."""
    assert Register("bacgiang", (YEN_THE, HEALTH)) == REGISTER
    assert hash(Register("bacgiang", (YEN_THE, HEALTH))) == hash(REGISTER)


def test_names_that_fold_alike_clash():
    """Two units that one printed name would stand for are reported, once a pair."""
    first = Unit("a", Text("Tân Yên"), ("Huyện Tân Yên",))
    second = Unit("b", Text("TÂN  YÊN"), ("huyện Tân Yên",))
    assert clashes(Register("r", (first, second))) == (Clash("TÂN  YÊN", first, second),)


def test_an_id_given_twice_clashes():
    """The same id at two units is a clash, too."""
    twin = Unit("so-y-te", Text("Sở Khác"))
    assert clashes(Register("r", (HEALTH, twin))) == (Clash("so-y-te", HEALTH, twin),)


def test_a_unit_does_not_clash_with_itself():
    """A title that is repeated as an alias is no clash."""
    assert clashes(Register("r", (Unit("a", Text("A", "A"), ("a",)), HEALTH))) == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sở Y tế", "so-y-te"),
        ("Sở Văn hóa, Thể thao và Du lịch", "so-van-hoa-the-thao-va-du-lich"),
        ("Sở Lao động - Thương binh và Xã hội", "so-lao-dong-thuong-binh-va-xa-hoi"),
        ("Ðảng ủy_1", "dang-uy-1"),
        ("…", ""),
    ],
)
def test_an_id_is_made_of_a_name(name, expected):
    """Letters without their marks, joined by hyphens."""
    assert slug(name) == expected


def test_a_printed_name_makes_a_unit():
    """Without a register a unit is its name in one Unicode form with single spaces."""
    assert unit_of_name(" So\u031b\u0309 \u00a0Y tế ") == Unit("so-y-te", Text(vi="Sở Y tế"))
    assert printed_name("a\n b") == "a b"


@given(st.text(max_size=20))
def test_an_id_made_of_a_name_is_stable(name):
    """An id made anew from itself is the same id."""
    assert slug(slug(name)) == slug(name)
