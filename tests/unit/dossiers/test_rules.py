"""A dossier goes one way, one step at a time."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from counter_server.contract.dossiers import DossierState
from counter_server.core.errors import Refused
from counter_server.dossiers.rules import PORTAL_CODES, Dossier, process, resolve, return_result

WAY = [*DossierState]
MOVES = [process, resolve, return_result]


def a_dossier(state: DossierState = DossierState.RECEIVED) -> Dossier:
    return Dossier(7, "000.05.16.H21-261123-0001", state)


@pytest.mark.parametrize("step", range(3))
def test_each_step_leads_to_the_next(step: int):
    event = MOVES[step](a_dossier(WAY[step]))
    assert (event.from_state, event.to_state) == (WAY[step], WAY[step + 1])
    assert (event.dossier, event.code) == (7, "000.05.16.H21-261123-0001")


@given(st.sampled_from(WAY), st.integers(0, 2))
def test_any_other_step_is_refused_with_the_state(state: DossierState, step: int):
    if WAY[step] is state:
        return
    with pytest.raises(Refused) as refusal:
        MOVES[step](a_dossier(state))
    assert (refusal.value.code, refusal.value.state) == ("wrong_state", state.value)


def test_the_portals_codes_are_the_laws():
    assert [PORTAL_CODES[state] for state in WAY] == [2, 4, 9, 10]


class OneWay(RuleBasedStateMachine):
    """Whatever is tried in whatever order, the state only ever moves one on."""

    @initialize()
    def receive(self) -> None:
        self.dossier = a_dossier()
        self.passed = [DossierState.RECEIVED]

    @rule(move=st.sampled_from(MOVES))
    def try_to_move(self, move) -> None:
        with suppress(Refused):
            event = move(self.dossier)
            assert event.from_state == self.dossier.state
            self.passed.append(DossierState(event.to_state))
            self.dossier = a_dossier(self.passed[-1])

    @invariant()
    def the_way_has_no_gap_and_no_return(self) -> None:
        if hasattr(self, "passed"):
            assert self.passed == WAY[: len(self.passed)]


TestOneWay = OneWay.TestCase
TestOneWay.settings = settings(max_examples=20, stateful_step_count=12)
