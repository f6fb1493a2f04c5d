"""Speaking with the displays of one line: a message, then its answer, then a short silence."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from hardware.led import modbus
from hardware.led.showing import Health, Message

ANSWER_S = 0.3


class Wire(Protocol):
    """A half-duplex line; a pulled cable is an OSError. `SerialLine` is one."""

    def open(self) -> None: ...

    def read(self) -> bytes:
        """What has come, perhaps nothing after a short while."""

    def write(self, data: bytes) -> None: ...

    def flush(self) -> None: ...

    def forget(self) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Manners:
    """How a line is used. `echoes`: the adapter sends back what we send, before the answer.

    `gap_s`: what displays that never answer need between two messages.
    """

    baudrate: int = 9600
    answer_s: float = ANSWER_S
    echoes: bool = False
    gap_s: float = 0.0

    @property
    def silence_s(self) -> float:
        """3.5 characters of 11 bits, 1.75 ms from 19200 baud on (Modbus over serial line, 2.5.1.1).

        It ends a frame, and gives the wires time to turn round.
        """
        return max(0.00175, 3.5 * 11 / self.baudrate, self.gap_s)


class Talk:
    """One question at a time; `clock` is monotonic."""

    def __init__(
        self,
        wire: Wire,
        manners: Manners,
        *,
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._wire = wire
        self._manners = manners
        self._clock = clock
        self._pause = pause

    def tell(self, messages: Sequence[Message]) -> Health:
        """All of them, as long as each is understood; OSError when the wire has gone."""
        health = Health.OK
        for message in messages:
            health = self._ask(message)
            if health not in (Health.OK, Health.SENT):
                break
        return health

    def _ask(self, message: Message) -> Health:
        self._pause(self._manners.silence_s)
        self._wire.forget()
        self._wire.write(message.data)
        self._wire.flush()
        return self._answer(message) if message.answer else Health.SENT

    def _answer(self, message: Message) -> Health:
        """Whatever else comes meanwhile, a unit's that was asked before, is not the answer."""
        until = self._clock() + self._manners.answer_s
        skipped = len(message.data) if self._manners.echoes else 0
        received = b""
        while True:
            received += self._wire.read()
            if message.answer in received[skipped:]:
                return Health.OK
            if modbus.refusal(message, received[skipped:]) is not None:
                return Health.REFUSED
            if self._clock() >= until:
                return Health.SILENT
