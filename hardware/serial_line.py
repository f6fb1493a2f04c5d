"""A serial line that is read: a scanner's, a keypad's, or whatever else pyserial opens."""

from __future__ import annotations

import contextlib
import termios
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import serial
from serial.rs485 import RS485, RS485Settings

# How long a read waits, and so how soon a device that is closed is let go.
READ_S = 0.1


class SerialLine:
    """Any address of `serial.serial_for_url`; ValueError for one that pyserial does not know.

    `frame` is data bits, parity and stop bits: 8N1, 7E1. `rs485` says who turns the two wires
    round between sending and listening: the adapter itself ("auto"), the kernel's driver
    ("kernel"), or we by RTS ("rts"). A refused turn-round is an OSError when the line is opened,
    so is that another program has it: of two that read one line each would get half.
    """

    def __init__(
        self,
        url: str,
        baudrate: int,
        *,
        frame: str = "8N1",
        rs485: str = "auto",
    ) -> None:
        settings = {
            "baudrate": baudrate,
            "timeout": READ_S,
            "write_timeout": 1.0,
            "exclusive": True,
            **_framed(frame),
        }
        self._port = _port(url, rs485, settings)

    def open(self) -> None:
        try:
            self._port.open()
        except ValueError as refused:
            raise OSError(str(refused)) from refused

    def read(self) -> bytes:
        data: bytes = self._port.read(1)
        return data + self._port.read(self._port.in_waiting) if data else data

    def write(self, data: bytes) -> None:
        self._port.write(data)

    def flush(self) -> None:
        """Until the last bit is on the wire."""
        with _pulled_out():
            self._port.flush()

    def forget(self) -> None:
        """What has come and was not read is of no interest."""
        with _pulled_out():
            self._port.reset_input_buffer()

    def close(self) -> None:
        # pyserial forgets to close a socket whose other end has gone first.
        socket = getattr(self._port, "_socket", None)
        with contextlib.suppress(OSError):
            self._port.close()
        if socket is not None:
            socket.close()


@contextlib.contextmanager
def _pulled_out() -> Iterator[None]:
    """What pyserial lets through from the terminal's own calls is an OSError, as all else."""
    try:
        yield
    except termios.error as lost:
        raise OSError(*lost.args) from lost


def _framed(frame: str) -> dict[str, Any]:
    bits, parity, stops = frame[:1], frame[1:2], frame[2:]
    if bits not in ("7", "8") or parity not in ("N", "E", "O") or stops not in ("1", "2"):
        raise ValueError(f"no frame of a serial line: {frame!r}")
    return {"bytesize": int(bits), "parity": parity, "stopbits": int(stops)}


def _is_socket(url: str) -> bool:
    """pyserial tells of a wrong one only when it is opened, as if it were away."""
    try:
        parts = urlsplit(url)
        return bool(parts.hostname and parts.port)
    except ValueError:
        return False


def _port(url: str, rs485: str, settings: dict[str, Any]) -> Any:
    if url.startswith("socket://") and not _is_socket(url):
        raise ValueError(f"no socket://HOST:PORT: {url!r}")
    if rs485 not in ("auto", "kernel", "rts"):
        raise ValueError(f"no way to turn RS-485 round: {rs485!r}")
    if rs485 != "rts":
        port: Any = serial.serial_for_url(url, do_not_open=True, **settings)
    elif "://" in url:
        raise ValueError(f"no RTS at {url}")
    else:
        port = RS485(None, **settings)
        port.port = url
    if rs485 != "auto":
        port.rs485_mode = RS485Settings()
    return port
