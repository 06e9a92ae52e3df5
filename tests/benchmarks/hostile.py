"""Files that mean harm, and what it costs to refuse them: seconds, and memory beyond the text.

Run as a program with a file, it loads the file in a fresh process and prints both.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter

MEGABYTE = 2**20
# Within every limit, so that it is read to its end: the time grows with the text.
LONG = "500 kB of unknown keys"


def files() -> Mapping[str, str]:
    """Return hostile texts by what is wrong with them."""
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    return {
        "a bomb of aliases": "a0: &a0 [x]\n" + levels,
        "brackets 100 000 deep": "a: " + "[" * 100_000,
        "braces 100 000 deep": "{a: " * 100_000,
        "dashes 10 000 deep": "- " * 10_000 + "x",
        "indented 1 000 deep": "".join("  " * n + f"a{n}:\n" for n in range(1000)),
        "10 MB of keys": "".join(f"k{n:08}: 1\n" for n in range(10 * MEGABYTE // 13)),
        "10 MB of one key": "".join("same: 1\n" for _ in range(10 * MEGABYTE // 8)),
        "a number of 10 MB": "max: " + "9" * 10 * MEGABYTE,
        "a text of 10 MB": "title: '" + "x" * 10 * MEGABYTE + "'",
        "1 MB of quotes": "a: " + '"' * MEGABYTE,
        LONG: "".join(f"k{n:06}: 1\n" for n in range(49_000)),
    }


def cost(folder: Path, text: str) -> tuple[float, float]:
    """Return the seconds and the megabytes beyond the text that refusing it takes."""
    path = folder / "hostile.ruleset.yaml"
    path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "tests.benchmarks.hostile", str(path)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)  # noqa: S603 - our own interpreter
    seconds, megabytes = json.loads(done.stdout)
    return seconds, megabytes


def _memory(of: str) -> float:
    """Return what Linux says of this process alone, in megabytes: VmRSS now, VmHWM at most.

    The peak that `resource` knows is no use: it goes back to the parent before this process began.
    """
    said = re.search(rf"{of}:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(said[1]) / 1024 if said else float("nan")


def refuse(path: Path) -> tuple[float, float]:
    """Load a file that must be refused, in a process that has loaded a good one before."""
    import govrank  # noqa: PLC0415 - only the fresh process pays for it

    govrank.load("bacgiang/eportal")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forget the peak so far
    before, start = _memory("VmRSS"), perf_counter()
    try:
        govrank.load(path)
    except govrank.GovrankError as error:
        error.render()
    else:
        sys.exit(f"not refused: {path}")
    taken, beyond = perf_counter() - start, _memory("VmHWM") - before
    return taken, max(beyond - path.stat().st_size / MEGABYTE, 0)


if __name__ == "__main__":
    print(json.dumps(refuse(Path(sys.argv[1]))))
