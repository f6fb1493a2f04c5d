"""The supervisor's monitor over plain HTTP, on both databases."""

import pytest

from counter_server.accounts.actions import take_seat
from counter_server.contract.events import (
    CounterChanged,
    EmergencyAnswered,
    EmergencyRaised,
    ServiceChanged,
    TicketReassigned,
)
from counter_server.contract.office import CounterState
from counter_server.contract.tickets import TicketState, TransferRequest
from counter_server.core.errors import Problem
from counter_server.core.event_log import entries_after
from counter_server.queue import actions, queries
from counter_server.queue.emergencies import answer_emergency, emergencies, raise_emergency
from counter_server.queue.profiles import apply_profile, profiles
from counter_server.queue.reassigning import reassign
from tests.support.offices import sample_office
from tests.support.pages_app import post, sign_in, token_on
from tests.ui.desk.clerk import PASSWORD, DeskOffice
from tests.ui.monitor.supervisor import LEADER, monitor_app

JSON = {"Accept": "application/json"}


@pytest.fixture
def office(database):
    return DeskOffice(sample_office(database))


@pytest.fixture
def leader(office):
    client = monitor_app(office).test_client()
    sign_in(client, LEADER, PASSWORD)
    return client


def do(client, verb, **form):
    """A button of the monitor, pressed by the page's script."""
    data = {"csrf_token": token_on(client, "/monitor"), **form}
    return client.post(f"/monitor/{verb}", data=data, headers=JSON)


def happened(office, kind):
    with office.hall.parts.database.read() as connection:
        entries = entries_after(connection, office.hall.id, 0)
    return [each.event for each in entries if isinstance(each.event, kind)]


def ticket(office, ticket_id):
    with office.hall.parts.database.read() as connection:
        return queries.ticket(connection, office.hall.id, ticket_id)


def test_only_those_who_supervise_see_the_monitor(leader):
    clerk = leader.application.test_client()
    assert clerk.get("/monitor").location == "/sign-in?next=/monitor"
    sign_in(clerk, "nguyen thi uu", PASSWORD)
    for path in ("/monitor", "/monitor/now", "/monitor/events", "/monitor/ticket?number=A001"):
        assert clerk.get(path).status_code == 403
    assert leader.get("/monitor").status_code == 200


def test_a_leader_signs_in_to_the_monitor(leader):
    other = leader.application.test_client()
    assert sign_in(other, LEADER, PASSWORD).location == "/monitor"


def test_the_figures_of_today_are_told(leader, office):
    hall = office.hall
    for _ in range(3):
        office.issue("A")
    hall.clock.move(minutes=10)
    for act in (actions.call_next, actions.start_serving):
        act(hall.parts, hall.id, 1)
    hall.clock.move(minutes=6)
    for act in (actions.finish, actions.call_next, actions.no_show):
        act(hall.parts, hall.id, 1)
    figures = leader.get("/monitor/now", headers=JSON).get_json()["regions"]["figures"]
    told = [
        line.split("<dd>")[1].split("</dd>")[0] for line in figures.split("\n") if "<dd>" in line
    ]
    assert told == ["1", "3", "1", "1", "0", "13 phút", "6 phút"]


def test_what_passes_its_threshold_warns(leader, office):
    hall = office.hall
    office.issue("B")
    office.issue("A")
    actions.call_next(hall.parts, hall.id, 1)
    office.fail_to_print(office.issue("B"))
    hall.clock.move(minutes=50)
    state = leader.get("/monitor/now", headers=JSON).get_json()
    alarms = state["regions"]["alarms"]
    assert "Hộ tịch – Chứng thực: 2 người chờ quá mức lâu nhất, lâu nhất 50 phút." in alarms
    assert "Quầy 1: số A001 được gọi đã 50 phút mà chưa phục vụ." in alarms
    assert "Quầy 2 trống đã 50 phút trong khi 2 người chờ." in alarms
    assert "1 phiếu chưa in được. Xem máy in." in alarms
    assert state["alarms"] == 5  # counter 3 stands idle too


def test_a_calm_hall_warns_of_nothing(leader, office):
    office.issue("B")
    state = leader.get("/monitor/now", headers=JSON).get_json()
    assert state["alarms"] == 0
    assert "Mọi việc trong ngưỡng." in state["regions"]["alarms"]


