"""What an office has recorded and what it still lacks; how a recording is taken in."""

from dataclasses import dataclass

from config.voice import Pack
from counter_server.contract.voice import Group, Hall, Needed
from counter_server.core.errors import N_, Invalid
from hardware.sound.pcm import Sound, levelled, trimmed
from hardware.sound.wav import WrongSound, sound_from_wav

from .settings import VoiceSettings
from .store import recording_name
from .studio import Studio

SHORTEST_S = 0.08
_REASONS = {
    "not_wav": N_("Tệp không phải WAV."),
    "not_16_bit": N_("Tệp WAV phải là 16 bit."),
    "wrong_rate": N_("Tệp WAV phải có một hoặc hai kênh, 8 đến 96 kHz."),
    "too_long": N_("Bản ghi dài quá một phút."),
    "empty": N_("Bản ghi không có tiếng."),
}


@dataclass(frozen=True)
class PartState:
    """A part to record; `version` changes with its recording, empty when there is none."""

    words: str
    name: str
    version: str

    @property
    def is_recorded(self) -> bool:
        return bool(self.version)


@dataclass(frozen=True)
class Progress:
    """The parts in groups. Messages are extra: calls are complete without them."""

    groups: tuple[tuple[Group, tuple[PartState, ...]], ...]

    @property
    def of_calls(self) -> tuple[PartState, ...]:
        return tuple(
            part for group, parts in self.groups if group != Group.MESSAGE for part in parts
        )

    @property
    def done(self) -> int:
        return sum(part.is_recorded for part in self.of_calls)

    @property
    def is_complete(self) -> bool:
        return self.done == len(self.of_calls)


def progress_of(
    studio: Studio, office_id: int, pack: Pack, hall: Hall, settings: VoiceSettings
) -> Progress:
    """How far the recordings of a language are."""
    recordings = studio.recordings(office_id, pack.language)
    needed = studio.speech.needed_parts(pack, hall, settings.manner)

    def state(part: Needed) -> PartState:
        version = recordings.stamp(part.words) or ""
        return PartState(part.words, recording_name(part.words), version)

    return Progress(
        tuple(
            (group, tuple(state(part) for part in needed if part.group == group))
            for group in Group
            if any(part.group == group for part in needed)
        )
    )


def taken_in(data: bytes) -> Sound:
    """A recording as it is kept: without silence around it, as loud as the others.

    `Invalid` wrong_recording says what is wrong with the file.
    """
    try:
        sound = trimmed(sound_from_wav(data))
    except WrongSound as error:
        raise _wrong(error.code) from error
    if sound.length_s < SHORTEST_S:
        raise _wrong("empty")
    return levelled(sound)


def _wrong(code: str) -> Invalid:
    return Invalid(
        "wrong_recording",
        _REASONS[code],
        N_("Ghi lại, hoặc chọn tệp WAV 16 bit khác."),
        field="file",
    )
