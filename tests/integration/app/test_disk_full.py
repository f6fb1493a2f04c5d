"""A disk that takes nothing: who watches the server hears of it, and all goes on once it does."""

import shutil
from collections import namedtuple

import pytest
from sqlalchemy.exc import OperationalError

from counter_server.app import create_app
from counter_server.contract.tickets import TicketRequest
from counter_server.queue.issuing import issue_ticket

KEY = b"k" * 32
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def client(sqlite_office):
    return create_app(sqlite_office.parts, KEY).test_client()


class Disk:
    """Takes nothing while SQLite is told to read only."""

    def __init__(self, office):
        with office.parts.database.write() as connection:
            self._driver = connection.connection.driver_connection

    def takes(self, *, all_of_it: bool) -> None:
        self._driver.execute(f"PRAGMA query_only={int(not all_of_it)}").close()


def issue(office, key: str):
    return issue_ticket(office.parts, office.id, TicketRequest(service="A"), key, None)


def test_a_disk_that_takes_nothing_is_told_until_it_does_again(client, sqlite_office):
    disk = Disk(sqlite_office)
    issue(sqlite_office, "touch-0001")
    disk.takes(all_of_it=False)
    assert client.get("/healthz").status_code == 200  # nobody has tried as yet
    with pytest.raises(OperationalError, match="readonly"):
        issue(sqlite_office, "touch-0002")
    answer = client.get("/healthz")
    assert (answer.status_code, answer.get_json()["reasons"]) == (503, ["database_away"])
    disk.takes(all_of_it=True)
    assert client.get("/healthz").get_json() == {"ok": True, "reasons": []}
    assert issue(sqlite_office, "touch-0002")[0].number == "A002"


def test_the_last_megabyte_is_told_before_numbers_are_refused(client, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(9, 9, 900_000))
    answer = client.get("/healthz")
    assert (answer.status_code, answer.get_json()["reasons"]) == (503, ["disk_full"])


def test_a_folder_that_is_gone_has_no_say(client, monkeypatch):
    def gone(folder):
        raise FileNotFoundError(folder)

    monkeypatch.setattr(shutil, "disk_usage", gone)
    assert client.get("/healthz").status_code == 200
