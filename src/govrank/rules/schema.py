"""The JSON Schema of rulesets, put together from the pieces and from the methods' fragments."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from govrank.plan.operations import Ties
from govrank.plan.rounding import MODES
from govrank.rules.expressions import schema as expressions
from govrank.rules.expressions.schema import condition, value
from govrank.rules.fragments import (
    PROVENANCE,
    Schema,
    described,
    ident,
    list_of,
    number,
    record,
    ref,
    text,
    whole,
    word,
)
from govrank.rules.method import registry
from govrank.rules.model import Aggregation

DIALECT = "https://json-schema.org/draft/2020-12/schema"


# A year, a year and a month, or a day that the calendar has.
_DAY = (
    "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
    "|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    "|02-(0[1-9]|1[0-9]|2[0-8])"
)
_LEAP = "[0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00"
_DATE = f"^([0-9]{{4}}(-(0[1-9]|1[0-2]))?|[0-9]{{4}}-({_DAY})|({_LEAP})-02-29)$"


def definitions() -> Schema:
    """Return the shared definitions that every schema of govrank may refer to."""
    return {
        "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "path": {
            "$comment": "path",
            "type": "string",
            "pattern": "^[a-z0-9]+([-/][a-z0-9]+)*$",
        },
        "date": {
            "$comment": "date",
            "type": "string",
            "pattern": _DATE,
        },
        "text": {
            "$comment": "string",
            "anyOf": [
                {"type": "string", "minLength": 1},
                record(
                    {
                        "vi": described("In Vietnamese.", "Tiếng Việt.", type="string"),
                        "en": described("In English.", "Tiếng Anh.", type="string"),
                    },
                    minProperties=1,
                ),
            ],
        },
        "number": {
            "$comment": "number",
            "anyOf": [
                {"type": "number"},
                record(
                    {
                        "value": described("The figure.", "Con số.", type="number"),
                        **PROVENANCE,
                    },
                    "value",
                ),
            ],
        },
        "rounding": record(
            {
                "places": whole(
                    "Decimals kept; below 0 for tens, hundreds.",
                    "Số chữ số thập phân giữ lại; âm là hàng chục, hàng trăm.",
                    minimum=-9,
                    maximum=30,
                ),
                "mode": word(
                    "half-up is school rounding, away from zero; down cuts digits off.",
                    "half-up là làm tròn thông thường (0,5 lên trên); down là cắt bỏ phần thừa.",
                    *MODES,
                ),
            },
            "places",
            "mode",
        ),
    }


def _absence() -> Schema:
    return {
        "missing": ref(
            "policy",
            "What a blank cell counts as: error (default), zero, exclude, or a value.",
            "Ô trống được tính thế nào: error (báo lỗi, mặc định), zero, exclude hoặc một giá trị.",
        ),
        "not_applicable": ref(
            "policy",
            "What 'not applicable' counts as: error (default), zero, exclude, or a value.",
            "Ô 'không áp dụng' được tính thế nào: error, zero, exclude hoặc một giá trị.",
        ),
    }


def _data_properties() -> Schema:
    return {
        "unit": described("The unit, for people.", "Đơn vị đo.", type="string"),
        "places": whole("Decimals allowed in the data.", "Số chữ số thập phân cho phép.",
                        minimum=0, maximum=30),
        "better": word("Which way is better.", "Chiều nào tốt hơn.", "higher", "lower"),
        "aliases": list_of("Other headings for its column.", "Các cách ghi khác của tiêu đề cột.",
                         {"type": "string", "minLength": 1}),
        **_absence(),
    }  # fmt: skip


def _input() -> Schema:
    option = record(
        {
            "id": ident("The answer's id.", "Mã phương án."),
            "title": text("The answer in words.", "Nội dung phương án."),
        },
        "id",
    )
    return record(
        {
            "id": ident("The input's id.", "Mã số liệu."),
            "code": described("A printed code.", "Ký hiệu.", type="string"),
            "title": text("Its title.", "Tên gọi."),
            "kind": word("What it is.", "Loại.", "number", "integer", "yes-no", "choice"),
            "min": number("The least value allowed.", "Giá trị nhỏ nhất cho phép."),
            "max": number("The greatest value allowed.", "Giá trị lớn nhất cho phép."),
            "choices": list_of("The answers.", "Các phương án.", option),
            **_data_properties(),
            **PROVENANCE,
        },
        "id",
    )


def _step() -> Schema:
    clamp = record(
        {"min": value("Not below.", "Không dưới."), "max": value("Not above.", "Không quá.")},
        minProperties=1,
    )
    actions = {
        "round": ref("rounding", "Round here.", "Làm tròn tại bước này."),
        "clamp": described("Keep within limits.", "Giữ trong giới hạn.", **clamp),
        "add": value("Add a value; below 0 to deduct.", "Cộng một giá trị; âm để trừ."),
        "multiply": value("Multiply by a value.", "Nhân với một giá trị."),
        "replace": value("Take this value instead.", "Thay bằng giá trị này."),
        "first": list_of("Only the first of these steps that applies.",
                         "Chỉ bước đầu tiên thỏa điều kiện trong các bước này.", ref("step")),
    }  # fmt: skip
    when = condition("Only where this holds.", "Chỉ khi điều kiện này thỏa mãn.")
    return record({**actions, "when": when}, oneOf=[{"required": [each]} for each in actions])


def _node_properties() -> Schema:
    return {
        "min": number(
            "The floor; unless written, 0 for a leaf with a ceiling.",
            "Điểm tối thiểu; nếu không ghi thì là 0 với chỉ tiêu có điểm tối đa.",
        ),
        "max": number("The ceiling.", "Điểm tối đa."),
        "round": ref("rounding", "Round the score.", "Làm tròn điểm."),
        "then": list_of(
            "Steps after the score, in order.", "Các bước sau khi tính điểm.", ref("step")
        ),
        "note": text("A remark for readers.", "Ghi chú."),
        **PROVENANCE,
    }


def _group_properties() -> Schema:
    return {
        "aggregate": word(
            "How the scores of the children become one.",
            "Cách gộp điểm của các chỉ tiêu con.",
            *get_args(Aggregation),
        ),
        "left_out": word(
            "What becomes of a sum where a child is left out: nothing (default) or rescale, which "
            "converts the sum of the others to the ceilings of all.",
            "Khi có chỉ tiêu con không tính: nothing (mặc định, giữ nguyên tổng) hoặc rescale (quy "
            "đổi tổng các chỉ tiêu còn lại theo tổng điểm tối đa của cả nhóm).",
            "nothing",
            "rescale",
        ),
        "weights": described(
            "What the weights sum to, where it is not 1.",
            "Tổng trọng số, nếu khác 1.",
            **record({"sum": number("Their sum.", "Tổng."), **PROVENANCE}, "sum"),
        ),
    }


def _indicator(methods: Mapping[str, Any]) -> Schema:
    score = {
        "type": "object",
        "properties": {
            "method": word("The scoring method.", "Phương pháp chấm điểm.", *methods),
        },
        "required": ["method"],
        "allOf": [
            {
                "if": {"properties": {"method": {"const": each}}, "required": ["method"]},
                "then": ref(f"method-{each}"),
            }
            for each in methods
        ],
    }
    properties = {
        "id": ident("Its id, unique in the ruleset.", "Mã, không trùng trong bộ quy tắc."),
        "code": described("A printed code, such as 1.2.", "Ký hiệu, ví dụ 1.2.", type="string"),
        "title": text("Its title.", "Tên gọi."),
        "weight": number("Its coefficient in the group.", "Hệ số trong nhóm."),
        "tags": list_of("Names of sets it is in.", "Các nhãn: tên những tập chứa nó.", ref("id")),
        "grades": list_of("Grades of its own, the best first.", "Các mức xếp loại riêng.",
                          ref("band")),
        "score": described("How a leaf is scored.", "Cách chấm điểm chỉ tiêu.", **score),
        "indicators": list_of("The children of a group.", "Các chỉ tiêu con.", ref("indicator")),
        **_group_properties(),
        **_data_properties(),
        **_node_properties(),
    }  # fmt: skip
    kinds = [{"required": ["score"]}, {"required": ["indicators"]}]
    apart = [("score", key) for key in (*_group_properties(), "round")]
    apart += [("indicators", key) for key in _data_properties()]
    return record(
        properties, "id", oneOf=kinds, allOf=[{"not": {"required": list(pair)}} for pair in apart]
    )


def _method(method: Any) -> Schema:
    word_of = described("The scoring method.", "Phương pháp chấm điểm.", const=method.name)
    rounding = ref("rounding", "Round the points.", "Làm tròn điểm.")
    properties = {"method": word_of, **method.schema["properties"], "round": rounding}
    return described(
        method.summary.en,
        method.summary.vi,
        **record(properties, "method", *method.schema["required"]),
    )


def _band() -> Schema:
    properties = {
        "id": ident("The grade's id.", "Mã mức xếp loại."),
        "title": text("The grade in words.", "Tên mức xếp loại."),
        "from": number("From this total on.", "Từ mức điểm này trở lên."),
        "above": number("Above this total.", "Lớn hơn mức điểm này."),
        "below": number("Below this total.", "Dưới mức điểm này."),
        "to": number("Up to this total, itself included.", "Đến hết mức điểm này."),
        "when": condition("Only where this holds as well.", "Chỉ khi điều kiện này thỏa mãn."),
        **PROVENANCE,
    }
    either = [{"not": {"required": pair}} for pair in (["from", "above"], ["below", "to"])]
    return record(properties, "id", allOf=either)


def _limit() -> Schema:
    properties = {
        "at_most": ident("No better grade than this.", "Không xếp cao hơn mức này."),
        "set": ident("Just this grade.", "Xếp đúng mức này."),
        "when": condition("Where this holds.", "Khi điều kiện này thỏa mãn."),
        "unless": condition("But not where this holds.", "Trừ khi điều kiện này thỏa mãn."),
        **PROVENANCE,
    }
    return record(properties, oneOf=[{"required": ["at_most"]}, {"required": ["set"]}])


def _relief() -> Schema:
    properties = {
        "dropping": ref("set", "One of these left out changes the grade.",
                        "Chỉ cần bỏ một mục trong số này là đổi mức."),
        "was": ident("The grade it has.", "Mức đang xếp."),
        "without": ident("The grade without that one.", "Mức nếu không có mục đó."),
        "becomes": ident("The grade it gets.", "Mức được xếp lại."),
        **PROVENANCE,
    }  # fmt: skip
    return record(properties, "dropping", "was", "without", "becomes")


def _quota(key: Schema) -> Schema:
    properties = {
        "grade": ident("The grade that only so many may have.", "Mức bị giới hạn số lượng."),
        "among": ident("The population it is counted in; units unless written.",
                       "Tập đơn vị để tính; mặc định là units (mọi đơn vị)."),
        "where": condition("Whom of those with the grade it concerns; all unless written.",
                           "Chỉ áp dụng với các đơn vị thỏa mãn; mặc định là tất cả."),
        "limit": value("How many may have it; of part of one, none.",
                       "Số lượng tối đa; phần lẻ không được tính."),
        "order": list_of("Who comes first; the total unless written.",
                         "Thứ tự ưu tiên; mặc định là tổng điểm.", key),
        "ties": word("Units tied at the last place: none or all of them.",
                     "Các đơn vị bằng nhau ở vị trí cuối: none (không ai) hoặc all (tất cả).",
                     "none", "all"),
        "becomes": ident("The grade of the others.", "Mức của các đơn vị còn lại."),
        **PROVENANCE,
    }  # fmt: skip
    return record(properties, "grade", "limit", "ties", "becomes")


def _population() -> Schema:
    properties = {
        "id": ident("Its id.", "Mã."),
        "title": text("Its title.", "Tên gọi."),
        "where": condition("Only units that meet this.", "Chỉ các đơn vị thỏa mãn."),
        "by": described("Each part by this attribute of the units is a population of its own.",
                        "Tách riêng theo thuộc tính này của đơn vị.", type="string", minLength=1),
        "counts": word("Whether units that are not ranked belong to it; ranked unless written.",
                       "Có tính đơn vị không xếp hạng hay không; mặc định là ranked.",
                       "ranked", "all"),
        **PROVENANCE,
    }  # fmt: skip
    return record(properties, "id")


def _key() -> Schema:
    key = record(
        {
            "node": ident("An indicator, or total.", "Một chỉ tiêu, hoặc total."),
            "order": word("Descending puts the highest first.", "descending: cao xếp trước.",
                          "descending", "ascending"),
            "round": ref("rounding", "Compare the rounded score.", "So sánh điểm đã làm tròn."),
        },
        "node",
    )  # fmt: skip
    return {"$comment": "key", "anyOf": [ref("id"), key]}


def _ranking() -> Schema:
    return record(
        {
            "by": list_of("What ranks, the first key first.", "Thứ tự tiêu chí xếp hạng.", _key()),
            "ties": word(
                "competition 1224, modified 1334, dense 1223, ordinal 1234, fractional 1 2.5 2.5 4",
                "Khi bằng điểm: competition 1224, modified 1334, dense 1223, ordinal 1234, "
                "fractional 1 2,5 2,5 4.",
                *get_args(Ties),
            ),
            "groups": described("Rank apart by this attribute of the units.",
                                "Xếp hạng riêng theo thuộc tính này của đơn vị.", type="string"),
            **PROVENANCE,
        },
    )  # fmt: skip


def _example() -> Schema:
    cell = {"type": ["number", "string", "boolean", "null"]}
    cells = {"type": "object", "additionalProperties": cell}
    expected = {"type": "object", "minProperties": 1,
                "additionalProperties": {"type": ["number", "string", "null"]}}  # fmt: skip
    per_unit = {"type": "object", "minProperties": 1}
    properties = {
        "name": described("What it shows.", "Ví dụ này cho thấy điều gì.", type="string"),
        "given": described("The data of one unit.", "Số liệu của một đơn vị.", **cells),
        "units": described("The data of several units; the attribute that groups them beside.",
                           "Số liệu của nhiều đơn vị, cùng thuộc tính phân nhóm nếu có.",
                           **per_unit, additionalProperties=cells),
        "expect": described(
            "What must come out: scores by id, grade, rank, or refused: an input.",
            "Kết quả phải có: điểm theo mã, grade, rank, hoặc refused: một số liệu bị từ chối.",
            type="object", minProperties=1,
        ),
    }  # fmt: skip
    one = {"required": ["given"], "properties": {"expect": expected}}
    several = {
        "required": ["units"],
        "properties": {"expect": {**per_unit, "additionalProperties": expected}},
    }
    apart = {"required": ["given", "units"]}
    return record(properties, "name", "expect", oneOf=[one, several], **{"not": apart})


def heading() -> Schema:
    """Return the properties that every kind of file begins with."""
    return {
        "govrank": described('The language version: "1".', 'Phiên bản ngôn ngữ: "1".', const="1"),
        "id": ref("path", "The id: its path in the catalogue.", "Mã: đường dẫn trong danh mục."),
        "title": text("The title.", "Tên gọi."),
        "description": text("What it is about.", "Mô tả."),
    }


def _locked() -> Schema:
    lock = record(
        {
            "part": _address("Its address, such as indicators.news.max.",
                             "Địa chỉ của phần đó, ví dụ indicators.news.max."),
            "because": text("Why it may not be changed.", "Lý do không được thay đổi."),
        },
        "part",
        "because",
    )  # fmt: skip
    return list_of("Parts that rulesets which extend this one may not change.",
                   "Các phần mà bộ quy tắc kế thừa không được thay đổi.", lock)  # fmt: skip


def _address(en: str, vi: str) -> Schema:
    return described(en, vi, type="string", minLength=1)


def _legal_basis() -> Schema:
    legal = record(
        {
            "ref": described("Its number.", "Số hiệu.", type="string"),
            "date": ref("date", "Its date.", "Ngày ban hành."),
            "title": text("Its title.", "Trích yếu."),
        },
        "ref",
    )
    return list_of("The acts it rests on.", "Căn cứ pháp lý.", legal)


def _effective() -> Schema:
    period = record(
        {
            "from": ref("date", "The first day.", "Ngày bắt đầu."),
            "until": ref("date", "The last day.", "Ngày kết thúc."),
        }
    )
    return described("When the rules hold.", "Thời gian hiệu lực.", **period)


def _version() -> Schema:
    return described("The version, in quotes.", "Phiên bản, đặt trong ngoặc kép.",
                     type="string", minLength=1)  # fmt: skip


@cache
def ruleset_schema() -> Schema:
    """Return the JSON Schema (2020-12) of a ruleset file."""
    methods = registry()
    total = record({**_group_properties(), **_node_properties(),
                    "show": ref("rounding", "How the total is printed only.",
                                "Cách in tổng điểm (không làm thay đổi điểm).")})  # fmt: skip
    properties = {
        **heading(),
        "version": _version(),
        "legal_basis": _legal_basis(),
        "effective": _effective(),
        "units": ref("path", "The register of units.", "Danh mục đơn vị."),
        "inputs": list_of("The data it needs, where more is to be said than the methods imply.",
                        "Các số liệu đầu vào.", ref("input")),
        "populations": list_of("Sets of units, for statistics; units is one that is always there.",
                               "Các tập đơn vị để thống kê; units luôn có sẵn.",
                               ref("population")),
        "indicators": list_of("The indicators.", "Các chỉ tiêu.", ref("indicator")),
        "total": described("The total.", "Tổng điểm.", **total),
        "grades": list_of("The grades, the best first.", "Các mức xếp loại, cao nhất trước.",
                        ref("band")),
        "limits": list_of("What holds a grade down or sets it, in order.",
                          "Các quy định khống chế mức xếp loại, theo thứ tự.", ref("limit")),
        "locked": _locked(),
        "undecided": text("Why some units may end without a grade.",
                          "Lý do có đơn vị không được xếp loại."),
        "relief": list_of("What undoes the harm of one item, the first that holds.",
                          "Các quy định nâng mức khi chỉ vướng một mục.", ref("relief")),
        "quotas": list_of("How many may have a grade, in order.",
                          "Các quy định khống chế số lượng mỗi mức, theo thứ tự.", ref("quota")),
        "ranking": described("How units are ranked.", "Cách xếp hạng.", **_ranking()),
        "examples": list_of("Worked examples, checked by `validate`.",
                          "Các ví dụ, được lệnh `validate` kiểm tra.", ref("example")),
        **PROVENANCE,
    }  # fmt: skip
    own = {
        "input": _input(),
        "indicator": _indicator(methods),
        "step": _step(),
        "band": _band(),
        "limit": _limit(),
        "population": _population(),
        "relief": _relief(),
        "quota": _quota(_key()),
        "example": _example(),
        **{f"method-{each}": _method(method) for each, method in methods.items()},
    }
    return {
        "$schema": DIALECT,
        "$id": "https://govrank.example/schema/1/ruleset.schema.json",
        **described("A govrank ruleset.", "Một bộ quy tắc govrank."),
        **record(properties, "govrank", "id", "version", "title", "indicators"),
        "$defs": {**definitions(), **expressions.definitions(), **own},
    }


# What each kind of change cannot have beside it, and what goes with nothing else.
_APART = (
    *(("replace", key) for key in ("item", "before", "after")),
    *(("remove", key) for key in ("with", "item", "before", "after")),
    ("add", "was"),
    *(("with", key) for key in ("item", "before", "after")),
    ("before", "after"),
)


def _change() -> Schema:
    properties = {
        "replace": _address("The address of what gets another value.",
                            "Địa chỉ của phần được thay bằng giá trị khác."),
        "remove": _address("The address of what is left out.", "Địa chỉ của phần bị bỏ."),
        "add": _address("The address of a list that gets an item, or of something new.",
                        "Địa chỉ của danh sách được thêm một mục, hoặc của phần mới."),
        "was": described("What stands there now; of a group, the keys that matter.",
                         "Giá trị hiện có; với một nhóm, chỉ cần các khóa đáng kể."),
        "with": described("The value.", "Giá trị mới."),
        "item": described("The new item.", "Mục được thêm."),
        "before": _address("The item that it goes before.", "Đặt trước mục này."),
        "after": _address("The item that it goes after; last unless written.",
                          "Đặt sau mục này; không ghi thì đặt cuối."),
        **PROVENANCE,
    }  # fmt: skip
    kinds = [{"required": [each]} for each in ("replace", "remove", "add")]
    needs = [
        {"if": {"required": ["replace"]}, "then": {"required": ["with"]}},
        {
            "if": {"required": ["add"]},
            "then": {"oneOf": [{"required": ["with"]}, {"required": ["item"]}]},
        },
    ]
    apart = [{"not": {"required": list(pair)}} for pair in _APART]
    return record(properties, "because", oneOf=kinds, allOf=[*apart, *needs])


@cache
def layer_schema() -> Schema:
    """Return the JSON Schema (2020-12) of a ruleset that extends another one."""
    extends = described(
        "The ruleset it changes: an id of the catalogue, or a file below its own folder.",
        "Bộ quy tắc được điều chỉnh: mã trong danh mục, hoặc tệp trong cùng thư mục.",
        **{"$comment": "path", "type": "string",
           "pattern": r"^([a-z0-9]+([-/][a-z0-9]+)*|.+\.ya?ml)$"},
    )  # fmt: skip
    properties = {
        **heading(),
        "version": _version(),
        "legal_basis": _legal_basis(),
        "effective": _effective(),
        "extends": extends,
        "changes": list_of("What it changes.", "Các điều chỉnh.", _change()),
        "locked": _locked(),
    }
    return {
        "$schema": DIALECT,
        "$id": "https://govrank.example/schema/1/layer.schema.json",
        **described("A govrank ruleset that extends another.",
                    "Một bộ quy tắc govrank kế thừa bộ quy tắc khác."),
        **record(properties, "govrank", "id", "version", "title", "extends", "changes"),
        "$defs": definitions(),
    }  # fmt: skip


@cache
def file_schema() -> Schema:
    """Return the JSON Schema (2020-12) of a ruleset file of either kind, for editors."""
    whole, layer = (dict(each()) for each in (ruleset_schema, layer_schema))
    defs = {**layer.pop("$defs"), **whole.pop("$defs")}
    heads = {key: whole.pop(key) for key in ("$schema", "$id")}
    del layer["$schema"], layer["$id"]
    return {
        **heads,
        "if": {"anyOf": [{"required": ["extends"]}, {"required": ["changes"]}]},
        "then": layer,
        "else": whole,
        "$defs": defs,
    }
