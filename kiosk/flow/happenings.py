"""Everything that can happen to the kiosk: a touch, a scan, an answer, or time going by."""

from dataclasses import dataclass

from counter_server.contract.appointments import Appointment
from counter_server.contract.dossiers import Stage
from counter_server.contract.kiosks import Pause
from counter_server.contract.office import Office, Service
from counter_server.contract.printing import PrintJob
from counter_server.contract.procedures import Procedure, ProcedureLine
from counter_server.contract.ratings import Visit
from counter_server.contract.tickets import Ticket

from .effects import (
    Ask,
    AskForAppointments,
    AskForNumber,
    AskForOwnDossiers,
    AskForReprint,
    AskForVisit,
    LoadProcedure,
    LookUpDossier,
    SearchProcedures,
    SendRating,
    WatchSlip,
)
from .scan import Scan
from .steps import Told
from .touches import Touch
from .trouble import Trouble


@dataclass(frozen=True)
class Scanned:
    scan: Scan


@dataclass(frozen=True)
class Tick:
    """A second or so has gone by."""


@dataclass(frozen=True)
class RefreshDue:
    """What the kiosk knows of its hall is getting old."""


@dataclass(frozen=True)
class HallLoaded:
    """`is_alone`: from the kiosk's own memory, because the server is away."""

    office: Office
    services: tuple[Service, ...]
    is_alone: bool = False
    pause: Pause | None = None
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class HallStirred:
    """Something of the hall is not as it was: a service, this kiosk, the day."""


@dataclass(frozen=True)
class CrowdMoved:
    """Somebody came, or was called: other people wait."""


@dataclass(frozen=True)
class PaperMoved:
    """Something was printed, or a printer is well again or not."""


@dataclass(frozen=True)
class HallAway:
    trouble: Trouble


@dataclass(frozen=True)
class TicketIssued:
    asked: AskForNumber
    ticket: Ticket


@dataclass(frozen=True)
class AppointmentsFound:
    """What a phone number has from today on, by time."""

    asked: AskForAppointments
    found: tuple[Appointment, ...]


@dataclass(frozen=True)
class SlipSeen:
    """The newest print job of the ticket, if there is one."""

    asked: WatchSlip
    job: PrintJob | None


@dataclass(frozen=True)
class ProceduresFound:
    asked: SearchProcedures
    found: tuple[ProcedureLine, ...]


@dataclass(frozen=True)
class ProcedureLoaded:
    asked: LoadProcedure
    procedure: Procedure


@dataclass(frozen=True)
class StageFound:
    asked: LookUpDossier
    stage: Stage


@dataclass(frozen=True)
class VisitFound:
    asked: AskForVisit
    visit: Visit


@dataclass(frozen=True)
class SlipAskedAgain:
    asked: AskForReprint


@dataclass(frozen=True)
class RatingKept:
    asked: SendRating


@dataclass(frozen=True)
class OwnDossiersFound:
    asked: AskForOwnDossiers
    found: tuple[Stage, ...]


@dataclass(frozen=True)
class AskFailed:
    asked: Ask
    trouble: Trouble
    told: Told | None = None


OwnAnswer = VisitFound | SlipAskedAgain | RatingKept | OwnDossiersFound
Answer = (
    TicketIssued
    | OwnAnswer
    | AppointmentsFound
    | SlipSeen
    | ProceduresFound
    | ProcedureLoaded
    | StageFound
    | AskFailed
)
HallNews = HallLoaded | HallAway
HallChange = HallStirred | CrowdMoved
News = HallChange | PaperMoved
Happening = Touch | Scanned | Tick | RefreshDue | HallNews | News | Answer
