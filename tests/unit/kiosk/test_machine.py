"""Whatever happens in whatever order: never an error, and a kiosk left alone is a fresh one."""

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from counter_server.contract.kiosks import Pause
from counter_server.contract.printing import JobState
from counter_server.contract.ratings import Reason
from kiosk.flow import happenings as h
from kiosk.flow import touches as t
from kiosk.flow.effects import (
    AskForAppointments,
    AskForCheckIn,
    AskForOwnDossiers,
    AskForReprint,
    AskForTicket,
    AskForVisit,
    LoadProcedure,
    LookUpDossier,
    SearchProcedures,
    SendRating,
    WatchSlip,
)
from kiosk.flow.scan import (
    AppointmentToken,
    CitizenCard,
    DossierCode,
    DossierToken,
    TicketToken,
    Unreadable,
)
from kiosk.flow.scene import Scene
from kiosk.flow.steps import Attract, Step, Told, Welcome
from kiosk.flow.trouble import Trouble
from kiosk.gallery.appointments import APPOINTMENTS
from kiosk.gallery.office import AT, LINES, OFFICE, PROCEDURE, SERVICES, STAGE, TICKET
from kiosk.gallery.own import RETURNED, SERVED, VISIT
from kiosk.pilot.facts import facts
from kiosk.presenters.page import page
from tests.support.kiosk_scenes import Walk, a_scene
from tests.support.kiosk_server import print_job

KEYS = st.sampled_from(["key-1", "key-2", "key-3"])
CODES = st.sampled_from(["dat-dai", "moi-truong", "no-such"])
QUERIES = st.sampled_from(["", "k", "kh", "khai "])
LANGUAGES = st.sampled_from(["vi", "en"])
ASKED_TICKETS = st.builds(AskForTicket, CODES, st.none(), LANGUAGES, KEYS)
ASKED_CHECK_INS = st.builds(AskForCheckIn, st.just("0"), LANGUAGES)
ASKED_APPOINTMENTS = st.builds(AskForAppointments, st.just("0912345678"), LANGUAGES)
ASKED_OWN = st.sampled_from(
    [
        AskForVisit("0", "vi"),
        AskForReprint(TICKET, "vi"),
        SendRating("0", 5, (), "vi"),
        AskForOwnDossiers("064190001234", "vi"),
    ]
)
ASKED_SLIPS = st.builds(WatchSlip, st.just(TICKET), st.integers(1, 5))
ASKED_SEARCHES = st.builds(SearchProcedures, QUERIES, LANGUAGES)
ASKED_PROCEDURES = st.builds(LoadProcedure, st.just(PROCEDURE.code), LANGUAGES)
ASKED_STAGES = st.builds(LookUpDossier, st.just("0"), LANGUAGES, st.booleans())
ASKED = st.one_of(
    ASKED_TICKETS,
    ASKED_CHECK_INS,
    ASKED_APPOINTMENTS,
    ASKED_OWN,
    ASKED_SLIPS,
    ASKED_SEARCHES,
    ASKED_PROCEDURES,
    ASKED_STAGES,
)
SCANS = st.sampled_from(
    [
        CitizenCard("064190001234"),
        Unreadable(),
        DossierCode("0"),
        DossierToken("0"),
        TicketToken("0"),
        AppointmentToken("0"),
    ]
)
JOBS = st.one_of(st.none(), st.builds(print_job, st.sampled_from(JobState), st.none()))
TOUCHES = st.one_of(
    st.builds(t.ChooseLanguage, LANGUAGES),
    st.builds(t.PickService, CODES),
    st.builds(t.PickPriority, st.sampled_from([None, "elderly"])),
    st.builds(t.PickDossier, st.sampled_from([STAGE.code, "0"])),
    st.builds(t.GiveStars, st.integers(0, 6)),
    st.builds(t.ToggleReason, st.sampled_from(Reason)),
    st.builds(t.PickAppointment, st.integers(1, 5)),
    st.builds(t.OpenProcedure, st.just(PROCEDURE.code)),
    st.builds(t.PressKey, st.sampled_from("ak01 ")),
    st.sampled_from([kind() for kind in get_args(t.Touch) if not kind.__dataclass_fields__]),
)
NEWS = st.one_of(
    st.just(h.HallLoaded(OFFICE, SERVICES)),
    st.just(h.HallLoaded(OFFICE, SERVICES, pause=Pause(since=AT, messages={}))),
    st.builds(h.HallAway, st.sampled_from(Trouble)),
    st.builds(h.TicketIssued, st.one_of(ASKED_TICKETS, ASKED_CHECK_INS), st.just(TICKET)),
    st.builds(h.AppointmentsFound, ASKED_APPOINTMENTS, st.sampled_from([(), APPOINTMENTS])),
    st.builds(h.VisitFound, st.just(AskForVisit("0", "vi")), st.sampled_from([VISIT, SERVED])),
    st.just(h.SlipAskedAgain(AskForReprint(TICKET, "vi"))),
    st.just(h.RatingKept(SendRating("0", 5, (), "vi"))),
    st.builds(
        h.OwnDossiersFound,
        st.just(AskForOwnDossiers("064190001234", "vi")),
        st.sampled_from([(), (STAGE, RETURNED)]),
    ),
    st.builds(h.SlipSeen, ASKED_SLIPS, JOBS),
    st.builds(h.ProceduresFound, ASKED_SEARCHES, st.sampled_from([(), LINES])),
    st.builds(h.ProcedureLoaded, ASKED_PROCEDURES, st.just(PROCEDURE)),
    st.builds(h.StageFound, ASKED_STAGES, st.just(STAGE)),
    st.builds(h.AskFailed, ASKED, st.sampled_from(Trouble), st.just(Told("a", "b", "vi"))),
)
TIME = st.sampled_from([h.Tick(), h.RefreshDue(), h.HallStirred(), h.CrowdMoved()])
HAPPENINGS = st.one_of(TOUCHES, TOUCHES, NEWS, st.builds(h.Scanned, SCANS), TIME)
WAYS = st.lists(st.tuples(st.floats(0, 40), HAPPENINGS), max_size=30)


