"""The whole application in a real browser: an administrator, and televisions beside."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page

from counter_server.accounts.actions import add_device, add_user
from counter_server.accounts.identify import KnownDevices
from counter_server.contract.devices import HealthReport, PartReport, Program
from counter_server.core.who import DeviceKind, Role
from counter_server.devices.registry import switch_device
from counter_server.devices.reporting import keep_report
from counter_server.printing import actions
from counter_server.printing.tables import PrinterRow
from tests.support.app import application
from tests.support.offices import TestOffice
from tests.support.serving import served

PASSWORD = "bốn mùa mưa nắng"
HOME = "/admin/devices"


@pytest.fixture
def office(sqlite_office) -> TestOffice:
    """A hall in which something is wrong with nearly everything."""
    made = sqlite_office
    made.clock.now = datetime.now(UTC)
    works = made.parts.works
    add_user(works, made.id, name="Đặng Ỗ", role=Role.ADMIN, password=PASSWORD)
    silent = _told(made, "ki-ốt cửa sau", DeviceKind.KIOSK, Program.KIOSK)
    made.clock.move(minutes=25)
    scanner = PartReport(
        part="scanner", problem="scanner_away", driver="scanner-serial", url="/dev/ttyACM0"
    )
    printer = PartReport(
        part="printer", problem="paper_out", driver="printer-tcp", url="tcp://192.168.1.50:9100"
    )
    _told(made, "ki-ốt cửa chính", DeviceKind.KIOSK, Program.KIOSK, scanner, printer)
    keypad = PartReport(part="keypad", driver="keypad-serial", url="/dev/ttyUSB0")
    _told(made, "phím quầy 2", DeviceKind.DESK, Program.KEYPAD, keypad)
    mute = PartReport(part="loudspeaker", problem="no_loudspeaker", driver="sound-player")
    _told(made, "loa sảnh", DeviceKind.BOARD, Program.PLAYER, mute)
    led = PartReport(part="quay-1", problem="led_away", driver="led-modbus", url="/dev/ttyUSB1")
    _told(made, "LED sảnh", DeviceKind.BOARD, Program.LED, led)
    add_device(works, made.id, kind=DeviceKind.SCRIPT, name="cổng báo cáo")
    switch_device(works, made.id, silent + 1, is_on=True)
    _printers(made)
    return made


def _told(
    office: TestOffice, name: str, kind: DeviceKind, program: Program, *parts: PartReport
) -> int:
    token = add_device(office.parts.works, office.id, kind=kind, name=name, place="sảnh tầng 1")
    device = KnownDevices(office.parts).by_token(token)
    at = office.clock.now + timedelta(seconds=1)
    report = HealthReport(program=program, version="0.1.0+checkout", sent_at=at, parts=parts)
    keep_report(office.parts, device, report)
    return device.id


def _printers(office: TestOffice) -> None:
    for name, problem in (("sảnh", "cover_open"), ("quầy 2", None)):
        actions.add_printer(office.parts.works, office.id, name=name, url=f"tcp://{len(name)}:9100")
        with office.parts.database.write() as connection:
            table = PrinterRow.__table__
            known = table.update().where(table.c.name == name)
            connection.execute(known.values(problem=problem, checked_at=office.clock.now))


@pytest.fixture
def site(office) -> Iterator[str]:
    with served(application(office)) as url:
        yield url
        office.parts.feeds.close()


@pytest.fixture
def page(a_page, site) -> Page:
    """An administrator who has signed in."""
    opened = a_page(1366, 900, base_url=site)
    opened.goto(f"/sign-in?next={HOME}")
    opened.fill("#name", "dang o")
    opened.fill("#password", PASSWORD)
    opened.press("#password", "Enter")
    opened.wait_for_url(f"**{HOME}")
    return opened


@pytest.fixture
def television(a_page, site) -> Page:
    return a_page(1920, 1080, base_url=site)
