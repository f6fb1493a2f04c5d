"""Looks at the messages of an office as they are now: folder, modem, what waits, what failed."""

from datetime import datetime, timedelta
from pathlib import Path

from hardware.sms import Gateway, GatewayTrouble, standing

from .health import Look, Mend, mends
from .queries import Message, Place

CONFIG = "gammu-smsdrc"
_LATELY = timedelta(days=1)


def mends_of(place: Place, messages: list[Message], at: datetime) -> tuple[Mend, ...]:
    """The worst first; nothing where messages are off."""
    if not place.settings.is_on:
        return ()
    folder = Path(place.settings.folder)
    waiting, oldest_s = _outbox(Gateway(folder))
    failed = sum(each.state == "failed" and at - each.at < _LATELY for each in messages)
    look = Look(place.trouble, place.seen_at, standing(folder / CONFIG), waiting, oldest_s, failed)
    return mends(look, at)


def _outbox(gateway: Gateway) -> tuple[int, float]:
    try:
        return gateway.waiting(), gateway.oldest_wait_s()
    except GatewayTrouble:
        return 0, 0.0
