"""A kiosk's ears at a real server: what changes is heard, also across a cut."""

import queue

import pytest

from counter_server.core.who import DeviceKind
from counter_server.queue.service_days import close_service
from kiosk.flow.happenings import CrowdMoved, HallStirred
from kiosk.gateway import Gateway
from kiosk.hearing import Hearing
from tests.support.hall import a_hall
from tests.support.issuing import issue
from tests.support.serving import served

PATIENCE_S = 10


@pytest.fixture
def hall(sqlite):
    return a_hall(sqlite)


def test_a_closed_service_and_a_taken_number_are_heard(hall):
    heard: queue.Queue[object] = queue.Queue()
    with served(hall.app) as url:
        hearing = Hearing(url, hall.tokens[DeviceKind.KIOSK], heard.put)
        hearing.begin()
        assert heard.get(timeout=PATIENCE_S) == HallStirred()  # it is connected
        close_service(hall.office.parts, hall.office.id, "dat-dai", "Nghỉ")
        assert heard.get(timeout=PATIENCE_S) == HallStirred()
        issue(hall.office, "key-0001", "xay-dung")
        assert heard.get(timeout=PATIENCE_S) == CrowdMoved()
        gateway = Gateway(url, hall.tokens[DeviceKind.KIOSK])
        assert [one.open for one in gateway.services()][:2] == [False, True]
        assert gateway.kiosk().name == "kiosk 1"
        gateway.close()
        hearing.close()
        hall.office.parts.feeds.close()


def test_a_wrong_token_is_no_reason_to_end(hall):
    heard: queue.Queue[object] = queue.Queue()
    with served(hall.app) as url:
        hearing = Hearing(url, "wrong", heard.put)
        assert hearing._follow() is False
        hearing.close()
    assert heard.empty()
