"""Simulated days: every visitor is called once and leaves."""

from collections import Counter
from datetime import date
from random import Random

import pytest

from counter_server.contract.events import TicketCalled, TicketFinished, TicketIssued, TicketNoShow
from counter_server.queue.estimates.simulation import BUSY_HALL, simulate_day
from counter_server.queue.policy import Policy

DAY = date(2026, 11, 23)


def of(kind, entries):
    return [entry.event.ticket for entry in entries if isinstance(entry.event, kind)]


@pytest.mark.parametrize("policy", Policy)
def test_every_visitor_is_called_once_and_leaves(policy):
    entries = simulate_day(BUSY_HALL, DAY, Random(4), policy=policy)
    issued = of(TicketIssued, entries)
    assert 150 < len(issued) < 600
    assert Counter(of(TicketCalled, entries)) == Counter(issued)
    assert Counter(of(TicketFinished, entries) + of(TicketNoShow, entries)) == Counter(issued)


def test_a_day_is_in_order_and_the_same_for_the_same_seed():
    entries = simulate_day(BUSY_HALL, DAY, Random(5))
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)
    assert entries == simulate_day(BUSY_HALL, DAY, Random(5))
