"""The files a ruleset is made of: their schema, their reading, and the tree they make together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Final, cast

from attrs import frozen

from govrank.errors import (
    Diagnostic,
    GovrankError,
    Mark,
    Source,
    UnknownNameError,
    diagnostic,
    raise_errors,
)
from govrank.reading.strict_yaml import Limits, parse
from govrank.reading.suggest import suggest
from govrank.reading.text import is_there, names_in, read_source
from govrank.reading.tree import Mapping as Tree
from govrank.reading.tree import Node, Scalar
from govrank.reading.tree import Sequence as Items
from govrank.rules import catalogue
from govrank.rules.compose import Amendment, Layer, composed
from govrank.rules.document import checked, digest_of
from govrank.rules.reader import root
from govrank.rules.schema import layer_schema, ruleset_schema

# More than a district over a province over a ministry over a government will ever need.
_MOST: Final = 8
_LIMITS: Final = Limits()


@frozen
class _File:
    """A file that has been read: its tree, and where it is if it is one."""

    tree: Node
    path: Path | None

    @property
    def extends(self) -> bool:
        """Whether it changes another ruleset, and is not whole in itself."""
        entries = self.tree.entries if isinstance(self.tree, Tree) else ()
        return any(key.text in ("extends", "changes") for key, _ in entries)

    @property
    def base(self) -> Scalar:
        """The name of the ruleset that it changes; the schema has passed."""
        return cast("Scalar", root(self.whole, {}).node("extends"))

    @property
    def whole(self) -> Tree:
        """The tree of a file that has passed its schema."""
        return cast("Tree", self.tree)


def assembled(source: Source, path: Path | None) -> tuple[Tree, tuple[Layer, ...]]:
    """Return the whole tree of a ruleset and its layers, the file itself first.

    `path` is where the file is, if it is one: a text in memory can extend rulesets of the
    catalogue alone. Raises GovrankError with all that is wrong with the first file that is.
    """
    *above, base = _chain(_File(parse(source), path))
    tree = checked(base.tree, ruleset_schema)
    layers = [_layer(tree, ())]
    for file in reversed(above):
        tree, amendments = composed(tree, file.whole)
        raise_errors(_too_large(tree, file.base.mark))
        layers.insert(0, _layer(file.whole, amendments))
    return (checked(tree, ruleset_schema) if above else tree), tuple(layers)


def _layer(tree: Tree, amendments: tuple[Amendment, ...]) -> Layer:
    top = root(tree, {})
    return Layer(top.text("id"), top.text("version"), digest_of(tree), amendments)


def _too_large(tree: Tree, mark: Mark) -> Iterator[Diagnostic]:
    """Yield that a tree has become larger than any one file may be."""
    nodes = 0
    pending: list[tuple[Node, int]] = [(tree, 1)]
    while pending:
        node, depth = pending.pop()
        nodes += 1
        if depth > _LIMITS.depth:
            yield diagnostic("text/too-deep", mark, limit=_LIMITS.depth)
            return
        inner = node.items if isinstance(node, Items) else ()
        inner = tuple(each for _, each in node.entries) if isinstance(node, Tree) else inner
        pending += [(each, depth + (not isinstance(each, Scalar))) for each in inner]
    if nodes > _LIMITS.nodes:
        yield diagnostic("text/too-many-nodes", mark, limit=_LIMITS.nodes)


# The files, from the one asked for down to the one that is whole in itself.


def _chain(file: _File) -> list[_File]:
    files = [file]
    while files[-1].extends:
        checked(files[-1].tree, layer_schema)
        base = files[-1].base
        if len(files) == _MOST:
            raise GovrankError(diagnostic("meaning/too-many-layers", base.mark, limit=_MOST))
        path = _path(base, files[-1].path)
        _refuse_circle(path, files)
        files.append(_File(parse(read_source(path, _name(path, base))), path))
    return files


def _refuse_circle(path: Path, files: Sequence[_File]) -> None:
    """Raise where a file comes again that is in the chain already."""
    places = [file.path and file.path.resolve() for file in files]
    if path.resolve() in places:
        circle = files[places.index(path.resolve()) :]
        names = [each.base.mark.source.name for each in circle]
        params = {"names": " → ".join([*names, names[0]])}
        related = tuple(each.base.mark for each in circle[:-1])
        raise GovrankError(
            Diagnostic("meaning/extends-cycle", files[-1].base.mark, params, related)
        )


def _name(path: Path, base: Scalar) -> str:
    """Return what to call a file: by the name of the file that extends it, as it was given."""
    if not catalogue.is_path(base.text):
        return str(path)
    return (PurePath(base.mark.source.name).parent / base.text).as_posix()


def _path(base: Scalar, above: Path | None) -> Path:
    """Return where the ruleset is that a file extends, which is at `above`."""
    if catalogue.is_path(base.text):
        return _beside(base, above)
    try:
        return catalogue.find("ruleset", base.text)
    except UnknownNameError as error:
        raise GovrankError(_unknown(base, error.suggestion)) from error


def _beside(base: Scalar, above: Path | None) -> Path:
    """Return the path of a file below the folder of another, or in the catalogue.

    A ruleset of a stranger must not reach for any other file, nor lead there by links.
    """
    roots = [catalogue.root().resolve(), *([above.parent.resolve()] if above else [])]
    path = (above.parent if above else catalogue.root()) / base.text
    if above is None or not any(path.resolve().is_relative_to(each) for each in roots):
        raise GovrankError(diagnostic("meaning/base-outside", base.mark, name=base.text))
    if not is_there(path):
        near = suggest(path.name, names_in(path.parent))
        raise GovrankError(_unknown(base, ", ".join(near)))
    return path


def _unknown(base: Scalar, suggestion: str) -> Diagnostic:
    params = {"name": base.text, "suggestion": suggestion}
    return Diagnostic("meaning/unknown-base", base.mark, params)
