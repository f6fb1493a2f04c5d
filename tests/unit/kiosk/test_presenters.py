from datetime import UTC, datetime

import msgspec
import pytest

from config.words import LANGUAGES, translator
from counter_server.contract.dossiers import DossierState
from counter_server.contract.office import Name, Wait
from counter_server.contract.procedures import Component, TimeLimit, TimeUnit
from kiosk.flow.scene import Hall
from kiosk.flow.steps import (
    ChoosePriority,
    ChooseService,
    DossierStage,
    Lookup,
    ProcedureDetail,
    Procedures,
    Slip,
    SlipTrouble,
    Sorry,
    Step,
    TakeTicket,
    Told,
    Welcome,
)
from kiosk.flow.touches import GoBack, OpenTickets
from kiosk.flow.trouble import Trouble
from kiosk.gallery.office import GROUPED, OFFICE, PROCEDURE, SERVICES, STAGE, TICKET
from kiosk.gallery.scenes import scenes
from kiosk.presenters import views
from kiosk.presenters.amounts import copies, money, time_limit
from kiosk.presenters.clock import clock_words
from kiosk.presenters.page import page
from tests.support.kiosk_scenes import a_hall, a_scene

VI, EN = translator("vi"), translator("en")


def body(step: Step, language: str = "vi") -> views.Body:
    return page(a_scene(step, language=language)).body


def test_a_closed_service_is_shown_but_cannot_be_touched() -> None:
    shown = body(ChooseService())
    assert isinstance(shown, views.ChoicesView)
    closed = {one.target: one for one in shown.choices}["service-moi-truong"]
    assert not closed.is_enabled
    assert closed.hint == "Chỉ nhận hồ sơ sáng thứ Ba và thứ Năm."
    assert closed.aside == "Tạm đóng"


def test_services_stand_under_their_groups_and_the_rest_comes_last() -> None:
    hall = Hall(OFFICE, GROUPED)
    shown = page(a_scene(ChooseService(), hall=hall)).body
    assert isinstance(shown, views.ChoicesView)
    assert [(one.title, len(one.choices)) for one in shown.sections] == [
        ("Đất đai, xây dựng", 3),
        ("Hộ tịch", 1),
        ("Lĩnh vực khác", 2),
    ]


def test_services_without_groups_have_no_headings() -> None:
    shown = body(ChooseService())
    assert isinstance(shown, views.ChoicesView)
    assert [one.title for one in shown.sections] == [""]


def test_a_hall_that_gives_no_numbers_says_so() -> None:
    closed = tuple(msgspec.structs.replace(one, open=False) for one in SERVICES)
    shown = page(a_scene(ChooseService(), hall=Hall(OFFICE, closed))).body
    assert isinstance(shown, views.ChoicesView)
    assert shown.empty is not None
    assert not any(one.is_enabled for one in shown.choices)


def test_a_printed_slip_is_announced_by_other_words_than_one_that_prints() -> None:
    said = {slip: body(TakeTicket(TICKET, slip)) for slip in Slip}
    words = {slip: one.notice for slip, one in said.items() if isinstance(one, views.TicketView)}
    assert words[Slip.PRINTED].words == "Mời quý vị lấy phiếu"
    assert (words[Slip.PRINTED].tone, words[Slip.PRINTING].tone) == ("done", "quiet")


def test_an_appointment_that_cannot_be_checked_in_offers_a_usual_number() -> None:
    shown = body(Sorry(Trouble.APPOINTMENT_LAPSED, Welcome()))
    assert isinstance(shown, views.SorryView)
    assert [one.touch for one in shown.buttons] == [OpenTickets(), GoBack()]


def test_a_full_service_leads_back_to_the_others() -> None:
    shown = body(Sorry(Trouble.QUOTA_REACHED, ChooseService()))
    assert isinstance(shown, views.SorryView)
    assert [one.words for one in shown.buttons] == ["Chọn lĩnh vực khác"]


def test_no_priority_comes_first_and_stands_out() -> None:
    shown = body(ChoosePriority(SERVICES[0]))
    assert isinstance(shown, views.ChoicesView)
    assert [one.target for one in shown.choices][:2] == ["priority-none", "priority-elderly"]
    assert [one.is_main for one in shown.choices] == [True, False, False, False, False]


def test_a_slip_that_did_not_come_is_replaced_by_its_qr() -> None:
    shown = body(SlipTrouble(TICKET, "paper_out"))
    assert isinstance(shown, views.TicketView)
    assert (shown.number, shown.qr) == ("A008", TICKET.status_url)


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (None, "Chưa tính được"),
        (Wait(low_s=0, high_s=50), "Dưới 1 phút"),
        (Wait(low_s=600, high_s=600), "10 phút"),
        (Wait(low_s=600, high_s=1190), "10–20 phút"),
        (Wait(low_s=0, high_s=170), "Dưới 3 phút"),
        (Wait(low_s=3900, high_s=7000), "Khoảng 1–2 giờ"),
        (Wait(low_s=1200, high_s=7000), "Dưới 2 giờ"),
        (Wait(low_s=7200, high_s=7200), "Khoảng 2 giờ"),
        (Wait(low_s=600, high_s=1190, past_closing=True), "Có thể quá giờ"),
    ],
)
def test_a_wait_is_said_in_minutes_and_a_long_one_in_hours(wait: Wait | None, words: str) -> None:
    shown = body(TakeTicket(msgspec.structs.replace(TICKET, wait=wait)))
    assert isinstance(shown, views.TicketView)
    assert shown.facts[1].value == words


