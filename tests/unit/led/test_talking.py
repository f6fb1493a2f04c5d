"""How a half-duplex line is used."""

import pytest

from hardware.led import modbus
from hardware.led.showing import Health, Message
from hardware.led.talking import Manners, Talk
from hardware.serial_line import SerialLine


class ScriptedWire:
    """Answers with what is scripted, a piece a read; keeps in which order it was used."""

    def __init__(self, *pieces: bytes) -> None:
        self.pieces = list(pieces)
        self.used: list[str] = []
        self.now_s = 0.0

    def open(self) -> None: ...

    def close(self) -> None: ...

    def read(self) -> bytes:
        self.used.append("read")
        self.now_s += 0.1
        return self.pieces.pop(0) if self.pieces else b""

    def write(self, data: bytes) -> None:
        self.used.append("write")

    def flush(self) -> None:
        self.used.append("flush")

    def forget(self) -> None:
        self.used.append("forget")


WRITE = modbus.write(5, 0, (1, 2))


def a_talk(wire: ScriptedWire, **manners: object) -> Talk:
    def pause(seconds: float) -> None:
        wire.used.append("silence")

    return Talk(wire, Manners(**manners), clock=lambda: wire.now_s, pause=pause)


def test_the_line_is_silent_then_spoken_to_then_listened_to():
    wire = ScriptedWire(WRITE.answer)
    assert a_talk(wire).tell([WRITE]) is Health.OK
    assert wire.used == ["silence", "forget", "write", "flush", "read"]


def test_an_answer_may_come_in_pieces_and_after_the_late_one_of_another_unit():
    late = modbus.write(4, 0, (1, 2)).answer
    wire = ScriptedWire(late + WRITE.answer[:3], b"", WRITE.answer[3:])
    assert a_talk(wire, answer_s=0.5).tell([WRITE]) is Health.OK


def test_who_does_not_answer_in_time_is_silent_and_asked_nothing_more():
    wire = ScriptedWire()
    assert a_talk(wire, answer_s=0.25).tell([WRITE, WRITE]) is Health.SILENT
    assert wire.used.count("write") == 1
    assert wire.used.count("read") == 3


def test_an_echo_alone_is_no_answer():
    one = modbus.write(5, 9, (3,))
    assert a_talk(ScriptedWire(one.data), echoes=True).tell([one]) is Health.SILENT
    both = ScriptedWire(one.data, one.answer)
    assert a_talk(both, echoes=True).tell([one]) is Health.OK


def test_what_never_answers_is_sent_and_not_waited_for():
    wire = ScriptedWire()
    assert a_talk(wire).tell([Message(b"x")]) is Health.SENT
    assert "read" not in wire.used


@pytest.mark.parametrize(("baudrate", "silence_ms"), [(9600, 4.01), (19200, 2.005), (115200, 1.75)])
def test_the_silence_between_frames_is_that_of_the_specification(baudrate, silence_ms):
    assert Manners(baudrate).silence_s * 1000 == pytest.approx(silence_ms, abs=0.01)


@pytest.mark.parametrize(
    ("url", "settings"),
    [
        ("/dev/ttyUSB0", {"frame": "9N1"}),
        ("/dev/ttyUSB0", {"frame": "8N"}),
        ("/dev/ttyUSB0", {"rs485": "magic"}),
        ("socket://127.0.0.1:1", {"rs485": "rts"}),
    ],
)
def test_a_line_that_cannot_be_is_refused(url, settings):
    with pytest.raises(ValueError, match="no "):
        SerialLine(url, 9600, **settings)
