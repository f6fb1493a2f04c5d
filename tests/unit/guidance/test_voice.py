"""What a machine speaks with."""

from pathlib import Path

import pytest

from kiosk.guidance.clips import clip_name
from kiosk.guidance.voice import Programs, programs_here, utterance

SPEAKER = ("espeak-ng", "-s", "145")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Ô 1: Lấy số thứ tự.", "o-1-lay-so-thu-tu.wav"),
        ("Đất đai", "dat-dai.wav"),
        ("../../etc", "etc.wav"),
    ],
)
def test_a_clip_is_named_by_its_words(sentence: str, name: str) -> None:
    assert clip_name(sentence) == name


def test_a_recording_is_preferred_to_the_machine_s_voice(tmp_path: Path) -> None:
    (tmp_path / "vi").mkdir()
    clip = tmp_path / "vi" / "xin-chao.wav"
    clip.write_bytes(b"RIFF")
    programs = Programs(SPEAKER, ("aplay", "-q"), tmp_path)
    said = utterance("Xin chào!", "vi", programs)
    assert said is not None
    assert said.command == ("aplay", "-q", str(clip))


def test_words_go_in_by_the_standard_input_and_unknown_languages_sound_vietnamese() -> None:
    said = utterance("Xin chào!", "jra", Programs(SPEAKER))
    assert said is not None
    assert said.command == (*SPEAKER, "-v", "vi", "--stdin")
    assert said.words == "Xin chào!"


def test_a_machine_without_a_sound_device_has_no_voice(tmp_path: Path) -> None:
    cards = tmp_path / "cards"
    cards.write_text("--- no soundcards ---\n")
    assert not programs_here(None, {}, cards).can_be_heard
    assert not programs_here(None, {}, tmp_path / "none").can_be_heard
    assert utterance("Xin chào!", "vi", Programs()) is None