def test_who_may_come_after_closing_is_told_whom_to_ask() -> None:
    late = msgspec.structs.replace(TICKET, wait=Wait(low_s=600, high_s=1190, past_closing=True))
    shown = body(TakeTicket(late, slip=Slip.PRINTED))
    assert isinstance(shown, views.TicketView)
    assert "hỏi cán bộ" in shown.notice.detail


@pytest.mark.parametrize(("ahead", "words"), [(0, "Nobody"), (1, "1 person"), (2, "2 people")])
def test_people_ahead_are_counted_as_english_counts(ahead: int, words: str) -> None:
    shown = body(TakeTicket(msgspec.structs.replace(TICKET, ahead=ahead)), "en")
    assert isinstance(shown, views.TicketView)
    assert shown.facts[0].value == words


def test_a_stage_shows_the_way_and_nothing_of_the_applicant() -> None:
    shown = body(DossierStage(STAGE))
    assert isinstance(shown, views.StageView)
    assert [(one.is_done, one.is_now) for one in shown.steps] == [
        (True, False),
        (False, True),
        (False, False),
        (False, False),
    ]


def test_the_last_stage_is_done() -> None:
    last = msgspec.structs.replace(STAGE, step=4, state=DossierState.RETURNED)
    shown = body(DossierStage(last))
    assert isinstance(shown, views.StageView)
    assert all(one.is_done for one in shown.steps)


def test_a_way_of_other_length_names_only_where_it_is() -> None:
    shown = body(DossierStage(msgspec.structs.replace(STAGE, step=2, steps=3)))
    assert isinstance(shown, views.StageView)
    assert [one.words for one in shown.steps] == ["", "Đang xử lý", ""]


def test_a_code_can_be_submitted_when_it_is_whole() -> None:
    for typed, is_enabled in (("0000516H21261120000", False), ("0000516H212611200007", True)):
        shown = body(Lookup(typed))
        assert isinstance(shown, views.LookupView)
        assert shown.form.submit.is_enabled is is_enabled


def test_a_closed_service_offers_no_number_for_its_procedure() -> None:
    shown = body(
        ProcedureDetail(msgspec.structs.replace(PROCEDURE, service="moi-truong"), Procedures())
    )
    assert isinstance(shown, views.ProcedureView)
    assert shown.take_number is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trouble", list(Trouble))
def test_every_trouble_says_what_happened_and_what_to_do(trouble: Trouble, language: str) -> None:
    shown = body(Sorry(trouble, ChooseService()), language)
    assert isinstance(shown, views.SorryView)
    assert shown.title
    assert shown.detail
    assert shown.buttons


def test_the_server_s_words_are_used_in_the_language_they_were_said_in() -> None:
    step = Sorry(Trouble.SERVER_FAULT, ChooseService(), told=Told("Lạ", "Xin hỏi", "vi"))
    in_vi, in_en = body(step), body(step, "en")
    assert isinstance(in_vi, views.SorryView)
    assert isinstance(in_en, views.SorryView)
    assert (in_vi.title, in_en.title) == ("Lạ", "Something went wrong")


def test_an_absent_server_is_told_above_the_doors() -> None:
    shown = page(a_scene(hall=a_hall(attempts=2)))
    assert shown.frame.notice
    assert isinstance(shown.body, views.WelcomeView)
    assert not any(door.is_enabled for door in shown.body.doors)


def test_every_vietnamese_word_of_the_kiosk_has_its_english() -> None:
    vietnamese, english = scenes("vi"), scenes("en")
    for name, scene in vietnamese.items():
        shown, meant = page(scene), page(english[name])
        if isinstance(shown.body, views.SorryView | views.WaitingView | views.WelcomeView):
            assert shown.body != meant.body, name
    assert EN("Lấy số thứ tự") == "Take a number"


def test_money_is_grouped_as_the_language_groups_it() -> None:
    assert money(1_250_000, "vi", VI) == "1.250.000 đồng"
    assert money(1_250_000, "en", EN) == "1,250,000 VND"
    assert money(0, "vi", VI) == "Miễn phí"


def test_a_time_limit_is_said_with_its_note() -> None:
    limit = TimeLimit(amount=3, unit=TimeUnit.WORKING_DAY, note=Name(vi="tùy việc"))
    assert time_limit(limit, "vi", VI) == "3 ngày làm việc (tùy việc)"
    assert time_limit(TimeLimit(amount=1, unit=TimeUnit.MONTH), "en", EN) == "1 month"


def test_originals_and_copies_are_counted() -> None:
    one = Component(code="x", name=Name(vi="x"), originals=1, copies=2, required=False)
    assert copies(one, VI) == "Bản chính: 1 · Bản sao: 2 · nếu có"


def test_the_clock_shows_the_office_s_time() -> None:
    at = datetime(2026, 11, 24, 18, 5, tzinfo=UTC)
    assert clock_words(at, "vi") == ("01:05", "Thứ Tư, 25/11/2026")
    assert clock_words(at, "en") == ("01:05", "Wednesday, 25/11/2026")
