"""The sample office with a clerk."""

import pytest

from counter_server.accounts.actions import add_user
from counter_server.core.who import Role
from tests.support.offices import TestOffice, sample_office

PASSWORD = "bốn mùa mưa nắng"


@pytest.fixture
def office(database) -> TestOffice:
    """The sample office, where Nguyễn Thị Ưu is a clerk."""
    made = sample_office(database)
    add_user(made.parts.works, made.id, name="Nguyễn Thị Ưu", role=Role.CLERK, password=PASSWORD)
    return made
