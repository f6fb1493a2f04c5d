"""A supervisor sends a waiting visitor elsewhere."""

from counter_server.contract.tickets import Ticket, TransferRequest
from counter_server.core.parts import Parts

from . import choosing, queries, rules
from .moving import move, ticket_of
from .policy import due_at
from .services import target_of


def reassign(parts: Parts, office_id: int, ticket_id: int, to: TransferRequest) -> Ticket:
    """A waiting ticket waits for another service, counter or clerk, at its place or at the end."""
    with parts.works.begin(office_id) as work:
        ticket = ticket_of(work, ticket_id)
        queries.refuse_other_day(work, ticket.day)
        target = target_of(work, ticket, to)
        event = rules.reassign(ticket.facts, target.code)
        changes: dict[str, object] = {
            "service_id": target.service_id,
            "wanted_counter_id": to.counter,
            "wanted_user_id": to.clerk,
            "bound_at": work.at,
        }
        if not to.keep_place:
            rule = choosing.class_rule(work.connection, office_id, ticket.priority)
            changes |= {"waits_since": work.at, "turn_at": due_at(work.at, rule)}
        return move(parts, work, ticket, event, changes)
