"""What the kiosk keeps of the server's: office, services, guide, slips, and its time."""

from datetime import datetime
from typing import TypeVar

from msgspec import structs

from counter_server.contract.leases import KioskCopy
from counter_server.contract.office import Service
from counter_server.contract.slips import SlipTemplates
from counter_server.contract.wire import Shape, WrongBody, from_json, to_json
from counter_server.contract.words import OwnWords

from .clock import Anchor, Reading
from .memory import Memory

T = TypeVar("T")


class _KeptAnchor(Shape, frozen=True):
    server_at: datetime
    wall: datetime
    boot: str
    running_s: float
    error_s: float = 0.0


class Copies:
    """Read once from the memory, then at hand; a copy of another release is no copy."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.hall = self._kept("hall", KioskCopy)
        self.slips = self._kept("slips", SlipTemplates)
        self.words = self._kept("words", OwnWords)
        self.anchor = self._kept_anchor()

    def keep_hall(self, copy: KioskCopy) -> None:
        self._memory.keep("hall", to_json(copy).decode())
        self.hall = copy

    def note_services(self, services: tuple[Service, ...]) -> None:
        """What was just read of them: which of them are open changes by the hour."""
        known = tuple(structs.replace(each, waiting=0, wait=None) for each in services)
        if self.hall is not None and self.hall.services != known:
            self.keep_hall(structs.replace(self.hall, services=known))

    def keep_slips(self, templates: SlipTemplates) -> None:
        self._memory.keep("slips", to_json(templates).decode())
        self.slips = templates

    def keep_words(self, words: OwnWords) -> None:
        self._memory.keep("words", to_json(words).decode())
        self.words = words

    def keep_anchor(self, anchor: Anchor) -> None:
        reading = anchor.reading
        kept = _KeptAnchor(
            server_at=anchor.server_at,
            wall=reading.wall,
            boot=reading.boot,
            running_s=reading.running_s,
            error_s=anchor.error_s,
        )
        self._memory.keep("anchor", to_json(kept).decode())
        self.anchor = anchor

    def _kept_anchor(self) -> Anchor | None:
        kept = self._kept("anchor", _KeptAnchor)
        if kept is None:
            return None
        reading = Reading(kept.wall, kept.boot, kept.running_s)
        return Anchor(kept.server_at, reading, kept.error_s)

    def _kept(self, name: str, shape: type[T]) -> T | None:
        text = self._memory.kept(name)
        try:
            return None if text is None else from_json(text, shape)
        except WrongBody:
            return None
