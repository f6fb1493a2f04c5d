"""Whoever has no token may look up twenty times a minute."""

from datetime import UTC, datetime, timedelta

import pytest

from counter_server.core.errors import Throttled
from counter_server.lookup.throttle import lookup_throttle

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)


def test_the_twenty_first_question_in_a_minute_waits():
    throttle = lookup_throttle()
    for second in range(20):
        throttle.take("10.0.0.1", NOW + timedelta(seconds=second))
    with pytest.raises(Throttled) as refusal:
        throttle.take("10.0.0.1", NOW + timedelta(seconds=20))
    assert refusal.value.retry_after_s == 40


def test_each_address_has_its_own_count():
    throttle = lookup_throttle(most=1)
    throttle.take("10.0.0.1", NOW)
    throttle.take("10.0.0.2", NOW)


def test_after_the_minute_one_may_ask_again():
    throttle = lookup_throttle(most=1)
    throttle.take("10.0.0.1", NOW)
    throttle.take("10.0.0.1", NOW + timedelta(minutes=1))


def test_many_addresses_fill_no_memory():
    throttle = lookup_throttle(most=1)
    for each in range(6000):
        throttle.take(str(each), NOW)
    assert len(throttle._done) == 5000
