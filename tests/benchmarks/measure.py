"""Measuring: the median of repeated runs, in this process or in fresh ones, taken in turns."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter

Work = Callable[[], object]


def timed(work: Work) -> float:
    """Return the seconds that one run takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def medians(works: Sequence[Work], runs: int) -> list[float]:
    """Return the median seconds of each piece of work, all run in turns after one to warm up."""
    for work in works:
        work()
    gc.collect()
    taken = [[timed(work) for work in works] for _ in range(runs)]
    return [median(each) for each in zip(*taken, strict=True)]


def process(*arguments: str) -> Work:
    """Return the work of starting a fresh interpreter with these arguments."""

    def run() -> object:
        command = [sys.executable, *arguments]
        return subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own interpreter

    return run
