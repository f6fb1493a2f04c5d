"""The wires that carry a printer's bytes: TCP, serial line, device file.

python-escpos makes the pictures; its wires are not used, for its TCP knows only IPv4 and leaks the
socket of a failed connection, and its serial line waits for ever on a printer that holds it back.
"""

from __future__ import annotations

import os
import select
import socket
import time
from pathlib import Path
from typing import Protocol

import serial

from hardware.printing.address import FlowControl


class Wire(Protocol):
    """An open way to a printer. Everything that goes wrong on it is an OSError."""

    def send(self, data: bytes) -> None:
        """Hand over all of it; TimeoutError when the printer does not take it in time."""

    def receive(self, timeout_s: float) -> bytes:
        """What has come, at least a byte, or nothing when nothing comes in time."""

    def close(self) -> None: ...


class TcpWire:
    """Usually port 9100 of the printer's network card."""

    def __init__(self, host: str, port: int, timeout_s: float) -> None:
        self._timeout_s = timeout_s
        self._socket = socket.create_connection((host, port), timeout_s)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, data: bytes) -> None:
        self._socket.settimeout(self._timeout_s)
        self._socket.sendall(data)

    def receive(self, timeout_s: float) -> bytes:
        if not select.select([self._socket], [], [], timeout_s)[0]:
            return b""
        data = self._socket.recv(4096)
        if not data:
            raise ConnectionAbortedError("the printer ended the connection")
        return data

    def close(self) -> None:
        try:
            self._end_gently()
        except OSError:
            pass  # The printer has gone already.
        finally:
            self._socket.close()

    def _end_gently(self) -> None:
        # Closing with unread answers would reset the connection and lose what is still on its way.
        self._socket.shutdown(socket.SHUT_WR)
        while select.select([self._socket], [], [], 0)[0] and self._socket.recv(4096):
            pass


class SerialWire:
    """A serial port, or a USB one that plays serial."""

    def __init__(self, device: str, baudrate: int, flow: FlowControl, timeout_s: float) -> None:
        self._port = serial.Serial(
            device,
            baudrate,
            write_timeout=timeout_s,
            exclusive=True,
            rtscts=flow is FlowControl.RTSCTS,
            dsrdtr=flow is FlowControl.DSRDTR,
            xonxoff=flow is FlowControl.XONXOFF,
        )

    def send(self, data: bytes) -> None:
        try:
            self._port.write(data)
        except serial.SerialTimeoutException as late:
            raise TimeoutError(str(late)) from late

    def receive(self, timeout_s: float) -> bytes:
        self._port.timeout = timeout_s
        first = self._port.read(1)
        return first + self._port.read(self._port.in_waiting) if first else b""

    def close(self) -> None:
        self._port.close()


class FileWire:
    """A device file such as /dev/usb/lp0, or a plain file that gathers slips."""

    def __init__(self, path: str, *, answers: bool, timeout_s: float) -> None:
        self._timeout_s = timeout_s
        flags = (os.O_RDWR if answers else os.O_WRONLY | os.O_APPEND) | os.O_NONBLOCK | os.O_NOCTTY
        # A missing device stays missing: nobody looks for slips in a plain file under /dev.
        if not Path(path).is_relative_to("/dev"):
            flags |= os.O_CREAT
        self._descriptor = os.open(path, flags, 0o640)

    def send(self, data: bytes) -> None:
        deadline = time.monotonic() + self._timeout_s
        left = memoryview(data)
        while left:
            patience_s = max(0.0, deadline - time.monotonic())
            if not select.select([], [self._descriptor], [], patience_s)[1]:
                raise TimeoutError("the printer takes no more")
            left = left[os.write(self._descriptor, left) :]

    def receive(self, timeout_s: float) -> bytes:
        ready = select.select([self._descriptor], [], [], timeout_s)[0]
        return os.read(self._descriptor, 4096) if ready else b""

    def close(self) -> None:
        os.close(self._descriptor)
