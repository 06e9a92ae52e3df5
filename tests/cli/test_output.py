"""Output: whole or not at all."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path

import pytest

from govrank.cli.answer import Answer
from govrank.cli.output import discard, write
from govrank.errors import GovrankError


def test_a_file_is_written_whole(tmp_path):
    """A new file has the text in UTF-8, and nothing is left beside it."""
    write(Answer("Sở\n"), str(tmp_path / "a.txt"), None)
    assert (tmp_path / "a.txt").read_bytes() == "Sở\n".encode()
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_spreadsheets_get_their_mark(tmp_path):
    """A file for spreadsheets begins with the byte-order mark; bytes are kept as they are."""
    write(Answer("a\n", bom=True), str(tmp_path / "a.csv"), None)
    write(Answer(b"PK", bom=True), str(tmp_path / "a.xlsx"), None)
    assert (tmp_path / "a.csv").read_bytes() == b"\xef\xbb\xbfa\n"
    assert (tmp_path / "a.xlsx").read_bytes() == b"PK"


def test_a_file_that_is_replaced_keeps_its_permissions_and_links(tmp_path):
    """Replacing goes through a link and keeps who may read."""
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    write(Answer("new"), str(link), None)
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize("broken", ["os.fsync", "pathlib.Path.replace"])
def test_a_failure_leaves_the_old_file(tmp_path, monkeypatch, broken):
    """Where writing fails, the old file stands and nothing is left beside it."""
    (tmp_path / "a").write_text("old")

    def fails(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(broken, fails)
    with pytest.raises(GovrankError) as caught:
        write(Answer("new"), str(tmp_path / "a"), None)
    assert "ổ đĩa đã đầy" in caught.value.render("vi")
    assert (tmp_path / "a").read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_an_interruption_leaves_nothing_behind(tmp_path, monkeypatch):
    """Ctrl-C while writing leaves the folder as it was."""

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(Answer("new"), str(tmp_path / "a"), None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "it is a folder"),
        ("no/such", "no such folder"),
        ("file/below", "leads through a file"),
        ("x" * 300, "too long"),
        ("nul\0", "null"),
    ],
)
def test_names_that_cannot_be_written(tmp_path, name, reason):
    """A folder, a missing folder and impossible names are diagnostics with the reason."""
    (tmp_path / "file").write_text("")
    with pytest.raises(GovrankError, match=reason):
        write(Answer("x"), f"{tmp_path}/{name}", None)


def test_devices_take_what_they_are_given():
    """What is no ordinary file is written to, not replaced."""
    write(Answer("x"), os.devnull, None)
    assert not Path(os.devnull).is_file()


class _Stream(io.TextIOWrapper):
    terminal = False
    fails: type[OSError] | None = None

    def isatty(self):
        return self.terminal

    def flush(self):
        if self.fails is not None:
            raise self.fails(28, "No space left on device")
        super().flush()


def _stream():
    return _Stream(io.BytesIO(), encoding="utf-8")


@pytest.mark.parametrize("target", [None, "-"])
def test_stdout_takes_texts_and_bytes(target):
    """Without a file the answer goes to stdout."""
    stream = _stream()
    write(Answer("Sở"), target, stream)
    write(Answer(b"PK"), target, stream)
    assert stream.buffer.getvalue() == "SởPK".encode()


def test_a_workbook_is_not_for_a_terminal():
    """Bytes are refused by a terminal, with what to do instead."""
    stream = _stream()
    stream.terminal = True
    with pytest.raises(GovrankError, match=r"-o FILE\.xlsx"):
        write(Answer(b"PK"), None, stream)


def test_a_closed_stdout():
    """Where the shell has closed stdout, that is said."""
    with pytest.raises(GovrankError, match="<stdout>"):
        write(Answer("x"), None, None)


@pytest.mark.parametrize("wrong", [OSError, BrokenPipeError])
def test_output_that_fails_is_given_up(wrong, monkeypatch):
    """After a failure stdout is pointed at nothing, so that it cannot fail again at the end."""
    given_up = []
    monkeypatch.setattr("govrank.cli.output.discard", given_up.append)
    stream = _stream()
    stream.fails = wrong
    with pytest.raises(BrokenPipeError if wrong is BrokenPipeError else GovrankError):
        write(Answer("x"), None, stream)
    assert given_up == [stream]
    stream.fails = None


def test_discarding_nothing():
    """There is nothing to discard where there is no stdout."""
    discard(None)


def test_discarded_output_goes_nowhere(tmp_path):
    """What is written after a failure reaches neither the file nor an error."""
    with (tmp_path / "out").open("w") as stream:
        discard(stream)
        stream.write("lost")
    assert (tmp_path / "out").read_text() == ""
