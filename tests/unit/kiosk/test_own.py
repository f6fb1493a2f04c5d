"""A slip, a receipt or a card at the kiosk: seen, printed again, rated, and never logged."""

from dataclasses import replace

import msgspec
import pytest

from counter_server.contract.ratings import Reason, Visit
from counter_server.contract.tickets import TicketState
from kiosk.flow.effects import (
    AskForOwnDossiers,
    AskForReprint,
    AskForVisit,
    SendRating,
    WatchSlip,
)
from kiosk.flow.happenings import (
    AskFailed,
    OwnDossiersFound,
    RatingKept,
    Scanned,
    SlipAskedAgain,
    Tick,
    VisitFound,
)
from kiosk.flow.scan import CitizenCard, TicketToken
from kiosk.flow.steps import (
    Asking,
    CardSeen,
    ChooseService,
    DossierStage,
    MyVisit,
    OwnDossiers,
    Rate,
    Sorry,
    TakeTicket,
    Thanked,
    Welcome,
)
from kiosk.flow.touches import (
    GiveStars,
    GoBack,
    OpenRating,
    PickDossier,
    PrintAgain,
    SeeOwnDossiers,
    SubmitRating,
    ToggleReason,
    TryAgain,
)
from kiosk.flow.trouble import Trouble, trouble_of
from kiosk.gallery.office import STAGE, TICKET
from kiosk.gallery.own import RETURNED, SERVED, VISIT
from kiosk.presenters import views
from kiosk.presenters.page import page
from tests.support.kiosk_scenes import Walk, a_scene

TOKEN = "a-made-up-token-of-22c"
NUMBER = "064190001234"
SEEN = AskForVisit(TOKEN, "vi")
OWN = AskForOwnDossiers(NUMBER, "vi")


def test_a_slip_that_is_scanned_shows_how_near_its_turn_is() -> None:
    walk = Walk(a_scene(ChooseService()))
    assert walk.on(Scanned(TicketToken(TOKEN))) == Asking(SEEN, ChooseService())
    assert walk.effects == (SEEN,)
    walk.on(Scanned(TicketToken(TOKEN)))
    assert walk.effects == ()
    assert walk.on(VisitFound(SEEN, VISIT)) == MyVisit(TOKEN, VISIT)
    shown = page(walk.scene).body
    assert isinstance(shown, views.ChoicesView)
    assert (shown.title, shown.detail) == (
        "Số A008",
        "Đất đai. Còn 7 người trước quý vị. Thời gian chờ: 20–35 phút.",
    )
    assert [one.target for one in shown.choices] == ["print-again", "done"]


def test_a_lost_slip_is_printed_again_and_followed_like_the_first() -> None:
    walk = Walk(a_scene(MyVisit(TOKEN, VISIT)))
    asked = AskForReprint(TICKET, "vi")
    assert walk.on(PrintAgain()) == Asking(asked, MyVisit(TOKEN, VISIT))
    walk.on(PrintAgain())
    assert walk.effects == ()
    assert walk.on(SlipAskedAgain(asked)) == TakeTicket(TICKET)
    assert walk.effects == (WatchSlip(TICKET),)


def test_too_many_copies_are_refused_and_the_number_is_still_valid() -> None:
    walk = Walk(a_scene(MyVisit(TOKEN, VISIT)))
    walk.on(PrintAgain(), AskFailed(AskForReprint(TICKET, "vi"), trouble_of("too_many_copies")))
    assert walk.scene.step == Sorry(Trouble.TOO_MANY_COPIES, MyVisit(TOKEN, VISIT))


@pytest.mark.parametrize("state", TicketState)
@pytest.mark.parametrize("is_of_today", [True, False])
def test_only_a_number_that_is_still_of_use_is_printed_again(
    state: TicketState, is_of_today: bool
) -> None:
    ticket = msgspec.structs.replace(TICKET, state=state)
    visit = Visit(ticket=ticket, counter_number=2, is_of_today=is_of_today, can_be_rated=False)
    shown = page(a_scene(MyVisit(TOKEN, visit))).body
    assert isinstance(shown, views.ChoicesView)
    targets = [one.target for one in shown.choices]
    is_over = state in (TicketState.FINISHED, TicketState.NO_SHOW, TicketState.CANCELLED)
    assert ("print-again" in targets) is (is_of_today and not is_over)


def rating() -> Walk:
    walk = Walk()
    walk.on(Scanned(TicketToken(TOKEN)), VisitFound(SEEN, SERVED))
    return walk


