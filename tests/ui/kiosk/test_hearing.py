"""What changes in the office is on the real kiosk's glass long before it would ask by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_server.core.who import DeviceKind
from counter_server.queue.kiosks.actions import pause_kiosk, resume_kiosk
from counter_server.queue.kiosks.queries import kiosks
from counter_server.queue.service_days import close_service, open_service
from tests.support.hall import Hall, a_hall
from tests.support.issuing import issue
from tests.support.kiosk_flight import KioskFlight
from tests.support.serving import served

PATIENCE_S = 10  # the kiosk asks by itself every 20 seconds


@pytest.fixture
def hall(sqlite) -> Hall:
    return a_hall(sqlite)


@pytest.fixture
def kiosk(hall: Hall, tmp_path: Path) -> Iterator[KioskFlight]:
    token = hall.tokens[DeviceKind.KIOSK]
    with served(hall.app) as url, KioskFlight(url, tmp_path, token=token) as flown:
        flown.wait("Welcome", ready=True)
        yield flown
        flown.end()
        hall.office.parts.feeds.close()


def sees(kiosk: KioskFlight, step: str, **facts: object) -> dict[str, object]:
    return kiosk.do(do="wait", step=step, facts=facts, timeout_s=PATIENCE_S)


def test_a_closed_service_a_taken_number_and_a_pause_are_seen_at_once(
    hall: Hall, kiosk: KioskFlight
) -> None:
    parts, office_id = hall.office.parts, hall.office.id
    kiosk.touch("door-ticket")
    sees(kiosk, "ChooseService", shut=[])
    close_service(parts, office_id, "dat-dai", "Nghỉ")
    sees(kiosk, "ChooseService", shut=["dat-dai"])
    open_service(parts, office_id, "dat-dai")
    told = sees(kiosk, "ChooseService", shut=[])
    issue(hall.office, "key-0001", "xay-dung")
    waiting = {**told["services"], "xay-dung": 1}  # type: ignore[dict-item]
    sees(kiosk, "ChooseService", services=waiting)
    with parts.database.read() as connection:
        number = kiosks(connection, office_id)[0].id
    pause_kiosk(parts, office_id, number, {"vi": "Mời sang máy 2."})
    sees(kiosk, "ChooseService", paused=True)
    assert "service-xay-dung" not in kiosk.do(do="targets")["targets"]
    resume_kiosk(parts, office_id, number)
    sees(kiosk, "ChooseService", paused=False)
    assert "service-xay-dung" in kiosk.do(do="targets")["targets"]
