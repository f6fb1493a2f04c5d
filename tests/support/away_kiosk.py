"""A kiosk without a window beside the real server, on a line that tests cut."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from socket import SHUT_RDWR
from typing import Any

from counter_server.core.who import DeviceKind
from kiosk.away.clock import Reading
from kiosk.away.gateway import SteadyGateway
from kiosk.away.memory import Memory
from tests.support.hall import Hall
from tests.support.offices import MORNING
from tests.support.serving import served


@dataclass
class Line:
    """Between kiosk and server: whole, cut, or such that only the answers are lost."""

    app: Callable[..., Iterable[bytes]]
    is_cut: bool = False
    loses_answers: bool = False

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if self.is_cut:
            _cut(environ)
        answer = self.app(environ, start_response)
        if self.loses_answers:
            _cut(environ)
        return answer


def _cut(environ: dict[str, Any]) -> None:
    environ["werkzeug.socket"].shutdown(SHUT_RDWR)
    raise ConnectionResetError


@dataclass
class TestClocks:
    """A machine whose wall clock is wrong by `wrong`; `restart` is what a pulled plug does."""

    __test__ = False
    hall: Hall
    wrong: timedelta = timedelta()
    boot: str = "first"

    def __call__(self) -> Reading:
        now = self.hall.office.clock()
        return Reading(now + self.wrong, self.boot, (now - MORNING).total_seconds())


@dataclass
class AwayKiosk:
    """`gateway` is the kiosk's; its keeper works only when `keep` is called."""

    hall: Hall
    line: Line
    url: str
    folder: Path
    token: str = ""
    clocks: TestClocks = field(init=False)
    gateway: SteadyGateway = field(init=False)

    def __post_init__(self) -> None:
        self.token = self.token or self.hall.tokens[DeviceKind.KIOSK]
        self.clocks = TestClocks(self.hall)
        self.open()

    def open(self) -> None:
        """The program begins, with whatever is in its folder."""
        memory = Memory(self.folder)
        self.gateway = SteadyGateway(self.url, self.token, memory, self.clocks)

    def keep(self) -> None:
        self.gateway.keeper.keep()

    def close(self) -> None:
        self.gateway.close()


@contextmanager
def lined(hall: Hall) -> Iterator[tuple[str, Line]]:
    """The hall's server on a line; its address."""
    app: Any = hall.app
    line = Line(app.wsgi_app)
    app.wsgi_app = line
    with served(app) as url:
        yield url, line
