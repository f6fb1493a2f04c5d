"""An appointment as an iCalendar file: a phone's own calendar reminds, without us; pure."""

from dataclasses import dataclass
from datetime import UTC, datetime

_LONGEST_LINE = 75  # octets, RFC 5545 section 3.1


@dataclass(frozen=True)
class Entry:
    """What stands in the calendar; reminded a day and an hour before."""

    uid: str
    made_at: datetime
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str
    text: str
    url: str


def calendar_file(entry: Entry) -> str:
    """The file, lines folded and ended as RFC 5545 asks."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//motcua//appointments//VI",
        "BEGIN:VEVENT",
        f"UID:{entry.uid}",
        f"DTSTAMP:{_utc(entry.made_at)}",
        f"DTSTART:{_utc(entry.starts_at)}",
        f"DTEND:{_utc(entry.ends_at)}",
        f"SUMMARY:{_text(entry.title)}",
        f"LOCATION:{_text(entry.place)}",
        f"DESCRIPTION:{_text(entry.text)}",
        f"URL:{entry.url}",
        *_alarm("-P1D", entry.title),
        *_alarm("-PT1H", entry.title),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _alarm(before: str, title: str) -> tuple[str, ...]:
    said = f"DESCRIPTION:{_text(title)}"
    return ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{before}", said, "END:VALARM")


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> str:
    """No line longer than 75 octets, no letter cut in two."""
    folded, width = "", 0
    for sign in line:
        octets = len(sign.encode())
        if width + octets > _LONGEST_LINE:
            folded, width = f"{folded}\r\n ", 1
        folded, width = folded + sign, width + octets
    return folded
