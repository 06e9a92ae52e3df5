"""A file of any kind: its digest is that of what it says, and an id in it is used once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govrank.errors import GovrankError
from govrank.reading.strict_yaml import parse
from govrank.reading.text import decode
from govrank.rules.document import digest_of, document
from govrank.rules.load import load_source
from govrank.rules.register import register_schema
from tests.strategies import rulesets


def digest(text: str) -> str:
    """Return the digest of a text."""
    return digest_of(parse(decode(text.encode(), "f")))


def shuffled(value, order):
    """Return a document with the keys of every mapping in another order."""
    if isinstance(value, dict):
        keys = list(value)
        order.shuffle(keys)
        return {key: shuffled(value[key], order) for key in keys}
    return [shuffled(item, order) for item in value] if isinstance(value, list) else value


@given(rulesets.documents(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_layout_comments_and_the_order_of_keys_do_not_change_a_digest(written, order):
    """The same document in blocks, on one line and shuffled has one digest."""
    block = rulesets.write(written)
    commented = "# comment\n" + block.replace("\nindicators:", "\n\n# more\nindicators:  # here")
    texts = [block, commented, rulesets.flow(written) + "\n"]
    texts.append(rulesets.write(shuffled(written, order)))
    assert len({digest(text) for text in texts}) == 1


@given(rulesets.ruleset_texts(), st.data())
@settings(max_examples=60)
def test_any_figure_changes_a_digest(text, data):
    """Another number anywhere in the rules is another digest."""
    ruleset = load_source(decode(text.encode(), "f"))
    addresses = [a for a in sorted(ruleset.parameters) if f"{a}.value" not in ruleset.marks]
    if not addresses:
        return
    mark = ruleset.marks[data.draw(st.sampled_from(addresses))]
    lines = text.splitlines()
    line = lines[mark.line - 1]
    place = mark.column - 1 + (line[mark.column - 1] == "-")
    lines[mark.line - 1] = f"{line[:place]}7{line[place:].lstrip('0') or ''}"
    try:
        other = digest("\n".join(lines) + "\n")
    except GovrankError:
        return
    assert other != ruleset.digest


def test_a_digest_tells_a_number_from_a_text():
    """5 and "5" are two things, and so are a truth and the word for it."""
    assert len({digest(f"a: {value}\n") for value in ("5", '"5"', "true", '"true"', "null")}) == 5


def test_every_kind_of_file_refuses_an_id_given_twice():
    """A register, too; the first place is named with the second."""
    text = 'govrank: "1"\nid: a\ntitle: T\nunits:\n  - {id: x, title: A}\n  - {id: x, title: B}\n'
    with pytest.raises(GovrankError) as error:
        document(decode(text.encode(), "f"), register_schema)
    (found,) = error.value.diagnostics
    assert (found.code, str(found.mark), str(found.related[0])) == (
        "meaning/duplicate-id", "f:6:10", "f:5:10",
    )  # fmt: skip
