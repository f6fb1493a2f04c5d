"""The business day, and when a service gives numbers, against real databases."""

from datetime import date

import pytest
from sqlalchemy import insert, select, update

from counter_server.contract.events import DayOpened, ServiceChanged, TicketIssued
from counter_server.contract.tickets import TicketRequest, TicketState
from counter_server.core.answers import details_of
from counter_server.core.errors import Problem, Refused
from counter_server.queue import actions, queries
from counter_server.queue.days import CLOSED, open_today
from counter_server.queue.issuing import issue_ticket
from counter_server.queue.reviving import undo
from counter_server.queue.tables import ServiceDayRow, ServiceRow, TicketRow
from tests.support.issuing import events, issue
from tests.support.offices import TestOffice


def test_a_new_day_closes_who_was_left_over_once(office):
    left = issue(office, "key-0001")
    office.clock.move(days=1)
    issue(office, "key-0002", "xay-dung")
    issue(office, "key-0003")
    with office.parts.database.read() as connection:
        closed = queries.ticket(connection, office.id, left.id)
    assert closed.state is TicketState.CANCELLED
    opened = [each.event for each in events(office) if isinstance(each.event, DayOpened)]
    assert [(each.day, each.closed) for each in opened] == [("2026-11-24", 1)]
    assert open_today(office.parts, office.id) is False


def test_who_is_being_served_at_midnight_is_finished_and_the_others_cancelled(office):
    office.clock.move(hours=15, minutes=50)
    served, called, waits = (issue(office, f"key-000{n}") for n in range(3))
    actions.call_next(office.parts, office.id, 1)
    actions.start_serving(office.parts, office.id, 1)
    actions.call_next(office.parts, office.id, 2)
    began = ticket_row(office, served.id)
    office.clock.move(minutes=10)
    open_today(office.parts, office.id)
    ended = ticket_row(office, served.id)
    assert (ended.state, ended.reason, ended.ended_at) == ("finished", CLOSED, office.clock())
    assert (ended.called_at, ended.serving_at) == (began.called_at, began.serving_at)
    assert ticket_row(office, called.id).state == ticket_row(office, waits.id).state == "cancelled"
    told = [each.event for each in events(office) if isinstance(each.event, DayOpened)]
    assert told == [DayOpened(day="2026-11-24", closed=3, served=1)]
    assert issue(office, "key-0009").number == "A001"
    assert actions.call_next(office.parts, office.id, 1).number == "A001"


def test_a_step_of_yesterday_is_not_taken_back_today(office):
    office.clock.move(hours=15, minutes=58)
    issue(office, "key-0001")
    actions.call_next(office.parts, office.id, 1)
    actions.no_show(office.parts, office.id, 1)
    office.clock.move(minutes=4)
    open_today(office.parts, office.id)
    with pytest.raises(Refused) as refused:
        undo(office.parts, office.id, 1)
    assert refused.value.code == "nothing_to_undo"


def ticket_row(office: TestOffice, ticket_id: int):
    with office.parts.database.read() as connection:
        found = select(TicketRow.__table__).where(TicketRow.id == ticket_id)
        return connection.execute(found).one()


def set_service(office: TestOffice, named: str, /, **values) -> None:
    with office.parts.database.write() as connection:
        connection.execute(update(ServiceRow).where(ServiceRow.code == named).values(**values))


def test_a_service_has_its_range_step_and_quota(office):
    set_service(office, "dat-dai", first_number=10, number_step=5, last_number=20)
    assert [issue(office, f"key-000{n}").number for n in range(3)] == ["A010", "A015", "A020"]
    with pytest.raises(Refused) as refused:
        issue(office, "key-0009")
    assert refused.value.code == "numbers_used_up"
    set_service(office, "xay-dung", daily_quota=1)
    issue(office, "key-0010", "xay-dung")
    with pytest.raises(Refused) as refused:
        issue(office, "key-0011", "xay-dung")
    assert refused.value.code == "quota_reached"


@pytest.mark.parametrize(
    "now", [{"daily_quota": 1}, {"last_number": 1}, {"is_open": False}, {"code": "khac"}]
)
def test_who_lost_the_answer_has_a_number_though_the_service_gives_no_more(office, now):
    """The touch is sent again after a cut; meanwhile the service is full, closed or gone."""
    mine = issue(office, "key-0001")
    set_service(office, "dat-dai", **now)
    again, is_new = issue_ticket(
        office.parts, office.id, TicketRequest(service="dat-dai"), "key-0001", None
    )
    assert (again.id, again.number, is_new) == (mine.id, mine.number, False)
    with pytest.raises(Problem):
        issue(office, "key-0002")
    issued = [each.event.number for each in events(office) if isinstance(each.event, TicketIssued)]
    assert issued == [mine.number]


def test_a_service_gives_numbers_in_its_hours_until_the_last_ticket(office):
    hours = [{"weekdays": [0], "opens": "07:30", "closes": "11:30"}]
    set_service(office, "dat-dai", hours=hours, last_ticket_min=30)
    issue(office, "key-0001")
    office.clock.move(hours=3, minutes=5)
    with pytest.raises(Refused) as refused:
        issue(office, "key-0002")
    assert refused.value.code == "service_closed"
    with office.parts.database.read() as connection:
        now = office.clock()
        day = queries.today(connection, office.id, now)
        shown = queries.services(connection, office.id, day, now)
    assert [each.open for each in shown] == [False, True, True, True, True, True]


def test_a_day_off_says_why(office):
    with office.parts.database.write() as connection:
        connection.execute(
            insert(ServiceDayRow).values(
                service_id=1, day=date(2026, 11, 23), message_vi="Nghỉ tập huấn", message_en=""
            )
        )
    with pytest.raises(Refused) as refused:
        issue(office, "key-0001")
    assert str(refused.value.values["message"]) == "Nghỉ tập huấn"
    assert shown(office)[0].shut == "day_off"


def shown(office: TestOffice):
    now = office.clock()
    with office.parts.database.read() as connection:
        day = queries.today(connection, office.id, now)
        return queries.services(connection, office.id, day, now)


def closings(office: TestOffice) -> list[tuple[str, bool]]:
    told = [each.event for each in events(office) if isinstance(each.event, ServiceChanged)]
    return [(each.service, each.open) for each in told]


def test_whoever_takes_the_last_number_closes_the_service(office):
    set_service(office, "dat-dai", daily_quota=2)
    set_service(office, "xay-dung", first_number=5, number_step=5, last_number=12)
    issue(office, "key-0001")
    issue(office, "key-0002", "xay-dung")
    assert closings(office) == []
    issue(office, "key-0003")
    issue(office, "key-0004", "xay-dung")
    assert closings(office) == [("dat-dai", False), ("xay-dung", False)]
    assert {each.code: each.shut for each in shown(office) if not each.open} == {
        "dat-dai": "full",
        "xay-dung": "full",
    }
    office.clock.move(days=1)
    assert all(each.open for each in shown(office))


def test_a_closed_service_speaks_the_language_of_whoever_asks(office):
    set_service(office, "dat-dai", is_open=False, closed_vi="Sáng thứ Ba.", closed_en="Tuesdays.")
    with pytest.raises(Refused) as refused:
        issue(office, "key-0001")
    assert details_of(refused.value, "vi").detail == "Sáng thứ Ba."
    english = details_of(refused.value, "en")
    assert (english.title, english.detail) == ("Land takes no numbers at the moment.", "Tuesdays.")
