"""The kiosk's flow and workers, without its glass, before the real server."""

import queue
from collections.abc import Iterator

import pytest
from sqlalchemy import update

from counter_server.contract.ratings import Reason
from counter_server.core.who import DeviceKind
from counter_server.dossiers.actions import receive
from counter_server.dossiers.tables import DossierRow
from counter_server.queue import actions
from counter_server.queue.kiosks.actions import pause_kiosk, resume_kiosk
from counter_server.queue.kiosks.queries import kiosks
from kiosk.effects import Performer
from kiosk.flow.happenings import HallLoaded, HallStirred, Happening, Scanned
from kiosk.flow.scan import parse
from kiosk.flow.scene import Scene
from kiosk.flow.steps import (
    ChooseAppointment,
    DossierStage,
    MyVisit,
    OwnDossiers,
    Rate,
    Sorry,
    TakeTicket,
    Thanked,
)
from kiosk.flow.touches import (
    Finish,
    GiveStars,
    GoHome,
    OpenCheckIn,
    PickAppointment,
    PickDossier,
    PressKey,
    SeeOwnDossiers,
    SubmitCode,
    SubmitRating,
    ToggleReason,
    Touch,
)
from kiosk.flow.trouble import Trouble
from kiosk.gateway import Gateway
from kiosk.visit import Visit
from tests.support.a_dossier import a_desk, a_request
from tests.support.appointments import booked, here
from tests.support.hall import Hall, a_hall
from tests.support.issuing import issue
from tests.support.patience import PATIENCE_S
from tests.support.serving import served

PHONE = "0912345678"
CARD = "064190001234||NGUYỄN VĂN A|05031990|Nam|Xã Chư Sê, Gia Lai|01082024||||"


class Kiosk:
    """`until(Step)` hands answers on until the visitor stands there."""

    def __init__(self, url: str, token: str) -> None:
        self._came: queue.Queue[Happening] = queue.Queue()
        self.performer = Performer(Gateway(url, token), self._came.put)
        keys = iter(range(1000))
        self.visit = Visit(
            Scene(), self.performer.perform, lambda: 0.0, lambda: f"kiosk-{next(keys):08}"
        )
        self.on(HallStirred())
        while self.visit.scene.hall.office is None:
            self.visit.happen(self._came.get(timeout=PATIENCE_S))

    def on(self, *happenings: Happening | Touch) -> None:
        for happening in happenings:
            self.visit.happen(happening)

    def until(self, kind: type) -> object:
        while not isinstance(self.visit.scene.step, kind):
            self.visit.happen(self._came.get(timeout=PATIENCE_S))
        return self.visit.scene.step

    def reads_the_hall(self) -> None:
        self.on(HallStirred())
        while not isinstance(news := self._came.get(timeout=PATIENCE_S), HallLoaded):
            self.visit.happen(news)
        self.visit.happen(news)


@pytest.fixture
def hall(sqlite):
    return a_hall(sqlite)


@pytest.fixture
def kiosk(hall: Hall) -> Iterator[Kiosk]:
    with served(hall.app) as url:
        made = Kiosk(url, hall.tokens[DeviceKind.KIOSK])
        yield made
        made.performer.close()


def typed(digits: str) -> list[PressKey]:
    return [PressKey(digit) for digit in digits]


def test_an_appointment_is_found_by_phone_chosen_and_checked_in(hall, kiosk):
    booked(hall.office, "touch-0001")
    later = booked(hall.office, "touch-0002", starts_at=here("2026-11-25 09:30"))
    hall.office.clock.move(minutes=80)
    kiosk.on(OpenCheckIn(), *typed(PHONE), SubmitCode())
    listed = kiosk.until(ChooseAppointment).found
    kiosk.on(PickAppointment(later.id))
    told = kiosk.until(Sorry)
    assert told.trouble is Trouble.TOO_EARLY
    assert "09:30 ngày 25/11/2026" in told.told.title
    kiosk.on(GoHome(), OpenCheckIn(), *typed(PHONE), SubmitCode())
    kiosk.until(ChooseAppointment)
    kiosk.on(PickAppointment(listed[0].id))
    taken = kiosk.until(TakeTicket).ticket
    assert (taken.number, taken.priority) == ("B001", "appointment")


def test_a_kiosk_lets_nobody_say_that_they_have_an_appointment(hall, kiosk):
    token = {"Authorization": f"Bearer {hall.tokens[DeviceKind.DESK]}"}
    of_others = hall.app.test_client().get("/api/v1/office", headers=token).json["priorities"]
    offered = [each.code for each in kiosk.visit.scene.hall.priorities]
    assert [each["code"] for each in of_others] == [*offered, "appointment"]
    assert "elderly" in offered


def test_who_has_no_appointment_is_told_so(kiosk):
    kiosk.on(OpenCheckIn(), *typed(PHONE), SubmitCode())
    assert kiosk.until(Sorry).trouble is Trouble.NO_APPOINTMENT_OF_PHONE
    kiosk.on(GoHome(), OpenCheckIn(), *typed("9" * 10), SubmitCode())
    assert kiosk.until(Sorry).trouble is Trouble.WRONG_PHONE


def test_a_slip_tells_where_it_stands_and_is_rated_once_it_is_finished(hall, kiosk):
    ticket = issue(hall.office, "key-0001")
    kiosk.on(Scanned(parse(ticket.status_url)))
    assert kiosk.until(MyVisit).visit.ticket.number == "A001"
    for act in (actions.call_next, actions.start_serving, actions.finish):
        act(hall.office.parts, hall.office.id, 1)
    kiosk.on(Scanned(parse(ticket.status_url)))
    kiosk.until(Rate)
    kiosk.on(GiveStars(5), ToggleReason(Reason.ATTITUDE), SubmitRating())
    kiosk.until(Thanked)
    kiosk.on(Finish(), Scanned(parse(ticket.status_url)))
    assert not kiosk.until(MyVisit).visit.can_be_rated


def test_a_card_leads_to_its_owner_s_dossiers(hall, kiosk):
    office = hall.office
    kept = receive(office.parts, office.id, a_request(), a_desk(office.id), None)[0]
    kiosk.on(Scanned(parse(CARD)), SeeOwnDossiers())
    assert kiosk.until(Sorry).trouble is Trouble.NO_DOSSIER_OF_CARD
    with office.parts.database.write() as connection:
        connection.execute(update(DossierRow).values(applicant_id_number="064190001234"))
    kiosk.on(GoHome(), Scanned(parse(CARD)), SeeOwnDossiers())
    assert [one.code for one in kiosk.until(OwnDossiers).found] == [kept.code]
    kiosk.on(PickDossier(kept.code))
    assert kiosk.until(DossierStage).stage.code == kept.code


def test_a_pause_is_read_and_ends(hall, kiosk):
    parts, office_id = hall.office.parts, hall.office.id
    with parts.database.read() as connection:
        number = kiosks(connection, office_id)[0].id
    pause_kiosk(parts, office_id, number, {"vi": "Mời sang máy 2."})
    kiosk.reads_the_hall()
    assert kiosk.visit.scene.hall.pause.message("vi") == "Mời sang máy 2."
    kiosk.on(Scanned(parse("http://hall.test/a/made-up-appointment-01")))
    assert kiosk.until(Sorry).told.detail
    resume_kiosk(parts, office_id, number)
    kiosk.reads_the_hall()
    assert kiosk.visit.scene.hall.pause is None
