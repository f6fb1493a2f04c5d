"""A ticket: a place in the queue, held by a citizen as a number on paper."""

from datetime import datetime
from enum import StrEnum

from .wire import Shape


class TicketState(StrEnum):
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    FINISHED = "finished"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class Wait(Shape, frozen=True):
    """A likely waiting time, in seconds."""

    low_s: int
    high_s: int


class TicketRequest(Shape, frozen=True):
    """`service` is a service's code, prefix or id; `priority` a priority class's code."""

    service: str | int
    priority: str | None = None
    language: str = "vi"
    print: bool = True


class Ticket(Shape, frozen=True):
    """`ahead`: waiting visitors who would be called before; `wait` is absent once called."""

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


class TransferRequest(Shape, frozen=True):
    """Where a ticket goes: to a service (code, prefix or id) or to a counter (id)."""

    service: str | int | None = None
    counter: int | None = None
    keep_place: bool = True


class HoldRequest(Shape, frozen=True):
    """Why a ticket is put aside."""

    reason: str = ""
