"""Whoever was served may say on the phone what they thought: once, of nobody by name."""

import re

import pytest
from sqlalchemy import select

from counter_server.contract.tickets import TicketRequest
from counter_server.queue.actions import call_chosen, finish, start_serving
from counter_server.queue.issuing import issue_ticket
from counter_server.queue.ratings.tables import RatingRow
from tests.support.hall import a_hall
from tests.support.phone_scenes import PhoneScenes


@pytest.fixture
def hall(sqlite):
    return a_hall(sqlite)


@pytest.fixture
def scenes(hall) -> dict[str, str]:
    found = PhoneScenes(hall.office).addresses()
    return {state: address.removeprefix("http://hall.test") for state, address in found.items()}


def csrf(text: str) -> str:
    return re.search(r'name="csrf_token" value="([^"]+)"', text)[1]


def kept(hall) -> list[tuple]:
    query = select(RatingRow.stars, RatingRow.reasons, RatingRow.ticket_id, RatingRow.dossier_id)
    with hall.office.parts.database.read() as connection:
        return [tuple(row) for row in connection.execute(query.order_by(RatingRow.id))]


@pytest.mark.parametrize("state", ["done", "returned"])
def test_a_face_then_reasons_then_thanks(hall, scenes, state):
    client, page = hall.client(), scenes[state]
    assert f'href="{page}/rating?stars=2"' in client.get(page).text
    form = client.get(f"{page}/rating?stars=2").text
    assert re.search(r'value="2" required checked', form)
    sent = {"csrf_token": csrf(form), "stars": "2", "reasons": ["speed", "nonsense"]}
    before = len(kept(hall))
    answer = client.post(f"{page}/rating", data=sent)
    assert (answer.status_code, answer.location) == (303, page)
    assert kept(hall)[-1][:2] == (2, ["speed"])
    assert "Cảm ơn quý vị đã đánh giá" in client.get(page).text
    assert client.post(f"{page}/rating", data=sent).status_code == 303
    assert len(kept(hall)) == before + 1


@pytest.mark.parametrize("stars", ["", "0", "6", "x"])
def test_without_a_face_nothing_is_sent(hall, scenes, stars):
    client, page = hall.client(), f"{scenes['done']}/rating"
    sent = {"csrf_token": csrf(client.get(page).text), "stars": stars, "reasons": "hall"}
    answer = client.post(page, data=sent)
    assert answer.status_code == 422
    assert "chọn một khuôn mặt" in answer.text
    assert re.search(r'value="hall" checked', answer.text)


@pytest.mark.parametrize("state", ["waiting", "cancelled", "held", "received", "rated"])
def test_what_is_not_over_or_is_rated_leads_back(hall, scenes, state):
    answer = hall.client().get(f"{scenes[state]}/rating")
    assert (answer.status_code, answer.location) == (303, scenes[state])


def test_a_rating_is_asked_for_in_the_language_of_the_visit(hall):
    office, request = hall.office, TicketRequest(service="F", language="en", print=False)
    ticket, _ = issue_ticket(office.parts, office.id, request, "touch-0001", None)
    call_chosen(office.parts, office.id, 5, ticket.id)
    start_serving(office.parts, office.id, 5)
    finish(office.parts, office.id, 5)
    page = ticket.status_url.removeprefix("http://hall.test")
    assert '<html lang="en"' in hall.client().get(f"{page}/rating").text


def test_a_visit_that_is_not_over_cannot_be_rated(hall, scenes):
    client, before = hall.client(), len(kept(hall))
    token = csrf(client.get(f"{scenes['done']}/rating").text)
    sent = {"csrf_token": token, "stars": "5"}
    assert client.post(f"{scenes['waiting']}/rating", data=sent).status_code == 409
    assert len(kept(hall)) == before


@pytest.mark.parametrize("page", ["/t/unknown/rating", "/h/unknown/rating", "/t/%E2%80%A6/rating"])
def test_a_token_of_nothing_is_told(hall, page):
    assert hall.client().get(page).status_code == 404


def test_another_site_cannot_rate(hall, scenes):
    answer = hall.client().post(f"{scenes['done']}/rating", data={"stars": "1"})
    assert answer.status_code == 400
