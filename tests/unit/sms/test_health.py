"""What is wrong with the messages, and what to do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from counter_server.sms.health import Look, mends
from hardware.sms import Standing

AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
WELL = Look("", AT, Standing(True, 60), 0, 0.0, 0)


def tones(**changes: object) -> list[str]:
    return [each.tone for each in mends(replace(WELL, **changes), AT)]


def test_all_is_well():
    assert tones() == ["good"]


def test_each_trouble_has_its_mend():
    assert tones(trouble="no_folder") == ["bad"]
    assert tones(seen_at=AT - timedelta(minutes=4)) == ["warn"]
    assert tones(standing=None) == ["warn"]
    assert tones(standing=Standing(False)) == ["bad"]
    assert tones(standing=Standing(True, None)) == ["warn"]
    assert tones(oldest_wait_s=500.0, waiting=3) == ["bad"]
    assert tones(failed=2) == ["warn"]


def test_the_worst_comes_first_and_each_says_what_to_do():
    found = mends(replace(WELL, standing=Standing(True, 5), oldest_wait_s=500.0, waiting=3), AT)
    assert [each.tone for each in found] == ["bad", "warn"]
    assert all(each.todo for each in found)
