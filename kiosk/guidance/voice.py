"""The programs that speak and play, and whether this machine can be heard at all."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .clips import clip_of

_SPEAKER = "espeak-ng"
_WORDS_A_MINUTE = "145"  # slower than talk: it is heard once, in a hall
_PLAYERS = {"paplay": ("paplay",), "pw-play": ("pw-play",), "aplay": ("aplay", "-q")}
_VOICES = {"en": "en-gb"}  # whatever has no voice of its own is read as Vietnamese
_CARDS = Path("/proc/asound/cards")


@dataclass(frozen=True)
class Programs:
    """What speaks and what plays; either may be empty."""

    speaker: tuple[str, ...] = ()
    player: tuple[str, ...] = ()
    clips: Path | None = None

    @property
    def can_be_heard(self) -> bool:
        return bool(self.speaker or (self.player and self.clips))


@dataclass(frozen=True)
class Utterance:
    """A command, and the words on its standard input, which no list of processes shows."""

    command: tuple[str, ...]
    words: str = ""


def programs_here(
    clips: Path | None, environment: Mapping[str, str] = os.environ, cards: Path = _CARDS
) -> Programs:
    """What this machine has; nothing where no sound device is."""
    if not _has_sound(environment, cards):
        return Programs()
    player = next((how for name, how in _PLAYERS.items() if shutil.which(name)), ())
    speaker = (_SPEAKER, "-s", _WORDS_A_MINUTE) if shutil.which(_SPEAKER) else ()
    return Programs(speaker, player, clips)


def utterance(sentence: str, language: str, programs: Programs) -> Utterance | None:
    """How a sentence is said: recorded, else spoken, else not at all."""
    clip = clip_of(sentence, language, programs.clips) if programs.player else None
    if clip is not None:
        return Utterance((*programs.player, str(clip)))
    if not programs.speaker:
        return None
    return Utterance((*programs.speaker, "-v", _VOICES.get(language, "vi"), "--stdin"), sentence)


def _has_sound(environment: Mapping[str, str], cards: Path) -> bool:
    """A sound server of this session, or a card of the kernel's."""
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    if runtime and any((Path(runtime) / name).exists() for name in ("pulse/native", "pipewire-0")):
        return True
    try:
        return "[" in cards.read_text("ascii", "replace")
    except OSError:
        return False
