"""Appointments in a real browser against the whole real application."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from counter_server.queue.appointments.queries import Kept
from tests.support.appointments import booked, here
from tests.support.entering import enter
from tests.support.hall import CLERK, PASSWORD, Hall, a_hall
from tests.support.serving import served


@dataclass(frozen=True)
class Booth:
    """A hall that is served at `url`."""

    hall: Hall
    url: str

    def booked(self, at: str = "2026-11-23 09:30", key: str = "touch-0001", **values) -> Kept:
        return booked(self.hall.office, key, starts_at=here(at), **values)


@pytest.fixture
def booth(sqlite) -> Iterator[Booth]:
    hall = a_hall(sqlite)
    with served(hall.app) as url:
        yield Booth(hall, url)
        hall.office.parts.feeds.close()


@pytest.fixture
def clerk_page(booth, a_page) -> Page:
    """A clerk's old screen, signed in."""
    page = a_page(1366, 768)
    enter(page, booth.url, CLERK, PASSWORD)
    return page
