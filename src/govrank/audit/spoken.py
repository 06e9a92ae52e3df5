"""Values and conditions in words, as an official would say them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any, Final, get_args

from attrs import evolve, field, frozen

from govrank.audit.words import (
    each_language,
    fill,
    interval_text,
    joined,
    number,
    rounding_text,
    text_of,
)
from govrank.language import Text
from govrank.plan.operations import Relation
from govrank.rules.expressions import model
from govrank.rules.model import UNITS, Band, Limit, Quota, Relief, Rules, Step
from govrank.rules.values import Input, Number, Option

Known = Callable[[model.InputOf | model.ScoreOf | model.Current], Fraction | None]


Given = Callable[[str], Band | None]


def _unknown(_: object) -> None:
    return None


@frozen(slots=False)
class Speaker:
    """Says values and conditions of some rules.

    Beside them, `known` tells the numbers of one unit, and `given` the grades of its indicators.
    """

    rules: Rules
    figure: Callable[[Number], Fraction] = lambda number: number.value
    known: Known = field(default=_unknown)
    given: Given = field(default=_unknown)

    @cached_property
    def _titles(self) -> Mapping[str, Text]:
        own = {node.id: fill(_QUOTED, title=node.title) for node in self.rules.total.walk()}
        return {**own, model.EACH: _EACH}

    @cached_property
    def _ladders(self) -> Mapping[str, Sequence[Band]]:
        return {node.id: node.ladder for node in self.rules.total.walk()} | {
            "total": self.rules.ladder
        }

    @cached_property
    def _inputs(self) -> Mapping[str, Input]:
        return {given.id: given for given in self.rules.inputs}

    # Values.

    def value(self, value: model.Value) -> Text:
        """Say a value."""
        match value:
            case Number():
                return number(self.figure(value))
            case model.InputOf(name):
                return self._with(self._input(name), value)
            case model.ScoreOf(node) if node != model.EACH:
                return self._with(self._titles[node], value)
            case model.ScoreOf():
                return _EACH_SCORE
            case model.Nothing():
                return _NOTHING
            case model.Current():
                return self._with(_CURRENT, value)
            case model.EndOf(end, node):
                return fill(_ENDS[end], title=self._titles[node])
            case model.Share(of):
                return fill(_SHARE, of=self.factor(of))
            case model.Rounded(of, rounding):
                return fill(_ROUNDED, of=self.value(of), how=rounding_text(rounding))
            case model.FoldedSet():
                return self._of_set(_FOLDED_SETS[value.kind], value, value.enough)
            case model.CountedSet(members, where):
                words = {"what": self._kind(members), "set": self._some(members, where)}
                return fill(_COUNTED_SET, **words)
            case _:
                return self._composed(value)

    def _composed(self, value: Any) -> Text:
        match value:
            case model.Product(items):
                return joined(" × ", [self.factor(each) for each in items])
            case model.Quotient(of, by, zero, left_out):
                said = joined(" ÷ ", [self.factor(of), self.factor(by, *_PRODUCTS)])
                return self._instead(said, _BY_ZERO, model.Nothing() if left_out else zero)
            case model.Raised(of, to):
                said = fill(_POWER, of=self.factor(of, *_PRODUCTS), to=self.factor(to))
                return self._instead(said, _NOT_REAL, value.otherwise)
            case model.Root(of, degree):
                said = fill(_ROOTS.get(degree, _ROOT), of=self.value(of), degree=degree)
                return self._instead(said, _NOT_REAL, value.otherwise)
            case model.Logarithm(of):
                return self._instead(fill(_LOG, of=self.value(of)), _NOT_REAL, value.otherwise)
            case model.Difference((first, *others)):
                rest = [self.factor(each) for each in others]
                return joined(" − ", [self.value(first), *rest])
            case model.Folded("sum", items):
                return joined(" + ", [self.value(each) for each in items])
            case model.Folded(kind, items):
                return fill(_FOLDED[kind], items=_listed(map(self.value, items)))
            case model.First(items):
                return fill(_FIRST, items=_listed(map(self.value, items)))
            case model.Counted(items):
                return fill(_COUNTED, items=_listed(map(self.condition, items)))
            case _:
                return self._tabled(value)

    def factor(self, value: model.Value, *others: type) -> Text:
        """Say a value beside a sign, in brackets where it would be read apart."""
        said = self.value(value)
        loose = isinstance(value, (*_LOOSE, *others))
        adds = isinstance(value, model.Folded) and value.kind == "sum"
        return fill(_BRACKETS, said=said) if loose or adds else said

    def _instead(self, said: Text, where: Text, otherwise: model.Value | None) -> Text:
        """Add what counts where a value cannot be computed, if that is said."""
        if otherwise is None:
            return said
        return fill(_INSTEAD, said=said, where=where, otherwise=self.value(otherwise))

    def _tabled(self, value: Any) -> Text:
        """Say a value that is found in a table, row by row."""
        match value:
            case model.Variance():
                return self._of_set(_VARIANCE, value, value.enough)
            case model.Percentile(at=at):
                said = fill(_PERCENTILE, share=self.figure(at) * 100) if at.address else _MEDIAN
                return self._of_set(said, value, value.enough)
            case model.Ranked():
                return self._of_set(_RANKED, value, None)
            case model.Stepped(of, rungs, below):
                rows = [(self._start(each), each.value) for each in rungs]
                return self._rows(fill(_STEPPED, of=self.value(of)), rows, below)
            case model.Answered(of, values):
                given = self._inputs[of]
                rows = [(_title(given.options, answer), each) for answer, each in values]
                return self._rows(fill(_BY_ANSWER, of=self._input(of)), rows, None)
            case model.ByAttribute(of, values, otherwise):
                rows = [(text_of(name), each) for name, each in values]
                return self._rows(fill(_BY_ATTRIBUTE, of=of), rows, otherwise)
            case chosen:
                rows = [(self.condition(each.when), each.value) for each in chosen.cases]
                return self._rows(_CHOSEN, rows, chosen.otherwise)

    def _rows(
        self, what: Text, rows: Sequence[tuple[Text, model.Value]], otherwise: model.Value | None
    ) -> Text:
        last = [] if otherwise is None else [(_THE_REST, otherwise)]
        said = [fill(_ROW, left=left, right=self.value(v)) for left, v in (*rows, *last)]
        return fill(_ROWS, what=what, rows=_listed(said))

    def _start(self, rung: model.Rung) -> Text:
        return interval_text(self.figure(rung.start), None, above=rung.above)

    def _input(self, name: str) -> Text:
        """Say an input; one without a title of its own by the indicator it is the data of."""
        title = self._inputs[name].title
        if title == text_of(name) and name in self._titles:
            return fill(_DATA, title=self._titles[name])
        return fill(_QUOTED, title=title)

    def _with(self, said: Text, value: Any) -> Text:
        """Add the unit's number where it is known."""
        found = self.known(value)
        return said if found is None else fill(_WITH, said=said, value=found)

    def _of_set(self, template: Text, value: _OfSet, enough: model.Enough | None) -> Text:
        """Say what is taken of the members of a set, and of which members."""
        of = self._over(value.members).factor(value.of, *_PRODUCTS)
        within = fill(_IN, set=self._some(value.members, value.where))
        said = joined(" ", [fill(template, of=of), within])
        if enough is None:
            return said
        few = _TOO_FEW
        if enough.smallest is not None:
            count = self.figure(enough.smallest)
            few = fill(_FEWER, count=count, what=self._kind(value.members))
        return self._instead(said, few, enough.otherwise or model.Nothing())

    @cached_property
    def _populations(self) -> Mapping[str, Text]:
        own = {each.id: fill(_QUOTED, title=each.title) for each in self.rules.populations}
        return {UNITS: _UNITS, **own}

    @property
    def _of_others(self) -> Speaker:
        return evolve(self, known=_unknown, given=_unknown)

    def _over(self, members: model.Members) -> Speaker:
        """Return who says what is taken of members: of all units, it is not this unit's number."""
        return self._of_others if members.name in self._populations else self

    def members(self, members: model.Members) -> Text:
        """Say a set."""
        if members.listed:
            return _listed(self._titles[node] for node in members.listed)
        named = {**self._titles, **self._populations}
        return named.get(members.name) or fill(_TAGGED, tag=members.name)

    def _some(self, members: model.Members, where: model.Condition | None) -> Text:
        """Say a set, and which of its members count."""
        said = self.members(members)
        if where is None:
            return said
        return fill(_ONLY, set=said, where=self._over(members).condition(where))

    def _kind(self, members: model.Members) -> Text:
        """Say what the members of a set are."""
        return _UNIT if members.name in self._populations else _ITEM

    # Conditions.

    def condition(self, condition: model.Condition) -> Text:
        """Say a condition."""
        match condition:
            case model.Comparison():
                left, right = self.value(condition.of), self.value(condition.to)
                plain = isinstance(condition.to, Number)
                return _compared(left, condition.relation, right, _RELATIONS if plain else _BESIDE)
            case model.Met(name):
                return fill(_MET, title=self._inputs[name].title)
            case model.IsAnswer(of, answers):
                options = self._inputs[of].options
                titles = [_title(options, answer) for answer in answers]
                return fill(_IS, what=self._inputs[of].title, which=_either(titles))
            case model.HasAttribute(of, values):
                return fill(_IS, what=of, which=_either(map(text_of, values)))
            case model.Given(of):
                return fill(_GIVEN, of=self.value(of))
            case model.Graded(node, relation, grade):
                band, graded = self.given(node), fill(_GRADE_OF, title=self._titles[node])
                if band is not None:
                    graded = fill(_WITH, said=graded, value=fill(_QUOTED, title=band.title))
                return _compared(graded, relation, self._grade(node, grade), _RELATIONS)
            case _:
                return self._combined(condition)

    def _combined(self, condition: Any) -> Text:
        match condition:
            case model.All(items):
                return joined("", [_joined_by(_AND, [self._within(each) for each in items])])
            case model.Any(items):
                return _joined_by(_OR, [self._within(each) for each in items])
            case model.Not(model.Given(of)):
                return fill(_LACKING, of=self.value(of))
            case model.Not(of):
                return fill(_NOT, of=self._within(of))
            case among:
                return self._among(among)

    def _within(self, condition: model.Condition) -> Text:
        said = self.condition(condition)
        compound = isinstance(condition, model.All | model.Any | model.Not | model.Among)
        return fill(_BRACKETS, said=said) if compound else said

    def _among(self, among: model.Among) -> Text:
        amount = self._share(among.amount) if among.of_all else self.value(among.amount)
        words = {
            "amount": amount,
            "what": self._kind(among.members),
            "set": self.members(among.members),
            "where": self._over(among.members).condition(among.where),
        }
        return fill(self._extreme(among) or _AMONG[among.relation], **words)

    def _extreme(self, among: model.Among) -> Text | None:
        """Return how to say that all members are asked for, or none of them."""
        if not isinstance(among.amount, Number):
            return None
        amount = self.figure(among.amount)
        if among.of_all and amount == 1 and among.relation in (">=", "="):
            return _ALL_OF
        return _NONE_OF if amount == 0 and among.relation in ("<=", "=") else None

    def _share(self, share: model.Value) -> Text:
        if isinstance(share, Number):
            return fill(_PERCENT, share=self.figure(share) * 100)
        return fill(_OF_ALL, share=self.value(share))

    # What a grade, a limit or a step asks for and does.

    def asked(self, band: Band) -> Text:
        """Say all that a grade asks for."""
        if band.is_rest:
            return _REST
        asked = [] if band.when is None else [self.condition(band.when)]
        if band.start is not None or band.stop is not None:
            ends = [None if end is None else self.figure(end) for end in (band.start, band.stop)]
            within = interval_text(*ends, above=band.above, included=band.stop_included)
            asked.insert(0, fill(_TOTAL, range=within))
        return _listed(asked)

    def limit(self, limit: Limit) -> Text:
        """Say a limit: its grade, and when it holds."""
        said = fill(_SET if limit.fixed else _AT_MOST, grade=self._grade("total", limit.grade))
        if limit.when is not None:
            said = fill(_WHEN, said=said, when=self.condition(limit.when))
        if limit.unless is not None:
            said = fill(_UNLESS, said=said, unless=self.condition(limit.unless))
        return said

    def relief(self, relief: Relief) -> Text:
        """Say a relief: what one item alone does, and what undoes it."""
        grades = {
            key: self._grade("total", getattr(relief, key)) for key in ("was", "without", "becomes")
        }
        return fill(_RELIEF, set=self.members(relief.dropping), **grades)

    def quota(self, quota: Quota) -> Text:
        """Say a quota: how many may have a grade, and what the others have."""
        said = fill(
            _QUOTA,
            grade=self._grade("total", quota.grade),
            limit=self.value(quota.limit),
            set=self._populations[quota.among],
            becomes=self._grade("total", quota.becomes),
        )
        return said if quota.where is None else fill(_WHEN, said=said, when=self._of(quota.where))

    def _of(self, where: model.Condition) -> Text:
        return self._of_others.condition(where)

    def step(self, step: Step) -> Text:
        """Say a step: what it does, and when."""
        if step.options:
            return fill(_FIRST_OF, steps=_listed(map(self.step, step.options)))
        said = self._done(step)
        return said if step.when is None else fill(_WHEN, said=said, when=self.condition(step.when))

    def _done(self, step: Step) -> Text:
        if step.rounding is not None:
            return rounding_text(step.rounding)
        for kind, value in (
            ("add", step.addend), ("multiply", step.factor), ("replace", step.instead),
        ):  # fmt: skip
            if value is not None:
                return fill(_DOES[kind], value=self.value(value))
        return self.range(step)

    def range(self, step: Step) -> Text:
        """Say the limits that a step keeps a score within."""
        low = [] if step.low is None else [fill(_NOT_BELOW, limit=self.value(step.low))]
        high = [] if step.high is None else [fill(_NOT_ABOVE, limit=self.value(step.high))]
        return _listed([*low, *high])

    def _grade(self, node: str, grade: str) -> Text:
        # Whichever member is meant, grades of one id are told by one title.
        parts = (band for each in self.rules.total.walk() for band in each.ladder)
        bands = parts if node == model.EACH else self._ladders[node]
        found = next((band.title for band in bands if band.id == grade), text_of(grade))
        return fill(_QUOTED, title=found)


