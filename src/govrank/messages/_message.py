"""The shape of one message."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from govrank.language import Text

Severity = Literal["error", "warning", "note"]


@frozen
class Message:
    """A template in both languages, with the same `{placeholders}`, and a hint likewise."""

    text: Text
    hint: Text = Text()
    severity: Severity = "error"


def say(
    *, vi: str, en: str, hint: tuple[str, str] = ("", ""), severity: Severity = "error"
) -> Message:
    """Make a Message; `hint` is (vi, en)."""
    return Message(Text(vi=vi, en=en), Text(vi=hint[0], en=hint[1]), severity)
