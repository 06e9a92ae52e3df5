"""A loaded ruleset: what it says of itself, and where each thing stands."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from govrank.rules.load import load

WHOLE = load(Path(__file__).parent / "whole.ruleset.yaml")


def test_a_ruleset_names_itself():
    """Its id, its version, its title in both languages, and the register of its units."""
    assert (WHOLE.id, WHOLE.version) == ("test/whole", "2021")
    assert (WHOLE.title.vi, WHOLE.title.en) == ("Toàn bộ", "The whole")
    assert WHOLE.units.id == "bacgiang/units"


def test_nodes_are_found_by_id_the_total_first():
    """Parents come before their children, in the order of the file."""
    assert list(WHOLE.nodes)[:4] == ["total", "about", "services", "pair"]
    assert WHOLE.nodes["chair"].high.value == 10


def test_parameters_are_the_figures_that_change_a_result():
    """A weight can be bound; the declared sum of weights, a label of the file, cannot."""
    assert WHOLE.parameters["indicators.about.weight"].value == Fraction(1, 2)
    assert WHOLE.parameters["grades.good.from"].value == 80
    assert "total.weights.sum" not in WHOLE.parameters
    assert set(WHOLE.parameters) == set(WHOLE.plan.parameters)


def test_an_address_leads_to_its_place_or_to_the_nearest_around_it():
    """A figure, something within it, and what is nowhere: the top of the file."""
    figure = WHOLE.mark("indicators.about.weight.value")
    assert figure.source.line(figure.line)[figure.column - 1 :].startswith("0.5")
    assert WHOLE.mark("indicators.about.nothing") == WHOLE.mark("indicators.about")
    assert WHOLE.mark("nothing") == WHOLE.mark("")
