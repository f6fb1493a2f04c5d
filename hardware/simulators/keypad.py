"""A pretended keypad: `python -m hardware.simulators.keypad` reads keys from stdin.

Each line in is a key: `next`, `no-show`, `7`, `enter`; of a number pad also `+`. Each line out,
after the address, is what the display shows.
"""

import queue
import sys
import threading
from collections.abc import Callable

from hardware.keypads.keys import Key, key_named
from hardware.keypads.protocol import KEYPAD_TYPES, KeypadType
from hardware.simulators.talking import Send, Talking, options, run


class SimulatedKeypad(Talking):
    """Sends each key to whoever listens; `shows()` is what comes for the display."""

    def __init__(self, kind: KeypadType = KEYPAD_TYPES["motcua-ascii"]) -> None:
        super().__init__()
        self._kind = kind
        self._shown: queue.Queue[str] = queue.Queue()

    def hearing(self) -> Send:
        """`D:` lines are for the display."""
        return _Display(self._shown.put).receive

    def press(self, name: str) -> None:
        """A key by its name, or by what it sends; ValueError for one that is not there."""
        key = self._kind.keys[name] if name in self._kind.keys else key_named(name)
        self.send(self._bytes(key))

    def shows(self, timeout_s: float | None = None) -> str:
        """The next line that comes for the display; `queue.Empty` when none does in time."""
        return self._shown.get(timeout=timeout_s)

    def _bytes(self, key: Key) -> bytes:
        sent = next(sent for sent, meaning in self._kind.keys.items() if meaning == key)
        return (self._kind.before_key + sent + ("\r\n" if self._kind.is_lines else "")).encode()


class _Display:
    """What one connection sends to be shown."""

    def __init__(self, on_shown: Callable[[str], None]) -> None:
        self._on_shown = on_shown
        self._line = b""

    def receive(self, data: bytes) -> None:
        *ended, self._line = (self._line + data).split(b"\r\n")
        for each in ended:
            if each.startswith(b"D:"):
                self._on_shown(each[2:].decode("ascii", "replace"))


def main() -> None:
    """Prints its address, `socket://host:port` or the path of a line; then what it shows."""
    parser = options("hardware.simulators.keypad")
    parser.add_argument("--type", choices=list(KEYPAD_TYPES), default="motcua-ascii")
    asked = parser.parse_args()
    keypad = SimulatedKeypad(KEYPAD_TYPES[asked.type])
    threading.Thread(target=_print_what_it_shows, args=(keypad,), daemon=True).start()
    run(keypad, asked, lambda line: _press(keypad, line.strip()))


def _press(keypad: SimulatedKeypad, name: str) -> None:
    try:
        keypad.press(name)
    except ValueError:
        print(f"unknown: {name!r}", file=sys.stderr, flush=True)


def _print_what_it_shows(keypad: SimulatedKeypad) -> None:
    while True:
        print(keypad.shows(), flush=True)


if __name__ == "__main__":
    main()
