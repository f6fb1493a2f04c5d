"""Sound as samples: mono, 16 bit, at one rate, so that pieces join without a seam."""

from __future__ import annotations  # array is generic only for the type checker

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import log10
from operator import mul

RATE = 22_050  # what espeak-ng speaks at; a voice has nothing above 11 kHz that a hall hears
FULL = 32_767
SILENT_DB = -120.0
_FADE_S = 0.004
_FRAME_S = 0.01


@dataclass(frozen=True)
class Sound:
    """Samples at `RATE`; never changed once made."""

    samples: array[int]

    @property
    def length_s(self) -> float:
        return len(self.samples) / RATE

    @cached_property
    def peak(self) -> int:
        """The greatest distance from silence, 0 to 32768."""
        return _loudest(self.samples) if self.samples else 0

    @cached_property
    def loudness_db(self) -> float:
        """The mean level of what is not silence, in dB below full scale."""
        floor = (self.peak / 40) ** 2
        loud = [power for power in _powers(self.samples) if power > floor]
        return 10 * log10(sum(loud) / len(loud) / FULL**2) if loud else SILENT_DB


def sound_of(samples: Iterable[int]) -> Sound:
    """A sound from whole numbers between -32768 and 32767."""
    return Sound(array("h", samples))


def silence(seconds: float) -> Sound:
    """Nothing, for a while."""
    return Sound(array("h", bytes(2 * round(seconds * RATE))))


def joined(sounds: Iterable[Sound]) -> Sound:
    """One after another, without a gap."""
    samples = array("h")
    for each in sounds:
        samples.extend(each.samples)
    return Sound(samples)


def louder(sound: Sound, factor: float) -> Sound:
    """Scaled; what would be too loud is held at full scale."""
    if factor == 1.0:
        return sound
    if sound.peak * factor <= FULL:
        return sound_of([int(each * factor) for each in sound.samples])
    return sound_of([max(-FULL, min(FULL, int(each * factor))) for each in sound.samples])


def levelled(sound: Sound, loudness_db: float = -20.0, peak_db: float = -1.0) -> Sound:
    """As loud as the others, and no peak above `peak_db`; silence stays silence."""
    if sound.peak == 0:
        return sound
    wanted = 10 ** ((loudness_db - sound.loudness_db) / 20)
    most = FULL * 10 ** (peak_db / 20) / sound.peak
    return louder(sound, min(wanted, most))


def trimmed(sound: Sound, keep_s: float = 0.02) -> Sound:
    """Without the silence before and after, with soft edges so that a join does not click."""
    floor = sound.peak / 20
    if floor < FULL / 4000:
        return Sound(array("h"))
    frames = _frames(len(sound.samples))

    def is_loud(frame: tuple[int, int]) -> bool:
        return _loudest(sound.samples[frame[0] : frame[1]]) > floor

    first, last = next(filter(is_loud, frames)), next(filter(is_loud, reversed(frames)))
    keep = round(keep_s * RATE)
    return faded(Sound(sound.samples[max(0, first[0] - keep) : last[1] + keep]))


def faded(sound: Sound, rise_s: float = _FADE_S, fall_s: float = _FADE_S) -> Sound:
    """With edges that rise from silence and fall back to it."""
    samples = sound.samples[:]
    half = len(samples) // 2
    rise, fall = min(round(rise_s * RATE), half), min(round(fall_s * RATE), half)
    for place in range(rise):
        samples[place] = samples[place] * place // rise
    for place in range(fall):
        samples[-1 - place] = samples[-1 - place] * place // fall
    return Sound(samples)


def resampled(samples: array[int], rate: int) -> Sound:
    """From another rate, by straight lines; blocks are averaged first so that nothing folds."""
    block = max(1, rate // RATE)
    if block > 1:
        usable = len(samples) - len(samples) % block
        sums = (sum(samples[start : start + block]) for start in range(0, usable, block))
        samples = array("h", [each // block for each in sums])
    if (step := rate / block / RATE) == 1.0:
        return Sound(samples)
    count = int((len(samples) - 1) / step) + 1 if samples else 0
    return sound_of(_between(samples, place * step) for place in range(count))


def _between(samples: array[int], place: float) -> int:
    before = int(place)
    after = min(before + 1, len(samples) - 1)
    return round(samples[before] + (samples[after] - samples[before]) * (place - before))


def _frames(count: int) -> list[tuple[int, int]]:
    size = round(_FRAME_S * RATE)
    return [(start, min(start + size, count)) for start in range(0, count, size)]


def _loudest(samples: array[int]) -> int:
    return max(max(samples), -min(samples))  # noqa: PLW3301 one is of the array


def _powers(samples: array[int]) -> list[float]:
    """The mean power of each frame, from every second sample: twice as fast, and as near."""
    pieces = (samples[start:end:2] for start, end in _frames(len(samples)))
    return [sum(map(mul, piece, piece)) / len(piece) for piece in pieces]
