"""The kiosk goes on alone and brings everything home, with the real server on both databases."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import select

from counter_server.accounts.actions import add_device
from counter_server.contract.events import TicketIssued
from counter_server.contract.tickets import TicketRequest
from counter_server.core.who import DeviceKind
from counter_server.queue.tables import TicketRow
from kiosk.gateway import Refused, ServerAway
from tests.support.away_kiosk import AwayKiosk, lined
from tests.support.hall import a_hall
from tests.support.issuing import events, issue


@pytest.fixture
def kiosk(database, tmp_path) -> Iterator[AwayKiosk]:
    """Ready to be alone."""
    hall = a_hall(database)
    with lined(hall) as (url, line):
        kiosk = AwayKiosk(hall, line, url, tmp_path / "one")
        kiosk.keep()
        yield kiosk
        kiosk.close()


@pytest.fixture
def second(kiosk, tmp_path) -> Iterator[AwayKiosk]:
    """Another kiosk of the same hall."""
    hall = kiosk.hall
    token = add_device(
        hall.office.parts.works, hall.office.id, kind=DeviceKind.KIOSK, name="kiosk 2"
    )
    other = AwayKiosk(hall, kiosk.line, kiosk.url, tmp_path / "two", token)
    other.keep()
    yield other
    other.close()


def touch(kiosk: AwayKiosk, key: str, service: str = "dat-dai", **more) -> str:
    wanted = TicketRequest(service=service, **more)
    return kiosk.gateway.ask_for_ticket(wanted, f"touch-{key}").number


def rows(kiosk: AwayKiosk) -> list:
    """All tickets of the hall by when they wait from."""
    with kiosk.hall.office.parts.database.read() as connection:
        return connection.execute(
            select(TicketRow.__table__).order_by(TicketRow.waits_since, TicketRow.id)
        ).all()


def test_near_the_server_numbers_are_the_servers(kiosk):
    assert [touch(kiosk, "0001"), touch(kiosk, "0002")] == ["A001", "A002"]
    assert not kiosk.gateway.is_alone


def test_away_from_it_numbers_go_on_from_the_block(kiosk):
    touch(kiosk, "0001")
    kiosk.line.is_cut = True
    assert [touch(kiosk, "0002"), touch(kiosk, "0003")] == ["A501", "A502"]
    assert touch(kiosk, "0004", "xay-dung") == "C501"
    assert kiosk.gateway.is_alone
    assert touch(kiosk, "0003") == "A502", "one touch, one ticket"


def test_office_services_and_guide_come_from_the_copy(kiosk):
    office, there = kiosk.gateway.office(), kiosk.gateway.services()
    found, whole = kiosk.gateway.procedures("khai sinh", "vi"), kiosk.gateway.procedures("", "vi")
    one = kiosk.gateway.procedure(whole[0].code, "vi")
    kiosk.line.is_cut = True
    assert kiosk.gateway.office() == office
    assert [each.code for each in kiosk.gateway.services()] == [each.code for each in there]
    assert kiosk.gateway.procedures("khai sinh", "vi") == found
    assert kiosk.gateway.procedures("", "vi") == whole
    assert kiosk.gateway.procedure(whole[0].code, "vi") == one
    with pytest.raises(ServerAway):
        kiosk.gateway.stage("000.05.16.H21-260105-0001", "vi")


def test_back_again_all_is_merged_once_in_the_order_of_taking(kiosk, second):
    clock = kiosk.hall.office.clock
    expected = []
    for turn, taker in enumerate((kiosk, second, None, second, kiosk)):
        clock.move(minutes=1)
        kiosk.line.is_cut = taker is not None
        key = f"{turn:04}"
        expected.append(
            issue(kiosk.hall.office, key).number if taker is None else touch(taker, key)
        )
    kiosk.line.is_cut = False
    clock.move(minutes=1)
    for each in (second, kiosk, second, kiosk):
        each.keep()
    assert [row.label for row in rows(kiosk)] == expected
    assert len(set(expected)) == 5
    issued = [e.event for e in events(kiosk.hall.office) if isinstance(e.event, TicketIssued)]
    assert len(issued) == 5


def test_a_merge_whose_answer_is_lost_is_sent_again_and_doubles_nothing(kiosk):
    kiosk.line.is_cut = True
    numbers = [touch(kiosk, "0001"), touch(kiosk, "0002")]
    kiosk.line.is_cut, kiosk.line.loses_answers = False, True
    with pytest.raises(ServerAway):
        kiosk.keep()
    kiosk.line.loses_answers = False
    kiosk.keep()
    assert [row.label for row in rows(kiosk)] == numbers


def test_a_number_whose_answer_was_lost_is_taken_back(kiosk):
    kiosk.line.loses_answers = True
    number = touch(kiosk, "0001")
    kiosk.line.loses_answers = False
    kiosk.keep()
    states = {row.label: row.state for row in rows(kiosk)}
    assert states == {"A001": "cancelled", number: "waiting"}


def test_a_lease_whose_answer_is_lost_costs_no_numbers(kiosk, tmp_path):
    kiosk.line.loses_answers = True
    fresh = AwayKiosk(kiosk.hall, kiosk.line, kiosk.url, tmp_path / "fresh", kiosk.token)
    with pytest.raises(ServerAway):
        fresh.keep()
    kiosk.line.loses_answers = False
    fresh.keep()
    kiosk.line.is_cut = True
    assert touch(fresh, "0001") == "A551", "A501 to A550 were in the memory that is gone"
    fresh.close()


def test_a_kiosk_that_starts_while_the_server_is_away_gives_numbers(kiosk):
    kiosk.line.is_cut = True
    first = touch(kiosk, "0001")
    kiosk.close()
    kiosk.open()
    assert kiosk.gateway.office().code
    assert touch(kiosk, "0001") == first
    assert touch(kiosk, "0002") == "A502"


def test_the_morning_after_numbers_are_tomorrows(kiosk):
    kiosk.line.is_cut = True
    yesterday = touch(kiosk, "0001")
    kiosk.hall.office.clock.move(days=1)
    today = touch(kiosk, "0002")
    assert (yesterday, today) == ("A501", "A501"), "every day begins anew"
    kiosk.line.is_cut = False
    kiosk.keep()
    assert [row.state for row in rows(kiosk)] == ["cancelled", "waiting"]


def test_a_clock_that_is_wrong_or_set_meanwhile_changes_nothing(kiosk):
    clock = kiosk.hall.office.clock
    kiosk.clocks.wrong = timedelta(days=-3, hours=5)
    kiosk.keep()
    kiosk.line.is_cut = True
    clock.move(minutes=10)
    touch(kiosk, "0001")
    taken_at = clock()
    kiosk.clocks.wrong = timedelta(hours=9)
    clock.move(minutes=10)
    kiosk.line.is_cut = False
    kiosk.keep()
    assert rows(kiosk)[0].issued_at == taken_at


def test_a_new_start_with_a_dead_clock_keeps_the_day_and_its_numbers(kiosk):
    kiosk.line.is_cut = True
    touch(kiosk, "0001")
    kiosk.clocks.boot, kiosk.clocks.wrong = "second", timedelta(days=900)
    with pytest.raises(ServerAway):
        kiosk.keep()
    with pytest.raises(ServerAway):
        touch(kiosk, "0002")
    kiosk.line.is_cut = False
    kiosk.keep()
    kiosk.line.is_cut = True
    assert touch(kiosk, "0003") == "A502"


def test_a_refusal_is_the_servers_word_and_no_reason_to_go_alone(kiosk):
    with pytest.raises(Refused, match="unknown_service"):
        touch(kiosk, "0001", "no-such")
    assert not kiosk.gateway.is_alone


def test_when_the_block_is_used_up_it_is_said(kiosk):
    kiosk.line.is_cut = True
    numbers = [touch(kiosk, f"{turn:04}") for turn in range(50)]
    assert len(set(numbers)) == 50
    with pytest.raises(ServerAway):
        touch(kiosk, "more")


def test_a_kiosk_that_never_heard_the_server_cannot_go_alone(kiosk, tmp_path):
    fresh = AwayKiosk(kiosk.hall, kiosk.line, kiosk.url, tmp_path / "fresh")
    kiosk.line.is_cut = True
    with pytest.raises(ServerAway):
        touch(fresh, "0001")
    with pytest.raises(ServerAway):
        fresh.gateway.office()
    assert not fresh.gateway.is_alone
    fresh.close()


def test_the_first_answer_ends_it(kiosk):
    kiosk.line.is_cut = True
    touch(kiosk, "0001")
    kiosk.line.is_cut = False
    assert kiosk.gateway.office()
    assert not kiosk.gateway.is_alone
    assert touch(kiosk, "0002") == "A001"


def test_a_disk_that_is_full_gives_no_number_that_could_be_lost(kiosk):
    with kiosk.gateway._memory.read() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    kiosk.line.is_cut = True
    given = until_it_is_said(kiosk)
    assert len(given) < 50
    kiosk.line.is_cut = False
    kiosk.close()
    kiosk.open()
    kiosk.keep()
    assert [row.label for row in rows(kiosk)] == given


def until_it_is_said(kiosk: AwayKiosk) -> list[str]:
    """The numbers that were given before the kiosk said that it could not."""
    given: list[str] = []
    with suppress(ServerAway):
        given.extend(touch(kiosk, f"{turn:04}" + "x" * 80) for turn in range(51))
    return given
