"""The public site of an installation with several offices: each by its address or its host."""

import re
from datetime import UTC, datetime

import pytest

from counter_server.accounts.actions import add_user
from counter_server.cli.founding import SAMPLE, found_office
from counter_server.contract.tickets import TicketRequest
from counter_server.core.which_office import HOSTS, hosts_of
from counter_server.core.who import Role
from counter_server.dossiers.actions import receive
from counter_server.queue.issuing import issue_ticket
from tests.support.a_dossier import a_desk, a_request
from tests.support.app import application
from tests.support.offices import TestOffice
from tests.support.pages_app import post, sign_in


def a_second(office: TestOffice, tmp_path) -> TestOffice:
    """Nine hours to the west, under another name."""
    path = tmp_path / "berlin.toml"
    text = SAMPLE.read_text("utf-8")
    text = re.sub(r'code = "chu-se"', 'code = "berlin"', text, count=1)
    text = text.replace('vi = "Bộ phận Một cửa xã Chư Sê"', 'vi = "Một cửa Berlin"', 1)
    path.write_text(text.replace("Asia/Ho_Chi_Minh", "Europe/Berlin"), "utf-8")
    with office.parts.database.write() as connection:
        office_id = found_office(connection, path)
    return TestOffice(office_id, office.parts, office.clock)


@pytest.fixture
def both(office, tmp_path) -> TestOffice:
    return a_second(office, tmp_path)


def test_with_one_office_nobody_is_asked(sqlite_office):
    client = application(sqlite_office).test_client()
    page = client.get("/").text
    assert 'href="/procedures"' in page
    assert client.get("/o/chu-se/procedures").status_code == 200


def test_with_several_each_leads_to_its_own_pages(office, both):
    office.clock.now = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)  # 01:00 and 19:00
    client = application(office).test_client()
    page = client.get("/procedures?q=khai").text
    assert 'href="/o/berlin/procedures?q=khai"' in page
    assert "19:00" in page
    assert "01:00" in page
    theirs = client.get("/o/berlin/").text
    assert "Một cửa Berlin" in theirs
    assert 'href="/o/berlin/appointments"' in theirs
    assert 'action="/o/berlin/procedures"' in theirs
    assert "/o/berlin/?lang=en" in theirs
    assert client.get("/procedures?office=chu-se").status_code == 200
    assert client.get("/o/khong-co/").status_code == 404


def test_booking_stays_within_the_office_of_the_address(office, both):
    client = application(office).test_client()
    page = client.get("/o/berlin/appointments").text
    assert 'href="/o/berlin/appointments/dat-dai"' in page
    slots = client.get("/o/berlin/appointments/dat-dai").text
    assert "/o/berlin/appointments/dat-dai/2026-11-2" in slots


def test_a_phone_page_leads_home_to_its_own_office(office, both):
    request = TicketRequest(service="B")
    ticket, _ = issue_ticket(both.parts, both.id, request, "touch-00001", None)
    client = application(office).test_client()
    page = client.get(ticket.status_url.removeprefix("http://hall.test")).text
    assert 'href="/o/berlin/"' in page


def test_a_host_of_its_own_needs_no_address(office, both):
    app = application(office)
    app.config[HOSTS] = hosts_of("berlin.example = berlin")
    client = app.test_client()
    page = client.get("/", base_url="http://berlin.example:8080").text
    assert "Một cửa Berlin" in page
    assert 'href="/procedures"' in page
    assert "Quý vị đến nơi nào?" in client.get("/", base_url="http://other.example").text


CHOSEN = '<option value="{}" selected>'


def test_sign_in_has_chosen_the_office_of_address_host_or_form(office, both):
    app = application(office)
    app.config[HOSTS] = hosts_of("berlin.example = berlin")
    client = app.test_client()
    berlin, hills = CHOSEN.format("berlin"), CHOSEN.format("chu-se")
    assert berlin in client.get("/o/berlin/sign-in").text
    assert berlin in client.get("/sign-in", base_url="http://berlin.example").text
    assert berlin in client.get("/sign-in?office=berlin").text
    assert hills in client.get("/o/chu-se/sign-in", base_url="http://berlin.example").text
    for nowhere in ("/sign-in", "/o/khong-co/sign-in"):
        assert " selected>" not in client.get(nowhere).text
    wrong = {"page": "/o/berlin/sign-in", "name": "Đặng Ỗ", "password": "không đúng đâu"}
    assert hills in post(client, "/o/berlin/sign-in", office="chu-se", **wrong).text
    assert berlin in post(client, "/o/berlin/sign-in", **wrong).text


def test_who_is_sent_to_sign_in_and_who_signs_out_keep_their_office(office, both):
    password = "bốn mùa mưa nắng"
    add_user(both.parts.works, both.id, name="Đặng Ỗ", role=Role.CLERK, password=password)
    client = application(office).test_client()
    assert client.get("/o/berlin/desk").location == "/o/berlin/sign-in?next=/desk"
    answer = sign_in(client, "Đặng Ỗ", password, office="berlin")
    assert answer.location == "/desk"
    answer = post(client, "/sign-out", page="/desk/counters")
    assert answer.location == "/o/berlin/sign-in"


def test_a_dossier_is_looked_up_at_one_office_or_at_all(office, both):
    made, _ = receive(office.parts, office.id, a_request(), a_desk(office.id))
    client = application(office).test_client()
    assert '<option value="berlin">Một cửa Berlin' in client.get("/lookup").text
    for asked in ("berlin", "chu-se", ""):
        text = client.get(f"/lookup?code={made.code}&office={asked}").text
        assert "Nộp tại Bộ phận Một cửa xã Chư Sê" in text
        assert (f'value="{asked}" selected' in text) is bool(asked)
    assert client.get(f"/lookup?code={made.code}&office=khong-co").status_code == 404


def test_with_one_office_there_is_nothing_to_choose(sqlite_office):
    text = application(sqlite_office).test_client().get("/lookup").text
    assert "<option" not in text


@pytest.mark.parametrize("wrong", ["berlin", "a=b=c", "=berlin", "a="])
def test_a_host_without_an_office_is_refused(wrong):
    with pytest.raises(ValueError, match=re.escape(wrong)):
        hosts_of(wrong)
