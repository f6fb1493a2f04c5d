"""What was answered 201 is there after `kill -9` in the middle of the morning's rush."""

import json
import signal
import threading
import uuid
from dataclasses import dataclass, field

import httpx

from counter_server.cli.demo.hall import Hall
from counter_server.cli.demo.processes import start_server

KIOSKS, TICKETS = 16, 1000
COUNTERS = (1, 2, 3, 4, 5)
CLERKS = (*COUNTERS, 1, 2, 3)
SERVICES = ("dat-dai", "ho-tich-chung-thuc", "xay-dung", "dang-ky-kinh-doanh", "moi-truong")


@dataclass
class Seen:
    """What the clients were told; `killed` is set once the server has been killed."""

    issued: dict[str, dict] = field(default_factory=dict)
    called: list[int] = field(default_factory=list)
    half: threading.Event = field(default_factory=threading.Event)
    back: threading.Event = field(default_factory=threading.Event)
    all_issued: threading.Event = field(default_factory=threading.Event)


def answer_of(client: httpx.Client, seen: Seen, path: str, **more) -> httpx.Response:
    """The answer, asked again with the same body and key after the server came back."""
    while True:
        try:
            return client.post(path, **more)
        except httpx.TransportError:
            assert seen.back.wait(60), "the server did not come back"


def touch(hall: Hall, seen: Seen, kiosk: int) -> None:
    with hall.client() as client:
        for turn in range(TICKETS // KIOSKS + (kiosk < TICKETS % KIOSKS)):
            key = uuid.uuid4().hex
            body = {"service": SERVICES[(kiosk + turn) % len(SERVICES)], "print": False}
            answer = answer_of(
                client, seen, "/api/v1/tickets", json=body, headers={"Idempotency-Key": key}
            )
            assert answer.status_code in (200, 201), answer.text
            seen.issued[key] = answer.json()
            if len(seen.issued) >= TICKETS // 2:
                seen.half.set()


def call(hall: Hall, seen: Seen, counter: int) -> None:
    """Calls until nobody waits; another clerk at the same counter may be faster."""
    with hall.client() as client:
        while True:
            was_over = seen.all_issued.is_set()
            answer = answer_of(client, seen, f"/api/v1/counters/{counter}/call")
            assert answer.status_code in (200, 204, 409), answer.text
            if answer.status_code == 204 and was_over:
                return
            if answer.status_code == 200:
                seen.called.append(answer.json()["id"])
            answer_of(client, seen, f"/api/v1/counters/{counter}/no-show")


def kill_and_restart(hall: Hall, seen: Seen) -> None:
    assert seen.half.wait(120)
    hall.server.end(signal.SIGKILL)
    port = hall.url.rsplit(":", 1)[1]
    hall.restarted.append(start_server(hall.data, int(port), hall.data / "server.log"))
    seen.back.set()


def test_no_ticket_is_lost_doubled_or_called_twice_through_a_kill(a_hall):
    seen = Seen()
    killer = threading.Thread(target=kill_and_restart, args=(a_hall, seen))
    kiosks = [threading.Thread(target=touch, args=(a_hall, seen, each)) for each in range(KIOSKS)]
    clerks = [threading.Thread(target=call, args=(a_hall, seen, each)) for each in CLERKS]
    for thread in (killer, *kiosks, *clerks):
        thread.start()
    for thread in (killer, *kiosks):
        thread.join()
    seen.all_issued.set()
    for thread in clerks:
        thread.join()
    numbers = [ticket["number"] for ticket in seen.issued.values()]
    assert len(numbers) == len(set(numbers)) == TICKETS
    assert len(seen.called) == len(set(seen.called))
    with a_hall.client() as client:
        kept = events_of(client)
    issued = [each["event"]["ticket"] for each in kept if each["event"]["kind"] == "ticket_issued"]
    called = [each["event"]["ticket"] for each in kept if each["event"]["kind"] == "ticket_called"]
    assert {ticket["id"] for ticket in seen.issued.values()} == set(issued)
    assert len(issued) == TICKETS
    assert len(called) == len(set(called)) == TICKETS
    assert set(seen.called) <= set(called)
    assert [each["seq"] for each in kept] == list(range(1, len(kept) + 1))


def events_of(client: httpx.Client) -> list[dict]:
    """The whole event log, read from the stream."""

    last = client.get("/api/v1/board").json()["seq"]
    found: list[dict] = []
    with client.stream("GET", "/api/v1/events", params={"after": 0}) as answer:
        for line in answer.iter_lines():
            if line.startswith("data: {") and '"seq"' in line:
                found.append(json.loads(line[6:]))
                if found[-1]["seq"] >= last:
                    return found
    return found
