"""The supervisor lets a kiosk rest, in a browser."""

import pytest

from counter_server.accounts.actions import add_device
from counter_server.core.who import DeviceKind
from counter_server.queue.kiosks.queries import kiosks
from tests.ui.desk.clerk import Clerk
from tests.ui.monitor.supervisor import LEADER
from tests.ui.monitor.test_monitor import SCREENS


@pytest.fixture
def leader(chromium, office):
    works = office.hall.parts.works
    for name in ("Ki-ốt cửa chính", "Ki-ốt 2"):
        add_device(works, office.hall.id, kind=DeviceKind.KIOSK, name=name)
    with Clerk.at(chromium, office, 1366, 768) as somebody:
        somebody.sign_in(LEADER, home="/monitor")
        yield somebody


def paused(office) -> list[str]:
    with office.hall.parts.database.read() as connection:
        found = kiosks(connection, office.hall.id)
    return [each.pause.message("vi") for each in found if each.pause]


def test_a_kiosk_is_paused_with_a_message_and_resumed_without_a_reload(office, leader):
    leader.page.evaluate("window.isSamePage = true")
    leader.page.click("#monitor-kiosks summary >> nth=0")
    leader.page.fill("#monitor-kiosks details[open] input[name=message_vi]", "Mời sang máy 2.")
    leader.page.click("#monitor-kiosks details[open] button")
    leader.sees("“Mời sang máy 2.”")
    assert paused(office) == ["Mời sang máy 2."]
    for width, height in SCREENS:
        leader.page.set_viewport_size({"width": width, "height": height})
        assert leader.spills() == []
    assert leader.barriers() == ""
    leader.page.click("text=Phát số lại")
    leader.page.wait_for_function(
        "() => !document.querySelector('#monitor-kiosks').textContent.includes('Phát số lại')"
    )
    assert paused(office) == []
    assert leader.page.evaluate("window.isSamePage")
