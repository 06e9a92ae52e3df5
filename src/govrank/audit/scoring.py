"""How each score came about: a node of the rules at a time, from the trace of one unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final, Literal

from attrs import frozen

from govrank.audit.arithmetic import rounded_text
from govrank.audit.explanation import Explained, Given, Working
from govrank.audit.pipeline import stepped
from govrank.audit.provenance import figures_of, place_of, value_of
from govrank.audit.traced import Case
from govrank.audit.words import aggregate_text, each_language, fill, rounding_text, text_of
from govrank.language import Text, decimal_text
from govrank.plan.operations import Affine, Div, Mul, Ref, operands
from govrank.plan.rounding import round_to
from govrank.reading.figures import Figure, State
from govrank.rules.expressions.model import (
    Answered,
    ByAttribute,
    Chosen,
    First,
    Members,
    Nothing,
    ScoreOf,
    Stepped,
)
from govrank.rules.expressions.walk import inside, needs, parts
from govrank.rules.model import Group, Node
from govrank.rules.model import Step as PipelineStep
from govrank.rules.sets import populations_of
from govrank.rules.values import Input, Number, Rounding


@frozen
class Part:
    """What a node is to the group it stands in: its weight, what it adds, and that in words."""

    weight: Fraction | None = None
    contribution: Fraction | None = None
    effect: Text = Text()


_WHOLE: Final = Part()


def explained(case: Case, node: Node, part: Part = _WHOLE) -> Explained:
    """Explain a node and all below it; `part` is what it is to its group."""
    score, own = case.score(node), node.provenance
    return Explained(
        id=node.id,
        code=node.code,
        title=node.title,
        method=_method(node),
        score=score,
        ceiling=None if node.high is None else value_of(case.ranking, node.high),
        place=place_of(case.ranking.ruleset.mark(node.address)),
        inputs=tuple(_given(case, name, node) for name in _names(node)),
        workings=() if score is None else tuple(_workings(case, node)),
        absent=Text() if score is not None else _why_absent(case, node),
        weight=part.weight,
        contribution=part.contribution,
        effect=part.effect,
        basis=own.basis,
        because=own.because,
        source=own.source,
        note=node.note,
        figures=figures_of(case.ranking, node),
        children=tuple(_children(case, node)),
    )


def _method(node: Node) -> Text:
    content = node.content
    return aggregate_text(content) if isinstance(content, Group) else content.method.summary


# What a node is to its group.


def _children(case: Case, node: Node) -> Iterator[Explained]:
    if not isinstance(node.content, Group):
        return
    scored = case.stages(node)[0]
    weighted = node.content.aggregate.startswith("weighted")
    for child, added in zip(node.children, _contributions(case, scored, node), strict=True):
        weight = value_of(case.ranking, child.weight) if weighted and child.weight else None
        yield explained(case, child, _part(case, child, node, weight, added))


def _contributions(case: Case, scored: Ref, node: Node) -> list[Fraction | None]:
    """Return what each child adds; None where the group picks one of them."""
    by = Fraction(1)
    operation = case.steps[scored].operation
    if isinstance(operation, Div):
        by = case.value(operation.divisor)
        operation = case.steps[operation.dividend].operation
    factor = Fraction(1)
    if isinstance(operation, Mul):
        factor = case.value(operation.right)
        operation = case.steps[operation.left].operation
    if not isinstance(operation, Affine):
        return [None] * len(node.children)
    # Without any weight there is no mean, and nothing is added.
    share = factor / by if by else by
    return [case.value(weight) * case.value(ref) * share for weight, ref in operation.terms]


def _part(
    case: Case, child: Node, group: Node, weight: Fraction | None, added: Fraction | None
) -> Part:
    score = case.score(child)
    if score is None:
        return Part(weight)
    if added is None and not _picks(group):
        return Part(weight)
    if added is None:
        decides = score == case.value(case.stages(group)[0])
        return Part(weight, None, fill(_DECIDES[decides], group=group.title))
    if weight is not None:
        words = {"weight": weight, "added": added}
        return Part(weight, added, fill(_WEIGHTED, group=group.title, **words))
    plain = Text() if added == score else fill(_ADDS, added=added, group=group.title)
    return Part(None, added, plain)


def _picks(group: Node) -> bool:
    """Tell whether a group takes the score of one of its parts."""
    return isinstance(group.content, Group) and group.content.aggregate in ("min", "max")


_WEIGHTED: Final = Text(
    vi="hệ số {weight}: đóng góp {added} vào “{group}”",
    en="weight {weight}: adds {added} to “{group}”",
)
_ADDS: Final = Text(vi="đóng góp {added} vào “{group}”", en="adds {added} to “{group}”")
_DECIDES: Final = {
    True: Text(vi="quyết định điểm của “{group}”", en="decides the score of “{group}”"),
    False: Text(
        vi="không quyết định điểm của “{group}”", en="does not decide the score of “{group}”"
    ),
}


# What was done, from the method to the end of the pipeline.


def _workings(case: Case, node: Node) -> Iterator[Working]:
    scored, *later = case.stages(node)
    kind: Literal["aggregate", "method"] = "aggregate" if node.children else "method"
    for why in _reasons(case, node):
        yield Working(kind, why, case.value(scored))
    for line in case.written(scored, [case.outcome(child) for child in node.children]):
        yield Working(kind, line, case.value(scored))
    for (ref, before), rule in zip(_changes(scored, later), _rules(node), strict=True):
        yield from _worked(case, ref, before, rule)
    if node.show is not None:
        final = case.value([scored, *later][-1])
        shown = round_to(final, node.show.places, node.show.mode)
        yield Working("show", fill(_SHOWN, shown=shown, how=rounding_text(node.show)), shown)


def _reasons(case: Case, node: Node) -> Iterator[Text]:
    """Say what stands behind the arithmetic of a leaf: other units, and the cases that counted."""
    if isinstance(node.content, Group):
        return
    value = node.content.method.value(node.content)
    populations = populations_of(case.ranking.ruleset.rules)
    # The numbers of other units do not stand in the arithmetic.
    if any(isinstance(each, Members) and each.name in populations for each in parts(value)):
        yield fill(_FORMULA, said=case.speaker().value(value))
    yield from _cases(case, node.content.method)


_FORMULA: Final = Text(vi="công thức: {said}", en="the formula: {said}")


def _cases(case: Case, expression: object) -> Iterator[Text]:
    """Say why a case was chosen, of those that counted."""
    if not isinstance(expression, Chosen):
        for inner in inside(expression):
            yield from _cases(case, inner)
        return
    taken = next((each for each in expression.cases if case.holds(each.address)), None)
    if taken is None:
        yield _OTHERWISE
        yield from _cases(case, expression.otherwise)
    else:
        yield fill(_CASE, why=case.speaker().condition(taken.when))
        yield from _cases(case, taken.value)


_CASE: Final = Text(vi="trường hợp: {why}", en="the case: {why}")
_OTHERWISE: Final = Text(
    vi="không thuộc trường hợp nào: lấy giá trị cho phần còn lại",
    en="none of the cases holds: the value for the rest is taken",
)


def _changes(scored: Ref, later: Sequence[Ref]) -> list[tuple[Ref, Ref]]:
    """Return each column with the one it was made of."""
    return list(zip(later, [scored, *later], strict=False))


_Rule = Rounding | PipelineStep | Literal["floor", "ceiling"]


def _rules(node: Node) -> list[_Rule]:
    """Return what made each column after the score, in the order of the stages of a plan."""
    rules: list[_Rule] = [] if node.rounding is None else [node.rounding]
    rules += ["floor"] if node.low is not None else []
    rules += ["ceiling"] if node.high is not None else []
    return [*rules, *node.pipeline]


_SHOWN: Final = Text(
    vi="khi in ra: {shown} ({how}); xếp loại và xếp hạng dùng số chính xác",
    en="in print: {shown} ({how}); grade and rank use the exact number",
)


def _worked(case: Case, ref: Ref, before: Ref, rule: _Rule) -> Iterator[Working]:
    value, old = case.value(ref), case.value(before)
    match rule:
        case Rounding():
            yield Working("round", rounded_text(old, value, rule), value)
        case PipelineStep():
            yield from stepped(case, rule, ref, before)
        case _:
            limit = case.value(operands(case.steps[ref].operation)[1])
            yield from _limited("max" if rule == "floor" else "min", old, limit)


def _limited(kind: Literal["min", "max"], before: Fraction, limit: Fraction) -> Iterator[Working]:
    """Say whether a ceiling or a floor was hit; of a floor of 0 only where it was."""
    beyond = before > limit if kind == "min" else before < limit
    if kind == "max" and not (beyond or limit):
        return
    said = _LIMITS[kind, "beyond" if beyond else "at" if before == limit else "within"]
    result = limit if beyond else before
    yield Working(_LIMIT_NAMES[kind], fill(said, limit=limit, before=before), result)


_LIMIT_NAMES: Final[Mapping[str, Literal["ceiling", "floor"]]] = {"min": "ceiling", "max": "floor"}
_LIMITS: Final = {
    ("min", "within"): Text(vi="điểm tối đa {limit}: chưa đạt", en="ceiling {limit}: not reached"),
    ("min", "at"): Text(vi="điểm tối đa {limit}: đạt tối đa", en="ceiling {limit}: reached"),
    ("min", "beyond"): Text(
        vi="điểm tối đa {limit}: {before} vượt quá, chỉ tính {limit}",
        en="ceiling {limit}: cut from {before}",
    ),
    ("max", "within"): Text(vi="điểm tối thiểu {limit}: cao hơn", en="floor {limit}: not reached"),
    ("max", "at"): Text(vi="điểm tối thiểu {limit}: vừa bằng", en="floor {limit}: reached"),
    ("max", "beyond"): Text(
        vi="điểm tối thiểu {limit}: {before} thấp hơn, tính {limit}",
        en="floor {limit}: raised from {before}",
    ),
}


# What was read.


def _names(node: Node) -> tuple[str, ...]:
    """Return the inputs of a node's own: those of its method, and those its pipeline adds."""
    content = node.content
    brought = () if isinstance(content, Group) else content.method.inputs(content)
    added = [need.name for need in needs((node.pipeline, node.ladder))]
    return tuple(dict.fromkeys([*(each.id for each in brought), *added]))


