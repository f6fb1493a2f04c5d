"""Dossiers over HTTP: devices by token, clerks by page."""

import re

import pytest

from counter_server.core.who import DeviceKind
from tests.support.hall import a_hall
from tests.support.pages_app import post

BODY = {
    "procedure": "1.001193",
    "applicant": {"name": "Nguyễn Thị Ưu", "id_number": "064190001234"},
    "components": [{"code": "to-khai", "originals": 1}, {"code": "chung-sinh", "originals": 1}],
}
KEY = {"Idempotency-Key": "one-touch-1"}
NEW = "/desk/dossiers/new?procedure=1.001193"
FORM = {"procedure": "1.001193", "name": "Đặng Ỗ", "have-to-khai": "on", "originals-to-khai": "1"}


@pytest.fixture
def hall(database):
    return a_hall(database)


@pytest.fixture
def desk(hall):
    return hall.client(DeviceKind.DESK)


def test_a_desk_receives_once_a_key(desk):
    first = desk.post("/api/v1/dossiers", json=BODY, headers=KEY)
    again = desk.post("/api/v1/dossiers", json=BODY, headers=KEY)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json == again.json
    assert first.json["code"] == "000.05.16.H21-261123-0001"
    assert "Ưu" not in first.get_data(as_text=True)


def test_the_moves_go_one_way(desk):
    code = desk.post("/api/v1/dossiers", json=BODY, headers=KEY).json["code"]
    path = f"/api/v1/dossiers/{code}"
    early = desk.post(f"{path}/return")
    assert (early.status_code, early.json["code"], early.json["state"]) == (
        409,
        "wrong_state",
        "received",
    )
    states = [
        desk.post(f"{path}/{move}").json["state"] for move in ("process", "resolve", "return")
    ]
    assert states == ["processing", "resolved", "returned"]
    assert desk.get(path).json["portal_code"] == 10


@pytest.mark.parametrize(
    ("change", "status", "code", "field"),
    [
        ({"procedure": "9.9"}, 404, "unknown_procedure", None),
        ({"components": []}, 422, "missing_component", "to-khai"),
        ({"applicant": {"name": " "}}, 422, "wrong_value", "name"),
        ({"ticket": 99}, 404, "unknown_ticket", None),
        ({"applicant": 7}, 400, "wrong_body", None),
    ],
)
def test_bad_input_is_told_with_code_and_field(desk, change, status, code, field):
    answer = desk.post("/api/v1/dossiers", json={**BODY, **change}, headers=KEY)
    assert answer.mimetype == "application/problem+json"
    told = (answer.status_code, answer.json["code"], answer.json.get("field"))
    assert told == (status, code, field)


def test_a_key_is_needed(desk):
    assert desk.post("/api/v1/dossiers", json=BODY).json["code"] == "key_missing"


def test_a_kiosk_may_neither_receive_nor_read(hall):
    kiosk = hall.client(DeviceKind.KIOSK)
    assert kiosk.post("/api/v1/dossiers", json=BODY, headers=KEY).status_code == 403
    assert kiosk.get("/api/v1/dossiers/x").status_code == 403


def test_a_clerk_receives_on_the_page(hall):
    clerk = hall.clerk()
    form = {**FORM, "have-chung-sinh": "on", "originals-chung-sinh": "1", "key": "press-1"}
    first = post(clerk, "/desk/dossiers", page=NEW, **form)
    again = post(clerk, "/desk/dossiers", page=NEW, **form)
    assert first.status_code == 303
    assert first.location == again.location
    page = clerk.get(first.location).get_data(as_text=True)
    assert "000.05.16.H21-261123-0001" in page
    assert "Đặng Ỗ" in page
    assert page.count("Nguyễn Thị Ưu") >= 2  # signed in, and in the history


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(hall):
    clerk = hall.clerk()
    answer = post(clerk, "/desk/dossiers", page=NEW, **FORM, phone="12", address="Thôn Ia Ring")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert 'id="phone-error"' in page
    assert 'id="error-chung-sinh"' in page
    for typed in (
        'value="Đặng Ỗ"',
        'value="12"',
        'value="Thôn Ia Ring"',
        'name="have-to-khai" checked',
    ):
        assert typed in page


def test_what_is_typed_is_never_markup(hall):
    form = {**FORM, "name": '"><script>alert(1)</script>'}
    page = post(hall.clerk(), "/desk/dossiers", page=NEW, **form).get_data(as_text=True)
    assert "<script>alert" not in page


def test_a_clerk_moves_a_dossier_and_a_late_press_is_told(hall):
    clerk = hall.clerk()
    desk = hall.client(DeviceKind.DESK)
    code = desk.post("/api/v1/dossiers", json=BODY, headers=KEY).json["code"]
    page = f"/desk/dossiers/{code}"
    assert post(clerk, f"{page}/process", page=page).status_code == 303
    late = post(clerk, f"{page}/process", page=page)
    assert late.status_code == 409
    assert "Hồ sơ không ở bước này." in late.get_data(as_text=True)
    assert re.search(r"Đã tiếp nhận.*Đang xử lý", clerk.get(page).get_data(as_text=True), re.S)


def test_the_list_shows_today_and_finds_a_code(hall):
    clerk, desk = hall.clerk(), hall.client(DeviceKind.DESK)
    code = desk.post("/api/v1/dossiers", json=BODY, headers=KEY).json["code"]
    assert code in clerk.get("/desk/dossiers").get_data(as_text=True)
    assert code in clerk.get("/desk/dossiers?q=261123-0001").get_data(as_text=True)
    hall.office.clock.move(days=1)
    assert code not in clerk.get("/desk/dossiers").get_data(as_text=True)


@pytest.mark.parametrize("path", ["/desk/dossiers", "/desk/dossiers/new", "/desk/dossiers/x"])
def test_nobody_sees_a_desk_page_without_signing_in(hall, path):
    answer = hall.client().get(path)
    assert answer.status_code == 303
    assert answer.location.startswith("/sign-in")


def test_a_change_without_the_pages_token_is_refused(hall):
    assert hall.clerk().post("/desk/dossiers", data=FORM).status_code == 400


def test_the_search_works_without_a_script(hall):
    clerk = hall.clerk()
    page = clerk.get("/desk/dossiers/new?ticket=7&q=khai+sinh").get_data(as_text=True)
    assert "/desk/dossiers/new?procedure=1.001193&amp;ticket=7" in page
    part = clerk.get("/desk/dossiers/new?q=khai+sinh&part=list").get_data(as_text=True)
    assert "<html" not in part
