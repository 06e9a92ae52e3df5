"""What no text states, gathered from a ruleset."""

from __future__ import annotations

from govrank.report.unstated import basis_cell, evidence, plain_unstated, summary, unstated
from tests.loading import load_text
from tests.report.samples import announcement, rich, simple


def test_each_thing_is_listed_once():
    """A ceiling that is also the end of a domain is one figure, not two."""
    ruleset = announcement().tables[0][1].ruleset
    addresses = [each.address for each in unstated(ruleset)]
    assert len(addresses) == len(set(addresses))
    assert "indicators.internal.weight" in addresses
    assert "grades.weak" in addresses
    assert "ranking" in addresses


def test_only_what_is_not_stated_is_listed():
    """A ruleset that states everything has nothing to list."""
    assert unstated(simple()) == []
    assert evidence(simple(), "vi") == ()
    assert summary(simple(), "assumed", "vi") == ""


def test_alike_figures_are_said_together():
    """Figures of one kind and value are said once, with whose they are or how many."""
    ruleset = announcement().tables[1][1].ruleset
    said = summary(ruleset, "inferred", "en")
    assert "ceiling 1 (7 indicators)" in said
    assert "weight 0.3 (Internal use, IT serving citizens and business)" in said
    assert "how the total is made" in said
    assert summary(ruleset, "assumed", "vi").startswith("mức Khá từ 0,65; mức Trung bình từ 0,5")


def test_evidence_gives_reason_and_source():
    """Each reason is given once, with its source where there is one."""
    said = evidence(announcement().tables[0][1].ruleset, "vi")
    weights = [each for each in said if each.startswith("hệ số 0,1 (Chỉ số hạ tầng kỹ thuật)")]
    assert len(weights) == 1
    assert "Nguồn: Thông báo tháng 12/2021, Phụ lục I." in weights[0]
    assert any(each == "Fair above 6: assumed. why not" for each in evidence(rich(), "en"))


def test_a_reason_may_be_missing():
    """What is assumed without a word is said to be so."""
    assert "points for each 0.5 (Published): assumed." in evidence(rich(), "en")


def test_plain_data_is_exact():
    """The plain form has an address, an exact value or null, and a place."""
    by_address = {each["address"]: each for each in plain_unstated(rich())}
    each = by_address["indicators.published.score.each"]
    assert (each["value"], each["basis"]) == ("0.5", "assumed")
    assert each["place"].startswith("test.ruleset.yaml:")


def test_a_figure_of_an_odd_kind_is_named_by_its_key():
    """A figure for which there is no phrase is called as in the file."""
    text = """
        govrank: "1"
        id: demo/odd
        version: "1"
        title: x
        basis: assumed
        indicators:
          - {id: a, title: A, max: 1, score: {method: linear, of: seen, from: 0, to: 5}}
    """
    assert "5" in summary(load_text(text), "assumed", "en")


def test_stated_goes_without_saying():
    """A table shows the basis only where it is not a text."""
    assert [basis_cell("stated", "vi"), basis_cell("inferred", "vi")] == ["–", "suy ra"]
