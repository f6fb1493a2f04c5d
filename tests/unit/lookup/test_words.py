"""What a phone says of a ticket and of a dossier."""

from datetime import UTC, datetime

import pytest

from config.words import translator
from counter_server.contract.dossiers import DossierState
from counter_server.contract.office import Wait
from counter_server.contract.tickets import Ticket, TicketState
from counter_server.dossiers.progress import Progress
from counter_server.lookup.stages import stage_of
from counter_server.lookup.waiting import said

AT = datetime(2026, 11, 23, 1, tzinfo=UTC)
VI, EN = translator("vi"), translator("en")


def a_ticket(state: TicketState = TicketState.WAITING, ahead: int = 3, **values: object) -> Ticket:
    return Ticket(
        id=1,
        number="B004",
        service="ho-tich-chung-thuc",
        state=state,
        issued_at=AT,
        ahead=ahead,
        wait=values.get("wait"),
        status_url="",
    )


@pytest.mark.parametrize(
    ("ahead", "title"),
    [(0, "Sắp đến lượt quý vị"), (2, "Sắp đến lượt quý vị"), (3, "Còn 3 người trước quý vị")],
)
def test_a_waiting_ticket_says_how_near_its_turn_is(ahead: int, title: str):
    assert said(a_ticket(ahead=ahead), None, VI).title == title


def test_near_its_turn_a_ticket_still_says_how_many_are_ahead():
    words = said(a_ticket(ahead=2), None, VI)
    assert (words.tone, words.advice.split(".")[0]) == ("near", "Còn 2 người trước quý vị")


@pytest.mark.parametrize("state", [TicketState.WAITING, TicketState.CANCELLED])
def test_a_number_of_a_day_that_is_over_says_so(state: TicketState):
    words = said(a_ticket(state), None, VI, is_of_today=False)
    assert (words.title, words.tone) == ("Ngày làm việc đã kết thúc", "end")


def test_who_was_not_seen_may_still_be_called_again():
    assert said(a_ticket(TicketState.NO_SHOW), None, VI).tone == "absent"


@pytest.mark.parametrize(
    ("low", "high", "advice"),
    [
        (20, 50, "Chờ dưới 1 phút"),
        (240, 841, "Chờ khoảng 4–15 phút"),
        (300, 300, "Chờ khoảng 5 phút"),
        (1200, 7000, "Chờ dưới 2 giờ"),
        (3900, 7000, "Chờ khoảng 1–2 giờ"),
    ],
)
def test_the_wait_is_in_whole_minutes_and_a_long_one_in_hours(low: int, high: int, advice: str):
    ticket = a_ticket(wait=Wait(low_s=low, high_s=high))
    assert said(ticket, None, VI).advice == advice


@pytest.mark.parametrize("ahead", [1, 9])
def test_a_turn_after_closing_is_said_to_whoever_has_people_ahead(ahead: int):
    late = Wait(low_s=300, high_s=600, past_closing=True)
    assert said(a_ticket(ahead=ahead, wait=late), None, VI).advice.startswith("Có thể quá giờ")


def test_a_page_that_can_change_asks_again_the_sooner_the_nearer():
    seconds = [said(a_ticket(ahead=ahead), None, VI).again_s for ahead in (0, 9)]
    assert seconds == [10, 30]
    assert said(a_ticket(TicketState.FINISHED), None, VI).again_s is None


def test_a_called_ticket_says_the_counter():
    words = said(a_ticket(TicketState.CALLED), 3, VI)
    assert (words.title, words.tone) == ("Mời đến quầy 3", "call")
    assert said(a_ticket(TicketState.CALLED), 3, EN).title == "Please go to counter 3"


@pytest.mark.parametrize("state", [*TicketState])
@pytest.mark.parametrize("translate", [VI, EN])
def test_every_state_has_words(state: TicketState, translate):
    assert said(a_ticket(state), 3, translate).title


@pytest.mark.parametrize(("state", "step"), [*zip(DossierState, range(1, 5), strict=True)])
def test_a_stage_has_its_step_and_words_in_both_languages(state: DossierState, step: int):
    stage = stage_of(Progress(1, 1, "A-261123-0001", "t", state, AT))
    assert (stage.step, stage.steps) == (step, 4)
    assert stage.stage.vi != stage.stage.en
