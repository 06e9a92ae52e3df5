"""The reference of the Python interface: signatures and docstrings of the public names."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from types import FunctionType
from typing import Any

from attrs import fields, has
from docs.generators.markdown import code, escaped, fence, paragraphs, table

import govrank


def functions() -> str:
    """Return a section for every public function."""
    return "\n".join(_function(name) for name in _names(callable_only=True))


def classes() -> str:
    """Return a section for every public class."""
    return "\n".join(_class(name) for name in _names(callable_only=False))


RESULTS = (
    "errors.UnknownNameError",
    "errors.Mark",
    "language.Text",
    "engine.score.Score",
    "reading.units.Unit",
    "rules.model.Band",
    "audit.verdicts.FigureVerdict",
    "audit.changes.Change",
    "audit.reproduce.Reproduction",
    "rules.case.PublishedTable",
)
"""What results hold that has no name in the root: module and class."""


def results() -> str:
    """Return a section for every class that is met in results."""
    return "\n".join(_section(*each.rpartition(".")[::2]) for each in RESULTS)


def _section(module: str, name: str) -> str:
    return _described(name, getattr(import_module(f"govrank.{module}"), name))


def _names(*, callable_only: bool) -> list[str]:
    return [
        name
        for name in govrank.__all__
        if not name.startswith("_")
        and isinstance(getattr(govrank, name), FunctionType) is callable_only
    ]


def _function(name: str) -> str:
    function = getattr(govrank, name)
    return f"### {name}\n\n{_signature(name, function)}\n{_prose(function)}"


def _signature(name: str, function: FunctionType) -> str:
    text = f"govrank.{name}{_called(function)}"
    if len(text) > _WIDTH:
        lines = "".join(f"    {each},\n" for each in _parameters(function))
        text = f"govrank.{name}(\n{lines}) -> {_returned(function)}"
    return fence("text", text, shown="the signature")


_WIDTH = 80


def _called(function: FunctionType) -> str:
    """Return the signature of a function as it is written, without `self`."""
    return f"({', '.join(_parameters(function))}) -> {_returned(function)}"


def _returned(function: FunctionType) -> str:
    return str(inspect.signature(function).return_annotation)


def _parameters(function: FunctionType) -> Iterator[str]:
    named = False
    for each in inspect.signature(function).parameters.values():
        if each.kind is each.KEYWORD_ONLY and not named:
            named = True
            yield "*"
        if each.name != "self":
            yield _parameter(each)


def _parameter(each: inspect.Parameter) -> str:
    stars = {each.VAR_POSITIONAL: "*", each.VAR_KEYWORD: "**"}.get(each.kind, "")
    value = "" if each.default is each.empty else f" = {each.default!r}"
    return f"{stars}{each.name}: {each.annotation}{value}"


def _prose(documented: Any) -> str:
    said = inspect.getdoc(documented) or ""
    prose, _, example = said.partition(">>> ")
    found = f">>> from {documented.__module__} import {documented.__name__}\n>>> {example}"
    shown = fence("python", found) + "\n" if example else ""
    return "".join(f"{escaped(each)}\n\n" for each in paragraphs(prose)) + shown


def _class(name: str) -> str:
    return _described(name, getattr(govrank, name))


def _described(name: str, public: type) -> str:
    rows = [*_fields(public), *_members(public)]
    members = table(("member", "what it is"), rows) if rows else ""
    return f"### {name}\n\n{_prose(public)}{members}"


def _fields(public: type) -> Iterator[tuple[str, str]]:
    if has(public):
        for each in fields(public):
            if each.repr and not each.name.startswith("_"):
                yield _typed(f"{each.name}: {each.type}"), "a field"


def _members(public: type) -> Iterator[tuple[str, str]]:
    for name, member in vars(public).items():
        if name.startswith("_"):
            continue
        getter = getattr(member, "fget", None) or getattr(member, "func", None)
        if isinstance(getter, FunctionType):
            yield _typed(f"{name}: {_returned(getter)}"), _said(member)
        elif isinstance(member, FunctionType):
            yield _typed(name + _called(member)), _said(member)


def _typed(text: str) -> str:
    return code(text.replace("|", "\\|"))


def _said(member: object) -> str:
    return " ".join(escaped(each) for each in paragraphs(inspect.getdoc(member) or ""))
