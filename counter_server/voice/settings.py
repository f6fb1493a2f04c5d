"""How an office reads aloud, as an administrator set it; kept as one JSON value."""

from enum import StrEnum

import msgspec

from config.voice import FIRST_LANGUAGE
from counter_server.contract.voice import Manner
from counter_server.contract.wire import Shape

USUAL_CHIME = "two_tones"
LEAST_SPEED, MOST_SPEED = 60, 130
MOST_TIMES = 3
MOST_SPANS = 8


class Reader(StrEnum):
    """Who reads aloud in a zone."""

    BOTH = "both"
    PAGE = "page"
    PLAYER = "player"
    OFF = "off"


class Tongue(Shape, frozen=True):
    """A language, how many times a call is said in it, and a voice of espeak-ng for it."""

    language: str
    times: int = 1
    voice: str = ""


class VolumeSpan(Shape, frozen=True):
    """From `since` to `until`, local time, perhaps over midnight; 0 is quiet."""

    since: str
    until: str
    volume: int


class Daily(Shape, frozen=True):
    """A message that is said by itself every working day at a local time."""

    at: str
    message: str


class VoiceSettings(Shape, frozen=True):
    """`speed` and `volume` in percent; what a zone does not say is read by both page and player."""

    tongues: tuple[Tongue, ...] = (Tongue(language=FIRST_LANGUAGE, times=2),)
    manner: Manner = Manner()
    chime: str = USUAL_CHIME
    recordings: bool = True
    speed: int = 90
    volume: int = 80
    spans: tuple[VolumeSpan, ...] = ()
    readers: dict[str, Reader] = msgspec.field(default_factory=dict)
    daily: tuple[Daily, ...] = ()
    late_min: int = 10
    hurry_over: int = 5
