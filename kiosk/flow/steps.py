"""Where a visitor stands: exactly one of these at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from counter_server.contract.appointments import Appointment
from counter_server.contract.dossiers import Stage
from counter_server.contract.office import Service
from counter_server.contract.procedures import Procedure, ProcedureLine
from counter_server.contract.ratings import Reason, Visit
from counter_server.contract.tickets import Ticket

from .effects import Ask, AskForAppointments, AskForNumber, AskForOwn, LoadProcedure, LookUpDossier
from .trouble import Trouble


class Slip(StrEnum):
    PRINTING = "printing"
    PRINTED = "printed"


@dataclass(frozen=True)
class Welcome:
    """Nobody stands here, or somebody who has not chosen yet."""


@dataclass(frozen=True)
class Attract:
    """Nobody is there: the hall greets. `slide` counts on."""

    slide: int = 0


@dataclass(frozen=True)
class ChooseService:
    pass


@dataclass(frozen=True)
class ChoosePriority:
    service: Service


@dataclass(frozen=True)
class CheckIn:
    """`typed`: digits of the phone number an appointment was booked with."""

    typed: str = field(default="", repr=False)


@dataclass(frozen=True)
class FindingAppointments:
    asked: AskForAppointments


@dataclass(frozen=True)
class ChooseAppointment:
    """Several are booked with the phone number."""

    phone: str = field(repr=False)
    found: tuple[Appointment, ...]


@dataclass(frozen=True)
class Issuing:
    asked: AskForNumber


@dataclass(frozen=True)
class TakeTicket:
    """`elsewhere` names the printer beside which the paper lies, when it is not the kiosk's own."""

    ticket: Ticket
    slip: Slip = Slip.PRINTING
    elsewhere: str = ""


@dataclass(frozen=True)
class SlipTrouble:
    """No paper came out; the number is valid all the same."""

    ticket: Ticket
    problem: str


@dataclass(frozen=True)
class Procedures:
    """`found` answers the query `answered`; while that is not `query` a search is under way."""

    query: str = ""
    found: tuple[ProcedureLine, ...] = ()
    answered: str | None = None


@dataclass(frozen=True)
class OpeningProcedure:
    asked: LoadProcedure
    listed: Procedures


@dataclass(frozen=True)
class ProcedureDetail:
    procedure: Procedure
    listed: Procedures


@dataclass(frozen=True)
class Lookup:
    """`typed`: letters and digits of a dossier code, without its separators."""

    typed: str = field(default="", repr=False)


@dataclass(frozen=True)
class LookingUp:
    asked: LookUpDossier


@dataclass(frozen=True)
class DossierStage:
    """`token` of the scanned receipt, with which it may be rated; `listed` is where back leads."""

    stage: Stage
    token: str = field(default="", repr=False)
    listed: OwnDossiers | None = None


@dataclass(frozen=True)
class MyVisit:
    """What has become of a slip that was scanned."""

    token: str = field(repr=False)
    visit: Visit


@dataclass(frozen=True)
class CardSeen:
    """A citizen's card was scanned; nothing is asked with it until its owner says so."""

    id_number: str = field(repr=False)


@dataclass(frozen=True)
class OwnDossiers:
    found: tuple[Stage, ...]


@dataclass(frozen=True)
class Rate:
    """`name` is the number or code that is rated; 0 stars: none chosen yet."""

    of: str = field(repr=False)
    name: str
    stars: int = 0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Thanked:
    """Whoever rated is thanked."""


@dataclass(frozen=True)
class Asking:
    """While the server is asked for what belongs to the visitor."""

    asked: AskForOwn
    before: Step


@dataclass(frozen=True)
class Told:
    """What the server said about a trouble, in the language it said it in."""

    title: str
    detail: str
    language: str


@dataclass(frozen=True)
class Sorry:
    """Something went wrong. `before` is where back leads, `retry` what may be asked again."""

    trouble: Trouble
    before: Step
    retry: Ask | None = None
    told: Told | None = None


Step = (
    Welcome
    | Attract
    | ChooseService
    | ChoosePriority
    | CheckIn
    | FindingAppointments
    | ChooseAppointment
    | Issuing
    | TakeTicket
    | SlipTrouble
    | Procedures
    | OpeningProcedure
    | ProcedureDetail
    | Lookup
    | LookingUp
    | DossierStage
    | MyVisit
    | CardSeen
    | OwnDossiers
    | Rate
    | Thanked
    | Asking
    | Sorry
)
