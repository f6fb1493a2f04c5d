"""The public face, as scripts use it."""

import pytest

from tests.support.app import device


def test_a_whole_visit_by_the_api(script):
    services = script.get("/services").get_json()
    assert [each["prefix"] for each in services] == ["A", "B", "C", "D", "E", "F"]
    issued = script.post("/tickets", {"service": services[0]["id"]})
    assert issued.status_code == 201
    ticket = issued.get_json()
    assert ticket["number"] == "A001"
    assert set(ticket) >= {"id", "service", "state", "issued_at", "ahead", "wait", "status_url"}
    called = script.post("/counters/1/call")
    assert (called.status_code, called.get_json()["state"]) == (200, "called")
    for verb, state in (("recall", "called"), ("serve", "serving"), ("finish", "finished")):
        assert script.post(f"/counters/1/{verb}").get_json()["state"] == state
    assert script.get(f"/tickets/{ticket['id']}").get_json()["state"] == "finished"
    assert script.post("/counters/1/call").status_code == 204


def test_a_service_is_named_by_code_prefix_or_id(script):
    numbers = [
        script.post("/tickets", {"service": name}).get_json()["number"]
        for name in ("xay-dung", "C", 3)
    ]
    assert numbers == ["C001", "C002", "C003"]


def test_the_same_key_answers_200_with_the_same_ticket(script):
    first = script.post("/tickets", {"service": "A"}, key="one-touch")
    second = script.post("/tickets", {"service": "A"}, key="one-touch")
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.get_json() == second.get_json()


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"service": "no-such"}, 404, "unknown_service"),
        ({"service": 999}, 404, "unknown_service"),
        ({"service": "A", "priority": "vip"}, 422, "unknown_priority"),
        ({"service": "A", "language": "tlh"}, 422, "wrong_language"),
        ({"service": "A", "language": ""}, 422, "wrong_language"),
        ({}, 400, "wrong_body"),
        ([1, 2], 400, "wrong_body"),
        ({"service": None}, 400, "wrong_body"),
    ],
)
def test_a_wrong_request_for_a_number_is_told_why(script, body, status, code):
    answer = script.post("/tickets", body)
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    problem = answer.get_json()
    assert (problem["code"], problem["status"]) == (code, status)
    assert problem["title"]
    assert problem["detail"]


def test_a_kiosk_gets_the_class_of_appointments_by_check_in_only(office, client):
    kiosk = device(office, client, "kiosk")
    answer = kiosk.post("/tickets", {"service": "A", "priority": "appointment"})
    assert (answer.status_code, answer.get_json()["code"]) == (422, "needs_check_in")
    assert kiosk.get("/services").get_json()[0]["waiting"] == 0


def test_a_malformed_body_is_told_and_issues_nothing(script):
    headers = {**script.headers(), "Idempotency-Key": "touch-0001"}
    answer = script.client.post("/api/v1/tickets", data=b'{"service": "A"', headers=headers)
    assert answer.get_json()["code"] == "wrong_body"
    assert script.get("/services").get_json()[0]["waiting"] == 0


def test_a_number_needs_a_key(script):
    answer = script.client.post("/api/v1/tickets", json={"service": "A"}, headers=script.headers())
    assert (answer.status_code, answer.get_json()["code"]) == (400, "key_missing")


def test_problems_speak_the_callers_language(script):
    for language, word in (("vi", "Không có dịch vụ này."), ("en", "There is no such service.")):
        headers = {
            **script.headers(),
            "Accept-Language": language,
            "Idempotency-Key": "touch-0001",
        }
        answer = script.client.post("/api/v1/tickets", json={"service": "x"}, headers=headers)
        assert answer.get_json()["title"] == word


