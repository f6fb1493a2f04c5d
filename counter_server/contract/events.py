"""What happened, as it travels by SSE: `id:` is seq, `event:` the kind, `data:` one of these.

No event carries a name, a phone or an address.
"""

from datetime import datetime

from .office import CounterState
from .wire import Shape, from_json


class _TicketShape(Shape, frozen=True):
    ticket: int
    number: str
    service: str


class TicketIssued(_TicketShape, frozen=True, tag="ticket_issued", tag_field="kind"):
    """`taken_away`: its kiosk gave it while the server was away, and it has become known now."""

    priority: str | None
    language: str
    device: int | None
    print: bool
    taken_away: bool = False


class TicketCalled(_TicketShape, frozen=True, tag="ticket_called", tag_field="kind"):
    counter: int
    counter_number: int


class TicketRecalled(_TicketShape, frozen=True, tag="ticket_recalled", tag_field="kind"):
    counter: int
    counter_number: int
    calls: int


class ServingStarted(_TicketShape, frozen=True, tag="serving_started", tag_field="kind"):
    counter: int
    counter_number: int


class TicketFinished(_TicketShape, frozen=True, tag="ticket_finished", tag_field="kind"):
    counter: int
    counter_number: int


class TicketNoShow(_TicketShape, frozen=True, tag="ticket_no_show", tag_field="kind"):
    counter: int
    counter_number: int


class TicketHeld(_TicketShape, frozen=True, tag="ticket_held", tag_field="kind"):
    counter: int
    counter_number: int
    reason: str


class TicketTransferred(_TicketShape, frozen=True, tag="ticket_transferred", tag_field="kind"):
    """`service` is the one the ticket now waits for."""

    counter: int
    counter_number: int
    from_service: str


class TicketReassigned(_TicketShape, frozen=True, tag="ticket_reassigned", tag_field="kind"):
    """Sent elsewhere while it waits: `service` is the one it now waits for."""

    from_service: str


class TicketCancelled(_TicketShape, frozen=True, tag="ticket_cancelled", tag_field="kind"):
    """`from_state` is where the visitor was."""

    reason: str
    from_state: str = "waiting"


class TicketBroughtBack(_TicketShape, frozen=True, tag="ticket_brought_back", tag_field="kind"):
    """A held or absent visitor waits again."""

    from_state: str


class ServiceAdded(_TicketShape, frozen=True, tag="service_added", tag_field="kind"):
    """The visit has a further service: `added`."""

    added: str


class TicketUndone(_TicketShape, frozen=True, tag="ticket_undone", tag_field="kind"):
    """The last step at a counter was taken back: the ticket is `state` again, for `service`."""

    counter: int
    counter_number: int
    state: str
    from_state: str
    from_service: str


class TicketReleased(_TicketShape, frozen=True, tag="ticket_released", tag_field="kind"):
    """Bound to a counter or clerk who is away, it waits for its service again, at its place.

    `because` is counter_closed, counter_paused or clerk_away.
    """

    because: str


class TicketNear(_TicketShape, frozen=True, tag="ticket_near", tag_field="kind"):
    """Only `ahead` visitors would be called before; said once a ticket."""

    ahead: int


class DayOpened(Shape, frozen=True, tag="day_opened", tag_field="kind"):
    """A new business day (YYYY-MM-DD): who was left over is closed, numbers begin again.

    `served` of the `closed` were being served, and count as finished.
    """

    day: str
    closed: int
    served: int = 0


class NumbersReturned(Shape, frozen=True, tag="numbers_returned", tag_field="kind"):
    """Numbers of a day (YYYY-MM-DD) that were leased to a kiosk and that it did not need."""

    service: str
    day: str
    count: int
    device: int


class CounterChanged(Shape, frozen=True, tag="counter_changed", tag_field="kind"):
    counter: int
    counter_number: int
    state: CounterState


class SeatTaken(Shape, frozen=True, tag="seat_taken", tag_field="kind"):
    """A clerk sits at a counter: a free one, or `instead_of` another, who is told at their desk."""

    counter: int
    clerk: int | None = None
    instead_of: int | None = None


class SeatLeft(Shape, frozen=True, tag="seat_left", tag_field="kind"):
    """A clerk has left a counter for another one, or signed out."""

    counter: int
    clerk: int


class ServiceChanged(Shape, frozen=True, tag="service_changed", tag_field="kind"):
    """A service gives numbers today, or none."""

    service: str
    open: bool


class BoardChanged(Shape, frozen=True, tag="board_changed", tag_field="kind"):
    """What a zone's board shows was set anew; an empty `zone` is every board of the office."""

    zone: str


class DevicePaused(Shape, frozen=True, tag="device_paused", tag_field="kind"):
    """A kiosk gives no numbers for now; `messages` are what it says, by language."""

    device: int
    messages: dict[str, str]


class DeviceResumed(Shape, frozen=True, tag="device_resumed", tag_field="kind"):
    """The kiosk gives numbers again."""

    device: int