def _given(case: Case, name: str, node: Node) -> Given:
    spec = next(each for each in case.ranking.ruleset.rules.inputs if each.id == name)
    title = _ENTERED if name == node.id else spec.title
    table = case.ranking.table
    row = table.marks[case.position] if table.marks else None
    match table.cells[name][case.position]:
        case Figure() as cell:
            place = place_of(cell.mark or row)
            return Given(name, title, cell.text, "value", cell.value, _said(cell, spec), place)
        case State() as state:
            return _absent(case, spec, title, state, place_of(row))
        case answer:
            value = table.data.columns[name].value(case.position)
            said = next(each.title for each in spec.options if each.id == answer)
            return Given(name, title, answer, "value", value, said, place_of(row))


_ENTERED: Final = Text(vi="số liệu nhập", en="entered")
_READ_AS: Final = Text(vi="“{bare}”{unit}, đọc là {value}", en="“{bare}”{unit}, read as {value}")


def _said(cell: Figure, spec: Input) -> Text:
    """Return a figure as printed, and how it was read where the language writes it otherwise."""
    bare, unit = cell.text.strip().removesuffix("%").rstrip(), f" {spec.unit}" if spec.unit else ""
    if spec.kind == "yes-no":
        return fill(text_of("{bare} (= {value})"), bare=bare, value=cell.value)
    read = fill(_READ_AS, bare=bare, unit=unit, value=cell.value)
    usual = each_language(lambda lang: decimal_text(cell.value, lang, places=cell.places))
    return each_language(
        lambda lang: f"{bare}{unit}" if bare == usual.get(lang) else read.get(lang)
    )


