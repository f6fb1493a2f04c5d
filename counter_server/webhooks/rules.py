"""Which events are told, how long to wait after a failure, and when to give up for now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import get_args
from urllib.parse import urlsplit

import msgspec

from counter_server.contract.events import (
    AppointmentEvent,
    DossierMoved,
    DossierReceived,
    Event,
    TicketCancelled,
    TicketEvent,
    TicketHeld,
    kind_of,
)

TOLD = (*get_args(TicketEvent), *get_args(AppointmentEvent), DossierReceived, DossierMoved)
KINDS = tuple(str(each.__struct_config__.tag) for each in TOLD)
_WAITS_S = (1, 5, 30, 120, 600, 3600)
GIVES_UP_AFTER = timedelta(hours=24)
LONGEST_URL = 500


@dataclass(frozen=True)
class Standing:
    """How a webhook's receiver has been doing. `since` is the first of the failures in a row."""

    failures: int = 0
    since: datetime | None = None
    next_try_at: datetime | None = None
    is_paused: bool = False


def wants(kinds: tuple[str, ...], event: Event) -> bool:
    """Whether an event is told; no kinds chosen means every one that is told."""
    return kind_of(event) in (kinds or KINDS)


def unknown_kinds(kinds: Iterable[str]) -> list[str]:
    """Those that no webhook can have."""
    return [each for each in kinds if each not in KINDS]


def without_free_text(event: Event) -> Event:
    """Reasons are free text that clerks type, so they stay in the house."""
    if isinstance(event, TicketHeld | TicketCancelled):
        return msgspec.structs.replace(event, reason="")
    return event


def is_delivered(status: int) -> bool:
    """2xx: the receiver has it. A redirect is none: events go to the address that was given."""
    return 200 <= status < 300


def after_failure(standing: Standing, at: datetime) -> Standing:
    """The next try comes later each time; after a day of failures nobody is asked any more."""
    wait_s = _WAITS_S[min(standing.failures, len(_WAITS_S) - 1)]
    since = standing.since or at
    failed = replace(standing, failures=standing.failures + 1, since=since)
    if at - since >= GIVES_UP_AFTER:
        return replace(failed, next_try_at=None, is_paused=True)
    return replace(failed, next_try_at=at + timedelta(seconds=wait_s))


def pause_s(standing: Standing, at: datetime) -> float:
    """How long the next try has to wait yet."""
    if standing.next_try_at is None:
        return 0.0
    return max(0.0, (standing.next_try_at - at).total_seconds())


def is_usable_url(url: str) -> bool:
    """http or https with a host, and no password in it, which lists and logs would show."""
    try:
        parts = urlsplit(url)
        has_place = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    is_plain = url.isascii() and url.isprintable() and " " not in url and not parts.fragment
    is_web = parts.scheme in ("http", "https") and len(url) <= LONGEST_URL
    return is_web and is_plain and has_place and "@" not in parts.netloc
