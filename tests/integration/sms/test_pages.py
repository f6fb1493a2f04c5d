"""A citizen gives a number on the phone, a clerk at intake, a kiosk by the API; the admin sets."""

import pytest

from counter_server.accounts.actions import add_user
from counter_server.core.who import Role
from counter_server.dossiers.actions import receive
from counter_server.sms import queries
from tests.integration.sms.conftest import SOMEBODY, sms_of
from tests.support.a_dossier import a_request
from tests.support.app import application, device
from tests.support.appointments import booked, here
from tests.support.issuing import issue
from tests.support.pages_app import post, sign_in

PASSWORD = "bốn mùa mưa nắng"
FORM = {
    "is_on": "yes",
    "own_number": "0900 000 001",
    "most_an_hour": "3",
    "most_a_day": "9",
    "most_of_all_an_hour": "100",
    "keep_days": "5",
    "keyword": "HS",
    "keyword_en": "DOS",
}


@pytest.fixture
def sms(sqlite_office, tmp_path):
    return sms_of(sqlite_office, tmp_path)


@pytest.fixture
def app(sms):
    return application(sms.office)


@pytest.fixture
def phone(app):
    return app.test_client()


@pytest.fixture
def admin(sms, app):
    add_user(
        sms.office.parts.works, sms.office.id, name="Đặng Ỗ", role=Role.ADMIN, password=PASSWORD
    )
    client = app.test_client()
    assert sign_in(client, "dang o", PASSWORD).status_code == 303
    return client


def page_of(ticket) -> str:
    return "/t/" + ticket.status_url.rsplit("/", 1)[-1]


def text(answer) -> str:
    return answer.get_data(as_text=True)


def test_a_number_is_given_and_taken_back_on_the_phone_page(sms, phone):
    page = page_of(issue(sms.office, "key-0001"))
    assert f'href="{page}/sms"' in text(phone.get(page))
    assert "Tôi đồng ý" in text(phone.get(f"{page}/sms"))
    refused = post(phone, f"{page}/sms", page=f"{page}/sms", number="0912 345 678")
    assert (refused.status_code, sms.consents()) == (422, [])
    assert "0912 345 678" in text(refused), "what was typed is still there"
    given = post(phone, f"{page}/sms", page=f"{page}/sms", number="0912 345 678", consent="yes")
    assert given.status_code == 303
    assert [row.number for row in sms.consents()] == [SOMEBODY]
    again = text(phone.get(f"{page}/sms"))
    assert "+8491•••78" in again
    assert "345" not in again.split("<main")[1].split("csrf_token")[0]
    assert post(phone, f"{page}/sms/forget", page=f"{page}/sms").status_code == 303
    assert sms.consents() == []


def test_where_messages_are_off_the_phone_page_says_nothing_of_them(sms, phone):
    page = page_of(issue(sms.office, "key-0001"))
    sms.settings(is_on=False)
    assert "/sms" not in text(phone.get(page))
    assert "<form" not in text(phone.get(f"{page}/sms")).split("<main")[1].split("</main")[0]
    assert phone.get("/t/nobody/sms").status_code == 404


def test_the_page_of_a_dossier_offers_to_tell_of_the_result(sms, phone):
    page = "/h/" + sms.dossier().status_url.rsplit("/", 1)[-1]
    assert f'href="{page}/sms"' in text(phone.get(page))
    post(phone, f"{page}/sms", page=f"{page}/sms", number="0912345678", consent="yes")
    assert sms.consents()[0].dossier_id is not None


def speaks(answer) -> str:
    return text(answer).split('<html lang="')[1].split('"')[0]


@pytest.mark.parametrize("kind", ["t", "h"])
def test_the_page_of_messages_speaks_the_language_chosen_at_the_kiosk(sms, phone, kind):
    ticket = issue(sms.office, "key-0001", language="en")
    page = page_of(ticket) if kind == "t" else dossier_page_of(sms, ticket)
    for path in (page, f"{page}/sms"):
        assert speaks(phone.get(path)) == "en", path
    refused = post(phone, f"{page}/sms", page=f"{page}/sms", number="0912345678")
    assert (speaks(refused), refused.status_code) == ("en", 422)
    assert "consent" in text(refused)
    post(phone, f"{page}/sms", page=f"{page}/sms", number="0912345678", consent="yes")
    assert [row.language for row in sms.consents()] == ["en"]
    assert speaks(phone.get(f"{page}/sms?lang=vi")) == "vi", "what is asked for outranks it"
    assert speaks(phone.get(f"{page}/sms")) == "vi", "and is remembered"


@pytest.mark.parametrize("kind", ["t", "h"])
def test_where_cookies_are_refused_the_address_carries_the_language(sms, app, kind):
    ticket = issue(sms.office, "key-0001")
    page = page_of(ticket) if kind == "t" else dossier_page_of(sms, ticket)
    no_cookies = app.test_client(use_cookies=False)
    assert f'href="{page}/sms?lang=en"' in text(no_cookies.get(f"{page}?lang=en"))
    form = text(no_cookies.get(f"{page}/sms?lang=en"))
    assert f'action="{page}/sms?lang=en"' in form
    assert f'href="{page}?lang=en"' in form
    client = app.test_client()
    sent = {"page": f"{page}/sms", "number": "0912345678", "consent": "yes"}
    answer = post(client, f"{page}/sms?lang=en", **sent)
    assert answer.location == f"{page}/sms?lang=en"


