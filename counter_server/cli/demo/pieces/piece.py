"""What the hall's screen knows of a device."""

from collections.abc import Callable, Mapping
from typing import Protocol

Changed = Callable[[], None]


class Piece(Protocol):
    """A device of the hall; every method may be called from any thread."""

    def state(self) -> Mapping[str, object]:
        """What is to be seen of it now; plain values for JSON."""
        ...

    def do(self, line: str) -> str:
        """What a hand does at it, as a line; what is wrong with that, or nothing."""
        ...

    def file(self, name: str) -> bytes | None:
        """A picture or a sound that its state names."""
        ...

    def close(self) -> None:
        """Ends it and what it started."""
        ...
