"""A visit or a dossier is rated once, by whoever holds its slip or receipt."""

import pytest
from sqlalchemy import update

from counter_server.accounts.actions import add_user
from counter_server.contract.events import VisitRated
from counter_server.core.who import DeviceKind, Role
from counter_server.dossiers.actions import receive
from counter_server.dossiers.tables import DossierRow
from counter_server.queue import actions
from tests.support.a_dossier import a_desk, a_request
from tests.support.hall import PASSWORD, a_hall
from tests.support.issuing import events, issue
from tests.support.pages_app import sign_in


@pytest.fixture
def hall(database):
    return a_hall(database)


def rate(hall, of: str, stars: object = 5, kind: DeviceKind | None = DeviceKind.KIOSK, **more):
    return hall.client(kind).post("/api/v1/ratings", json={"of": of, "stars": stars, **more})


def served(hall, key: str = "key-0001") -> str:
    """The address of a finished visit's page."""
    ticket = issue(hall.office, key)
    for act in (actions.call_next, actions.start_serving, actions.finish):
        act(hall.office.parts, hall.office.id, 1)
    return ticket.status_url


def received(hall):
    """A dossier that was taken in."""
    office = hall.office
    return receive(office.parts, office.id, a_request(), a_desk(office.id), None)[0]


def test_a_finished_visit_is_rated_once_by_address_or_token(hall):
    address = served(hall)
    first = rate(hall, address, 4, reasons=["speed", "attitude", "speed"])
    assert (first.status_code, first.json["stars"]) == (201, 4)
    assert first.json["reasons"] == ["attitude", "speed"]
    again = rate(hall, address.rsplit("/", 1)[-1], 1)
    assert (again.status_code, again.json["code"]) == (409, "already_rated")
    told = [one.event for one in events(hall.office) if isinstance(one.event, VisitRated)]
    assert [(one.service, one.stars, one.reasons) for one in told] == [
        ("dat-dai", 4, ("attitude", "speed"))
    ]


def test_who_still_waits_cannot_rate(hall):
    waiting = issue(hall.office, "key-0001")
    refused = rate(hall, waiting.status_url)
    assert (refused.status_code, refused.json["code"]) == (409, "not_finished")


def test_a_phone_may_rate_without_a_token_of_a_device(hall):
    assert rate(hall, served(hall), kind=None).status_code == 201


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"of": "no-such-token", "stars": 5}, 404, "nothing_to_rate"),
        ({"of": "…\0", "stars": 5}, 404, "nothing_to_rate"),
        ({"of": "x", "stars": 0}, 400, "wrong_body"),
        ({"of": "x", "stars": 6}, 400, "wrong_body"),
        ({"of": "x", "stars": 5, "reasons": ["the weather"]}, 400, "wrong_body"),
        ({"of": "x" * 500, "stars": 5}, 400, "wrong_body"),
    ],
)
def test_nonsense_is_told(hall, body, status, code):
    answer = hall.client(DeviceKind.KIOSK).post("/api/v1/ratings", json=body)
    assert (answer.status_code, answer.json["code"]) == (status, code)


def test_a_dossier_is_rated_by_its_receipt_once_it_is_returned(hall):
    kept = received(hall)
    token = kept.status_url.rsplit("/", 1)[-1]
    assert rate(hall, token).json["code"] == "not_finished"
    with hall.office.parts.database.write() as connection:
        connection.execute(update(DossierRow).values(state="returned"))
    kiosk = hall.client(DeviceKind.KIOSK)
    assert kiosk.get(f"/api/v1/lookup/{token}").json["can_be_rated"] is True
    assert kiosk.get(f"/api/v1/lookup/{kept.code}").json["can_be_rated"] is False
    assert rate(hall, kept.status_url, 2).status_code == 201
    assert rate(hall, kept.status_url).json["code"] == "already_rated"
    assert kiosk.get(f"/api/v1/lookup/{token}").json["can_be_rated"] is False


def test_a_kiosk_sees_the_visit_of_a_slip(hall):
    address = issue(hall.office, "key-0001").status_url
    kiosk = hall.client(DeviceKind.KIOSK)
    seen = kiosk.get(f"/api/v1/visits/{address.rsplit('/', 1)[-1]}").json
    assert (seen["ticket"]["number"], seen["is_of_today"]) == ("A001", True)
    assert (seen["counter_number"], seen["can_be_rated"]) == (None, False)
    assert kiosk.get("/api/v1/visits/none").json["code"] == "nothing_to_rate"
    hall.office.clock.move(days=1)
    assert not kiosk.get(f"/api/v1/visits/{address.rsplit('/', 1)[-1]}").json["is_of_today"]


def test_a_card_shows_code_and_stage_of_its_owner_s_dossiers_and_nothing_else(hall):
    kept = received(hall)
    number = "064190001234"
    with hall.office.parts.database.write() as connection:
        connection.execute(update(DossierRow).values(applicant_id_number=number))
    kiosk = hall.client(DeviceKind.KIOSK)
    found = kiosk.post("/api/v1/dossiers/of-card", json={"id_number": number})
    assert [one["code"] for one in found.json] == [kept.code]
    assert number not in found.text
    assert "Nguyễn" not in found.text
    assert kiosk.post("/api/v1/dossiers/of-card", json={"id_number": "0" * 12}).json == []
    for wrong in ("", "12", "abcdefghijkl"):
        assert kiosk.post("/api/v1/dossiers/of-card", json={"id_number": wrong}).status_code == 400
    desk = hall.client(DeviceKind.DESK)
    assert desk.post("/api/v1/dossiers/of-card", json={"id_number": number}).status_code == 403


def test_a_supervisor_sees_what_citizens_thought(hall):
    works, office_id = hall.office.parts.works, hall.office.id
    add_user(works, office_id, name="Lê Văn Ổn", role=Role.LEADER, password=PASSWORD)
    leader = hall.client()
    sign_in(leader, "le van on", PASSWORD)
    assert "Chưa có đánh giá nào" in leader.get("/monitor/ratings").text
    rate(hall, served(hall, "key-0001"), 5, reasons=["attitude"])
    rate(hall, served(hall, "key-0002"), 2, reasons=["speed"])
    page = leader.get("/monitor/ratings?days=7").text
    assert "<strong>3.5</strong>" in page
    assert "Thái độ phục vụ (1)" in page
    assert "Thời gian chờ và giải quyết (1)" in page
    assert hall.clerk().get("/monitor/ratings").status_code == 403
