"""What a kiosk needs to give numbers while its server is away, and what it tells after."""

from datetime import date, datetime
from typing import Annotated

from msgspec import Meta

from .office import Office, Service
from .procedures import Procedure
from .tickets import TicketState
from .wire import Id, Shape

_Moment = Annotated[datetime, Meta(tz=True)]
_Store = Annotated[str, Meta(min_length=8, max_length=40)]
_Key = Annotated[str, Meta(min_length=8, max_length=90)]


class LeaseRequest(Shape, frozen=True):
    """`store` names the kiosk's own memory: a new one has lost what the old one knew.

    `give_back` are ids of leased numbers that this kiosk will never use.
    """

    store: _Store
    give_back: tuple[Id, ...] = ()


class LeasedNumber(Shape, frozen=True):
    """A number nobody else gets; `status_url` is its phone page once it is merged."""

    id: int
    number: str
    status_url: str


class Block(Shape, frozen=True):
    """All unused numbers of a service and day this kiosk holds, in their order.

    `spare` of them should be given back: others need them.
    """

    service: str
    day: date
    numbers: tuple[LeasedNumber, ...]
    spare: int = 0


class Lease(Shape, frozen=True):
    """`at` is the server's time now."""

    at: datetime
    blocks: tuple[Block, ...]


class TakenTicket(Shape, frozen=True):
    """A ticket a kiosk gave by itself; `key` is the idempotency key of its touch."""

    lease: Id
    key: _Key
    taken_at: _Moment
    priority: str | None = None
    language: str = "vi"


class MergeRequest(Shape, frozen=True):
    """Tickets in the order of taking; all times by one clock, which shows `sent_at` now."""

    store: _Store
    sent_at: _Moment
    taken: Annotated[tuple[TakenTicket, ...], Meta(max_length=200)]


class MergedTicket(Shape, frozen=True):
    """Which ticket a leased number has become."""

    lease: int
    ticket: int
    number: str
    state: TicketState


class Merged(Shape, frozen=True):
    """`unknown` are numbers that were never leased to this kiosk, or stand on another ticket."""

    at: datetime
    tickets: tuple[MergedTicket, ...]
    unknown: tuple[int, ...] = ()


class KioskCopy(Shape, frozen=True):
    """What a kiosk shows while its server is away; `version` changes with any of it."""

    version: str
    office: Office
    services: tuple[Service, ...]
    procedures: tuple[Procedure, ...]
