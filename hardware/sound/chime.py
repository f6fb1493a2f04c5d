"""Chimes, made of tones here: no recording, so nobody's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, exp, pi, sin

from .pcm import FULL, RATE, Sound, faded, sound_of

LOUDNESS = 0.45  # of full scale at the peak: under the voice, over a talking hall
_DIES_S = 0.35
_PARTIALS = ((1.0, 1.0), (2.0, 0.35), (3.01, 0.12))


@dataclass(frozen=True)
class Tone:
    """A struck bell: when, how high, how long until it is down to a third."""

    after_s: float
    hertz: float
    decay_s: float = 0.45


CHIMES: dict[str, tuple[Tone, ...]] = {
    "two_tones": (Tone(0, 659.26), Tone(0.42, 523.25)),
    "three_tones": (Tone(0, 523.25), Tone(0.3, 659.26), Tone(0.6, 783.99)),
    "four_tones": (Tone(0, 659.26), Tone(0.3, 523.25), Tone(0.6, 587.33), Tone(0.9, 392.0)),
    "bell": (Tone(0, 880.0, 0.6),),
}
NO_CHIME = "none"


@cache
def chime(name: str) -> Sound | None:
    """A chime by its name; None for `none` and for one that is not known."""
    tones = CHIMES.get(name)
    return rung(tones) if tones else None


def rung(tones: Sequence[Tone]) -> Sound:
    """The tones as they sound together."""
    length_s = max(tone.after_s + 2.5 * tone.decay_s for tone in tones)
    levels = [0.0] * round(length_s * RATE)
    for tone in tones:
        _add(levels, tone)
    scale = LOUDNESS * FULL / max(map(abs, levels))
    return faded(sound_of([int(level * scale) for level in levels]), fall_s=_DIES_S)


def _add(levels: list[float], tone: Tone) -> None:
    start = round(tone.after_s * RATE)
    for times, part in _PARTIALS:
        ringing = _partial(tone.hertz * times, tone.decay_s / times, len(levels) - start)
        for place, level in enumerate(ringing, start):
            levels[place] += part * level


def _partial(hertz: float, decay_s: float, count: int) -> Iterator[float]:
    """A sine that dies away, each sample from the two before it: no sine a sample."""
    turn, damping = 2 * pi * hertz / RATE, exp(-1 / (decay_s * RATE))
    before, level = 0.0, damping * sin(turn)
    ahead, behind = 2 * damping * cos(turn), damping * damping
    for _ in range(count):
        yield before
        before, level = level, ahead * level - behind * before
