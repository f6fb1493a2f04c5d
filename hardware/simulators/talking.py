"""A pretended device that talks to whoever is connected, and the program around one."""

from __future__ import annotations

import argparse
import contextlib
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from hardware.simulators.ending import end_when_told, plugging_in
from hardware.simulators.endpoints import PtyEndpoint, TcpEndpoint

Send = Callable[[bytes], None]


class Talking:
    """Sends to all who listen; what is said to it goes where `hearing` leads."""

    def __init__(self) -> None:
        self._listeners: set[_Listener] = set()
        self._changed = threading.Condition()

    def hearing(self) -> Send:
        """Where one connection's bytes go: they are of no interest."""
        return lambda _data: None

    def connect(self, send: Send) -> _Listener:
        listener = _Listener(send, self.hearing(), self._leave)
        with self._changed:
            self._listeners.add(listener)
            self._changed.notify_all()
        return listener

    def wait_for_listener(self, timeout_s: float = 5.0) -> bool:
        """Whether somebody is connected, now or within the time; over TCP, that is."""
        with self._changed:
            return self._changed.wait_for(lambda: bool(self._listeners), timeout_s)

    def send(self, data: bytes) -> None:
        """The very bytes, for what a broken or badly set device sends."""
        with self._changed:
            listeners = list(self._listeners)
        for each in listeners:
            with contextlib.suppress(OSError):
                each.send(data)

    def _leave(self, listener: _Listener) -> None:
        with self._changed:
            self._listeners.discard(listener)


class _Listener:
    """One connection."""

    def __init__(self, send: Send, hear: Send, on_leave: Callable[[_Listener], None]) -> None:
        self.send = send
        self.receive = hear
        self._on_leave = on_leave

    def leave(self) -> None:
        self._on_leave(self)


def serve_tcp(device: Talking, host: str = "127.0.0.1", port: int = 0) -> TcpEndpoint:
    """Plug a device in as `socket://host:port`."""
    return TcpEndpoint(device.connect, host, port)


def serve_pty(device: Talking, link: Path | None = None) -> PtyEndpoint:
    """Plug a device in as a serial line."""
    return PtyEndpoint(device.connect, link)


def options(program: str) -> argparse.ArgumentParser:
    """Where a device is plugged in."""
    parser = argparse.ArgumentParser(prog=f"python -m {program}")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, help="over TCP, 0 takes a free one; else a serial line")
    parser.add_argument("--link", type=Path, help="a name for the serial line")
    return parser


def run(device: Talking, asked: argparse.Namespace, take: Callable[[str], None]) -> None:
    """Prints the address, then takes each line of standard input, until somebody ends it."""
    end_when_told()
    with plugging_in():
        close = _plugged_in(device, asked)
    try:
        for line in sys.stdin:
            device.wait_for_listener()
            take(line.rstrip("\r\n"))
        threading.Event().wait()  # stdin has ended: stay plugged in until somebody ends us
    except KeyboardInterrupt:
        pass
    finally:
        close()


def _plugged_in(device: Talking, asked: argparse.Namespace) -> Callable[[], None]:
    if asked.port is None:
        pty = serve_pty(device, asked.link)
        print(pty.path, flush=True)
        return pty.close
    tcp = serve_tcp(device, asked.host, asked.port)
    print(f"socket://{asked.host}:{tcp.port}", flush=True)
    return tcp.close
