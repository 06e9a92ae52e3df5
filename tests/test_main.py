"""`python -m govrank`."""

from __future__ import annotations

import runpy
import sys

import pytest

from govrank.version import __version__


def test_running_the_package(monkeypatch, capsys):
    """Run as a module, the package is the command; imported, it does nothing."""
    monkeypatch.setattr(sys, "argv", ["govrank", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("govrank", run_name="__main__")
    assert ended.value.code == 0
    runpy.run_module("govrank.__main__", run_name="elsewhere")
    assert capsys.readouterr().out == f"govrank {__version__}\n"
