"""What the machine asks the shell to do; each is answered by a happening."""

from dataclasses import dataclass, field

from counter_server.contract.ratings import Reason
from counter_server.contract.tickets import Ticket


@dataclass(frozen=True)
class LoadHall:
    """Read the office and its services, after a pause."""

    after_s: float = 0.0


@dataclass(frozen=True)
class AskForTicket:
    """One ticket for one touch: whoever asks again with the same key gets the same ticket."""

    service: str
    priority: str | None
    language: str
    key: str


@dataclass(frozen=True)
class AskForCheckIn:
    """The ticket of an appointment by its QR's token: however often it is asked, one ticket."""

    token: str = field(repr=False)
    language: str


@dataclass(frozen=True)
class AskForAppointments:
    """What is booked with a phone number, which stands in no log."""

    phone: str = field(repr=False)
    language: str


@dataclass(frozen=True)
class WatchSlip:
    """Wait until the ticket's slip is printed or cannot be."""

    ticket: Ticket
    attempt: int = 1


@dataclass(frozen=True)
class SearchProcedures:
    query: str
    language: str


@dataclass(frozen=True)
class LoadProcedure:
    code: str
    language: str


@dataclass(frozen=True)
class LookUpDossier:
    """`code` is a dossier code or the token of its receipt: never shown in a log."""

    code: str = field(repr=False)
    language: str
    is_typed: bool = False


@dataclass(frozen=True)
class AskForVisit:
    """What has become of a slip, by the token in its QR code."""

    token: str = field(repr=False)
    language: str


@dataclass(frozen=True)
class AskForReprint:
    """The slip once more."""

    ticket: Ticket
    language: str


@dataclass(frozen=True)
class SendRating:
    """`of` is the token of the slip or the receipt that was scanned."""

    of: str = field(repr=False)
    stars: int
    reasons: tuple[Reason, ...]
    language: str


@dataclass(frozen=True)
class AskForOwnDossiers:
    """The dossiers of a card's owner, whose number stands in no log."""

    id_number: str = field(repr=False)
    language: str


AskForOwn = AskForVisit | AskForReprint | SendRating | AskForOwnDossiers
AskForNumber = AskForTicket | AskForCheckIn
Ask = (
    AskForNumber
    | AskForAppointments
    | AskForOwn
    | WatchSlip
    | SearchProcedures
    | LoadProcedure
    | LookUpDossier
)
Effect = LoadHall | Ask
