"""Which events are told, and how patient we are."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_server.contract.events import (
    CounterChanged,
    DossierMoved,
    PrintChanged,
    TicketCalled,
    TicketCancelled,
    TicketHeld,
)
from counter_server.contract.office import CounterState
from counter_server.webhooks.rules import (
    GIVES_UP_AFTER,
    KINDS,
    TOLD,
    Standing,
    after_failure,
    is_delivered,
    is_usable_url,
    pause_s,
    unknown_kinds,
    wants,
    without_free_text,
)

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
CALLED = TicketCalled(ticket=1, number="A001", service="dat-dai", counter=1, counter_number=1)
MOVED = DossierMoved(dossier=1, code="H21-1", from_state="received", to_state="processing")


def waits(times: int) -> list[float]:
    """How long each next try waits when every one fails at once."""
    standing, found = Standing(), []
    for _ in range(times):
        standing = after_failure(standing, NOON)
        found.append(pause_s(standing, NOON))
    return found


def test_every_ticket_and_dossier_event_is_told_and_nothing_else():
    assert wants((), CALLED)
    assert wants((), MOVED)
    assert not wants((), CounterChanged(counter=1, counter_number=1, state=CounterState.OPEN))
    assert not any(kind.startswith(("print", "counter", "day")) for kind in KINDS)


def test_only_the_chosen_kinds_are_told():
    assert wants(("dossier_moved",), MOVED)
    assert not wants(("dossier_moved",), CALLED)


def test_kinds_that_are_never_told_cannot_be_chosen():
    kinds = [*KINDS, "print_changed", "ticket"]
    assert unknown_kinds(kinds) == ["print_changed", "ticket"]
    assert PrintChanged.__struct_config__.tag == "print_changed"


def test_a_clerks_words_stay_in_the_house():
    held = TicketHeld(
        ticket=1, number="A001", service="a", counter=1, counter_number=1, reason="chờ bà Ưu"
    )
    assert without_free_text(held).reason == ""
    assert without_free_text(CALLED) is CALLED


def test_no_event_with_free_text_was_forgotten():
    free = [each for each in TOLD if "reason" in each.__struct_fields__]
    assert set(free) == {TicketHeld, TicketCancelled}


def test_waits_grow_to_an_hour():
    assert waits(8) == [1, 5, 30, 120, 600, 3600, 3600, 3600]


def test_a_new_webhook_waits_for_nothing():
    assert pause_s(Standing(), NOON) == 0


def test_a_wait_that_is_over_is_none():
    failed = after_failure(Standing(), NOON)
    assert pause_s(failed, NOON + timedelta(minutes=1)) == 0


def test_after_a_day_of_failures_it_is_paused():
    failed = after_failure(Standing(), NOON)
    almost = after_failure(failed, NOON + GIVES_UP_AFTER - timedelta(seconds=1))
    assert not almost.is_paused
    given_up = after_failure(almost, NOON + GIVES_UP_AFTER)
    assert (given_up.is_paused, given_up.since, given_up.next_try_at) == (True, NOON, None)


@given(st.lists(st.integers(0, 7200), max_size=60))
def test_a_webhook_is_always_tried_again_or_paused(pauses):
    standing, at = Standing(), NOON
    for late_s in pauses:
        standing = after_failure(standing, at)
        assert standing.is_paused == (at - NOON >= GIVES_UP_AFTER)
        assert standing.is_paused or 1 <= pause_s(standing, at) <= 3600
        at += timedelta(seconds=pause_s(standing, at) + late_s)


@pytest.mark.parametrize(
    ("status", "has_it"), [(200, True), (204, True), (301, False), (307, False), (404, False)]
)
def test_only_2xx_is_a_delivery(status, has_it):
    assert is_delivered(status) is has_it


@pytest.mark.parametrize(
    "url", ["https://he-thong.example/motcua", "http://10.0.0.5:9000/x?y=1", "http://[::1]:80/"]
)
def test_addresses_of_the_web_can_be_used(url):
    assert is_usable_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "he-thong.example",
        "ftp://he-thong.example/",
        "https:///nowhere",
        "https://a:b@he-thong.example/",
        "https://he-thong.example:99999/",
        "https://he-thong.example/a b",
        "https://he-thong.example/\r\nX: 1",
        "https://he-thong.example/#part",
        "https://[::1/",
        "https://một-cửa.example/",
        "https://he-thong.example/" + "x" * 500,
    ],
)
def test_other_addresses_cannot(url):
    assert not is_usable_url(url)
