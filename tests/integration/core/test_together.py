"""Writers of SQLite who share one commit: each whole or without a trace, all told in the end."""

import threading
from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from counter_server.core.together import Together

INSERT = "INSERT INTO noted VALUES (:word)"


class Hall:
    """A file with one table; `together` runs further writers while the first is about to commit."""

    def __init__(self, database) -> None:
        self.database = database
        self.others: list[Callable[[], None]] = []
        self.told: list[str] = []
        self.together = Together(self._connect, self._run_others)
        with database.write() as connection:
            connection.execute(text("CREATE TABLE noted (word TEXT PRIMARY KEY)"))

    def note(self, *words: str) -> None:
        with self.together.write(lambda: self.told.extend(words)) as connection:
            for word in words:
                connection.execute(text(INSERT), {"word": word})

    def words(self) -> list[str]:
        with self.database.read() as connection:
            return list(connection.execute(text("SELECT word FROM noted")).scalars())

    def _connect(self):
        return self.database.engine.connect().execution_options(motcua_write=True)

    def _run_others(self) -> None:
        """Each other writer has written, and waits for the commit, before the next begins."""
        others, self.others = self.others, []
        for other in others:
            other()


class Other:
    """A writer in a thread of its own, who joins a group and ends when the group is committed."""

    def __init__(self, hall: Hall, *words: str) -> None:
        self.error: Exception | None = None
        self._hall, self._words = hall, words
        self._has_written = threading.Event()
        self._thread = threading.Thread(target=self._work)

    def join_group(self) -> None:
        self._thread.start()
        assert self._has_written.wait(10)

    def end(self) -> None:
        self._thread.join(10)
        assert not self._thread.is_alive()

    def _work(self) -> None:
        try:
            with self._hall.together.write(lambda: self._hall.told.extend(self._words)) as own:
                try:
                    for word in self._words:
                        own.execute(text(INSERT), {"word": word})
                finally:
                    self._has_written.set()
        except Exception as error:
            self.error = error


@pytest.fixture
def hall(sqlite):
    made = Hall(sqlite)
    yield made
    made.together.close()


def together(hall: Hall, *others: Other) -> None:
    hall.others = [other.join_group for other in others]


def test_those_who_come_at_once_are_committed_together_and_told_in_order(hall):
    second, third = Other(hall, "B"), Other(hall, "C")
    seen_before: list[str] = []
    together(hall, second, third)
    hall.others.append(lambda: seen_before.extend(hall.words()))
    hall.note("A")
    second.end()
    third.end()
    assert (seen_before, hall.words()) == ([], ["A", "B", "C"])
    assert hall.told == ["A", "B", "C"]
    assert (second.error, third.error) == (None, None)


def test_a_group_stays_open_for_as_long_as_somebody_comes(hall):
    """One a turn, with a turn in between in which nobody comes: all are committed at once."""
    others = [Other(hall, word) for word in "BCDE"]
    coming = [turn for other in others for turn in (list[Other](), [other])]
    seen: list[list[str]] = []

    def come() -> None:
        seen.append(hall.words())
        for other in coming.pop(0) if coming else ():
            other.join_group()

    hall.together._let_others = come
    hall.note("A")
    for other in others:
        other.end()
    assert set(map(tuple, seen)) == {()}
    assert hall.words() == hall.told == list("ABCDE")


def test_a_group_is_committed_though_others_go_on_coming(hall):
    """Sixty-four is as long as the first may be made to wait."""
    others = [Other(hall, f"{number:02}") for number in range(100)]
    waiting = iter(others)
    hall.together._let_others = lambda: next(waiting).join_group()
    hall.note("first")
    assert len(hall.words()) == 64
    for other in others[:63]:
        other.end()


def test_who_fails_leaves_no_trace_and_spoils_nothing_for_the_others(hall):
    second, third = Other(hall, "B", "A"), Other(hall, "C")
    together(hall, second, third)
    hall.note("A")
    second.end()
    third.end()
    assert hall.words() == ["A", "C"]
    assert hall.told == ["A", "C"]
    assert second.error is not None
    assert third.error is None
    assert hall.together.undone == 1


def test_the_first_who_fails_leaves_the_line_free_for_the_next(hall):
    hall.note("A")
    with pytest.raises(Exception, match="UNIQUE"):
        hall.note("B", "A")
    hall.note("C")
    assert hall.words() == ["A", "C"]


def test_a_refusal_that_rests_on_others_is_told_after_their_commit(hall):
    """The second is refused for what the first wrote; when it hears so, that is on the disk."""
    seen: list[list[str]] = []
    second = Other(hall, "A")
    together(hall, second)
    original = second._work

    def work_and_look() -> None:
        original()
        seen.append(hall.words())

    second._thread = threading.Thread(target=work_and_look)
    hall.note("A")
    second.end()
    assert seen == [["A"]]
    assert second.error is not None


def test_a_commit_that_fails_is_told_to_all_and_the_line_goes_on(hall):
    with hall.database.write() as connection:
        connection.execute(
            text("CREATE TABLE after (word TEXT REFERENCES noted DEFERRABLE INITIALLY DEFERRED)")
        )
    second = Other(hall, "B")
    together(hall, second)
    with pytest.raises(IntegrityError), hall.together.write() as connection:
        connection.execute(text("INSERT INTO after VALUES (99)"))
    second.end()
    assert isinstance(second.error, IntegrityError)
    hall.note("C")
    assert hall.words() == ["C"]
    assert hall.told == ["C"]


def test_who_cannot_join_hears_it_as_of_any_other_statement(hall):
    def cut_and_join() -> None:
        hall.together._connection.connection.driver_connection.close()
        with pytest.raises(DBAPIError, match="SAVEPOINT"):
            hall.note("B")

    hall.others = [cut_and_join]
    with pytest.raises(DBAPIError):
        hall.note("A")
    assert hall.words() == []


def test_a_crowd_of_threads_loses_nothing(sqlite):
    hall = Hall(sqlite)
    hall.together.close()
    start = threading.Barrier(16)

    def write(number: int) -> None:
        start.wait(10)
        for turn in range(25):
            with sqlite.write(lambda: hall.told.append("x")) as connection:
                connection.execute(text(INSERT), {"word": f"{number}-{turn}"})

    threads = [threading.Thread(target=write, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(hall.words()) == len(hall.told) == 400
