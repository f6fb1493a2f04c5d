"""Volumes by the hour, who reads where, messages that are due."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_server.contract.events import AnnouncementMade, CounterChanged, TicketCalled
from counter_server.contract.office import CounterState
from counter_server.voice.rules import (
    Call,
    Message,
    Zone,
    due,
    is_of,
    rounds,
    volume_of,
    what_of,
)
from counter_server.voice.settings import Daily, Tongue, VoiceSettings, VolumeSpan
from counter_server.voice.store import recording_name

DAY = datetime(2026, 11, 24)
QUIET = VoiceSettings(
    volume=80,
    spans=(
        VolumeSpan(since="11:30", until="13:30", volume=0),
        VolumeSpan(since="12:00", until="14:00", volume=30),
        VolumeSpan(since="21:00", until="06:00", volume=10),
    ),
)
CALL = Call("A001", 3)


@pytest.mark.parametrize(
    ("clock", "volume"),
    [
        ("11:29", 80),
        ("11:30", 0),
        ("13:29", 0),  # the first span that fits
        ("13:30", 30),
        ("14:00", 80),
        ("21:00", 10),
        ("00:00", 10),
        ("05:59", 10),
        ("06:00", 80),
    ],
)
def test_the_volume_of_an_hour_is_that_of_the_first_span_that_fits(clock, volume):
    assert volume_of(QUIET, datetime.fromisoformat(f"2026-11-24T{clock}"), CALL) == volume


@given(st.datetimes(DAY, DAY + timedelta(days=1)))
def test_an_emergency_is_never_quiet(here):
    assert volume_of(QUIET, here, Message("emergency")) == 80
    assert 0 <= volume_of(QUIET, here, CALL) <= 80


def called(counter: int, service: str = "dat-dai") -> TicketCalled:
    return TicketCalled(ticket=1, number="A001", service=service, counter=9, counter_number=counter)


def test_a_zone_hears_its_own_counters_and_services():
    assert is_of(called(3), Zone(1, "main"))
    assert is_of(called(3), Zone(1, "east", counters=(2, 3)))
    assert not is_of(called(4), Zone(1, "east", counters=(2, 3)))
    assert not is_of(called(3), Zone(1, "east", counters=(3,), services=("xay-dung",)))
    assert is_of(AnnouncementMade(message="closing"), Zone(1, "east", counters=(2,)))


def test_what_is_no_call_and_no_message_is_nothing():
    changed = CounterChanged(counter=1, counter_number=1, state=CounterState.OPEN)
    assert what_of(changed) is None
    assert what_of(called(3)) == CALL
    assert what_of(AnnouncementMade(message="", text="x")) == Message("", "x")


def test_each_language_is_said_as_often_as_it_is_set_and_once_in_a_hurry():
    tongues = (Tongue(language="vi", times=2), Tongue(language="en", times=1))
    often = VoiceSettings(tongues=tongues, hurry_over=5)
    assert [each.language for each in rounds(often, 5)] == ["vi", "vi", "en"]
    assert [each.language for each in rounds(often, 6)] == ["vi", "en"]
    never = VoiceSettings(tongues=tongues, hurry_over=0)
    assert len(rounds(never, 500)) == 3


@settings(max_examples=15)
@given(st.integers(1, 5), st.integers(0, 1439))
def test_a_daily_message_is_due_once_however_often_the_clock_is_looked_at(step_min, minute):
    daily = (Daily(at=f"{minute // 60:02}:{minute % 60:02}", message="closing"),)
    before, found = DAY - timedelta(minutes=1), 0
    while before < DAY + timedelta(hours=23, minutes=59):
        now = min(before + timedelta(minutes=step_min), DAY + timedelta(hours=23, minutes=59))
        found += len(due(daily, before, now))
        before = now
    assert found == 1


@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30))
def test_every_part_has_a_name_of_its_own_that_is_safe_for_a_file(one, other):
    assert set(recording_name(one)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    if " ".join(one.split()) != " ".join(other.split()):
        assert recording_name(one) != recording_name(other) or one.encode() == other.encode()


def test_marks_tell_names_apart_and_can_be_read():
    names = [recording_name(each) for each in ("mốt", "một", "Đến quầy số", "đến quầy số")]
    assert len(set(names)) == 4
    assert names[0].startswith("mot-")
    assert names[2].startswith("den-quay-so-")
