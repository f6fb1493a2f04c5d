"""A ticket: a place in the queue, held by a citizen as a number on paper."""

from datetime import datetime
from enum import StrEnum

from .office import Wait
from .wire import Id, Shape


class TicketState(StrEnum):
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    FINISHED = "finished"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class TicketRequest(Shape, frozen=True):
    """`service` is a service's code, prefix or id; `priority` a priority class's code.

    `then` names further services of the same visit, in their order.
    """

    service: str | Id
    then: tuple[str | Id, ...] = ()
    priority: str | None = None
    language: str = "vi"
    print: bool = True


class Ticket(Shape, frozen=True):
    """`ahead`: waiting visitors who would be called before; `wait` is absent once called.

    `then`: the codes of the services that come after this one.
    """

    id: int
    number: str
    service: str
    state: TicketState
    issued_at: datetime
    ahead: int
    wait: Wait | None
    status_url: str
    priority: str | None = None
    language: str = "vi"
    counter: int | None = None
    calls: int = 0
    called_at: datetime | None = None
    serving_at: datetime | None = None
    ended_at: datetime | None = None
    then: tuple[str, ...] = ()


class CallRequest(Shape, frozen=True):
    """A chosen ticket by id; without one, whoever is next."""

    ticket: Id | None = None


class TransferRequest(Shape, frozen=True):
    """Where a ticket goes: to a service (code, prefix or id), a counter (id) or a clerk (id)."""

    service: str | Id | None = None
    counter: Id | None = None
    clerk: Id | None = None
    keep_place: bool = True


class AddServiceRequest(Shape, frozen=True):
    """A further service of this visit."""

    service: str | Id


class BringBackRequest(Shape, frozen=True):
    """Whether the ticket goes back to its place or to the end."""

    keep_place: bool = True


class Next(Shape, frozen=True):
    """Who would be called now, and why, in words of the caller's language."""

    ticket: int
    number: str
    service: str
    priority: str | None
    reason: str
    why: str


class Period(Shape, frozen=True):
    """A stretch of a visit that is over: its state, service, counter and times."""

    state: TicketState
    service: str
    counter: int | None
    began_at: datetime
    ended_at: datetime


class HoldRequest(Shape, frozen=True):
    """Why a ticket is put aside."""

    reason: str = ""
