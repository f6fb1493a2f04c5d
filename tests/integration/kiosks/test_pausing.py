"""A kiosk that rests: refused numbers, its words, the supervisor's buttons."""

import pytest

from counter_server.accounts.actions import add_user
from counter_server.contract.events import DevicePaused, DeviceResumed
from counter_server.core.who import DeviceKind, Role
from counter_server.queue.kiosks.actions import pause_kiosk, resume_kiosk
from counter_server.queue.kiosks.queries import kiosks
from tests.support.hall import PASSWORD, a_hall
from tests.support.issuing import events
from tests.support.pages_app import sign_in, token_on

WORDS = {"vi": " Máy hết giấy,\n mời sang máy số 2. ", "en": "Please use kiosk 2.", "jra": ""}


@pytest.fixture
def hall(database):
    return a_hall(database)


def kiosk_id(hall) -> int:
    with hall.office.parts.database.read() as connection:
        return kiosks(connection, hall.office.id)[0].id


def ask(hall, path: str = "/tickets", body: object = None, **headers):
    client = hall.client(DeviceKind.KIOSK)
    sent = {"Idempotency-Key": "touch-0001", **headers}
    return client.post(f"/api/v1{path}", json=body or {"service": "A"}, headers=sent)


def test_a_paused_kiosk_gets_no_number_and_is_told_why_in_its_language(hall):
    pause_kiosk(hall.office.parts, hall.office.id, kiosk_id(hall), WORDS)
    refused = ask(hall)
    assert (refused.status_code, refused.json["code"]) == (409, "kiosk_paused")
    assert refused.json["detail"] == "Máy hết giấy, mời sang máy số 2."
    english = ask(hall, **{"Accept-Language": "en"})
    assert english.json["detail"] == "Please use kiosk 2."
    phone = ask(hall, "/appointments/check-in", {"phone": "0912345678"})
    code = ask(hall, "/appointments/ACDEF/check-in", {})
    assert {phone.json["code"], code.json["code"]} == {"kiosk_paused"}


def test_without_words_of_its_own_the_refusal_says_where_to_go(hall):
    pause_kiosk(hall.office.parts, hall.office.id, kiosk_id(hall))
    assert "máy khác" in ask(hall).json["detail"]


def test_a_kiosk_knows_itself(hall):
    client = hall.client(DeviceKind.KIOSK)
    assert client.get("/api/v1/kiosk").json == {
        "id": kiosk_id(hall),
        "name": "kiosk 1",
        "pause": None,
    }
    pause_kiosk(hall.office.parts, hall.office.id, kiosk_id(hall), WORDS)
    told = client.get("/api/v1/kiosk").json["pause"]["messages"]
    assert told == {"vi": "Máy hết giấy, mời sang máy số 2.", "en": "Please use kiosk 2."}
    assert hall.client(DeviceKind.DESK).get("/api/v1/kiosk").status_code == 403


def test_it_is_told_once_that_a_kiosk_rests_and_wakes(hall):
    parts, number = hall.office.parts, kiosk_id(hall)
    pause_kiosk(parts, hall.office.id, number, {"vi": "Nghỉ"})
    resume_kiosk(parts, hall.office.id, number)
    resume_kiosk(parts, hall.office.id, number)
    told = [one.event for one in events(hall.office)]
    assert [one for one in told if isinstance(one, DevicePaused | DeviceResumed)] == [
        DevicePaused(device=number, messages={"vi": "Nghỉ"}),
        DeviceResumed(device=number),
    ]
    assert ask(hall).status_code == 201


@pytest.fixture
def leader(hall):
    add_user(
        hall.office.parts.works,
        hall.office.id,
        name="Lê Văn Ổn",
        role=Role.LEADER,
        password=PASSWORD,
    )
    client = hall.client()
    sign_in(client, "le van on", PASSWORD)
    return client


def test_the_supervisor_pauses_and_resumes_from_the_monitor(hall, leader):
    number = kiosk_id(hall)
    assert "Đang phát số" in leader.get("/monitor").text
    press(leader, "pause-kiosk", kiosk=number, message_vi="Mời sang máy 2", message_en="")
    page = leader.get("/monitor").text
    assert "kiosk 1 tạm nghỉ." in page
    assert "“Mời sang máy 2”" in page
    assert ask(hall).json["code"] == "kiosk_paused"
    press(leader, "resume-kiosk", kiosk=number)
    assert "Đang phát số" in leader.get("/monitor").text
    press(leader, "pause-kiosk", kiosk=9999)
    assert "Không có ki-ốt này." in leader.get("/monitor").text


def press(client, verb: str, **form):
    data = {"csrf_token": token_on(client, "/monitor"), **form}
    assert client.post(f"/monitor/{verb}", data=data).status_code == 303
