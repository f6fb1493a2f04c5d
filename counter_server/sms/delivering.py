"""Hands queued messages to the gateway, and learns from its folders what became of them."""

from datetime import timedelta

from counter_server.core.parts import Parts
from hardware.sms import Fate, Gateway

from . import queries
from .log import set_state
from .notices import STILL_NEAR
from .queries import Message

# After this a modem that does not send will not be waited for: the message is taken back.
STALE = timedelta(days=1)
_IN_TIME = {"near": STILL_NEAR, "reminder": timedelta(hours=1)}
_STATES = {Fate.SENT: "sent", Fate.FAILED: "failed", Fate.LOST: "failed"}


def hand_over(parts: Parts, office_id: int, gateway: Gateway) -> None:
    """Queued messages go to the outbox under a name of their own, so a restart doubles none."""
    with parts.database.read() as connection:
        queued = queries.in_state(connection, office_id, "queued")
    for message in queued:
        if _is_late(message, parts):
            _set(parts, office_id, message, "late")
            continue
        name = gateway.send(message.number, message.text, message.at, f"m{message.id}")
        _set(parts, office_id, message, "waiting", name)


def look_after(parts: Parts, office_id: int, gateway: Gateway) -> None:
    """Those handed over are sent, failed, or still wait; a late one is taken back."""
    with parts.database.read() as connection:
        waiting = queries.in_state(connection, office_id, "waiting")
    for message in waiting:
        name = message.file or ""
        fate = gateway.fate(name)
        if fate is not Fate.WAITING:
            _set(parts, office_id, message, _STATES[fate])
            gateway.forget(name)
        elif _is_late(message, parts):
            gateway.take_back(name)
            _set(parts, office_id, message, "late")


def _is_late(message: Message, parts: Parts) -> bool:
    return parts.clock() - message.at > _IN_TIME.get(message.kind, STALE)


def _set(
    parts: Parts, office_id: int, message: Message, state: str, file: str | None = None
) -> None:
    with parts.works.begin(office_id) as work:
        set_state(work, message.id, state, file)
