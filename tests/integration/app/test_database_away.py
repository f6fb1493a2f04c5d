"""What callers hear while the database is down; afterwards all goes on by itself."""

import socket
import sqlite3

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from counter_server.app import create_app
from counter_server.core.answers import problem_of
from counter_server.core.database import Database
from counter_server.core.parts import parts_for

KEY = b"k" * 32
BEARER = {"Authorization": "Bearer wrong", "Idempotency-Key": "touch-0001"}


@pytest.fixture
def app():
    """An application whose PostgreSQL does not run."""
    with socket.socket() as bound:  # bound, not listening: whoever connects is refused
        bound.bind(("127.0.0.1", 0))
        port = bound.getsockname()[1]
        database = Database(f"postgresql+psycopg://motcua@127.0.0.1:{port}/motcua")
        yield create_app(parts_for(database), KEY)
        database.close()


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.mark.parametrize("headers", [{}, BEARER])
def test_health_says_so_whoever_asks(client, headers):
    answer = client.get("/healthz", headers=headers)
    assert answer.status_code == 503
    assert answer.get_json() == {"ok": False, "reasons": ["database_away"]}


def test_health_says_so_to_somebody_signed_in(client):
    with client.session_transaction() as session:
        session.update(user=1, epoch=1)
    assert client.get("/healthz").get_json()["reasons"] == ["database_away"]


@pytest.mark.parametrize(("method", "path"), [("POST", "/tickets"), ("GET", "/board")])
def test_a_program_hears_a_problem_and_when_to_try_again(client, method, path):
    answer = client.open(f"/api/v1{path}", method=method, headers=BEARER, json={"service": "A"})
    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
    assert answer.get_json()["code"] == "database_away"
    assert answer.headers["Retry-After"] == "5"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "Xin thử lại sau ít phút."),
        ("/board/main", "Xin thử lại sau ít phút."),
        ("/desk", "Chờ một lát rồi thử lại"),
    ],
)
def test_a_person_sees_our_page_and_staff_the_reason(client, path, words):
    with client.session_transaction() as session:
        session.update(user=1, epoch=1)
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (503, "text/html")
    assert "database_away" in answer.text
    assert words in answer.text
    assert ("cơ sở dữ liệu" in answer.text) == (path == "/desk")


@pytest.mark.parametrize(
    "error",
    [
        psycopg.OperationalError("server closed the connection unexpectedly"),
        psycopg.InterfaceError("the connection is closed"),
        sqlite3.OperationalError("database or disk is full"),
        sqlite3.OperationalError("database is locked"),
        sqlite3.OperationalError("disk I/O error"),
    ],
    ids=str,
)
def test_what_a_driver_says_of_its_database_is_told_as_busy(app, error):
    with app.test_request_context("/"):
        problem = problem_of(as_sqlalchemy_says(error))
    assert (problem.status, problem.code) == (503, "database_away")


def test_a_missing_table_is_a_fault_of_the_server(app):
    with app.test_request_context("/"):
        missing = sqlite3.OperationalError("no such table: ticket")
        problem = problem_of(as_sqlalchemy_says(missing))
    assert (problem.status, problem.code) == (500, "server_fault")


def as_sqlalchemy_says(error: Exception) -> DBAPIError:
    kind = InterfaceError if isinstance(error, psycopg.InterfaceError) else OperationalError
    return kind("SELECT 1", {}, error)
