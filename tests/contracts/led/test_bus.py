"""What every LED line promises, over a serial line and over TCP, with both protocols."""

import queue
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from hardware.led import Bus, Health, Line, Pace, Showing, Unit
from hardware.led.alpha import AlphaSign
from hardware.led.registers import ModbusDisplay, RegisterMap, Scale, Switch
from hardware.led.talking import Manners
from hardware.serial_line import SerialLine
from hardware.simulators.endpoints import PtyEndpoint, TcpEndpoint
from hardware.simulators.led_panel import SimulatedPanels
from hardware.simulators.led_sign import SimulatedSigns
from tests.support.patience import PATIENCE_S

DM36 = RegisterMap(columns=6, brightness=Scale(9, 1, 8), flash=Switch(8, on=63))
PACE = Pace(retry_s=0.02, silent_s=(0.1, 30.0), look_s=0.02)
Told = tuple[str, Health]


class Hall:
    """A bus whose displays are pretended; what it tells of their health comes one by one."""

    def __init__(self, stack: ExitStack, way: str) -> None:
        self._stack, self._way = stack, way
        self.told: queue.Queue[Told] = queue.Queue()

    def next(self) -> Told:
        return self.told.get(timeout=PATIENCE_S)

    def plug(self, pretended: SimulatedPanels | SimulatedSigns) -> str:
        if self._way == "tcp":
            tcp = self._stack.enter_context(closing(TcpEndpoint(pretended.connect)))
            return f"socket://127.0.0.1:{tcp.port}"
        return self._stack.enter_context(closing(PtyEndpoint(pretended.connect))).path

    def bus(self, address: str, *units: Unit, frame: str = "8N1", **more: object) -> Bus:
        manners = Manners(answer_s=0.25, **more)
        bus = Bus(
            SerialLine(address, 9600, frame=frame),
            units,
            lambda name, health: self.told.put((name, health)),
            manners=manners,
            pace=PACE,
        )
        return self._stack.enter_context(closing(bus))


@pytest.fixture(params=["tcp", "serial"])
def hall(request: pytest.FixtureRequest) -> Iterator[Hall]:
    with ExitStack() as stack:
        yield Hall(stack, request.param)


def a_showing(*texts: str, flashes: bool = False, percent: int = 100) -> Showing:
    first, *others = texts
    lines = (Line(first, flashes), *(Line(each) for each in others))
    return Showing(lines, percent)


def panels(*units: int) -> SimulatedPanels:
    return SimulatedPanels(dict.fromkeys(units, DM36))


def a_panel(unit: int) -> Unit:
    return Unit(f"quay-{unit}", ModbusDisplay(unit, DM36))


def says(
    pretended: SimulatedPanels | SimulatedSigns, address: str, *texts: str
) -> Callable[[], bool]:
    return lambda: pretended.wall.texts(address) == texts


def test_a_panel_shows_flashes_and_dims(hall: Hall) -> None:
    pretended = panels(1)
    bus = hall.bus(hall.plug(pretended), a_panel(1))
    bus.show("quay-1", a_showing("A012", flashes=True, percent=50))
    assert hall.next() == ("quay-1", Health.OK)
    pretended.wall.wait_for(says(pretended, "1", "A012"))
    shown = pretended.wall.shown["1"]
    assert shown.lines[0].flashes
    assert 40 < shown.percent < 60


def test_signs_at_one_line_each_show_their_own(hall: Hall) -> None:
    pretended = SimulatedSigns(["01", "02"])
    units = [Unit(name, AlphaSign(name)) for name in ("01", "02")]
    bus = hall.bus(hall.plug(pretended), *units, frame="8N1")
    bus.show("01", a_showing("A001  3", "B002  1", flashes=True))
    bus.show("02", a_showing("Nghỉ trưa", percent=44))
    assert {hall.next(), hall.next()} == {("01", Health.SENT), ("02", Health.SENT)}
    pretended.wall.wait_for(says(pretended, "01", "A001  3", "B002  1"))
    pretended.wall.wait_for(says(pretended, "02", "Nghi trua"))
    assert [line.flashes for line in pretended.wall.shown["01"].lines] == [True, False]
    assert pretended.wall.shown["02"].percent == 44


