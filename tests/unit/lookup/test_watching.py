"""A phone hears that something changed near it, and nothing of anybody else."""

from datetime import UTC, datetime

from counter_server.contract.events import (
    DossierMoved,
    Entry,
    TicketCalled,
    TicketIssued,
    TicketTransferred,
)
from counter_server.lookup.watching import watch_dossier, watch_ticket


def heard(message, event) -> str | None:
    entry = Entry(seq=9, at=datetime(2026, 11, 23, tzinfo=UTC), event=event)
    answer = message(entry, b"")
    return answer and answer.decode().split("\n")[1].removeprefix("event: ")


def called(ticket: int = 1, service: str = "dat-dai") -> TicketCalled:
    return TicketCalled(ticket=ticket, number="A001", service=service, counter=1, counter_number=1)


def moved(dossier: int) -> DossierMoved:
    return DossierMoved(dossier=dossier, code="A", from_state="received", to_state="processing")


def test_a_dossiers_page_hears_of_its_own_steps_only():
    message = watch_dossier(4)
    assert heard(message, moved(4)) == "mine"
    assert heard(message, moved(5)) is None
    assert heard(message, called()) is None


def test_a_tickets_page_hears_of_itself_and_of_its_line():
    message = watch_ticket(1, "dat-dai")
    assert heard(message, called(1)) == "mine"
    assert heard(message, called(2)) == "line"
    assert heard(message, called(3, "xay-dung")) is None
    assert heard(message, moved(1)) is None


def test_after_a_transfer_it_follows_the_new_line_too():
    message = watch_ticket(1, "dat-dai")
    assert heard(message, called(3, "xay-dung")) is None
    assert heard(message, _transfer(1, "xay-dung", "dat-dai")) == "mine"
    assert heard(message, called(3, "xay-dung")) == "line"


def test_somebody_leaving_the_line_is_heard():
    assert heard(watch_ticket(1, "dat-dai"), _transfer(2, "xay-dung", "dat-dai")) == "line"


def test_nothing_of_the_event_is_told():
    issued = TicketIssued(
        ticket=2,
        number="A002",
        service="dat-dai",
        priority="disabled",
        language="vi",
        device=1,
        print=True,
    )
    entry = Entry(seq=9, at=datetime(2026, 11, 23, tzinfo=UTC), event=issued)
    assert watch_ticket(1, "dat-dai")(entry, b"secret") == b"id: 9\nevent: line\ndata: {}\n\n"


def _transfer(ticket: int, to_service: str, from_service: str) -> TicketTransferred:
    return TicketTransferred(
        ticket=ticket,
        number="A001",
        service=to_service,
        counter=1,
        counter_number=1,
        from_service=from_service,
    )
