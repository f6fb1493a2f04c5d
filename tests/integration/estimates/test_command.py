"""`motcua estimates evaluate`, on the event log of a real office and on simulated days."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from counter_server.cli import motcua
from counter_server.cli.founding import SAMPLE, found_office
from counter_server.contract.tickets import TicketRequest
from counter_server.core.database import Base, Database, sqlite_url
from counter_server.core.parts import parts_for
from counter_server.queue import actions
from counter_server.queue.estimates.history import replayed
from counter_server.queue.issuing import issue_ticket
from tests.support.offices import TestClock, TestOffice
from tests.support.tables import all_tables


def a_visit(office: TestOffice, number: int) -> None:
    """Three take a number every ten minutes; one is served for eight."""
    for each in range(3):
        issue_ticket(office.parts, office.id, TicketRequest("A"), f"visit-{number}-{each}", None)
    office.clock.move(minutes=2)
    actions.call_next(office.parts, office.id, 1)
    actions.start_serving(office.parts, office.id, 1)
    office.clock.move(minutes=8)
    actions.finish(office.parts, office.id, 1)


def test_a_real_log_is_replayed(office: TestOffice):
    for number in range(6):
        a_visit(office, number)
    with office.parts.database.read() as connection:
        samples = replayed(connection, office.id)
        today = replayed(connection, office.id, office.clock().date())
    assert [sample.waited_s for sample in samples[:2]] == [120, 720]
    assert {sample.service for sample in samples} == {"dat-dai"}
    assert len(samples) == len(today) == 6
    assert samples[-1].naive_s > samples[0].naive_s


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a morning in it."""
    database = Database(sqlite_url(tmp_path))
    all_tables()
    Base.metadata.create_all(database.engine)
    clock = TestClock()
    with database.write() as connection:
        office_id = found_office(connection, SAMPLE)
    for number in range(4):
        a_visit(TestOffice(office_id, parts_for(database, clock), clock), number)
    database.close()
    return tmp_path


def said(*arguments: object) -> str:
    result = CliRunner().invoke(motcua, ["estimates", "evaluate", *map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_command_judges_a_folder(folder: Path):
    output = said("--data", folder)
    assert "dat-dai" in output
    assert "tất cả" in output
    assert "trúng" in output


def test_a_day_without_calls_is_told(folder: Path):
    output = said("--data", folder, "--day", "2026-01-05", "--language", "en")
    assert output == "There is no call to judge yet.\n"


def test_the_command_judges_simulated_days(tmp_path: Path):
    output = said("--data", tmp_path, "--simulated", "--days", 2, "--seed", 3, "--language", "en")
    assert "covered" in output
    assert "ho-tich-chung-thuc" in output
    assert output == said("--simulated", "--days", 2, "--seed", 3, "--language", "en")
