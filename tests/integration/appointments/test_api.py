"""Appointments over the API: what each device may do, and what it is told."""

import pytest
from sqlalchemy import update

from counter_server.accounts.actions import add_device
from counter_server.cli.founding import SAMPLE, found_office
from counter_server.core.offices import OfficeRow
from counter_server.core.who import DeviceKind
from tests.support.appointments import MONDAY_0930, SERVICE, booked
from tests.support.hall import CLERK, a_hall

BODY = {
    "service": SERVICE,
    "starts_at": "2026-11-23T09:30:00+07:00",
    "name": CLERK,
    "phone": "0912345678",
}
KEY = {"Idempotency-Key": "touch-0001"}


@pytest.fixture
def hall(database):
    return a_hall(database)


def post(hall, path: str, body: object = None, kind: DeviceKind = DeviceKind.KIOSK, **headers):
    sent = {"Idempotency-Key": "touch-0001", **headers}
    return hall.client(kind).post(f"/api/v1{path}", json=body, headers=sent)


def slots(hall, query: str):
    return hall.client(DeviceKind.KIOSK).get(f"/api/v1/appointments/slots?{query}")


def test_slots_are_told_with_the_days_that_can_be_booked(hall):
    day = slots(hall, "service=B").json
    assert (day["service"], day["day"], len(day["slots"])) == (SERVICE, "2026-11-23", 11)
    assert day["slots"][0] == {
        "starts_at": "2026-11-23T02:00:00Z",
        "ends_at": "2026-11-23T02:30:00Z",
        "free": 2,
    }
    assert "2026-11-24" not in day["days"]
    assert slots(hall, f"service={SERVICE}&day=2026-11-24").json["slots"] == []
    assert len(slots(hall, "service=2&day=2026-11-25").json["slots"]) == 14


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("service=no-such", 404, "unknown_service"),
        ("", 404, "unknown_service"),
        ("service=B&day=tomorrow", 400, "wrong_query"),
    ],
)
def test_a_wrong_question_is_told(hall, query, status, code):
    answer = slots(hall, query)
    assert (answer.status_code, answer.json["code"]) == (status, code)


@pytest.mark.parametrize("kind", [DeviceKind.KIOSK, DeviceKind.DESK])
def test_a_kiosk_and_a_desk_book_once_a_touch(hall, kind):
    first = post(hall, "/appointments", BODY, kind)
    again = post(hall, "/appointments", BODY, kind)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json == again.json
    made = first.json
    assert (made["state"], made["starts_at"]) == ("booked", "2026-11-23T02:30:00Z")
    assert made["status_url"].startswith("http://hall.test/a/")
    assert not {"name", "phone"} & set(made)


def test_a_board_books_nothing(hall):

    office = hall.office
    token = add_device(office.parts.works, office.id, kind=DeviceKind.BOARD, name="board")
    answer = hall.client().post(
        "/api/v1/appointments",
        json=BODY,
        headers={"Authorization": f"Bearer {token}", **KEY},
    )
    assert (answer.status_code, answer.json["code"]) == (403, "not_allowed")


@pytest.mark.parametrize(
    ("values", "status", "code"),
    [
        ({"starts_at": "2026-11-23T09:30:00"}, 422, "no_such_slot"),
        ({"starts_at": "soon"}, 400, "wrong_body"),
        ({"name": ""}, 422, "wrong_value"),
        ({"phone": "1"}, 422, "wrong_value"),
        ({"service": "no-such"}, 404, "unknown_service"),
    ],
)
def test_a_wrong_booking_is_told(hall, values, status, code):
    answer = post(hall, "/appointments", {**BODY, **values})
    assert (answer.status_code, answer.json["code"]) == (status, code)


def test_no_key_no_booking(hall):
    assert (
        post(hall, "/appointments", BODY, **{"Idempotency-Key": ""}).json["code"] == "key_missing"
    )


def test_a_full_slot_is_refused_in_the_language_of_the_device(hall):
    for turn in range(2):
        booked(hall.office, f"touch-100{turn}", phone=f"090000000{turn}")
    answer = post(hall, "/appointments", BODY, **{"Accept-Language": "en"})
    assert (answer.status_code, answer.json["code"]) == (409, "slot_full")
    assert answer.json["title"] == "This time has just been taken."


def test_a_kiosk_checks_in_by_qr_by_code_and_by_phone(hall):
    kept = booked(hall.office)
    hall.office.clock.move(minutes=80)
    answers = [
        post(hall, f"/appointments/{kept.token}/check-in", {}),
        post(hall, f"/appointments/{kept.code}/check-in", {"language": "en"}),
        post(hall, "/appointments/check-in", {"phone": "0912345678"}),
    ]
    assert [each.status_code for each in answers] == [201, 200, 200]
    assert {each.json["number"] for each in answers} == {"B001"}


def test_early_and_late_are_told_in_clear_words(hall):
    kept = booked(hall.office)
    early = post(hall, f"/appointments/{kept.token}/check-in", {}).json
    assert (early["code"], early["state"]) == ("too_early", "booked")
    assert early["title"] == "Chưa đến giờ hẹn: 09:30 ngày 23/11/2026."
    assert early["detail"] == "Nhận số từ 09:15 ngày hẹn."
    hall.office.clock.now = MONDAY_0930
    hall.office.clock.move(minutes=11)
    late = post(hall, "/appointments/check-in", {"phone": "0912345678"}).json
    assert (late["code"], late["state"]) == ("appointment_lapsed", "lapsed")
    assert "lấy số thường" in late["detail"]


