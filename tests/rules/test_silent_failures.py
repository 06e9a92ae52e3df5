"""What common tools let pass in silence, each a single clear error here, in both languages."""

from __future__ import annotations

import pytest

from govrank.errors import GovrankError
from govrank.rules.table import read_table
from tests.loading import load_text

RULES = """\
govrank: "1"
id: test/silent
version: "1"
title: Cổng thông tin
indicators:
  - {id: news, title: Tin tức, max: 10, weight: 0.9, score: {method: points}}
  - {id: support, title: Hỗ trợ, max: 10, weight: 0.1, score: {method: points}}
total: {aggregate: weighted-sum}
grades: [{id: good, from: 8}, {id: fair, from: 6.5}, {id: weak}]
ranking: {by: [total, news]}
"""


def _only(error):
    """Return the one diagnostic of an error, in English and in Vietnamese."""
    (found,) = error.value.diagnostics
    return [found.render(lang, caret=False) for lang in ("en", "vi")]


RULE_MISTAKES = {
    "a misspelt criterion": (
        "by: [total, news]",
        "by: [total, nwes]",
        (
            "10:23: error[meaning/unknown-node]: there is no indicator 'nwes' "
            "(hint: did you mean: news?)"
        ),
        "10:23: lỗi[meaning/unknown-node]: không có chỉ tiêu “nwes” (gợi ý: có phải: news?)",
    ),
    "weights that sum to 10.9": (
        "weight: 0.1",
        "weight: 10",
        (
            "6:49: error[meaning/weights-sum]: the weights of 'total' sum to 10.9, expected 1 "
            "(hint: mend a weight (10 % is written 0.1); if the act says so, declare "
            "weights: {sum: 10.9, because: …})"
        ),
        (
            "6:49: lỗi[meaning/weights-sum]: tổng các trọng số của “total” là 10,9, phải là 1 "
            "(gợi ý: sửa trọng số (10 % viết là 0.1); nếu văn bản quy định đúng như vậy, ghi "
            "weights: {sum: 10.9, because: …})"
        ),
    ),
    "a band with its ends swapped": (
        "{id: fair, from: 6.5}",
        "{id: fair, from: 8, below: 6.5}",
        (
            "9:58: error[meaning/band-swapped]: the band 'fair' starts at 8 but ends at 6.5 "
            "(hint: its ends may be swapped)"
        ),
        (
            "9:58: lỗi[meaning/band-swapped]: mức “fair” bắt đầu từ 8 nhưng kết thúc ở 6,5 "
            "(gợi ý: có lẽ hai đầu bị đổi chỗ)"
        ),
    ),
}


@pytest.mark.parametrize("mistake", RULE_MISTAKES)
def test_a_mistake_in_the_rules_is_one_error(mistake):
    """A name, a sum or a band that cannot be meant is told once, at its place."""
    right, wrong, english, vietnamese = RULE_MISTAKES[mistake]
    with pytest.raises(GovrankError) as error:
        load_text(RULES.replace(right, wrong))
    assert _only(error) == [f"test.ruleset.yaml:{said}" for said in (english, vietnamese)]


DATA_MISTAKES = {
    "a misspelt criterion": (
        "unit,news,suport\nSở Y tế,9,9\n",
        (
            "1:11: error[data/unknown-column]: Unknown column “suport”. "
            '(hint: did you mean “support”? If not, leave it out: add --ignore "suport")'
        ),
        (
            "1:11: lỗi[data/unknown-column]: Không rõ cột “suport”. (gợi ý: có phải là “support”? "
            'Nếu không, bỏ qua cột: thêm vào lệnh --ignore "suport")'
        ),
    ),
    "a blank cell": (
        "unit,news,support\nSở Y tế,,9\n",
        (
            "2:9: error[data/missing]: Column “news”, Sở Y tế: the cell is empty. "
            "(hint: write a number from 0 to 10)"
        ),
        "2:9: lỗi[data/missing]: Cột “news”, Sở Y tế: ô để trống. (gợi ý: cần một số từ 0 đến 10)",
    ),
    "a cell that does not apply": (
        "unit,news,support\nSở Y tế,n/a,9\n",
        (
            "2:9: error[data/not-applicable]: Column “news”, Sở Y tế: “n/a” is not accepted; "
            "a value is needed here. (hint: write a number from 0 to 10)"
        ),
        (
            "2:9: lỗi[data/not-applicable]: Cột “news”, Sở Y tế: “n/a” không được chấp nhận; "
            "ở đây phải có giá trị. (gợi ý: cần một số từ 0 đến 10)"
        ),
    ),
    "NaN for a number": (
        "unit,news,support\nSở Y tế,NaN,9\n",
        (
            "2:9: error[data/not-finite]: Column “news”, Sở Y tế: “NaN” stands for no number. "
            "(hint: write a number from 0 to 10)"
        ),
        (
            "2:9: lỗi[data/not-finite]: Cột “news”, Sở Y tế: “NaN” không phải là một số cụ thể. "
            "(gợi ý: cần một số từ 0 đến 10)"
        ),
    ),
    "text for a number": (
        "unit,news,support\nSở Y tế,chín,9\n",
        (
            "2:9: error[data/not-a-number]: Column “news”, Sở Y tế: “chín” is not a number. (hint: "
            "write a number from 0 to 10, in digits only, such as 8.5 or 8,5)"
        ),
        (
            "2:9: lỗi[data/not-a-number]: Cột “news”, Sở Y tế: “chín” không phải là số. (gợi ý: "
            "cần một số từ 0 đến 10; chỉ viết chữ số, ví dụ 8,5 hoặc 8.5)"
        ),
    ),
}


@pytest.mark.parametrize("mistake", DATA_MISTAKES)
def test_a_mistake_in_the_data_is_one_error(mistake):
    """A column or a cell that has no meaning is told once, at its place, and never counts as 0."""
    text, english, vietnamese = DATA_MISTAKES[mistake]
    with pytest.raises(GovrankError) as error:
        read_table(text.encode(), load_text(RULES))
    assert _only(error) == [f"<table>:{said}" for said in (english, vietnamese)]
