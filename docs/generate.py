"""Make the generated parts of the documentation anew: `python docs/generate.py`.

A page says between two comments what is generated; everything else in it is written by hand.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from docs.generators.blocks import names, regenerated  # noqa: E402 - found by the path above


def pages() -> Iterator[Path]:
    """Yield the pages that have generated parts."""
    for path in sorted((ROOT / "docs").rglob("*.md")):
        if "_build" not in path.parts and names(path.read_text(encoding="utf-8")):
            yield path


def rewrite(path: Path) -> bool:
    """Make the generated parts of one page anew; tell whether that changed it."""
    before = path.read_text(encoding="utf-8")
    after = regenerated(before)
    if after != before:
        path.write_text(after, encoding="utf-8")
    return after != before


def main() -> None:
    """Write every page that has changed, and say which."""
    for path in pages():
        if rewrite(path):
            sys.stdout.write(f"{path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
