"""Procedures, lookup, scans, idle and the server's absence, as a visitor meets them."""

import pytest

from kiosk.flow.effects import LoadHall, LoadProcedure, LookUpDossier, SearchProcedures
from kiosk.flow.hall import pause_s
from kiosk.flow.happenings import (
    AskFailed,
    HallAway,
    HallLoaded,
    ProcedureLoaded,
    ProceduresFound,
    RefreshDue,
    Scanned,
    StageFound,
    Tick,
)
from kiosk.flow.scan import DossierToken, Scan, Unreadable
from kiosk.flow.steps import (
    ChoosePriority,
    ChooseService,
    DossierStage,
    LookingUp,
    Lookup,
    ProcedureDetail,
    Procedures,
    Slip,
    Sorry,
    TakeTicket,
    Welcome,
)
from kiosk.flow.touches import (
    ChooseLanguage,
    ClearKeys,
    EraseKey,
    Finish,
    GoBack,
    GoHome,
    OpenLookup,
    OpenProcedure,
    OpenProcedures,
    OpenTickets,
    PickService,
    PressKey,
    StayHere,
    SubmitCode,
)
from kiosk.flow.trouble import Trouble
from kiosk.gallery.office import LINES, OFFICE, PROCEDURE, SERVICES, STAGE, TICKET
from tests.support.kiosk_scenes import Walk, a_hall, a_scene


def typing(text: str) -> list[PressKey]:
    return [PressKey(char) for char in text]


def test_every_key_searches_and_only_the_last_answer_is_shown() -> None:
    walk = Walk()
    walk.on(OpenProcedures(), *typing("kh"))
    assert walk.effects == (SearchProcedures("kh", "vi"),)
    walk.on(ProceduresFound(SearchProcedures("k", "vi"), LINES))
    assert walk.scene.step == Procedures("kh")
    step = walk.on(ProceduresFound(SearchProcedures("kh", "vi"), LINES[:1]))
    assert step == Procedures("kh", LINES[:1], "kh")


def test_keys_are_erased_one_by_one_or_all_at_once() -> None:
    walk = Walk()
    walk.on(OpenProcedures(), *typing("khai"), EraseKey())
    assert walk.scene.step == Procedures("kha")
    assert walk.on(ClearKeys()) == Procedures("")


def test_back_from_a_procedure_leads_to_the_list_as_it_was() -> None:
    listed = Procedures("khai", LINES, "khai")
    walk = Walk(a_scene(listed))
    walk.on(OpenProcedure("1.001193"))
    asked = LoadProcedure("1.001193", "vi")
    assert walk.effects == (asked,)
    assert walk.on(ProcedureLoaded(asked, PROCEDURE)) == ProcedureDetail(PROCEDURE, listed)
    assert walk.on(GoBack()) == listed
    assert walk.effects == ()


def test_a_number_is_taken_from_a_procedure() -> None:
    walk = Walk(a_scene(ProcedureDetail(PROCEDURE, Procedures())))
    assert isinstance(walk.on(PickService(PROCEDURE.service)), ChoosePriority)
    assert walk.on(GoBack()) == ChooseService()


def test_a_typed_code_is_looked_up_with_its_separators() -> None:
    walk = Walk()
    walk.on(OpenLookup(), *typing("000.05.16.h21-261120-0007"), SubmitCode())
    asked = LookUpDossier("000.05.16.H21-261120-0007", "vi", is_typed=True)
    assert walk.effects == (asked,)
    assert walk.on(StageFound(asked, STAGE)) == DossierStage(STAGE)


def test_an_unknown_typed_code_can_be_corrected() -> None:
    walk = Walk()
    walk.on(OpenLookup(), *typing("0000516H212611209999"), SubmitCode())
    assert isinstance(walk.scene.step, LookingUp)
    walk.on(AskFailed(walk.scene.step.asked, Trouble.UNKNOWN_DOSSIER), GoBack())
    assert walk.scene.step == Lookup("0000516H212611209999")


