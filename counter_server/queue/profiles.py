"""Work profiles: named sets of services that a counter takes on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from counter_server.contract.events import CounterChanged
from counter_server.contract.office import Counter, Name
from counter_server.core.errors import N_, NotFound
from counter_server.core.parts import Parts
from counter_server.core.work import Work

from . import queries
from .moving import counter_of
from .tables import CounterRow, CounterServiceRow, ServiceRow, WorkProfileRow


@dataclass(frozen=True)
class Profile:
    """`services` are codes with their weights."""

    id: int
    code: str
    name: Name
    services: Mapping[str, int]


def profiles(connection: Connection, office_id: int) -> tuple[Profile, ...]:
    """The profiles of an office, in the order they were written."""
    rows = connection.execute(
        select(WorkProfileRow.__table__)
        .where(WorkProfileRow.office_id == office_id)
        .order_by(WorkProfileRow.id)
        .limit(100)
    )
    return tuple(_profile(row) for row in rows)


def profiles_taken(connection: Connection, office_id: int) -> Mapping[int, Name]:
    """Which counter works by which profile: the counter's id to the profile's name."""
    rows = connection.execute(
        select(CounterRow.id, WorkProfileRow.name_vi, WorkProfileRow.name_en)
        .join(WorkProfileRow, WorkProfileRow.id == CounterRow.profile_id)
        .where(CounterRow.office_id == office_id)
        .order_by(CounterRow.number)
    )
    return {row.id: Name(vi=row.name_vi, en=row.name_en) for row in rows}


def apply_profile(parts: Parts, office_id: int, counter_id: int, code: str) -> Counter:
    """The counter serves what the profile says, from the next call on."""
    with parts.works.begin(office_id) as work:
        counter = counter_of(work, counter_id)
        profile = _named(work, code)
        _serve(work, counter_id, profile)
        work.record(
            CounterChanged(counter=counter.id, counter_number=counter.number, state=counter.state)
        )
        return queries.counter(work.connection, office_id, counter_id)


def _serve(work: Work, counter_id: int, profile: Profile) -> None:
    known = work.connection.execute(
        select(ServiceRow.id, ServiceRow.code)
        .where(ServiceRow.office_id == work.office_id, ServiceRow.code.in_(profile.services))
        .order_by(ServiceRow.id)
    ).all()
    work.connection.execute(
        delete(CounterServiceRow).where(CounterServiceRow.counter_id == counter_id)
    )
    rows = [
        {"counter_id": counter_id, "service_id": row.id, "weight": profile.services[row.code]}
        for row in known
    ]
    if rows:
        work.connection.execute(insert(CounterServiceRow), rows)
    work.connection.execute(
        update(CounterRow).where(CounterRow.id == counter_id).values(profile_id=profile.id)
    )


def _named(work: Work, code: str) -> Profile:
    for each in profiles(work.connection, work.office_id):
        if each.code == code:
            return each
    raise NotFound(
        "unknown_profile", N_("Không có nhóm việc này."), N_("Chọn một nhóm có trong danh sách.")
    )


def _profile(row: Any) -> Profile:
    return Profile(row.id, row.code, Name(vi=row.name_vi, en=row.name_en), row.services)
