"""Where shipped files are: rulesets, registers and cases by id, found the same way everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal

from govrank.errors import Diagnostic, Param, UnknownNameError, diagnostic
from govrank.language import Text
from govrank.reading.suggest import suggest

Kind = Literal["ruleset", "units", "case"]
_SUGGESTED: Final = 3
KIND_WORDS: Final[Mapping[Kind, Text]] = {
    "ruleset": Text(vi="bộ quy tắc", en="ruleset"),
    "units": Text(vi="danh mục đơn vị", en="register"),
    "case": Text(vi="trường hợp kiểm chứng", en="case"),
}
SUFFIXES: Final[tuple[str, ...]] = (".yaml", ".yml")


@cache
def root() -> Path:
    """Return the folder of the shipped files: in an installed package, or beside the sources."""
    package = Path(__file__).resolve().parents[1]
    packed = package / "rulesets"
    return packed if packed.is_dir() else package.parents[1] / "rulesets"


def entries(kind: Kind) -> Iterator[tuple[str, Path]]:
    """Yield the id and the path of every shipped file of a kind, in order of id."""
    for path in sorted(root().rglob(f"*{_ending(kind)}")):
        yield id_of(kind, path), path


def id_of(kind: Kind, path: Path) -> str:
    """Return the id that a shipped file has by its place."""
    return path.relative_to(root()).as_posix().removesuffix(_ending(kind))


def _ending(kind: Kind) -> str:
    return f".{kind}.yaml"


def is_path(name: str | Path) -> bool:
    """Tell whether a name means a file, not an id of the catalogue."""
    return isinstance(name, Path) or name.endswith(SUFFIXES)


def find(kind: Kind, name: str) -> Path:
    """Return the path of `name`: a whole id, or its last part where that is unique.

    Raises UnknownNameError (usage/not-found, usage/ambiguous-name, usage/other-kind).
    """
    known = dict(entries(kind))
    if name in known:
        return known[name]
    same = [each for each in known if each.rsplit("/", 1)[-1] == name]
    if len(same) == 1:
        return known[same[0]]
    if same:
        params = {"name": name, "known": ", ".join(same)}
        raise UnknownNameError(Diagnostic("usage/ambiguous-name", None, params))
    others = (each for each in KIND_WORDS if each != kind)
    other = next((each for each in others if _holds(each, name)), None)
    if other is not None:
        words: dict[str, Param] = {"found": KIND_WORDS[other], "wanted": KIND_WORDS[kind]}
        raise UnknownNameError(Diagnostic("usage/other-kind", None, {"name": name, **words}))
    near = ", ".join(nearest(name, known))
    raise UnknownNameError(diagnostic("usage/not-found", name=name, suggestion=near))


def _holds(kind: Kind, name: str) -> bool:
    return any(name in (each, each.rsplit("/", 1)[-1]) for each, _ in entries(kind))


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the ids near a name, as a whole or in their last part, wherever they stand."""
    by_last: dict[str, list[str]] = {}
    for each in known:
        by_last.setdefault(each.rsplit("/", 1)[-1], []).append(each)
    ids = [each for same in by_last.values() for each in same]
    last = (each for part in suggest(name.rsplit("/", 1)[-1], by_last) for each in by_last[part])
    return tuple(dict.fromkeys((*suggest(name, ids), *last)))[:_SUGGESTED]
