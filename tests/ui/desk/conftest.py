"""A desk in a real browser against a real server."""

from collections.abc import Iterator

import pytest

from tests.support.offices import sample_office
from tests.support.serving import served
from tests.ui.desk.clerk import Clerk, DeskOffice, desk_app


@pytest.fixture
def office(sqlite) -> Iterator[DeskOffice]:
    """The sample office with two clerks, served."""
    hall = sample_office(sqlite)
    made = DeskOffice(hall)
    with served(desk_app(made)) as made.url:
        yield made
        hall.parts.feeds.close()


@pytest.fixture
def clerk(chromium, office) -> Iterator[Clerk]:
    """Nguyễn Thị Ưu at counter 3, which serves B and D, on a common old screen."""
    with Clerk.at(chromium, office, 1366, 768) as somebody:
        somebody.arrive(3)
        yield somebody
