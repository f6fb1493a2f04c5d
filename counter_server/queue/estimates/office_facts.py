"""What an estimate needs of an office and changes slowly: read at most every half minute."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, select

from counter_server.contract.wire import from_plain
from counter_server.core.clock import local
from counter_server.core.offices import OfficeRow
from counter_server.queue.opening import Hours
from counter_server.queue.policy import ORDINARY, Policy
from counter_server.queue.tables import (
    CounterRow,
    CounterServiceRow,
    PriorityClassRow,
    QueueDayRow,
    ServiceRow,
)

from .hours import Span, spans_of
from .known import Known
from .layout import ORDINARY_LONGEST_S, Layout
from .signs import manned_counters
from .tables import ServiceMeasureRow
from .times import Measure, Times

FRESH = timedelta(seconds=30)


@dataclass(frozen=True)
class OfficeFacts:
    """A hall and the times of its services in one hour of its day; `spans`: today's hours of
    those services that have any; `manned`: see `manned.manned`."""

    layout: Layout
    times: Mapping[int, Times]
    early_share: float
    read_at: datetime
    spans: Mapping[int, Sequence[Span]] = field(default_factory=dict)
    manned: frozenset[int] | None = None


class Remembered:
    """One process's facts, by database and office; forgotten with the database."""

    def __init__(self) -> None:
        self._facts: WeakKeyDictionary[Engine, dict[int, OfficeFacts]] = WeakKeyDictionary()

    def of(self, connection: Connection, office_id: int, service: int, at: datetime) -> OfficeFacts:
        """Facts not older than `FRESH`, that know the service."""
        offices = self._facts.setdefault(connection.engine, {})
        facts = offices.get(office_id)
        is_fresh = facts is not None and timedelta(0) <= at - facts.read_at < FRESH
        if facts is None or not is_fresh or service not in facts.times:
            facts = offices[office_id] = read_facts(connection, office_id, at)
        return facts


def read_facts(connection: Connection, office_id: int, at: datetime) -> OfficeFacts:
    """The facts as they are now."""
    layout = read_layout(connection, office_id)
    known = Known(layout.usual_s, _measures(connection, office_id))
    times = known.at(local(at, layout.timezone).hour)
    spans = _spans(connection, office_id, local(at, layout.timezone).date(), layout.timezone)
    at_work = manned_counters(connection, office_id, at, layout.timezone)
    return OfficeFacts(layout, times, known.early_share(), at, spans, at_work)


def read_layout(connection: Connection, office_id: int) -> Layout:
    """Services, counters and policy of an office."""
    services = connection.execute(
        select(ServiceRow.id, ServiceRow.code, ServiceRow.usual_service_s)
        .where(ServiceRow.office_id == office_id)
        .order_by(ServiceRow.id)
    ).all()
    timezone, policy, longest_s = _calling(connection, office_id)
    weights = _weights(connection, office_id)
    return Layout(
        timezone=timezone,
        services={row.code: row.id for row in services},
        usual_s={row.id: float(row.usual_service_s) for row in services},
        counters={each: frozenset(served) for each, served in weights.items()},
        weights=weights,
        policy=Policy(policy or Policy.BALANCED),
        longest_wait_s=longest_s or ORDINARY_LONGEST_S,
    )


def _calling(connection: Connection, office_id: int) -> tuple[str, str | None, int | None]:
    is_ordinary = (PriorityClassRow.office_id == OfficeRow.id) & (PriorityClassRow.code == ORDINARY)
    row = connection.execute(
        select(OfficeRow.timezone, QueueDayRow.policy, PriorityClassRow.longest_wait_s)
        .outerjoin(QueueDayRow, QueueDayRow.office_id == OfficeRow.id)
        .outerjoin(PriorityClassRow, is_ordinary)
        .where(OfficeRow.id == office_id)
    ).one()
    return row[0], row[1], row[2]


def _weights(connection: Connection, office_id: int) -> dict[int, dict[int, int]]:
    """The services of every counter with their proportions."""
    served: dict[int, dict[int, int]] = {}
    for counter, service, weight in connection.execute(
        select(CounterRow.id, CounterServiceRow.service_id, CounterServiceRow.weight)
        .outerjoin(CounterServiceRow, CounterServiceRow.counter_id == CounterRow.id)
        .where(CounterRow.office_id == office_id)
        .order_by(CounterRow.id)
    ):
        served.setdefault(counter, {}).update({} if service is None else {service: weight})
    return served


def _spans(
    connection: Connection, office_id: int, day: date, timezone: str
) -> dict[int, tuple[Span, ...]]:
    rows = connection.execute(
        select(ServiceRow.id, ServiceRow.hours).where(ServiceRow.office_id == office_id)
    )
    hours = {row.id: [from_plain(each, Hours) for each in row.hours] for row in rows if row.hours}
    return {service: spans_of(each, day, timezone) for service, each in hours.items()}


def _measures(connection: Connection, office_id: int) -> dict[tuple[int, int], Measure]:
    rows: Any = connection.execute(
        select(ServiceMeasureRow.__table__).where(ServiceMeasureRow.office_id == office_id)
    )
    return {
        (row.service_id, row.hour): Measure(
            row.calls, row.total_s, row.total_sq_s, row.no_shows, row.early
        )
        for row in rows
    }