@pytest.mark.parametrize(
    ("authorization", "code"),
    [(None, "token_missing"), ("Bearer wrong", "token_wrong"), ("Basic YTpi", "token_wrong")],
)
def test_without_the_right_token_nothing_is_told(client, authorization, code):
    headers = {"Authorization": authorization} if authorization else {}
    answer = client.get("/api/v1/services", headers=headers)
    assert (answer.status_code, answer.get_json()["code"]) == (401, code)
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    ("kind", "path", "status"),
    [
        ("kiosk", "/counters/1/call", 403),
        ("board", "/tickets", 403),
        ("board", "/counters/1/call", 403),
        ("desk", "/tickets", 403),
        ("desk", "/counters/1/call", 204),
        ("kiosk", "/tickets", 201),
    ],
)
def test_a_device_does_what_its_kind_may(office, client, kind, path, status):
    answer = device(office, client, kind).post(path, {"service": "A"})
    assert answer.status_code == status
    if status == 403:
        assert answer.get_json()["code"] == "not_allowed"


def test_refusals_name_the_state(script):
    script.post("/tickets", {"service": "A"})
    script.post("/counters/1/call")
    busy = script.post("/counters/1/call")
    assert (busy.status_code, busy.get_json()["state"]) == (409, "called")
    wrong = script.post("/counters/1/finish")
    assert (wrong.get_json()["code"], wrong.get_json()["state"]) == ("wrong_state", "called")
    nobody = script.post("/counters/2/recall")
    assert nobody.get_json()["code"] == "no_current_ticket"
    assert script.post("/counters/77/call").status_code == 404


def test_hold_and_transfer(script):
    script.post("/tickets", {"service": "A"})
    script.post("/counters/1/call")
    moved = script.post("/counters/1/transfer", {"service": "C"})
    assert (moved.status_code, moved.get_json()["service"]) == (200, "xay-dung")
    script.post("/counters/4/call")
    assert script.post("/counters/4/hold", {"reason": "thiếu giấy"}).get_json()["state"] == "held"
    assert script.post("/counters/4/transfer", {}).get_json()["code"] == "no_current_ticket"


def test_a_counter_is_paused_and_opened(script):
    assert script.post("/counters/1/pause").get_json()["state"] == "paused"
    assert script.post("/counters/1/call").get_json()["code"] == "counter_closed"
    assert script.post("/counters/1/open").get_json()["state"] == "open"


def test_unknown_addresses_and_methods_are_problems_too(script):
    assert script.get("/no-such").get_json()["code"] == "not_found"
    assert script.client.put("/api/v1/tickets", headers=script.headers()).status_code == 405
    assert script.get("/tickets/99").get_json()["code"] == "unknown_ticket"


def test_an_id_that_no_database_can_hold_is_nobodys(script):
    assert script.get("/tickets/9223372036854775808").status_code == 404
    assert script.post(f"/counters/{10**20}/call").status_code == 404


def test_a_huge_body_is_refused(script):
    headers = {**script.headers(), "Idempotency-Key": "touch-0001"}
    answer = script.client.post("/api/v1/tickets", data=b"x" * 2_000_000, headers=headers)
    assert (answer.status_code, answer.get_json()["code"]) == (413, "too_large")


def test_health_says_ok(client):
    assert client.get("/healthz").get_json() == {"ok": True, "reasons": []}


def test_the_stream_goes_on_after_the_last_event_seen(script):
    for key in ("touch-a001", "touch-a002", "touch-a003"):
        script.post("/tickets", {"service": "A"}, key=key)
    headers = {**script.headers(), "Last-Event-ID": "1"}
    answer = script.client.get("/api/v1/events", headers=headers, buffered=False)
    text = b""
    for chunk in answer.response:
        text += chunk
        if text.count(b"event: ticket_issued") == 2:
            break
    answer.close()
    assert b"id: 2\n" in text
    assert b"id: 3\n" in text
    assert b"id: 1\n" not in text


def test_a_wrong_last_event_id_is_told(script):
    answer = script.get("/events?after=yesterday")
    assert answer.get_json()["code"] == "wrong_seq"


def test_the_public_board_stream_tells_no_dossiers(script):
    answer = script.client.get("/board/main/snapshot")
    assert answer.get_json()["calls"] == []
    assert script.client.get("/board/nowhere/snapshot").status_code == 404
