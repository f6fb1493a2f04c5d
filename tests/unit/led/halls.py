"""A hall of LED displays, and a clock that is set by hand."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from counter_server.contract import events
from counter_server.contract.board import Board, BoardCounter
from counter_server.contract.events import Entry, Event
from counter_server.contract.office import CounterState
from display_board.led import hall as rules
from display_board.led.faces import faces
from display_board.led.hall import Hall
from display_board.led.layout import BusLayout, Display, Layout, Protocol, Shows

MORNING = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def a_layout(**more: object) -> Layout:
    """Boards of one and of three lines, and a display over counter 3."""
    one = Display(name="one", unit="01", columns=8, idle="Kính chào", cut="Mất kết nối")
    three = msgspec.structs.replace(one, name="three", unit="02", rows=3)
    over = Display(name="over", unit=3, shows=Shows.COUNTER, counter=3, idle="", type="x")
    alpha = BusLayout(address="loop://", protocol=Protocol.ALPHA, display=(one, three))
    modbus = BusLayout(address="loop://", protocol=Protocol.MODBUS, display=(over,))
    return msgspec.structs.replace(Layout(bus=(alpha, modbus)), **more)


@dataclass
class Room:
    """`at` moves by `after`; everything that happens is an entry of a log that began earlier."""

    layout: Layout = field(default_factory=a_layout)
    at: datetime = MORNING
    hall: Hall = field(default_factory=lambda: rules.at_first(MORNING - timedelta(hours=1)))
    seq: int = 10

    def connect(self, past: list[Event] | None = None) -> None:
        """The server is there; the past is read again first."""
        counters = tuple(BoardCounter(number=n, state=CounterState.OPEN) for n in (1, 2, 3))
        self.seq = 10 + len(past or [])
        board = Board(seq=self.seq, at=self.at, calls=(), services=(), counters=counters)
        self.hall = rules.linked(rules.connected(self.hall, board), True, self.at)
        for seq in range(1, 11):
            self._log(seq, events.SeatTaken(counter=1), timedelta(hours=2))
        for seq, event in enumerate(past or [], 11):
            self._log(seq, event, timedelta(hours=1))

    def happens(self, event: Event, ago_s: float = 0.0) -> None:
        self.seq += 1
        self._log(self.seq, event, timedelta(seconds=ago_s))

    def after(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.hall = rules.passed(self.hall, self.layout, self.at)

    def link(self, is_there: bool) -> None:
        self.hall = rules.linked(self.hall, is_there, self.at)

    def shows(self, name: str) -> list[str]:
        """The lines of a display, a star before what flashes."""
        shown = faces(self.hall, self.layout, self.at, self.at.astimezone(HERE))[name]
        return [("*" if line.flashes else "") + line.text for line in shown.lines]

    def percent(self) -> int:
        shown = faces(self.hall, self.layout, self.at, self.at.astimezone(HERE))
        return shown["one"].percent

    def _log(self, seq: int, event: Event, ago: timedelta) -> None:
        entry = Entry(seq=seq, at=self.at - ago, event=event)
        self.hall = rules.happened(self.hall, entry, self.layout, self.at)
        self.hall = rules.passed(self.hall, self.layout, self.at)


def called(number: str, counter: int, service: str = "A") -> events.TicketCalled:
    return events.TicketCalled(
        ticket=int(number[1:]),
        number=number,
        service=service,
        counter=counter,
        counter_number=counter,
    )


def serving(number: str, counter: int) -> events.ServingStarted:
    return events.ServingStarted(
        ticket=int(number[1:]), number=number, service="A", counter=counter, counter_number=counter
    )


def recalled(number: str, counter: int) -> events.TicketRecalled:
    return events.TicketRecalled(
        ticket=int(number[1:]),
        number=number,
        service="A",
        counter=counter,
        counter_number=counter,
        calls=2,
    )


def cancelled(number: str) -> events.TicketCancelled:
    return events.TicketCancelled(
        ticket=int(number[1:]), number=number, service="A", reason="left", from_state="called"
    )
