"""The bytes of ESC/POS into commands, however they are split on the way; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hardware.simulators.commands import (
    ClearBuffer,
    Columns,
    Command,
    Cut,
    Feed,
    Initialize,
    LineFeed,
    LineSpacing,
    PaperRequest,
    PrintGraphics,
    ProcessIdRequest,
    Raster,
    ReportChanges,
    StatusRequest,
    StoreGraphics,
    Text,
    Unknown,
)

DLE, ESC, FS, GS, LF, CR = 0x10, 0x1B, 0x1C, 0x1D, 0x0A, 0x0D
_STARTS = {DLE, ESC, FS, GS}


class Incomplete(Exception):
    """The rest of the command has not come yet."""


class Reader:
    """Takes bytes one after another from what has come."""

    def __init__(self, data: bytearray, at: int) -> None:
        self._data = data
        self.at = at

    def take(self, length: int) -> bytes:
        if self.at + length > len(self._data):
            raise Incomplete
        taken = bytes(self._data[self.at : self.at + length])
        self.at += length
        return taken

    def byte(self) -> int:
        return self.take(1)[0]

    def number(self, length: int = 2) -> int:
        return int.from_bytes(self.take(length), "little")

    def text(self) -> bytes:
        end = self.at
        while end < len(self._data) and not _ends_text(self._data[end]):
            end += 1
        return self.take(end - self.at)


class Parser:
    """Remembers an unfinished command until its rest comes."""

    def __init__(self) -> None:
        self._pending = bytearray()

    def feed(self, data: bytes) -> list[Command]:
        """The commands that are complete now, in order."""
        self._pending += data
        return list(self._complete())

    def forget(self) -> None:
        """Drop an unfinished command, as when the cable is pulled."""
        self._pending.clear()

    def _complete(self) -> Iterator[Command]:
        reader = Reader(self._pending, 0)
        done = 0
        try:
            while done < len(self._pending):
                command = _command(reader)
                done = reader.at
                yield command
        except Incomplete:
            pass
        finally:
            del self._pending[:done]


def _ends_text(byte: int) -> bool:
    return byte in _STARTS or byte in (LF, CR)


def _command(reader: Reader) -> Command:
    first = reader.byte()
    match first:
        case 0x0A:
            return LineFeed()
        case 0x10 | 0x1B | 0x1C | 0x1D:
            name = reader.byte()
            known = _KNOWN.get((first, name))
            return known(reader) if known else _setting(reader, first, name)
        case 0x0D | 0x0C | 0x18 | 0x00:
            return Unknown(bytes([first]))
    reader.at -= 1
    return Text(reader.text())


def _setting(reader: Reader, first: int, name: int) -> Unknown:
    length = _SETTINGS.get(first, {}).get(chr(name), 0)
    return Unknown(bytes([first, name]) + reader.take(length))


def _raster(reader: Reader) -> Command:
    if reader.byte() not in (0x30, 0x00):
        return Unknown(b"\x1dv")
    mode, row_bytes, rows = reader.byte() & 3, reader.number(), reader.number()
    bits = reader.take(row_bytes * rows)
    return Raster(row_bytes * 8, rows, bits, 1 + (mode & 1), 1 + (mode >> 1))


def _columns(reader: Reader) -> Columns:
    height = 24 if reader.byte() >= 32 else 8
    width = reader.number()
    return Columns(width, height, reader.take(width * height // 8))


def _graphics(reader: Reader) -> Command:
    """GS ( and its letter: a length, then that many bytes."""
    letter = reader.byte()
    return _block(letter, reader.take(reader.number()))


def _large_graphics(reader: Reader) -> Command:
    """GS 8 L: the same with a length of four bytes."""
    letter = reader.byte()
    return _block(letter, reader.take(reader.number(4)))


def _block(letter: int, data: bytes) -> Command:
    if letter == ord("L") and len(data) >= 2:
        return _graphics_function(data)
    if letter == ord("H") and data[:2] in (b"00", b"\x30\x30") and len(data) == 6:
        return ProcessIdRequest(data[2:])
    return Unknown(b"\x1d(" + bytes([letter]) + data)


def _graphics_function(data: bytes) -> Command:
    """m fn a bx by c xL xH yL yH and the bits, or m fn to print what was stored."""
    if data[1] in (2, 50):
        return PrintGraphics()
    if data[1] != 112 or len(data) < 10:
        return Unknown(b"\x1d(L" + data)
    width, height = (int.from_bytes(data[at : at + 2], "little") for at in (6, 8))
    return StoreGraphics(Raster(width, height, data[10:], data[3], data[4]))


def _cut(reader: Reader) -> Cut:
    mode = reader.byte()
    partial = mode in (1, 49, 66)
    return Cut(partial, reader.byte() if mode in (65, 66) else 0)


def _barcode(reader: Reader) -> Unknown:
    kind = reader.byte()
    if kind >= 65:
        return Unknown(b"\x1dk" + reader.take(reader.byte()))
    while reader.byte():
        pass
    return Unknown(b"\x1dk")


def _tabs(reader: Reader) -> Unknown:
    while reader.byte():
        pass
    return Unknown(b"\x1bD")


def _real_time(reader: Reader) -> Command:
    n = reader.byte()
    # 7, 8 and 18 ask about ink, peelers and displays and carry a second byte.
    return StatusRequest(n) if n not in (7, 8, 18) else Unknown(bytes([DLE, 4, n, reader.byte()]))


def _real_time_order(reader: Reader) -> Command:
    """DLE DC4: 1 and 2 carry two bytes, 8 seven that must be the right ones."""
    n = reader.byte()
    if n != 8:
        return Unknown(bytes([DLE, 0x14, n]) + reader.take(2))
    asked = reader.take(7)
    if asked == bytes.fromhex("01 03 14 01 06 02 08"):
        return ClearBuffer()
    return Unknown(bytes([DLE, 0x14, n]) + asked)


def _sensors(reader: Reader) -> Command:
    n = reader.byte()
    return PaperRequest() if n in (1, 49) else Unknown(bytes([GS, ord("r"), n]))


_KNOWN: dict[tuple[int, int], Callable[[Reader], Command]] = {
    (DLE, 4): _real_time,
    (DLE, 0x14): _real_time_order,
    (ESC, ord("@")): lambda _: Initialize(),
    (ESC, ord("*")): _columns,
    (ESC, ord("d")): lambda reader: Feed(lines=reader.byte()),
    (ESC, ord("J")): lambda reader: Feed(dots=reader.byte()),
    (ESC, ord("2")): lambda _: LineSpacing(None),
    (ESC, ord("3")): lambda reader: LineSpacing(reader.byte()),
    (ESC, ord("i")): lambda _: Cut(partial=True),
    (ESC, ord("m")): lambda _: Cut(partial=True),
    (ESC, ord("D")): _tabs,
    (GS, ord("a")): lambda reader: ReportChanges(reader.byte()),
    (GS, ord("r")): _sensors,
    (GS, ord("v")): _raster,
    (GS, ord("(")): _graphics,
    (GS, ord("8")): _large_graphics,
    (GS, ord("V")): _cut,
    (GS, ord("k")): _barcode,
}
# How many bytes follow the commands that change nothing on our paper.
_SETTINGS: dict[int, dict[str, int]] = {
    DLE: {"\x05": 1},
    ESC: dict.fromkeys("!-EGMRtaVr{= %?SAe+T", 1) | {"$": 2, "\\": 2, "p": 3, "c": 2, "B": 2},
    FS: dict.fromkeys("!-CW", 1) | {"S": 2},
    GS: dict.fromkeys("!BbHfhwIT|/", 1) | {"L": 2, "W": 2, "P": 2, "$": 2, "\\": 2},
}
