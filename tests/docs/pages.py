"""The code blocks of the documentation: found in Markdown, and run in the order of the page.

A block is a fence with a language. What is done with it depends on the language and on a comment
in the lines just above it:

- `python`: run; all blocks of a page share their names. With `>>>` it is checked as a doctest.
- `text` right below a `python` block: what that block prints.
- `console`: each line after `$ ` is a command, the lines below it what it prints; an exit code
  other than 0 is told by `<!-- exit: 1 -->`.
- `yaml`, `json`, `csv`, `text` below `<!-- file: NAME -->`: written to the folder the page runs in.
- `text` below `<!-- output: COMMAND -->`: lines that the command prints.
- `text` below `<!-- shown: WHY -->`: not compared with anything, for the reason given.
- `yaml` and `json` without a comment: must be well-formed.
- `sh`: commands for a bare machine, one a line; `.ci/run` runs those of the README.

In what is printed a line of `…` stands for any lines.
"""

from __future__ import annotations

import doctest
import io
import json
import re
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from attrs import field, frozen, mutable

from govrank.cli import main
from govrank.reading.strict_yaml import parse
from govrank.reading.text import decode

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^(?P<indent> *)(?P<ticks>`{3,})(?P<language>[\w+-]*)[^`]*$")
COMMENT = re.compile(r"^ *<!-- (?P<kind>[a-z ]+): (?P<value>.*) -->$")
ANY = "…"
SHELL = set("|<>;&*")


@frozen
class Block:
    """One fence: its language, text, first line in the page, and the comment above it."""

    language: str
    text: str
    line: int
    kind: str = ""
    value: str = ""


def pages() -> list[Path]:
    """Return the pages whose blocks are run: the README and all of the documentation."""
    found = [path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts]
    return [ROOT / "README.md", *sorted(found)]


def blocks(page: str) -> list[Block]:
    """Return the fences of a page in order."""
    found: list[Block] = []
    lines = page.splitlines()
    at = 0
    while at < len(lines):
        opening = FENCE.match(lines[at])
        if opening is None:
            at += 1
            continue
        end = _closing(lines, at, opening["indent"] + opening["ticks"])
        indent = len(opening["indent"])
        text = "\n".join(line[indent:] for line in lines[at + 1 : end]) + "\n"
        kind, value = _comment(lines[:at])
        found.append(Block(opening["language"], text, at + 2, kind, value))
        at = end + 1
    return found


def _closing(lines: list[str], start: int, fence: str) -> int:
    return next(at for at in range(start + 1, len(lines)) if lines[at].rstrip() == fence)


def _comment(above: list[str]) -> tuple[str, str]:
    while above and not above[-1].strip():
        above = above[:-1]
    found = COMMENT.match(above[-1]) if above else None
    return (found["kind"], found["value"]) if found else ("", "")


def fits(expected: str, printed: str) -> bool:
    """Tell whether what was printed is what a block shows, `…` standing for any lines."""
    pattern = r"\n".join(
        r"(?:.*\n)*?.*" if line.strip() == ANY else re.escape(line.rstrip())
        for line in expected.strip("\n").splitlines()
    )
    plain = "\n".join(line.rstrip() for line in printed.strip("\n").splitlines())
    return re.fullmatch(pattern, plain) is not None


def run_command(command: str) -> tuple[int, str]:
    """Return the exit code of a command and what it prints, both streams together."""
    words = shlex.split(command)
    if words[0] != "govrank" or SHELL & set(re.sub(r"'[^']*'|\"[^\"]*\"", "", command)):
        return _in_shell(command)
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True)
    with redirect_stdout(stream), redirect_stderr(stream):
        try:
            code = main(words[1:])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
    stream.seek(0)
    return int(code), stream.read()


def _in_shell(command: str) -> tuple[int, str]:
    """Run a command that needs a shell; `govrank` and `python` are this interpreter's."""
    interpreter = shlex.quote(sys.executable)
    function = f'python() {{ {interpreter} "$@"; }}\ngovrank() {{ python -m govrank "$@"; }}\n'
    done = subprocess.run(  # noqa: S603 - the documentation's own commands
        ["/bin/sh", "-c", function + command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


@mutable
class Run:
    """One page while it runs: its folder is the current one."""

    name: str
    names: dict[str, object] = field(factory=lambda: {"__name__": "__main__"})
    printed: str = ""

    def block(self, block: Block) -> str:
        """Run one block; return what is wrong with it, or an empty text."""
        if block.kind == "file":
            return self._write(block)
        if block.kind == "output":
            code, printed = run_command(block.value)
            return self._differs(block.text, printed) if code == 0 else printed
        how = getattr(self, f"_{block.language or 'nothing'}", None)
        return how(block) if how else f"no rule for the language {block.language!r}"

    def _write(self, block: Block) -> str:
        path = Path(block.value)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
        return ""

    def _python(self, block: Block) -> str:
        return self._doctest(block) if ">>> " in block.text else self._program(block)

    def _program(self, block: Block) -> str:
        stream = io.StringIO()
        code = compile("\n" * (block.line - 1) + block.text, self.name, "exec")
        with redirect_stdout(stream):
            exec(code, self.names)  # noqa: S102 - the documentation's own examples
        self.printed = stream.getvalue()
        return ""

    def _doctest(self, block: Block) -> str:
        test = doctest.DocTestParser().get_doctest(
            block.text, self.names, self.name, self.name, block.line
        )
        report: list[str] = []
        doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(
            test, out=report.append, clear_globs=False
        )
        self.names.update(test.globs)
        return "".join(report)

    def _text(self, block: Block) -> str:
        if block.kind == "shown":
            return ""
        printed, self.printed = self.printed, ""
        return self._differs(block.text, printed)

    def _console(self, block: Block) -> str:
        wanted = int(block.value) if block.kind == "exit" else 0
        wrong = []
        for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
            command, _, expected = part.partition("\n")
            code, printed = run_command(command)
            wrong.append(self._differs(expected, printed))
            wrong += [f"$ {command}\nexit code {code}, not {wanted}"] * (code != wanted)
        return "\n".join(filter(None, wrong))

    def _differs(self, expected: str, printed: str) -> str:
        return "" if fits(expected, printed) else f"shown:\n{expected}\nprinted:\n{printed}"

    def _yaml(self, block: Block) -> str:
        parse(decode(block.text.encode(), self.name))
        return ""

    def _json(self, block: Block) -> str:
        json.loads(block.text)
        return ""

    def _sh(self, block: Block) -> str:
        strange = [line for line in block.text.splitlines() if not INSTALLING.match(line)]
        return f"not a command for a bare machine: {strange}" if strange else ""


INSTALLING = re.compile(r"(?:python3 -m venv|pip install|\.venv/bin/|\.ci/|git clone) ?\S")


def problems(page: str, name: str) -> list[str]:
    """Run every block of a page in the current folder; return what is wrong, with its line."""
    run = Run(name)
    found = []
    for block in blocks(page):
        wrong = run.block(block)
        if wrong:
            found.append(f"{name}:{block.line}: {wrong}")
    return found
