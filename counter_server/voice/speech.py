"""The part of the board's announcer that the server asks; the application hands it in."""

from collections.abc import Iterable
from typing import Protocol

from config.voice import Pack
from counter_server.contract.voice import Hall, Manner, Needed, Part


class Speech(Protocol):
    """Which words are said: pure, see display_board.announcer."""

    def say_call(
        self, pack: Pack, number: str, counter: int, name: str = ..., manner: Manner = ...
    ) -> tuple[Part, ...]: ...

    def say_message(self, pack: Pack, message: str) -> tuple[Part, ...]: ...

    def say_help(self, pack: Pack, counter: int) -> tuple[Part, ...]: ...

    def say_text(self, text: str) -> tuple[Part, ...]: ...

    def as_text(self, parts: Iterable[Part]) -> str: ...

    def as_speech(self, parts: Iterable[Part]) -> str: ...

    def needed_parts(self, pack: Pack, hall: Hall, manner: Manner = ...) -> tuple[Needed, ...]: ...
