"""The player asks a server that comes and goes, and plays what it is told at its volume."""

import logging

import pytest

from counter_server.contract.voice import Announcement, VoiceClip
from display_board.asking import CannotWork
from display_board.player.loudspeaker import NoSound
from display_board.player.patience import Patience
from display_board.player.server import Refused, ServerAway
from display_board.player.speaking import Speaker
from hardware.sound.pcm import Sound
from hardware.sound.wav import sound_from_wav
from tests.unit.sound.tones import a_tone


class FakeServer:
    """Has one tone for every address."""

    def sound(self, url: str) -> Sound:
        return a_tone(0.2, level=0.5)


class FakeLoudspeaker:
    """Keeps what it played; `trouble` is raised, `is_stopped` cuts short."""

    def __init__(self) -> None:
        self.played: list[Sound] = []
        self.trouble: NoSound | None = None
        self.is_stopped = False

    def play(self, wav: bytes, length_s: float) -> bool:
        if self.trouble:
            raise self.trouble
        self.played.append(sound_from_wav(wav))
        return not self.is_stopped


@pytest.fixture
def loudspeaker() -> FakeLoudspeaker:
    return FakeLoudspeaker()


@pytest.fixture
def speaker(loudspeaker) -> Speaker:
    return Speaker(FakeServer(), Patience(retry_s=0), loudspeaker)


def announcement(*after_ms: int, volume: int = 100, silent: str = "") -> Announcement:
    clips = tuple(VoiceClip(url=f"{each}.wav", after_ms=each) for each in after_ms)
    return Announcement(
        seq=7,
        text="Mời số" if clips else "",
        language="vi",
        volume=volume,
        clips=clips,
        silent=silent,
    )


def test_clips_are_one_sound_with_the_silences_between(speaker, loudspeaker):
    assert speaker.say(announcement(100, 300)) == "7 Mời số"
    assert loudspeaker.played[0].length_s == pytest.approx(0.2 + 0.1 + 0.2 + 0.3, abs=0.001)


def test_the_volume_is_that_of_the_hour(speaker, loudspeaker):
    speaker.say(announcement(0, volume=25))
    assert loudspeaker.played[0].peak == pytest.approx(32767 * 0.5 * 0.25, rel=0.02)


def test_what_is_not_to_be_heard_is_told_and_not_played(speaker, loudspeaker):
    assert speaker.say(announcement(silent="quiet")) == "7 (quiet)"
    assert loudspeaker.played == []


def test_what_was_cut_short_is_not_done(speaker, loudspeaker):
    loudspeaker.is_stopped = True
    assert speaker.say(announcement(0)) is None


def test_a_missing_sound_device_is_logged_once_until_it_is_back(speaker, loudspeaker, caplog):
    loudspeaker.trouble = NoSound("no card")
    with caplog.at_level(logging.WARNING):
        assert [speaker.say(announcement(0)) for _ in range(2)] == ["7 Mời số (no_sound)"] * 2
        loudspeaker.trouble = None
        speaker.say(announcement(0))
        loudspeaker.trouble = NoSound("no card")
        speaker.say(announcement(0))
    assert len(caplog.records) == 2


class Answers:
    """Gives one answer after another; an error is raised."""

    def __init__(self, *answers: object) -> None:
        self.answers = list(answers)

    def __call__(self) -> object:
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_a_server_that_is_away_is_asked_until_it_answers(caplog):
    asked = Answers(ServerAway("x"), ServerAway("x"), 5)
    assert Patience(retry_s=0).ask(asked) == 5
    assert len(caplog.records) == 1


def test_what_the_server_refuses_is_let_go_and_a_wrong_token_ends_all():
    assert Patience().ask(Answers(Refused("unknown_entry"))) is None
    with pytest.raises(CannotWork, match="token_wrong"):
        Patience().ask(Answers(Refused("token_wrong")))


def test_who_ends_waits_for_nobody():
    patience = Patience(retry_s=3600)
    patience.end()
    assert patience.is_ended
    assert patience.ask(Answers(ServerAway("x"))) is None
