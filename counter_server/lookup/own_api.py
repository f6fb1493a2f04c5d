"""What somebody may do with their own slip, receipt or card at a kiosk: see, and rate."""

from flask import request
from sqlalchemy import Connection, select

from counter_server.contract.dossiers import CardOwner, Stage
from counter_server.contract.ratings import Rating, RatingRequest, Visit
from counter_server.contract.tickets import Ticket, TicketState
from counter_server.core.api import Api, Reply
from counter_server.core.clock import business_day
from counter_server.core.offices import office
from counter_server.core.parts import Parts
from counter_server.core.who import Act, Actor, Device, Nobody, Person, allowed
from counter_server.dossiers.progress import progress_of_person
from counter_server.queue.queries import ticket_by_token
from counter_server.queue.ratings.actions import Opinion
from counter_server.queue.ratings.queries import is_visit_rated
from counter_server.queue.tables import CounterRow

from .rating import nothing_to_rate, rate, token_in
from .stages import stage_of
from .throttle import lookup_throttle


def own_api(parts: Parts) -> Api:
    """The calls of those who hold a slip, a receipt or a card."""
    api = Api("own")
    _visits(api, parts)
    _ratings(api, parts)
    _cards(api, parts)
    return api


def _visits(api: Api, parts: Parts) -> None:
    @api.get(
        "/visits/<token>",
        may=Act.ISSUE,
        answer=Visit,
        errors=("nothing_to_rate",),
        summary="The visit of a slip, by the token of its phone page",
    )
    def visit(actor: Device | Person, token: str) -> Visit:
        at = parts.clock()
        with parts.database.read() as connection:
            found = ticket_by_token(connection, token_in(token), parts.public_url, at)
            if found is None or found[0] != actor.office_id:
                raise nothing_to_rate()
            ticket = found[1]
            zone = office(connection, actor.office_id).timezone
            is_rated = is_visit_rated(connection, actor.office_id, ticket.id)
            return Visit(
                ticket=ticket,
                counter_number=_counter_number(connection, ticket),
                is_of_today=business_day(ticket.issued_at, zone) == business_day(at, zone),
                can_be_rated=ticket.state is TicketState.FINISHED and not is_rated,
            )


def _ratings(api: Api, parts: Parts) -> None:
    throttle = lookup_throttle()

    @api.post(
        "/ratings",
        may=None,
        body=RatingRequest,
        answer=Rating,
        status=201,
        errors=("nothing_to_rate", "not_finished", "already_rated", "throttled"),
        summary="Rate a finished visit or a returned dossier, once, by the token of its phone page",
    )
    def rate_it(actor: Actor, body: RatingRequest) -> Reply:
        office_id = None
        if actor == Nobody():
            throttle.take(request.remote_addr or "", parts.clock())
        else:
            office_id = allowed(actor, Act.READ).office_id
        return Reply(rate(parts, body.of, Opinion(body.stars, body.reasons), office_id), 201)


def _cards(api: Api, parts: Parts) -> None:
    @api.post(
        "/dossiers/of-card",
        may=Act.ISSUE,
        body=CardOwner,
        answer=tuple[Stage, ...],
        summary="Code and stage of the newest dossiers of a card's owner, and nothing else; 20",
    )
    def of_card(actor: Device | Person, body: CardOwner) -> tuple[Stage, ...]:
        with parts.database.read() as connection:
            found = progress_of_person(connection, actor.office_id, body.id_number)
        return tuple(stage_of(each) for each in found)


def _counter_number(connection: Connection, ticket: Ticket) -> int | None:
    return connection.execute(
        select(CounterRow.number).where(CounterRow.id == ticket.counter)
    ).scalar()
