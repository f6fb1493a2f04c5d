"""The queue for devices: services, counters, tickets, calling, board and events."""

from collections.abc import Callable
from functools import partial

from flask import Response

from counter_server.contract.board import Board
from counter_server.contract.events import Entry
from counter_server.contract.office import Counter, CounterState, Office, Service
from counter_server.contract.tickets import (
    AddServiceRequest,
    BringBackRequest,
    CallRequest,
    HoldRequest,
    Next,
    Period,
    Ticket,
    TicketRequest,
    TransferRequest,
)
from counter_server.core import offices
from counter_server.core.answers import language
from counter_server.core.api import Api, Reply, idempotency_key
from counter_server.core.parts import Parts
from counter_server.core.streaming import event_stream
from counter_server.core.who import Act, Device, DeviceKind, Person

from . import actions, queries, reviving
from .classes import offered_classes, priority_classes, refuse_without_check_in
from .explaining import explained
from .issuing import issue_ticket
from .kiosks.rules import refuse_paused

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
    _visits(api, parts)
    _visitors(api, parts)
    _counter_states(api, parts)
    return api


def _reads(api: Api, parts: Parts) -> None:
    @api.get("/office", answer=Office, summary="The office of this device")
    def office(actor: Who) -> Office:
        with parts.database.read() as connection:
            is_kiosk = isinstance(actor, Device) and actor.kind is DeviceKind.KIOSK
            classes_of = offered_classes if is_kiosk else priority_classes
            classes = classes_of(connection, actor.office_id)
            return offices.office(connection, actor.office_id, parts.public_url, classes)

    @api.get("/services", answer=tuple[Service, ...], summary="Services in the kiosk's order")
    def services(actor: Who) -> tuple[Service, ...]:
        with parts.database.read() as connection:
            now = parts.clock()
            day = queries.today(connection, actor.office_id, now)
            return queries.services(connection, actor.office_id, day, now)

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
        errors=(
            "unknown_service",
            "service_closed",
            "quota_reached",
            "numbers_used_up",
            "unknown_priority",
            "needs_check_in",
            "wrong_language",
            "service_twice",
            "kiosk_paused",
        ),
        summary="Issue a ticket; the same key again answers 200 with the same ticket",
    )
    def issue(actor: Who, body: TicketRequest) -> Reply:
        device_id = actor.id if isinstance(actor, Device) else None
        refuse = partial(_refuse_here, actor, body)
        key = idempotency_key()
        ticket, is_new = issue_ticket(parts, actor.office_id, body, key, device_id, refuse)
        return Reply(ticket, 201 if is_new else 200)

    @api.get(
        "/tickets/<int:ticket_id>",
        answer=Ticket,
        errors=("unknown_ticket",),
        summary="A ticket as it stands now",
    )
    def ticket(actor: Who, ticket_id: int) -> Ticket:
        with parts.database.read() as connection:
            now = parts.clock()
            return queries.ticket(connection, actor.office_id, ticket_id, parts.public_url, now)


def _refuse_here(actor: Who, request: TicketRequest) -> None:
    """What this device gives nobody, or not now."""
    refuse_paused(actor)
    refuse_without_check_in(actor, request.priority)


def _calling(api: Api, parts: Parts) -> None:
    @api.post(
        "/counters/<int:counter_id>/call",
        may=Act.CALL,
        body=CallRequest,
        body_may_lack=True,
        answer=Ticket,
        errors=(
            "unknown_counter",
            "counter_busy",
            "counter_closed",
            "unknown_ticket",
            "wrong_state",
            "other_day",
        ),
        summary="Call who is next, or a chosen ticket; 204 when nobody waits",
    )
    def call(actor: Who, body: CallRequest, counter_id: int) -> Reply:
        if body.ticket is not None:
            return Reply(actions.call_chosen(parts, actor.office_id, counter_id, body.ticket))
        return Reply(actions.call_next(parts, actor.office_id, counter_id))

    _verbs(api, parts)


