"""Booking page by page without scripts, the page behind the QR, and the desk's list."""

import re

import pytest
from sqlalchemy import update

from counter_server.contract.appointments import CheckInRequest
from counter_server.queue.appointments import actions
from counter_server.queue.appointments.checking_in import check_in
from counter_server.queue.appointments.tables import AppointmentRuleRow
from tests.support.appointments import SERVICE, booked, here
from tests.support.hall import a_hall
from tests.support.pages_app import post, token_on

FORM = f"/appointments/{SERVICE}/2026-11-25T09:00"
SOMEBODY = {"name": "Đặng Ỗ", "phone": "0912 345 678"}


@pytest.fixture
def hall(database):
    return a_hall(database)


def book(client, path: str = FORM, **form: str):
    return post(client, path, page=path, **{**SOMEBODY, **form})


def text_of(client, path: str) -> str:
    return client.get(path).get_data(as_text=True)


def test_a_citizen_books_from_service_to_confirmation(hall):
    client = hall.client()
    assert f'href="/appointments/{SERVICE}"' in text_of(client, "/appointments")
    assert 'href="/appointments"' in text_of(client, "/")
    assert f'href="{FORM}"' in text_of(client, f"/appointments/{SERVICE}?day=2026-11-25")
    answer = book(client)
    assert answer.status_code == 303
    assert re.fullmatch(r"/a/[\w-]{22}", answer.location)
    page = text_of(client, answer.location)
    assert "Còn 2 ngày" in page
    assert "09:00" in page
    assert '<svg class="qr"' in page
    assert 'href="/procedures/1.001193"' in page
    assert "Đặng Ỗ" not in page
    assert "0912345678" not in page


def test_a_form_sent_twice_books_once(hall):
    client = hall.client()
    key = re.search(r'name="key" value="([^"]+)"', text_of(client, FORM))[1]
    assert book(client, key=key).location == book(client, key=key).location


@pytest.mark.parametrize(
    "typed", [{"name": ""}, {"phone": "12"}, {"name": "<b>1</b>", "phone": ""}]
)
def test_what_is_wrong_is_said_beside_its_field(hall, typed):
    answer = book(hall.client(), **typed)
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert 'aria-invalid="true"' in page
    assert "<b>" not in page


def test_an_hour_that_was_just_taken_leads_to_the_other_hours_of_its_day(hall):
    for turn in range(2):
        booked(
            hall.office, f"touch-{turn:04}", phone=f"090000000{turn}",
            starts_at=here("2026-11-25 09:00"),
        )  # fmt: skip
    answer = book(hall.client())
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Giờ này vừa hết chỗ." in page
    assert f'href="/appointments/{SERVICE}/2026-11-25T09:30"' in page
    assert f'href="{FORM}"' not in page


def test_too_many_appointments_are_said_on_the_form(hall):
    for hour in ("09:30", "10:00", "10:30"):
        booked(hall.office, f"touch-{hour}", starts_at=here(f"2026-11-25 {hour}"))
    answer = book(hall.client())
    assert answer.status_code == 409
    assert "đã có 3 lịch hẹn" in answer.get_data(as_text=True)


@pytest.mark.parametrize("hour", ["2026-11-24T09:00", "soon", "2026-11-25T09:01", "2026-11-25"])
def test_an_hour_that_is_not_offered_is_a_kind_page(hall, hour):
    client = hall.client()
    path = f"/appointments/{SERVICE}/{hour}"
    if client.get(path).status_code == 200:
        assert post(client, path, page=FORM, **SOMEBODY).status_code == 422
    else:
        assert client.get(path).status_code == 422


def test_an_unknown_service_and_token_are_kind_pages(hall):
    client = hall.client()
    for path in ("/appointments/no-such", "/a/x", "/a/%00", "/a/x/appointment.ics"):
        answer = client.get(path, headers={"Accept": "text/html"})
        assert answer.status_code == 404
        assert "<html" in answer.get_data(as_text=True)


def test_a_program_that_fills_every_field_books_nothing(hall):
    answer = book(hall.client(), website="http://spam.test")
    assert answer.location == "/appointments"
    client = hall.clerk()
    assert "Đặng Ỗ" not in text_of(client, "/desk/appointments?day=2026-11-25")


def test_one_address_may_not_book_all_day(hall):
    client = hall.client()
    answers = [book(client, name="").status_code for _ in range(11)]
    assert answers == [*[422] * 10, 429]


def test_nothing_is_booked_without_the_pages_token(hall):
    answer = hall.client().post(FORM, data=SOMEBODY)
    assert answer.status_code == 400


