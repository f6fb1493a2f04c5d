"""What a pretended printer says about itself: its state as the bytes of a real one, pure."""

from __future__ import annotations

from dataclasses import dataclass

from hardware.ports import Paper


@dataclass(frozen=True)
class State:
    """What a hand, or the roll, did to the printer."""

    paper: Paper = Paper.OK
    cover_open: bool = False
    online: bool = True
    error: bool = False
    cutter_stuck: bool = False
    too_hot: bool = False

    @property
    def is_stopped(self) -> bool:
        return self.is_out or self.cover_open or self.has_error or not self.online

    @property
    def is_out(self) -> bool:
        return self.paper is Paper.OUT

    @property
    def has_error(self) -> bool:
        return self.error or self.cutter_stuck or self.too_hot


def answer_at_once(state: State, n: int) -> bytes:
    """The answer to DLE EOT n."""
    wrong = {
        1: state.is_stopped and 0x08,
        2: (state.cover_open and 0x04) | (state.is_out and 0x20) | (state.has_error and 0x40),
        3: (state.cutter_stuck and 0x08) | (state.error and 0x20) | (state.too_hot and 0x40),
        4: (state.paper is not Paper.OK and 0x0C) | (state.is_out and 0x60),
    }
    return bytes([0x12 | wrong.get(n, 0)])


def report(state: State) -> bytes:
    """The four bytes of GS a."""
    printer = 0x10 | (state.is_stopped and 0x08) | (state.cover_open and 0x20)
    errors = (state.cutter_stuck and 0x08) | (state.error and 0x20) | (state.too_hot and 0x40)
    return bytes([printer, errors, _sensors(state), 0x0F])


def paper_answer(state: State) -> bytes:
    """The answer to GS r 1."""
    return bytes([_sensors(state)])


def _sensors(state: State) -> int:
    return (state.paper is not Paper.OK and 0x03) | (state.is_out and 0x0C)
