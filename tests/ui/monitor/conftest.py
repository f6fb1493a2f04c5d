"""A monitor in a real browser against a real server."""

from collections.abc import Iterator

import pytest

from tests.support.offices import sample_office
from tests.support.serving import served
from tests.ui.desk.clerk import DeskOffice
from tests.ui.monitor.supervisor import monitor_app


@pytest.fixture
def office(sqlite) -> Iterator[DeskOffice]:
    """The sample office with two clerks and a leader, served."""
    made = DeskOffice(sample_office(sqlite))
    with served(monitor_app(made)) as made.url:
        yield made
        made.hall.parts.feeds.close()
