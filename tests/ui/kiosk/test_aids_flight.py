"""Aids and typing by real touches on the real kiosk."""

from collections.abc import Iterator

import pytest

from tests.support.kiosk_flight import KioskFlight
from tests.support.kiosk_server import KioskServer


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KioskFlight]:
    with KioskServer() as server:
        server.office.begin_anew()
        folder = tmp_path_factory.mktemp("kiosk")
        with KioskFlight(server.url, folder, "--inches", "27") as flown:
            flown.wait("Welcome", ready=True)
            yield flown


@pytest.fixture
def kiosk(hall: KioskFlight) -> KioskFlight:
    hall.home()
    return hall


def test_a_number_is_taken_with_low_large_bright_controls_and_the_aids_are_gone_after_it(
    kiosk: KioskFlight,
) -> None:
    kiosk.touch("aids", "aid-large", "aid-contrast", "aid-low", "language-en", "aids-done")
    kiosk.touch("door-ticket", "service-dat-dai", "priority-none")
    assert kiosk.wait("TakeTicket", slip="printed")["language"] == "en"
    kiosk.touch("done")
    kiosk.wait("Welcome", language="vi")
    kiosk.touch("language-en", "door-ticket")
    kiosk.wait("ChooseService")


def test_words_are_typed_with_their_marks(kiosk: KioskFlight) -> None:
    kiosk.touch("door-procedures")
    kiosk.do(do="type", text="keets")
    kiosk.wait("Procedures", query="kết")
    kiosk.touch("key-left", "key-erase", "key-method")
    kiosk.wait("Procedures", query="kt")
    kiosk.do(do="type", text="e61")
    kiosk.wait("Procedures", query="kết")
