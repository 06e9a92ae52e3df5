"""The JSON Schema of values and conditions: one key says what each of them is."""

from __future__ import annotations

from typing import get_args

from govrank.plan.operations import Ties
from govrank.plan.rounding import MODES
from govrank.rules.expressions.read import RELATIONS
from govrank.rules.fragments import (
    PROVENANCE,
    Schema,
    described,
    ident,
    list_of,
    number,
    record,
    ref,
    whole,
    word,
)


def value(en: str, vi: str) -> Schema:
    """Return the schema of a value."""
    return ref("value", en, vi)


def condition(en: str, vi: str) -> Schema:
    """Return the schema of a condition."""
    return ref("condition", en, vi)


def definitions() -> Schema:
    """Return the definitions that values and conditions are made of."""
    return {"value": _value(), "condition": _condition(), "set": _set(), "policy": _policy()}


def _value() -> Schema:
    figure = record(
        {"value": described("The figure.", "Con số.", type="number"), **PROVENANCE}, "value"
    )
    return {
        "$comment": "value",
        "type": ["number", "string", "object"],
        "if": {"type": "object"},
        "then": {
            "if": {"anyOf": [{"required": [key]} for key in figure["properties"]]},
            "then": figure,
            "else": record(values(), minProperties=1, maxProperties=1),
        },
        "else": {
            "if": {"type": "string"},
            "then": {"$comment": "value", "enum": ["current", "each", "nothing"]},
        },
    }


def _policy() -> Schema:
    """Return what absent cells count as; a figure may be written one level deeper than others."""
    figure = record({"value": number("What it counts as.", "Được tính là."), **PROVENANCE}, "value")
    return {
        "if": {"type": "string"},
        "then": {"enum": ["error", "zero", "exclude", "nothing"]},
        "else": {
            "if": {"type": "object", "required": ["value"]},
            "then": figure,
            "else": ref("value"),
        },
    }


def values() -> Schema:
    """Return the schema of each form of a value, by the key that tells it."""
    return {
        "input": ident(
            "The unit's number of an input; yes is 1, no is 0.",
            "Số liệu của đơn vị; có là 1, không là 0.",
        ),
        "score": ident(
            "The score of an indicator, a group or the total.",
            "Điểm của một chỉ tiêu, một nhóm, hoặc total (tổng điểm).",
        ),
        "ceiling": ident("The max of an indicator.", "Điểm tối đa (max) của một chỉ tiêu."),
        "floor": ident("The min of an indicator.", "Điểm tối thiểu (min) của một chỉ tiêu."),
        "share": value(
            "So much of the ceiling of the indicator it stands in.",
            "Tỷ lệ của điểm tối đa của chỉ tiêu chứa nó.",
        ),
        "sum": _folded("The sum of values, or over a set.", "Tổng các giá trị, hoặc của một tập."),
        "mean": _folded("The mean.", "Trung bình cộng."),
        "least": _folded("The least.", "Giá trị nhỏ nhất."),
        "greatest": _folded("The greatest.", "Giá trị lớn nhất."),
        "difference": _listed("The first less the others.", "Số đầu trừ các số sau."),
        "product": _listed("All multiplied.", "Tích các giá trị."),
        "quotient": described("One through another.", "Thương của hai giá trị.", **_quotient()),
        "power": described("A value to a power.", "Lũy thừa của một giá trị.", **_raised()),
        "root": described("A root; the square root unless told.",
                          "Căn của một giá trị; mặc định là căn bậc hai.", **_root()),
        "log": described("The natural logarithm.", "Lôgarit tự nhiên.", **_logarithm()),
        "round": described("A value, rounded.", "Giá trị đã làm tròn.", **_rounded()),
        "steps": described(
            "The value of the highest step reached.", "Giá trị của bậc cao nhất đạt được.",
            **_stepped(),
        ),
        "choose": described(
            "The value of the first case that holds.",
            "Giá trị của trường hợp đầu tiên thỏa mãn.", **_chosen(),
        ),
        "answer": described(
            "A value by the answer of a choice.", "Giá trị theo phương án được chọn.",
            **_table(ident("The choice.", "Số liệu lựa chọn.")),
        ),
        "attribute": described(
            "A value by an attribute of the unit.", "Giá trị theo thuộc tính của đơn vị.",
            **_table(
                ident("The attribute.", "Thuộc tính."),
                otherwise=value("For any other.", "Cho các giá trị còn lại."),
            ),
        ),
        "first": _listed("The first that is there.", "Giá trị đầu tiên có số liệu."),
        "count": described(
            "How many conditions, or members of a set, hold.",
            "Số điều kiện thỏa mãn, hoặc số phần tử thỏa mãn của một tập.",
            **_list_or(ref("condition"), _over()),
        ),
        **_statistics(),
    }  # fmt: skip


