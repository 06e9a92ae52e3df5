"""The public face: few names, each documented, loaded only when asked for."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import FunctionType

import pytest

import govrank

MOST_NAMES = 15
HEAVY = {"yaml", "jsonschema", "referencing", "numpy", "hypothesis", "openpyxl", "attrs"}
NAMES = sorted(set(govrank.__all__) - {"__version__"})


def modules_after(statement: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter has loaded after a statement."""
    code = f"{statement}; import sys; print(*sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own interpreter
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_importing_govrank_loads_nothing_heavy():
    """`import govrank` loads no YAML, no JSON Schema, no numpy, no hypothesis, nor attrs."""
    assert modules_after("import govrank") & HEAVY == set()


def test_loading_a_ruleset_loads_no_extra():
    """What the core does needs only the core's dependencies."""
    loaded = modules_after("import govrank; govrank.load('bacgiang/eportal')")
    assert loaded & {"numpy", "hypothesis", "openpyxl", "pandas"} == set()
    assert {"yaml", "jsonschema"} <= loaded


def test_there_are_at_most_fifteen_public_names():
    """The root exports at most 15 names, in order, and `dir` shows the same."""
    assert len(govrank.__all__) <= MOST_NAMES
    assert sorted(govrank.__all__) == govrank.__all__ == dir(govrank)


@pytest.mark.parametrize("name", NAMES)
def test_a_public_name_says_what_it_is(name):
    """Every public name is found, and its docstring has more than a sentence's worth of words."""
    documented = getattr(govrank, name)
    assert len((documented.__doc__ or "").split()) >= 8


@pytest.mark.parametrize(
    "name", [name for name in NAMES if isinstance(getattr(govrank, name), FunctionType)]
)
def test_a_public_function_says_what_it_raises(name):
    """Every public function names in its docstring the error it raises, and is wholly typed."""
    function = getattr(govrank, name)
    assert re.search(r"Raises \w+Error", function.__doc__)
    assert "return" in function.__annotations__


@pytest.mark.parametrize("name", NAMES)
def test_members_of_public_classes_are_documented(name):
    """Every public method and property of a public class has a docstring."""
    public = getattr(govrank, name)
    members = vars(public) if isinstance(public, type) else {}
    own = {key: each for key, each in members.items() if not key.startswith("_")}
    documented = (FunctionType, property, classmethod, staticmethod)
    silent = [key for key, each in own.items() if isinstance(each, documented) and not each.__doc__]
    assert silent == []


def test_an_unknown_name_is_an_attribute_error():
    """Asking the package for a name it does not have is a plain AttributeError."""
    with pytest.raises(AttributeError, match="no attribute 'ranks'"):
        _ = govrank.ranks


def test_the_package_is_typed():
    """The marker that tells type checkers to trust the annotations stands in the package."""
    assert (Path(govrank.__file__).parent / "py.typed").is_file()


def test_the_version_is_the_installed_one():
    """`govrank.__version__` and the metadata of the installed distribution agree."""
    metadata = import_module("importlib.metadata")
    assert metadata.version("govrank") == govrank.__version__
