"""Finds the service that a request means."""

from dataclasses import dataclass

from sqlalchemy import select

from counter_server.accounts.tables import UserRow
from counter_server.contract.tickets import TransferRequest
from counter_server.core.errors import N_, Invalid, NotFound
from counter_server.core.work import Work

from . import queries
from .moving import Standing
from .tables import ServiceRow
from .unknown import unknown_service


@dataclass(frozen=True)
class Target:
    """A service as a ticket's row and an event name it."""

    service_id: int
    code: str


def service_named(work: Work, asked: str | int, field: str = "service") -> Target:
    """By code, prefix or id; `NotFound` unknown_service, asked for in that field."""
    named = (ServiceRow.code == asked) | (ServiceRow.prefix == asked)
    row = work.connection.execute(
        select(ServiceRow.id, ServiceRow.code)
        .where(
            ServiceRow.office_id == work.office_id,
            ServiceRow.id == asked if isinstance(asked, int) else named,
        )
        .order_by(ServiceRow.id)
    ).first()
    if row is None:
        raise unknown_service(field)
    return Target(row.id, row.code)


def service_by_id(work: Work, service_id: int) -> Target:
    return service_named(work, service_id)


def target_of(work: Work, ticket: Standing, to: TransferRequest) -> Target:
    """The service a transfer leads to; counters and clerks must exist."""
    if to.service is None and to.counter is None and to.clerk is None:
        raise Invalid(
            "no_target",
            N_("Chưa chọn nơi chuyển đến."),
            N_("Chọn một dịch vụ, một quầy hoặc một cán bộ."),
            field="service",
        )
    if to.counter is not None:
        queries.counter(work.connection, work.office_id, to.counter)
    if to.clerk is not None:
        _refuse_unknown_clerk(work, to.clerk)
    if to.service is None:
        return Target(ticket.service_id, ticket.facts.service)
    return service_named(work, to.service)


def _refuse_unknown_clerk(work: Work, clerk: int) -> None:
    found = work.connection.execute(
        select(UserRow.id).where(
            UserRow.office_id == work.office_id, UserRow.id == clerk, UserRow.is_active
        )
    ).first()
    if found is None:
        raise NotFound(
            "unknown_clerk", N_("Không có cán bộ này."), N_("Chọn một cán bộ có trong danh sách.")
        )
