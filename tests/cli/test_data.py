"""What the commands that read data share."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest

from govrank.cli.data import source
from govrank.errors import GovrankError


def test_a_name_is_a_path():
    """Anything but a dash is a path, read later."""
    assert source("x.csv") == "x.csv"


def test_a_dash_is_stdin(monkeypatch):
    """A dash gives the bytes of stdin, which diagnostics name."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"a,b")))
    found = source("-")
    assert (found.read(), found.name) == (b"a,b", "<stdin>")


class _Folder:
    def read(self, _):
        raise IsADirectoryError(21, "Is a directory")


@pytest.mark.parametrize("stream", [None, SimpleNamespace(buffer=_Folder())])
def test_stdin_that_cannot_be_read(monkeypatch, stream):
    """Closed stdin, or a folder as stdin, is a diagnostic."""
    monkeypatch.setattr(sys, "stdin", stream)
    with pytest.raises(GovrankError, match="<stdin>"):
        source("-")
