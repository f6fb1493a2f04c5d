"""Modbus RTU: the functions that write holding registers (06, 16) and that reads them (03); pure.

Two functions and a checksum are less than a library's client would take to be held to a bus with
silent units and a deadline of our own; the published frames stand in the tests.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hardware.led.showing import Message

READ, WRITE_ONE, WRITE_MANY = 0x03, 0x06, 0x10
UNITS = range(1, 248)
MOST_REGISTERS = 123
_REFUSED = 0x80
_SHORTEST, _REFUSAL_BYTES = 8, 5

ILLEGAL_FUNCTION, ILLEGAL_ADDRESS, ILLEGAL_VALUE = 1, 2, 3


@dataclass(frozen=True)
class Request:
    """What a master asks of a unit; `values` are empty when registers are read."""

    unit: int
    function: int
    register: int
    count: int
    values: tuple[int, ...] = ()


def crc(data: bytes) -> bytes:
    """CRC-16 of Modbus as it goes on the wire, low byte first."""
    sum16 = 0xFFFF
    for byte in data:
        sum16 ^= byte
        for _ in range(8):
            sum16 = (sum16 >> 1) ^ 0xA001 if sum16 & 1 else sum16 >> 1
    return sum16.to_bytes(2, "little")


def write(unit: int, register: int, values: Sequence[int]) -> Message:
    """Registers from `register` on: function 06 for one, 16 for several; with the answer to it."""
    if unit not in UNITS or not 0 < len(values) <= MOST_REGISTERS:
        raise ValueError(f"no write of unit {unit}: {len(values)} registers")
    if len(values) == 1:
        frame = _frame(unit, WRITE_ONE, _words(register, values[0]))
        return Message(frame, answer=frame)
    head = _words(register, len(values))
    data = head + bytes([2 * len(values)]) + _words(*values)
    return Message(_frame(unit, WRITE_MANY, data), answer=_frame(unit, WRITE_MANY, head))


def refusal(message: Message, received: bytes) -> int | None:
    """The exception code with which the unit refuses the message; None when it does not."""
    refused = bytes([message.data[0], message.data[1] | _REFUSED])
    at = received.find(refused)
    frame = received[at : at + _REFUSAL_BYTES] if at >= 0 else b""
    if len(frame) < _REFUSAL_BYTES or crc(frame[:3]) != frame[3:]:
        return None
    return frame[2]


class Reader:
    """Finds requests in what comes in pieces; what is none is skipped byte by byte."""

    def __init__(self) -> None:
        self._begun = b""

    def feed(self, data: bytes) -> list[Request]:
        self._begun += data
        found: list[Request] = []
        while len(self._begun) >= _SHORTEST:
            length = _length(self._begun)
            if len(self._begun) < length:
                break
            if crc(self._begun[: length - 2]) == self._begun[length - 2 : length]:
                found.append(_request(self._begun[: length - 2]))
                self._begun = self._begun[length:]
            else:
                self._begun = self._begun[1:]
        return found


def answer(request: Request, values: Sequence[int] = ()) -> bytes:
    """What a unit says when it has done what was asked; `values` are those that were read."""
    if request.function == READ:
        data = bytes([2 * len(values)]) + _words(*values)
    elif request.function == WRITE_ONE:
        data = _words(request.register, request.values[0])
    else:
        data = _words(request.register, request.count)
    return _frame(request.unit, request.function, data)


def refuse(request: Request, code: int) -> bytes:
    """What a unit says when it does not do it."""
    return _frame(request.unit, request.function | _REFUSED, bytes([code]))


def _request(frame: bytes) -> Request:
    unit, function = frame[0], frame[1]
    register, second = _numbers(frame[2:6])
    if function == WRITE_ONE:
        return Request(unit, function, register, 1, (second,))
    values = _numbers(frame[7:]) if function == WRITE_MANY else ()
    return Request(unit, function, register, second, values)


def _length(begun: bytes) -> int:
    """How long what has begun is; noise that only looks like a long request is not waited for."""
    is_long = begun[1] == WRITE_MANY and begun[6] == 2 * _numbers(begun[4:6])[0]
    return 9 + begun[6] if is_long else _SHORTEST


def _frame(unit: int, function: int, data: bytes) -> bytes:
    body = bytes([unit, function]) + data
    return body + crc(body)


def _words(*values: int) -> bytes:
    return b"".join(value.to_bytes(2, "big") for value in values)


def _numbers(data: bytes) -> tuple[int, ...]:
    pairs = zip(data[::2], data[1::2], strict=False)
    return tuple(high << 8 | low for high, low in pairs)
