"""Times in SQLite are the text that SQLAlchemy itself would write, and nothing else is written."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from counter_server.core.database import Utc

SQLITE = sqlite.dialect()
THEIRS = sqlite.DATETIME().bind_processor(SQLITE)
OURS = Utc().bind_processor(SQLITE)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIMES = st.datetimes(
    min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30), timezones=ZONES | st.just(UTC)
)


@given(TIMES)
def test_a_time_is_written_as_sqlalchemy_writes_it(at):
    assert THEIRS is not None
    assert OURS(at) == THEIRS(at.astimezone(UTC).replace(tzinfo=None))


def test_nothing_is_nothing_and_a_time_without_a_zone_is_refused():
    assert OURS(None) is None
    with pytest.raises(ValueError, match="zone"):
        OURS(datetime(2026, 11, 24, 8, 0))
