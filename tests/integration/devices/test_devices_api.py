"""What devices ask over HTTP: codes, tokens, and whether somebody hears how they are."""

import pytest

from counter_server.core.who import DeviceKind
from counter_server.devices import api, pairing, queries
from counter_server.devices.registry import Standing
from tests.support.app import application, device
from tests.support.issuing import events

REPORT = {
    "program": "kiosk",
    "version": "0.1.0",
    "sent_at": "2026-11-23T01:05:00Z",
    "parts": [
        {"part": "scanner", "problem": "scanner_away", "url": "/dev/ttyACM0"},
        {"part": "printer", "url": "ipp://nam:bi-mat@192.168.1.9/printers/a5"},
    ],
}


@pytest.fixture
def client(sqlite_office):
    return application(sqlite_office).test_client()


def facts(office, device_id=1):
    with office.parts.database.read() as connection:
        return queries.device(connection, office.id, device_id)


def test_a_machine_without_a_token_is_paired_over_http(sqlite_office, client):
    begun = client.post("/api/v1/pairings", json={"program": "board"})
    assert begun.status_code == 201
    secret = {"secret": begun.json["secret"]}
    assert client.post("/api/v1/pairings/token", json=secret).json["is_paired"] is False
    standing = Standing(DeviceKind.BOARD, zone="main")
    parts = sqlite_office.parts
    pairing.claim(parts, sqlite_office.id, begun.json["code"], "bảng", standing, replace=False)
    paired = client.post("/api/v1/pairings/token", json=secret).json
    assert (paired["name"], paired["zone"]) == ("bảng", "main")
    bearer = {"Authorization": f"Bearer {paired['token']}"}
    assert client.get("/api/v1/board", headers=bearer).status_code == 200


def test_codes_are_not_given_out_without_end(client):
    for _ in range(api.MOST_BEGUN):
        assert client.post("/api/v1/pairings", json={}).status_code == 201
    refused = client.post("/api/v1/pairings", json={})
    assert (refused.status_code, refused.json["code"]) == (429, "throttled")


def test_secrets_are_not_guessed_without_end(client):
    guess = {"secret": "x" * 43}
    for _ in range(api.MOST_UNKNOWN):
        assert client.post("/api/v1/pairings/token", json=guess).status_code == 404
    assert client.post("/api/v1/pairings/token", json=guess).status_code == 429


def test_what_a_device_says_of_itself_is_kept_without_passwords(office):
    kiosk = device(office, application(office).test_client(), "kiosk")
    told = kiosk.post("/devices/self/health", REPORT)
    assert (told.status_code, told.json["name"]) == (200, "kiosk-test")
    report = facts(office).report
    assert report.ahead_s == 300
    assert [(each.part, each.problem) for each in report.parts] == [
        ("scanner", "scanner_away"), ("printer", None),
    ]  # fmt: skip
    assert report.parts[1].url == "ipp://192.168.1.9/printers/a5"


def test_others_hear_of_a_report_only_when_a_problem_came_or_went(office):
    kiosk = device(office, application(office).test_client(), "kiosk")
    for parts in (REPORT["parts"], REPORT["parts"], []):
        kiosk.post("/devices/self/health", {**REPORT, "parts": parts})
    heard = [each.event for each in events(office) if hasattr(each.event, "problems")]
    assert [each.problems for each in heard] == [("scanner_away",), ()]


@pytest.mark.parametrize(
    "wrong",
    [
        {"parts": [{"part": "x" * 41}]},
        {"parts": [{"part": "scanner"}] * 21},
        {"program": "toaster"},
        {"sent_at": "yesterday"},
        {"sent_at": "2026-11-23T01:05:00"},
    ],
)
def test_a_report_that_is_none_is_refused(sqlite_office, client, wrong):
    kiosk = device(sqlite_office, client, "kiosk")
    assert kiosk.post("/devices/self/health", {**REPORT, **wrong}).status_code == 400


def test_a_machine_without_a_token_says_nothing(client):
    assert client.post("/api/v1/devices/self/health", json=REPORT).status_code == 401
