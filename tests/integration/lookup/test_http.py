"""Anybody may see how far a dossier is, and nothing else of it."""

import pytest

from counter_server.contract.tickets import TicketRequest
from counter_server.core.who import DeviceKind
from counter_server.dossiers import actions
from counter_server.queue.issuing import issue_ticket
from tests.support.a_dossier import a_desk, a_request, an_applicant
from tests.support.hall import a_hall

CODE = "000.05.16.H21-261123-0001"
SECRETS = ("Nguyễn Thị Ưu", "0912345678", "064190001234", "Ia Ring")


@pytest.fixture
def hall(database):
    return a_hall(database)


@pytest.fixture
def token(hall) -> str:
    person = an_applicant(id_number="064190001234", address="Thôn Ia Ring")
    office = hall.office
    made, _ = actions.receive(
        office.parts, office.id, a_request(applicant=person), a_desk(office.id)
    )
    return made.status_url.rsplit("/", 1)[1]


def a_ticket(hall):
    request = TicketRequest(service="B", print=False)
    ticket, _ = issue_ticket(hall.office.parts, hall.office.id, request, "touch-0001", None)
    return ticket


@pytest.mark.parametrize("kind", [DeviceKind.KIOSK, None])
@pytest.mark.parametrize(
    "typed", [CODE, CODE.lower(), "0000516H212611230001", "000 05 16 h21 261123 0001"]
)
def test_a_stage_is_found_by_the_code_however_typed(hall, token, kind, typed):
    stage = hall.client(kind).get(f"/api/v1/lookup/{typed}").json
    assert stage["code"] == CODE
    assert (stage["state"], stage["portal_code"], stage["step"], stage["steps"]) == (
        "received",
        2,
        1,
        4,
    )
    assert stage["stage"] == {"vi": "Đã tiếp nhận", "en": "Received"}


def test_a_token_is_as_good_as_a_code(hall, token):
    assert hall.client(DeviceKind.KIOSK).get(f"/api/v1/lookup/{token}").json["code"] == CODE


@pytest.mark.parametrize("path", ["/api/v1/lookup/{}", "/lookup?code={}", "/h/{}"])
def test_nothing_personal_is_ever_shown(hall, token, path):
    client = hall.client()
    text = client.get(path.format(token)).get_data(as_text=True)
    assert CODE in text
    assert not [secret for secret in SECRETS if secret in text]
    assert "khai sinh" not in text  # nor for what


@pytest.mark.parametrize("asked", ["x", "%00", "…", "000.05.16.H21-261123-0002", "a" * 300])
def test_what_is_unknown_is_told(hall, token, asked):
    answer = hall.client(DeviceKind.KIOSK).get(f"/api/v1/lookup/{asked}")
    assert (answer.status_code, answer.json["code"]) == (404, "unknown_dossier")


def test_without_a_token_one_may_not_count_through_the_codes(hall, token):
    client = hall.client()
    answers = [client.get(f"/api/v1/lookup/{CODE}").status_code for _ in range(21)]
    assert answers == [*[200] * 20, 429]
    assert hall.client(DeviceKind.KIOSK).get(f"/api/v1/lookup/{CODE}").status_code == 200


def test_a_wrong_token_is_told(hall):
    client = hall.client()
    answer = client.get(f"/api/v1/lookup/{CODE}", headers={"Authorization": "Bearer wrong"})
    assert (answer.status_code, answer.json["code"]) == (401, "token_wrong")


@pytest.mark.parametrize(
    "path", ["/h/unknown", "/t/unknown", "/h/%00", "/t/%E2%80%A6", "/procedures/9.9"]
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_unknown_address_is_a_kind_page(hall, path, language):
    answer = hall.client().get(path, headers={"Accept-Language": language, "Accept": "text/html"})
    assert answer.status_code == 404
    assert f'<html lang="{language}"' in answer.get_data(as_text=True)


def test_the_phone_follows_its_ticket(hall):
    ticket = a_ticket(hall)
    path = ticket.status_url.removeprefix("http://hall.test")
    page = hall.client().get(path).get_data(as_text=True)
    assert ticket.number in page
    assert "Sắp đến lượt quý vị" in page
    part = hall.client().get(f"{path}?part=live").get_data(as_text=True)
    assert "<html" not in part


def test_the_ticket_leads_to_the_dossier_of_the_visit(hall):
    ticket, office = a_ticket(hall), hall.office
    request = a_request(ticket=ticket.id)
    made, _ = actions.receive(office.parts, office.id, request, a_desk(office.id))
    page = hall.client().get(ticket.status_url.removeprefix("http://hall.test"))
    assert made.status_url.removeprefix("http://hall.test") in page.get_data(as_text=True)


def test_the_stream_tells_of_a_step_after_the_page_was_made(hall, token):
    office = hall.office
    actions.process(office.parts, office.id, CODE, a_desk(office.id))
    with hall.client().get(f"/h/{token}/events?after=1", buffered=False) as stream:
        chunks = stream.iter_encoded()
        assert b"retry" in next(chunks)
        assert next(chunks) == b"id: 2\nevent: mine\ndata: {}\n\n"


def test_an_address_from_the_receipt_is_read_too(hall, token):
    page = hall.client().get(f"/lookup?code=http://hall.test/h/{token}").get_data(as_text=True)
    assert CODE in page


def test_the_public_site_lists_searches_and_shows_procedures(hall):
    client = hall.client()
    assert "Đăng ký khai sinh" in client.get("/").get_data(as_text=True)
    found = client.get("/procedures?q=dang+ky+ket+hon").get_data(as_text=True)
    assert "Đăng ký kết hôn" in found
    assert "Đăng ký khai sinh" not in found
    assert "Giấy chứng sinh" in client.get("/procedures/1.001193").get_data(as_text=True)
