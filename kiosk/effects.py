"""Performs the machine's effects on workers; what comes of them is handed on as a happening."""

from collections.abc import Callable
from threading import Event
from typing import assert_never

from counter_server.contract.ratings import RatingRequest
from counter_server.contract.tickets import TicketRequest

from .flow.effects import (
    Ask,
    AskForAppointments,
    AskForCheckIn,
    AskForOwn,
    AskForOwnDossiers,
    AskForReprint,
    AskForTicket,
    AskForVisit,
    Effect,
    LoadHall,
    LoadProcedure,
    LookUpDossier,
    SearchProcedures,
    SendRating,
    WatchSlip,
)
from .flow.happenings import (
    Answer,
    AppointmentsFound,
    AskFailed,
    HallAway,
    HallLoaded,
    HallNews,
    Happening,
    OwnAnswer,
    OwnDossiersFound,
    ProcedureLoaded,
    ProceduresFound,
    RatingKept,
    SlipAskedAgain,
    SlipSeen,
    StageFound,
    TicketIssued,
    VisitFound,
)
from .flow.steps import Told
from .flow.trouble import Trouble, trouble_of
from .gateway import Gateway, Refused, ServerAway
from .office_words import OfficeWords
from .workers import Workers

_SLIP_WAIT_S = 8
_ASKERS = 4


class Performer:
    """Calls `arrived` from a worker's thread, once for every effect, until the end."""

    def __init__(
        self,
        gateway: Gateway,
        arrived: Callable[[Happening], None],
        pictures: Callable[[], tuple[str, ...]] = tuple,
    ) -> None:
        self._gateway = gateway
        self._pictures = pictures
        self._words = OfficeWords(gateway.words, gateway.kept_words)
        self._arrived = arrived
        self._is_over = Event()
        self._askers = Workers(_ASKERS, "ask")
        self._watchman = Workers(1, "hall")

    def perform(self, effect: Effect) -> None:
        """Start it and return at once."""
        if isinstance(effect, LoadHall):
            self._watchman.do(lambda: self._load_hall(effect.after_s))
        else:
            self._askers.do(lambda: self._hand_on(self._answer(effect)))

    def close(self) -> None:
        """Hand on nothing more."""
        self._is_over.set()
        self._askers.close()
        self._watchman.close()
        self._gateway.close()

    def _hand_on(self, happening: Happening) -> None:
        if not self._is_over.is_set():
            self._arrived(happening)

    def _load_hall(self, after_s: float) -> None:
        if not self._is_over.wait(after_s) if after_s else not self._is_over.is_set():
            self._hand_on(self._hall())

    def _hall(self) -> HallNews:
        try:
            office, services = self._gateway.office(), self._gateway.services()
            if self._gateway.is_alone:
                self._words.server_went()
                return HallLoaded(office, services, is_alone=True)
            self._words.server_came()
            kiosk = self._gateway.kiosk()
            pause = kiosk.pause if kiosk else None
            return HallLoaded(office, services, pause=pause, pictures=self._pictures())
        except ServerAway:
            self._words.server_went()
            return HallAway(Trouble.SERVER_AWAY)
        except Refused as refused:
            return HallAway(trouble_of(refused.problem.code))

    def _answer(self, asked: Ask) -> Answer:
        try:
            return self._ask(asked)
        except ServerAway:
            return AskFailed(asked, Trouble.SERVER_AWAY)
        except Refused as refused:
            problem = refused.problem
            told = Told(problem.title, problem.detail, getattr(asked, "language", "vi"))
            return AskFailed(asked, trouble_of(problem.code), told)

    def _ask(self, asked: Ask) -> Answer:
        server = self._gateway
        match asked:
            case AskForTicket(service, priority, language, key):
                wanted = TicketRequest(service=service, priority=priority, language=language)
                return TicketIssued(asked, server.ask_for_ticket(wanted, key))
            case AskForCheckIn(token, language):
                return TicketIssued(asked, server.check_in(token, language))
            case AskForAppointments(phone, language):
                return AppointmentsFound(asked, server.appointments(phone, language))
            case AskForVisit() | AskForReprint() | SendRating() | AskForOwnDossiers():
                return self._ask_own(asked)
            case WatchSlip(ticket):
                jobs = server.print_jobs(ticket.id, _SLIP_WAIT_S)
                return SlipSeen(asked, jobs[0] if jobs else None)
            case SearchProcedures(query, language):
                return ProceduresFound(asked, server.procedures(query, language))
            case LoadProcedure(code, language):
                return ProcedureLoaded(asked, server.procedure(code, language))
            case LookUpDossier(code, language):
                return StageFound(asked, server.stage(code, language))
            case _:
                assert_never(asked)

    def _ask_own(self, asked: AskForOwn) -> OwnAnswer:
        server = self._gateway
        match asked:
            case AskForVisit(token, language):
                return VisitFound(asked, server.visit(token, language))
            case AskForReprint(ticket, language):
                server.print_again(ticket.id, language)
                return SlipAskedAgain(asked)
            case SendRating(of, stars, reasons, language):
                server.rate(RatingRequest(of=of, stars=stars, reasons=reasons), language)
                return RatingKept(asked)
            case AskForOwnDossiers(id_number, language):
                return OwnDossiersFound(asked, server.dossiers_of_card(id_number, language))
            case _:
                assert_never(asked)