def _listed(en: str, vi: str) -> Schema:
    return list_of(en, vi, ref("value"), minItems=2)


def _folded(en: str, vi: str) -> Schema:
    taken = {"of": value("What is taken of each; the score of an indicator unless written.",
                         "Giá trị của mỗi phần tử; với chỉ tiêu, mặc định là điểm.")}  # fmt: skip
    return described(en, vi, **_list_or(ref("value"), _over(**taken, **_enough())))


def _list_or(each: Schema, over: Schema) -> Schema:
    return {"$comment": "folded", "anyOf": [{"type": "array", "items": each, "minItems": 1}, over]}


def _over(*required: str, **more: Schema) -> Schema:
    properties = {
        "among": ref("set", "The set.", "Tập các chỉ tiêu, hoặc các đơn vị."),
        **more,
        "where": condition("Only members that meet this.", "Chỉ các phần tử thỏa mãn."),
    }
    return record(properties, "among", *required)


def _enough() -> Schema:
    return {
        "smallest": number("How many must be there; 1 unless written.",
                           "Số phần tử tối thiểu; mặc định là 1."),
        "otherwise": value("What counts where fewer are there; nothing unless written.",
                           "Giá trị khi không đủ; mặc định là không tính."),
    }  # fmt: skip


def _statistics() -> Schema:
    """Return the statistics that are taken of a set only, never of a list."""
    taken = {"of": value("What is taken of each.", "Giá trị của mỗi phần tử.")}
    share = number("The share below it, from 0 to 1.", "Tỷ lệ nằm dưới, từ 0 đến 1.")
    types = whole("The type by Hyndman and Fan; 7 is usual.",
                  "Loại theo Hyndman và Fan; thường dùng 7.", minimum=1, maximum=9)  # fmt: skip
    divisor = word("Through their number, or one less for a sample.",
                   "Chia cho số phần tử, hoặc số phần tử trừ 1 (mẫu).",
                   "count", "count-less-one")  # fmt: skip
    order = word("Descending puts the highest first.", "descending: cao xếp trước.",
                 "descending", "ascending")  # fmt: skip
    ties = word("Who ties.", "Cách xếp khi bằng nhau.", *get_args(Ties))
    return {
        "variance": described("The mean square of the distances from the mean.", "Phương sai.",
                              **_over("of", "divisor", **taken, divisor=divisor, **_enough())),
        "median": described("The middle value over a population.", "Trung vị của các đơn vị.",
                            **_over("of", **taken, **_enough())),
        "percentile": described(
            "The value below which a share of a population lies.", "Phân vị của các đơn vị.",
            **_over("of", "at", "definition", **taken, at=share, definition=types, **_enough()),
        ),
        "rank": described("The unit's position in a population.", "Thứ hạng của đơn vị.",
                          **_over("of", **taken, order=order, ties=ties)),
    }  # fmt: skip


def _quotient() -> Schema:
    return record(
        {
            "of": value("The dividend.", "Số bị chia."),
            "by": value("The divisor.", "Số chia."),
            "zero": described(
                "What counts where the divisor is 0: a value, or exclude to leave it out.",
                "Giá trị khi số chia bằng 0, hoặc exclude (không tính).",
                **{"$comment": "zero", "anyOf": [ref("value"), {"const": "exclude"}]},
            ),
        },
        "of",
        "by",
    )


def _instead(en: str, vi: str) -> Schema:
    return {"otherwise": value(en, vi)}


def _raised() -> Schema:
    properties = {
        "of": value("The base.", "Cơ số."),
        "to": value("The exponent.", "Số mũ."),
        **_instead("What counts where there is no such power: of 0 or less.",
                   "Giá trị khi không có lũy thừa: cơ số bằng 0 hoặc âm."),
    }  # fmt: skip
    return record(properties, "of", "to")


def _root() -> Schema:
    properties = {
        "of": value("The value.", "Giá trị."),
        "degree": whole("2 for the square root.", "2 là căn bậc hai.", minimum=2, maximum=100),
        **_instead("What counts for a value below 0.", "Giá trị thay thế khi số âm."),
    }
    return record(properties, "of")


def _logarithm() -> Schema:
    properties = {
        "of": value("The value.", "Giá trị."),
        **_instead("What counts for a value that is not above 0.",
                   "Giá trị thay thế khi số không lớn hơn 0."),
    }  # fmt: skip
    return record(properties, "of")


def _rounded() -> Schema:
    return record(
        {
            "of": value("The value.", "Giá trị."),
            "places": whole("Decimals kept.", "Số chữ số thập phân.", minimum=-9, maximum=30),
            "mode": word("How.", "Cách làm tròn.", *MODES),
        },
        "of",
        "places",
        "mode",
    )


