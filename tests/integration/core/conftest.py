"""A PostgreSQL for what SQLite does not have: several processes at one database."""

from collections.abc import Iterator

import pytest

from counter_server.core.database import Database
from tests.support.databases import new_database
from tests.support.offices import TestOffice, sample_office


@pytest.fixture
def postgres_office(tmp_path_factory) -> Iterator[TestOffice]:
    """The sample office on PostgreSQL only."""
    with new_database("postgresql", tmp_path_factory) as made:
        yield sample_office(made)


@pytest.fixture
def other_process(postgres_office) -> Iterator[Database]:
    """The same database through a pool of its own, as another process has it."""
    database = Database(postgres_office.parts.database.url.render_as_string(hide_password=False))
    try:
        yield database
    finally:
        database.close()
