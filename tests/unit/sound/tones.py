"""Sounds to test with."""

from math import pi, sin

from hardware.sound.pcm import RATE, Sound, joined, silence, sound_of


def a_tone(seconds: float = 0.5, level: float = 0.3, hertz: float = 220.0) -> Sound:
    """A steady tone; `level` is its peak, 1 full scale."""
    turn = 2 * pi * hertz / RATE
    return sound_of([int(32767 * level * sin(turn * each)) for each in range(int(seconds * RATE))])


def between_silences(sound: Sound, before_s: float = 0.4, after_s: float = 0.7) -> Sound:
    return joined([silence(before_s), sound, silence(after_s)])
