"""The examples of values and conditions in the reference: one for each form, and each loads."""

from __future__ import annotations

import pytest
from docs.generators import forms

from govrank.rules.expressions import schema
from tests.loading import load_text

FRAME = """
govrank: "1"
id: test/forms
version: "1"
title: Forms
inputs:
  - {{id: received, min: 0}}
  - {{id: late, min: 0}}
  - {{id: plan, kind: yes-no}}
  - {{id: chair, kind: choice, choices: [{{id: head}}, {{id: deputy}}]}}
indicators:
  - id: news
    max: 5
    tags: [core]
    score: {{method: points}}
    grades: [{{id: good, from: 3}}, {{id: weak}}]
  - {{id: services, max: 5, tags: [core], score: {{method: points}}}}
  - id: formula
    max: 10
    score: {{method: formula, value: {value}, round: {{places: 2, mode: half-up}}}}
"""


def test_every_form_has_an_example():
    """The reference shows each form of a value and of a condition that the schema knows."""
    assert list(forms.VALUES) == list(schema.values())
    assert list(forms.CONDITIONS) == list(schema.conditions())


@pytest.mark.parametrize("key", forms.VALUES)
def test_an_example_of_a_value_loads(key):
    """What the reference shows as a value is one, of the form that it stands for."""
    assert forms.VALUES[key].startswith(f"{{{key}: ")
    assert load_text(FRAME.format(value=forms.VALUES[key])).notes == ()


@pytest.mark.parametrize("key", forms.CONDITIONS)
def test_an_example_of_a_condition_loads(key):
    """What the reference shows as a condition is one, of the form that it stands for."""
    assert forms.CONDITIONS[key].startswith(f"{{{key}: ")
    assert load_text(FRAME.format(value=f"{{count: [{forms.CONDITIONS[key]}]}}")).notes == ()