def test_the_holder_cancels_on_the_phone(hall):
    client, kept = hall.client(), booked(hall.office)
    page = f"/a/{kept.token}"
    for _ in range(2):
        data = {"csrf_token": token_on(client, FORM)}
        assert client.post(f"{page}/cancel", data=data).location == page
    assert "Lịch hẹn đã hủy" in text_of(client, page)


def test_cancelling_too_late_says_why(hall):
    client, kept = hall.client(), booked(hall.office)
    hall.office.clock.move(hours=3)
    data = {"csrf_token": token_on(client, FORM)}
    answer = client.post(f"/a/{kept.token}/cancel", data=data, follow_redirects=True)
    assert "không hủy được nữa" in answer.get_data(as_text=True)


def test_the_phone_follows_from_booking_to_number(hall):
    client, kept = hall.client(), booked(hall.office)
    part = f"/a/{kept.token}?part=live"
    assert 'data-phase="ahead"' in text_of(client, part)
    hall.office.clock.move(minutes=40)
    assert 'data-phase="soon"' in text_of(client, part)
    hall.office.clock.move(minutes=40)
    assert 'data-phase="open"' in text_of(client, part)
    parts = hall.office.parts
    ticket, _ = check_in(parts, hall.office.id, kept.token, CheckInRequest(), None)
    text = text_of(client, part)
    assert "<html" not in text
    assert 'data-phase="in"' in text
    assert ticket.status_url.removeprefix("http://hall.test") in text


def test_the_calendar_file_is_one(hall):
    kept = booked(hall.office)
    answer = hall.client().get(f"/a/{kept.token}/appointment.ics")
    assert answer.mimetype == "text/calendar"
    assert b"DTSTART:20261123T023000Z" in answer.data


def test_a_stranger_sees_no_list(hall):
    assert hall.client().get("/desk/appointments").status_code == 303
    assert hall.client().get("/desk/appointments/new").status_code == 303


def test_the_desk_lists_today_and_finds_by_name_code_and_phone(hall):
    kept = booked(hall.office)
    booked(hall.office, "touch-0002", name="Rơ Châm H'Blưm", phone="0987654321")
    booked(hall.office, "touch-0003", starts_at=here("2026-11-25 09:30"), name="Lò Văn X")
    client = hall.clerk()
    page = text_of(client, "/desk/appointments")
    assert "Nguyễn Thị Ưu" in page
    assert "0987654321" in page
    assert "Lò Văn X" not in page
    for q in (kept.code.lower(), "5678", "%2B84 912"):
        found = text_of(client, f"/desk/appointments?q={q}")
        assert kept.code in found
        assert "0987654321" not in found
    assert "0987654321" in text_of(client, "/desk/appointments?q=ro cham")
    for day in ("2026-11-25", "9999-12-31", "0001-01-01", "x"):
        assert client.get(f"/desk/appointments?day={day}").status_code == 200


def test_a_clerk_checks_in_and_cancels(hall):
    first = booked(hall.office)
    second = booked(hall.office, "touch-0002", phone="0987654321")
    client, page = hall.clerk(), "/desk/appointments"
    early = post(client, f"{page}/{first.id}/check-in", page=page)
    assert early.location == page
    assert "Chưa đến giờ hẹn" in text_of(client, page)
    hall.office.clock.move(minutes=80)
    post(client, f"{page}/{first.id}/check-in", page=page)
    assert f"Đã nhận số B001 cho lịch hẹn {first.code}." in text_of(client, page)
    post(client, f"{page}/{second.id}/cancel", page=page)
    assert f"Đã hủy lịch hẹn {second.code}." in text_of(client, page)


def test_a_clerk_books_for_somebody_until_the_hour_begins(hall):
    client = hall.clerk()
    path = f"/desk/appointments/new/{SERVICE}/2026-11-23T08:30"
    assert f'href="{path}"' in text_of(client, f"/desk/appointments/new/{SERVICE}")
    answer = post(client, path, page=path, **SOMEBODY)
    assert answer.location == "/desk/appointments?day=2026-11-23"
    assert "cho Đặng Ỗ." in text_of(client, answer.location)


def test_an_office_without_appointments_says_so(hall, database):

    with database.write() as connection:
        connection.execute(update(AppointmentRuleRow).values(is_open=False))
    client = hall.client()
    assert "Hiện chưa nhận đặt hẹn." in text_of(client, "/appointments")
    assert client.get(f"/appointments/{SERVICE}").status_code == 409


def test_a_lapsed_booking_frees_the_phone_number(hall):
    booked(hall.office)
    hall.office.clock.move(hours=2)
    assert actions.lapse(hall.office.parts, hall.office.id) == 1
