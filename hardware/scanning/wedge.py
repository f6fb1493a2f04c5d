"""A scanner that types: told from a person by its speed; pure."""

from __future__ import annotations

from hardware.scanning.lines import LONGEST_SCAN

# Scanners press a key every 1 to 30 ms; the fastest typists need 60.
FASTEST_PERSON_S = 0.035
SHORTEST_SCAN = 4

_ENDS = {"enter", "numpadenter", "return", "\r", "\n"}


class WedgeDecoder:
    """Watches keys go by and says when they were a scan. What a person types is left alone."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._last_s = float("-inf")

    @property
    def is_scanning(self) -> bool:
        """Whether the keys of now come too fast for a person, so that no text field wants them."""
        return len(self._keys) >= SHORTEST_SCAN

    def feed(self, key: str, time_s: float) -> str | None:
        """Take a character or the name of a key; return the scan that Enter completes.

        `time_s` is any clock that does not go back. Names of other keys, as `shift`, are no input.
        """
        is_end = key.lower() in _ENDS
        if not is_end and len(key) != 1:
            return None
        if time_s - self._last_s > FASTEST_PERSON_S:
            self._keys.clear()
        self._last_s = time_s
        if is_end:
            return self._end()
        self._keys.append(key)
        # A key held down repeats as fast as a scanner types, and need not end.
        del self._keys[LONGEST_SCAN:]
        return None

    def _end(self) -> str | None:
        scan = "".join(self._keys).strip() if self.is_scanning else None
        self._keys.clear()
        return scan or None
