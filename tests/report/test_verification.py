"""A verification in every format."""

from __future__ import annotations

import pytest

from govrank.engine.spans import EMPTY
from govrank.report.page import FORMATS
from govrank.report.verification import (
    case_verification_report,
    ends,
    plain_verification,
    total_counts,
    verification_report,
)
from tests.loading import load_text
from tests.report.samples import announcement, assert_fits, checked

ROWS = (
    {"unit": "X", "a": "8", "b": "7.5", "total": "16", "grade": "Tốt", "rank": "1"},
    {"unit": "Y", "a": "3", "b": "14", "total": "7", "grade": "Yếu", "rank": "2"},
)


@pytest.mark.parametrize("how", FORMATS)
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("detectable", [False, True])
def test_every_format(how, lang, detectable):
    """Tables and cases render in each format and language, with and without what is noticed."""
    for report in (
        verification_report(checked(*ROWS), detectable=detectable),
        case_verification_report(announcement(), detectable=detectable and how == "json"),
    ):
        assert report.render(how, lang)


def test_detectable_changes_are_added_to_the_page():
    """The table of changes comes last where it is asked for."""
    of = checked(*ROWS)
    assert "would be noticed" in verification_report(of, detectable=True).render("md", "en")
    assert "would be noticed" not in verification_report(of).render("md", "en")


def test_a_case_has_the_changes_of_each_table():
    """The changes are shown table by table for a case."""
    case = announcement()
    small = type(case)(case.case, case.tables[3:])
    text = case_verification_report(small, detectable=True).render("table", "vi")
    assert text.count("phát hiện được") == 2


@pytest.mark.parametrize("detectable", [False, True])
def test_json_fits_the_schema(detectable):
    """The JSON of tables and cases fits the schema of results."""
    of = checked(*ROWS)
    assert_fits(plain_verification(of, detectable=detectable), "verify")
    plain = case_verification_report(announcement(), detectable=detectable).plain()
    assert_fits(plain, "verify-case")
    assert len(plain["figures"]) == 118
    assert sum(plain["counts"].values()) == 118


def test_figures_are_exact():
    """A figure has its printed and computed values, the ends of the total, and what mends it."""
    of = checked(ROWS[0], readings={"parts": "exact", "total": "exact"})
    figure = plain_verification(of)["figures"][0]
    assert (figure["printed"], figure["computed"]) == ("16", "15.5")
    assert (figure["low"], figure["high"], figure["excess"]) == ("15.5", "15.5", "0.5")
    assert figure["verdict"] == "contradicted"
    assert figure["mend"]["changed"] in ("15.5", "8.5", "8")


def test_certified_figures_have_their_witness():
    """The values that certify a total stand beside it."""
    figures = plain_verification(announcement().tables[0][1])["figures"]
    certified = [figure for figure in figures if figure["verdict"] == "certified"]
    assert len(certified) == 15
    assert all(len(figure["witness"]) == 6 for figure in certified)


def test_csv_has_a_row_a_figure():
    """CSV gives a verdict and a reason to each printed figure, with the table for a case."""
    lines = case_verification_report(announcement()).render("csv", "vi").splitlines()
    assert len(lines) == 119
    assert lines[1].startswith('appendix-1;1;Sở Y tế;tổng điểm;"0,9469";"0,9469";"0,9469";')


def test_an_empty_set_has_no_ends():
    """Where nothing is possible there are no ends to show."""
    assert ends(EMPTY) == (None, None)


def test_counts_of_several_tables():
    """Counts add up over the tables of a case."""
    checked_tables = [each for _, each in announcement().tables]
    assert total_counts(checked_tables, "total")["certified"] == 25
    assert total_counts([])["exact"] == 0


def test_blank_cells_are_shown_as_nothing():
    """A unit without parts that count has no figures; a total printed for it is contradicted."""
    ruleset = load_text(
        """
        govrank: "1"
        id: demo/blank
        version: "1"
        title: {vi: Bỏ trống, en: Blank}
        indicators: [{id: a, max: 10, missing: exclude, score: {method: points}}]
        grades: [{id: good, title: {vi: Tốt, en: Good}, from: 5}, {id: weak}]
        """
    )
    of = checked(
        {"unit": "X", "a": "7", "total": "7", "grade": "Tốt", "rank": 1},
        {"unit": "Y", "a": None, "total": None, "grade": None, "rank": None},
        {"unit": "Z", "a": None, "total": "0", "grade": None, "rank": None},
        ruleset=ruleset,
    )
    assert_fits(plain_verification(of, detectable=True), "verify")
    lines = verification_report(of).render("table", "vi").splitlines()
    assert [" ".join(line.split()) for line in lines[6:9]] == [
        "1 1 X 7 7 đúng Tốt Tốt đúng 1 chưa xác định",
        "2 – Y – – – – – – – –",
        "3 – Z 0 – mâu thuẫn – – – – –",
    ]
