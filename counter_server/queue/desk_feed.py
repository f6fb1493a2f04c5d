"""The desk's stream: only that something changed and what kind, never whom it is about."""

from flask import Response

from counter_server.contract.events import (
    DossierMoved,
    DossierReceived,
    Entry,
    TicketNear,
    kind_of,
)
from counter_server.core.feed import Feed
from counter_server.core.streaming import event_stream


def desk_events(feed: Feed) -> Response:
    """`event: change`, `data:` the kind; the page then asks for what it shows."""
    return event_stream(feed, _change)


def _change(entry: Entry, _message: bytes) -> bytes | None:
    if isinstance(entry.event, DossierMoved | DossierReceived | TicketNear):
        return None
    return f"id: {entry.seq}\nevent: change\ndata: {kind_of(entry.event)}\n\n".encode()
