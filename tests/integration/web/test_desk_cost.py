"""What a click of the desk costs the server: it has to answer at once on an old PC."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from counter_server.core import prepared
from tests.support.clicks import a_busy_desk
from tests.support.hall import a_hall

MOST_STATEMENTS = 42  # prepared, some 10 µs each
MOST_COMPOSED = 2  # by SQLAlchemy at each click, some 500 µs each
WAITING = 12


class Counted:
    """Statements since the last look: those SQLAlchemy composed, and those that were prepared."""

    def __init__(self) -> None:
        self.composed: list[str] = []
        self.prepared = 0

    def take(self) -> tuple[int, int]:
        taken = len(self.composed), self.prepared
        self.composed, self.prepared = [], 0
        return taken


@contextmanager
def counted(database, monkeypatch) -> Iterator[Counted]:
    found = Counted()

    def note(_connection, _cursor, statement, *_more) -> None:
        if not statement.startswith(("BEGIN", "SELECT pg_")):
            found.composed.append(statement)

    say = prepared.say

    def note_prepared(*said):
        found.prepared += 1
        return say(*said)

    monkeypatch.setattr(prepared, "say", note_prepared)
    event.listen(database.engine, "before_cursor_execute", note)
    yield found
    event.remove(database.engine, "before_cursor_execute", note)


def test_a_click_runs_few_statements(database, monkeypatch):
    desk = a_busy_desk(a_hall(database), WAITING)
    with counted(database, monkeypatch) as statements:
        for verb in ("call", "serve", "finish", "call", "no-show"):
            statements.take()
            desk.press(verb)
            composed, ready = statements.take()
            assert composed <= MOST_COMPOSED, verb
            assert composed + ready <= MOST_STATEMENTS, verb


@pytest.mark.parametrize("waiting", [0, 3, 30])
def test_they_do_not_grow_with_the_line(database, monkeypatch, waiting):
    desk = a_busy_desk(a_hall(database), waiting)
    with counted(database, monkeypatch) as statements:
        desk.look()
        statements.take()
        desk.look()
        assert sum(statements.take()) <= 24
