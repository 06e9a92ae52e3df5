"""The JSON Schema of every result that govrank prints as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, get_args

from govrank.audit.comparison import Kind
from govrank.audit.verdicts import VERDICTS
from govrank.plan.operations import Ties
from govrank.report.words import VERDICT_WORDS
from govrank.rules.case import NoteKind, case_schema
from govrank.rules.fragments import Schema, described, list_of, record, word
from govrank.rules.model import Aggregation
from govrank.rules.register import register_schema
from govrank.rules.schema import DIALECT, file_schema
from govrank.rules.values import Basis

_NUMBER: Final = r"^-?[0-9]+(\.[0-9]+|/[0-9]+)?$"
_STATED: Final = get_args(Basis)


def schemas() -> Mapping[str, Callable[[], Schema]]:
    """Return the four schemas that govrank prints, by name."""
    return {
        "ruleset": file_schema,
        "units": register_schema,
        "case": case_schema,
        "results": results_schema,
    }


@cache
def results_schema() -> Schema:
    """Return the JSON Schema (2020-12) of all results; `$defs` has one entry a kind."""
    kinds = {
        "rank": _rank(),
        "verify": _verify(),
        "verify-case": _verify_case(),
        "reproduce": _reproduce(),
        "explain": _explain(),
        "list": _list(),
        "show": _show(),
        "validate": _validate(),
        "diff": _diff(),
        "impact": _impact(),
    }
    return {
        "$schema": DIALECT,
        "$id": "https://govrank.example/schema/1/results.schema.json",
        **described(
            "What govrank prints as JSON: numbers are texts, exact; n/d where digits do not end.",
            "Kết quả govrank in dạng JSON: số là chuỗi, chính xác; n/d nếu không viết hết được.",
        ),
        "anyOf": [{"$ref": f"#/$defs/{kind}"} for kind in kinds],
        "$defs": {**kinds, **_shared()},
    }


def _all(properties: Schema, *optional: str) -> Schema:
    """Return the schema of a record whose keys are all there, but for the optional ones."""
    return record(properties, *(key for key in properties if key not in optional))


def _ref(name: str, en: str, vi: str) -> Schema:
    return described(en, vi, **{"$ref": f"#/$defs/{name}"})


def _maybe(schema: Schema) -> Schema:
    """Return a schema that takes null as well, its description outside."""
    inner = {key: value for key, value in schema.items() if key != "description"}
    return {"description": schema["description"], "anyOf": [inner, {"type": "null"}]}


def _string(en: str, vi: str) -> Schema:
    return described(en, vi, type="string")


def _truth(en: str, vi: str) -> Schema:
    return described(en, vi, type="boolean")


def _count(en: str, vi: str) -> Schema:
    return described(en, vi, type="integer", minimum=0)


def _number(en: str, vi: str) -> Schema:
    return _ref("number", en, vi)


def _perhaps_number(en: str, vi: str) -> Schema:
    return _maybe(_number(en, vi))


def _text(en: str, vi: str) -> Schema:
    return _ref("text", en, vi)


def _many(en: str, vi: str, each: Schema) -> Schema:
    return list_of(en, vi, each, minItems=0)


def _map(en: str, vi: str, each: Schema) -> Schema:
    return described(en, vi, type="object", additionalProperties=each)


def _either(en: str, vi: str, *types: str) -> Schema:
    return described(en, vi, type=list(types))


_UNIT: Final = _string("The unit's id.", "Mã đơn vị.")
_RULESET: Final = _string("The ruleset's id.", "Mã bộ quy tắc.")
_PLACE: Final = _string("File and line of the rule.", "Tệp và dòng của quy tắc.")
_TITLE: Final = _text("The title.", "Tên gọi.")


def _shared() -> Schema:
    verdict = word(
        "exact: the print gives it. certified: a witness does. contradicted: nothing can. edge: "
        "only an open end does. undetermined: none of these.",
        "exact: đúng theo số đã in. certified: có chứng cứ. contradicted: mâu thuẫn. edge: sát "
        "ranh giới. undetermined: chưa xác định.",
        *VERDICTS,
    )
    places = {"type": "array", "items": {"$ref": "#/$defs/place"}, "minItems": 2}
    basis = word("Where a figure comes from.", "Nguồn của con số.", *_STATED)
    return {
        "number": {"type": "string", "pattern": _NUMBER},
        "place": {"type": ["integer", "string"]},
        "places": {"type": "array", "items": places},
        "text": _all({"vi": {"type": "string"}, "en": {"type": "string"}}),
        "verdict": verdict,
        "basis": basis,
        "counts": _all({each: _count(said.en, said.vi) for each, said in VERDICT_WORDS.items()}),
        "reading": {
            "type": "object",
            "additionalProperties": {
                "type": "string",
                "pattern": "^(exact|(rounded|truncated):[0-9]{1,2})$",
            },
        },
        "figure": _figure(),
        "unstated": _unstated(),
        "node": _node(),
        "explained": _explained(),
        "sourced": _sourced(),
        "body": _all({"id": _UNIT, "title": _TITLE}),
    }


def _digest(en: str, vi: str) -> Schema:
    return described(en, vi, type="string", pattern="^[0-9a-f]{64}$")


def _rank() -> Schema:
    row = _all(
        {
            "unit": _UNIT,
            "group": _either("Its group, if any.", "Nhóm, nếu có.", "string", "null"),
            "rank": _either(
                "Its place; a text where ties take a mean place; null where it takes none.",
                "Thứ hạng; là chuỗi nếu hạng trung bình; null nếu không xếp hạng.",
                "integer", "string", "null",
            ),
            "total": _perhaps_number("The exact total.", "Tổng điểm chính xác."),
            "grade": _either("The grade's id.", "Mã mức xếp loại.", "string", "null"),
            "scores": _map(
                "The exact score of every node, by id.", "Điểm của từng chỉ tiêu, theo mã.",
                _perhaps_number("A score.", "Điểm."),
            ),
        }
    )  # fmt: skip
    layer = _all(
        {
            "id": _RULESET,
            "version": _string("Its version.", "Phiên bản."),
            "sha256": _digest("The digest of the file.", "Mã băm của tệp."),
        }
    )
    rules = _all(
        {
            "id": _RULESET,
            "version": _string("Its version.", "Phiên bản."),
            "sha256": _digest("The digest of the whole.", "Mã băm của toàn bộ quy tắc."),
            "layers": _many("Its files: itself, then those it extends.",
                            "Các tệp: chính nó, rồi các tệp được kế thừa.", layer),
        }
    )  # fmt: skip
    data = _all(
        {
            "units": _count("How many units.", "Số đơn vị."),
            "sha256": _digest("The digest of the data.", "Mã băm của số liệu."),
        }
    )
    receipt = _all(
        {
            "engine": _string("Program and version.", "Chương trình và phiên bản."),
            "language": _string("The language version.", "Phiên bản ngôn ngữ."),
            "ruleset": described("The rules.", "Bộ quy tắc.", **rules),
            "data": described("The data.", "Số liệu.", **data),
            "bind": _map("Figures changed for this run.", "Các con số đã thay.",
                         _number("The value.", "Giá trị.")),
        }
    )  # fmt: skip
    return described(
        "`govrank rank`: a ranking.",
        "`govrank rank`: bảng xếp hạng.",
        **_all(
            {
                "ruleset": _RULESET,
                "rows": _many("The units in listing order.", "Các đơn vị theo thứ tự.", row),
                "receipt": described("What reproduces it.", "Căn cứ để tính lại.", **receipt),
            }
        ),
    )


def _figure_properties() -> Schema:
    change = _all(
        {
            "column": _string("The column.", "Cột."),
            "printed": _number("As printed.", "Đã in."),
            "changed": _number("As it would have to be.", "Sau khi sửa."),
        }
    )
    return {
        "tt": _ref("place", "The row's running number.", "Số thứ tự của hàng."),
        "unit": _UNIT,
        "column": _string("total, grade, rank or an input's id.",
                          "total, grade, rank hoặc mã số liệu."),
        "printed": _string("A number, or a grade's id, as printed.", "Số hoặc mã mức, như in."),
        "computed": _either("From the parts as printed.", "Tính từ các số đã in.",
                            "string", "null"),
        "low": _perhaps_number("The least total possible.", "Tổng điểm nhỏ nhất có thể."),
        "high": _perhaps_number("The greatest total possible.", "Tổng điểm lớn nhất có thể."),
        "verdict": {"$ref": "#/$defs/verdict"},
        "reason": _text("Why.", "Lý do."),
        "excess": _perhaps_number("How far outside it lies.", "Lệch ra ngoài bao nhiêu."),
        "mend": _maybe(described("The change that would mend the row, the smallest in units of "
                                 "its column's last place.",
                                 "Thay đổi nhỏ nhất để hàng này khớp, tính theo đơn vị của chữ số "
                                 "cuối của cột.", **change)),
        "witness": _witness(),
    }  # fmt: skip


def _witness() -> Schema:
    values = _map(
        "Values of the inputs that give what is printed, where it is certified.",
        "Giá trị các số liệu cho đúng kết quả đã in, nếu có chứng cứ.",
        {"$ref": "#/$defs/number"},
    )
    return _maybe(values)


def _figure() -> Schema:
    return _all(_figure_properties())


def _readings() -> Schema:
    return _many(
        "The readings of the columns that fit the whole table.",
        "Các cách đọc số in hợp với cả bảng.",
        {"$ref": "#/$defs/reading"},
    )


def _orders() -> Schema:
    return {
        "ties": _ref(
            "places", "Rows whose computed totals are equal.", "Các hàng bằng điểm khi tính lại."
        ),
        "inversions": _ref(
            "places", "Rows that change places.", "Các hàng đổi thứ tự khi tính lại."
        ),
    }


def _detectable() -> Schema:
    changes = _map("By column.", "Theo cột.", _perhaps_number("The change.", "Mức thay đổi."))
    return _many(
        "The smallest change of each figure that would be noticed (with --detectable).",
        "Thay đổi nhỏ nhất phát hiện được của từng số (với --detectable).",
        _all({"unit": _UNIT, "changes": changes}),
    )


def _counts(en: str, vi: str) -> Schema:
    return _ref("counts", en, vi)


def _verify() -> Schema:
    properties = {
        "ruleset": _RULESET,
        "readings": _readings(),
        "figures": _many("A verdict a printed figure.", "Kết luận cho từng số đã in.",
                         {"$ref": "#/$defs/figure"}),
        "counts": _counts("Figures by verdict.", "Số lượng theo kết luận."),
        **_orders(),
        "detectable": _detectable(),
    }  # fmt: skip
    return described(
        "`govrank verify RULESET TABLE`.",
        "`govrank verify RULESET TABLE`: kiểm tra một bảng.",
        **_all(properties, "detectable"),
    )


def _verify_case() -> Schema:
    figure = _all({"table": _string("The table's id.", "Mã bảng."), **_figure_properties()})
    properties = {
        "case": _string("The case's id.", "Mã trường hợp."),
        "readings": _map("By table.", "Theo bảng.", _readings()),
        "figures": _many("All figures.", "Mọi con số.", figure),
        "counts": _counts("Figures by verdict.", "Số lượng theo kết luận."),
        "detectable": _map("By table.", "Theo bảng.", _detectable()),
    }
    return described(
        "`govrank verify CASE`.",
        "`govrank verify CASE`: kiểm tra các bảng của một trường hợp.",
        **_all(properties, "detectable"),
    )


def _reproduce() -> Schema:
    verdict = _maybe(
        _ref("verdict", "The verdict, if there is such a figure.", "Kết luận, nếu có.")
    )
    row = _all(
        {
            "tt": _ref("place", "The running number as printed.", "Số thứ tự đã in."),
            "unit": _UNIT,
            "rank": _either("By the computed totals.", "Theo tổng điểm tính lại.",
                            "integer", "string", "null"),
            "total": _perhaps_number("From the parts as printed.", "Tính từ các số đã in."),
            "printed_total": _perhaps_number("With its zeros.", "Tổng điểm đã in."),
            "total_verdict": verdict,
            "grade": _either("The computed grade, in Vietnamese.", "Xếp loại tính lại.",
                             "string", "null"),
            "printed_grade": _either("The printed grade, in Vietnamese.", "Xếp loại đã in.",
                                     "string", "null"),
            "grade_verdict": verdict,
            "printed_rank": _perhaps_number("The printed rank.", "Thứ hạng đã in."),
            "rank_verdict": verdict,
            "witness": _witness(),
        }
    )  # fmt: skip
    table = _all(
        {
            "id": _string("The table's id.", "Mã bảng."),
            "title": _TITLE,
            "ruleset": _RULESET,
            "readings": _readings(),
            "because": _text("Why it is read so.", "Lý do đọc như vậy."),
            "rows": _many("In printed order.", "Theo thứ tự đã in.", row),
            "totals": _counts("Totals by verdict.", "Tổng điểm theo kết luận."),
            "grades": _counts("Grades by verdict.", "Xếp loại theo kết luận."),
            **_orders(),
        }
    )
    note = _all(
        {
            "kind": word("What it is.", "Loại.", *get_args(NoteKind)),
            "tables": _many("What it is about.", "Bảng liên quan.", {"type": "string"}),
            "text": _text("The note.", "Nội dung."),
        }
    )
    properties = {
        "case": _string("The case's id.", "Mã trường hợp."),
        "title": _TITLE,
        "tables": _many("In the document's order.", "Theo thứ tự văn bản.", table),
        "notes": _many("What is to be said.", "Ghi chú.", note),
        "unstated": _map("What no text states, by ruleset.", "Điều văn bản không nêu.",
                         {"type": "array", "items": {"$ref": "#/$defs/unstated"}}),
    }  # fmt: skip
    return described(
        "`govrank reproduce`.", "`govrank reproduce`: tính lại một văn bản.", **_all(properties)
    )


def _unstated() -> Schema:
    return _all(
        {
            "address": _string("Where in the rules.", "Vị trí trong quy tắc."),
            "title": _TITLE,
            "value": _perhaps_number("The figure.", "Con số."),
            "basis": {"$ref": "#/$defs/basis"},
            "because": _text("The evidence or the reason.", "Chứng cứ hoặc lý do."),
            "source": _string("The source.", "Nguồn."),
            "place": _PLACE,
        }
    )


def _sourced() -> Schema:
    return _all(
        {
            "address": _string("Where in the rules.", "Vị trí trong quy tắc."),
            "name": _text("What it is.", "Tên con số."),
            "value": _number("The figure.", "Con số."),
            "basis": {"$ref": "#/$defs/basis"},
            "because": _text("The evidence or the reason.", "Chứng cứ hoặc lý do."),
            "source": _string("The source.", "Nguồn."),
            "place": _PLACE,
        }
    )


def _explained() -> Schema:
    given = _all(
        {
            "id": _string("The input's id.", "Mã số liệu."),
            "title": _TITLE,
            "printed": _string("As it stands in the table.", "Như trong bảng."),
            "state": word("What the cell holds.", "Tình trạng ô.",
                          "value", "missing", "not-applicable"),
            "value": _perhaps_number("What it counts as.", "Giá trị được tính."),
            "said": _text("In words.", "Diễn giải."),
            "place": _PLACE,
        }
    )  # fmt: skip
    working = _all(
        {
            "kind": word("The step.", "Bước.", "method", "aggregate", "round", "floor",
                         "ceiling", "step", "show"),
            "text": _text("In words and numbers.", "Diễn giải."),
            "result": _number("What it gives.", "Kết quả."),
        }
    )  # fmt: skip
    return _all(
        {
            "id": _string("The node's id.", "Mã chỉ tiêu."),
            "code": _string("Its printed code.", "Ký hiệu."),
            "title": _TITLE,
            "method": _text("How it is scored.", "Cách tính."),
            "score": _perhaps_number("The score.", "Điểm."),
            "ceiling": _perhaps_number("The most it can be.", "Điểm tối đa."),
            "place": _PLACE,
            "inputs": _many("The inputs.", "Số liệu.", given),
            "workings": _many("The steps.", "Các bước tính.", working),
            "absent": _text("Why it is left out.", "Lý do không tính."),
            "weight": _perhaps_number("Its weight.", "Hệ số."),
            "contribution": _perhaps_number("What it adds.", "Phần đóng góp."),
            "effect": _text("The same in words.", "Diễn giải phần đóng góp."),
            "basis": {"$ref": "#/$defs/basis"},
            "because": _text("The evidence or the reason.", "Chứng cứ hoặc lý do."),
            "source": _string("The source.", "Nguồn."),
            "note": _text("A remark.", "Ghi chú."),
            "figures": _figures(),
            "children": _many("What it is made of.", "Các chỉ tiêu con.",
                              {"$ref": "#/$defs/explained"}),
        }
    )  # fmt: skip


def _figures() -> Schema:
    return _many(
        "Figures that no text states.", "Con số văn bản không nêu.", {"$ref": "#/$defs/sourced"}
    )


def _explain() -> Schema:
    return described(
        "`govrank explain`: why a unit has its score, grade and rank.",
        "`govrank explain`: giải thích điểm, xếp loại, thứ hạng của một đơn vị.",
        **_all(
            {
                "unit": {"$ref": "#/$defs/body"},
                "ruleset": described("The rules.", "Bộ quy tắc.", **_about()),
                "total": {"$ref": "#/$defs/explained"},
                "grade": _maybe(described("The grade.", "Xếp loại.", **_graded())),
                "rank": described("The place.", "Thứ hạng.", **_ranked()),
                "changed": _many("Figures changed for this run.", "Các con số đã thay.",
                                 _changed()),
                "steps": _many("Every operation, in order.", "Mọi phép tính, theo thứ tự.",
                               _step()),
            }
        ),
    )  # fmt: skip


def _step() -> Schema:
    earlier = _all({"step": _count("An earlier step.", "Một bước trước.")})
    return _all(
        {
            "step": _count("Its number, from 1.", "Số thứ tự, từ 1."),
            "of": _string("Whose step it is.", "Thuộc phần nào."),
            "role": _string("What it is for.", "Vai trò."),
            "operation": _string("The operation.", "Phép tính."),
            "args": _many("What it takes.", "Các toán hạng.",
                          {"anyOf": [{"$ref": "#/$defs/number"}, earlier]}),
            "options": described("How it is done.", "Tùy chọn.", type="object"),
            "result": _number("What it gives.", "Kết quả."),
        }
    )  # fmt: skip


def _about() -> Schema:
    return _all(
        {
            "id": _RULESET,
            "version": _string("Its version.", "Phiên bản."),
            "title": _TITLE,
            "legal_basis": _many("The acts it rests on.", "Căn cứ pháp lý.",
                                 {"$ref": "#/$defs/text"}),
            "basis": {"$ref": "#/$defs/basis"},
            "because": _text("The evidence or the reason.", "Chứng cứ hoặc lý do."),
            "source": _string("The source.", "Nguồn."),
        }
    )  # fmt: skip


def _changed() -> Schema:
    return _all(
        {
            "address": _string("Where in the rules.", "Vị trí trong quy tắc."),
            "value": _number("The value taken.", "Giá trị đã dùng."),
            "stated": _number("The ruleset's.", "Giá trị trong bộ quy tắc."),
        }
    )


def _graded() -> Schema:
    return _all(
        {
            "id": _either("The grade's id.", "Mã mức xếp loại.", "string", "null"),
            "title": _TITLE,
            "to_better": _perhaps_number("What is lacking to the next.", "Còn thiếu để lên mức."),
            "over_worse": _perhaps_number(
                "How far it is over the start.", "Cao hơn mốc bao nhiêu."
            ),
            "lines": _many("In words.", "Diễn giải.", {"$ref": "#/$defs/text"}),
            "place": _PLACE,
            "figures": _figures(),
        }
    )


def _ranked() -> Schema:
    bodies = {"type": "array", "items": {"$ref": "#/$defs/body"}}
    neighbour = _all(
        {
            "units": described("Who they are.", "Các đơn vị đó.", **bodies),
            "rank": _number("Their place.", "Thứ hạng."),
            "key": _string("What decides.", "Tiêu chí quyết định."),
            "gap": _number("By how much.", "Chênh lệch."),
        }
    )
    return _all(
        {
            "rank": _perhaps_number("The place.", "Thứ hạng."),
            "group": _either("The group.", "Nhóm.", "string", "null"),
            "count": _count("How many are ranked.", "Số đơn vị được xếp."),
            "tied": described("Who shares the place.", "Các đơn vị đồng hạng.", **bodies),
            "above": _maybe(described("Next above.", "Ngay trên.", **neighbour)),
            "below": _maybe(described("Next below.", "Ngay dưới.", **neighbour)),
            "lines": _many("In words.", "Diễn giải.", {"$ref": "#/$defs/text"}),
            "place": _PLACE,
        }
    )


def _list() -> Schema:
    entry = _all(
        {
            "kind": word("What it is.", "Loại.", "ruleset", "units", "case"),
            "id": _string("Its id.", "Mã."),
            "version": _either("Its version.", "Phiên bản.", "string", "null"),
            "title": _TITLE,
        }
    )
    return described(
        "`govrank list`: the catalogue.",
        "`govrank list`: danh mục.",
        **_all({"entries": _many("What is there.", "Các mục.", entry)}),
    )


def _node() -> Schema:
    words = _either("The aggregate.", "Cách gộp.", "string", "null")
    return _all(
        {
            "id": _string("Its id.", "Mã."),
            "code": _string("Its printed code.", "Ký hiệu."),
            "title": _TITLE,
            "weight": _perhaps_number("Its weight.", "Hệ số."),
            "min": _perhaps_number("The floor.", "Điểm tối thiểu."),
            "max": _perhaps_number("The ceiling.", "Điểm tối đa."),
            "method": _either("The scoring method.", "Phương pháp.", "string", "null"),
            "aggregate": {**words, "enum": [*get_args(Aggregation), None]},
            "basis": {"$ref": "#/$defs/basis"},
            "place": _PLACE,
            "indicators": _many("Its children.", "Các chỉ tiêu con.", {"$ref": "#/$defs/node"}),
        }
    )


def _show() -> Schema:
    act = _all(
        {
            "ref": _string("Its number.", "Số hiệu."),
            "date": _string("Its date, or empty.", "Ngày, hoặc để trống."),
            "title": _TITLE,
        }
    )
    period = _all(
        {
            "from": _string("The first day, or empty.", "Ngày bắt đầu, hoặc để trống."),
            "until": _string("The last day, or empty.", "Ngày kết thúc, hoặc để trống."),
        }
    )
    band = _all(
        {
            "id": _string("Its id.", "Mã."),
            "title": _TITLE,
            "from": _perhaps_number("Where it starts.", "Mốc bắt đầu."),
            "above": _truth("Whether the start is out.", "Không lấy mốc bắt đầu."),
            "basis": {"$ref": "#/$defs/basis"},
        }
    )
    key = _all(
        {
            "node": _string("The node.", "Chỉ tiêu."),
            "ascending": _truth("Whether the lowest is first.", "Thấp xếp trước."),
        }
    )
    ranking = _all(
        {
            "by": _many("The keys.", "Tiêu chí xếp hạng.", key),
            "ties": word("How ties are placed.", "Cách xếp khi bằng điểm.", *get_args(Ties)),
            "groups": _string("The attribute, or empty.", "Thuộc tính phân nhóm, hoặc trống."),
        }
    )
    properties: dict[str, Any] = {
        "id": _RULESET,
        "version": _string("Its version.", "Phiên bản."),
        "title": _TITLE,
        "description": _text("What it is about.", "Mô tả."),
        "legal_basis": _many("The acts it rests on.", "Căn cứ pháp lý.", act),
        "effective": described("When it holds.", "Hiệu lực.", **period),
        "units": _string("The register, or empty.", "Danh mục đơn vị, hoặc trống."),
        "inputs": _many("The ids of the inputs.", "Mã các số liệu.", {"type": "string"}),
        "total": {"$ref": "#/$defs/node"},
        "grades": _many("The best first.", "Cao nhất trước.", band),
        "ranking": described("How units are ranked.", "Cách xếp hạng.", **ranking),
        "examples": _count("How many examples.", "Số ví dụ."),
        "unstated": _many("What no text states.", "Điều văn bản không nêu.",
                          {"$ref": "#/$defs/unstated"}),
    }  # fmt: skip
    return described("`govrank show`.", "`govrank show`: một bộ quy tắc.", **_all(properties))


def _validate() -> Schema:
    finding = _all(
        {
            "code": _string("The diagnostic's code.", "Mã lỗi."),
            "severity": word("How grave.", "Mức độ.", "error", "warning", "note"),
            "message": _text("What is wrong.", "Nội dung."),
            "hint": _text("What to write instead.", "Gợi ý."),
            "file": _either("The file.", "Tệp.", "string", "null"),
            "line": _either("The line, from 1.", "Dòng, từ 1.", "integer", "null"),
            "column": _either("The column, from 1.", "Cột, từ 1.", "integer", "null"),
        }
    )
    file = _all(
        {
            "file": _string("The file's name.", "Tên tệp."),
            "valid": _truth("Whether there is no error.", "Không có lỗi."),
            "contents": _text("What is in it.", "Nội dung tệp."),
            "findings": _many("What was found.", "Kết quả kiểm tra.", finding),
        }
    )
    return described(
        "`govrank validate`.",
        "`govrank validate`: kiểm tra tệp.",
        **_all({"files": _many("The files.", "Các tệp.", file)}),
    )


def _which() -> Schema:
    return _all(
        {
            "id": _RULESET,
            "version": _string("Its version.", "Phiên bản."),
            "sha256": _digest("The digest of the whole.", "Mã băm của toàn bộ quy tắc."),
        }
    )


def _difference(**more: Schema) -> Schema:
    kinds = get_args(Kind)
    value = ("string", "object", "array", "null")
    return _all(
        {
            "kind": word("What has become of it.", "Loại thay đổi.", *kinds),
            "address": _string("The address.", "Địa chỉ."),
            "what": _text("The address in words.", "Nội dung."),
            "before": _either("What the first says: a figure or word, a text, a list.",
                              "Bộ quy tắc trước: con số, chữ hoặc danh sách.", *value),
            "after": _either("What the second says.", "Bộ quy tắc sau.", *value),
            "because": _text("Why, where it is said.", "Lý do, nếu có ghi."),
            **more,
        }
    )  # fmt: skip


def _diff() -> Schema:
    found = _many("What is different.", "Những chỗ khác nhau.", _difference())
    which = _which()
    properties = {
        "before": described("The first ruleset.", "Bộ quy tắc trước.", **which),
        "after": described("The second ruleset.", "Bộ quy tắc sau.", **which),
        "differences": found,
    }
    return described("`govrank diff`.", "`govrank diff`: so sánh hai bộ quy tắc.",
                     **_all(properties))  # fmt: skip


def _impact() -> Schema:
    standing = _all(
        {
            "total": _perhaps_number("The exact total.", "Tổng điểm chính xác."),
            "grade": _either("The grade's id.", "Mã mức xếp loại.", "string", "null"),
            "rank": _perhaps_number("The rank; null for none.", "Thứ hạng; null nếu không có."),
        }
    )
    unit = _all(
        {
            "unit": _UNIT,
            "before": described("By the first ruleset.", "Theo bộ trước.", **standing),
            "after": described("By the second.", "Theo bộ sau.", **standing),
            "alone": _many("What each change alone does to the total; null where it cannot be.",
                           "Tác động riêng của từng thay đổi; null nếu không thể.",
                           _perhaps_number("A difference.", "Chênh lệch.")),
            "interaction": _perhaps_number("What is left over.", "Phần còn lại."),
        }
    )  # fmt: skip
    alone = _truth("Whether it can be made alone.", "Có thể thực hiện riêng.")
    properties = {
        "before": described("The first ruleset.", "Bộ quy tắc trước.", **_which()),
        "after": described("The second ruleset.", "Bộ quy tắc sau.", **_which()),
        "changes": _many("The changes that may matter.", "Các thay đổi có thể tác động.",
                         _difference(alone=alone)),
        "units": _many("The units in the order of the table.", "Các đơn vị theo thứ tự bảng.",
                       unit),
    }  # fmt: skip
    return described("`govrank impact`.", "`govrank impact`: tác động của thay đổi.",
                     **_all(properties))  # fmt: skip
