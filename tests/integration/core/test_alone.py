"""Work that one process of an installation does, and another one takes over."""

import threading
from dataclasses import dataclass, field

from counter_server.core.alone import Alone, alone, place_key
from tests.support.happenings import PATIENCE_S, cut

HELD = "SELECT pg_try_advisory_lock%"
ASK_S = 0.02


@dataclass
class Stage:
    """Where the work is done: who is on it, and how often somebody came."""

    running: list[str] = field(default_factory=list)
    came: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def wait(self) -> list[str]:
        """Who is on it after somebody came."""
        assert self.came.acquire(timeout=PATIENCE_S)
        return self.running


@dataclass
class Work:
    """Says when it begins and when it has ended."""

    name: str
    stage: Stage

    def begin(self) -> "Work":
        assert self.stage.running == [], "two at once"
        self.stage.running.append(self.name)
        self.stage.came.release()
        return self

    def close(self) -> None:
        self.stage.running.remove(self.name)


def test_on_sqlite_the_only_process_begins_at_once(sqlite_office):
    stage = Stage()
    running = alone(sqlite_office.parts.database, "outbox", Work("only", stage).begin)
    assert stage.running == ["only"]
    running.close()
    assert stage.running == []


def test_one_works_and_another_takes_over_when_it_ends(postgres_office, other_process):
    stage = Stage()
    first = Alone(postgres_office.parts.database, "outbox", Work("one", stage).begin, ASK_S)
    assert stage.wait() == ["one"]
    second = Alone(other_process, "outbox", Work("two", stage).begin, ASK_S)
    first.close()
    assert stage.wait() == ["two"]
    second.close()
    assert stage.running == []


def test_who_loses_the_session_stops_and_stands_in_line_again(postgres_office, other_process):
    stage = Stage()
    places = [
        Alone(postgres_office.parts.database, "outbox", Work("one", stage).begin, ASK_S),
        Alone(other_process, "outbox", Work("two", stage).begin, ASK_S),
    ]
    for _ in range(3):
        assert len(stage.wait()) == 1
        assert cut(postgres_office.parts.database, HELD)
    assert len(stage.wait()) == 1
    for each in places:
        each.close()
    assert stage.running == []


def test_places_of_different_names_do_not_meet(postgres_office, other_process):
    paper, news = Stage(), Stage()
    places = [
        Alone(postgres_office.parts.database, "outbox", Work("one", paper).begin, ASK_S),
        Alone(other_process, "webhooks", Work("two", news).begin, ASK_S),
    ]
    assert (paper.wait(), news.wait()) == (["one"], ["two"])
    for each in places:
        each.close()


def test_work_that_cannot_begin_is_tried_again(postgres_office):
    stage = Stage()
    troubles = iter([ValueError("not yet"), ValueError("not yet")])

    def begin() -> Work:
        for trouble in troubles:
            raise trouble
        return Work("late", stage).begin()

    place = Alone(postgres_office.parts.database, "outbox", begin, ASK_S)
    assert stage.wait() == ["late"]
    place.close()


def test_a_place_is_the_same_number_in_every_process():
    assert place_key("outbox") == place_key("outbox") != place_key("webhooks")
    assert -(2**63) <= place_key("outbox") < 2**63
