"""Sounds are joined, trimmed and made equally loud, and WAV files are read with care."""

import contextlib
import io
import wave
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.sound.chime import CHIMES, NO_CHIME, chime
from hardware.sound.pcm import RATE, joined, levelled, louder, silence, sound_of, trimmed
from hardware.sound.wav import WrongSound, sound_from_wav, wav_bytes
from tests.unit.sound.tones import a_tone, between_silences


def a_wav(samples, rate=RATE, channels=1, width=2) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(width)
        out.setframerate(rate)
        out.writeframes(array("h", samples).tobytes())
    return file.getvalue()


@given(st.lists(st.integers(-32768, 32767), min_size=1, max_size=200))
def test_what_is_written_is_read_back(samples):
    sound = sound_of(samples)
    assert sound_from_wav(wav_bytes(sound)) == sound


@given(st.lists(st.lists(st.integers(-99, 99), max_size=30), max_size=6))
def test_joined_sounds_follow_without_a_gap(pieces):
    whole = joined([sound_of(piece) for piece in pieces])
    assert list(whole.samples) == [each for piece in pieces for each in piece]


def test_silence_around_a_word_is_cut_and_the_edges_are_soft():
    cut = trimmed(between_silences(a_tone(0.5)))
    assert 0.5 <= cut.length_s <= 0.56
    assert abs(cut.samples[0]) + abs(cut.samples[-1]) == 0


def test_a_pause_within_a_sentence_stays():
    sentence = joined([a_tone(0.3), silence(0.4), a_tone(0.3)])
    assert trimmed(between_silences(sentence)).length_s >= 1.0


@pytest.mark.parametrize("sound", [silence(1), sound_of([]), a_tone(0.3, level=0.001)])
def test_nothing_but_silence_is_nothing(sound):
    assert trimmed(sound).samples == array("h")


@pytest.mark.parametrize("level", [0.01, 0.1, 0.5, 1.0])
def test_every_voice_becomes_equally_loud(level):
    assert levelled(a_tone(level=level)).loudness_db == pytest.approx(-20, abs=0.3)


def test_nothing_is_made_so_loud_that_it_is_cut_off():
    click = joined([a_tone(0.5, level=0.02), sound_of([20000, -20000])])
    assert levelled(click).peak < 32767
    assert louder(a_tone(level=0.9), 5).peak == 32767


@pytest.mark.parametrize("name", CHIMES)
def test_a_chime_rings_short_and_never_at_full_scale(name):
    rung = chime(name)
    assert rung is not None
    assert 0.5 < rung.length_s < 3
    assert 0.3 * 32767 < rung.peak < 0.6 * 32767
    assert abs(rung.samples[0]) < 50
    assert max(map(abs, rung.samples[-200:])) < 0.12 * rung.peak


def test_no_chime_is_a_choice():
    assert chime(NO_CHIME) is chime("unheard of") is None


@pytest.mark.parametrize("rate", [8000, 16000, 44100, 48000])
def test_other_rates_keep_their_length_and_pitch(rate):
    count = rate // 2
    tone = a_tone(1.2).samples
    slow = [tone[min(len(tone) - 1, int(each * RATE / rate))] for each in range(count)]
    heard = sound_from_wav(a_wav(slow, rate=rate))
    assert heard.length_s == pytest.approx(0.5, abs=0.01)
    ups = sum(1 for a, b in zip(heard.samples, heard.samples[1:], strict=False) if a < 0 <= b)
    assert ups == pytest.approx(110, abs=3)


def test_two_channels_become_one():
    assert list(sound_from_wav(a_wav([100, 300, -100, -300], channels=2)).samples) == [200, -200]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_wav"),
        (b"RIFF1234WAVE", "not_wav"),
        (b"ID3 an mp3 perhaps", "not_wav"),
        (a_wav([0] * 10)[:30], "not_wav"),
        (a_wav([]), "empty"),
        (a_wav([0] * 30, width=1), "not_16_bit"),
        (a_wav([0] * 30, rate=200), "wrong_rate"),
        (a_wav([0] * 40, channels=4), "wrong_rate"),
        (a_wav([0] * 8000 * 62, rate=8000), "too_long"),
    ],
    ids=str,
)
def test_a_file_that_cannot_be_used_says_why(data, code):
    with pytest.raises(WrongSound) as told:
        sound_from_wav(data)
    assert told.value.code == code


@given(st.binary(max_size=300))
def test_garbage_is_refused_and_never_breaks(garbage):
    for data in (garbage, b"RIFF" + garbage, a_wav([0] * 8)[:36] + garbage):
        with contextlib.suppress(WrongSound):
            sound_from_wav(data)