class DeviceChanged(Shape, frozen=True, tag="device_changed", tag_field="kind"):
    """A device was added, changed or switched off, or one of its parts got well or in trouble.

    `problems` are those of its parts now, by stable words.
    """

    device: int
    problems: tuple[str, ...] = ()


class VisitRated(Shape, frozen=True, tag="visit_rated", tag_field="kind"):
    """Somebody said what they thought of a visit or a dossier: 1 to 5 `stars`, with reasons."""

    ticket: int | None
    dossier: int | None
    service: str | None
    stars: int
    reasons: tuple[str, ...]


class EmergencyRaised(Shape, frozen=True, tag="emergency_raised", tag_field="kind"):
    """A counter calls for help at once."""

    counter: int
    counter_number: int


class EmergencyAnswered(Shape, frozen=True, tag="emergency_answered", tag_field="kind"):
    """Somebody is at the counter that called for help."""

    counter: int
    counter_number: int


class AnnouncementMade(Shape, frozen=True, tag="announcement_made", tag_field="kind"):
    """Something is to be said in the hall: one of the voice's messages, or the words in `text`."""

    message: str
    text: str = ""


class _AppointmentShape(Shape, frozen=True):
    appointment: int
    service: str
    starts_at: datetime


class AppointmentBooked(_AppointmentShape, frozen=True, tag="appointment_booked", tag_field="kind"):
    """A place of a slot was taken."""


class AppointmentMoved(_AppointmentShape, frozen=True, tag="appointment_moved", tag_field="kind"):
    """To another slot: `starts_at` is the new one."""

    from_starts_at: datetime


class AppointmentCancelled(
    _AppointmentShape, frozen=True, tag="appointment_cancelled", tag_field="kind"
):
    """The place is free again."""


class AppointmentCheckedIn(
    _AppointmentShape, frozen=True, tag="appointment_checked_in", tag_field="kind"
):
    """Whoever booked has come and has a number."""

    ticket: int


class AppointmentMissed(_AppointmentShape, frozen=True, tag="appointment_missed", tag_field="kind"):
    """Nobody came in time."""


class AppointmentDueSoon(
    _AppointmentShape, frozen=True, tag="appointment_due_soon", tag_field="kind"
):
    """It is time to remind whoever booked; said once an appointment."""


class DossierReceived(Shape, frozen=True, tag="dossier_received", tag_field="kind"):
    dossier: int
    code: str
    procedure: str
    due_at: datetime
    ticket: int | None
    counter: int | None
    device: int | None
    print: bool


class DossierMoved(Shape, frozen=True, tag="dossier_moved", tag_field="kind"):
    dossier: int
    code: str
    from_state: str
    to_state: str


class PrintChanged(Shape, frozen=True, tag="print_changed", tag_field="kind"):
    """A print job moved to a `JobState`; `problem` says why it failed."""

    job: int
    job_kind: str
    ticket: int | None
    dossier: int | None
    printer: str
    state: str
    problem: str | None


class PrinterChanged(Shape, frozen=True, tag="printer_changed", tag_field="kind"):
    """A printer is well or in trouble, near the end of its roll, paused, or set up anew."""

    printer: int
    name: str
    problem: str | None
    paper: str
    paused: bool = False


Event = (
    TicketIssued
    | TicketCalled
    | TicketRecalled
    | ServingStarted
    | TicketFinished
    | TicketNoShow
    | TicketHeld
    | TicketTransferred
    | TicketReassigned
    | TicketCancelled
    | TicketBroughtBack
    | ServiceAdded
    | TicketUndone
    | TicketReleased
    | TicketNear
    | DayOpened
    | NumbersReturned
    | CounterChanged
    | SeatTaken
    | SeatLeft
    | ServiceChanged
    | BoardChanged
    | DevicePaused
    | DeviceResumed
    | DeviceChanged
    | VisitRated
    | EmergencyRaised
    | EmergencyAnswered
    | AnnouncementMade
    | AppointmentBooked
    | AppointmentMoved
    | AppointmentCancelled
    | AppointmentCheckedIn
    | AppointmentMissed
    | AppointmentDueSoon
    | DossierReceived
    | DossierMoved
    | PrintChanged
    | PrinterChanged
)

TicketEvent = (
    TicketIssued
    | TicketCalled
    | TicketRecalled
    | ServingStarted
    | TicketFinished
    | TicketNoShow
    | TicketHeld
    | TicketTransferred
    | TicketReassigned
    | TicketCancelled
    | TicketBroughtBack
    | ServiceAdded
    | TicketUndone
    | TicketReleased
    | TicketNear
)

AppointmentEvent = (
    AppointmentBooked
    | AppointmentMoved
    | AppointmentCancelled
    | AppointmentCheckedIn
    | AppointmentMissed
    | AppointmentDueSoon
)


class Entry(Shape, frozen=True):
    """An event in the log of an office: gapless `seq`, in the order of commit."""

    seq: int
    at: datetime
    event: Event


def kind_of(event: Event) -> str:
    """The stable name of an event's kind: `ticket_called`."""
    return str(event.__struct_config__.tag)


def entry_from_json(body: bytes | str) -> Entry:
    """An entry as `data:` of the stream carries it."""
    return from_json(body, Entry)
