"""The form of the voice: what was typed, and the settings in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from config.voice import MESSAGES, Pack
from counter_server.contract.voice import Manner
from counter_server.core.errors import N_
from counter_server.queue.admin.reading import Reading
from hardware.sound.chime import CHIMES, NO_CHIME

from .settings import (
    LEAST_SPEED,
    MOST_SPEED,
    MOST_TIMES,
    Daily,
    Reader,
    Tongue,
    VoiceSettings,
    VolumeSpan,
)

ROWS = 4
_LETTER_LENGTH = 30
_LATEST_MIN = 120
_LONGEST_LINE = 99
_DIGITS, _WHOLE = "digits", "whole"
_NUMBER, _NAME = "number", "name"


@dataclass(frozen=True)
class Offered:
    """What an office can choose among: languages that can be said, letters it uses, its zones."""

    packs: tuple[Pack, ...]
    letters: tuple[str, ...]
    zones: tuple[str, ...]


def read_voice(typed: Mapping[str, str], offered: Offered) -> tuple[VoiceSettings, Reading]:
    """The settings; they count only when the reading has no trouble."""
    reading = Reading(typed)
    settings = VoiceSettings(
        tongues=_tongues(reading, offered.packs),
        manner=_manner(reading, offered.letters),
        chime=reading.one_of("chime", [*CHIMES, NO_CHIME], NO_CHIME),
        recordings=reading.has("recordings"),
        speed=reading.whole("speed", LEAST_SPEED, MOST_SPEED),
        volume=reading.whole("volume", 0, 100),
        spans=_spans(reading),
        readers={
            zone: Reader(reading.one_of(f"reader_{zone}", list(Reader), Reader.BOTH))
            for zone in offered.zones
        },
        daily=_daily(reading),
        late_min=reading.whole("late_min", 1, _LATEST_MIN),
        hurry_over=reading.whole("hurry_over", 0, _LONGEST_LINE),
    )
    if not settings.tongues:
        reading.trouble("tongues", N_("Chọn ít nhất một ngôn ngữ."))
    return settings, reading


def typed_voice(settings: VoiceSettings, offered: Offered) -> dict[str, str]:
    """The form of what is set."""
    tongues = {tongue.language: tongue for tongue in settings.tongues}
    manner = settings.manner
    typed = {
        "numbers": _WHOLE if manner.whole_numbers else _DIGITS,
        "counters": _NAME if manner.named_counters else _NUMBER,
        "chime": settings.chime,
        "recordings": "yes" if settings.recordings else "",
        "speed": str(settings.speed),
        "volume": str(settings.volume),
        "late_min": str(settings.late_min),
        "hurry_over": str(settings.hurry_over),
    }
    for letter in offered.letters:
        typed[f"letter_{letter}"] = manner.letters.get(letter, "")
    for pack in offered.packs:
        tongue = tongues.get(pack.language, Tongue(language=pack.language, times=0))
        typed[f"times_{pack.language}"] = str(tongue.times)
        typed[f"voice_{pack.language}"] = tongue.voice
    for zone in offered.zones:
        typed[f"reader_{zone}"] = settings.readers.get(zone, Reader.BOTH)
    return typed | _typed_rows(settings)


def filled_rows(typed: Mapping[str, str], name: str) -> range:
    """The rows that are typed, and one more to type in."""
    filled = [row for row in range(ROWS) if typed.get(f"{name}_{row}")]
    return range(min(ROWS, max(filled, default=-1) + 2))


def _typed_rows(settings: VoiceSettings) -> dict[str, str]:
    typed = {}
    for row, span in enumerate(settings.spans[:ROWS]):
        typed[f"since_{row}"], typed[f"until_{row}"] = span.since, span.until
        typed[f"volume_{row}"] = str(span.volume)
    for row, daily in enumerate(settings.daily[:ROWS]):
        typed[f"at_{row}"], typed[f"message_{row}"] = daily.at, daily.message
    return typed


def _tongues(reading: Reading, packs: Sequence[Pack]) -> tuple[Tongue, ...]:
    found = []
    for pack in packs:
        times = reading.whole(f"times_{pack.language}", 0, MOST_TIMES)
        voice = reading.text(f"voice_{pack.language}", 60)
        if voice and voice not in pack.espeak:
            voice = ""
        if times:
            found.append(Tongue(language=pack.language, times=times, voice=voice))
    return tuple(found)


def _manner(reading: Reading, letters: Sequence[str]) -> Manner:
    own = {letter: reading.text(f"letter_{letter}", _LETTER_LENGTH) for letter in letters}
    return Manner(
        whole_numbers=reading.one_of("numbers", (_DIGITS, _WHOLE), _DIGITS) == _WHOLE,
        named_counters=reading.one_of("counters", (_NUMBER, _NAME), _NUMBER) == _NAME,
        letters={letter: words for letter, words in own.items() if words},
    )


def _spans(reading: Reading) -> tuple[VolumeSpan, ...]:
    return tuple(
        VolumeSpan(
            since=reading.clock(f"since_{row}"),
            until=reading.clock(f"until_{row}"),
            volume=reading.whole(f"volume_{row}", 0, 100),
        )
        for row in range(ROWS)
        if any(reading.has(f"{name}_{row}") for name in ("since", "until", "volume"))
    )


def _daily(reading: Reading) -> tuple[Daily, ...]:
    return tuple(
        Daily(
            at=reading.clock(f"at_{row}"),
            message=reading.one_of(f"message_{row}", MESSAGES, MESSAGES[0]),
        )
        for row in range(ROWS)
        if reading.has(f"at_{row}")
    )
