"""A hall without printers; each test puts up its own."""

from collections.abc import Iterator

import pytest

from tests.integration.printing.hall import Hall
from tests.support.offices import sample_office


@pytest.fixture
def hall(database) -> Iterator[Hall]:
    """The sample office; its outbox, once started, ends with the test."""
    made = Hall(sample_office(database))
    yield made
    made.stop()
