"""What every keypad promises, over a serial line, over TCP, and as a number pad of Linux."""

import os
import queue
import struct
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from hardware.keypads import KEYPAD_TYPES, Command, Digit, Key, KeypadType, open_keypad
from hardware.keypads.evdev import code_of, key_event
from hardware.keypads.keypad import Keypad
from hardware.keypads.wires import HidWire
from hardware.simulators.keypad import SimulatedKeypad
from hardware.simulators.talking import serve_pty, serve_tcp

ASCII, NUMPAD = KEYPAD_TYPES["motcua-ascii"], KEYPAD_TYPES["numpad"]
AWAY = "away"


class Fingers:
    """What a keypad has told, to be waited for one by one."""

    def __init__(self) -> None:
        self.told: queue.Queue[Key | str] = queue.Queue()

    def next(self) -> Key | str:
        return self.told.get(timeout=60)

    def listen(self, address: str, kind: KeypadType) -> Keypad:
        return open_keypad(address, kind, self._press, self._away, retry_s=0.02)

    def listen_to(self, wire: HidWire) -> Keypad:
        return Keypad(wire, NUMPAD, self._press, self._away, retry_s=0.02)

    def _press(self, key: Key, at_s: float) -> None:
        self.told.put(key)

    def _away(self) -> None:
        self.told.put(AWAY)


Plugged = tuple[SimulatedKeypad, Fingers, Keypad]


@pytest.fixture(params=["tcp", "serial"])
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[ASCII, NUMPAD], ids=lambda kind: kind.name)
def plugged(way: str, request: pytest.FixtureRequest) -> Iterator[Plugged]:
    with ExitStack() as stack:
        yield plug(stack, way, request.param)


def plug(stack: ExitStack, way: str, kind: KeypadType) -> Plugged:
    pretended, fingers = SimulatedKeypad(kind), Fingers()
    if way == "tcp":
        address = f"socket://127.0.0.1:{stack.enter_context(closing(serve_tcp(pretended))).port}"
    else:
        address = stack.enter_context(closing(serve_pty(pretended))).path
    keypad = stack.enter_context(closing(fingers.listen(address, kind)))
    assert keypad.wait_until_connected(5)
    assert pretended.wait_for_listener()
    return pretended, fingers, keypad


def test_every_key_arrives_as_itself(plugged: Plugged) -> None:
    pretended, fingers, _ = plugged
    for command in Command:
        pretended.press(command.value)
        assert fingers.next() is command
    for value in range(10):
        pretended.press(str(value))
        assert fingers.next() == Digit(value)


def test_a_line_in_pieces_and_among_noise_is_one_key(way: str) -> None:
    with ExitStack() as stack:
        pretended, fingers, _ = plug(stack, way, ASCII)
        for piece in (b"\xff\xfeK:NEXT", b"\r\nK:NE", b"XT\r", b"\nx\nK:COFFEE\nK:7\n"):
            pretended.send(piece)
        assert [fingers.next(), fingers.next()] == [Command.NEXT, Digit(7)]


def test_the_display_shows_sixteen_ascii_characters(way: str) -> None:
    with ExitStack() as stack:
        pretended, _, keypad = plug(stack, way, ASCII)
        keypad.show("A012 03")
        assert pretended.shows(5) == "A012 03"
        keypad.show("Đ012 and a great deal more")
        assert pretended.shows(5) == "?012 and a great"


def test_a_number_pad_without_a_display_is_shown_nothing(way: str) -> None:
    with ExitStack() as stack:
        pretended, fingers, keypad = plug(stack, way, NUMPAD)
        keypad.show("A012 03")
        pretended.press("+")
        assert fingers.next() is Command.NEXT
        with pytest.raises(queue.Empty):
            pretended.shows(0)


def test_a_cable_put_back_shows_what_was_shown_last(tmp_path: Path) -> None:
    link, pretended, fingers = tmp_path / "keypad", SimulatedKeypad(), Fingers()
    with closing(fingers.listen(str(link), ASCII)) as keypad:
        assert fingers.next() == AWAY
        keypad.show("A012 03")
        for _ in range(2):
            with closing(serve_pty(pretended, link)):
                assert pretended.shows(5) == "A012 03"
                pretended.press("next")
                assert fingers.next() is Command.NEXT
                pretended.send(b"K:NE")
            assert fingers.next() == AWAY


def test_a_number_pad_of_linux_is_read_by_its_events(tmp_path: Path) -> None:
    pad, taken, fingers = tmp_path / "event0", [], Fingers()
    os.mkfifo(pad)
    with closing(fingers.listen_to(HidWire(str(pad), taken.append))) as keypad:
        assert keypad.wait_until_connected(5)
        assert len(taken) == 1
        with pad.open("wb", buffering=0) as keys:
            events = b"".join(_press_and_release(each) for each in ("1", "2", "\r", "+"))
            keys.write(events[:30])
            keys.write(events[30:])
            assert [fingers.next() for _ in range(4)] == [
                Digit(1),
                Digit(2),
                Command.ENTER,
                Command.NEXT,
            ]


def test_a_number_pad_that_another_program_has_is_away(tmp_path: Path) -> None:
    pad, fingers = tmp_path / "event0", Fingers()
    pad.write_bytes(key_event(code_of("+"), 1))

    def busy(_descriptor: int) -> None:
        raise OSError(16, "busy")

    with closing(fingers.listen_to(HidWire(str(pad), busy))):
        assert fingers.next() == AWAY
    assert fingers.told.empty()


def test_what_is_no_input_device_cannot_be_grabbed(tmp_path: Path) -> None:
    pad, fingers = tmp_path / "event0", Fingers()
    pad.write_bytes(key_event(code_of("+"), 1))
    with closing(fingers.listen(f"hid://{pad}", NUMPAD)):
        assert fingers.next() == AWAY


@pytest.mark.parametrize(
    ("address", "kind"),
    [("nonsense://x", ASCII), ("hid:///dev/input/event0", ASCII), ("hid://event0", NUMPAD)],
)
def test_an_address_that_is_none_is_refused(address: str, kind: KeypadType) -> None:
    with pytest.raises(ValueError, match=r"nonsense|no number pad"):
        Fingers().listen(address, kind)


def _press_and_release(character: str) -> bytes:
    """As a pad sends it: a scan code, down, held, a report, up."""
    code = code_of(character)
    scan, report = (struct.pack("llHHi", 1, 2, kind, code, 0) for kind in (4, 0))
    return scan + key_event(code, 1) + key_event(code, 2) + report + key_event(code, 0)


def test_a_line_that_another_program_has_is_away_until_it_lets_go() -> None:
    pretended, first, second = SimulatedKeypad(), Fingers(), Fingers()
    with closing(serve_pty(pretended)) as line:
        keypad = first.listen(line.path, ASCII)
        assert keypad.wait_until_connected(5)
        with closing(second.listen(line.path, ASCII)) as other:
            assert second.next() == AWAY
            pretended.press("next")
            assert first.next() is Command.NEXT
            keypad.close()
            assert other.wait_until_connected(5)
            pretended.press("serve")
            assert second.next() is Command.SERVE


@pytest.mark.parametrize("address", ["socket://127.0.0.1", "socket://:70", "socket://h:99999"])
def test_an_address_that_can_never_be_one_is_refused_at_once(address: str) -> None:
    with pytest.raises(ValueError, match="no socket://HOST:PORT"):
        Fingers().listen(address, ASCII)
