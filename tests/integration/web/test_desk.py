"""The desk's pages over plain HTTP, on both databases."""

import json
import threading

import pytest

from counter_server.accounts.actions import add_user, take_seat
from counter_server.contract.events import DossierMoved
from counter_server.core.event_log import last_seq
from counter_server.core.who import Role
from counter_server.queue.desk_feed import desk_events
from tests.support.offices import sample_office
from tests.support.pages_app import post, sign_in, token_on
from tests.ui.desk.clerk import PASSWORD, DeskOffice, desk_app

JSON = {"Accept": "application/json"}


@pytest.fixture
def office(database):
    return DeskOffice(sample_office(database))


@pytest.fixture
def client(office):
    """Nguyễn Thị Ưu, signed in at counter 3."""
    clerk = desk_app(office).test_client()
    sign_in(clerk, "nguyen thi uu", PASSWORD)
    post(clerk, "/desk/counters", page="/desk/counters", counter="3")
    return clerk


def press(client, verb, **form):
    """A button, pressed by the page's script."""
    page = client.get("/desk").text
    seen = page.split('name="seen" form="act" value="')[1].split('"')[0]
    data = {"csrf_token": token_on(client, "/desk"), "seen": seen, **form}
    return client.post(f"/desk/{verb}", data=data, headers=JSON)


def test_who_has_not_signed_in_comes_back_after_sign_in(client):
    stranger = client.application.test_client()
    assert stranger.get("/desk").location == "/sign-in?next=/desk"


def test_a_leader_has_no_desk_but_the_monitor(client, office):
    hall = office.hall
    add_user(hall.parts.works, hall.id, name="Lãnh đạo", role=Role.LEADER, password=PASSWORD)
    leader = client.application.test_client()
    sign_in(leader, "lanh dao", PASSWORD)
    assert leader.get("/desk").location == "/monitor"
    assert leader.get("/desk/small").status_code == 403


def test_a_clerk_without_a_counter_chooses_one_first(client):
    colleague = client.application.test_client()
    sign_in(colleague, "dang o", PASSWORD)
    assert colleague.get("/desk").location == "/desk/counters"
    page = colleague.get("/desk/counters").text
    assert "Nguyễn Thị Ưu" in page
    assert "Ngồi thay" in page


@pytest.mark.parametrize("counter", ["99", "", "x", "-1"])
def test_a_counter_that_is_not_there_cannot_be_chosen(client, counter):
    answer = post(client, "/desk/counters", page="/desk/counters", counter=counter)
    assert answer.status_code == 404
    assert "Không có quầy này." in answer.text


def test_whoever_is_replaced_at_a_counter_is_told(client, office):
    take_seat(office.hall.parts.works, office.hall.id, user_id=2, counter_id=3)
    answer = client.get("/desk/now", headers=JSON)
    assert (answer.status_code, answer.get_json(force=True)["code"]) == (409, "no_seat")
    assert client.get("/desk").location == "/desk/counters"


def test_a_visit_is_served_and_counted(client, office):
    office.issue("B")
    assert press(client, "call").get_json()["said"] == "Đã gọi số B001."
    assert press(client, "serve").get_json()["said"] == "Bắt đầu phục vụ số B001."
    office.hall.clock.move(minutes=6)
    state = press(client, "finish").get_json()
    assert state["said"] == "Đã xong số B001."
    assert "<dd>6 phút</dd>" in state["regions"]["bar"]


def test_an_answer_carries_what_the_page_then_shows(client, office):
    office.issue("B")
    office.issue("D", "elderly")
    state = press(client, "call").get_json()
    assert state["seq"] == 3
    assert state["title"] == "(1) Quầy 3"
    assert state["summary"] == "1 người đang chờ: B001."
    assert "D001" in state["regions"]["current"]
    assert "Người cao tuổi" in state["regions"]["current"]


def test_a_refusal_comes_with_the_state_and_changes_nothing(client, office):
    answer = press(client, "recall")
    state = answer.get_json()
    assert (answer.status_code, state["tone"]) == (409, "bad")
    assert "không có số nào" in state["said"]
    assert state["regions"]["current"]


def test_a_press_on_an_old_page_changes_nothing(client, office):
    office.issue("B")
    press(client, "call")
    answer = press(client, "no-show", seen="1.called.9")
    assert answer.status_code == 409
    assert "Quầy vừa thay đổi" in answer.get_json()["said"]
    assert "Đang gọi" in client.get("/desk").text