def test_open_counters_and_those_where_somebody_sits_are_told_apart(leader, office):
    hall = office.hall
    assert ", 0 có người ngồi" in leader.get("/monitor").text
    take_seat(hall.parts.works, hall.id, user_id=1, counter_id=3)
    assert ", 1 có người ngồi" in leader.get("/monitor").text


def test_a_busy_counter_is_not_closed_and_the_words_fit(leader, office):
    office.issue()
    actions.call_next(office.hall.parts, office.hall.id, 3)
    said = do(leader, "close", counter="3").get_json(force=True)["said"]
    assert said.endswith("trước khi đóng quầy.")


def test_a_counter_is_paused_closed_and_opened(leader, office):
    assert do(leader, "pause", counter="2").get_json()["said"] == "Quầy 2 tạm nghỉ."
    assert do(leader, "close", counter="2").get_json()["said"] == "Quầy 2 đã đóng."
    assert do(leader, "open", counter="2").get_json()["said"] == "Quầy 2 đã mở."
    states = [each.state for each in happened(office, CounterChanged)]
    assert states == [CounterState.PAUSED, CounterState.CLOSED, CounterState.OPEN]


@pytest.mark.parametrize("counter", ["99", "", "x"])
def test_a_counter_nobody_knows_is_refused(leader, counter):
    assert do(leader, "pause", counter=counter).status_code == 404


def test_a_profile_changes_what_a_counter_serves(leader, office):
    hall = office.hall
    with hall.parts.database.read() as connection:
        first = profiles(connection, hall.id)[0]
    assert do(leader, "profile", counter="3", profile=first.code).status_code == 200
    with hall.parts.database.read() as connection:
        served = queries.counter(connection, hall.id, 3).services
    assert set(served) == set(first.services)
    assert first.name.vi in leader.get("/monitor").text
    assert do(leader, "profile", counter="3", profile="nothing").status_code == 404
    with pytest.raises(Problem):
        apply_profile(hall.parts, hall.id, 99, first.code)


def test_a_service_gives_no_numbers_today_and_then_again(leader, office):
    page = leader.get("/monitor/close-service?service=dat-dai").text
    assert "Đất đai" in page
    closed = do(leader, "close-service", service="dat-dai", message="Mất điện.  Mai quay lại.")
    assert closed.get_json()["said"] == "Dịch vụ thôi nhận số hôm nay."
    with pytest.raises(Problem) as refused:
        office.issue("A")
    assert refused.value.code == "service_closed"
    assert do(leader, "close-service", service="dat-dai", message="Khác").status_code == 200
    assert do(leader, "open-service", service="dat-dai").status_code == 200
    assert office.issue("A").number == "A001"
    assert [each.open for each in happened(office, ServiceChanged)] == [False, False, True]
    assert leader.get("/monitor/close-service?service=nothing").status_code == 404


def test_a_waiting_visitor_is_sent_elsewhere(leader, office):
    made = office.issue("A")
    page = leader.get("/monitor/ticket?number=a1").text
    assert "Số A001" in page
    answer = do(leader, "reassign", ticket=str(made.id), service="xay-dung", keep_place="1")
    assert answer.get_json()["said"] == "Đã chuyển số A001."
    assert ticket(office, made.id).service == "xay-dung"
    event = happened(office, TicketReassigned)[0]
    assert (event.service, event.from_service) == ("xay-dung", "dat-dai")


def test_who_is_sent_to_a_counter_is_called_only_there(office):
    hall = office.hall
    made = office.issue("A")
    reassign(hall.parts, hall.id, made.id, TransferRequest(counter=4))
    assert actions.call_next(hall.parts, hall.id, 1) is None
    called = actions.call_next(hall.parts, hall.id, 4)
    assert called is not None
    assert called.number == "A001"


def test_who_loses_the_place_waits_behind_the_others(office):
    hall = office.hall
    first, second = office.issue("A"), office.issue("C")
    hall.clock.move(minutes=1)
    to = TransferRequest(service="xay-dung", keep_place=False)
    reassign(hall.parts, hall.id, first.id, to)
    called = actions.call_next(hall.parts, hall.id, 4)
    assert called is not None
    assert called.id == second.id