def _stepped() -> Schema:
    rung = record(
        {
            "from": number("Reached at this value.", "Đạt từ giá trị này trở lên."),
            "above": number("Reached above this value.", "Đạt khi lớn hơn giá trị này."),
            "value": value("What counts then.", "Giá trị tương ứng."),
        },
        "value",
        oneOf=[{"required": ["from"]}, {"required": ["above"]}],
    )
    return record(
        {
            "of": value("What climbs the steps.", "Giá trị cần xét."),
            "table": list_of("The steps.", "Các bậc.", rung),
            "below": value("What counts below the lowest step.", "Giá trị dưới bậc thấp nhất."),
        },
        "of",
        "table",
        "below",
    )


def _chosen() -> Schema:
    case = record(
        {
            "when": condition("The condition.", "Điều kiện."),
            "value": value("What counts then.", "Giá trị tương ứng."),
        },
        "when",
        "value",
    )
    return record(
        {
            "cases": list_of("The cases, in order.", "Các trường hợp, theo thứ tự.", case),
            "otherwise": value("What counts where none holds.", "Giá trị khi không có."),
        },
        "cases",
        "otherwise",
    )


def _table(of: Schema, **more: Schema) -> Schema:
    values = described(
        "A value for each.",
        "Giá trị cho từng phương án.",
        type="object",
        minProperties=1,
        additionalProperties=ref("value"),
    )
    return record({"of": of, "values": values, **more}, "of", "values")


def _set() -> Schema:
    return {
        "$comment": "set",
        "anyOf": [{"type": "string", "minLength": 1}, list_of("Ids.", "Các mã.", ref("id"))],
    }


# Conditions.


def _condition() -> Schema:
    forms = conditions()
    one = {"oneOf": [{"required": [head]} for head in forms]}
    told = [{"if": {"required": [head]}, "then": form} for head, form in forms.items()]
    # Its other keys are looked at once it is known which condition it is.
    return {"$comment": "condition", "type": "object", **one, "if": one, "then": {"allOf": told}}


# A range has one lower and one upper end; a value that is equal to another has neither.
_APART = [
    ("at_least", "above"),
    ("at_most", "below"),
    *(("equals", name) for name in RELATIONS if name != "equals"),
]


def _compared(properties: Schema, *required: str) -> Schema:
    """Return the schema of a condition that compares: by one relation, or by the two of a range."""
    return record(
        properties,
        *required,
        anyOf=[{"required": [name]} for name in RELATIONS],
        allOf=[{"not": {"required": list(pair)}} for pair in _APART],
    )


def conditions() -> dict[str, Schema]:
    """Return the schema of each form of a condition, by the key that tells it."""
    compared = {name: value(*_SAID[name]) for name in RELATIONS}
    of_grade = {name: ident(*_SAID[name]) for name in RELATIONS}
    words = {
        "$comment": "set",
        "anyOf": [
            {"type": "string"},
            list_of("Any of these.", "Một trong số này.", {"type": "string"}),
        ],
    }
    is_one = {"is": described("One of these.", "Một trong số này.", **words)}
    several = list_of("The conditions.", "Các điều kiện.", ref("condition"))
    of = value("What is compared.", "Giá trị cần so sánh.")
    met = ident("A yes-no input that says yes.", "Số liệu có/không, trả lời có.")
    choice = ident("A choice.", "Số liệu lựa chọn.")
    graded = ident("A node with grades, or total.", "Chỉ tiêu có xếp loại, hoặc total.")
    return {
        "of": _compared({"of": of, **compared}, "of"),
        "met": _alone("met", met),
        "answer": record({"answer": choice, **is_one}, "answer", "is"),
        "attribute": record(
            {"attribute": ident("An attribute of the unit.", "Thuộc tính của đơn vị."), **is_one},
            "attribute", "is",
        ),
        "given": _alone("given", value("A value that is there.", "Giá trị có số liệu.")),
        "grade": _compared({"grade": graded, **of_grade}, "grade"),
        "all": _alone("all", several),
        "any": _alone("any", several),
        "not": _alone("not", condition("What must not hold.", "Điều không được xảy ra.")),
        "among": _compared(
            {
                "among": ref("set", "The set.", "Tập các chỉ tiêu, hoặc các đơn vị."),
                "where": condition("What is asked of each.", "Điều kiện với mỗi phần tử."),
                **compared,
                "empty": word("Of an empty set.", "Khi tập rỗng.", "met", "not-met"),
            },
            "among", "where",
        ),
    }  # fmt: skip


def _alone(head: str, of: Schema) -> Schema:
    """Return the schema of a condition that has no other key."""
    return record({head: of}, head)


_SAID = {
    "at_least": ("At least.", "Từ mức này trở lên."),
    "above": ("Above.", "Trên mức này."),
    "at_most": ("At most.", "Không quá mức này."),
    "below": ("Below.", "Dưới mức này."),
    "equals": ("Equal to.", "Bằng."),
}