def test_a_form_pressed_twice_calls_one_visitor(client, office):
    office.issue("B")
    office.issue("B")
    form = {"csrf_token": token_on(client, "/desk"), "seen": "nobody"}
    answers: list[int] = []

    def send() -> None:
        twin = client.application.test_client()
        twin._cookies = client._cookies
        answers.append(twin.post("/desk/call", data=form, headers=JSON).status_code)

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 409, 409, 409]
    assert client.get("/desk/now", headers=JSON).get_json()["title"] == "(1) Quầy 3"


def test_a_held_visitor_is_called_back(client, office):
    ticket = office.issue("B")
    press(client, "call")
    state = press(client, "hold", reason="Đi nộp phí, lệ phí").get_json()
    assert "Đi nộp phí, lệ phí" in state["regions"]["held"]
    state = press(client, "call-chosen", ticket=str(ticket.id)).get_json()
    assert state["said"] == "Đã gọi số B001."


def test_a_chosen_visitor_who_waits_can_be_called(client, office):
    office.issue("B")
    ticket = office.issue("B")
    assert press(client, "call-chosen", ticket=str(ticket.id)).get_json()["said"] == "Đã gọi số B002."


@pytest.mark.parametrize("ticket", ["77", "", "²", "9" * 40])
def test_a_visitor_nobody_knows_cannot_be_called(client, office, ticket):
    office.issue("B")
    assert press(client, "call-chosen", ticket=ticket).status_code == 404


def test_a_visitor_who_is_done_cannot_be_called_again(client, office):
    ticket = office.issue("B")
    for verb in ("call", "serve", "finish"):
        press(client, verb)
    assert press(client, "call-chosen", ticket=str(ticket.id)).status_code == 409


def test_a_transfer_without_a_target_is_refused(client, office):
    office.issue("B")
    press(client, "call")
    assert press(client, "transfer").status_code == 422
    assert press(client, "transfer", service="nowhere").status_code == 404
    assert press(client, "transfer", service="dat-dai").status_code == 200


def test_a_button_that_is_not_there_is_an_unknown_address(client):
    token = token_on(client, "/desk")
    assert client.post("/desk/explode", data={"csrf_token": token}).status_code == 404


@pytest.mark.parametrize("verb", ["call", "serve", "pause", "print-jobs/1/retry", "counters"])
def test_nothing_changes_without_the_pages_token(client, verb):
    assert client.post(f"/desk/{verb}", headers=JSON).get_json(force=True)["code"] == "page_expired"


def test_the_desk_speaks_english(client, office):
    office.issue("B")
    page = client.get("/desk?lang=en").text
    assert "Call next" in page
    assert "Civil status" in page
    assert press(client, "call").get_json()["said"] == "Called number B001."


def test_the_feed_tells_that_something_changed_and_nothing_else(office):
    hall = office.hall
    feed = hall.parts.feeds.of(hall.id)
    office.issue("B")
    with hall.parts.works.begin(hall.id) as work:
        work.record(DossierMoved(dossier=1, code="x", from_state="a", to_state="b"))
    office.issue("D", "elderly")
    with desk_app(office).test_request_context("/desk/events?after=0"):
        stream = iter(desk_events(feed).response)
    hello, first, second = (next(stream).decode() for _ in range(3))
    assert hello.startswith("retry:")
    assert first == "id: 1\nevent: change\ndata: ticket_issued\n\n"
    assert second == "id: 3\nevent: change\ndata: ticket_issued\n\n"


def test_the_page_says_where_to_follow_from(client, office):
    office.issue("B")
    with office.hall.parts.database.read() as connection:
        seq = last_seq(connection, office.hall.id)
    assert f'data-seq="{seq}"' in client.get("/desk").text


def test_state_is_small(client, office):
    for _ in range(60):
        office.issue("B", "pregnant")
    state = client.get("/desk/now", headers=JSON | {"Accept-Encoding": "gzip"})
    assert state.headers["Content-Encoding"] == "gzip"
    assert len(state.data) < 6_000
    plain = json.loads(client.get("/desk/now", headers=JSON).data)
    assert "và 54 người nữa" in plain["regions"]["lines"]
