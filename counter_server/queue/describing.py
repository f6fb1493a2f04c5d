"""Writes an office's queue from its description: classes, services, counters, profiles."""

import msgspec
from sqlalchemy import Connection, insert

from counter_server.contract.office import Name, PriorityClass
from counter_server.contract.wire import Shape

from .opening import Hours
from .policy import ORDINARY, Policy
from .tables import (
    CounterRow,
    CounterServiceRow,
    PriorityClassRow,
    QueueDayRow,
    ServiceRow,
    WorkProfileRow,
)


class ServiceDescription(Shape, frozen=True):
    """Without hours it is open at every hour; without last number and quota it is endless."""

    code: str
    prefix: str
    name: Name
    group: Name = Name(vi="")
    usual_service_s: int = 300
    first_number: int = 1
    number_step: int = 1
    last_number: int | None = None
    daily_quota: int | None = None
    hours: tuple[Hours, ...] = ()
    last_ticket_min: int = 0


class CounterDescription(Shape, frozen=True):
    """`proportions` weigh the services; those it does not name weigh 1."""

    number: int
    name: Name
    services: tuple[str, ...]
    proportions: dict[str, int] = msgspec.field(default_factory=dict)


class ProfileDescription(Shape, frozen=True):
    """A set of services, each with its weight."""

    code: str
    name: Name
    services: dict[str, int]


class Calling(Shape, frozen=True):
    """How an office calls; `ordinary_*` are everybody's who is in no priority class."""

    policy: Policy = Policy.BALANCED
    recall_limit: int = 3
    ordinary_weight: int = 2
    ordinary_longest_wait_s: int = 2700


class QueueDescription(Shape, frozen=True):
    """The queue's part of an office file."""

    services: tuple[ServiceDescription, ...]
    counters: tuple[CounterDescription, ...]
    priorities: tuple[PriorityClass, ...] = ()
    profiles: tuple[ProfileDescription, ...] = ()
    calling: Calling = Calling()


def load_queue(connection: Connection, office_id: int, described: QueueDescription) -> None:
    """Adds all of it, services in their order."""
    calling = described.calling
    connection.execute(
        insert(QueueDayRow).values(
            office_id=office_id, policy=calling.policy.value, recall_limit=calling.recall_limit
        )
    )
    _add_classes(connection, office_id, described)
    ids = {
        each.code: _add_service(connection, office_id, position, each)
        for position, each in enumerate(described.services)
    }
    for profile in described.profiles:
        connection.execute(
            insert(WorkProfileRow).values(
                office_id=office_id,
                code=profile.code,
                name_vi=profile.name.vi,
                name_en=profile.name.en,
                services=profile.services,
            )
        )
    for counter in described.counters:
        _add_counter(connection, office_id, counter, ids)


def _add_classes(connection: Connection, office_id: int, described: QueueDescription) -> None:
    calling = described.calling
    everybody = PriorityClass(
        code=ORDINARY,
        name=Name(vi=""),
        weight=calling.ordinary_weight,
        longest_wait_s=calling.ordinary_longest_wait_s,
    )
    for position, each in enumerate((everybody, *described.priorities)):
        connection.execute(
            insert(PriorityClassRow).values(
                office_id=office_id,
                code=each.code,
                position=position,
                name_vi=each.name.vi,
                name_en=each.name.en,
                hint_vi=each.hint.vi,
                hint_en=each.hint.en,
                weight=max(each.weight, 1),
                longest_wait_s=each.longest_wait_s,
            )
        )


def _add_service(
    connection: Connection, office_id: int, position: int, service: ServiceDescription
) -> int:
    hours = [
        {"weekdays": list(each.weekdays), "opens": each.opens, "closes": each.closes}
        for each in service.hours
    ]
    return connection.execute(
        insert(ServiceRow)
        .values(
            office_id=office_id,
            code=service.code,
            prefix=service.prefix,
            name_vi=service.name.vi,
            name_en=service.name.en,
            group_vi=service.group.vi,
            group_en=service.group.en,
            position=position,
            usual_service_s=service.usual_service_s,
            first_number=service.first_number,
            number_step=service.number_step,
            last_number=service.last_number,
            daily_quota=service.daily_quota,
            hours=hours,
            last_ticket_min=service.last_ticket_min,
        )
        .returning(ServiceRow.id)
    ).scalar_one()


def _add_counter(
    connection: Connection, office_id: int, counter: CounterDescription, ids: dict[str, int]
) -> None:
    counter_id = connection.execute(
        insert(CounterRow)
        .values(
            office_id=office_id,
            number=counter.number,
            name_vi=counter.name.vi,
            name_en=counter.name.en,
        )
        .returning(CounterRow.id)
    ).scalar_one()
    connection.execute(
        insert(CounterServiceRow),
        [
            {
                "counter_id": counter_id,
                "service_id": ids[code],
                "weight": counter.proportions.get(code, 1),
            }
            for code in counter.services
        ],
    )
