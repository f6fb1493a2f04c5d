"""What the LED boards know of the hall, and how it changes; pure.

The log is read again from a while back, for the board's snapshot has only the last calls, and over
every counter hangs one. Counting who waits is not wanted here, so a kind of entry that a newer
server has does no harm.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from counter_server.contract.board import Board, BoardCall
from counter_server.contract.events import Entry, TicketCalled, TicketRecalled, TicketUndone
from display_board import board
from display_board.board import State

from . import spotlight
from .layout import Display, Layout, Shows
from .spotlight import Spotlight

# As many entries as a busy hall has in a morning.
LOOK_BACK = 3000
MOST_CALLS = 64
# What is heard of later than that does not flash: everybody has gone there.
LATE = timedelta(seconds=60)


@dataclass(frozen=True)
class Hall:
    """`caught_up` is the entry after which what is known is how things stand.

    `cut_since`: since when the server is away; None while it is there.
    """

    state: State | None = None
    caught_up: int = 0
    cut_since: datetime | None = None
    lights: Mapping[str, Spotlight] = field(default_factory=dict)

    @property
    def calls(self) -> tuple[BoardCall, ...]:
        return self.state.calls if self.state else ()

    @property
    def is_known(self) -> bool:
        return self.state is not None and self.state.seq >= self.caught_up


def at_first(now: datetime) -> Hall:
    """Before the server was ever seen."""
    return Hall(cut_since=now)


def connected(hall: Hall, snapshot: Board) -> Hall:
    """The server is there: from which entry on it is read again."""
    after = max(0, snapshot.seq - LOOK_BACK)
    long_ago = datetime.min.replace(tzinfo=UTC)
    state = State(after, long_ago, (), (), snapshot.counters, MOST_CALLS)
    return Hall(state, snapshot.seq, hall.cut_since)


def linked(hall: Hall, is_there: bool, now: datetime) -> Hall:
    """The stream has begun, or was cut."""
    if is_there:
        return replace(hall, cut_since=None)
    return replace(hall, cut_since=hall.cut_since or now)


def happened(hall: Hall, entry: Entry, layout: Layout, now: datetime) -> Hall:
    """After an entry of the log; one already seen changes nothing."""
    if hall.state is None or entry.seq <= hall.state.seq:
        return hall
    state = board.apply(replace(hall.state, seq=entry.seq - 1), entry)
    after = replace(hall, state=state)
    known = frozenset(call.number for call in state.calls)
    is_new = _is_call(entry) and entry.seq > hall.caught_up and now - entry.at < LATE
    return replace(after, lights=_lights(after, layout, known, state.calls[0] if is_new else None))


def passed(hall: Hall, layout: Layout, now: datetime) -> Hall:
    """Time has passed."""
    lights = {
        name: spotlight.moved_on(light, now, layout.hold_s) for name, light in hall.lights.items()
    }
    return replace(hall, lights=lights)


def is_of(display: Display, call: BoardCall) -> bool:
    """Whether a board shows a call."""
    has_counter = not display.counters or call.counter_number in display.counters
    return has_counter and (not display.services or call.service in display.services)


def _is_call(entry: Entry) -> bool:
    match entry.event:
        case TicketCalled() | TicketRecalled():
            return True
        case TicketUndone(state="called"):
            return True
    return False


def _lights(
    hall: Hall, layout: Layout, known: frozenset[str], call: BoardCall | None
) -> dict[str, Spotlight]:
    lights: dict[str, Spotlight] = {}
    for display in layout.displays:
        if display.shows == Shows.CALLS:
            light = spotlight.left(hall.lights.get(display.name, Spotlight()), known)
            if call is not None and is_of(display, call):
                light = spotlight.called(light, call.number)
            lights[display.name] = light
    return lights
