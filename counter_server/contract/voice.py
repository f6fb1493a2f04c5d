"""What the hall hears: how an office reads, and what travels to the board page and the player."""

from enum import StrEnum

from msgspec import field

from .wire import Shape


class Manner(Shape, frozen=True):
    """How an office reads: numbers as a whole or digit by digit, counters by number or name.

    `letters` are the office's own names of letters, in place of the pack's.
    """

    whole_numbers: bool = False
    named_counters: bool = False
    letters: dict[str, str] = field(default_factory=dict)


class Hall(Shape, frozen=True):
    """What can be called: prefixes of services, and counters by number with their names."""

    prefixes: tuple[str, ...] = ()
    counters: tuple[tuple[int, str], ...] = ()


class Part(Shape, frozen=True):
    """Words that are recorded and said in one piece, and whether a short pause comes after."""

    words: str
    pause: bool = False


class Group(StrEnum):
    """Where a part stands on the recorder's page."""

    SENTENCE = "sentence"
    LETTER = "letter"
    NUMBER = "number"
    MESSAGE = "message"


class Needed(Shape, frozen=True):
    """Words to record in one piece."""

    words: str
    group: Group


class VoiceClip(Shape, frozen=True):
    """A sound to fetch, WAV 16-bit mono, and the silence after it.

    `url` is relative to the announcement's; what it holds never changes.
    """

    url: str
    after_ms: int = 0


class Announcement(Shape, frozen=True):
    """What to play for entry `seq`, in order, at `volume` percent.

    When nothing is to be said, `silent` says why: `off`, `quiet`, `other_zone`, `nothing_to_say`;
    with `no_voice` only the chime is heard, because nobody can say the words.
    """

    seq: int
    text: str
    language: str
    volume: int
    clips: tuple[VoiceClip, ...]
    silent: str = ""


class VoiceState(Shape, frozen=True):
    """Who reads aloud in a zone of the office with that code.

    A call that is heard of more than `late_s` after it was made is counted, not said.
    """

    office: str
    page: bool
    player: bool
    late_s: int
