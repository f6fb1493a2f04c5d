"""What reaches the player's loop, one after another."""

from dataclasses import dataclass

from counter_server.contract.events import Entry


@dataclass(frozen=True)
class Ended:
    """Somebody ends the program."""


@dataclass(frozen=True)
class PutBack:
    """The server no longer has what we know: its database was put back."""


@dataclass(frozen=True)
class Unusable:
    """The stream is refused, with a reason."""

    reason: str


Happening = Entry | Ended | PutBack | Unusable
