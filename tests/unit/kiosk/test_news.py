"""The kiosk hears what changes: at once what matters, once a second who waits."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from counter_server.contract.kiosks import Pause
from kiosk.flow.effects import LoadHall
from kiosk.flow.happenings import CrowdMoved, HallAway, HallLoaded, HallStirred, PaperMoved, Tick
from kiosk.flow.news import news_of
from kiosk.flow.steps import ChooseService, Lookup, Step, Welcome
from kiosk.flow.trouble import Trouble
from kiosk.gallery.office import AT, OFFICE, SERVICES
from kiosk.hearing import events_of, to_the_minute_s
from kiosk.presenters import views
from kiosk.presenters.page import page
from tests.support.kiosk_scenes import Walk, a_hall, a_scene

PAUSE = Pause(since=AT, messages={"vi": "Mời sang máy 2.", "en": "Please use kiosk 2."})


@pytest.mark.parametrize("kind", ["service_changed", "device_paused", "device_resumed", "gap"])
def test_what_changes_the_hall_is_read_at_once_wherever_a_visitor_stands(kind: str) -> None:
    assert news_of(kind) == HallStirred()
    walk = Walk(a_scene(Lookup("12")))
    assert walk.on(HallStirred()) == Lookup("12")
    assert walk.effects == (LoadHall(),)


@pytest.mark.parametrize("kind", ["print_changed", "printer_changed"])
def test_news_of_paper_is_heard(kind: str) -> None:
    assert news_of(kind) == PaperMoved()


def test_who_waits_is_read_once_a_tick_and_only_where_it_is_seen() -> None:
    assert news_of("ticket_called") == CrowdMoved()
    walk = Walk(a_scene(ChooseService()))
    walk.on(CrowdMoved(), CrowdMoved(), CrowdMoved())
    assert walk.effects == ()
    walk.on(Tick())
    assert walk.effects == (LoadHall(),)
    walk.on(Tick())
    assert walk.effects == ()
    walk = Walk()
    walk.on(CrowdMoved(), Tick())
    assert walk.effects == ()


def test_what_a_kiosk_does_not_show_is_no_news() -> None:
    assert [news_of(kind) for kind in ("beat", "dossier_moved", "counter_called", "")] == [None] * 4


def test_while_the_server_is_away_the_attempt_under_way_is_enough() -> None:
    walk = Walk()
    walk.on(HallAway(Trouble.SERVER_AWAY), HallStirred())
    assert walk.effects == ()


@pytest.mark.parametrize("step", [Welcome(), ChooseService()])
def test_a_paused_kiosk_says_so_where_numbers_are_taken(step: Step) -> None:
    walk = Walk(a_scene(step))
    walk.on(HallLoaded(OFFICE, SERVICES, pause=PAUSE))
    shown = page(walk.scene).body
    assert isinstance(shown, views.SorryView)
    assert (shown.title, shown.detail, shown.buttons) == ("Máy này tạm nghỉ", "Mời sang máy 2.", ())
    english = page(replace(walk.scene, language="en")).body
    assert isinstance(english, views.SorryView)
    assert english.detail == "Please use kiosk 2."
    walk.on(HallLoaded(OFFICE, SERVICES))
    assert not isinstance(page(walk.scene).body, views.SorryView)


def test_without_words_it_says_where_to_go_and_who_reads_on_is_not_disturbed() -> None:
    hall = replace(a_hall(), pause=Pause(since=AT, messages={}))
    shown = page(a_scene(hall=hall)).body
    assert isinstance(shown, views.SorryView)
    assert "máy khác" in shown.detail
    assert isinstance(page(a_scene(Lookup("12"), hall=hall)).body, views.LookupView)


def test_a_pause_is_remembered_while_the_server_is_away() -> None:
    walk = Walk()
    walk.on(HallLoaded(OFFICE, SERVICES, pause=PAUSE), HallLoaded(OFFICE, SERVICES, is_alone=True))
    assert walk.scene.hall.pause == PAUSE


def test_events_are_read_from_the_lines_of_a_stream() -> None:
    lines = [
        "retry: 2000",
        ": motcua",
        "",
        "id: 7",
        "event: service_changed",
        "data: {}",
        "",
        ": beat",
        "event: beat",
        "data: {}",
        "",
        "id: 8",
        "event: cut off in the mid",
    ]
    assert list(events_of(lines)) == [("service_changed", "7"), ("beat", "")]


def test_the_minute_hand_turns_just_after_the_full_minute() -> None:
    assert to_the_minute_s(datetime(2026, 11, 24, 8, 0, 59, 500_000, UTC)) == pytest.approx(0.7)
