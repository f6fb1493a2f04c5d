"""A kiosk on another machine hears the office's own words from the server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from config.words import has_words, hear_words, read_own_words, translator
from counter_server.contract.problems import ProblemDetails
from counter_server.contract.words import OwnWords
from kiosk.away.copies import Copies
from kiosk.away.memory import Memory
from kiosk.gateway import Refused, ServerAway
from kiosk.office_words import OfficeWords

FILLED = OwnWords(version="1", words={"jra": {"Sắc": "<1>"}, "vi": {"Hỏi": "<2>"}})


@pytest.fixture(autouse=True)
def nothing_is_left_behind() -> Iterator[None]:
    yield
    hear_words({})


class Server:
    """Answers as it is told, and notes what it was asked."""

    def __init__(self, *answers: OwnWords | Exception | None) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def words(self, version: str) -> OwnWords | None:
        self.asked.append(version)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_words_that_are_heard_are_said_and_the_machines_own_go_before(tmp_path: Path) -> None:
    OfficeWords(Server(FILLED).words, None).server_came()
    assert translator("jra")("Sắc") == "<1>"
    assert translator("vi")("Hỏi") == "<2>"
    (tmp_path / "jra.po").write_text('msgid "Sắc"\nmsgstr "<3>"\n', "utf-8")
    read_own_words(tmp_path)
    assert translator("jra")("Sắc") == "<3>"
    read_own_words(tmp_path / "none")


def test_they_are_asked_for_once_until_the_server_was_away() -> None:
    server = Server(ServerAway("x"), FILLED, None)
    words = OfficeWords(server.words, None)
    for _ in range(3):
        words.server_came()
    assert server.asked == ["", ""]
    words.server_went()
    words.server_came()
    assert server.asked == ["", "", "1"]
    assert has_words("jra")


def test_a_server_of_an_older_release_is_left_in_peace() -> None:
    refused = Refused(ProblemDetails(code="not_found", status=404, title="", detail=""))
    server = Server(refused)
    words = OfficeWords(server.words, None)
    words.server_came()
    words.server_came()
    assert server.asked == [""]


def test_words_of_the_last_time_are_said_without_a_server(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    Copies(memory).keep_words(FILLED)
    memory.close()
    memory = Memory(tmp_path)
    OfficeWords(Server().words, Copies(memory).words)
    memory.close()
    assert translator("jra")("Sắc") == "<1>"


def test_what_an_office_takes_back_is_no_longer_said() -> None:
    words = OfficeWords(Server(OwnWords(version="2", words={})).words, FILLED)
    words.server_came()
    assert not has_words("jra")
