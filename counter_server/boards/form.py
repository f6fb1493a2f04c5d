"""The form of a board: what is typed in each field, and what it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from counter_server.contract.office import Name
from counter_server.contract.zones import (
    Hours,
    Panel,
    PlayItem,
    Theme,
    Waiting,
    ZoneSettings,
)
from counter_server.core.errors import N_
from counter_server.queue.admin.reading import Reading
from counter_server.queue.admin.service_form import read_hours

from .rules import Zone

NAME_LENGTH = 60
MESSAGE_LENGTH = 300
TICKER_LENGTH = 500
MOST_ITEMS = 60
_SECONDS = {"page_s": (5, 60), "flash_s": (1, 30), "hold_s": (2, 30), "rest_s": (5, 600)}


@dataclass(frozen=True)
class Offered:
    """What the office has to choose from."""

    counters: Sequence[int]
    services: Sequence[str]
    media: Sequence[int]
    languages: Sequence[str]


def read_name(typed: Mapping[str, str]) -> tuple[Name, Reading]:
    """The name of a board."""
    reading = Reading(typed)
    return reading.name("name", NAME_LENGTH, needed=True), reading


def read_zone(typed: Mapping[str, str], offered: Offered) -> tuple[Name, ZoneSettings, Reading]:
    """A board as it was typed; it counts only if the reading has no troubles."""
    reading = Reading(typed)
    seconds = {name: reading.whole(name, *span) for name, span in _SECONDS.items()}
    settings = ZoneSettings(
        counters=tuple(each for each in offered.counters if reading.has(f"counter_{each}")),
        services=tuple(each for each in offered.services if reading.has(f"service_{each}")),
        theme=Theme(_one_of(reading, "theme", Theme)),
        panel=Panel(_one_of(reading, "panel", Panel)),
        rows=reading.whole("rows", 3, 10),
        waiting=Waiting(_one_of(reading, "waiting", Waiting)),
        languages=_languages(reading, offered.languages),
        rotate_s=_rotate_s(reading),
        opening=reading.name("opening", MESSAGE_LENGTH),
        emergency=reading.name("emergency", MESSAGE_LENGTH),
        ticker=reading.name("ticker", TICKER_LENGTH),
        playlist=_playlist(reading, offered.media),
        has_sound=reading.has("has_sound"),
        hours=_hours(reading),
        **seconds,
    )
    for each in ("opening", "emergency", "ticker"):
        _refuse_lone_english(reading, each, getattr(settings, each))
    return reading.name("name", NAME_LENGTH, needed=True), settings, reading


def typed_zone(zone: Zone) -> dict[str, str]:
    """What stands in the fields of a board as it is set."""
    settings = zone.settings
    names = {
        "name": zone.name,
        "opening": settings.opening,
        "emergency": settings.emergency,
        "ticker": settings.ticker,
    }
    typed = {f"{name}_vi": each.vi for name, each in names.items()}
    typed |= {f"{name}_en": each.en for name, each in names.items()}
    typed |= {name: str(getattr(settings, name)) for name in (*_SECONDS, "rows", "rotate_s")}
    typed |= {name: getattr(settings, name).value for name in ("theme", "panel", "waiting")}
    typed |= {f"counter_{each}": "1" for each in settings.counters}
    typed |= {f"service_{each}": "1" for each in settings.services}
    typed |= {f"language_{each}": "1" for each in settings.languages}
    typed["has_sound"] = "1" if settings.has_sound else ""
    return typed | _typed_hours(settings.hours) | _typed_playlist(settings.playlist)


def _typed_hours(hours: Sequence[Hours]) -> dict[str, str]:
    typed: dict[str, str] = {}
    for row, each in enumerate(hours):
        typed |= {f"opens_{row}": each.opens, f"closes_{row}": each.closes}
        typed |= {f"day_{row}_{weekday}": "1" for weekday in each.weekdays}
    return typed


def _typed_playlist(items: Sequence[PlayItem]) -> dict[str, str]:
    typed: dict[str, str] = {}
    for place, item in enumerate(items, 1):
        typed |= {
            f"play_{item.media}": str(place),
            f"seconds_{item.media}": str(item.seconds),
            f"since_{item.media}": item.since,
            f"until_{item.media}": item.until,
        }
    return typed


def _one_of(reading: Reading, name: str, choices: type[StrEnum]) -> str:
    values = [each.value for each in choices]
    return reading.one_of(name, values, values[0])


def _languages(reading: Reading, offered: Sequence[str]) -> tuple[str, ...]:
    chosen = tuple(each for each in offered if reading.has(f"language_{each}"))
    if not chosen:
        reading.trouble("languages", N_("Chọn ít nhất một ngôn ngữ."))
    return chosen


def _rotate_s(reading: Reading) -> int:
    """0 for both at once; else long enough to be read."""
    seconds = reading.whole("rotate_s", 0, 120)
    if 0 < seconds < 4:
        reading.trouble("rotate_s", N_("Nhập 0, hoặc ít nhất 4 giây để kịp đọc."))
    return seconds


def _refuse_lone_english(reading: Reading, name: str, words: Name) -> None:
    if words.en and not words.vi:
        reading.trouble(f"{name}_vi", N_("Nhập cả tiếng Việt."))


def _hours(reading: Reading) -> tuple[Hours, ...]:
    return tuple(
        Hours(weekdays=each.weekdays, opens=each.opens, closes=each.closes)
        for each in read_hours(reading)
    )


def _playlist(reading: Reading, media: Sequence[int]) -> tuple[PlayItem, ...]:
    """Files with a place, in the order of their places; equal places in the order of the list."""
    found: list[tuple[int, PlayItem]] = []
    for each in media:
        place = reading.maybe_whole(f"play_{each}", 1, 999)
        if place is not None:
            found.append((place, _item(reading, each)))
    if len(found) > MOST_ITEMS:
        reading.trouble("playlist", N_("Danh sách chiếu có tối đa {most} tệp."), most=MOST_ITEMS)
    return tuple(item for _, item in sorted(found, key=lambda each: each[0]))


def _item(reading: Reading, media: int) -> PlayItem:
    since, until = (
        reading.clock(f"{name}_{media}") if reading.has(f"{name}_{media}") else ""
        for name in ("since", "until")
    )
    seconds = reading.maybe_whole(f"seconds_{media}", 3, 600)
    return PlayItem(media=media, seconds=seconds or 10, since=since, until=until)
