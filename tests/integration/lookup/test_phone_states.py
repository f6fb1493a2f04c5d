"""What a phone is told in the states that are rare, and by phones that can do little."""

import re
from io import BytesIO

import pytest
from PIL import Image

from config import words
from counter_server.contract.tickets import TicketRequest
from counter_server.queue.issuing import issue_ticket
from tests.support.hall import a_hall
from tests.support.leasing import a_kiosk
from tests.support.phone_scenes import PhoneScenes


@pytest.fixture
def hall(sqlite):
    return a_hall(sqlite)


def path_of(address: str) -> str:
    return address.removeprefix("http://hall.test")


def test_a_slip_its_kiosk_has_not_told_of_yet_is_a_kind_page_that_looks_again(hall):
    kiosk = a_kiosk(hall.office)
    number = kiosk.block().numbers[0]
    page, client = path_of(number.status_url), hall.client()
    text = client.get(page).text
    assert number.number in text
    assert "Chưa xem được số của quý vị ở đây" in text
    assert '<noscript><meta http-equiv="refresh" content="20">' in text
    assert 'data-state="away"' in client.get(f"{page}?part=live").text
    kiosk.take(number, "touch-00001")
    kiosk.merge()
    assert 'data-state="waiting"' in client.get(f"{page}?part=live").text


def test_a_slip_of_a_kiosk_that_lost_its_memory_leads_to_somebody(hall):
    page = path_of(a_kiosk(hall.office).block().numbers[0].status_url)
    again = a_kiosk(hall.office)
    again.store = "store-after-a-new-disk"
    again.renew()
    assert "đưa phiếu cho cán bộ hướng dẫn" in hall.client().get(page).text


def test_a_slip_of_yesterday_that_never_came_is_over(hall):
    page = path_of(a_kiosk(hall.office).block().numbers[0].status_url)
    hall.office.clock.move(days=1)
    text = hall.client().get(page).text
    assert "Ngày làm việc đã kết thúc" in text
    assert "data-ended" in text


def test_the_events_of_a_slip_that_never_came_are_not_there(hall):
    page = path_of(a_kiosk(hall.office).block().numbers[0].status_url)
    assert hall.client().get(f"{page}/events").status_code == 404


@pytest.mark.parametrize(
    ("state", "seconds"), [("waiting", "30"), ("near", "10"), ("called", "10"), ("serving", "60")]
)
def test_without_scripts_a_page_asks_again_the_sooner_the_nearer(hall, state, seconds):
    page = path_of(PhoneScenes(hall.office).addresses()[state])
    found = re.search(
        r'<noscript><meta http-equiv="refresh" content="(\d+)">', page_text(hall, page)
    )
    assert found[1] == seconds


@pytest.mark.parametrize("state", ["done", "cancelled", "yesterday", "returned"])
def test_a_page_of_what_is_over_asks_no_more_and_keeps_nothing(hall, state):
    text = page_text(hall, path_of(PhoneScenes(hall.office).addresses()[state]))
    assert 'http-equiv="refresh"' not in text
    assert "data-ended" in text


def page_text(hall, page: str) -> str:
    return hall.client().get(page).text


@pytest.mark.parametrize(("kind", "state"), [("t", "waiting"), ("h", "received")])
def test_a_phone_can_keep_the_page_as_an_app_of_its_own(hall, kind, state):
    page, client = path_of(PhoneScenes(hall.office).addresses()[state]), hall.client()
    app = client.get(f"{page}/app.webmanifest").json
    assert (app["start_url"], app["scope"], app["lang"]) == (page, page, "vi")
    assert {"any", "maskable"} <= {icon["purpose"] for icon in app["icons"]}
    for icon in app["icons"][1:]:
        drawn = Image.open(BytesIO(client.get(icon["src"]).get_data()))
        assert icon["sizes"] == "{}x{}".format(*drawn.size)
    worker = client.get(f"{page}/worker.js")
    assert worker.headers["Service-Worker-Allowed"] == page
    assert worker.mimetype == "text/javascript"


def test_no_icon_of_another_size_is_drawn(hall):
    assert hall.client().get("/app-icon/9999.png").status_code == 404


@pytest.mark.parametrize(
    ("at_kiosk", "phone", "spoken"), [("en", "vi", "en"), ("vi", "en", "en"), ("vi", "vi", "vi")]
)
def test_the_page_speaks_the_language_that_was_chosen_at_the_kiosk(hall, at_kiosk, phone, spoken):
    page = path_of(ticket_in(hall, at_kiosk).status_url)
    text = hall.client().get(page, headers={"Accept-Language": phone}).text
    assert f'<html lang="{spoken}"' in text


def test_a_language_chosen_on_the_page_outranks_the_kiosk(hall):
    client, page = hall.client(), path_of(ticket_in(hall, "en").status_url)
    assert '<html lang="vi"' in client.get(f"{page}?lang=vi").text
    assert '<html lang="vi"' in client.get(page).text


def test_a_pack_with_words_is_a_choice_on_the_page(hall, tmp_path, monkeypatch):
    (tmp_path / "jra.d").mkdir()
    (tmp_path / "jra.d" / "kiosk.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Số của quý vị"\nmsgstr "⟨jra⟩"\n',
        "utf-8",
    )
    monkeypatch.setattr(words, "_FOLDER", tmp_path)
    words.words.cache_clear()
    text = page_text(hall, path_of(ticket_in(hall, "jra").status_url))
    monkeypatch.undo()
    words.words.cache_clear()
    assert '<html lang="jra"' in text
    assert "⟨jra⟩" in text
    assert "Sắp đến lượt quý vị" in text  # what the pack lacks
    assert 'hreflang="jra"' in text


def ticket_in(hall, language: str):
    request = TicketRequest(service="B", language=language, print=False)
    key = f"touch-in-{language}"
    return issue_ticket(hall.office.parts, hall.office.id, request, key, None)[0]
