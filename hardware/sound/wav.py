"""WAV files: what we write, and what people bring, read with care."""

from __future__ import annotations  # array is generic only for the type checker

import sys
import wave
from array import array
from io import BytesIO

from .pcm import RATE, Sound, resampled

LONGEST_S = 60
_RATES = range(8_000, 96_001)


class WrongSound(ValueError):
    """A file that cannot be used; `code` is not_wav, not_16_bit, too_long, wrong_rate or empty."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def wav_bytes(sound: Sound) -> bytes:
    """16 bit mono at `RATE`."""
    file = BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(_little(sound.samples).tobytes())
    return file.getvalue()


def sound_from_wav(data: bytes) -> Sound:
    """16 bit, one or two channels, 8 to 96 kHz, at most a minute; else `WrongSound`."""
    try:
        with wave.open(BytesIO(data), "rb") as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            _refuse(channels, width, rate)
            frames = file.readframes((LONGEST_S + 1) * rate)
    except (wave.Error, EOFError, RuntimeError, MemoryError) as error:
        raise WrongSound("not_wav") from error
    samples = array("h", frames[: len(frames) // (2 * channels) * 2 * channels])
    if len(samples) > LONGEST_S * rate * channels:
        raise WrongSound("too_long")
    if not samples:
        raise WrongSound("empty")
    return resampled(_mono(_little(samples), channels), rate)


def _refuse(channels: int, width: int, rate: int) -> None:
    if width != 2:
        raise WrongSound("not_16_bit")
    if rate not in _RATES or channels not in (1, 2):
        raise WrongSound("wrong_rate")


def _mono(samples: array[int], channels: int) -> array[int]:
    if channels == 1:
        return samples
    pairs = zip(samples[::2], samples[1::2], strict=True)
    return array("h", [(left + right) // 2 for left, right in pairs])


def _little(samples: array[int]) -> array[int]:
    if sys.byteorder == "big":
        samples = samples[:]
        samples.byteswap()
    return samples