def _absent(case: Case, spec: Input, title: Text, state: State, place: str) -> Given:
    missing = state is State.MISSING
    policy = spec.missing if missing else spec.not_applicable
    value = case.stood_in(spec.id)
    state_said = _BLANK if missing else _NOT_APPLICABLE
    said = fill(_LEFT_OUT, state=state_said)
    if value is not None:
        said = fill(_COUNTS_AS, state=state_said, value=value)
    if not isinstance(policy.value, Number | None):
        said = fill(_BY, said=said, how=case.speaker().value(policy.value))
    kind: Literal["missing", "not-applicable"] = "missing" if missing else "not-applicable"
    return Given(spec.id, title, "", kind, value, said, place)


_BLANK: Final = Text(vi="để trống", en="blank")
_NOT_APPLICABLE: Final = Text(vi="không áp dụng", en="not applicable")
_LEFT_OUT: Final = Text(vi="{state}, không tính", en="{state}, left out")
_COUNTS_AS: Final = Text(vi="{state}, tính là {value}", en="{state}, counts as {value}")
_BY: Final = Text(vi="{said}: {how}", en="{said}: {how}")


def _why_absent(case: Case, node: Node) -> Text:
    if isinstance(node.content, Group):
        counted = any(case.score(child) is not None for child in node.children)
        return _NO_WEIGHT if counted else _NO_PARTS
    given = (_given(case, name, node) for name in _names(node))
    blank = next((each for each in given if each.value is None), None)
    if blank is not None:
        state = _BLANK if blank.state == "missing" else _NOT_APPLICABLE
        return fill(_BECAUSE, title=blank.title, state=state)
    return _why_no_result(case, list(parts(node.content.method.value(node.content))))


# Where one of these is part of a formula, more than one thing may leave its result out.
_EITHER: Final = (Answered, ByAttribute, Chosen, First, Members, Nothing, Stepped)


def _why_no_result(case: Case, within: Sequence[object]) -> Text:
    """Blame a score or a divisor only where nothing else may be the cause."""
    if any(isinstance(each, _EITHER) for each in within):
        return _NO_VALUE
    asked = [case.ranking.ruleset.nodes[e.node] for e in within if isinstance(e, ScoreOf)]
    lacking = next((each for each in asked if case.score(each) is None), None)
    return _BY_ZERO if lacking is None else fill(_WITHOUT, title=lacking.title)


_NO_PARTS: Final = Text(
    vi="không tính vì không có mục nào được tính", en="left out because none of its parts counts"
)
_NO_WEIGHT: Final = Text(
    vi="không tính vì tổng hệ số của các mục được tính bằng 0",
    en="left out because the weights of the parts that count sum to 0",
)
_BY_ZERO: Final = Text(vi="không tính vì mẫu số bằng 0", en="left out because the divisor is 0")
_WITHOUT: Final = Text(
    vi="không tính vì “{title}” không được tính", en="left out because “{title}” is left out"
)
_NO_VALUE: Final = Text(
    vi="không tính vì công thức không cho kết quả với đơn vị này",
    en="left out because the formula has no result for this unit",
)
_BECAUSE: Final = Text(
    vi="không tính vì {title}: {state}", en="left out because of {title}: {state}"
)
