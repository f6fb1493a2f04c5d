"""Who sits where: nobody is replaced unasked or untold, and no visitor is left alone."""

import pytest

from counter_server.contract.events import SeatTaken
from counter_server.queue import actions
from tests.support.offices import sample_office
from tests.support.pages_app import post, sign_in, token_on
from tests.ui.desk.clerk import PASSWORD, DeskOffice, desk_app

JSON = {"Accept": "application/json"}
TOLD = "Đặng Ỗ đã ngồi thay ở quầy 3."


@pytest.fixture
def office(database):
    return DeskOffice(sample_office(database))


@pytest.fixture
def client(office):
    """Nguyễn Thị Ưu, signed in at counter 3."""
    clerk = desk_app(office).test_client()
    sign_in(clerk, "nguyen thi uu", PASSWORD)
    sit(clerk, "3")
    return clerk


@pytest.fixture
def colleague(client):
    """Đặng Ỗ, signed in without a counter."""
    somebody = client.application.test_client()
    sign_in(somebody, "dang o", PASSWORD)
    return somebody


def sit(clerk, counter, **form):
    return post(clerk, "/desk/counters", page="/desk/counters", counter=counter, **form)


def replace(clerk):
    sit(clerk, "3", instead_of="1")
    assert "Quầy 3" in clerk.get("/desk").text


def call(office, counter=3):
    office.issue()
    return actions.call_next(office.hall.parts, office.hall.id, counter)


def test_an_occupied_counter_is_taken_only_after_a_question(client, colleague, office):
    call(office)
    assert sit(colleague, "3").location == "/desk/counters/3/replace"
    assert colleague.get("/desk").location == "/desk/counters"
    page = colleague.get("/desk/counters/3/replace").text
    assert "Nguyễn Thị Ưu đang ngồi ở quầy 3." in page
    assert "Quầy đang gọi số B001." in page
    replace(colleague)


def test_nobody_is_asked_about_a_free_counter_or_their_own(client, colleague):
    assert colleague.get("/desk/counters/2/replace").location == "/desk/counters"
    assert client.get("/desk/counters/3/replace").location == "/desk/counters"
    assert colleague.get("/desk/counters/99/replace").status_code == 404


def test_who_came_meanwhile_is_asked_about_again(client, colleague):
    answer = sit(colleague, "3", instead_of="99")
    assert answer.location == "/desk/counters/3/replace"


def test_the_replaced_clerk_is_told_at_once_and_where_they_land(client, colleague, office):
    events = office.hall.parts.feeds.of(office.hall.id)
    before = events.last_seq
    replace(colleague)
    assert [frame.entry.event for frame in events.after(before)] == [
        SeatTaken(counter=3, clerk=2, instead_of=1)
    ]
    answer = client.get("/desk/now", headers=JSON)
    assert (answer.status_code, answer.get_json(force=True)["title"]) == (409, TOLD)
    assert TOLD in client.get("/desk/counters").text
    sit(client, "2")
    assert TOLD not in client.get("/desk/counters").text


@pytest.mark.parametrize("headers", [{}, JSON])
def test_the_next_press_of_a_replaced_clerk_says_why_it_did_nothing(client, colleague, headers):
    token = token_on(client, "/desk")
    replace(colleague)
    client.post("/desk/call", data={"csrf_token": token}, headers=headers)
    page = client.get("/desk/counters").text
    assert TOLD in page
    assert "Việc vừa bấm chưa làm." in page


@pytest.mark.parametrize("path", ["/desk/counters", "/sign-out"])
def test_nobody_leaves_a_visitor_alone(client, office, path):
    call(office)
    answer = post(client, path, page="/desk/counters", counter="2")
    assert answer.location == "/desk"
    page = client.get("/desk").text
    assert "Quầy đang phục vụ số B001." in page
    assert "trước khi rời quầy" in page
    actions.no_show(office.hall.parts, office.hall.id, 3)
    assert post(client, path, page="/desk/counters", counter="2").status_code == 303
    assert "<h2>Quầy 3</h2>" not in client.get("/desk").text


def test_signing_out_everywhere_is_never_refused(client, office):
    call(office)
    answer = post(client, "/sign-out", page="/desk/counters", everywhere="1")
    assert answer.location == "/sign-in"


def test_a_dead_session_is_told_at_the_sign_in_page(client):
    client.delete_cookie("session")
    answer = client.get("/desk/now", headers={**JSON, "Referer": "http://localhost/desk"})
    assert answer.status_code == 401
    assert "Phiên làm việc đã hết." in client.get("/sign-in?next=/desk").text


def test_a_press_in_a_dead_session_is_told_at_the_sign_in_page(client):
    client.delete_cookie("session")
    client.post("/desk/call", headers=JSON)
    assert client.get("/desk").location == "/sign-in?next=/desk"
    assert "Việc vừa bấm chưa làm, vì phiên làm việc đã hết." in client.get("/sign-in").text


def test_who_only_comes_to_sign_in_is_told_of_no_session(client):
    stranger = client.application.test_client()
    stranger.get("/desk")
    assert "Phiên làm việc" not in stranger.get("/sign-in").text
