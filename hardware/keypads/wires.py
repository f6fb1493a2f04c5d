"""The way to a number pad at USB: Linux's input device."""

from __future__ import annotations

import fcntl
import os
import select
from collections.abc import Callable

from hardware.keypads.evdev import EVENT_BYTES, EventReader
from hardware.serial_line import READ_S

_EVIOCGRAB = 0x40044590


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
