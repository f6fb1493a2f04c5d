"""An appointment: a time at which somebody is expected for a service.

No answer to a device carries the name or the phone of the person who booked.
"""

from datetime import date, datetime
from enum import StrEnum

from .wire import Id, Shape


class AppointmentState(StrEnum):
    BOOKED = "booked"
    CHECKED_IN = "checked_in"
    CANCELLED = "cancelled"
    LAPSED = "lapsed"


class Slot(Shape, frozen=True):
    """A time that can be booked while `free` places are left."""

    starts_at: datetime
    ends_at: datetime
    free: int


class SlotDay(Shape, frozen=True):
    """The slots of a day with those that are full; `days` are all that can be booked."""

    service: str
    day: date | None
    days: tuple[date, ...]
    slots: tuple[Slot, ...]


class AppointmentRequest(Shape, frozen=True):
    """`service` is a service's code, prefix or id; `starts_at` the start of one of its slots."""

    service: str | Id
    starts_at: datetime
    name: str
    phone: str
    language: str = "vi"


class Appointment(Shape, frozen=True):
    """`status_url` is the page behind its QR; `ticket` the id of the ticket of its check-in."""

    id: int
    code: str
    service: str
    starts_at: datetime
    ends_at: datetime
    check_in_from: datetime
    check_in_until: datetime
    state: AppointmentState
    status_url: str
    ticket: int | None = None


class MoveRequest(Shape, frozen=True):
    """The start of another slot of the same service."""

    starts_at: datetime


class CheckInRequest(Shape, frozen=True):
    """How the ticket of a check-in is made; without a language, as the appointment was booked."""

    language: str | None = None
    print: bool = True


class PhoneCheckIn(CheckInRequest, frozen=True, kw_only=True):
    """A check-in of today's appointment by the phone number it was booked with."""

    phone: str


class PhoneNumber(Shape, frozen=True):
    """Whose appointments are asked for; it travels in a body, so that no log has it."""

    phone: str
