"""Keeps a rating: at most one a ticket, one a dossier."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from counter_server.contract.events import VisitRated
from counter_server.contract.ratings import Rating, Reason
from counter_server.contract.tickets import TicketState
from counter_server.core.parts import Parts
from counter_server.core.upsert import insert_or
from counter_server.core.work import Work
from counter_server.queue.queries import today
from counter_server.queue.tables import ServiceRow, TicketRow

from .rules import already_rated, refuse_unfinished_visit
from .tables import RatingRow


@dataclass(frozen=True)
class Opinion:
    """From 1, bad, to 5, good."""

    stars: int
    reasons: Sequence[Reason] = ()


def rate_visit(parts: Parts, office_id: int, ticket_id: int, opinion: Opinion) -> Rating:
    """`Refused` not_finished or already_rated."""
    with parts.works.begin(office_id) as work:
        row = work.connection.execute(
            select(TicketRow.state, ServiceRow.id, ServiceRow.code)
            .join(ServiceRow, ServiceRow.id == TicketRow.service_id)
            .where(TicketRow.office_id == office_id, TicketRow.id == ticket_id)
        ).one()
        refuse_unfinished_visit(TicketState(row.state))
        return _keep(work, opinion, Subject(row.code, row.id, ticket_id=ticket_id))


def rate_dossier(
    parts: Parts, office_id: int, dossier_id: int, service: str, opinion: Opinion
) -> Rating:
    """Of a dossier that its caller knows to be returned; `Refused` already_rated."""
    with parts.works.begin(office_id) as work:
        service_id = work.connection.execute(
            select(ServiceRow.id).where(
                ServiceRow.office_id == office_id, ServiceRow.code == service
            )
        ).scalar()
        return _keep(work, opinion, Subject(service, service_id, dossier_id=dossier_id))


@dataclass(frozen=True)
class Subject:
    """What is rated."""

    service: str
    service_id: int | None
    ticket_id: int | None = None
    dossier_id: int | None = None


def _keep(work: Work, opinion: Opinion, subject: Subject) -> Rating:
    reasons = tuple(sorted(set(opinion.reasons)))
    kept = work.connection.execute(
        insert_or(work.connection.dialect.name, RatingRow)
        .values(
            office_id=work.office_id,
            ticket_id=subject.ticket_id,
            dossier_id=subject.dossier_id,
            service_id=subject.service_id,
            stars=opinion.stars,
            reasons=[str(each) for each in reasons],
            day=today(work.connection, work.office_id, work.at),
            rated_at=work.at,
        )
        .on_conflict_do_nothing()
        .returning(RatingRow.id)
    ).first()
    if kept is None:
        raise already_rated()
    work.record(
        VisitRated(
            ticket=subject.ticket_id,
            dossier=subject.dossier_id,
            service=subject.service or None,
            stars=opinion.stars,
            reasons=tuple(str(each) for each in reasons),
        )
    )
    return Rating(stars=opinion.stars, reasons=reasons, rated_at=work.at)
