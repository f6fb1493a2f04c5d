"""When the next day begins."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from counter_server.queue.day_keeper import until_midnight

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(ZONE)))
def test_after_the_wait_it_is_the_next_day_and_just_begun(here):
    then = here + until_midnight(here)
    assert then.date() == here.date() + timedelta(days=1)
    assert (then.hour, then.minute) == (0, 0)
