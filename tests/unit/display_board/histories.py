"""Legal histories of a small office, and what the office itself knows at their end."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from counter_server.contract.board import Board, BoardService
from counter_server.contract.events import (
    Entry,
    Event,
    PrintChanged,
    ServingStarted,
    TicketCalled,
    TicketCancelled,
    TicketFinished,
    TicketHeld,
    TicketIssued,
    TicketNoShow,
    TicketReassigned,
    TicketRecalled,
    TicketTransferred,
)
from counter_server.contract.office import Name

START = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
SERVICES = {"A": "dat-dai", "B": "ho-tich-chung-thuc", "C": "xay-dung"}
COUNTERS = 4

Act = tuple[int, int]
acts = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 99)), max_size=60)


def an_empty_board(seq: int = 0) -> Board:
    services = tuple(
        BoardService(code=code, prefix=prefix, name=Name(vi=code), waiting=0)
        for prefix, code in SERVICES.items()
    )
    return Board(seq=seq, at=START, calls=(), services=services)


@dataclass
class SmallOffice:
    """Does what it is told when that is allowed, and writes down what happened."""

    entries: list[Entry] = field(default_factory=list)
    waiting: dict[str, list[str]] = field(
        default_factory=lambda: {code: [] for code in SERVICES.values()}
    )
    at_counter: dict[int, str] = field(default_factory=dict)
    service_of: dict[str, str] = field(default_factory=dict)
    issued: int = 0

    def act(self, verb: int, pick: int) -> None:
        codes = list(SERVICES.values())
        counter = pick % COUNTERS + 1
        if verb <= 2:
            self.issue(list(SERVICES)[pick % 3])
        elif verb <= 5:
            self.call(counter, codes[pick % 3])
        elif verb == 6:
            self.cancel(codes[pick % 3])
        elif verb == 7 and pick % 2:
            self.write(_a_print())
        elif verb == 7:
            self.reassign(codes[pick % 3], codes[pick // 3 % 3])
        elif counter in self.at_counter:
            self.go_on(counter, verb, pick)

    def issue(self, prefix: str) -> None:
        self.issued += 1
        number, service = f"{prefix}{self.issued:03}", SERVICES[prefix]
        self.waiting[service].append(number)
        self.service_of[number] = service
        self.write(
            TicketIssued(
                ticket=self.issued,
                number=number,
                service=service,
                priority=None,
                language="vi",
                device=None,
                print=True,
            )
        )

    def call(self, counter: int, service: str) -> None:
        if counter in self.at_counter or not self.waiting[service]:
            return
        number = self.waiting[service].pop(0)
        self.at_counter[counter] = number
        self.write(TicketCalled(**self.at(counter)))

    def cancel(self, service: str) -> None:
        if self.waiting[service]:
            number = self.waiting[service].pop()
            self.write(TicketCancelled(ticket=1, number=number, service=service, reason="x"))

    def reassign(self, service: str, to: str) -> None:
        if not self.waiting[service]:
            return
        number = self.waiting[service].pop()
        self.waiting[to].append(number)
        self.service_of[number] = to
        ticket = int(number[1:])
        self.write(TicketReassigned(ticket=ticket, number=number, service=to, from_service=service))

    def go_on(self, counter: int, verb: int, pick: int) -> None:
        where = self.at(counter)
        match pick % 6:
            case 0:
                self.write(TicketRecalled(**where, calls=2))
            case 1:
                self.write(ServingStarted(**where))
            case 2 | 3 | 4 as way:
                ends = {
                    2: TicketFinished(**where),
                    3: TicketNoShow(**where),
                    4: TicketHeld(**where, reason="thiếu giấy tờ"),
                }
                del self.at_counter[counter]
                self.write(ends[way])
            case _:
                self.transfer(counter, list(SERVICES.values())[verb % 3])

    def transfer(self, counter: int, service: str) -> None:
        number = self.at_counter[counter]
        where = self.at(counter) | {"service": service}
        self.write(TicketTransferred(**where, from_service=self.service_of[number]))
        del self.at_counter[counter]
        self.service_of[number] = service
        self.waiting[service].append(number)

    def at(self, counter: int) -> dict:
        number = self.at_counter[counter]
        return {
            "ticket": int(number[1:]),
            "number": number,
            "service": self.service_of[number],
            "counter": counter,
            "counter_number": counter,
        }

    def write(self, event: Event) -> None:
        seq = len(self.entries) + 1
        self.entries.append(Entry(seq=seq, at=START + timedelta(seconds=seq), event=event))


def an_office_after(acts: Iterable[Act]) -> SmallOffice:
    office = SmallOffice()
    for verb, pick in acts:
        office.act(verb, pick)
    return office


def _a_print() -> PrintChanged:
    return PrintChanged(
        job=1,
        job_kind="slip",
        ticket=1,
        dossier=None,
        printer="kiosk",
        state="printed",
        problem=None,
    )
