"""A pretended keypad: `python -m hardware.simulators.keypad` reads keys from stdin.

Each line in is a key: `next`, `no-show`, `7`, `enter`; of a number pad also `+`. Each line out,
after the address, is what the display shows.
"""

from __future__ import annotations

import argparse
import contextlib
import queue
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from hardware.keypads.keys import Key, key_named
from hardware.keypads.protocol import KEYPAD_TYPES, KeypadType
from hardware.simulators.ending import end_when_told
from hardware.simulators.endpoints import PtyEndpoint, TcpEndpoint


class SimulatedKeypad:
    """Sends each key to whoever listens; `shows()` is what comes for the display."""

    def __init__(self, kind: KeypadType = KEYPAD_TYPES["motcua-ascii"]) -> None:
        self._kind = kind
        self._listeners: set[_Listener] = set()
        self._changed = threading.Condition()
        self._shown: queue.Queue[str] = queue.Queue()

    def connect(self, send: Callable[[bytes], None]) -> _Listener:
        listener = _Listener(send, self._shown.put, self._leave)
        with self._changed:
            self._listeners.add(listener)
            self._changed.notify_all()
        return listener

    def wait_for_listener(self, timeout_s: float = 5.0) -> bool:
        """Whether somebody is connected, now or within the time; over TCP, that is."""
        with self._changed:
            return self._changed.wait_for(lambda: bool(self._listeners), timeout_s)

    def press(self, name: str) -> None:
        """A key by its name, or by what it sends; ValueError for one that is not there."""
        key = self._kind.keys[name] if name in self._kind.keys else key_named(name)
        self.send(self._bytes(key))

    def send(self, data: bytes) -> None:
        """The very bytes, for what a broken or badly set keypad sends."""
        with self._changed:
            listeners = list(self._listeners)
        for each in listeners:
            with contextlib.suppress(OSError):
                each.send(data)

    def shows(self, timeout_s: float | None = None) -> str:
        """The next line that comes for the display; `queue.Empty` when none does in time."""
        return self._shown.get(timeout=timeout_s)

    def _bytes(self, key: Key) -> bytes:
        sent = next(sent for sent, meaning in self._kind.keys.items() if meaning == key)
        return (self._kind.before_key + sent + ("\r\n" if self._kind.is_lines else "")).encode()

    def _leave(self, listener: _Listener) -> None:
        with self._changed:
            self._listeners.discard(listener)


class _Listener:
    """One connection; `D:` lines are for the display."""

    def __init__(
        self,
        send: Callable[[bytes], None],
        on_shown: Callable[[str], None],
        on_leave: Callable[[_Listener], None],
    ) -> None:
        self.send = send
        self._on_shown = on_shown
        self._on_leave = on_leave
        self._line = b""

    def receive(self, data: bytes) -> None:
        *ended, self._line = (self._line + data).split(b"\r\n")
        for each in ended:
            if each.startswith(b"D:"):
                self._on_shown(each[2:].decode("ascii"))

    def leave(self) -> None:
        self._on_leave(self)


def serve_tcp(keypad: SimulatedKeypad, host: str = "127.0.0.1", port: int = 0) -> TcpEndpoint:
    """Plug the keypad in as `socket://host:port`."""
    return TcpEndpoint(keypad.connect, host, port)


def serve_pty(keypad: SimulatedKeypad, link: Path | None = None) -> PtyEndpoint:
    """Plug the keypad in as a serial line."""
    return PtyEndpoint(keypad.connect, link)


def main() -> None:
    """Prints its address, `socket://host:port` or the path of a line; then what it shows."""
    end_when_told()
    asked = _arguments()
    keypad = SimulatedKeypad(KEYPAD_TYPES[asked.type])
    if asked.port is None:
        pty = serve_pty(keypad, asked.link)
        print(pty.path, flush=True)
        close = pty.close
    else:
        tcp = serve_tcp(keypad, asked.host, asked.port)
        print(f"socket://{asked.host}:{tcp.port}", flush=True)
        close = tcp.close
    threading.Thread(target=_print_what_it_shows, args=(keypad,), daemon=True).start()
    try:
        for line in sys.stdin:
            keypad.wait_for_listener()
            _press(keypad, line.strip())
        threading.Event().wait()  # stdin has ended: stay plugged in until somebody ends us
    except KeyboardInterrupt:
        pass
    finally:
        close()


def _press(keypad: SimulatedKeypad, name: str) -> None:
    try:
        keypad.press(name)
    except ValueError:
        print(f"unknown: {name!r}", file=sys.stderr, flush=True)


def _print_what_it_shows(keypad: SimulatedKeypad) -> None:
    while True:
        print(keypad.shows(), flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m hardware.simulators.keypad")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, help="over TCP, 0 takes a free one; else a serial line")
    parser.add_argument("--link", type=Path, help="a name for the serial line")
    parser.add_argument("--type", choices=list(KEYPAD_TYPES), default="motcua-ascii")
    return parser.parse_args()


if __name__ == "__main__":
    main()
