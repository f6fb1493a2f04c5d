"""Print jobs for kiosks and desks, by HTTP."""

import threading
import unicodedata
from itertools import count

import pytest
from flask.testing import FlaskClient

from counter_server.accounts.actions import add_device
from counter_server.contract.printing import JobState
from counter_server.core.errors import Invalid, Refused
from counter_server.core.who import DeviceKind
from counter_server.dossiers.receiving import receive
from counter_server.printing import actions
from counter_server.printing.api import printing_api
from counter_server.printing.waiting import Subject, settled_jobs
from hardware.ports import Problem
from tests.integration.printing.hall import Hall
from tests.support.a_dossier import a_desk, a_request
from tests.support.pages_app import pages_app

URL = "tcp://main:9100"
_names = count(1)


class Caller:
    """A device that calls the API."""

    def __init__(self, client: FlaskClient, token: str) -> None:
        self._client = client
        self._headers = {"Authorization": f"Bearer {token}", "Accept-Language": "en"}

    def get(self, path: str):
        return self._client.get(f"/api/v1{path}", headers=self._headers)

    def post(self, path: str):
        return self._client.post(f"/api/v1{path}", headers=self._headers)


@pytest.fixture
def app(hall: Hall):
    actions.add_printer(hall.office.parts.works, hall.id, name="sảnh", url=URL)
    return pages_app(hall.office.parts, apis=[printing_api(hall.office.parts)])


def device(hall: Hall, app, kind: DeviceKind) -> Caller:
    name = f"{kind.value}-{next(_names)}"
    token = add_device(hall.office.parts.works, hall.id, kind=kind, name=name)
    return Caller(app.test_client(), token)


def test_a_kiosk_hears_that_its_slip_is_out(hall, app):
    hall.start()
    kiosk = device(hall, app, DeviceKind.KIOSK)
    ticket = hall.issue()
    (job,) = kiosk.get(f"/print-jobs?ticket={ticket.id}&wait=10").json
    assert (job["state"], job["problem"], job["printer"]) == ("printed", None, "sảnh")
    assert (job["kind"], job["ticket"], job["dossier"]) == ("slip", ticket.id, None)


def test_a_kiosk_hears_why_there_is_no_slip(hall, app):
    hall.printer(URL).problem = Problem.PAPER_OUT
    hall.start()
    ticket = hall.issue()
    (job,) = device(hall, app, DeviceKind.KIOSK).get(f"/print-jobs?ticket={ticket.id}&wait=10").json
    assert (job["state"], job["problem"]) == ("failed", "paper_out")


def test_a_waiting_kiosk_is_answered_at_the_moment_its_paper_is_out(hall, app):
    printer = hall.printer(URL)
    printer.free.clear()
    hall.start()
    ticket = hall.issue()
    answers = []
    waiting = threading.Thread(
        target=lambda: answers.append(
            settled_jobs(hall.office.parts, hall.id, Subject(ticket=ticket.id), 10)
        )
    )
    waiting.start()
    assert printer.began.wait(5)
    hall.issue(paper=False)  # what happens to others ends no waiting
    assert answers == []
    printer.free.set()
    waiting.join(5)
    assert [job.state for job in answers[0]] == [JobState.PRINTED]


def test_without_paper_in_time_the_job_is_told_as_it_stands(hall, app):
    printer = hall.printer(URL)
    printer.free.clear()
    hall.start()
    ticket = hall.issue()
    assert printer.began.wait(5)
    (job,) = settled_jobs(hall.office.parts, hall.id, Subject(ticket=ticket.id), 0.01)
    assert job.state is JobState.PRINTING
    printer.free.set()


def test_waiting_ends_when_the_server_ends(hall):
    ticket = hall.issue()
    hall.office.parts.feeds.close()
    assert settled_jobs(hall.office.parts, hall.id, Subject(ticket=ticket.id), 20) == ()


def test_a_desk_sees_what_failed_today_and_tries_it_again(hall, app):
    printer = hall.printer(URL)
    printer.problem = Problem.FAULT
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.FAILED, "printer_fault")
    desk = device(hall, app, DeviceKind.DESK)
    (job,) = desk.get("/print-jobs?state=failed").json
    printer.problem = None
    assert desk.post(f"/print-jobs/{job['id']}/retry").json["state"] == "issued"
    (job,) = desk.get(f"/print-jobs?ticket={ticket.id}&wait=10").json
    assert job["state"] == "printed"
    assert desk.get("/print-jobs?state=failed").json == []


