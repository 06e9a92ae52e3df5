"""The shape of the code: documented, in short functions, without binary floats."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.sources import ROOT, functions, length, project_files, trees

SHORT, LONG = 8, 30
# A folder of one machine: absolute, below a root that is not the project's own.
MACHINE_PATH = re.compile(r"(?<![\w.~)}/-])/(?:work|tmp|root|home|Users|farm)/\w")


def test_every_module_says_what_it_is_for():
    """Every module of the package opens with a docstring."""
    assert [name for name, tree in trees().items() if not ast.get_docstring(tree)] == []


def test_functions_are_short():
    """Half of the functions have under 8 lines and 95 in 100 under 30, docstrings left out."""
    lengths = [length(each) for tree in trees().values() for each in functions(tree)]
    assert sum(lines < SHORT for lines in lengths) >= len(lengths) / 2
    assert sum(lines < LONG for lines in lengths) >= len(lengths) * 0.95


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("def f():\n    return 1", 2),
        ('def f():\n    """Say."""\n    return 1', 2),
        ('def f():\n    """Say.\n\n    More.\n    """\n    return (\n        1\n    )', 4),
    ],
)
def test_lengths_leave_docstrings_out(text, lines):
    """The length of a function is its lines without those of its docstring."""
    assert length(next(functions(ast.parse(text)))) == lines


def inexact(tree: ast.Module) -> Iterator[int]:
    """Yield the lines of float literals and of calls of `float` and of the built-in `round`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield node.lineno
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Name) and called.id in ("float", "round"):
            yield node.lineno


def test_no_binary_float_is_made_in_the_library():
    """No module holds a float literal or calls `float` or the built-in `round`."""
    found = {name: lines for name, tree in trees().items() if (lines := list(inexact(tree)))}
    assert found == {}


@pytest.mark.parametrize("text", ["x = 0.1", "x = float(y)", "x = round(y, 2)", "x = 1j"])
def test_binary_floats_are_noticed(text):
    """Each way to bring in a float is found by the test above."""
    assert list(inexact(ast.parse(text))) == [1]


def test_every_test_states_the_behaviour_it_shows():
    """Every test function has a docstring, so that together they read as a specification."""
    silent = [
        f"{path.name}::{each.name}"
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        for each in functions(ast.parse(path.read_text(encoding="utf-8")))
        if each.name.startswith("test_") and not ast.get_docstring(each)
    ]
    assert silent == []


def test_no_file_names_a_path_of_one_machine():
    """Files of the project name no absolute folder of the machine they were written on."""
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in project_files()
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        if MACHINE_PATH.search(line)
    ]
    assert found == []


def test_a_path_of_one_machine_is_noticed():
    """An absolute path of a home folder is found, a relative one and an address are not."""
    assert MACHINE_PATH.search("see /" + "home/an/x")
    assert not MACHINE_PATH.search("https://example.org/work/x and rulesets/work/x")
