"""A clerk's desk as the page shows it: frozen values, pure arrangements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from config.words import Translate
from counter_server.contract.office import Counter, CounterState, Name, Service, Wait
from counter_server.contract.tickets import Next, Ticket
from counter_server.core.errors import N_

from .desk_buttons import Button, Buttons, buttons, opening
from .queries import Line

SHOWN = 12  # lines that an old screen holds, shared by the counter's services
LEAST_PER_SERVICE = 4
LONG_MIN = 90


@dataclass(frozen=True)
class Current:
    """Who is at the counter."""

    ticket: Ticket
    service: Name
    priority: Name | None
    then: tuple[Name, ...] = ()


@dataclass(frozen=True)
class Group:
    """Who waits for one service, next first; `more` are not listed.

    `wait` is that of somebody who takes a number now.
    """

    service: Name
    code: str
    waiting: int
    lines: tuple[Line, ...]
    wait: Wait | None = None

    @property
    def more(self) -> int:
        return self.waiting - len(self.lines)


@dataclass(frozen=True)
class Held:
    """A visitor put aside at this counter, or one who did not come."""

    id: int
    number: str
    service: Name
    reason: str


@dataclass(frozen=True)
class Undo:
    """What Ctrl+Z takes back, in Vietnamese, to be translated where it is shown."""

    step: str
    number: str


@dataclass(frozen=True)
class Extras:
    """What a queue of a real hall adds to a desk; `overdue` are ids of tickets."""

    next: Next | None = None
    undo: Undo | None = None
    recall_limit: int = 3
    absent: tuple[Held, ...] = ()
    overdue: frozenset[int] = frozenset()
    profile: Name | None = None
    has_emergency: bool = False


@dataclass(frozen=True)
class Tallies:
    """What this counter did today; `average_s` is how long a visitor was served, if any was."""

    finished: int
    no_show: int
    average_s: int | None


@dataclass(frozen=True)
class Trouble:
    """A slip or receipt that did not come out."""

    job: int
    printer: str
    problem: str
    number: str | None


@dataclass(frozen=True)
class Desk:
    """Everything on the page; `seq` is the last event in it, `services` all of the office."""

    seq: int
    at: datetime
    timezone: str
    counter: Counter
    services: tuple[Service, ...]
    current: Current | None
    groups: tuple[Group, ...]
    next_number: str | None
    held: tuple[Held, ...]
    tallies: Tallies
    troubles: tuple[Trouble, ...]
    priorities: dict[str, Name]
    extras: Extras = Extras()
    low_paper: tuple[str, ...] = ()

    @property
    def waiting(self) -> int:
        return sum(group.waiting for group in self.groups)

    @property
    def is_open(self) -> bool:
        return self.counter.state is CounterState.OPEN

    @property
    def buttons(self) -> Buttons:
        ticket = self.current.ticket if self.current else None
        return buttons(
            self.counter.state,
            ticket.state if ticket else None,
            self.next_number is not None,
            may_recall=ticket is None or ticket.calls < self.extras.recall_limit,
        )

    @property
    def callable_number(self) -> str:
        """Who the call button would call; "" when it would call nobody."""
        is_free = self.is_open and self.current is None
        return self.next_number or "" if is_free else ""

    @property
    def opening(self) -> Button:
        return opening(self.counter.state)

    @property
    def seen(self) -> str:
        return seen(self.current.ticket if self.current else None)


def seen(current: Ticket | None) -> str:
    """What a page showed when a button was pressed: a press on an old page changes nothing."""
    return f"{current.id}.{current.state}.{current.calls}" if current else "nobody"


_STEPS = {
    "called": N_("gọi"),
    "serving": N_("bắt đầu phục vụ"),
    "finished": N_("hoàn tất"),
    "no_show": N_("ghi vắng mặt"),
    "held": N_("tạm giữ"),
    "waiting": N_("chuyển"),
}
_RECALLED = N_("gọi lại")
_ADDED = N_("thêm dịch vụ cho")


def step_words(before: str, after: str, *, was_called_again: bool) -> str:
    """What a step did, by the states around it."""
    if before == after:
        return _RECALLED if was_called_again else _ADDED
    return _STEPS.get(after, _ADDED)


def grouped(
    lines: Sequence[Line],
    served: Sequence[tuple[str, Name]],
    waits: Mapping[str, Wait | None] = MappingProxyType({}),
) -> tuple[Group, ...]:
    """Lines by service: those the counter serves in their order, then those sent to it."""
    names = dict(served)
    for line in lines:
        names.setdefault(line.service, line.service_name)
    shown = max(LEAST_PER_SERVICE, SHOWN // max(1, len(names)))
    groups = []
    for code, name in names.items():
        waiting = [line for line in lines if line.service == code]
        groups.append(Group(name, code, len(waiting), tuple(waiting[:shown]), waits.get(code)))
    return tuple(groups)


def spelled_wait(wait: Wait, _: Translate) -> str:
    """A likely wait as people say it: `5–10 phút`, `dưới 5 phút`, `hơn 90 phút`."""
    low, high = wait.low_s // 60, -(-wait.high_s // 60)
    if low >= LONG_MIN:
        return _("hơn {minutes} phút").format(minutes=LONG_MIN)
    if low == 0:
        return _("dưới {minutes} phút").format(minutes=max(high, 1))
    return _("{low}–{high} phút").format(low=low, high=high)


def spelled(seconds: float, _: Translate) -> str:
    """A duration as people say it: `dưới 1 phút`, `12 phút`, `1 giờ 5 phút`."""
    minutes = max(0, int(seconds)) // 60
    if minutes < 1:
        return _("dưới 1 phút")
    if minutes < 60:
        return _("{minutes} phút").format(minutes=minutes)
    return _("{hours} giờ {minutes} phút").format(hours=minutes // 60, minutes=minutes % 60)
