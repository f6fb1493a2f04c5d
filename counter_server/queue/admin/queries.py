"""Reads of the administration: an office's queue as it is set."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, select

from counter_server.contract.office import Name
from counter_server.contract.wire import from_plain
from counter_server.core.errors import N_, NotFound
from counter_server.queue.opening import Hours
from counter_server.queue.policy import ClassRule, Policy
from counter_server.queue.previewing import Rules
from counter_server.queue.tables import (
    CounterRow,
    CounterServiceRow,
    PriorityClassRow,
    QueueDayRow,
    ServiceDayRow,
    ServiceRow,
    WorkProfileRow,
)
from counter_server.queue.unknown import unknown_counter, unknown_service

from .values import CounterValues, DayOff, Limits, ProfileValues, ServiceValues

_MOST_DAYS_OFF = 100


class _Numbered(Protocol):
    @property
    def id(self) -> int: ...


T = TypeVar("T", bound=_Numbered)


@dataclass(frozen=True)
class Service:
    """A service as it is set; its code and prefix never change."""

    id: int
    code: str
    prefix: str
    set: ServiceValues


@dataclass(frozen=True)
class Counter:
    id: int
    set: CounterValues


@dataclass(frozen=True)
class Profile:
    id: int
    code: str
    set: ProfileValues


def services(connection: Connection, office_id: int) -> tuple[Service, ...]:
    """In the kiosk's order."""
    rows = connection.execute(
        select(ServiceRow.__table__)
        .where(ServiceRow.office_id == office_id)
        .order_by(ServiceRow.position, ServiceRow.id)
        .limit(500)
    )
    return tuple(_service(row) for row in rows)


def service(connection: Connection, office_id: int, service_id: int) -> Service:
    """One service, or `NotFound` unknown_service."""
    return _one(services(connection, office_id), service_id, unknown_service)


def days_off(
    connection: Connection, office_id: int, service_id: int, since: date
) -> tuple[DayOff, ...]:
    """A service's days off from a day on."""
    rows = connection.execute(
        select(ServiceDayRow.day, ServiceDayRow.message_vi, ServiceDayRow.message_en)
        .join(ServiceRow, ServiceRow.id == ServiceDayRow.service_id)
        .where(
            ServiceRow.office_id == office_id,
            ServiceDayRow.service_id == service_id,
            ServiceDayRow.day >= since,
        )
        .order_by(ServiceDayRow.day)
        .limit(_MOST_DAYS_OFF)
    )
    return tuple(DayOff(row.day, Name(vi=row.message_vi, en=row.message_en)) for row in rows)


def counters(connection: Connection, office_id: int) -> tuple[Counter, ...]:
    """By number, with what they serve in what proportion."""
    serves: dict[int, dict[int, int]] = {}
    for counter, served, weight in connection.execute(
        select(CounterServiceRow.counter_id, CounterServiceRow.service_id, CounterServiceRow.weight)
        .join(CounterRow, CounterRow.id == CounterServiceRow.counter_id)
        .where(CounterRow.office_id == office_id)
        .order_by(CounterServiceRow.counter_id, CounterServiceRow.service_id)
    ):
        serves.setdefault(counter, {})[served] = weight
    rows = connection.execute(
        select(CounterRow.__table__)
        .where(CounterRow.office_id == office_id)
        .order_by(CounterRow.number)
        .limit(500)
    )
    return tuple(_counter(row, serves.get(row.id, {})) for row in rows)


def counter(connection: Connection, office_id: int, counter_id: int) -> Counter:
    """One counter, or `NotFound` unknown_counter."""
    return _one(counters(connection, office_id), counter_id, unknown_counter)


def profiles(connection: Connection, office_id: int) -> tuple[Profile, ...]:
    """The work profiles by code."""
    rows = connection.execute(
        select(WorkProfileRow.__table__)
        .where(WorkProfileRow.office_id == office_id)
        .order_by(WorkProfileRow.code)
        .limit(500)
    )
    return tuple(
        Profile(
            row.id,
            row.code,
            ProfileValues(Name(vi=row.name_vi, en=row.name_en), dict(row.services)),
        )
        for row in rows
    )


def profile(connection: Connection, office_id: int, profile_id: int) -> Profile:
    """One profile, or `NotFound` unknown_profile."""
    return _one(profiles(connection, office_id), profile_id, _unknown_profile)


def calling(connection: Connection, office_id: int) -> tuple[Rules, Limits]:
    """The policy with the classes in the kiosk's order, and the limits."""
    row = connection.execute(
        select(
            QueueDayRow.policy,
            QueueDayRow.recall_limit,
            QueueDayRow.near_ahead,
            QueueDayRow.bound_wait_s,
        ).where(QueueDayRow.office_id == office_id)
    ).first()
    classes = connection.execute(
        select(PriorityClassRow.code, PriorityClassRow.weight, PriorityClassRow.longest_wait_s)
        .where(PriorityClassRow.office_id == office_id)
        .order_by(PriorityClassRow.position, PriorityClassRow.code)
    )
    rules = {
        each.code: ClassRule(each.code, each.weight, timedelta(seconds=each.longest_wait_s))
        for each in classes
    }
    policy = Policy(row.policy) if row else Policy.BALANCED
    return Rules(policy, rules), Limits(*row[1:]) if row else Limits()


def _service(row: Any) -> Service:
    hours: Sequence[Any] = row.hours or ()
    values = ServiceValues(
        name=Name(vi=row.name_vi, en=row.name_en),
        group=Name(vi=row.group_vi, en=row.group_en),
        first_number=row.first_number,
        number_step=row.number_step,
        last_number=row.last_number,
        daily_quota=row.daily_quota,
        hours=tuple(from_plain(each, Hours) for each in hours),
        last_ticket_min=row.last_ticket_min,
        is_open=row.is_open,
        closed=Name(vi=row.closed_vi, en=row.closed_en),
    )
    return Service(row.id, row.code, row.prefix, values)


def _counter(row: Any, serves: dict[int, int]) -> Counter:
    name = Name(vi=row.name_vi, en=row.name_en)
    return Counter(row.id, CounterValues(row.number, name, row.state, serves, row.profile_id))


def _one(listed: Iterable[T], wanted: int, unknown: Callable[[], NotFound]) -> T:
    """The one with that id."""
    for each in listed:
        if each.id == wanted:
            return each
    raise unknown()


def _unknown_profile() -> NotFound:
    return NotFound(
        "unknown_profile",
        N_("Không có hồ sơ công việc này."),
        N_("Chọn một hồ sơ có trong danh sách."),
    )
