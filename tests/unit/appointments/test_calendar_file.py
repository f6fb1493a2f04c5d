"""The calendar file follows RFC 5545, whatever the words are."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from counter_server.queue.appointments.calendar_file import Entry, calendar_file

START = datetime(2026, 11, 25, 2, 30, tzinfo=UTC)


def an_entry(title: str = "Lịch hẹn H7K2Q") -> Entry:
    return Entry(
        uid="t@motcua",
        made_at=START,
        starts_at=START,
        ends_at=START,
        title=title,
        place="Bộ phận Một cửa xã Chư Sê",
        text="Quét mã",
        url="http://hall.test/a/t",
    )


def test_it_has_the_hour_and_two_reminders():
    text = calendar_file(an_entry())
    assert "DTSTART:20261125T023000Z\r\n" in text
    assert text.count("BEGIN:VALARM") == text.count("END:VALARM") == 2
    assert text.endswith("END:VCALENDAR\r\n")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=300))
def test_lines_are_short_and_words_come_back_whole(title):
    text = calendar_file(an_entry(title))
    lines = text.removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    unfolded = text.replace("\r\n ", "")
    said = next(line for line in unfolded.split("\r\n") if line.startswith("SUMMARY:"))
    plain = said[8:].replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
    assert plain == title or "\\" in title


def test_a_line_break_cannot_add_a_line():
    assert "\r\nEVIL" not in calendar_file(an_entry("x\r\nEVIL:1"))
