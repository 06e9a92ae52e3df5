"""From arguments to exit codes: everything is said in words, in the language asked for."""
# ruff: noqa: S602, S603 - the processes are our own interpreter

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govrank.cli import main
from govrank.cli.commands import COMMANDS
from govrank.cli.shell import split
from govrank.version import __version__

FULL = Path("/dev/full")
GOVRANK = [sys.executable, "-m", "govrank"]


def test_version_needs_no_yaml():
    """The version is printed without loading YAML, schemas or commands."""
    code = (
        "import sys; from govrank.cli import main; main(['--version']); "
        "print({'yaml', 'jsonschema', 'openpyxl'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"govrank {__version__}\nset()\n"


def test_the_module_runs():
    """`python -m govrank` is the command, with its exit codes."""
    done = subprocess.run([*GOVRANK, "--lang", "vi", "rnk"], capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("lỗi[usage/unknown-command]: không có lệnh “rnk”")


def test_a_closed_pipe_is_quiet():
    """A reader that goes away leaves no word behind, and the exit code of the convention."""
    running = subprocess.Popen([*GOVRANK, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    running.stdout.close()
    said = running.stderr.read()
    running.stderr.close()
    assert (running.wait(), said) == (141, b"")


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has /dev/full")
def test_a_full_disk_is_one_diagnostic():
    """Output that cannot be stored is said once, in words, with the exit code of usage."""
    with FULL.open("w") as full:
        done = subprocess.run(
            [*GOVRANK, "list", "--lang", "en"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "error[usage/cannot-write]: '<stdout>' cannot be written: the disk is full\n"
    )


@pytest.mark.skipif(os.name != "posix", reason="pipes of a POSIX shell")
@pytest.mark.parametrize(("closed", "code"), [(">&-", 2), ("2>&-", 2), ("<&-", 2)])
def test_closed_streams(closed, code, tmp_path):
    """A stream that the shell has closed is no reason for a traceback."""
    arguments = {
        ">&-": "list", "2>&-": "rnk", "<&-": "rank eportal -",
    }[closed]  # fmt: skip
    done = subprocess.run(
        f"{sys.executable} -m govrank {arguments} {closed}",
        shell=True, capture_output=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_odd_encodings_do_not_stop_output(encoding):
    """Output to a pipe is UTF-8, whatever encoding the environment names."""
    done = subprocess.run(
        [*GOVRANK, "list", "--lang", "vi"],
        capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": encoding},
    )  # fmt: skip
    assert "Xếp loại" in done.stdout.decode()


class _Terminal(io.TextIOWrapper):
    def isatty(self):
        return True


def test_a_terminal_without_the_letters_gets_escapes(monkeypatch):
    """A terminal keeps its encoding; letters it lacks are escaped."""
    stream = _Terminal(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["list", "--lang", "vi"]) == 0
    assert b"X\\u1ebfp" in stream.buffer.getvalue()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_help_lists_every_command(capsys, lang):
    """Help names each command with what it does, in the language asked for."""
    assert main(["--lang", lang, "--help"]) == 0
    out = capsys.readouterr().out
    for name, about in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(about.get(lang))}$", out, re.MULTILINE)
    assert out.startswith({"vi": "cách dùng: govrank", "en": "usage: govrank"}[lang])


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(capsys, name, lang):
    """Help of a command goes to stdout and is fine."""
    assert main([name, "--lang", lang, "--help"]) == 0
    captured = capsys.readouterr()
    assert COMMANDS[name].get(lang) in captured.out
    assert captured.err == ""


USAGE = {
    "no-command": [],
    "unknown-command": ["rnk"],
    "unknown-option": ["rank", "eportal", "x.csv", "--fromat", "json"],
    "unexpected-argument": ["rank", "eportal", "x.csv", "y.csv"],
    "missing-argument": ["rank"],
    "option-needs-value": ["rank", "eportal", "x.csv", "--sheet"],
    "option-takes-no-value": ["verify", "eportal", "x.csv", "--detectable=yes"],
    "unknown-choice": ["rank", "eportal", "x.csv", "--format", "jsn"],
    "not-a-pair": ["rank", "eportal", "x.csv", "--bind", "x"],
    "not-a-number": ["rank", "eportal", "x.csv", "--bind", "grades.good.from=0,5"],
    "not-found": ["show", "eportl"],
    "only-with-table": ["verify", "bacgiang-2021", "--total", "T"],
    "wrong-suffix": ["form", "eportal", "-o", "form.doc"],
    "cannot-write": ["list", "-o", "no/such/folder/list.txt"],
}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("code", USAGE)
def test_usage_is_said_in_the_language(capsys, code, lang, tmp_path, monkeypatch):
    """Each mistake in a command is one diagnostic of its own code, and the exit code is 2."""
    monkeypatch.chdir(tmp_path)
    assert main([*USAGE[code], "--lang", lang]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    word = {"vi": "lỗi", "en": "error"}[lang]
    assert f"{word}[usage/{code}]: " in captured.err
    assert "Traceback" not in captured.err


def test_misspelt_words_are_corrected(capsys, monkeypatch):
    """Commands, options and words of a closed set are suggested."""
    monkeypatch.setenv("LC_ALL", "C")
    for argv, near in (
        (["rnk"], "rank"),
        (["rank", "eportal", "x", "--fromat=json"], "--format"),
        (["list", "--format", "jsn"], "json"),
        (["--lnag", "vi", "list"], "--lang"),
    ):
        assert main(argv) == 2
        assert f"did you mean: {near}?" in capsys.readouterr().err


def test_an_unknown_language_is_refused(capsys):
    """A language that is not there is a mistake, said in the language of the environment."""
    assert main(["list", "--lang", "fr"]) == 2
    assert "usage/unknown-choice" in capsys.readouterr().err


@pytest.mark.parametrize(("ended", "code"), [(KeyboardInterrupt, 130), (BrokenPipeError, 141)])
def test_interruption_is_quiet(monkeypatch, capsys, ended, code):
    """Ctrl-C, or a reader that has gone, ends without a word, with the code of the convention."""

    def answered(*_):
        raise ended

    monkeypatch.setattr("govrank.cli.shell._answered", answered)
    assert main(["list"]) == code
    assert capsys.readouterr() == ("", "")


def test_the_version(capsys):
    """The version is printed to stdout."""
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"govrank {__version__}\n"


def test_nobody_to_complain_to(monkeypatch):
    """Where stderr is closed, the exit code alone tells."""
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["rnk"]) == 2


def test_what_stands_before_a_command():
    """Global options may stand before the command; their values are not the command."""
    assert split(["--lang", "vi", "list", "-o", "x"]) == (["--lang", "vi"], "list", ["-o", "x"])
    assert split(["--lang=vi", "list"]) == (["--lang=vi"], "list", [])
    assert split(["--help"]) == (["--help"], None, [])
    assert split(["--lang"]) == (["--lang"], None, [])


words_of_a_line = st.lists(
    st.text(max_size=6) | st.sampled_from(["--format", "--", "-", "--lang"]), max_size=4
)


@settings(deadline=None, max_examples=60)
@given(words_of_a_line, st.sampled_from(["rank", "show", "verify", "explain", "reproduce", ""]))
def test_hostile_arguments_are_refused_in_words(words, command):
    """Whatever stands on the command line, there is an exit code and never a traceback."""
    argv = [*([command] if command else []), *words]
    argv = [each for each in argv if not each.startswith("-o")]
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        assert main(argv) in (0, 1, 2)
    assert "Traceback" not in err.getvalue()
