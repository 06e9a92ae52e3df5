"""Imports go one way: the contracts in pyproject.toml hold."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import PurePosixPath

from tests.architecture.sources import ROOT, trees


def test_the_import_contracts_are_kept():
    """import-linter finds no import against the order of the rooms, lazy and type-only included."""
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as lint; lint()",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreter
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_contract_names_every_room():
    """Every module and room below the package stands in the contract of layers."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    named = {part.strip().removeprefix("govrank.") for line in layers for part in line.split("|")}
    rooms = {PurePosixPath(name).parts[0].removesuffix(".py") for name in trees()}
    assert rooms - named == {"__init__"}
