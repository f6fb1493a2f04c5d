"""The steps of a dossier on both databases: one after the other, won by one clerk only."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from counter_server.contract.events import DossierMoved
from counter_server.core.errors import NotFound, Refused
from counter_server.core.event_log import entries_after
from counter_server.core.who import Person, Role
from counter_server.dossiers import actions, queries
from tests.support.a_dossier import a_desk, a_request
from tests.support.offices import sample_office


@pytest.fixture
def office(database):
    return sample_office(database)


@pytest.fixture
def code(office) -> str:
    return actions.receive(office.parts, office.id, a_request(), a_desk(office.id))[0].code


def move(office, verb, code: str, by=None):
    return verb(office.parts, office.id, code, by or a_desk(office.id))


def test_a_dossier_goes_from_intake_to_the_citizens_hand(office, code):
    assert move(office, actions.process, code).portal_code == 4
    office.clock.move(hours=1)
    resolved = move(office, actions.resolve, code)
    assert resolved.resolved_at == office.clock.now
    office.clock.move(hours=1)
    returned = move(office, actions.return_result, code)
    assert (returned.state, returned.returned_at) == ("returned", office.clock.now)
    assert returned.resolved_at == resolved.resolved_at


def test_every_step_is_an_event_and_stands_in_the_history(office, code):
    clerk = Person(5, office.id, Role.CLERK, "Trần Văn Ẩn")
    move(office, actions.process, code, clerk)
    with office.parts.database.read() as connection:
        event = entries_after(connection, office.id, 1)[0].event
        dossier = queries.dossier(connection, office.id, code)
        history = queries.steps(connection, dossier.id)
    assert isinstance(event, DossierMoved)
    assert (event.from_state, event.to_state) == ("received", "processing")
    assert [(step.seq, step.state, step.by_person, step.by_device) for step in history] == [
        (1, "received", None, 1),
        (2, "processing", 5, None),
    ]


def test_a_step_out_of_turn_is_refused_with_the_state(office, code):
    with pytest.raises(Refused) as refusal:
        move(office, actions.resolve, code)
    assert (refusal.value.code, refusal.value.state) == ("wrong_state", "received")


def test_two_at_once_cannot_both_win(office, code):
    together = Barrier(4)

    def press(_):
        together.wait()
        try:
            return move(office, actions.process, code).state
        except Refused as refusal:
            return refusal.code

    with ThreadPoolExecutor(4) as clerks:
        answers = sorted(clerks.map(press, range(4)))
    assert answers == ["processing", *["wrong_state"] * 3]
    with office.parts.database.read() as connection:
        assert len(entries_after(connection, office.id, 0)) == 2


def test_a_code_is_found_however_it_is_typed(office, code):
    assert move(office, actions.process, code.lower().replace(".", " ")).code == code


@pytest.mark.parametrize("wrong", ["000.05.16.H21-261123-9999", "", "\0", "…"])
def test_an_unknown_code_is_told(office, wrong):
    with pytest.raises(NotFound) as problem:
        move(office, actions.process, wrong)
    assert problem.value.code == "unknown_dossier"
