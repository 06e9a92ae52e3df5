"""Messages of the family `text`."""

from __future__ import annotations

from govrank.messages._message import Message

MESSAGES: dict[str, Message] = {}
