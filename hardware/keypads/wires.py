"""Ways to a keypad: a serial line (or what pyserial opens), or Linux's input device."""

from __future__ import annotations

import contextlib
import fcntl
import os
import select
from collections.abc import Callable
from typing import Protocol

import serial

from hardware.keypads.evdev import EVENT_BYTES, EventReader

# How long a read waits, and so how soon a keypad that is closed is let go.
READ_S = 0.1

_EVIOCGRAB = 0x40044590


class Wire(Protocol):
    """Opened, read and closed by one thread, written by any; a pulled cable is an OSError."""

    def open(self) -> None: ...

    def read(self) -> bytes:
        """What has come, after `READ_S` perhaps nothing."""

    def write(self, data: bytes) -> None: ...

    def close(self) -> None: ...


class SerialWire:
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


def grab(descriptor: int) -> None:
    """From now on the keys reach nobody but us; OSError when another program has them."""
    fcntl.ioctl(descriptor, _EVIOCGRAB, 1)


class HidWire:
    """A number pad at USB by its device file; it has no display, so what is written is dropped."""

    def __init__(self, path: str, take: Callable[[int], None] = grab) -> None:
        self._path = path
        self._take = take
        self._descriptor = -1
        self._reader = EventReader()

    def open(self) -> None:
        self._reader = EventReader()
        self._descriptor = os.open(self._path, os.O_RDONLY | os.O_NONBLOCK)
        try:
            self._take(self._descriptor)
        except OSError:
            self.close()
            raise

    def read(self) -> bytes:
        if not select.select([self._descriptor], [], [], READ_S)[0]:
            return b""
        data = os.read(self._descriptor, 64 * EVENT_BYTES)
        if not data:
            raise OSError("the number pad has gone")
        return self._reader.feed(data)

    def write(self, data: bytes) -> None:
        pass

    def close(self) -> None:
        os.close(self._descriptor)