def _verbs(api: Api, parts: Parts) -> None:
    @api.get(
        "/counters/<int:counter_id>/next",
        answer=Next,
        errors=("unknown_counter",),
        summary="Who would be called now, and why; 204 when nobody waits",
    )
    def who_is_next(actor: Who, counter_id: int) -> Reply:
        with parts.database.read() as connection:
            counter = queries.counter(connection, actor.office_id, counter_id)
            return Reply(
                explained(connection, actor.office_id, counter.id, parts.clock(), language())
            )

    for path, verb, summary in (
        ("recall", actions.recall, "Call the current visitor again (409 recall_limit)"),
        ("serve", actions.start_serving, "The called visitor has come"),
        ("finish", actions.finish, "The visitor has been served"),
        ("no-show", actions.no_show, "The called visitor did not come"),
    ):
        _at_counter(api, path, summary)(_acting(parts, verb, path))


def _at_counter(
    api: Api,
    path: str,
    summary: str,
    *,
    body: type | None = None,
    body_may_lack: bool = False,
    errors: tuple[str, ...] = _COUNTER_ERRORS,
) -> Callable[[Callable[..., Ticket]], Callable[..., Ticket]]:
    """A call on whoever is at a counter; it answers the ticket."""
    return api.post(
        f"/counters/<int:counter_id>/{path}",
        may=Act.CALL,
        body=body,
        body_may_lack=body_may_lack,
        answer=Ticket,
        errors=errors,
        summary=summary,
    )


def _acting(parts: Parts, verb: Verb, path: str) -> Callable[..., Ticket]:
    def act(actor: Who, counter_id: int) -> Ticket:
        return verb(parts, actor.office_id, counter_id)

    act.__name__ = path.replace("-", "_")
    return act


def _moving(api: Api, parts: Parts) -> None:
    @_at_counter(api, "hold", "Put the current visitor aside", body=HoldRequest, body_may_lack=True)
    def hold(actor: Who, body: HoldRequest, counter_id: int) -> Ticket:
        return actions.hold(parts, actor.office_id, counter_id, body.reason)

    @_at_counter(
        api,
        "transfer",
        "Send the current visitor to another service or counter",
        body=TransferRequest,
        errors=(*_COUNTER_ERRORS, "unknown_service", "unknown_clerk", "no_target"),
    )
    def transfer(actor: Who, body: TransferRequest, counter_id: int) -> Ticket:
        return actions.transfer(parts, actor.office_id, counter_id, body)


def _visits(api: Api, parts: Parts) -> None:
    @_at_counter(
        api,
        "add-service",
        "Add a further service to the current visit",
        body=AddServiceRequest,
        errors=(*_COUNTER_ERRORS, "unknown_service", "service_twice"),
    )
    def add_service(actor: Who, body: AddServiceRequest, counter_id: int) -> Ticket:
        return actions.add_service(parts, actor.office_id, counter_id, body.service)

    @_at_counter(
        api,
        "undo",
        "Take back the last step at a counter",
        errors=("unknown_counter", "nothing_to_undo", "counter_busy"),
    )
    def undo(actor: Who, counter_id: int) -> Ticket:
        return reviving.undo(parts, actor.office_id, counter_id)


def _visitors(api: Api, parts: Parts) -> None:
    @api.post(
        "/tickets/<int:ticket_id>/bring-back",
        may=Act.CALL,
        body=BringBackRequest,
        body_may_lack=True,
        answer=Ticket,
        errors=("unknown_ticket", "wrong_state", "other_day"),
        summary="A held or absent visitor waits again",
    )
    def bring_back(actor: Who, body: BringBackRequest, ticket_id: int) -> Ticket:
        return reviving.bring_back(parts, actor.office_id, ticket_id, keep_place=body.keep_place)

    @api.post(
        "/tickets/<int:ticket_id>/cancel",
        may=Act.CALL,
        body=HoldRequest,
        body_may_lack=True,
        answer=Ticket,
        errors=("unknown_ticket", "wrong_state"),
        summary="Cancel a ticket that is not being served",
    )
    def cancel(actor: Who, body: HoldRequest, ticket_id: int) -> Ticket:
        return reviving.cancel(parts, actor.office_id, ticket_id, body.reason)

    @api.get(
        "/tickets/<int:ticket_id>/periods",
        answer=tuple[Period, ...],
        errors=("unknown_ticket",),
        summary="The stretches of a visit that are over, in order",
    )
    def periods(actor: Who, ticket_id: int) -> tuple[Period, ...]:
        with parts.database.read() as connection:
            return queries.periods(connection, actor.office_id, ticket_id)


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
