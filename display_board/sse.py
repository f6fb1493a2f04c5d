"""Server-sent events, parsed as they arrive (WHATWG HTML 9.2.6); no wire, no clock."""

import re
from codecs import getincrementaldecoder
from dataclasses import dataclass

_RETRY = re.compile(r"\d{1,9}", re.ASCII)
# A hundred times what the longest entry takes.
LONGEST = 1_000_000


class Endless(Exception):
    """What comes is no stream of events: a message has no end."""


@dataclass(frozen=True)
class Message:
    """One dispatched event; `last_id` is the last id the stream has given so far."""

    event: str
    data: str
    last_id: str


class Parser:
    """Takes chunks cut anywhere, also inside a letter, and gives the messages complete by then."""

    def __init__(self, last_id: str = "") -> None:
        self.last_id = last_id
        self.retry_s: float | None = None
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._is_first = True
        self._after_cr = False
        self._rest = ""
        self._event = ""
        self._data: list[str] = []

    def feed(self, chunk: bytes) -> list[Message]:
        """The messages that this chunk completes; `Endless`."""
        *lines, self._rest = (self._rest + self._text(chunk)).split("\n")
        if len(self._rest) + sum(map(len, self._data)) > LONGEST:
            raise Endless
        messages = (self._line(line) for line in lines)
        return [message for message in messages if message]

    def _text(self, chunk: bytes) -> str:
        """What the bytes add, with LF for every end of line."""
        text = self._decoder.decode(chunk)
        if not text:
            return ""
        if self._is_first:
            text = text.removeprefix("\ufeff")
        if self._after_cr:
            text = text.removeprefix("\n")
        self._is_first, self._after_cr = False, text.endswith("\r")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _line(self, line: str) -> Message | None:
        if not line:
            return self._dispatch()
        name, _, value = line.partition(":")
        self._field(name, value.removeprefix(" "))
        return None

    def _field(self, name: str, value: str) -> None:
        if name == "data":
            self._data.append(value)
        elif name == "event":
            self._event = value
        elif name == "id" and "\0" not in value:
            self.last_id = value
        elif name == "retry" and _RETRY.fullmatch(value):
            self.retry_s = int(value) / 1000

    def _dispatch(self) -> Message | None:
        event, data = self._event or "message", self._data
        self._event, self._data = "", []
        return Message(event, "\n".join(data), self.last_id) if data else None
