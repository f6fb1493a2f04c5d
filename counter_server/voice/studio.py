"""Makes what is heard: recordings joined where all parts are there, else espeak-ng."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from config.voice import Pack
from counter_server.contract.voice import Part
from hardware.sound.chime import CHIMES, rung
from hardware.sound.pcm import Sound, joined, silence
from hardware.sound.wav import sound_from_wav

from . import espeak
from .espeak import NoVoice
from .settings import VoiceSettings
from .speech import Speech
from .store import Made, Recordings

_PAUSE_S = 0.14
_BETWEEN_WORDS_S = 0.03


class Source(StrEnum):
    """Where a sentence's sound comes from."""

    RECORDED = "recorded"
    ESPEAK = "espeak"


@dataclass(frozen=True)
class Studio:
    """The sounds of one installation; `program` is espeak-ng."""

    data: Path
    speech: Speech
    program: str = espeak.PROGRAM

    @property
    def made(self) -> Made:
        return Made(self.data)

    def recordings(self, office_id: int, language: str) -> Recordings:
        return Recordings(self.data, office_id, language)

    def sound(self, name: str) -> Sound:
        """One of the sounds that were made."""
        return sound_from_wav(self.made.path(name).read_bytes())

    def chime(self, name: str) -> str | None:
        """The name of a chime's sound; None for no chime."""
        tones = CHIMES.get(name)
        return self.made.get(_key("chime", repr(tones)), lambda: rung(tones)) if tones else None

    def sentence(
        self,
        office_id: int,
        settings: VoiceSettings,
        pack: Pack,
        voice: str,
        parts: Sequence[Part],
    ) -> tuple[str, Source]:
        """The name of the sound that says the parts, and its source; `NoVoice` when nobody can."""
        recordings = self.recordings(office_id, pack.language)
        stamps = [recordings.stamp(part.words) for part in parts]
        if settings.recordings and parts and all(stamps):
            key = _key(office_id, pack.language, [[part.pause for part in parts], stamps])
            return self.made.get(key, lambda: _joined(recordings, parts)), Source.RECORDED
        if not pack.espeak:
            raise NoVoice("no_espeak_voice")
        chosen = voice if voice in pack.espeak else pack.espeak[0]
        text = self.speech.as_speech(parts)
        key = _key(chosen, settings.speed, text)
        speak = espeak.speak
        made = self.made.get(key, lambda: speak(text, chosen, settings.speed, self.program))
        return made, Source.ESPEAK


def _joined(recordings: Recordings, parts: Sequence[Part]) -> Sound:
    pieces: list[Sound] = []
    for part in parts:
        sound = recordings.sound(part.words)
        if sound is None:
            raise NoVoice("spoiled_recording")
        pieces += [sound, silence(_PAUSE_S if part.pause else _BETWEEN_WORDS_S)]
    return joined(pieces[:-1])


def _key(*what: object) -> str:
    return json.dumps(what, ensure_ascii=False)
