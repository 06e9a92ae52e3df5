"""Print what each piece of work takes, beside its budget and beside its peers in the same run.

    python -m tests.benchmarks [WORD ...]      only the rows whose name holds one of the words

pandas comes with the extra `bench`; without it its column is left out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import frozen

import govrank
from tests.benchmarks import hostile, made, peers
from tests.benchmarks.measure import medians, process

PANDAS = find_spec("pandas") is not None
INDICATORS = 12
MILLISECOND = 1000


@frozen
class Row:
    """One measured piece of work: seconds, its budget where there is one, and its peers."""

    work: str
    seconds: float
    budget: float | None = None
    peers: tuple[tuple[str, float], ...] = ()
    note: str = ""

    def line(self) -> str:
        """Return the row as a line of the table."""
        kept = self.budget is None or self.seconds <= self.budget
        budget = "" if self.budget is None else f"≤ {_ms(self.budget)}"
        mark = "" if self.budget is None else ("yes" if kept else "NO")
        beside = [
            f"{self.seconds / taken:.2f} x {name} ({_ms(taken)})" for name, taken in self.peers
        ]
        notes = "; ".join([*beside, *filter(None, [self.note])])
        return f"{self.work:<38} {budget:>10} {_ms(self.seconds):>9}  {mark:<4} {notes}"


def _ms(seconds: float) -> str:
    return f"{seconds * MILLISECOND:.3g} ms" if seconds < 1 else f"{seconds:.3g} s"


def _load_text(folder: Path, text: str) -> govrank.Ruleset:
    path = folder / "bench.ruleset.yaml"
    path.write_text(text, encoding="utf-8")
    return govrank.load(path)


def starting(_: Path) -> Iterator[Row]:
    """Measure imports over a bare interpreter."""
    names = [
        "pass",
        "import govrank",
        "import govrank; govrank.Diagnostic",
        "import govrank; govrank.rank",
        "import pandas",
    ]
    works = [process("-c", name) for name in (names if PANDAS else names[:-1])]
    bare, *taken = medians(works, 15)
    lazy, errors, ranks, *pandas = (each - bare for each in taken)
    other = tuple(("import pandas", each) for each in pandas)
    yield Row("import govrank", lazy, 0.040, other, f"bare: {_ms(bare)}")
    yield Row("import govrank, and attrs", errors, 0.040, other)
    yield Row("import govrank, and all ranking needs", ranks, None, other)


def loading(folder: Path) -> Iterator[Row]:
    """Measure the loading of rulesets of 12 to 1000 indicators."""
    govrank.load("bacgiang/eportal")
    budgets = {INDICATORS: 0.015, 500: 0.250}
    once = 0.0
    for size in (INDICATORS, 125, 250, 500, 1000):
        text = made.ruleset_text(size)
        (taken,) = medians([lambda text=text: _load_text(folder, text)], 7)
        each = (taken - once) / size if size > INDICATORS else taken / size
        yield Row(f"load {size} indicators", taken, budgets.get(size), (), f"{_ms(each)} each")


def ranking(folder: Path) -> Iterator[Row]:
    """Measure the ranking of 20, 700 and 100 000 units, and check that the peers agree."""
    ruleset = _load_text(folder, made.ruleset_text(INDICATORS))
    for units, budget, runs in ((20, 0.0002, 301), (700, 0.0015, 101), (100_000, None, 7)):
        figures = made.columns(units, INDICATORS)
        table = govrank.read_table(made.rows(figures), ruleset)
        weights = made.weights(INDICATORS)
        starts = [cut * 1000 for cut in made.cuts(INDICATORS)]
        works: list[Callable[[], Any]] = [
            lambda table=table: govrank.rank(ruleset, table),
            lambda figures=figures, weights=weights, starts=starts: peers.by_hand(
                figures, weights, starts
            ),
        ]
        _agree(works[0](), works[1]())
        names = ["hand-written ints"]
        if PANDAS:
            data = peers.frame(figures)
            works.append(lambda data=data, w=weights, s=starts: peers.by_pandas(data, w, s))
            names.append("pandas")
        mine, *others = medians(works, runs)
        limit = 2 * others[0] if budget is None else budget
        note = f"{_wrong(works)} of pandas' ranks wrong" if PANDAS else ""
        yield Row(
            f"rank {units} x {INDICATORS}",
            mine,
            limit,
            tuple(zip(names, others, strict=True)),
            note,
        )


def _agree(mine: govrank.Ranking, by_hand: tuple[list[int], list[int], list[int]]) -> None:
    """Stop where the two do not give the same totals and ranks: such times compare nothing."""
    totals, _, ranks = by_hand
    units = [mine[f"u{unit:06}"] for unit in range(len(totals))]
    if [each.rank for each in units] != ranks or any(
        each.total * 10**6 != total for each, total in zip(units[:700], totals, strict=False)
    ):
        sys.exit("the ranking written by hand differs")


def _wrong(works: list[Callable[[], Any]]) -> int:
    _, _, right = works[1]()
    _, _, floating = works[2]()
    return sum(int(a) != b for a, b in zip(floating, right, strict=True))


def reproducing(_: Path) -> Iterator[Row]:
    """Measure the whole process of the main job."""
    program = "from govrank.cli import main; import sys; sys.exit(main(sys.argv[1:]))"
    work = process("-c", program, "reproduce", "bacgiang-2021")
    (taken,) = medians([work], 7)
    yield Row("govrank reproduce bacgiang-2021", taken, 0.5)


def refusing(folder: Path) -> Iterator[Row]:
    """Measure the refusal of hostile files: time, and memory beyond the text (50 MB at most)."""
    for name, text in hostile.files().items():
        seconds, megabytes = hostile.cost(folder, text)
        kept = "" if megabytes <= 50 else " TOO MUCH"
        budget = None if name == hostile.LONG else 0.1
        yield Row(
            f"refuse {name}", seconds, budget, (), f"{megabytes:.0f} MB beyond the text{kept}"
        )


PARTS = (starting, loading, ranking, reproducing, refusing)


def main(words: list[str]) -> None:
    """Print the table; with words, only the parts whose name holds one of them."""
    print(f"{'work':<38} {'budget':>10} {'taken':>9}  {'kept':<4} beside")
    with TemporaryDirectory() as folder:
        for part in PARTS:
            if not words or any(word in part.__name__ for word in words):
                for row in part(Path(folder)):
                    print(row.line(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
