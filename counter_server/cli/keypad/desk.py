"""The program's loop: one happening after another, one request at a time."""

import time
from collections.abc import Callable
from queue import SimpleQueue

from counter_server.contract.office import Counter
from counter_server.contract.tickets import Ticket, TicketState
from display_board.asking import TOKEN_WRONG, CannotWork
from hardware.keypads import Key

from . import flow
from .display import AWAY, refusal_line, standing_line
from .flow import Ask, Ignore, Refuse, Rest, Show, Typing
from .happenings import Connected, CutOff, Ended, Happened, Happening, Pressed, Unusable
from .numbers import Numbers
from .server import Refused, Server, ServerAway

_AT_COUNTER = (TicketState.CALLED, TicketState.SERVING)


class Desk:
    """Performs what `flow` decides. `show` puts a line on the display."""

    def __init__(
        self,
        server: Server,
        happenings: "SimpleQueue[Happening]",
        show: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._server = server
        self._happenings = happenings
        self._show = show
        self._clock = clock
        self._typing = Typing()
        self._counter: Counter | None = None
        self._numbers: Numbers | None = None
        self._stays = False  # whether what is shown waits for the next key
        self._is_behind = False  # whether the display shows how things stood

    def run(self) -> None:
        """Until `Ended`; `CannotWork` when the token or the counter is wrong."""
        self._stay(AWAY)
        while not isinstance(happening := self._happenings.get(), Ended):
            self._take(happening)
            if self._is_behind and not self._stays and self._happenings.empty():
                self._show_standing()

    def _take(self, happening: Happening) -> None:
        match happening:
            case Pressed(key, at_s):
                self._press(key, at_s)
            case Connected(counter):
                self._counter, self._numbers = counter, Numbers(counter)
                self._rest()
            case Happened(event):
                if self._numbers:
                    self._numbers.take_in(event)
                self._is_behind = True
            case CutOff():
                self._counter = self._numbers = None
                self._stay(AWAY)
            case Unusable(code):
                self._stay(refusal_line(code))
                raise CannotWork(code)

    def _press(self, key: Key, at_s: float) -> None:
        if self._counter is None or self._numbers is None:
            self._stay(AWAY)
            return
        self._typing, outcome = flow.pressed(self._typing, key, at_s, self._numbers.written)
        match outcome:
            case Ask():
                self._ask(self._counter, self._numbers, outcome)
            case Show(text):
                self._stay(text)
            case Refuse(code):
                self._stay(refusal_line(code))
            case Rest():
                self._rest()
            case Ignore():
                pass

    def _ask(self, counter: Counter, numbers: Numbers, ask: Ask) -> None:
        refused = ""
        try:
            numbers.current = _still_here(self._server.ask(counter, ask))
        except Refused as problem:
            refused = refusal_line(problem.code)
            if problem.code == TOKEN_WRONG:
                self._take(Unusable(problem.code))
        except ServerAway:
            refused = AWAY
        # Before it is seen: whoever reads it may press the next key at once.
        self._typing = flow.answered(self._typing, self._clock())
        if refused:
            self._stay(refused)
        else:
            self._rest()

    def _rest(self) -> None:
        self._stays, self._is_behind = False, True

    def _stay(self, text: str) -> None:
        self._stays = True
        self._show(text)

    def _show_standing(self) -> None:
        assert self._counter
        assert self._numbers
        self._is_behind = False
        try:
            waiting = self._server.waiting(self._counter)
        except (Refused, ServerAway):
            self._stay(AWAY)
        else:
            self._show(standing_line(self._numbers.current, waiting))


def _still_here(ticket: Ticket | None) -> str | None:
    return ticket.number if ticket and ticket.state in _AT_COUNTER else None