def walked(way: list[tuple[float, h.Happening]], hall_is_known: bool) -> Walk:
    walk = Walk(a_scene() if hall_is_known else Scene())
    for seconds, happening in way:
        walk.later(seconds).on(happening)
    return walk


@given(WAYS, st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_kiosk_left_alone_is_as_fresh_as_ever(
    way: list[tuple[float, h.Happening]], hall_is_known: bool
) -> None:
    walk = walked(way, hall_is_known)
    assert walk.later(1000).on(h.Tick()) in (Welcome(), Attract(), Attract(1))
    if isinstance(walk.scene.step, Attract):
        walk.on(t.Finish())
    assert walk.scene.step == Welcome()
    assert walk.scene.language == "vi"
    assert walk.scene.idle_left_s is None


@given(WAYS, st.booleans())
@settings(max_examples=40, deadline=None)
def test_every_scene_can_be_shown_and_told(
    way: list[tuple[float, h.Happening]], hall_is_known: bool
) -> None:
    scene = walked(way, hall_is_known).scene
    page(scene)
    assert facts(scene)["step"] in {"Starting", *(kind.__name__ for kind in get_args(Step))}


@given(WAYS)
@settings(max_examples=40, deadline=None)
def test_one_touch_never_asks_for_two_tickets(way: list[tuple[float, h.Happening]]) -> None:
    walk = Walk(a_scene())
    asked: list[AskForTicket] = []
    for seconds, happening in way:
        walk.later(seconds).on(happening)
        asked += [one for one in walk.effects if isinstance(one, AskForTicket)]
        assert len({one.key for one in asked}) <= walk.keys
        new = [one for one in walk.effects if isinstance(one, AskForTicket)]
        assert len(new) <= 1
