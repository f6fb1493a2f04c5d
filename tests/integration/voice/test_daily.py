"""Daily messages are said at their times, on working days, once."""

from datetime import timedelta

import pytest

from counter_server.core.event_log import entries_after
from counter_server.voice.daily import DailyMessages, say_due
from counter_server.voice.settings import Daily

CLOSING = Daily(at="16:15", message="closing")


def messages(voice) -> list[str]:
    with voice.parts.database.read() as connection:
        entries = entries_after(connection, voice.office_id, 0)
    return [each.event.message for each in entries]


@pytest.mark.parametrize(
    ("hours", "count"),
    [(8.2, 0), (8.26, 1), (8.5, 0), (20, 0)],  # from 08:00 on a Monday; late is too late
)
def test_a_message_is_said_at_its_time(voice, hours, count):
    voice.set(daily=(CLOSING, Daily(at="08:00", message="opening")))
    now = voice.clock.now
    say_due(voice.parts, voice.office_id, now, now + timedelta(hours=hours))
    assert messages(voice) == ["closing"] * count


def test_a_day_off_is_silent(voice):
    voice.set(daily=(CLOSING,))
    sunday = voice.clock.now - timedelta(days=1)
    assert say_due(voice.parts, voice.office_id, sunday, sunday + timedelta(hours=9)) == 0
    assert messages(voice) == []


def test_the_thread_says_it_and_ends_at_once(voice):
    voice.set(daily=(CLOSING,))
    feed = voice.parts.feeds.of(voice.office_id)
    signal = feed.signal()
    voice.clock.move(hours=8.24)
    running = DailyMessages(voice.parts, [voice.office_id], look_s=0.02)
    voice.clock.move(hours=0.02)
    assert signal.wait(5)
    running.close()
    assert messages(voice) == ["closing"]