def test_a_unit_that_does_not_answer_holds_up_nobody(hall: Hall) -> None:
    pretended = panels(1, 2, 3)
    pretended.silent = {2}
    bus = hall.bus(hall.plug(pretended), *map(a_panel, (1, 2, 3)))
    for unit in (2, 1, 3):
        bus.show(f"quay-{unit}", a_showing("A000"))
    told = {hall.next() for _ in range(3)}
    assert ("quay-2", Health.SILENT) in told
    for number in range(1, 10):
        for unit in (1, 2, 3):
            bus.show(f"quay-{unit}", a_showing(f"A{number:03}"))
        pretended.wall.wait_for(says(pretended, "1", f"A{number:03}"))
        pretended.wall.wait_for(says(pretended, "3", f"A{number:03}"))
    asked_of_the_silent_one = [each for each in pretended.requests if each.unit == 2]
    assert len(asked_of_the_silent_one) <= 2


def test_a_unit_that_answers_again_shows_the_newest_and_not_what_it_missed(hall: Hall) -> None:
    pretended = panels(1)
    pretended.silent = {1}
    bus = hall.bus(hall.plug(pretended), a_panel(1))
    bus.show("quay-1", a_showing("A001"))
    assert hall.next() == ("quay-1", Health.SILENT)
    bus.show("quay-1", a_showing("A002"))
    pretended.silent = set()
    assert hall.next() == ("quay-1", Health.OK)
    assert pretended.wall.texts("1") == ("A002",)


def test_a_unit_that_refuses_says_so(hall: Hall) -> None:
    pretended = SimulatedPanels({1: RegisterMap(columns=4)})
    bus = hall.bus(hall.plug(pretended), a_panel(1))
    bus.show("quay-1", a_showing("A001"))
    assert hall.next() == ("quay-1", Health.REFUSED)


def test_an_adapter_that_echoes_is_not_taken_for_an_answer(hall: Hall) -> None:
    pretended = SimulatedPanels({1: DM36}, echoes=True)
    bus = hall.bus(hall.plug(pretended), a_panel(1), a_panel(2), echoes=True)
    bus.show("quay-2", a_showing("A002"))
    assert hall.next() == ("quay-2", Health.SILENT)
    bus.show("quay-1", a_showing("A001"))
    assert hall.next() == ("quay-1", Health.OK)


def test_a_cable_put_back_shows_everything_anew(tmp_path: Path) -> None:
    link = tmp_path / "led"
    with ExitStack() as stack:
        hall, pretended = Hall(stack, "serial"), panels(1, 2)
        bus = hall.bus(str(link), a_panel(1), a_panel(2))
        for unit in (1, 2):
            bus.show(f"quay-{unit}", a_showing(f"A00{unit}"))
        for _ in range(2):
            assert {hall.next(), hall.next()} == {("quay-1", Health.AWAY), ("quay-2", Health.AWAY)}
            with closing(PtyEndpoint(pretended.connect, link)):
                assert {hall.next(), hall.next()} == {("quay-1", Health.OK), ("quay-2", Health.OK)}
                assert pretended.wall.texts("2") == ("A002",)
            pretended = panels(1, 2)


def test_what_is_wanted_at_the_end_is_still_shown(hall: Hall) -> None:
    pretended = panels(1)
    bus = hall.bus(hall.plug(pretended), a_panel(1))
    bus.show("quay-1", a_showing("A001"))
    assert hall.next() == ("quay-1", Health.OK)
    bus.show("quay-1", a_showing("----"))
    bus.close()
    pretended.wall.wait_for(says(pretended, "1", "----"))
