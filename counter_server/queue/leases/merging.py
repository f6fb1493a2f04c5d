"""Tickets a kiosk gave by itself become tickets of the queue: once, in the order of taking."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert, select, update

from config.words import FIRST_LANGUAGE, known_language
from counter_server.contract.events import TicketCancelled, TicketIssued
from counter_server.contract.leases import Merged, MergedTicket, MergeRequest, TakenTicket
from counter_server.contract.tickets import TicketState
from counter_server.core.parts import Parts
from counter_server.core.who import Device
from counter_server.core.work import Work
from counter_server.queue import moving, queries, rules
from counter_server.queue.choosing import class_rule
from counter_server.queue.days import CLOSED, open_day
from counter_server.queue.policy import due_at
from counter_server.queue.tables import ServiceRow, TicketRow

from .rules import ahead_of_us, corrected
from .tables import LeaseState, NumberLeaseRow

TAKEN_AGAIN = "taken_away"
_log = logging.getLogger(__name__)


def merge(parts: Parts, device: Device, asked: MergeRequest) -> Merged:
    """All of them in one transaction; what was merged before is answered again, not done again."""
    with parts.works.begin(device.office_id) as work:
        merging = _Merging(parts, work, ahead_of_us(asked.sent_at, work.at))
        leases = _leases(work, device, [taken.lease for taken in asked.taken])
        merged, unknown = [], []
        for taken in asked.taken:
            lease = leases.get(taken.lease)
            ticket = None if lease is None else merging.merge(taken, lease)
            if ticket is None:
                _log.warning("leased_number_refused", extra={"lease": taken.lease})
                unknown.append(taken.lease)
            else:
                merged.append(ticket)
        return Merged(at=work.at, tickets=tuple(merged), unknown=tuple(unknown))


@dataclass
class _Merging:
    """`ahead`: how far the kiosk's clock is ahead; `last_at`: when the last ticket was taken."""

    parts: Parts
    work: Work
    ahead: timedelta
    last_at: datetime | None = None

    def merge(self, taken: TakenTicket, lease: Any) -> MergedTicket | None:
        """None when another ticket bears the number."""
        if lease.ticket_id is not None:
            return self._known(lease)
        at = corrected(
            taken.taken_at,
            self.ahead,
            max(lease.granted_at, self.last_at or lease.granted_at),
            self.work.at,
        )
        self.last_at = at
        key = self._free_key(taken)
        if self._is_borne(lease):
            return None
        today = queries.today(self.work.connection, self.work.office_id, self.work.at)
        if lease.day == today:
            open_day(self.work, today)
        row = self._row(taken, lease, at, key, is_over=lease.day < today)
        ticket_id = self._insert(row, lease)
        self._record(ticket_id, row, lease)
        return MergedTicket(
            lease=lease.id, ticket=ticket_id, number=lease.label, state=TicketState(row["state"])
        )

    def _known(self, lease: Any) -> MergedTicket:
        state = self.work.connection.execute(
            select(TicketRow.state).where(TicketRow.id == lease.ticket_id)
        ).scalar_one()
        return MergedTicket(
            lease=lease.id, ticket=lease.ticket_id, number=lease.label, state=TicketState(state)
        )

    def _free_key(self, taken: TakenTicket) -> str:
        """The touch's key, so that its late request finds this ticket.

        When that request did get through and only its answer was lost, nobody holds its number.
        """
        office = self.work.office_id
        other = self.work.connection.execute(
            select(TicketRow.id).where(
                TicketRow.office_id == office, TicketRow.idempotency_key == taken.key
            )
        ).scalar()
        if other is None:
            return taken.key
        ticket = moving.ticket_of(self.work, other)
        if ticket.facts.state is TicketState.WAITING:
            event = rules.cancel(ticket.facts, TAKEN_AGAIN)
            changes = {
                "state": TicketState.CANCELLED,
                "ended_at": self.work.at,
                "reason": event.reason,
            }
            moving.move(self.parts, self.work, ticket, event, changes)
        return f"{taken.key}~{taken.lease}"

    def _is_borne(self, lease: Any) -> bool:
        """Only when somebody renumbered the service in the middle of the day."""
        return (
            self.work.connection.execute(
                select(TicketRow.id).where(
                    TicketRow.office_id == self.work.office_id,
                    TicketRow.day == lease.day,
                    TicketRow.series == lease.series,
                    TicketRow.number == lease.number,
                )
            ).first()
            is not None
        )

    def _row(
        self, taken: TakenTicket, lease: Any, at: datetime, key: str, *, is_over: bool
    ) -> dict[str, Any]:
        rule = class_rule(self.work.connection, self.work.office_id, taken.priority or "")
        state = TicketState.CANCELLED if is_over else TicketState.WAITING
        return {
            "office_id": self.work.office_id,
            "service_id": lease.service_id,
            "day": lease.day,
            "series": lease.series,
            "number": lease.number,
            "label": lease.label,
            "state": state.value,
            "state_since": self.work.at if is_over else at,
            "ended_at": self.work.at if is_over else None,
            "reason": CLOSED if is_over else "",
            "priority": rule.code,
            "language": known_language(taken.language) or FIRST_LANGUAGE,
            "token": lease.token,
            "idempotency_key": key,
            "device_id": lease.device_id,
            "issued_at": at,
            "waits_since": at,
            "turn_at": due_at(at, rule),
            "calls": 0,
        }

    def _insert(self, row: dict[str, Any], lease: Any) -> int:
        ticket_id = self.work.connection.execute(
            insert(TicketRow).values(**row).returning(TicketRow.id)
        ).scalar_one()
        self.work.connection.execute(
            update(NumberLeaseRow)
            .where(NumberLeaseRow.id == lease.id)
            .values(state=LeaseState.USED.value, ticket_id=ticket_id)
        )
        return ticket_id

    def _record(self, ticket_id: int, row: dict[str, Any], lease: Any) -> None:
        of = {"ticket": ticket_id, "number": lease.label, "service": lease.code}
        self.work.record(
            TicketIssued(
                **of,
                priority=row["priority"] or None,
                language=row["language"],
                device=lease.device_id,
                print=False,
                taken_away=True,
            )
        )
        if row["state"] == TicketState.CANCELLED:
            self.work.record(TicketCancelled(**of, reason=CLOSED))


def _leases(work: Work, device: Device, ids: Sequence[int]) -> dict[int, Any]:
    """The numbers of this kiosk, locked in one order; any state but given back will do."""
    rows = work.connection.execute(
        select(NumberLeaseRow.__table__, ServiceRow.code)
        .join(ServiceRow, ServiceRow.id == NumberLeaseRow.service_id)
        .where(
            NumberLeaseRow.office_id == work.office_id,
            NumberLeaseRow.device_id == device.id,
            NumberLeaseRow.id.in_(ids),
        )
        .order_by(NumberLeaseRow.id)
        .with_for_update(of=NumberLeaseRow)
    )
    return {row.id: row for row in rows}
