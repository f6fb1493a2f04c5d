"""The server is killed before, during and after a touch: no visitor notices, nothing is lost."""

import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import zxingcpp

from counter_server.accounts.actions import add_device
from counter_server.cli.demo.hall import Hall
from counter_server.cli.demo.kiosk import Kiosk
from counter_server.cli.demo.processes import start_server
from counter_server.cli.opening import installation
from counter_server.contract.tickets import TicketRequest
from counter_server.core.who import DeviceKind
from hardware.simulators.printer import SimulatedPrinter, serve_tcp
from kiosk.away.opening import steady_gateway
from tests.support.happenings import until


class Stand:
    """The real kiosk with a memory and a printer of its own; killed and begun again at will."""

    def __init__(self, hall: Hall, folder: Path, printer_url: str) -> None:
        self.hall = hall
        self.folder = folder
        self.printer_url = printer_url
        folder.mkdir()
        self.kiosk = self.begin()

    def begin(self) -> Kiosk:
        more = ("--data", str(self.folder / "memory"), "--printer", self.printer_url)
        self.kiosk = Kiosk(self.hall.url, self.hall.kiosk_token, self.folder, *more)
        return self.kiosk

    def is_ready(self) -> bool:
        """It holds numbers, the guide and the slips."""
        kept = in_memory(self.folder / "memory", "SELECT count(*) FROM kept WHERE name <> 'store'")
        return kept == 3

    def is_all_home(self) -> bool:
        return (
            in_memory(self.folder / "memory", "SELECT count(*) FROM taken WHERE ticket IS NULL")
            == 0
        )

    def take_number(self) -> str:
        """What stands on the glass once the slip is out."""
        self.to_the_last_touch()
        self.kiosk.touch("priority-none")
        return self.number()

    def to_the_last_touch(self) -> None:
        self.kiosk.wait("Welcome")
        self.kiosk.touch("door-ticket")
        self.kiosk.wait("ChooseService")
        self.kiosk.touch("service-dat-dai")
        self.kiosk.wait("ChoosePriority")

    def number(self) -> str:
        shown = self.kiosk.wait("TakeTicket", slip="printed")
        self.kiosk.touch("done")
        return str(shown["number"])


def in_memory(folder: Path, query: str) -> int:
    path = folder / "away.sqlite"
    if not path.exists():
        return -1
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        try:
            return int(connection.execute(query).fetchone()[0])
        except sqlite3.OperationalError:
            return -1


@pytest.fixture
def printer() -> SimulatedPrinter:
    return SimulatedPrinter()


@pytest.fixture
def stand(a_hall, printer, tmp_path) -> Iterator[Stand]:
    """Ready to be alone."""
    with closing(serve_tcp(printer)) as port:
        stand = Stand(a_hall, tmp_path / "kiosk", f"tcp://127.0.0.1:{port.port}")
        try:
            until(stand.is_ready)
            yield stand
        finally:
            stand.kiosk.end()


def kill(hall: Hall) -> None:
    """Everything of it, at once."""
    send(hall, signal.SIGKILL)
    hall.server.end()


def send(hall: Hall, what: signal.Signals) -> None:
    os.killpg(hall.server.process.pid, what)


def restart(hall: Hall) -> None:
    port = int(hall.url.rsplit(":", 1)[1])
    hall.restarted.append(start_server(hall.data, port, hall.data / "server.log"))


def calls(hall: Hall, times: int) -> list[str]:
    """The next ones, as a clerk calls them."""
    called = []
    with hall.client() as client:
        for _ in range(times):
            called.append(client.post("/api/v1/counters/1/call").json()["number"])
            assert client.post("/api/v1/counters/1/no-show").status_code == 200
        assert client.post("/api/v1/counters/1/call").status_code == 204
    return called


def codes(printer: SimulatedPrinter) -> list[str]:
    return [zxingcpp.read_barcodes(page.convert("L"))[0].text for page in printer.pages]


def test_killed_before_and_after_a_touch_every_visitor_has_a_slip_and_a_turn(
    a_hall, stand, printer
):
    stand.to_the_last_touch()
    stand.kiosk.touch("priority-none")
    numbers = [str(stand.kiosk.wait("TakeTicket")["number"])]
    kill(a_hall)  # its number stays on the glass
    stand.kiosk.touch("done")
    numbers += [stand.take_number(), stand.take_number()]
    assert numbers == ["A001", "A501", "A502"]
    assert stand.kiosk.step()["step"] == "Welcome"
    stand.kiosk.end()
    stand.begin()  # as after a cut of power, with the server still away
    numbers.append(stand.take_number())
    restart(a_hall)
    until(stand.is_all_home)
    assert calls(a_hall, 4) == numbers
    assert len(set(codes(printer))) == len(printer.pages) == 3
    with a_hall.client() as client:
        for code in codes(printer):
            assert client.get("/t/" + code.rsplit("/", 1)[1]).status_code == 200


def test_killed_during_a_touch_the_visitor_has_one_number(a_hall, stand, printer):
    stand.to_the_last_touch()
    send(a_hall, signal.SIGSTOP)  # it hears the touch and says no more
    stand.kiosk.touch("priority-none")
    stand.kiosk.wait("Issuing")
    kill(a_hall)
    number = stand.number()
    restart(a_hall)
    until(stand.is_all_home)
    assert calls(a_hall, 1) == [number]
    assert len(printer.pages) == 1


def test_a_kiosk_that_is_killed_too_gives_no_number_and_no_slip_twice(a_hall, stand, printer):
    kill(a_hall)
    stand.to_the_last_touch()
    stand.kiosk.touch("priority-none")
    first = str(stand.kiosk.wait("TakeTicket")["number"])
    stand.kiosk.program.end(signal.SIGKILL)
    stand.begin()
    second = stand.take_number()
    restart(a_hall)
    until(stand.is_all_home)
    assert calls(a_hall, 2) == [first, second] == ["A501", "A502"]
    assert len(set(codes(printer))) == len(printer.pages) <= 2


@contextmanager
def second_kiosk(hall: Hall, folder: Path) -> Iterator:
    """Another one, without a glass."""
    with installation(hall.data, None) as opened:
        works, office = opened.parts.works, opened.office_id
        token = add_device(works, office, kind=DeviceKind.KIOSK, name="kiosk-2")
    with closing(steady_gateway(hall.url, token, folder, None)) as gateway:
        until(lambda: gateway.copies.slips is not None)  # the last it asks for
        yield gateway


def test_two_kiosks_away_at_once_are_merged_in_the_order_of_taking(a_hall, stand, tmp_path):
    with second_kiosk(a_hall, tmp_path / "second") as other:
        kill(a_hall)
        numbers = []
        for turn in range(2):
            numbers.append(stand.take_number())
            wanted = TicketRequest(service="dat-dai")
            numbers.append(other.ask_for_ticket(wanted, f"touch-{turn:04}").number)
        restart(a_hall)
        until(stand.is_all_home)
        unmerged = "SELECT count(*) FROM taken WHERE ticket IS NULL"
        until(lambda: in_memory(tmp_path / "second", unmerged) == 0)
    assert len(set(numbers)) == 4
    assert calls(a_hall, 4) == numbers
