"""The Alpha Sign Communications Protocol of Adaptive's signs (Alpha, BetaBrite); pure.

A packet in its one-byte format: NULs by which the sign finds the speed, SOH, type, address, STX,
a command, ETX and its checksum, EOT. A call goes into the priority TEXT file `0`: it is shown
before everything else, needs no memory to be set up and leaves the sign's own messages alone. By
the usual setting a sign answers nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hardware.led.showing import Line, Message, Showing, plain

_SYNC = b"\0" * 5
_SOH, _STX, _ETX, _EOT, _ESC = b"\x01", b"\x02", b"\x03", b"\x04", b"\x1b"
_PRIORITY_TEXT = b"A0"
_DIMMING = b"E/"
_FILL, _ROTATE, _HOLD, _FLASH = b"\x30", b"a", b"b", b"c"
_FLASH_ON, _FLASH_OFF, _NEW_LINE = b"\x071", b"\x070", b"\r"
# The levels of the dimming register, by their number.
_PERCENTS = (100, 86, 72, 58, 44)
# What the priority file holds.
MOST_BYTES = 125
# No packet comes near; what is longer is noise.
LONGEST_PACKET = 1024
ALL_SIGNS = "Z"


@dataclass(frozen=True)
class Packet:
    """Signs of a type at an address, and one command for them."""

    kind: str
    address: str
    command: bytes


def encode(packet: Packet) -> bytes:
    """The bytes on the wire, with a checksum: a sign drops what came over broken."""
    to = f"{packet.kind}{packet.address}".encode("ascii")
    body = _STX + packet.command + _ETX
    return _SYNC + _SOH + to + body + _checksum(body) + _EOT


def decode(data: bytes) -> Packet | None:
    """The packet between SOH and EOT, however many NULs come first; None for a broken one."""
    start, body, checksum = data.lstrip(b"\0"), b"", b""
    if start[:1] != _SOH or start[4:5] != _STX or start[-1:] != _EOT:
        return None
    body, end, checksum = start[4:-1].rpartition(_ETX)
    if end and _checksum(body + end) != checksum:
        return None
    command = body[1:] if end else start[5:-1]
    return Packet(start[1:2].decode("latin-1"), start[2:4].decode("latin-1"), command)


class Reader:
    """Joins what comes in pieces; broken packets are dropped."""

    def __init__(self) -> None:
        self._begun = b""

    def feed(self, data: bytes) -> list[Packet]:
        *ended, begun = (self._begun + data).split(_EOT)
        self._begun = begun[-LONGEST_PACKET:]
        found = (decode(_SOH + each.rpartition(_SOH)[2] + _EOT) for each in ended)
        return [packet for packet in found if packet]


@dataclass(frozen=True)
class AlphaSign:
    """A sign; `address` is two hexadecimal digits, "00" is every sign.

    A single line longer than `columns` runs through; 0: nobody knows how much fits.
    """

    address: str = "00"
    kind: str = ALL_SIGNS
    columns: int = 0

    def messages(self, showing: Showing, before: Showing | None) -> tuple[Message, ...]:
        changes: list[bytes] = []
        if before is None or before.percent != showing.percent:
            changes.append(dimming(showing.percent))
        if before is None or before.lines != showing.lines:
            changes.append(text(showing.lines, self.columns))
        packets = (Packet(self.kind, self.address, each) for each in changes)
        return tuple(Message(encode(each)) for each in packets)


def text(lines: tuple[Line, ...], columns: int = 0) -> bytes:
    """Write the priority TEXT file; a single line flashes by its mode, which every sign knows."""
    if len(lines) == 1:
        mode = _mode(lines[0], columns)
        written = _letters(lines[0].text)
    else:
        mode, written = _HOLD, _NEW_LINE.join(_line(each) for each in lines)
    return (_PRIORITY_TEXT + _ESC + _FILL + mode + written)[: len(_PRIORITY_TEXT) + MOST_BYTES]


def dimming(percent: int) -> bytes:
    """Set the dimming register to the level that is nearest."""
    level = min(range(len(_PERCENTS)), key=lambda each: abs(_PERCENTS[each] - percent))
    return _DIMMING + f"00{level:02d}".encode("ascii")


def read_text(command: bytes) -> tuple[Line, ...] | None:
    """The lines that a command writes to the priority file; None for any other command."""
    if command[:2] != _PRIORITY_TEXT or command[2:3] != _ESC:
        return None
    flashes = command[4:5] == _FLASH
    return tuple(_read_lines(command[5:], flashes))


def read_percent(command: bytes) -> int | None:
    """The brightness that a command sets."""
    level = command[4:6]
    if command[:2] != _DIMMING or not level.isdigit() or int(level) >= len(_PERCENTS):
        return None
    return _PERCENTS[int(level)]


def _read_lines(written: bytes, flashes: bool) -> Iterator[Line]:
    for each in written.split(_NEW_LINE):
        bare = each.replace(_FLASH_ON, b"").replace(_FLASH_OFF, b"")
        yield Line(bare.decode("latin-1"), flashes or bare != each)


def _mode(line: Line, columns: int) -> bytes:
    if line.flashes:
        return _FLASH
    return _ROTATE if 0 < columns < len(line.text) else _HOLD


def _line(line: Line) -> bytes:
    written = _letters(line.text)
    return _FLASH_ON + written + _FLASH_OFF if line.flashes else written


def _letters(text: str) -> bytes:
    return plain(text).encode("ascii")


def _checksum(body: bytes) -> bytes:
    """From STX to ETX, as four hexadecimal digits."""
    return f"{sum(body) & 0xFFFF:04X}".encode("ascii")