def test_the_slip_of_a_finished_visit_leads_to_the_faces_at_once() -> None:
    walk = rating()
    assert walk.scene.step == Rate(TOKEN, "A008")
    assert walk.on(SubmitRating()) == Rate(TOKEN, "A008")
    walk.on(ToggleReason(Reason.SPEED), GiveStars(9), GiveStars(2))
    walk.on(ToggleReason(Reason.SPEED), ToggleReason(Reason.HALL), ToggleReason(Reason.SPEED))
    assert walk.scene.step == Rate(TOKEN, "A008", 2, (Reason.HALL,))
    asked = SendRating(TOKEN, 2, (Reason.HALL,), "vi")
    walk.on(SubmitRating())
    assert walk.effects == (asked,)
    assert walk.on(RatingKept(asked)) == Thanked()
    assert walk.later(9).on(Tick()) == Welcome()


def test_a_rating_that_found_the_server_away_is_sent_again() -> None:
    walk = rating()
    walk.on(GiveStars(5), SubmitRating())
    asked = SendRating(TOKEN, 5, (), "vi")
    walk.on(AskFailed(asked, Trouble.SERVER_AWAY))
    assert walk.on(TryAgain()) == Asking(asked, Rate(TOKEN, "A008", 5))


def test_who_rated_already_is_told() -> None:
    walk = rating()
    walk.on(GiveStars(5), SubmitRating())
    walk.on(AskFailed(SendRating(TOKEN, 5, (), "vi"), trouble_of("already_rated")))
    assert isinstance(walk.scene.step, Sorry)
    assert walk.scene.step.trouble is Trouble.ALREADY_RATED


def test_the_question_depends_on_the_face_and_the_reasons_are_marked() -> None:
    def shown(stars: int) -> views.RatingView:
        body = page(a_scene(Rate(TOKEN, "A008", stars, (Reason.PAPERS,)))).body
        assert isinstance(body, views.RatingView)
        return body

    assert [face.is_chosen for face in shown(4).faces] == [False, False, False, True, False]
    assert shown(4).question == "Điều gì làm quý vị hài lòng?"
    assert shown(3).question == "Điều gì cần làm tốt hơn?"
    assert (shown(0).question, shown(0).reasons, shown(0).submit.is_enabled) == ("", (), False)
    assert [one.target for one in shown(1).reasons if one.is_main] == ["reason-papers"]


def test_a_returned_dossier_is_rated_by_its_receipt_only() -> None:
    walk = Walk(a_scene(DossierStage(RETURNED, TOKEN)))
    assert walk.on(OpenRating()) == Rate(TOKEN, RETURNED.code)
    for step in (DossierStage(RETURNED), DossierStage(STAGE, TOKEN)):
        assert Walk(a_scene(step)).on(OpenRating()) == step


def test_a_card_asks_nothing_until_its_owner_says_so() -> None:
    walk = Walk()
    assert walk.on(Scanned(CitizenCard(NUMBER))) == CardSeen(NUMBER)
    assert walk.effects == ()
    walk.on(SeeOwnDossiers())
    assert walk.effects == (OWN,)
    found = (STAGE, RETURNED)
    assert walk.on(OwnDossiersFound(OWN, found)) == OwnDossiers(found)
    assert walk.on(PickDossier(STAGE.code)) == DossierStage(STAGE, listed=OwnDossiers(found))
    assert walk.on(GoBack()) == OwnDossiers(found)
    assert walk.on(PickDossier("0")) == OwnDossiers(found)


def test_a_card_without_dossiers_is_told_so() -> None:
    walk = Walk()
    walk.on(Scanned(CitizenCard(NUMBER)), SeeOwnDossiers(), OwnDossiersFound(OWN, ()))
    assert isinstance(walk.scene.step, Sorry)
    assert walk.scene.step.trouble is Trouble.NO_DOSSIER_OF_CARD


def test_the_list_of_a_card_s_owner_shows_code_and_stage_and_nothing_else() -> None:
    shown = page(a_scene(OwnDossiers((STAGE,)))).body
    assert isinstance(shown, views.ChoicesView)
    assert [(one.title, one.hint) for one in shown.choices] == [(STAGE.code, "Đang xử lý")]


def test_no_log_has_a_token_or_a_card_s_number() -> None:
    walk = Walk(replace(a_scene(CardSeen(NUMBER))))
    walk.on(SeeOwnDossiers())
    assert NUMBER not in repr((walk.scene, walk.effects, CitizenCard(NUMBER)))
    steps = (MyVisit(TOKEN, VISIT), Rate(TOKEN, "A008"), SEEN, SendRating(TOKEN, 1, (), "vi"))
    assert TOKEN not in repr(steps)
