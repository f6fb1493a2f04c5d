"""Who turns the two wires of RS-485 round."""

from contextlib import closing

import pytest
from serial import Serial
from serial.rs485 import RS485

from hardware.serial_line import SerialLine
from hardware.simulators.endpoints import PtyEndpoint
from hardware.simulators.scanner import SimulatedScanner


@pytest.fixture
def path():
    with closing(PtyEndpoint(SimulatedScanner().connect)) as line:
        yield line.path


@pytest.mark.parametrize("frame", ["8N1", "7E1", "8E1", "8N2"])
def test_a_line_is_opened_with_its_frame(path, frame):
    line = SerialLine(path, 9600, frame=frame)
    line.open()
    line.write(b"x")
    line.flush()
    line.forget()
    line.close()


def test_a_line_whose_driver_cannot_turn_round_is_away(path):
    line = SerialLine(path, 9600, rs485="kernel")
    with pytest.raises(OSError, match="RS485"):
        line.open()
    line.close()


def test_by_rts_we_send_then_wait_until_all_is_out_then_listen(path, monkeypatch):
    done: list[str] = []
    monkeypatch.setattr(RS485, "setRTS", lambda self, level: done.append(f"rts {level}"))
    monkeypatch.setattr(Serial, "flush", lambda self: done.append("out"))
    line = SerialLine(path, 9600, rs485="rts")
    line.open()
    line.write(b"x")
    line.close()
    assert done == ["rts True", "out", "rts False"]


def test_a_line_that_another_program_has_is_away(path):
    first, second = (SerialLine(path, 9600) for _ in range(2))
    first.open()
    with pytest.raises(OSError, match="lock"):
        second.open()
    first.close()
    second.open()
    second.close()


@pytest.mark.parametrize(
    "act", [SerialLine.forget, SerialLine.flush, SerialLine.read], ids=lambda each: each.__name__
)
def test_a_cable_that_is_pulled_is_told_as_one_whatever_is_done(act):
    with closing(PtyEndpoint(SimulatedScanner().connect)) as plugged:
        line = SerialLine(plugged.path, 9600)
        line.open()
    with pytest.raises(OSError, match=r"error|disconnected"):
        act(line)
    line.close()
