"""The board as a value: an entry of the event log turns one state into the next.

`page/static/board.js` keeps the same rules; `tests/unit/display_board/vectors.json` holds both.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce

import msgspec

from counter_server.contract.board import Board, BoardCall, BoardCounter, BoardService
from counter_server.contract.events import (
    CounterChanged,
    DayOpened,
    Entry,
    Event,
    ServingStarted,
    TicketBroughtBack,
    TicketCalled,
    TicketCancelled,
    TicketFinished,
    TicketHeld,
    TicketIssued,
    TicketNoShow,
    TicketReassigned,
    TicketRecalled,
    TicketTransferred,
    TicketUndone,
)

MOST_CALLS = 8


@dataclass(frozen=True)
class State:
    """What hangs in the hall after entry `seq`. Calls: newest first, one a number, at most `most`.

    Counters are known only where the snapshot names them.
    """

    seq: int
    at: datetime
    calls: tuple[BoardCall, ...]
    services: tuple[BoardService, ...]
    counters: tuple[BoardCounter, ...] = ()
    most: int = MOST_CALLS


class Gap(Exception):
    """Entries between what is known and what came are missing: take a snapshot anew."""

    def __init__(self, expected: int, got: int) -> None:
        super().__init__(f"expected entry {expected}, got {got}")
        self.expected = expected
        self.got = got


def from_board(board: Board, most: int = MOST_CALLS) -> State:
    """The state a snapshot shows."""
    return State(board.seq, board.at, board.calls[:most], board.services, board.counters, most)


def to_board(state: State) -> Board:
    """The snapshot of a state."""
    return Board(
        seq=state.seq,
        at=state.at,
        calls=state.calls,
        services=state.services,
        counters=state.counters,
    )


def apply(state: State, entry: Entry) -> State:
    """The state after an entry; one already seen changes nothing, a missing one is a `Gap`."""
    if entry.seq <= state.seq:
        return state
    if entry.seq > state.seq + 1:
        raise Gap(state.seq + 1, entry.seq)
    return _after(replace(state, seq=entry.seq, at=entry.at), entry.event)


def replay(state: State, entries: Iterable[Entry]) -> State:
    """The state after all of them, in order."""
    return reduce(apply, entries, state)


def waiting_at(state: State, service: str) -> int:
    """How many wait for the service of that code; 0 for one the board does not know."""
    return next((known.waiting for known in state.services if known.code == service), 0)


def _after(state: State, event: Event) -> State:
    match event:
        case TicketIssued():
            # Numbers begin anew each day: yesterday's row must not pass for today's ticket.
            return _counted(_without(state, event.number), event.service, +1)
        case TicketCalled():
            return _called(state, event)
        case TicketRecalled():
            return _on_top(state, event, event.calls)
        case ServingStarted() | TicketFinished() | TicketNoShow() | TicketHeld():
            return _settled(state, event.number)
        case TicketTransferred():
            return _counted(_without(state, event.number), event.service, +1)
        case TicketReassigned():
            return _counted(_counted(state, event.from_service, -1), event.service, +1)
        case TicketCancelled():
            return _cancelled(state, event)
        case TicketBroughtBack():
            return _counted(_without(state, event.number), event.service, +1)
        case TicketUndone():
            return _undone(state, event)
        case DayOpened():
            return _new_day(state)
        case CounterChanged():
            return _counter_changed(state, event)
        case _:
            return state


def _called(state: State, event: TicketCalled) -> State:
    return _on_top(_counted(state, event.service, -1), event, calls=1)


def _cancelled(state: State, event: TicketCancelled) -> State:
    left = -1 if event.from_state == "waiting" else 0
    return _without(_counted(state, event.service, left), event.number)


def _undone(state: State, event: TicketUndone) -> State:
    """A step that was taken back: who waits again leaves the list, who is called is on it."""
    if event.from_state == "waiting":
        state = _counted(state, event.from_service, -1)
    if event.state == "waiting":
        return _counted(_without(state, event.number), event.service, +1)
    if event.state == "called":
        return _on_top(state, event, calls=1)
    return state


def _new_day(state: State) -> State:
    services = (msgspec.structs.replace(each, waiting=0) for each in state.services)
    return replace(state, calls=(), services=tuple(services))


def _counter_changed(state: State, event: CounterChanged) -> State:
    counters = (
        msgspec.structs.replace(known, state=event.state)
        if known.number == event.counter_number
        else known
        for known in state.counters
    )
    return replace(state, counters=tuple(counters))


def _on_top(state: State, event: TicketCalled | TicketRecalled | TicketUndone, calls: int) -> State:
    call = BoardCall(
        number=event.number,
        counter_number=event.counter_number,
        service=event.service,
        at=state.at,
        calls=calls,
        being_called=True,
    )
    others = _without(state, event.number).calls
    return replace(state, calls=(call, *others)[: state.most])


def _settled(state: State, number: str) -> State:
    calls = (
        msgspec.structs.replace(call, being_called=False) if call.number == number else call
        for call in state.calls
    )
    return replace(state, calls=tuple(calls))


def _without(state: State, number: str) -> State:
    return replace(state, calls=tuple(call for call in state.calls if call.number != number))


def _counted(state: State, service: str, change: int) -> State:
    services = (
        msgspec.structs.replace(known, waiting=max(0, known.waiting + change))
        if known.code == service
        else known
        for known in state.services
    )
    return replace(state, services=tuple(services))
