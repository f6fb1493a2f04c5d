"""What a receiver gets: the body, and headers that prove it comes from us and is fresh."""

import hashlib
import hmac
from datetime import datetime

from counter_server.contract.events import Entry, Event, kind_of
from counter_server.contract.wire import Shape, to_json

from .rules import without_free_text


class Message(Shape, frozen=True):
    """The body. `office` is the office's code; `seq` has gaps where events were not asked for."""

    office: str
    seq: int
    at: datetime
    event: Event


def body_of(office: str, entry: Entry) -> bytes:
    """The same bytes at every try."""
    event = without_free_text(entry.event)
    return to_json(Message(office=office, seq=entry.seq, at=entry.at, event=event))


def headers_of(office: str, entry: Entry, body: bytes, secret: str, at: datetime) -> dict[str, str]:
    """`Motcua-Delivery` is the same at every try: who has seen it answers 200 and forgets it."""
    timestamp = int(at.timestamp())
    return {
        "Content-Type": "application/json",
        "Motcua-Event": kind_of(entry.event),
        "Motcua-Delivery": f"{office}-{entry.seq}",
        "Motcua-Timestamp": str(timestamp),
        "Motcua-Signature": signature(secret, timestamp, body),
    }


def signature(secret: str, timestamp: int, body: bytes) -> str:
    """`v1=` and the hex HMAC-SHA256 of `<timestamp>.<body>` under the secret's UTF-8 bytes."""
    signed = str(timestamp).encode() + b"." + body
    return "v1=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