def test_a_desk_cancels_and_a_kiosk_does_not(hall):
    kept = booked(hall.office)
    path = f"/appointments/{kept.code}/cancel"
    assert post(hall, path).status_code == 403
    for _ in range(2):
        assert post(hall, path, kind=DeviceKind.DESK).json["state"] == "cancelled"
    assert post(hall, f"/appointments/{'x' * 22}/cancel", kind=DeviceKind.DESK).status_code == 404


def test_a_desk_moves_and_a_kiosk_does_not(hall):
    kept = booked(hall.office)
    path, body = f"/appointments/{kept.token}/move", {"starts_at": "2026-11-23T10:00:00+07:00"}
    assert post(hall, path, body).status_code == 403
    for _ in range(2):
        moved = post(hall, path, body, kind=DeviceKind.DESK).json
        assert (moved["id"], moved["starts_at"]) == (kept.id, "2026-11-23T03:00:00Z")
        assert moved["status_url"].endswith(kept.token)
    free = {each["starts_at"]: each["free"] for each in slots(hall, "service=B").json["slots"]}
    assert (free["2026-11-23T02:30:00Z"], free["2026-11-23T03:00:00Z"]) == (2, 1)


@pytest.mark.parametrize(
    ("starts_at", "status", "code"),
    [
        ("2026-11-23T09:31:00+07:00", 422, "no_such_slot"),
        ("2026-11-23T10:00:00", 422, "no_such_slot"),
        ("2027-11-23T09:30:00+07:00", 409, "slot_closed"),
        ("tomorrow", 400, "wrong_body"),
    ],
)
def test_a_move_to_no_slot_is_refused_and_nothing_moves(hall, starts_at, status, code):
    kept = booked(hall.office)
    path = f"/appointments/{kept.code}/move"
    answer = post(hall, path, {"starts_at": starts_at}, kind=DeviceKind.DESK)
    assert (answer.status_code, answer.json["code"]) == (status, code)
    free = {each["starts_at"]: each["free"] for each in slots(hall, "service=B").json["slots"]}
    assert free["2026-11-23T02:30:00Z"] == 1


def test_a_full_slot_and_a_cancelled_appointment_are_not_moved(hall):
    kept = booked(hall.office)
    for number in (1, 2):
        body = {**BODY, "starts_at": "2026-11-23T10:00:00+07:00", "phone": f"091234560{number}"}
        sent = {"Idempotency-Key": f"touch-100{number}"}
        assert post(hall, "/appointments", body, **sent).status_code == 201
    path, body = f"/appointments/{kept.token}/move", {"starts_at": "2026-11-23T10:00:00+07:00"}
    full = post(hall, path, body, kind=DeviceKind.DESK)
    assert (full.status_code, full.json["code"]) == (409, "slot_full")
    post(hall, f"/appointments/{kept.token}/cancel", kind=DeviceKind.DESK)
    gone = post(hall, path, body, kind=DeviceKind.DESK)
    assert (gone.status_code, gone.json["code"]) == (409, "wrong_state")
    unknown = post(hall, f"/appointments/{'x' * 22}/move", body, kind=DeviceKind.DESK)
    assert unknown.status_code == 404


def test_an_appointment_of_another_office_is_unknown(hall, database):

    kept = booked(hall.office)
    hall.office.clock.move(minutes=80)
    with database.write() as connection:
        connection.execute(update(OfficeRow).values(code="elsewhere"))
        other = found_office(connection, SAMPLE)

    works = hall.office.parts.works
    token = add_device(works, other, kind=DeviceKind.KIOSK, name="kiosk 1")
    answer = hall.client().post(
        f"/api/v1/appointments/{kept.token}/check-in",
        json={},
        headers={"Authorization": f"Bearer {token}"},
    )
    assert (answer.status_code, answer.json["code"]) == (404, "unknown_appointment")


def test_a_phone_number_s_appointments_are_told_without_the_person(hall):
    for number, moment in enumerate(("2026-11-25T09:30:00+07:00", "2026-11-23T09:30:00+07:00")):
        post(
            hall,
            "/appointments",
            BODY | {"starts_at": moment},
            **{"Idempotency-Key": f"k-{number}-1234"},
        )
    found = post(hall, "/appointments/of-phone", {"phone": "+84 912 345 678"})
    assert [one["starts_at"] for one in found.json] == [
        "2026-11-23T02:30:00Z",
        "2026-11-25T02:30:00Z",
    ]
    assert "0912345678" not in found.text
    assert CLERK not in found.text
    assert post(hall, "/appointments/of-phone", {"phone": "0987654321"}).json == []
    assert post(hall, "/appointments/of-phone", {"phone": "12"}).json["code"] == "wrong_value"
    refused = post(hall, "/appointments/of-phone", {"phone": "0912345678"}, DeviceKind.DESK)
    assert refused.status_code == 403
