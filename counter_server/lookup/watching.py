"""What a phone page hears of the office's events: that something changed, never what."""

from counter_server.contract.events import (
    CounterChanged,
    DossierMoved,
    Entry,
    TicketEvent,
    TicketNear,
    TicketReassigned,
    TicketTransferred,
)
from counter_server.core.streaming import Message


def watch_dossier(dossier_id: int) -> Message:
    """`mine` for each step of one dossier."""

    def message(entry: Entry, _bytes: bytes) -> bytes | None:
        event = entry.event
        is_mine = isinstance(event, DossierMoved) and event.dossier == dossier_id
        return _change(entry, "mine") if is_mine else None

    return message


def watch_ticket(ticket_id: int, service: str) -> Message:
    """`mine` for what happens to one ticket, `line` for what may move the line before it."""
    services = {service}

    def message(entry: Entry, _bytes: bytes) -> bytes | None:
        event = entry.event
        if isinstance(event, CounterChanged):
            return _change(entry, "line")
        if not isinstance(event, TicketEvent):
            return None
        if event.ticket == ticket_id:
            services.add(event.service)
            return _change(entry, "mine")
        if isinstance(event, TicketNear):
            return None
        from_service = ""
        if isinstance(event, TicketTransferred | TicketReassigned):
            from_service = event.from_service
        is_near = event.service in services or from_service in services
        return _change(entry, "line") if is_near else None

    return message


def _change(entry: Entry, kind: str) -> bytes:
    return f"id: {entry.seq}\nevent: {kind}\ndata: {{}}\n\n".encode()
