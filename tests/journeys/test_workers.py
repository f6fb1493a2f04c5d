"""Several server processes at one PostgreSQL: nobody misses an event, one of them prints."""

import os
import signal
import threading
from collections.abc import Iterator
from itertools import count

import httpx
import psutil
import pytest
from click.testing import CliRunner

from counter_server.cli.serve import serve
from tests.support.happenings import cut, until
from tests.support.listener import Listener, listening
from tests.support.patience import PATIENCE_S
from tests.support.postgres_hall import PostgresHall, Server, Subscriber, postgres_hall

WRITERS, EACH = 8, 20
_touches = count(1)


@pytest.fixture
def hall(tmp_path_factory) -> Iterator[PostgresHall]:
    with postgres_hall(tmp_path_factory) as opened:
        yield opened


def issue(client: httpx.Client, *, paper: bool = False) -> None:
    """A ticket; asked again with the same key when the server was killed in the middle."""
    headers = {"Idempotency-Key": f"touch-{next(_touches):06}"}
    body = {"service": "dat-dai", "print": paper}
    while True:
        try:
            answer = client.post("/api/v1/tickets", json=body, headers=headers)
        except httpx.TransportError:
            continue
        assert answer.status_code in (200, 201), answer.text
        return


def issue_many(server: Server, half: threading.Barrier | None = None) -> None:
    with server.client() as client:
        for turn in range(EACH):
            if half and turn == EACH // 2:
                half.wait(PATIENCE_S)
            issue(client)


def assert_whole(subscribers: list[Subscriber]) -> None:
    """Each of them had every event once, in order."""
    for each in subscribers:
        each.join(PATIENCE_S)
        assert not each.is_alive(), f"the last was {each.seqs[-1:]}"
        assert each.seqs == list(range(1, len(each.seqs) + 1))


def test_subscribers_of_two_servers_get_every_event_once_and_in_order(hall):
    servers = [hall.serve(), hall.serve()]
    subscribers = [Subscriber(each, WRITERS * EACH) for each in servers * 3]
    half = threading.Barrier(WRITERS + 1)
    writers = [
        threading.Thread(target=issue_many, args=(servers[at % 2], half)) for at in range(WRITERS)
    ]
    for thread in writers:
        thread.start()
    half.wait(PATIENCE_S)
    assert cut(hall.database, "LISTEN%") == 2
    for thread in writers:
        thread.join()
    assert_whole(subscribers)


def test_the_paper_goes_on_in_the_other_server_after_kill_9(hall):
    first, second = hall.serve(), hall.serve()
    with second.client() as client:
        issue(client, paper=True)
        assert hall.printer.wait_for_pages(1, PATIENCE_S)
        holder = hall.holder("outbox")
        killed, left = (first, second) if is_child(holder, first) else (second, first)
        killed.program.end(signal.SIGKILL)
    with left.client() as client:
        for _ in range(3):
            issue(client, paper=True)
    assert hall.printer.wait_for_pages(4, PATIENCE_S)
    until(lambda: is_child(hall.holder("outbox"), left))
    assert len(hall.printer.pages) == 4


def is_child(pid: int, server: Server) -> bool:
    master = server.program.process.pid
    return pid in {each.pid for each in psutil.Process(master).children()}


def test_a_worker_killed_with_9_costs_no_event_and_no_paper(hall):
    server = hall.serve("--workers", "2")
    subscribers = [Subscriber(server, WRITERS * EACH + 1) for _ in range(8)]
    until(lambda: hall.holder("outbox"))
    half = threading.Barrier(WRITERS + 1)
    writers = [threading.Thread(target=issue_many, args=(server, half)) for _ in range(WRITERS)]
    for thread in writers:
        thread.start()
    half.wait(PATIENCE_S)
    os.kill(hall.holder("outbox"), signal.SIGKILL)
    for thread in writers:
        thread.join()
    with server.client() as client:
        issue(client, paper=True)
    assert hall.printer.wait_for_pages(1, PATIENCE_S)
    assert_whole(subscribers)


def test_a_webhook_is_told_all_in_order_though_its_sender_is_killed_with_9(hall):
    with listening(Listener()) as listener:
        secret = hall.add_webhook(listener.url)
        server = hall.serve("--workers", "2")
        until(lambda: hall.holder("webhooks"))
        half = threading.Barrier(2)
        writer = threading.Thread(target=issue_many, args=(server, half))
        writer.start()
        half.wait(PATIENCE_S)
        os.kill(hall.holder("webhooks"), signal.SIGKILL)
        writer.join()
        told = [listener.next()]
        while len({each.seq for each in told}) < EACH:
            told.append(listener.next())
    seqs = [each.seq for each in told]
    assert seqs == sorted(seqs)
    assert {each.kind for each in told} == {"ticket_issued"}
    assert all(each.is_signed(secret) for each in told)


def test_servers_end_with_zero(hall):
    server = hall.serve("--workers", "2")
    subscriber = Subscriber(server, 1)
    with server.client() as client:
        issue(client)
    assert_whole([subscriber])
    assert server.program.end() == 0


def test_more_workers_are_refused_on_sqlite(tmp_path):
    (tmp_path / "motcua.db").touch()
    refused = CliRunner().invoke(serve, ["--data", str(tmp_path), "--workers", "2"])
    assert refused.exit_code == 1
    assert "Với SQLite chỉ chạy một tiến trình" in refused.output
    assert "SQLite takes one process" in refused.output