def test_what_failed_yesterday_is_not_shown(hall, app):
    hall.printer(URL).problem = Problem.FAULT
    hall.start()
    hall.until_state(hall.issue(), JobState.FAILED, "printer_fault")
    hall.office.clock.move(days=1)
    assert device(hall, app, DeviceKind.DESK).get("/print-jobs?state=failed").json == []


def test_a_printed_job_is_not_tried_again(hall, app):
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.PRINTED)
    desk = device(hall, app, DeviceKind.DESK)
    answer = desk.post(f"/print-jobs/{hall.job(ticket).id}/retry")
    assert (answer.status_code, answer.json["code"]) == (409, "wrong_state")
    assert answer.json["state"] == "printed"
    assert answer.json["title"] == "Only a print job that failed can be tried again."


def test_a_kiosk_may_not_print_again(hall, app):
    answer = device(hall, app, DeviceKind.KIOSK).post("/print-jobs/1/retry")
    assert (answer.status_code, answer.json["code"]) == (403, "not_allowed")


def test_an_unknown_job_is_not_found(hall, app):
    answer = device(hall, app, DeviceKind.DESK).post("/print-jobs/77/retry")
    assert (answer.status_code, answer.json["code"]) == (404, "unknown_print_job")


@pytest.mark.parametrize(
    "query", ["ticket=x", "dossier=-1", "state=lost", "ticket=1&wait=soon", "ticket=99999999999"]
)
def test_a_query_that_makes_no_sense_is_refused_and_names_its_field(hall, app, query):
    answer = device(hall, app, DeviceKind.DESK).get(f"/print-jobs?{query}")
    assert (answer.status_code, answer.json["code"]) == (400, "wrong_query")
    assert answer.json["field"] in query


def test_a_desk_sees_its_printers_and_their_troubles(hall, app):
    hall.printer(URL).problem = Problem.COVER_OPEN
    hall.start()
    hall.until_state(hall.issue(), JobState.FAILED, "cover_open")
    (printer,) = device(hall, app, DeviceKind.DESK).get("/printers").json
    assert (printer["name"], printer["problem"], printer["paper_mm"]) == ("sảnh", "cover_open", 80)


def test_a_printer_needs_an_address_and_a_name_of_its_own(hall):
    works = hall.office.parts.works
    actions.add_printer(works, hall.id, name="sảnh", url="tcp://10.0.0.7?paper=58")
    with pytest.raises(Refused) as refused:
        actions.add_printer(works, hall.id, name="sảnh", url="tcp://10.0.0.8")
    assert refused.value.code == "printer_exists"
    for alike in ("SẢNH", unicodedata.normalize("NFD", "Sảnh")):
        with pytest.raises(Refused) as refused:
            actions.add_printer(works, hall.id, name=alike, url="tcp://10.0.0.8")
        assert refused.value.values == {"name": "sảnh"}
    with pytest.raises(Invalid) as invalid:
        actions.add_printer(works, hall.id, name="quầy 1", url="ipp://10.0.0.8")
    assert (invalid.value.code, invalid.value.field) == ("wrong_printer_url", "url")


def test_a_kiosk_prints_a_lost_slip_again(hall, app):
    hall.start()
    ticket = hall.issue()
    hall.until_state(ticket, JobState.PRINTED)
    answer = device(hall, app, DeviceKind.KIOSK).post(f"/tickets/{ticket.id}/print")
    assert (answer.status_code, answer.json["copy"]) == (200, 2)
    hall.until_state(ticket, JobState.PRINTED)
    assert len(hall.printer(URL).pages) == 2


def test_a_board_prints_nothing_and_a_kiosk_no_receipt(hall, app):
    ticket = hall.issue()
    refused = device(hall, app, DeviceKind.BOARD).post(f"/tickets/{ticket.id}/print")
    assert (refused.status_code, refused.json["code"]) == (403, "not_allowed")
    refused = device(hall, app, DeviceKind.KIOSK).post("/dossiers/1/print")
    assert (refused.status_code, refused.json["code"]) == (403, "not_allowed")


def test_a_desk_prints_a_receipt_again(hall, app):
    dossier, _ = receive(hall.office.parts, hall.id, a_request(), a_desk(hall.id))
    hall.start()
    hall.until(lambda: hall.jobs(dossier=dossier.id, state=JobState.PRINTED))
    answer = device(hall, app, DeviceKind.DESK).post(f"/dossiers/{dossier.id}/print")
    assert (answer.json["kind"], answer.json["copy"]) == ("receipt", 2)


def test_what_does_not_exist_is_not_printed(hall, app):
    for path in ("/tickets/99/print", "/dossiers/99/print"):
        answer = device(hall, app, DeviceKind.SCRIPT).post(path)
        assert (answer.status_code, answer.json["code"]) == (404, "nothing_to_print")
