"""The order of the kiosk's lists: services, their groups, priority classes."""

from collections.abc import Sequence
from itertools import groupby
from typing import TypeVar

from sqlalchemy import update

from counter_server.accounts.actions.standing import stand_in_line
from counter_server.core.parts import Parts
from counter_server.core.work import Work
from counter_server.queue.classes import priority_classes
from counter_server.queue.tables import PriorityClassRow, ServiceRow
from counter_server.queue.telling import tell_service

from . import queries

T = TypeVar("T")


def move_service(parts: Parts, office_id: int, service_id: int, by: int) -> None:
    """One place up (-1) or down (1) in the kiosk's list; at its end nothing happens."""
    with parts.works.begin(office_id) as work:
        stand_in_line(work)
        ids = [each.id for each in queries.services(work.connection, office_id)]
        here = queries.service(work.connection, office_id, service_id).id
        _place_services(work, moved(ids, ids.index(here), by))
        tell_service(work, here)


def move_group(parts: Parts, office_id: int, group: str, by: int) -> None:
    """All services of a group, before or after the group beside it."""
    with parts.works.begin(office_id) as work:
        stand_in_line(work)
        groups = grouped(queries.services(work.connection, office_id))
        names = [name for name, _ in groups]
        if group in names:
            ordered = moved(groups, names.index(group), by)
            ids = [each.id for _, members in ordered for each in members]
            _place_services(work, ids)
            tell_service(work, ids[0])


def move_class(parts: Parts, office_id: int, code: str, by: int) -> None:
    """One place up or down among the classes a citizen chooses from."""
    with parts.works.begin(office_id) as work:
        stand_in_line(work)
        codes = [each.code for each in priority_classes(work.connection, office_id)]
        if code not in codes:
            return
        for position, each in enumerate(moved(codes, codes.index(code), by)):
            here = (PriorityClassRow.office_id == office_id) & (PriorityClassRow.code == each)
            work.connection.execute(update(PriorityClassRow).where(here).values(position=position))


def grouped(
    services: Sequence[queries.Service],
) -> list[tuple[str, list[queries.Service]]]:
    """Services by the group the kiosk shows them in, in its order; "" is none."""
    by_name: dict[str, list[queries.Service]] = {}
    for name, members in groupby(services, key=lambda each: each.set.group.vi):
        by_name.setdefault(name, []).extend(members)
    return list(by_name.items())


def moved(listed: Sequence[T], here: int, by: int) -> list[T]:
    """A list with one of it moved; at its ends nothing happens."""
    ordered = list(listed)
    there = min(max(here + by, 0), len(ordered) - 1)
    ordered.insert(there, ordered.pop(here))
    return ordered


def _place_services(work: Work, ids: Sequence[int]) -> None:
    for position, each in enumerate(ids):
        work.connection.execute(
            update(ServiceRow).where(ServiceRow.id == each).values(position=position)
        )
