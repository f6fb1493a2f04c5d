"""The queue for devices: services, counters, tickets, calling, board and events."""

from collections.abc import Callable

from flask import Response

from counter_server.contract.board import Board
from counter_server.contract.events import Entry
from counter_server.contract.office import Counter, CounterState, Office, Service
from counter_server.contract.tickets import (
    HoldRequest,
    Ticket,
    TicketRequest,
    TransferRequest,
)
from counter_server.core import offices
from counter_server.core.api import Api, Reply, idempotency_key
from counter_server.core.parts import Parts
from counter_server.core.streaming import event_stream
from counter_server.core.who import Act, Device, Person

from . import actions, queries
from .issuing import issue_ticket

_COUNTER_ERRORS = ("unknown_counter", "no_current_ticket", "wrong_state")
Who = Device | Person
Verb = Callable[[Parts, int, int], Ticket]


def queue_api(parts: Parts) -> Api:
    """The calls of the queue."""
    api = Api("queue")
    _reads(api, parts)
    _tickets(api, parts)
    _calling(api, parts)
    _moving(api, parts)
    _counter_states(api, parts)
    return api


def _reads(api: Api, parts: Parts) -> None:
    @api.get("/office", answer=Office, summary="The office of this device")
    def office(actor: Who) -> Office:
        with parts.database.read() as connection:
            return offices.office(connection, actor.office_id, parts.public_url)

    @api.get("/services", answer=tuple[Service, ...], summary="Services in the kiosk's order")
    def services(actor: Who) -> tuple[Service, ...]:
        with parts.database.read() as connection:
            day = queries.today(connection, actor.office_id, parts.clock())
            return queries.services(connection, actor.office_id, day)

    @api.get("/counters", answer=tuple[Counter, ...], summary="Counters by number")
    def counters(actor: Who) -> tuple[Counter, ...]:
        with parts.database.read() as connection:
            return queries.counters(connection, actor.office_id)

    @api.get("/board", answer=Board, summary="The waiting-room board as a snapshot")
    def board(actor: Who) -> Board:
        with parts.database.read() as connection:
            return queries.board(connection, actor.office_id, parts.clock())

    @api.get(
        "/events",
        answer=Entry,
        query=("after",),
        media="text/event-stream",
        errors=("wrong_seq",),
        summary="Everything that happens, as server-sent events after Last-Event-ID",
    )
    def events(actor: Who) -> Response:
        return event_stream(parts.feeds.of(actor.office_id))


def _tickets(api: Api, parts: Parts) -> None:
    @api.post(
        "/tickets",
        may=Act.ISSUE,
        body=TicketRequest,
        answer=Ticket,
        status=201,
        has_key=True,
        errors=("unknown_service", "service_closed", "unknown_priority"),
        summary="Issue a ticket; the same key again answers 200 with the same ticket",
    )
    def issue(actor: Who, body: TicketRequest) -> Reply:
        device_id = actor.id if isinstance(actor, Device) else None
        ticket, is_new = issue_ticket(parts, actor.office_id, body, idempotency_key(), device_id)
        return Reply(ticket, 201 if is_new else 200)

    @api.get(
        "/tickets/<int:ticket_id>",
        answer=Ticket,
        errors=("unknown_ticket",),
        summary="A ticket as it stands now",
    )
    def ticket(actor: Who, ticket_id: int) -> Ticket:
        with parts.database.read() as connection:
            return queries.ticket(connection, actor.office_id, ticket_id, parts.public_url)


def _calling(api: Api, parts: Parts) -> None:
    @api.post(
        "/counters/<int:counter_id>/call",
        may=Act.CALL,
        answer=Ticket,
        errors=("unknown_counter", "counter_busy", "counter_closed"),
        summary="Call who is next; 204 when nobody waits",
    )
    def call(actor: Who, counter_id: int) -> Reply:
        return Reply(actions.call_next(parts, actor.office_id, counter_id))

    for path, verb, summary in (
        ("recall", actions.recall, "Call the current visitor again"),
        ("serve", actions.start_serving, "The called visitor has come"),
        ("finish", actions.finish, "The visitor has been served"),
        ("no-show", actions.no_show, "The called visitor did not come"),
    ):
        api.post(
            f"/counters/<int:counter_id>/{path}",
            may=Act.CALL,
            answer=Ticket,
            errors=_COUNTER_ERRORS,
            summary=summary,
        )(_acting(parts, verb, path))


def _acting(parts: Parts, verb: Verb, path: str) -> Callable[..., Ticket]:
    def act(actor: Who, counter_id: int) -> Ticket:
        return verb(parts, actor.office_id, counter_id)

    act.__name__ = path.replace("-", "_")
    return act


def _moving(api: Api, parts: Parts) -> None:
    @api.post(
        "/counters/<int:counter_id>/hold",
        may=Act.CALL,
        body=HoldRequest,
        answer=Ticket,
        errors=_COUNTER_ERRORS,
        summary="Put the current visitor aside",
    )
    def hold(actor: Who, body: HoldRequest, counter_id: int) -> Ticket:
        return actions.hold(parts, actor.office_id, counter_id, body.reason)

    @api.post(
        "/counters/<int:counter_id>/transfer",
        may=Act.CALL,
        body=TransferRequest,
        answer=Ticket,
        errors=(*_COUNTER_ERRORS, "unknown_service", "no_target"),
        summary="Send the current visitor to another service or counter",
    )
    def transfer(actor: Who, body: TransferRequest, counter_id: int) -> Ticket:
        return actions.transfer(parts, actor.office_id, counter_id, body)


def _counter_states(api: Api, parts: Parts) -> None:
    for path, state, summary in (
        ("open", CounterState.OPEN, "Open a counter"),
        ("pause", CounterState.PAUSED, "Pause a counter"),
        ("close", CounterState.CLOSED, "Close a counter without a visitor"),
    ):

        def change(actor: Who, counter_id: int, state: CounterState = state) -> Counter:
            return actions.set_counter_state(parts, actor.office_id, counter_id, state)

        change.__name__ = f"counter_{path}"
        api.post(
            f"/counters/<int:counter_id>/{path}",
            may=Act.CALL,
            answer=Counter,
            errors=("unknown_counter", "counter_busy"),
            summary=summary,
        )(change)
