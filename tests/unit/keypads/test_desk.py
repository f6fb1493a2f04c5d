"""The loop between keys, server and display, with a server that answers as a test wants."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from counter_server.cli.keypad.desk import Desk
from counter_server.cli.keypad.flow import Ask
from counter_server.cli.keypad.happenings import (
    Connected,
    CutOff,
    Ended,
    Happened,
    Happening,
    Pressed,
    Unusable,
)
from counter_server.cli.keypad.server import Refused, ServerAway
from counter_server.contract.events import CounterChanged
from counter_server.contract.office import Counter, CounterState, Name
from counter_server.contract.tickets import Ticket, TicketState
from display_board.asking import CannotWork
from hardware.keypads import Command

COUNTER = Counter(
    id=7, number=1, name=Name(vi="Quầy 1"), state=CounterState.OPEN, services=("dat-dai",)
)
CHANGED = Happened(CounterChanged(counter=8, counter_number=2, state=CounterState.PAUSED))


def a_ticket(state: TicketState) -> Ticket:
    return Ticket(
        id=112,
        number="A012",
        service="dat-dai",
        state=state,
        issued_at=datetime(2026, 11, 24, tzinfo=UTC),
        ahead=0,
        wait=None,
        status_url="",
    )


@dataclass
class FakeServer:
    """Answers each request with the next of `answers`."""

    answers: list[Ticket | Exception | None] = field(default_factory=list)
    asked: list[Ask] = field(default_factory=list)

    def waiting(self, counter: Counter) -> int:
        return 3

    def ask(self, counter: Counter, ask: Ask) -> Ticket | None:
        self.asked.append(ask)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def shown(
    server: FakeServer, *happened: Happening, clock: Callable[[], float] = lambda: 0.0
) -> list[str]:
    """What the display shows while things happen, each after the display has been written."""
    lines: list[str] = []
    rest = [*happened, Ended()]

    class OneByOne:
        def get(self) -> Happening:
            return rest.pop(0)

        def empty(self) -> bool:
            return True

    Desk(server, OneByOne(), lines.append, clock).run()  # type: ignore[arg-type]
    return lines


def press(command: Command, at_s: float = 1.0) -> Pressed:
    return Pressed(command, at_s)


def test_the_answer_goes_to_the_display():
    server = FakeServer([a_ticket(TicketState.CALLED), a_ticket(TicketState.FINISHED)])
    keys = press(Command.NEXT), press(Command.FINISH, 2.0)
    assert shown(server, Connected(COUNTER), *keys) == ["E0", "---- 03", "A012 03", "---- 03"]


def test_a_refusal_stays_until_the_next_key():
    server = FakeServer([Refused("counter_busy")])
    happened = Connected(COUNTER), press(Command.NEXT), CHANGED, press(Command.CLEAR, 2.0)
    assert shown(server, *happened) == ["E0", "---- 03", "E1", "---- 03"]


def test_an_answer_that_does_not_come_is_told():
    server = FakeServer([ServerAway("ReadTimeout")])
    assert shown(server, Connected(COUNTER), press(Command.NEXT))[-1] == "E0"


def test_keys_ask_nothing_while_the_server_is_away():
    server = FakeServer()
    assert shown(server, Connected(COUNTER), CutOff(), press(Command.NEXT))[-2:] == ["E0", "E0"]
    assert server.asked == []


def test_impatient_keys_during_a_request_ask_nothing():
    server = FakeServer([a_ticket(TicketState.CALLED)])
    keys = press(Command.NEXT, 1.0), press(Command.SERVE, 2.0), press(Command.FINISH, 4.9)
    shown(server, Connected(COUNTER), *keys, clock=lambda: 5.0)
    assert server.asked == [Ask("call")]


def test_a_key_finds_out_that_the_token_was_withdrawn():
    server = FakeServer([Refused("token_wrong")])
    with pytest.raises(CannotWork, match="token_wrong"):
        shown(server, Connected(COUNTER), press(Command.NEXT))


def test_a_wrong_token_ends_the_program():
    with pytest.raises(CannotWork, match="token_wrong"):
        shown(FakeServer(), Unusable("token_wrong"))
