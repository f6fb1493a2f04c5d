"""The desk's pages over plain HTTP, on both databases."""

import json
import threading

import pytest

from counter_server.accounts.actions import add_user, take_seat
from counter_server.contract.events import DossierMoved
from counter_server.core.event_log import last_seq
from counter_server.core.who import Role
from counter_server.queue import actions
from counter_server.queue.desk_feed import desk_events
from counter_server.queue.profiles import profiles
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
    take_seat(office.hall.parts.works, office.hall.id, user_id=2, counter_id=3, instead_of=1)
    answer = client.get("/desk/now", headers=JSON)
    assert (answer.status_code, answer.get_json(force=True)["code"]) == (409, "no_seat")
    assert client.get("/desk").location == "/desk/counters"


def test_a_page_is_sent_only_what_it_does_not_have(client, office):
    first = client.get("/desk/now", headers=JSON).get_json()
    assert set(first["regions"]) == set(first["tags"])
    has = ",".join(f"{name}:{tag}" for name, tag in first["tags"].items())
    headers = {**JSON, "X-Desk-Has": has}
    again = client.get("/desk/now", headers=headers).get_json()
    assert (again["regions"], again["tags"]) == ({}, first["tags"])
    office.issue("B")
    later = client.get("/desk/now", headers=headers).get_json()
    assert set(later["regions"]) == {"current", "lines"}


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
    before = office.hall.parts.feeds.of(office.hall.id).last_seq
    state = press(client, "call").get_json()
    assert state["seq"] == before + 1
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
    assert (
        press(client, "call-chosen", ticket=str(ticket.id)).get_json()["said"] == "Đã gọi số B002."
    )


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
    hello, both = (next(stream).decode() for _ in range(2))
    assert hello.startswith("retry:")
    first, second = (f"id: {seq}\nevent: change\ndata: ticket_issued\n\n" for seq in (1, 3))
    assert both == first + second


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


def test_a_chosen_number_is_called_as_people_type_it(client, office):
    for _ in range(3):
        office.issue("B")
    assert press(client, "call-chosen", number=" b 2").get_json()["said"] == "Đã gọi số B002."
    assert press(client, "call-chosen", number="B003").status_code == 409


@pytest.mark.parametrize("number", ["Z001", "", "B", "B99999999999", "²", "á" * 50])
def test_a_number_nobody_took_today_is_refused(client, office, number):
    office.issue("B")
    answer = press(client, "call-chosen", number=number)
    assert answer.status_code == 404
    assert "Hôm nay không có số này." in answer.get_json()["said"]


def test_an_absent_visitor_waits_again_and_is_called(client, office):
    ticket = office.issue("B")
    press(client, "call")
    held = press(client, "no-show").get_json()["regions"]["held"]
    assert "Vắng mặt ở quầy này" in held
    state = press(client, "bring-back", ticket=str(ticket.id)).get_json()
    assert state["said"] == "Số B001 chờ lại ở chỗ cũ."
    assert state["next"] == "B001"


def test_a_waiting_number_is_cancelled_with_a_reason(client, office):
    office.issue("B")
    state = press(client, "cancel", number="b1", reason="Lấy nhầm số").get_json()
    assert (state["said"], state["next"]) == ("Đã hủy số B001.", "")


def test_who_is_served_cannot_be_cancelled(client, office):
    office.issue("B")
    press(client, "call")
    press(client, "serve")
    assert press(client, "cancel", number="B001").status_code == 409


def test_the_last_step_is_named_and_undone(client, office):
    office.issue("B")
    state = press(client, "call").get_json()
    assert "Hoàn tác: gọi B001" in state["regions"]["current"]
    state = press(client, "recall").get_json()
    assert "Hoàn tác: gọi lại B001" in state["regions"]["current"]
    assert "lần gọi 2/3" in state["regions"]["current"]
    press(client, "undo")
    state = press(client, "hold", reason="Lý do khác").get_json()
    assert "Hoàn tác: tạm giữ B001" in state["regions"]["current"]
    state = press(client, "undo").get_json()
    assert state["said"] == "Đã hoàn tác bước vừa làm với số B001."
    assert "Đang gọi" in state["regions"]["current"]
    assert press(client, "undo").status_code == 409


