"""The loudspeaker: a program that gets a WAV, ends when told, and says why it is silent."""

import os
import threading
import time

import pytest

from display_board.announcer.line import Line, Turn
from display_board.player.loudspeaker import Loudspeaker, NoSound, command_of
from display_board.player.memory import InUse, Memory


def test_the_program_gets_the_whole_sound(tmp_path):
    heard = tmp_path / "heard.wav"
    assert Loudspeaker(("sh", "-c", f"cat > {heard}")).play(b"RIFF" * 50_000, 1)
    assert heard.read_bytes() == b"RIFF" * 50_000


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ((), "no program"),
        (("no-such-player",), "no-such-player: No such file"),
        (("sh", "-c", "cat >/dev/null; echo 'no card' >&2; exit 1"), "no card"),
        (("sh", "-c", "exit 3"), "sh: 3"),
    ],
)
def test_without_sound_the_reason_is_told(command, told):
    with pytest.raises(NoSound, match=told):
        Loudspeaker(command).play(b"x" * 100_000, 0.1)


def test_it_falls_silent_at_once_with_all_it_started(tmp_path):
    began = tmp_path / "began"
    os.mkfifo(began)
    loudspeaker = Loudspeaker(("sh", "-c", f"echo x > {began}; sleep 60; echo never"))
    ended = []
    playing = threading.Thread(target=lambda: ended.append(loudspeaker.play(b"x", 60)))
    playing.start()
    assert began.read_text() == "x\n"
    since = time.monotonic()
    loudspeaker.stop()
    playing.join(10)
    assert ended == [False]
    assert time.monotonic() - since < 5
    assert loudspeaker.play(b"x", 1) is False


@pytest.mark.parametrize(
    ("player", "command"),
    [
        ("aplay", ("aplay", "-q", "-")),
        ("ffplay -nodisp -", ("ffplay", "-nodisp", "-")),
        ("my 'own player'", ("my", "own player")),
    ],
)
def test_a_player_is_known_by_name_or_written_out(player, command):
    assert command_of(player) == command


def test_a_line_is_remembered_and_that_of_another_server_is_not_ours(tmp_path):
    line = Line(9, turns=(Turn("A001", (7,)),), done=(8,))
    Memory(tmp_path, "http://here", "tang-2").keep(line)
    assert Memory(tmp_path, "http://here", "tang-2").line() == Line(6, done=(8,))
    assert Memory(tmp_path, "http://there", "tang-2").line() is None
    assert Memory(tmp_path, "http://here", "main").line() is None


@pytest.mark.parametrize("spoilt", [b"", b"{}", b"\xff", b'{"server":"http://here","seq":"x"}'])
def test_a_spoilt_memory_is_as_if_there_were_none(tmp_path, spoilt):
    (tmp_path / "announcer-main.json").write_bytes(spoilt)
    assert Memory(tmp_path, "http://here", "main").line() is None


def test_one_player_at_a_time_has_the_memory_of_a_zone(tmp_path):
    with Memory(tmp_path, "http://here", "main").held():
        with pytest.raises(InUse), Memory(tmp_path, "http://here", "main").held():
            pass
        with Memory(tmp_path, "http://here", "tang-2").held():
            pass
    with Memory(tmp_path, "http://here", "main").held():
        pass


def test_a_player_that_can_write_nothing_down_plays_all_the_same(tmp_path):
    (tmp_path / "file").write_text("", "ascii")
    with Memory(tmp_path / "file", "http://here", "main").held():
        pass
