"""A pretended scanner: `python -m hardware.simulators.scanner` reads codes from stdin."""

from __future__ import annotations

import argparse
import contextlib
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from hardware.simulators.ending import end_when_told
from hardware.simulators.endpoints import PtyEndpoint, TcpEndpoint


class SimulatedScanner:
    """Sends each scan to whoever listens, as UTF-8 with the suffix."""

    def __init__(self, suffix: bytes = b"\r\n") -> None:
        self._suffix = suffix
        self._listeners: set[_Listener] = set()
        self._changed = threading.Condition()

    def connect(self, send: Callable[[bytes], None]) -> _Listener:
        listener = _Listener(send, self._leave)
        with self._changed:
            self._listeners.add(listener)
            self._changed.notify_all()
        return listener

    def wait_for_listener(self, timeout_s: float = 5.0) -> bool:
        """Whether somebody is connected, now or within the time; over TCP, that is."""
        with self._changed:
            return self._changed.wait_for(lambda: bool(self._listeners), timeout_s)

    def scan(self, text: str) -> None:
        self.send(text.encode() + self._suffix)

    def send(self, data: bytes) -> None:
        """The very bytes, for what a broken or badly set scanner sends."""
        with self._changed:
            listeners = list(self._listeners)
        for each in listeners:
            with contextlib.suppress(OSError):
                each.send(data)

    def _leave(self, listener: _Listener) -> None:
        with self._changed:
            self._listeners.discard(listener)


class _Listener:
    """One connection; what it says to a scanner is of no interest."""

    def __init__(
        self, send: Callable[[bytes], None], on_leave: Callable[[_Listener], None]
    ) -> None:
        self.send = send
        self._on_leave = on_leave

    def receive(self, data: bytes) -> None:
        pass

    def leave(self) -> None:
        self._on_leave(self)


def serve_tcp(scanner: SimulatedScanner, host: str = "127.0.0.1", port: int = 0) -> TcpEndpoint:
    """Plug the scanner in as `socket://host:port`."""
    return TcpEndpoint(scanner.connect, host, port)


def serve_pty(scanner: SimulatedScanner, link: Path | None = None) -> PtyEndpoint:
    """Plug the scanner in as a serial line."""
    return PtyEndpoint(scanner.connect, link)


def main() -> None:
    """Prints its address, `socket://host:port` or the path of a line; each line in is a scan."""
    end_when_told()
    asked = _arguments()
    scanner = SimulatedScanner()
    if asked.port is None:
        pty = serve_pty(scanner, asked.link)
        print(pty.path, flush=True)
        close = pty.close
    else:
        tcp = serve_tcp(scanner, asked.host, asked.port)
        print(f"socket://{asked.host}:{tcp.port}", flush=True)
        close = tcp.close
    try:
        for line in sys.stdin:
            scanner.wait_for_listener()
            scanner.scan(line.rstrip("\r\n"))
        threading.Event().wait()  # stdin has ended: stay plugged in until somebody ends us
    except KeyboardInterrupt:
        pass
    finally:
        close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m hardware.simulators.scanner")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, help="over TCP, 0 takes a free one; else a serial line")
    parser.add_argument("--link", type=Path, help="a name for the serial line")
    return parser.parse_args()


if __name__ == "__main__":
    main()
