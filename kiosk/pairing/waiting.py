"""Waits until somebody has typed the code: asks, renews it in time, is patient with the server."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from time import monotonic

from counter_server.contract.devices import Pairing, PairingState, Program

from .client import CodeGone, PairingClient, ServerAway

AGAIN_S = 3.0


@dataclass(frozen=True)
class Looking:
    """There is no code yet: the server does not answer."""


@dataclass(frozen=True)
class Showing:
    """A code that is good until `ends_s`, by the monotonic clock; `is_away`: just now unheard."""

    code: str
    ends_s: float
    is_away: bool = False


Scene = Looking | Showing


@dataclass(frozen=True)
class Machine:
    """What tells the officer which machine this is."""

    program: Program
    about: str = ""


class Waiter:
    """`show` is told on the thread that waits; `end` lets it return from any other."""

    def __init__(
        self,
        client: PairingClient,
        machine: Machine,
        show: Callable[[Scene], None],
        again_s: float = AGAIN_S,
    ) -> None:
        self._client = client
        self._machine = machine
        self._show = show
        self._again_s = again_s
        self._is_over = Event()

    def end(self) -> None:
        self._is_over.set()

    def wait(self) -> PairingState | None:
        """The state that has the token; None at the end."""
        while not self._is_over.is_set():
            if (begun := self._begun()) and (state := self._paired(begun)):
                return state
        return None

    def _begun(self) -> Pairing | None:
        try:
            return self._client.begin(self._machine.program, self._machine.about)
        except (ServerAway, CodeGone):
            self._show(Looking())
            self._is_over.wait(self._again_s)
            return None

    def _paired(self, begun: Pairing) -> PairingState | None:
        """None when the code is over and another one is needed."""
        ends_s = monotonic() + begun.good_for_s
        self._show(Showing(begun.code, ends_s))
        pause_s = min(self._again_s, begun.every_s) if begun.every_s > 0 else self._again_s
        while not self._is_over.wait(pause_s):
            try:
                state = self._client.state(begun.secret)
            except CodeGone:
                return None
            except ServerAway:
                self._show(Showing(begun.code, ends_s, is_away=True))
                continue
            if state.token:
                return state
            self._show(Showing(begun.code, ends_s))
        return None
