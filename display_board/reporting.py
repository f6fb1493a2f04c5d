"""Tells the server, on a thread of its own, how the parts of this device stand."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

from config.version import motcua_version
from counter_server.contract.devices import DeviceSelf, HealthReport, PartReport, Program

from .asking import TOKEN_WRONG, AskedServer, Refused, ServerAway

PATH = "/api/v1/devices/self/health"
# Until the server has said how often, and when it does not want to hear at all.
_FIRST_EVERY_S, _LEAST_EVERY_S = 60.0, 5.0
_LAST_S = 4.0

Parts = Callable[[], tuple[PartReport, ...]]
Heard = Callable[[DeviceSelf | Refused], None]


def report(server: AskedServer, program: Program, parts: tuple[PartReport, ...]) -> DeviceSelf:
    """Tells it once; `ServerAway`, `Refused`."""
    told = HealthReport(
        program=program, version=motcua_version(), sent_at=datetime.now(UTC), parts=parts
    )
    return server.tell(PATH, told, DeviceSelf)


class Reporter:
    """Reports as often as the server asks for, and at once when `changed` is called.

    Nobody waits for it, and nothing comes of a server that is away: it is told the next time.
    `heard` is told, on its thread, what the server answers: the token may be no longer good.
    """

    def __init__(
        self, server: AskedServer, program: Program, parts: Parts, heard: Heard | None = None
    ) -> None:
        self._server = server
        self._program = program
        self._parts = parts
        self._heard = heard or _nobody
        self._woken = threading.Event()
        self._is_ending = False
        self._every_s = _FIRST_EVERY_S
        self._thread = threading.Thread(target=self._run, name="reporter", daemon=True)

    def start(self) -> None:
        """Begin; the thread does not keep the program alive."""
        self._thread.start()

    def changed(self) -> None:
        """From any thread."""
        self._woken.set()

    def end(self) -> None:
        """Report no more; waits a while for an answer that is on its way."""
        self._is_ending = True
        self._woken.set()
        self._thread.join(_LAST_S)

    def _run(self) -> None:
        while not self._is_ending:
            self._woken.clear()
            self._report()
            self._woken.wait(self._every_s)

    def _report(self) -> None:
        try:
            known = report(self._server, self._program, self._parts())
        except ServerAway:
            return
        except Refused as refused:
            self._heard(refused)
        else:
            self._every_s = max(_LEAST_EVERY_S, known.every_s)
            self._heard(known)


def if_withdrawn(tell: Callable[[str], None]) -> Heard:
    """Tells the code of the problem once the token is no longer good."""

    def heard(answer: DeviceSelf | Refused) -> None:
        if isinstance(answer, Refused) and answer.code == TOKEN_WRONG:
            tell(answer.code)

    return heard


def _nobody(_answer: DeviceSelf | Refused) -> None:
    """Nobody wants to know."""