def test_an_empty_code_is_not_looked_up() -> None:
    walk = Walk()
    assert walk.on(OpenLookup(), SubmitCode()) == Lookup("")
    assert walk.effects == ()


@pytest.mark.parametrize(
    "step", [Welcome(), ChooseService(), Lookup("12"), TakeTicket(TICKET), DossierStage(STAGE)]
)
def test_a_receipt_is_scanned_at_any_step(step: Welcome) -> None:
    walk = Walk(a_scene(step))
    walk.on(Scanned(DossierToken("a-made-up-token-of-22c")))
    assert walk.effects == (LookUpDossier("a-made-up-token-of-22c", "vi"),)


@pytest.mark.parametrize(
    ("scan", "trouble"),
    [
        (Unreadable(), Trouble.UNREADABLE_SCAN),
    ],
)
def test_another_code_is_explained_and_the_visitor_goes_on(scan: Scan, trouble: Trouble) -> None:
    walk = Walk(a_scene(ChooseService()))
    assert walk.on(Scanned(scan)) == Sorry(trouble, ChooseService())
    assert walk.on(GoBack()) == ChooseService()


def test_language_stays_until_the_visit_is_over() -> None:
    walk = Walk()
    walk.on(ChooseLanguage("en"), OpenTickets(), GoHome())
    assert (walk.scene.step, walk.scene.language) == (Welcome(), "en")
    walk.on(OpenTickets(), Finish())
    assert (walk.scene.step, walk.scene.language) == (Welcome(), "vi")


def test_a_quiet_visitor_is_warned_and_then_forgotten() -> None:
    walk = Walk(a_scene(Lookup("0000516"), language="en"))
    walk.later(46).on(Tick())
    assert walk.scene.idle_left_s == 14
    walk.later(15).on(Tick())
    assert walk.scene == a_scene(touched_s=walk.now_s)


def test_an_answer_to_the_warning_keeps_everything() -> None:
    walk = Walk(a_scene(Lookup("0000516")))
    walk.later(50).on(Tick(), StayHere())
    assert (walk.scene.step, walk.scene.idle_left_s) == (Lookup("0000516"), None)
    assert walk.later(44).on(Tick()) == Lookup("0000516")


def test_a_taken_slip_gives_the_kiosk_to_the_next_visitor() -> None:
    walk = Walk(a_scene(TakeTicket(TICKET, Slip.PRINTED)))
    assert walk.later(11).on(Tick()) == TakeTicket(TICKET, Slip.PRINTED)
    assert walk.later(1).on(Tick()) == Welcome()


def test_a_server_that_is_away_is_tried_again_in_growing_pauses() -> None:
    walk = Walk()
    walk.on(HallAway(Trouble.SERVER_AWAY))
    assert walk.effects == (LoadHall(after_s=1.0),)
    walk.on(HallAway(Trouble.SERVER_AWAY))
    assert walk.effects == (LoadHall(after_s=2.0),)
    assert [pause_s(n) for n in (3, 4, 5, 500)] == [4.0, 8.0, 15.0, 15.0]


def test_only_one_attempt_to_come_back_is_under_way() -> None:
    walk = Walk(a_scene(hall=a_hall(attempts=1)))
    walk.on(RefreshDue())
    assert walk.effects == ()
    walk.on(HallLoaded(OFFICE, SERVICES))
    assert not walk.scene.hall.is_away
    walk.on(RefreshDue())
    assert walk.effects == (LoadHall(),)


def test_a_question_that_finds_the_server_away_starts_the_coming_back() -> None:
    walk = Walk()
    walk.on(OpenProcedures())
    asked = SearchProcedures("", "vi")
    step = walk.on(AskFailed(asked, Trouble.SERVER_AWAY))
    assert isinstance(step, Sorry)
    assert walk.effects == (LoadHall(after_s=1.0),)
    walk.on(HallLoaded(OFFICE, SERVICES))
    assert walk.effects == (asked,)


def test_nothing_is_read_while_somebody_is_busy_elsewhere() -> None:
    walk = Walk(a_scene(Lookup("1")))
    walk.on(RefreshDue())
    assert walk.effects == ()
