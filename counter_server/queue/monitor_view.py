"""The hall as its supervisor sees it: frozen values and the thresholds that warn, pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_server.contract.office import CounterState, Name, Service
from counter_server.core.errors import N_

from .attending.bound import Away, Kept
from .emergencies import Emergency

IDLE_AFTER = timedelta(minutes=2)
UNSERVED_AFTER = timedelta(minutes=3)


@dataclass(frozen=True)
class Line:
    """A service and who waits for it; `since` is when the longest waiting one began to.

    `seated_counters` are those of `open_counters` where somebody sits.
    """

    service: Service
    waiting: int
    overdue: int
    since: datetime | None
    open_counters: int
    seated_counters: int


@dataclass(frozen=True)
class Visitor:
    """A ticket the supervisor may have to do something about."""

    id: int
    number: str
    service: Name
    state: str
    since: datetime
    reason: str = ""
    counter: int | None = None


@dataclass(frozen=True)
class CounterView:
    """A counter; `free_since` is when its last visitor left, today."""

    id: int
    number: int
    name: Name
    state: CounterState
    services: tuple[str, ...]
    sitter: str | None
    profile: Name | None
    current: Visitor | None
    served: int
    free_since: datetime | None


@dataclass(frozen=True)
class Figures:
    """Today; averages in seconds, absent before there is anything to average."""

    issued: int
    waiting: int
    served: int
    no_show: int
    cancelled: int
    wait_s: int | None
    service_s: int | None


@dataclass(frozen=True)
class Warned:
    """A sentence in Vietnamese with named places; `services` are named in the reader's tongue."""

    text: str
    counter: int | None = None
    number: str = ""
    count: int = 0
    service: Name | None = None
    since: datetime | None = None
    printer: str = ""


@dataclass(frozen=True)
class Monitor:
    """Everything on the page; `seq` is the last event in it."""

    seq: int
    at: datetime
    timezone: str
    figures: Figures
    lines: tuple[Line, ...]
    counters: tuple[CounterView, ...]
    attention: tuple[Visitor, ...]
    emergencies: tuple[Emergency, ...]
    failed_prints: int
    low_paper: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()

    @property
    def warnings(self) -> tuple[Warned, ...]:
        return warnings(self)


LOW_PAPER = N_("Máy in {printer} sắp hết giấy. Chuẩn bị cuộn mới.")
AWAY_WORDS = {
    Away.COUNTER_CLOSED: N_("chờ quầy {counter} đang đóng"),
    Away.COUNTER_PAUSED: N_("chờ quầy {counter} đang nghỉ"),
    Away.CLERK_AWAY: N_("chờ {clerk}, chưa ngồi quầy nào"),
}


def warnings(monitor: Monitor) -> tuple[Warned, ...]:
    """What goes past its threshold now, the most pressing kind first."""
    return (
        *_overdue(monitor.lines),
        *_unserved(monitor.counters, monitor.at),
        *_idle(monitor.counters, monitor.lines, monitor.at),
        *_paper(monitor.failed_prints),
        *(Warned(LOW_PAPER, printer=each) for each in monitor.low_paper),
    )


def _overdue(lines: Sequence[Line]) -> list[Warned]:
    text = N_("{service}: {count} người chờ quá mức lâu nhất, lâu nhất {since}.")
    return [
        Warned(text, count=line.overdue, service=line.service.name, since=line.since)
        for line in lines
        if line.overdue
    ]


def _unserved(counters: Sequence[CounterView], at: datetime) -> list[Warned]:
    text = N_("Quầy {counter}: số {number} được gọi đã {since} mà chưa phục vụ.")
    return [
        Warned(text, counter=each.number, number=each.current.number, since=each.current.since)
        for each in counters
        if each.current
        and each.current.state == "called"
        and at - each.current.since > UNSERVED_AFTER
    ]


def _idle(counters: Sequence[CounterView], lines: Sequence[Line], at: datetime) -> list[Warned]:
    waiting = {line.service.code: line for line in lines if line.waiting}
    found = []
    for each in counters:
        mine = [waiting[code] for code in each.services if code in waiting]
        if each.state is not CounterState.OPEN or each.current or not mine:
            continue
        began = [line.since for line in mine if line.since]
        idle_since = max(filter(None, (each.free_since, min(began, default=at))))
        if at - idle_since > IDLE_AFTER:
            count = sum(line.waiting for line in mine)
            text = N_("Quầy {counter} trống đã {since} trong khi {count} người chờ.")
            found.append(Warned(text, counter=each.number, count=count, since=idle_since))
    return found


def _paper(failed: int) -> list[Warned]:
    text = N_("{count} phiếu chưa in được. Xem máy in.")
    return [Warned(text, count=failed)] if failed else []
