"""The command line: one module a command, no logic."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from govrank.cli.shell import run


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0 fine; 1 findings (data or rules that are invalid, figures that are contradicted); 2 usage
    (an unknown option, a file that cannot be opened); 130 interrupted; 141 the reader of the
    output has gone.
    """
    return run(sys.argv[1:] if argv is None else argv)
