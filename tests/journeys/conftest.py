"""A hall of real processes for journeys."""

from collections.abc import Iterator

import pytest

from counter_server.cli.demo.hall import Hall, hall
from counter_server.cli.demo.kiosk import Kiosk


@pytest.fixture
def a_hall(tmp_path) -> Iterator[Hall]:
    """Server, printer and devices, ended after the test."""
    with hall(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def a_kiosk(a_hall, tmp_path) -> Iterator[Kiosk]:
    """The real kiosk, offscreen, beside the printer of the hall."""
    kiosk = Kiosk(a_hall.url, a_hall.kiosk_token, tmp_path)
    try:
        yield kiosk
    finally:
        kiosk.end()
