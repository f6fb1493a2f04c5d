from collections.abc import Iterator
from queue import Queue

import pytest

from counter_server.contract.problems import ProblemDetails
from kiosk.effects import Performer
from kiosk.flow.effects import (
    AskForCheckIn,
    AskForTicket,
    Effect,
    LoadHall,
    LoadProcedure,
    LookUpDossier,
    SearchProcedures,
    WatchSlip,
)
from kiosk.flow.happenings import (
    AskFailed,
    HallAway,
    HallLoaded,
    Happening,
    ProcedureLoaded,
    ProceduresFound,
    SlipSeen,
    StageFound,
    TicketIssued,
)
from kiosk.flow.steps import Told
from kiosk.flow.trouble import Trouble
from kiosk.gallery.office import LINES, OFFICE, PROCEDURE, SERVICES, STAGE, TICKET
from kiosk.gateway import Gateway
from tests.support.kiosk_server import TOKEN, KioskServer, print_job

ASKED = AskForTicket("dat-dai", None, "vi", "a-made-up-key")


class Desk:
    """A performer, and what has arrived from it."""

    def __init__(self, server: KioskServer) -> None:
        self.server = server
        self.arrived: Queue[Happening] = Queue()
        self.performer = Performer(Gateway(server.url, TOKEN), self.arrived.put)

    def answer(self, effect: Effect) -> Happening:
        self.performer.perform(effect)
        return self.arrived.get(timeout=5)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with KioskServer() as server:
        opened = Desk(server)
        yield opened
        opened.performer.close()


def test_every_effect_is_answered(desk: Desk) -> None:
    desk.server.office.slip = print_job()
    desk.server.office.slip_is_settled.set()
    search, detail = SearchProcedures("", "vi"), LoadProcedure(PROCEDURE.code, "vi")
    lookup, watch = LookUpDossier(STAGE.code, "vi"), WatchSlip(TICKET)
    assert desk.answer(LoadHall()) == HallLoaded(OFFICE, SERVICES)
    assert desk.answer(search) == ProceduresFound(search, LINES)
    assert desk.answer(detail) == ProcedureLoaded(detail, PROCEDURE)
    assert desk.answer(lookup) == StageFound(lookup, STAGE)
    assert desk.answer(watch) == SlipSeen(watch, print_job())
    checked_in = desk.answer(AskForCheckIn("a-made-up-token-of-22c", "vi"))
    assert isinstance(checked_in, TicketIssued)
    issued = desk.answer(ASKED)
    assert isinstance(issued, TicketIssued)
    assert issued.ticket.number == "A001"


def test_the_key_of_the_touch_is_the_key_of_the_request(desk: Desk) -> None:
    desk.answer(ASKED)
    desk.answer(ASKED)
    assert desk.server.office.keys == ["a-made-up-key", "a-made-up-key"]
    assert len(desk.server.office.tickets) == 1


def test_a_refusal_is_told_in_the_language_of_the_question(desk: Desk) -> None:
    lookup = LookUpDossier("0", "en")
    told = Told("No such thing", "Ask an officer", "en")
    assert desk.answer(lookup) == AskFailed(lookup, Trouble.UNKNOWN_DOSSIER, told)


def test_a_server_that_is_away_is_no_error(desk: Desk) -> None:
    desk.server.office.is_away = True
    assert desk.answer(LoadHall()) == HallAway(Trouble.SERVER_AWAY)
    assert desk.answer(ASKED) == AskFailed(ASKED, Trouble.SERVER_AWAY)


def test_a_kiosk_without_leave_is_told_so(desk: Desk) -> None:
    desk.server.office.refusal = ProblemDetails(code="token_wrong", status=401, title="", detail="")
    assert desk.answer(LoadHall()) == HallAway(Trouble.KIOSK_NOT_ALLOWED)


def test_nothing_arrives_after_the_end(desk: Desk) -> None:
    desk.performer.perform(LoadHall(after_s=3600))
    desk.performer.close()
    assert desk.arrived.empty()