def dossier_page_of(sms, ticket) -> str:
    request = a_request(ticket=ticket.id)
    dossier, _ = receive(sms.office.parts, sms.office.id, request, sms.by)
    return "/h/" + dossier.status_url.rsplit("/", 1)[-1]


def test_the_page_of_an_appointment_offers_to_remind_in_the_language_of_the_page(sms, phone):
    kept = booked(sms.office, starts_at=here("2026-11-25 09:30"))
    page = f"/a/{kept.token}"
    assert f'href="{page}/sms"' in text(phone.get(page))
    assert "chỉ để nhắn tin nhắc lịch hẹn" in text(phone.get(f"{page}/sms"))
    form = {"number": "0912345678", "consent": "yes"}
    post(phone, f"{page}/sms", page=f"{page}/sms?lang=en", **form)
    (given,) = sms.consents()
    assert (given.appointment_id, given.language) == (kept.id, "en")
    post(phone, f"{page}/sms/forget", page=f"{page}/sms")
    assert sms.consents() == []


def test_a_kiosk_gives_a_number_with_consent(sms, phone):
    kiosk = device(sms.office, phone, "kiosk")
    ticket = issue(sms.office, "key-0001")
    told = {"number": "0912 345 678", "consent": True}
    assert kiosk.post(f"/tickets/{ticket.id}/sms", told).status_code == 204
    assert kiosk.post(f"/tickets/{ticket.id}/sms", {"number": "0912345678"}).status_code == 422
    assert kiosk.post("/tickets/999/sms", told).status_code == 404
    desk = device(sms.office, phone, "desk")
    assert desk.post(f"/dossiers/{sms.dossier().code}/sms", told).status_code == 204
    assert len(sms.consents()) == 2


def test_the_clerk_asks_at_intake(sms, admin):
    code = sms.dossier().code
    page = f"/desk/dossiers/{code}"
    assert "người nộp đồng ý" in text(admin.get(page))
    answer = post(admin, f"{page}/sms", page=page, number="0912 345 678", consent="yes")
    assert answer.status_code == 303
    assert "+8491•••78" in text(admin.get(page))
    assert post(admin, f"{page}/sms/forget", page=page).status_code == 303
    assert sms.consents() == []


def test_an_administrator_sets_limits_and_sees_messages_masked(sms, admin):
    answer = post(admin, "/admin/sms", page="/admin/sms", folder=f"{sms.folder}/", **FORM)
    assert answer.status_code == 303
    with sms.office.parts.database.read() as connection:
        settings = queries.place(connection, sms.office.id).settings
    assert (settings.folder, settings.most_an_hour, settings.keep_days) == (str(sms.folder), 3, 5)
    sms.ask("HS 000-999", SOMEBODY)
    page = text(admin.get("/admin/sms"))
    assert "+8491•••78" in page
    assert "12345678" not in page
    assert "Không hỏi được gammu-smsd" in page


def test_an_office_sets_the_words_by_which_it_is_asked(sms, admin):
    own = FORM | {"keyword": " mc ", "keyword_en": "mce"}
    saved = post(admin, "/admin/sms", page="/admin/sms", folder=str(sms.folder), **own)
    assert saved.status_code == 303
    assert "nhắn MC và mã hồ sơ" in text(admin.get("/admin/sms"))
    (answer,) = sms.ask("alo", SOMEBODY)
    assert "nhan MC va ma" in answer
    assert "send MCE and the code" in answer
    assert "MC" in sms.ask("mc 000-999", "+84900000006")[0]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"keyword": "H2"}, "Từ 2 đến 6 chữ cái"),
        ({"keyword_en": "STOP"}, "không phải HUY, DUNG, STOP, HELP"),
        ({"keyword": "DOS"}, "Hai từ phải khác nhau."),
        ({"keyword": ""}, "Ô này chưa có gì."),
    ],
)
def test_a_word_that_cannot_ask_stands_beside_its_field(sms, admin, wrong, words):
    typed = FORM | wrong
    answer = post(admin, "/admin/sms", page="/admin/sms", folder=str(sms.folder), **typed)
    assert answer.status_code == 422
    assert words in text(answer)


def test_a_wrong_folder_stands_beside_its_field(sms, admin):
    answer = post(admin, "/admin/sms", page="/admin/sms", folder="/nowhere", **FORM)
    assert answer.status_code == 422
    assert "Thiếu thư mục" in text(answer)


def test_a_test_message_is_queued(sms, admin):
    answer = post(admin, "/admin/sms/test", page="/admin/sms", number="0912 345 678")
    assert answer.status_code == 303
    assert [(row.kind, row.state) for row in sms.rows()] == [("test", "queued")]


def test_only_administrators_see_the_page(phone):
    assert phone.get("/admin/sms").status_code == 303
