"""What an arrival is told without counting is what counting would tell."""

import random
from contextlib import suppress

import pytest

from counter_server.contract.tickets import TicketRequest, TransferRequest
from counter_server.core.errors import Problem
from counter_server.queue import actions
from counter_server.queue.estimates.queries import Ahead, Place, wait_of
from counter_server.queue.issuing import issue_in, issue_ticket
from counter_server.queue.tables import TicketRow
from tests.support.issuing import issue
from tests.support.offices import TestOffice

SERVICES = ("dat-dai", "ho-tich-chung-thuc", "xay-dung")
CLASSES = (None, None, "elderly", "disabled")


class Undone(Exception):
    """The transaction is to be taken back."""


def counted(office: TestOffice, ticket_id: int) -> Ahead:
    with office.parts.database.read() as connection:
        row = connection.execute(
            TicketRow.__table__.select().where(TicketRow.id == ticket_id)
        ).one()
        place = Place(office.id, row.day, row.service_id, row.waits_since, row.id, row.priority)
        return wait_of(connection, place, office.clock())


def act_at_random(office: TestOffice, chance: random.Random) -> None:
    counter = chance.choice((1, 2, 3))
    verb = chance.choice((actions.call_next, actions.no_show, actions.start_serving))
    try:
        if chance.random() < 0.1:
            request = TransferRequest(service=chance.choice(SERVICES), keep_place=True)
            actions.transfer(office.parts, office.id, counter, request)
        else:
            verb(office.parts, office.id, counter)
    except Problem:
        return


@pytest.mark.parametrize("seed", range(4))
def test_a_rush_with_clerks_at_work_is_counted_right(office, seed):
    chance = random.Random(seed)
    for turn in range(80):
        if chance.random() < 0.3:
            act_at_random(office, chance)
        if chance.random() < 0.3:
            office.clock.move(seconds=chance.choice((0.2, 1.0, 5.0)))
        ticket = issue(
            office,
            f"key-{seed}-{turn:04}",
            chance.choice(SERVICES),
            priority=chance.choice(CLASSES),
        )
        told = Ahead(ticket.ahead, ticket.wait)
        assert told == counted(office, ticket.id), turn


def test_a_ticket_that_was_taken_back_is_not_counted(office):
    issue(office, "key-first")

    request = TicketRequest(service="dat-dai")
    with suppress(Undone), office.parts.works.begin(office.id) as work:
        issue_in(work, request, "key-undone", None, office.parts)
        raise Undone
    ticket, _ = issue_ticket(office.parts, office.id, request, "key-third", None)
    assert ticket.ahead == 1
