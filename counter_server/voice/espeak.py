"""espeak-ng as it stands: text in, sound out; another program, so nothing of it is linked here."""

import shutil
import subprocess

from hardware.sound.pcm import Sound, levelled, trimmed
from hardware.sound.wav import WrongSound, sound_from_wav

PROGRAM = "espeak-ng"
_WORDS_A_MINUTE = 165  # what a hall follows well; the office's percent is of this
_TIMEOUT_S = 10.0
_SIZES_AT = (4, 40)


class NoVoice(Exception):
    """There is no espeak-ng, or it did not speak; the text says which."""


def is_there(program: str = PROGRAM) -> bool:
    """Whether espeak-ng is installed."""
    return shutil.which(program) is not None


def speak(text: str, voice: str, speed: int, program: str = PROGRAM) -> Sound:
    """The text in a voice, `speed` in percent; as loud as recordings, without silence around."""
    words_a_minute = str(round(_WORDS_A_MINUTE * speed / 100))
    command = [program, "-v", voice, "-s", words_a_minute, "--stdin", "--stdout"]
    try:
        done = subprocess.run(
            command, input=text.encode(), capture_output=True, timeout=_TIMEOUT_S, check=True
        )
        return levelled(trimmed(sound_from_wav(_sized(done.stdout))))
    except FileNotFoundError as error:
        raise NoVoice("missing") from error
    except (OSError, subprocess.SubprocessError, WrongSound) as error:
        raise NoVoice("failed") from error


def _sized(data: bytes) -> bytes:
    """Written into a pipe, a WAV does not know its own length: the two sizes are put right."""
    if len(data) < 44 or data[36:40] != b"data":
        return data
    head = bytearray(data[:44])
    for place, size in zip(_SIZES_AT, (len(data) - 8, len(data) - 44), strict=True):
        head[place : place + 4] = size.to_bytes(4, "little")
    return bytes(head) + data[44:]
