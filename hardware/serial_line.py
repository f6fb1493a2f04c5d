"""A serial line that is read: a scanner's, a keypad's, or whatever else pyserial opens."""

from __future__ import annotations

import contextlib

import serial

# How long a read waits, and so how soon a device that is closed is let go.
READ_S = 0.1


class SerialLine:
    """Any address of `serial.serial_for_url`; ValueError for one that pyserial does not know."""

    def __init__(self, url: str, baudrate: int) -> None:
        self._port = serial.serial_for_url(
            url, do_not_open=True, baudrate=baudrate, timeout=READ_S, write_timeout=1.0
        )

    def open(self) -> None:
        self._port.open()

    def read(self) -> bytes:
        data: bytes = self._port.read(1)
        return data + self._port.read(self._port.in_waiting) if data else data

    def write(self, data: bytes) -> None:
        self._port.write(data)

    def close(self) -> None:
        # pyserial forgets to close a socket whose other end has gone first.
        socket = getattr(self._port, "_socket", None)
        with contextlib.suppress(OSError):
            self._port.close()
        if socket is not None:
            socket.close()