def _title(options: Iterable[Option], answer: str) -> Text:
    return next((each.title for each in options if each.id == answer), text_of(answer))


def _compared(left: Text, relation: Relation, right: Text, words: Mapping[Relation, Text]) -> Text:
    return fill(words[relation], left=left, right=right)


def _listed(items: Iterable[Text]) -> Text:
    return joined("; ", items)


def _either(items: Iterable[Text]) -> Text:
    return _joined_by(_OR, [fill(_QUOTED, title=each) for each in items])


def _joined_by(word: Text, items: Sequence[Text]) -> Text:
    return each_language(lambda lang: f" {word.get(lang)} ".join(i.get(lang) for i in items))


_REST: Final = Text(vi="dành cho các trường hợp còn lại", en="for all the rest")
_TOTAL: Final = Text(vi="tổng điểm {range}", en="a total {range}")
_AT_MOST: Final = Text(vi="không quá {grade}", en="no better than {grade}")
_SET: Final = Text(vi="xếp {grade}", en="set to {grade}")
_WHEN: Final = Text(vi="{said} khi {when}", en="{said} where {when}")
_UNLESS: Final = Text(vi="{said}, trừ khi {unless}", en="{said}, unless {unless}")
_FIRST_OF: Final = Text(
    vi="bước đầu tiên thỏa điều kiện: {steps}", en="the first that applies: {steps}"
)
_DOES: Final = {
    "add": Text(vi="cộng {value}", en="add {value}"),
    "multiply": Text(vi="nhân với {value}", en="multiply by {value}"),
    "replace": Text(vi="thay bằng {value}", en="replace by {value}"),
}
_NOT_BELOW: Final = Text(vi="không dưới {limit}", en="not below {limit}")
_NOT_ABOVE: Final = Text(vi="không quá {limit}", en="not above {limit}")
_AND: Final = Text(vi="và", en="and")
_OR: Final = Text(vi="hoặc", en="or")
_NOT: Final = Text(vi="không phải: {of}", en="not: {of}")
_BRACKETS: Final = Text(vi="({said})", en="({said})")
_QUOTED: Final = Text(vi="“{title}”", en="“{title}”")
_DATA: Final = Text(vi="số liệu của {title}", en="the data of {title}")
_WITH: Final = Text(vi="{said} (= {value})", en="{said} (= {value})")
_EACH: Final = Text(vi="mục đang xét", en="the member at hand")
_EACH_SCORE: Final = Text(vi="điểm mục", en="the member's score")
_NOTHING: Final = Text(vi="không tính", en="left out")
_CURRENT: Final = Text(vi="điểm đến bước này", en="the score so far")
_ENDS: Final = {
    "ceiling": Text(vi="điểm tối đa của {title}", en="the ceiling of {title}"),
    "floor": Text(vi="điểm tối thiểu của {title}", en="the floor of {title}"),
}
_SHARE: Final = Text(vi="{of} × điểm tối đa", en="{of} × the ceiling")
_ROUNDED: Final = Text(vi="{of} ({how})", en="{of} ({how})")
_FOLDED: Final = {
    "mean": Text(vi="trung bình của ({items})", en="the mean of ({items})"),
    "least": Text(vi="số nhỏ nhất trong ({items})", en="the least of ({items})"),
    "greatest": Text(vi="số lớn nhất trong ({items})", en="the greatest of ({items})"),
}
_FOLDED_SETS: Final = {
    "sum": Text(vi="tổng {of}", en="the sum of {of}"),
    "mean": Text(vi="trung bình {of}", en="the mean of {of}"),
    "least": Text(vi="{of} thấp nhất", en="the least of {of}"),
    "greatest": Text(vi="{of} cao nhất", en="the greatest of {of}"),
}
_IN: Final = Text(vi="trong {set}", en="among {set}")
_INSTEAD: Final = Text(vi="{said} ({where} thì: {otherwise})", en="{said} ({where}: {otherwise})")
_BY_ZERO: Final = Text(vi="nếu số chia bằng 0", en="where the divisor is 0")
_NOT_REAL: Final = Text(vi="nếu không tính được", en="where there is none")
_TOO_FEW: Final = Text(vi="nếu không đủ số liệu", en="of too few")
_FEWER: Final = Text(vi="nếu có ít hơn {count} {what}", en="of fewer than {count}")
_RELIEF: Final = Text(
    vi="chỉ vì một mục của {set} mà xếp {was} thay vì {without} thì xếp {becomes}",
    en="where one item of {set} alone makes it {was} instead of {without}, it is {becomes}",
)
_QUOTA: Final = Text(
    vi="trong {set}, số đơn vị xếp {grade} không quá {limit}; còn lại xếp {becomes}",
    en="of {set}, no more are {grade} than {limit}; the others are {becomes}",
)
_UNITS: Final = Text(vi="các đơn vị", en="the units")
_TAGGED: Final = Text(vi="nhóm “{tag}”", en="“{tag}”")
_VARIANCE: Final = Text(vi="phương sai của {of}", en="the variance of {of}")
_MEDIAN: Final = Text(vi="trung vị của {of}", en="the median of {of}")
_PERCENTILE: Final = Text(
    vi="phân vị {share} % của {{of}}", en="the {share} % percentile of {{of}}"
)
_RANKED: Final = Text(vi="thứ hạng theo {of}", en="the rank by {of}")
_COUNTED: Final = Text(vi="số điều kiện đạt trong ({items})", en="how many hold of ({items})")
_COUNTED_SET: Final = Text(vi="số {what} trong {set}", en="how many of {set}")
_ONLY: Final = Text(vi="{set} (chỉ tính khi {where})", en="{set} (only where {where})")
_ITEM: Final = Text(vi="mục", en="items")
_UNIT: Final = Text(vi="đơn vị", en="units")
_FIRST: Final = Text(
    vi="giá trị đầu tiên có số liệu trong ({items})", en="the first that is there of ({items})"
)
_POWER: Final = Text(vi="{of} mũ {to}", en="{of} to the power {to}")
_ROOTS: Final = {2: Text(vi="căn bậc hai của ({of})", en="the square root of ({of})")}
_ROOT: Final = Text(vi="căn bậc {degree} của ({of})", en="the root of degree {degree} of ({of})")
_LOG: Final = Text(vi="lôgarit tự nhiên của ({of})", en="the natural logarithm of ({of})")
_STEPPED: Final = Text(vi="giá trị theo bậc của {of}", en="the value by the step that {of} reaches")
_BY_ANSWER: Final = Text(vi="giá trị theo {of}", en="the value by {of}")
_BY_ATTRIBUTE: Final = Text(
    vi="giá trị theo thuộc tính “{of}”", en="the value by the unit's “{of}”"
)
_CHOSEN: Final = Text(vi="giá trị theo trường hợp", en="the value by case")
_THE_REST: Final = Text(vi="còn lại", en="the rest")
_ROWS: Final = Text(vi="{what} ({rows})", en="{what} ({rows})")
_ROW: Final = Text(vi="{left} → {right}", en="{left} → {right}")
_MET: Final = Text(vi="“{title}” là có", en="“{title}” is yes")
_IS: Final = Text(vi="{what} là {which}", en="{what} is {which}")
_GIVEN: Final = Text(vi="có số liệu {of}", en="there is {of}")
_LACKING: Final = Text(vi="không có số liệu {of}", en="there is no {of}")
_GRADE_OF: Final = Text(vi="xếp loại của {title}", en="the grade of {title}")
_PERCENT: Final = Text(vi="{share} %", en="{share} %")
_OF_ALL: Final = Text(vi="({share}) × 100 %", en="({share}) × 100 %")
_ALL_OF: Final = Text(
    vi="mọi {what} trong {set} đều thỏa: {where}", en="all of {set} have: {where}"
)
_NONE_OF: Final = Text(
    vi="không có {what} nào trong {set} thỏa: {where}", en="none of {set} have: {where}"
)
_AMONG: Final[Mapping[Relation, Text]] = {
    ">=": Text(
        vi="có từ {amount} {what} trở lên trong {set} thỏa: {where}",
        en="at least {amount} of {set} have: {where}",
    ),
    ">": Text(
        vi="có trên {amount} {what} trong {set} thỏa: {where}",
        en="more than {amount} of {set} have: {where}",
    ),
    "<=": Text(
        vi="có không quá {amount} {what} trong {set} thỏa: {where}",
        en="at most {amount} of {set} have: {where}",
    ),
    "<": Text(
        vi="có dưới {amount} {what} trong {set} thỏa: {where}",
        en="fewer than {amount} of {set} have: {where}",
    ),
    "=": Text(
        vi="có đúng {amount} {what} trong {set} thỏa: {where}",
        en="just {amount} of {set} have: {where}",
    ),
}
_RELATIONS: Final[Mapping[Relation, Text]] = {
    ">=": Text(vi="{left} từ {right} trở lên", en="{left} at least {right}"),
    ">": Text(vi="{left} trên {right}", en="{left} above {right}"),
    "<=": Text(vi="{left} không quá {right}", en="{left} at most {right}"),
    "<": Text(vi="{left} dưới {right}", en="{left} below {right}"),
    "=": Text(vi="{left} bằng {right}", en="{left} equal to {right}"),
    "!=": Text(vi="{left} khác {right}", en="{left} other than {right}"),
}
# Beside a value that is no plain number, “từ … trở lên” would be torn apart.
_BESIDE: Final[Mapping[Relation, Text]] = {
    **_RELATIONS,
    ">=": Text(vi="{left} không thấp hơn {right}", en="{left} at least {right}"),
    ">": Text(vi="{left} cao hơn {right}", en="{left} above {right}"),
    "<=": Text(vi="{left} không vượt quá {right}", en="{left} at most {right}"),
    "<": Text(vi="{left} thấp hơn {right}", en="{left} below {right}"),
}

_OfSet = model.FoldedSet | model.Variance | model.Percentile | model.Ranked
_PRODUCTS: Final = (model.Product, model.Share)
_LOOSE: Final = (model.Difference, model.Quotient, model.CountedSet, *get_args(_OfSet))
