"""32 clerks and 16 kiosks with all verbs at once: 10,000 operations, no violation."""

import random
import threading

from sqlalchemy import select
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

from counter_server.contract.tickets import TicketRequest, TransferRequest
from counter_server.core.errors import Problem
from counter_server.core.event_log import entries_after
from counter_server.queue import actions, queries, reviving
from counter_server.queue.issuing import issue_ticket
from counter_server.queue.tables import TicketRow
from tests.support.offices import TestOffice
from tests.support.visits import Visits

CLERKS, KIOSKS, OPERATIONS = 32, 16, 10_000
SERVICES = ("dat-dai", "ho-tich-chung-thuc", "xay-dung", "dang-ky-kinh-doanh", "moi-truong")
PRIORITIES = (None, None, None, "elderly", "pregnant", "merit")
EACH = OPERATIONS // (CLERKS + KIOSKS) + 1


def kiosk(office: TestOffice, place: int, faults: list[BaseException]) -> None:
    chance = random.Random(place)
    for turn in range(EACH):
        service, *others = chance.sample(SERVICES, 2)
        then = tuple(others) if chance.random() < 0.1 else ()
        request = TicketRequest(service=service, then=then, priority=chance.choice(PRIORITIES))
        key = f"kiosk-{place}-{turn}"
        attempt(faults, lambda k=key, r=request: issue_ticket(office.parts, office.id, r, k, None))


def clerk(office: TestOffice, place: int, faults: list[BaseException]) -> None:
    chance = random.Random(1000 + place)
    counter = place % 5 + 1
    verbs = verbs_of(office, counter, chance)
    weights = [8, 6, 6, 3, 1, 1, 1, 2, 1, 1, 1]
    for _ in range(EACH):
        attempt(faults, chance.choices(verbs, weights)[0])


def verbs_of(office: TestOffice, counter: int, chance: random.Random) -> list:
    at = (office.parts, office.id, counter)

    def any_ticket() -> int:
        return chance.randint(1, KIOSKS * EACH)

    return [
        lambda: actions.call_next(*at),
        lambda: actions.start_serving(*at),
        lambda: actions.finish(*at),
        lambda: actions.no_show(*at),
        lambda: actions.recall(*at),
        lambda: actions.hold(*at, "chờ"),
        lambda: actions.transfer(*at, TransferRequest(service=chance.choice(SERVICES))),
        lambda: actions.call_chosen(*at, any_ticket()),
        lambda: reviving.bring_back(office.parts, office.id, any_ticket()),
        lambda: reviving.cancel(office.parts, office.id, any_ticket()),
        lambda: reviving.undo(*at),
    ]


def attempt(faults: list[BaseException], verb) -> None:
    """A refusal is an answer, and who is told to come again does; anything else is a fault."""
    try:
        verb()
    except Problem:
        pass
    except NoConnectionLeft:
        attempt(faults, verb)
    except BaseException as fault:
        faults.append(fault)


def test_a_crowd_leaves_a_queue_that_can_have_happened(office):
    faults: list[BaseException] = []
    threads = [
        *(threading.Thread(target=kiosk, args=(office, n, faults)) for n in range(KIOSKS)),
        *(threading.Thread(target=clerk, args=(office, n, faults)) for n in range(CLERKS)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    visits, seq = Visits(), 0
    with office.parts.database.read() as connection:
        while entries := entries_after(connection, office.id, seq):
            for entry in entries:
                assert entry.seq == seq + 1
                visits.take(entry)
                seq = entry.seq
        kept = {
            row.id: row.state for row in connection.execute(select(TicketRow.id, TicketRow.state))
        }
        now = {
            counter: current.id
            for counter in range(1, 6)
            if (current := queries.current_ticket(connection, office.id, counter))
        }
    assert len(visits.states) == KIOSKS * EACH
    assert visits.states == kept
    assert visits.at == now
