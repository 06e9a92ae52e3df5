"""Writing the answer: to stdout, or to a file that is replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from govrank.cli.answer import Answer
from govrank.errors import Diagnostic, GovrankError, Param
from govrank.language import Text

_BOM: Final = b"\xef\xbb\xbf"
_KEPT: Final = 32
_STDOUT: Final = "<stdout>"

_REASONS: Final = {
    errno.ENOSPC: Text(vi="ổ đĩa đã đầy", en="the disk is full"),
    errno.EDQUOT: Text(vi="hết dung lượng được cấp", en="the quota is used up"),
    errno.EACCES: Text(vi="không có quyền ghi", en="there is no permission to write"),
    errno.EPERM: Text(vi="không có quyền ghi", en="there is no permission to write"),
    errno.EROFS: Text(vi="ổ đĩa chỉ cho đọc", en="the disk can only be read"),
    errno.EISDIR: Text(vi="đây là thư mục", en="it is a folder"),
    errno.ENOENT: Text(vi="không có thư mục này", en="there is no such folder"),
    errno.ENOTDIR: Text(vi="đường dẫn đi qua một tệp", en="its path leads through a file"),
    errno.ENAMETOOLONG: Text(vi="tên tệp quá dài", en="the name is too long"),
}


def write(answer: Answer, target: str | None, stdout: TextIO | None) -> None:
    """Write an answer to the file `target`, or to stdout where it is None or `-`.

    Raises GovrankError (usage/cannot-write); a BrokenPipeError passes through.
    """
    if target is None or target == "-":
        with _said(_STDOUT):
            _print(answer.content, stdout)
    else:
        with _said(target):
            _store(_bytes(answer), Path(target))


@contextmanager
def _said(name: str) -> Iterator[None]:
    """Turn what the system says into a diagnostic."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        # ValueError: a name with a null character, or a closed stream.
        number = error.errno if isinstance(error, OSError) else None
        said = getattr(error, "strerror", None) or str(error)
        reason = _REASONS.get(number or 0, Text(vi=said, en=said))
        params: dict[str, Param] = {"name": name, "reason": reason}
        raise GovrankError(Diagnostic("usage/cannot-write", None, params)) from error


def _print(content: str | bytes, stdout: TextIO | None) -> None:
    if stdout is None:
        # The shell has closed it (`>&-`).
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    if isinstance(content, bytes) and stdout.isatty():
        raise GovrankError(Diagnostic("usage/binary-to-terminal"))
    try:
        if isinstance(content, bytes):
            stdout.buffer.write(content)
        else:
            stdout.write(content)
        stdout.flush()
    except OSError:
        discard(stdout)
        raise


def discard(stdout: TextIO | None) -> None:
    """Point stdout at nothing, so that its last flush at the end of the run cannot fail again."""
    if stdout is not None:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stdout.fileno())
        os.close(nothing)


def _bytes(answer: Answer) -> bytes:
    if isinstance(answer.content, bytes):
        return answer.content
    text = answer.content.encode(errors="backslashreplace")
    return _BOM + text if answer.bom else text


def _store(data: bytes, path: Path) -> None:
    """Replace a file by a new one that is complete, keeping its permissions and links to it."""
    path = path.resolve()
    mode = path.stat().st_mode if path.exists() else None
    if mode is not None and not stat.S_ISREG(mode):
        # A folder is refused by the system; a device or a pipe takes what it is given.
        path.write_bytes(data)
        return
    beside = path.with_name(f".{path.name[:_KEPT]}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
