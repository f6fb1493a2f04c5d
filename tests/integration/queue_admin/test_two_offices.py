"""Two offices in one database see nothing of each other."""

import re
from datetime import UTC, date, datetime

import pytest

from counter_server.accounts.actions import add_device, add_user
from counter_server.cli.founding import SAMPLE, found_office
from counter_server.contract.tickets import TicketRequest
from counter_server.core.event_log import entries_after
from counter_server.core.who import DeviceKind, Role
from counter_server.queue import queries
from counter_server.queue.actions import call_next
from counter_server.queue.issuing import issue_ticket
from tests.support.a_past_day import counter_numbered
from tests.support.app import application
from tests.support.offices import TestOffice
from tests.support.pages_app import sign_in

PASSWORD = "bốn mùa mưa nắng"


@pytest.fixture
def other(office, tmp_path) -> TestOffice:
    """A second office, nine hours to the west."""
    path = tmp_path / "berlin.toml"
    text = SAMPLE.read_text("utf-8")
    text = re.sub(r'code = "chu-se"', 'code = "berlin"', text, count=1)
    path.write_text(text.replace("Asia/Ho_Chi_Minh", "Europe/Berlin"), "utf-8")
    with office.parts.database.write() as connection:
        office_id = found_office(connection, path)
    return TestOffice(office_id, office.parts, office.clock)


def issue(office, key="touch-00001"):
    return issue_ticket(office.parts, office.id, TicketRequest(service="B"), key, None)[0]


def entries(office):
    with office.parts.database.read() as connection:
        return entries_after(connection, office.id, 0, 100)


def test_each_has_its_own_numbers_keys_events_and_day(office, other):
    office.clock.now = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)  # Tuesday 01:00 and Monday 19:00
    mine, theirs = issue(office), issue(other)
    assert mine.number == theirs.number == "B001"
    assert mine.id != theirs.id
    assert [each.event.ticket for each in entries(office)] == [mine.id]
    assert [(each.seq, each.event.ticket) for each in entries(other)] == [(1, theirs.id)]
    with office.parts.database.read() as connection:
        days = [queries.today(connection, each.id, office.clock()) for each in (office, other)]
    assert days == [date(2026, 11, 24), date(2026, 11, 23)]


def test_a_counter_calls_only_its_own_office(office, other):
    mine = issue(office)
    assert call_next(other.parts, other.id, counter_numbered(other, 2)) is None
    called = call_next(office.parts, office.id, counter_numbered(office, 2))
    assert called is not None
    assert called.id == mine.id


def test_a_device_sees_only_its_own_office(office, other):
    mine = issue(office)
    client = application(office).test_client()
    works = office.parts.works
    token = add_device(works, other.id, kind=DeviceKind.SCRIPT, name="máy")
    add_device(works, office.id, kind=DeviceKind.SCRIPT, name="máy")
    headers = {"Authorization": f"Bearer {token}"}
    assert client.get("/api/v1/office", headers=headers).json["code"] == "berlin"
    assert client.get(f"/api/v1/tickets/{mine.id}", headers=headers).status_code == 404
    call = f"/api/v1/counters/{counter_numbered(office, 2)}/call"
    assert client.post(call, headers=headers).json["code"] == "unknown_counter"


def test_people_choose_their_office_and_are_known_only_there(office, other):
    add_user(office.parts.works, other.id, name="Đặng Ỗ", role=Role.ADMIN, password=PASSWORD)
    client = application(office).test_client()
    assert 'value="berlin"' in client.get("/sign-in").text
    assert sign_in(client, "Đặng Ỗ", PASSWORD, office="chu-se").status_code == 401
    assert sign_in(client, "Đặng Ỗ", PASSWORD, office="berlin").status_code == 303
    with office.parts.database.read() as connection:
        theirs = {each.id for each in queries.counters(connection, other.id)}
    links = re.findall(r"/admin/queue/counters/(\d+)", client.get("/admin/queue").text)
    assert {int(each) for each in links} == theirs
    mine = counter_numbered(office, 2)
    assert client.get(f"/admin/queue/counters/{mine}").status_code == 404


def test_each_has_its_own_board(office, other):
    issue(other)
    client = application(office).test_client()
    waiting = {
        zone: sum(
            each["waiting"] for each in client.get(f"/board/{zone}/snapshot").json["services"]
        )
        for zone in ("main", "chu-se", "berlin")
    }
    assert waiting == {"main": 0, "chu-se": 0, "berlin": 1}
    assert "/board/berlin/events" in client.get("/board/berlin").text
    assert client.get("/board/nowhere").status_code == 404
