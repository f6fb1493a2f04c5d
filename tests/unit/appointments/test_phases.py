"""What the phone page says on the way to the hour."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from config.words import translator
from counter_server.contract.appointments import AppointmentState
from counter_server.queue.appointments.phases import Phase, phase_of
from counter_server.queue.appointments.rules import Booking, Rule

ZONE = "Asia/Ho_Chi_Minh"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))


def phase(
    now: str, state: AppointmentState = AppointmentState.BOOKED, language: str = "vi"
) -> Phase:
    booking = Booking("H7K2Q", at("2026-11-25 09:30"), state)
    return phase_of(booking, Rule(), ZONE, at(now), translator(language))


@pytest.mark.parametrize(
    ("now", "name", "title"),
    [
        ("2026-11-23 23:59", "ahead", "Còn 2 ngày"),
        ("2026-11-24 08:00", "ahead", "Ngày mai"),
        ("2026-11-25 00:00", "ahead", "Còn 9 giờ 30 phút"),
        ("2026-11-25 07:30", "ahead", "Còn 2 giờ"),
        ("2026-11-25 08:30", "soon", "Còn 1 giờ"),
        ("2026-11-25 09:14", "soon", "Còn 16 phút"),
        ("2026-11-25 09:15", "open", "Mời nhận số"),
        ("2026-11-25 09:40", "open", "Mời nhận số"),
        ("2026-11-25 09:41", "end", "Lịch hẹn đã quá giờ"),
    ],
)
def test_the_page_counts_down_to_the_hour(now, name, title):
    found = phase(now)
    assert (found.name, found.title) == (name, title)


def test_a_page_of_today_is_fresh_often():
    assert phase("2026-11-25 00:00").is_today
    assert not phase("2026-11-24 23:59").is_today


def test_who_has_come_is_told_to_wait_and_who_has_cancelled_to_book_again():
    assert phase("2026-11-25 09:50", AppointmentState.CHECKED_IN).name == "in"
    assert phase("2026-11-25 08:00", AppointmentState.CANCELLED).name == "end"


def test_it_speaks_english():
    assert phase("2026-11-25 07:00", language="en").title == "In 2 h 30 min"
