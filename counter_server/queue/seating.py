"""Sitting down at a counter: never away from a visitor, in another's place only when meant."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from counter_server.accounts.actions import take_seat
from counter_server.accounts.queries import sitter_at
from counter_server.contract.office import Counter
from counter_server.contract.tickets import Ticket
from counter_server.core.errors import N_, NotFound, Problem, Refused
from counter_server.core.parts import Parts
from counter_server.core.who import Person

from . import queries, rules
from .desk_verbs import Said
from .moving import current_at


@dataclass(frozen=True)
class Taken:
    """A counter where somebody else sits, and whom they serve."""

    counter: Counter
    sitter_id: int
    sitter: str
    visitor: Ticket | None


def taken(connection: Connection, person: Person, counter_id: int) -> Taken | None:
    """Who would be replaced at a counter; None when nobody would."""
    counter = queries.counter(connection, person.office_id, counter_id)
    sitter = sitter_at(connection, person.office_id, counter_id)
    if sitter is None or sitter.user_id == person.id:
        return None
    visitor = queries.current_ticket(connection, person.office_id, counter_id)
    return Taken(counter, sitter.user_id, sitter.name, visitor)


def sit_down(parts: Parts, person: Person, counter_id: int, instead_of: int | None) -> None:
    """Takes a seat; `Refused` seat_taken when somebody sits there who was not named."""
    if person.counter_id != counter_id:
        problem = why_stay(parts)(person)
        if problem is not None:
            raise problem
    take_seat(
        parts.works,
        person.office_id,
        user_id=person.id,
        counter_id=counter_id,
        instead_of=instead_of,
    )


def why_stay(parts: Parts) -> Callable[[Person], Problem | None]:
    """Tells why a person cannot leave their counter yet: nobody else would see its visitor."""

    def problem_of(person: Person) -> Problem | None:
        if person.counter_id is None:
            return None
        with parts.works.begin(person.office_id) as work:
            current = current_at(work, person.counter_id)
        try:
            rules.refuse_busy(current.facts if current else None, rules.BEFORE_LEAVING)
        except Refused as problem:
            return problem
        return None

    return problem_of


def displaced(connection: Connection, person: Person, counter_id: int) -> Said | None:
    """Who sits now where a person sat last; None when there is nobody to name."""
    try:
        found = taken(connection, person, counter_id)
    except NotFound:
        return None
    if found is None:
        return None
    values = {"name": found.sitter, "number": found.counter.number}
    return Said(N_("{name} đã ngồi thay ở quầy {number}."), values, "bad")
