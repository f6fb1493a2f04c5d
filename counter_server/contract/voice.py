"""What the hall hears, as it travels to the board page and the player."""

from .wire import Shape


class Part(Shape, frozen=True):
    """Words that are recorded and said in one piece, and whether a short pause comes after."""

    words: str
    pause: bool = False


class VoiceClip(Shape, frozen=True):
    """A sound to fetch, WAV 16-bit mono, and the silence after it; its address never changes."""

    url: str
    after_ms: int = 0


class Announcement(Shape, frozen=True):
    """What to play for entry `seq`, in order, at `volume` percent.

    No clips: nothing is to be heard, and `silent` says why: `off`, `quiet`, `other_zone`,
    `nothing_to_say`, `no_voice`.
    """

    seq: int
    text: str
    language: str
    volume: int
    clips: tuple[VoiceClip, ...]
    silent: str = ""


class VoiceState(Shape, frozen=True):
    """Who reads aloud in a zone and how its line of calls is kept.

    A call that is heard of more than `late_s` after it was made is counted, not said. With more
    than `hurry_over` in the line each is said once.
    """

    page: bool
    player: bool
    late_s: int
    hurry_over: int
