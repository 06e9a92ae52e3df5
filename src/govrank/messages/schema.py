"""Messages of the family `schema`."""

from __future__ import annotations

from govrank.messages._message import Message

MESSAGES: dict[str, Message] = {}