def test_a_step_is_undone_for_ten_minutes(client, office):
    office.issue("B")
    press(client, "call")
    office.hall.clock.move(minutes=11)
    assert "Hoàn tác: gọi" not in client.get("/desk").text


def test_after_the_last_recall_the_button_says_why_not(client, office):
    office.issue("B")
    press(client, "call")
    press(client, "recall")
    state = press(client, "recall").get_json()
    assert "lần gọi 3/3" in state["regions"]["current"]
    assert "Số B001 đã được gọi đủ số lần." in state["regions"]["current"]
    assert press(client, "recall").status_code == 409


def test_the_desk_says_why_the_next_one_is_next(client, office):
    office.issue("B")
    assert "Số B001 đến sớm nhất trong những người đang chờ." in client.get("/desk").text
    office.hall.clock.move(minutes=50)
    page = client.get("/desk").text
    assert "quá mức chờ lâu nhất 45 phút" in page
    assert "1 người chờ quá mức lâu nhất." in page


def test_a_further_service_follows(client, office):
    office.issue("B")
    press(client, "call")
    press(client, "serve")
    state = press(client, "add-service", service="dat-dai").get_json()
    assert "Sau đó:" in state["regions"]["current"]
    assert "Đất đai" in state["regions"]["current"]
    assert press(client, "add-service", service="nowhere").status_code == 404
    press(client, "finish")
    assert actions.call_next(office.hall.parts, office.hall.id, 1).number == "B001"


def test_a_visitor_is_sent_to_a_counter_or_to_a_clerk(client, office):
    hall = office.hall
    for _ in range(2):
        office.issue("B")
    press(client, "call")
    press(client, "transfer", service="", counter="5", clerk="", keep_place="1")
    assert actions.call_next(hall.parts, hall.id, 5).number == "B001"
    take_seat(hall.parts.works, hall.id, user_id=2, counter_id=4)
    press(client, "call")
    press(client, "transfer", clerk="2")
    assert actions.call_next(hall.parts, hall.id, 4).number == "B002"


@pytest.mark.parametrize("form", [{"clerk": "99"}, {"counter": "x"}, {"counter": "99"}])
def test_a_visitor_is_not_sent_to_nobody(client, office, form):
    office.issue("B")
    press(client, "call")
    assert press(client, "transfer", **form).status_code == 404


def test_a_counter_takes_a_work_profile(client, office):
    with office.hall.parts.database.read() as connection:
        chosen = profiles(connection, office.hall.id)[1]
    state = press(client, "profile", profile=chosen.code).get_json()
    assert chosen.name.vi in state["regions"]["bar"]
    assert "Môi trường" in state["regions"]["lines"]
    assert press(client, "profile", profile="none").status_code == 404


def test_an_emergency_is_seen_at_the_desk(client):
    state = press(client, "emergency").get_json()
    assert "Đã gọi hỗ trợ khẩn cấp" in state["regions"]["bar"]


def test_the_small_window_shows_and_answers_in_its_own_form(client, office):
    office.issue("B")
    page = client.get("/desk/small").text
    assert 'data-view="small"' in page
    data = {"csrf_token": token_on(client, "/desk/small"), "seen": "nobody"}
    state = client.post("/desk/call?view=small", data=data, headers=JSON).get_json()
    assert list(state["regions"]) == ["small"]
    assert "B001" in state["regions"]["small"]
    assert client.post("/desk/serve?view=small", data=data).location == "/desk/small"


def test_paper_near_its_end_is_told_at_the_desk(client, office):
    assert "sắp hết giấy" not in client.get("/desk").text
    office.low_paper = ("sảnh",)
    assert "Máy in sảnh sắp hết giấy. Chuẩn bị cuộn mới." in client.get("/desk").text