def test_who_is_called_cannot_be_sent_elsewhere(leader, office):
    hall = office.hall
    made = office.issue("A")
    actions.call_next(hall.parts, hall.id, 1)
    answer = do(leader, "reassign", ticket=str(made.id), service="xay-dung")
    assert answer.status_code == 409
    assert do(leader, "reassign", ticket="77", service="xay-dung").status_code == 404


def test_an_absent_visitor_is_brought_back_and_cancelled(leader, office):
    hall = office.hall
    made = office.issue("A")
    actions.call_next(hall.parts, hall.id, 1)
    actions.no_show(hall.parts, hall.id, 1)
    assert "vắng mặt" in leader.get("/monitor").text
    do(leader, "bring-back", ticket=str(made.id))
    assert ticket(office, made.id).state is TicketState.WAITING
    do(leader, "cancel", ticket=str(made.id), reason="Lấy nhầm số")
    assert ticket(office, made.id).state is TicketState.CANCELLED


def test_an_emergency_stands_on_the_monitor_until_somebody_is_there(leader, office):
    hall = office.hall
    for _ in range(2):
        raise_emergency(hall.parts, hall.id, 3)
    state = leader.get("/monitor/now", headers=JSON).get_json()
    assert "Quầy 3 gọi hỗ trợ khẩn cấp" in state["regions"]["alarms"]
    assert state["alarms"] == 1
    do(leader, "answer", counter="3")
    answer_emergency(hall.parts, hall.id, 3)
    assert leader.get("/monitor/now", headers=JSON).get_json()["alarms"] == 0
    assert len(happened(office, EmergencyRaised)) == len(happened(office, EmergencyAnswered)) == 1
    raise_emergency(hall.parts, hall.id, 3)
    hall.clock.move(hours=13)
    with hall.parts.database.read() as connection:
        assert emergencies(connection, hall.id, hall.clock()) == ()


@pytest.mark.parametrize("number", ["Z9", "", "A" * 40, "A99999999999", "²"])
def test_a_number_nobody_took_is_not_found(leader, number):
    answer = leader.get("/monitor/ticket", query_string={"number": number})
    assert answer.status_code == 404


def test_buttons_work_as_plain_forms(leader, office):
    made = office.issue("A")
    page = f"/monitor/ticket?id={made.id}"
    answer = post(leader, "/monitor/cancel", page=page, ticket=str(made.id), reason="")
    assert answer.location == "/monitor"
    assert "Đã hủy số A001." in leader.get("/monitor").text


def test_the_monitor_speaks_english(leader, office):
    office.issue("A")
    page = leader.get("/monitor?lang=en").text
    assert "Everything is within its limits." in page
    assert "Hàng chờ" not in page


def test_who_waits_for_an_absent_counter_is_shown_with_when_they_return(office, leader):
    office.issue()
    actions.call_next(office.hall.parts, office.hall.id, 2)
    actions.set_counter_state(office.hall.parts, office.hall.id, 4, CounterState.PAUSED)
    actions.transfer(office.hall.parts, office.hall.id, 2, TransferRequest(counter=4))
    page = leader.get("/monitor").text
    assert "chờ quầy 4 đang nghỉ" in page
    assert "về hàng chung lúc 08:10" in page


def test_who_sat_where_is_told_by_day(leader, office):
    works, here = office.hall.parts.works, office.hall.id
    take_seat(works, here, user_id=1, counter_id=3)
    office.hall.clock.move(hours=1)
    take_seat(works, here, user_id=1, counter_id=2)
    page = leader.get("/monitor/seats").text
    assert page.index("đang ngồi") < page.index('<td class="figure">08:00</td>')
    assert '<td class="figure">09:00</td>' in page
    for asked in ("0001-01-01", "2026-11-22", "9999-12-31", "nonsense"):
        page = leader.get(f"/monitor/seats?day={asked}").text
        assert ("Không có ai ngồi" in page) is asked.endswith(("22", "01-01"))


def test_paper_near_its_end_is_told_before_it_is_out(leader, office):
    office.low_paper = ("sảnh",)
    state = leader.get("/monitor/now", headers=JSON).get_json()
    assert "Máy in sảnh sắp hết giấy" in state["regions"]["alarms"]
    assert state["alarms"] == 1
