"""Tells the server how this kiosk finds itself: scanner, own printer, memory, clock, version."""

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event, Thread

from config.version import motcua_version
from counter_server.contract.devices import DeviceSelf, HealthReport, PartReport, Program
from hardware.printing.address import driver_of

from .gateway import Refused, ServerAway

Part = Callable[[], PartReport | None]
Tell = Callable[[HealthReport], DeviceSelf]

# Until the server has said how often.
_EVERY_S = 60.0
_LEAST_S = 5.0
_FIRST_S = 2.0  # so that what is just being opened is not told as missing


class HealthTeller:
    """Nobody waits for it; what a server that is away does not hear is told the next time.

    `refused` is told, on its thread, when the kiosk's token is no longer good.
    """

    def __init__(self, tell: Tell) -> None:
        self.parts: list[Part] = []
        self.refused: Callable[[], None] = lambda: None
        self._tell = tell
        self._every_s = _EVERY_S
        self._is_due = Event()
        self._is_over = False

    def begin(self) -> None:
        """Tell until the end."""
        Thread(target=self._run, name="health", daemon=True).start()

    def soon(self) -> None:
        """A part has changed; from any thread."""
        self._is_due.set()

    def close(self) -> None:
        self._is_over = True
        self._is_due.set()

    def report(self) -> HealthReport:
        """How it is now, by this machine's own clock."""
        told = tuple(filter(None, (part() for part in self.parts)))
        return HealthReport(
            program=Program.KIOSK,
            version=motcua_version(),
            sent_at=datetime.now(UTC),
            parts=told,
        )

    def _run(self) -> None:
        self._is_due.wait(_FIRST_S)
        while not self._is_over:
            self._is_due.clear()
            self._tell_once()
            self._is_due.wait(self._every_s)

    def _tell_once(self) -> None:
        try:
            self._every_s = max(_LEAST_S, self._tell(self.report()).every_s)
        except ServerAway:
            return
        except Refused as refused:
            if refused.problem.code == "token_wrong":
                self.refused()


def scanner_part(url: str, is_here: Callable[[], bool]) -> Part:
    """The scanner at a serial line."""

    def part() -> PartReport:
        problem = None if is_here() else "scanner_away"
        return PartReport(part="scanner", problem=problem, driver="scanner-serial", url=url)

    return part


def printer_part(url: str, problem: Callable[[], str | None]) -> Part:
    """The printer of slips of its own, as the last of them found it."""

    def part() -> PartReport:
        return PartReport(part="printer", problem=problem(), driver=driver_of(url), url=url)

    return part


def memory_part(is_ready: Callable[[], bool], untold: Callable[[], int]) -> Part:
    """Whether it can go on alone, and has brought home what it gave out while it was."""

    def part() -> PartReport:
        if count := untold():
            return PartReport(part="memory", problem="numbers_untold", value=str(count))
        problem = None if is_ready() else "not_ready_alone"
        return PartReport(part="memory", problem=problem)

    return part
