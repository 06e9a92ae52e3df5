"""Arguments: argparse in two languages, whose complaints are diagnostics like all others."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, NoReturn

from govrank.cli.commands import COMMANDS
from govrank.errors import Diagnostic, GovrankError
from govrank.language import LANGUAGES, Lang
from govrank.reading.numbers import parse_number
from govrank.reading.suggest import suggest


class Done(Exception):  # noqa: N818 - not an error: only help was asked for
    """The text that answers, where no command is to be run."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def language(argv: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """Return the language asked for by --lang, else that of the environment, else English."""
    for place, word in enumerate(argv):
        following = argv[place + 1] if place + 1 < len(argv) else ""
        told = following if word == "--lang" else word.removeprefix("--lang=")
        if told != word and told in LANGUAGES:
            return "vi" if told == "vi" else "en"
    variables = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((found for each in variables if (found := environment.get(each))), "")
    return "vi" if locale.lower().startswith("vi") else "en"


class _Formatter(RawDescriptionHelpFormatter):
    """Help with the word for usage in the language of the parser."""

    usage_word = "usage: "

    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or self.usage_word)


class _VietnameseFormatter(_Formatter):
    usage_word = "cách dùng: "


class Parser(ArgumentParser):
    """A parser of one command; its texts are given in both languages and shown in one."""

    def __init__(self, prog: str, lang: Lang, about: str, **more: Any) -> None:
        formatter = _VietnameseFormatter if lang == "vi" else _Formatter
        super().__init__(
            prog=prog,
            description=about,
            formatter_class=formatter,
            add_help=False,
            allow_abbrev=False,
            **more,
        )
        self.lang = lang
        self._arguments = self.add_argument_group(self.say("tham số", "arguments"))
        self._settings = self.add_argument_group(self.say("tùy chọn", "options"))
        self.option("-h", "--help", vi="in hướng dẫn này", en="show this help", action="help")
        self.option(
            "--lang",
            vi="ngôn ngữ (mặc định theo môi trường)",
            en="the language (default: the environment's)",
            choice=LANGUAGES,
        )

    @classmethod
    def of_all(cls, lang: Lang) -> Parser:
        """Return the parser of `govrank` without a command."""
        about = {
            "vi": "Chấm điểm, xếp loại, xếp hạng và kiểm chứng theo bộ quy tắc, chính xác từng "
            "chữ số.",
            "en": "Score, grade, rank and verify by rules written as data, exactly.",
        }
        width = max(map(len, COMMANDS))
        listed = (f"  {name.ljust(width)}  {text.get(lang)}" for name, text in COMMANDS.items())
        head = "các lệnh:" if lang == "vi" else "commands:"
        parser = cls(
            "govrank",
            lang,
            about[lang],
            usage="govrank [--lang vi|en] COMMAND …",
            epilog="\n".join((head, *listed)),
        )
        parser.option(
            "--version",
            vi="in phiên bản",
            en="show the version",
            action="store_true",
        )
        return parser

    def say(self, vi: str, en: str) -> str:
        """Return the text in the language of the parser."""
        return vi if self.lang == "vi" else en

    def argument(self, name: str, *, vi: str, en: str, metavar: str, **how: Any) -> None:
        """Add an argument that is told by its place."""
        self._arguments.add_argument(name, help=self.say(vi, en), metavar=metavar, **how)

    def option(self, *names: str, vi: str, en: str, choice: Sequence[str] = (), **how: Any) -> None:
        """Add an option; `choice` lists the words that it takes."""
        if choice:
            how |= {"type": one_of(names[-1], choice), "metavar": "|".join(choice)}
        self._settings.add_argument(*names, help=self.say(vi, en), **how)

    def output_file(self) -> None:
        """Add where the output goes."""
        self.option(
            "-o",
            "--output",
            vi="ghi vào tệp này, thay trọn tệp cũ",
            en="write to this file, replacing it as a whole",
            metavar=self.say("TỆP", "FILE"),
        )

    def output(self, formats: Sequence[str]) -> None:
        """Add where the output goes, and its format."""
        self.output_file()
        self.option(
            "--format",
            vi="dạng kết quả (mặc định theo tên tệp, hoặc table)",
            en="the format (default: by the name of the file, or table)",
            choice=formats,
        )

    def read(self, argv: Sequence[str]) -> Namespace:
        """Return what is asked for; GovrankError (usage/…) where it cannot be."""
        asked, surplus = self.parse_known_args(list(argv))
        if surplus:
            raise GovrankError(self._surplus(surplus[0]))
        return asked

    def _surplus(self, word: str) -> Diagnostic:
        name = word.partition("=")[0]
        if not name.startswith("-"):
            return Diagnostic("usage/unexpected-argument", None, {"name": word})
        known = [each for action in self._actions for each in action.option_strings]
        near = ", ".join(suggest(name, known))
        return Diagnostic("usage/unknown-option", None, {"name": name, "suggestion": near})

    def error(self, message: str) -> NoReturn:
        """Raise what argparse has to say as a diagnostic."""
        for code, pattern in _COMPLAINTS:
            found = pattern.fullmatch(message)
            if found:
                raise GovrankError(Diagnostic(code, None, found.groupdict()))
        raise GovrankError(Diagnostic("usage/not-usable", None, {"reason": message}))

    def print_help(self, file: Any = None) -> NoReturn:  # noqa: ARG002 - argparse's signature
        """End with the help as the answer."""
        raise Done(self.format_help())


_COMPLAINTS: Final = (
    (
        "usage/missing-argument",
        re.compile(r"the following arguments are required: (?P<names>.*)"),
    ),
    (
        "usage/option-needs-value",
        re.compile(r"argument (?P<name>[^:]*): expected (?:at least )?one argument"),
    ),
    (
        "usage/option-takes-no-value",
        re.compile(r"argument (?P<name>[^:]*): ignored explicit argument '(?P<value>.*)'"),
    ),
)


def one_of(option: str, known: Sequence[str]) -> Callable[[str], str]:
    """Return a reader of words of a closed set, with a suggestion for what is not in it."""

    def read(word: str) -> str:
        if word in known:
            return word
        near = ", ".join(suggest(word, known))
        params = {"option": option, "value": word, "known": ", ".join(known), "suggestion": near}
        raise GovrankError(Diagnostic("usage/unknown-choice", None, params))

    return read


def pair(option: str, form: str) -> Callable[[str], tuple[str, str]]:
    """Return a reader of `name=value`; a name may itself hold the sign."""

    def read(word: str) -> tuple[str, str]:
        name, sign, value = word.rpartition("=")
        if not (name and sign and value):
            params = {"option": option, "form": form, "value": word}
            raise GovrankError(Diagnostic("usage/not-a-pair", None, params))
        return name, value

    return read


def bound(word: str) -> tuple[str, Fraction]:
    """Read `address=value` of --bind, the value an exact number."""
    name, value = pair("--bind", "ADDRESS=NUMBER")(word)
    found = parse_number(value)
    if found is None:
        raise GovrankError(Diagnostic("usage/not-a-number", None, {"value": value}))
    return name, found


def parser_of(command: str, lang: Lang) -> Parser:
    """Return the parser of a command, without its own arguments yet."""
    return Parser(f"govrank {command}", lang, COMMANDS[command].get(lang))
