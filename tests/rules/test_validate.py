"""From an error of the validator to a sentence at a place: forms, keys, and what is never said."""

from __future__ import annotations

import pytest

from govrank.errors import in_order
from govrank.reading.strict_yaml import parse
from govrank.reading.text import decode
from govrank.rules.case import case_schema
from govrank.rules.fragments import record
from govrank.rules.register import register_schema
from govrank.rules.schema import ruleset_schema
from govrank.rules.validate import validate, validator_of

RULESET = 'govrank: "1"\nid: a\nversion: "1"\ntitle: T\nindicators:\n  - id: i\n    max: 1\n'
REGISTER = 'govrank: "1"\nid: a\ntitle: T\nunits:\n'
CASE = 'govrank: "1"\nid: a\ntitle: T\ntables:\n  - id: t\n    ruleset: a/b\n    data: t.csv\n'


def said(text: str, schema: dict) -> list[str]:
    """Return all that does not fit a schema, in English, without the name of the file."""
    found = in_order(validate(parse(decode(text.encode(), "f")), validator_of(schema)))
    return [each.render(caret=False).removeprefix("f:") for each in found]


@pytest.mark.parametrize(
    ("score", "wanted"),
    [
        ("5", ("8:12: error[schema/wrong-type]: 'score' should be a group of `key: value`, and is "
              "a number")),
        ("{}", ("8:12: error[schema/missing-key]: the key 'method' is missing "
               "(hint: add a line `method: …`)")),
        ("{method: }", ("8:13: error[schema/empty]: 'method' must not be empty "
                       "(hint: write a value, or leave the line out)")),
        ("{method: [points]}", ("8:21: error[schema/wrong-type]: 'method' should be a text, and "
                               "is a list")),
        ("{method: 1}", ("8:21: error[schema/quote-it]: 'method' should be a text, but 1 without "
                        'quotes is a number (hint: write "1" in quotes)')),
        ("{method: ratio, of: a, per: [b]}", ("8:40: error[schema/wrong-type]: 'per' should be "
                                             "the id of an input, or a number, and is a list")),
        ("{method: ratio, of: a, per: {valeu: 2}}",
         ("8:41: error[schema/unknown-key]: the key 'valeu' is not known here; known keys: basis, "
         "because, source, value (hint: did you mean: value?)")),
        ("{method: points, round: {places: 1.5, mode: up}}",
         ("8:45: error[schema/wrong-type]: 'places' should be a whole number, and is a number "
         "with decimals")),
        ('{method: points, round: {places: "2", mode: up}}',
         ("8:45: error[schema/unquote-it]: 'places' should be a number, but \"2\" in quotes "
         "is a text (hint: write 2 without quotes)")),
    ],
)  # fmt: skip
def test_a_score_of_the_wrong_form_is_told_in_one_sentence(score, wanted):
    """What was meant is found among the forms a value can have, and only that is spoken of."""
    found = said(f"{RULESET}    score: {score}\n", ruleset_schema())
    assert found == [wanted]


def test_a_misspelt_key_is_not_told_again_as_missing():
    """One slip is one error; a key that nothing resembles is told as missing too."""
    once = RULESET.replace("title", "titel") + "    score: {method: points}\n"
    assert [each.partition("]")[0] for each in said(once, ruleset_schema())] == [
        "4:1: error[schema/unknown-key"
    ]
    twice = RULESET.replace("title", "xyz") + "    score: {method: points}\n"
    codes = {each.partition("]")[0].partition("[")[2] for each in said(twice, ruleset_schema())}
    assert codes == {"schema/unknown-key", "schema/missing-key"}


@pytest.mark.parametrize(
    ("unit", "wanted"),
    [
        ('{id: a, title: A, ranked: "no"}',
         "5:31: error[schema/wrong-type]: 'ranked' should be true or false, and is a text"),
        ("{id: a, title: A, attributes: {kind: 5}}",
         ("5:42: error[schema/quote-it]: 'kind' should be a text, but 5 without quotes is a number "
         '(hint: write "5" in quotes)')),
        ("{id: a, title: A, attributes: {Loại: x}}",
         ("5:35: error[schema/bad-id]: 'Loại' is not a valid id (hint: use lower-case letters "
         "without diacritics, digits and hyphens, such as: loai)")),
        ("{id: a, title: {fr: A}}",
         "5:21: error[schema/unknown-key]: the key 'fr' is not known here; known keys: en, vi"),
    ],
)  # fmt: skip
def test_a_unit_of_the_wrong_form_is_told_in_one_sentence(unit, wanted):
    """Registers are read by the same rules."""
    assert said(f"{REGISTER}  - {unit}\n", register_schema()) == [wanted]


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ("    columns: {total: Tổng}\n    readings: {parts: rounded}\n",
         ("9:23: error[schema/bad-reading]: 'rounded' does not say how figures were printed (hint: "
         "write exact, rounded:2 (rounded, 2 decimals) or truncated:3 (cut off, 3 decimals))")),
        ("    columns: {sum: Tổng}\n",
         ("8:15: error[schema/unknown-key]: the key 'sum' is not known here; known keys: grade, "
         "position, rank, total, unit")),
    ],
)  # fmt: skip
def test_a_case_of_the_wrong_form_is_told_in_one_sentence(more, wanted):
    """Cases are read by the same rules."""
    assert said(CASE + more, case_schema()) == [wanted]


def test_a_schema_is_never_fetched():
    """A reference to elsewhere is an error of the schema, not a request over the network."""
    elsewhere = record({"a": {"$ref": "https://example.org/schema.json"}})
    with pytest.raises(Exception, match=r"example\.org"):
        said("a: 1\n", elsewhere)
