"""Fixtures for all tests: an empty database of each kind, and the sample office in it.

What they need is imported when it is asked for: most tests want neither database nor office.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from counter_server.core.database import Database
    from tests.support.offices import TestOffice

# A busy machine fails no test: what matters is what is found, not how fast.
settings.register_profile(
    "motcua", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("motcua")


@pytest.fixture(scope="session", autouse=True)
def in_a_hurry() -> Iterator[None]:
    """Many applications are made and many people sign in: each as cheaply as it can be."""
    from tests.support.hurry import hurry

    with pytest.MonkeyPatch.context() as monkeypatch:
        hurry(monkeypatch)
        yield


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path_factory) -> Iterator[Database]:
    """A database with all tables and nothing in them, once on SQLite and once on PostgreSQL."""
    from tests.support.databases import new_database

    with new_database(request.param, tmp_path_factory) as made:
        yield made


@pytest.fixture
def sqlite(tmp_path_factory) -> Iterator[Database]:
    """The same, on SQLite only, for what does not depend on the kind."""
    from tests.support.databases import new_database

    with new_database("sqlite", tmp_path_factory) as made:
        yield made


@pytest.fixture
def office(database: Database) -> TestOffice:
    """The sample office, on both kinds of database."""
    from tests.support.offices import sample_office

    return sample_office(database)


@pytest.fixture
def sqlite_office(sqlite: Database) -> TestOffice:
    """The sample office on SQLite only."""
    from tests.support.offices import sample_office

    return sample_office(sqlite)
