"""From a layout to the buses that carry it."""

from collections.abc import Callable, Mapping

from hardware.led import Bus, Health, Pace, Showing, Unit
from hardware.led.showing import Driver
from hardware.led.talking import Manners
from hardware.serial_line import SerialLine

from .layout import BusLayout, Protocol, WrongLayout
from .reading import Read

_SIGN_GAP_S = 0.1

OnHealth = Callable[[str, Health], None]


class Wall:
    """All buses of a hall. `on_health` is told on the thread of a bus."""

    def __init__(self, read: Read, on_health: OnHealth) -> None:
        lines = [(each, line_of(each)) for each in read.layout.bus]
        self._buses: dict[str, Bus] = {}
        self._opened: list[Bus] = []
        for layout, line in lines:
            units = _units(layout, read.drivers)
            pace = Pace(repeat_s=layout.repeat_s)
            bus = Bus(line, units, on_health, manners=manners_of(layout), pace=pace)
            self._opened.append(bus)
            self._buses |= dict.fromkeys((each.name for each in layout.display), bus)

    def show(self, name: str, showing: Showing) -> None:
        """Never raises or waits."""
        self._buses[name].show(name, showing)

    def close(self) -> None:
        """After what is wanted by now was shown."""
        for bus in self._opened:
            bus.finish()
        for bus in self._opened:
            bus.close()


def line_of(bus: BusLayout) -> SerialLine:
    """The serial line of a bus, not yet opened; `WrongLayout` when there is no such."""
    try:
        return SerialLine(bus.address, bus.baudrate, frame=bus.frame, rs485=bus.rs485)
    except ValueError as error:
        raise WrongLayout(f"bus {bus.address}: {error}") from error


def manners_of(bus: BusLayout) -> Manners:
    """How the line is used; a sign tells nobody when it is ready for more."""
    gap_s = _SIGN_GAP_S if bus.protocol == Protocol.ALPHA else 0.0
    return Manners(bus.baudrate, bus.answer_s, bus.echoes, gap_s)


def _units(bus: BusLayout, drivers: Mapping[str, Driver]) -> list[Unit]:
    return [Unit(each.name, drivers[each.name]) for each in bus.display]
