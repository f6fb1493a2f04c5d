"""Which LED displays hang where, and what each of them shows, as an officer writes it down."""

import re
from collections.abc import Iterator
from enum import StrEnum
from string import Formatter

import msgspec

from counter_server.contract.wire import Shape
from hardware.led.showing import plain

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_ALPHA_ADDRESS = re.compile(r"[0-9A-F]{2}", re.ASCII)
_FIELDS = {"number", "counter"}
_WIDTH = re.compile(r"(.?[<>^])?0?\d{0,2}", re.ASCII)
_UNITS = range(1, 248)
_MOST_S = 3600
_LEAST_BAUD = 300


class WrongLayout(ValueError):
    """The file cannot be used; the text says where and why.

    `shape`: what the reader of the file's form says, in English, where the form is what is wrong.
    """

    def __init__(self, text: str, shape: str = "") -> None:
        super().__init__(text)
        self.shape = shape


class Protocol(StrEnum):
    ALPHA = "alpha"
    MODBUS = "modbus"


class Shows(StrEnum):
    """The calls of the hall, or the number at one counter."""

    CALLS = "calls"
    COUNTER = "counter"


class Display(Shape, frozen=True, forbid_unknown_fields=True):
    """A display at an address: two hexadecimal digits of a sign, 1 to 247 of a Modbus unit.

    `type`: a Modbus display's table of registers. `rows`, `columns`: how much fits on a sign.
    `line` is how a call is written. No `counters`, no `services`: all calls. `keeps`: calls stay
    on the board when the visitor has come.
    """

    name: str
    unit: str | int
    shows: Shows = Shows.CALLS
    counter: int = 0
    counters: tuple[int, ...] = ()
    services: tuple[str, ...] = ()
    type: str = ""
    rows: int = 1
    columns: int = 8
    line: str = ""
    idle: str = ""
    cut: str = "----"
    keeps: bool = False


class BusLayout(Shape, frozen=True, forbid_unknown_fields=True):
    """A serial line or its address in the network, and the displays at it.

    Everything is sent again after `repeat_s`.
    """

    address: str
    protocol: Protocol
    display: tuple[Display, ...]
    baudrate: int = 9600
    frame: str = "8N1"
    rs485: str = "auto"
    echoes: bool = False
    answer_s: float = 0.3
    repeat_s: float = 30.0


class Layout(Shape, frozen=True, forbid_unknown_fields=True):
    """`brightness` is in percent from an hour (`HH:MM`) on. A call has the eye for `hold_s`, less
    when others wait behind it, and flashes for `flash_s`; `cut_after_s` without the server the
    displays say so.
    """

    bus: tuple[BusLayout, ...]
    brightness: dict[str, int] = msgspec.field(default_factory=dict)
    hold_s: float = 4.0
    flash_s: float = 8.0
    cut_after_s: float = 5.0

    @property
    def displays(self) -> tuple[Display, ...]:
        return tuple(display for bus in self.bus for display in bus.display)


def checked(layout: Layout) -> Layout:
    """The same layout; `WrongLayout` tells the first thing that cannot be."""
    for trouble in _troubles(layout):
        raise WrongLayout(trouble)
    return layout


def pattern_of(display: Display) -> str:
    """How a call is written on it."""
    usual = "{number}" if display.shows == Shows.COUNTER else "{number} {counter}"
    return display.line or usual


def _troubles(layout: Layout) -> Iterator[str]:
    names = [each.name for each in layout.displays]
    if not names:
        yield "không có màn nào / no display"
    if len(set(names)) < len(names):
        yield "hai màn trùng name / two displays with one name"
    for clock, percent in layout.brightness.items():
        if not _CLOCK.fullmatch(clock) or not 1 <= percent <= 100:
            yield (
                f'brightness, "{clock}" = {percent}: ghi giờ và 1 đến 100, ví dụ "18:00" = 40'
                ' / write a time and 1 to 100, as "18:00" = 40'
            )
    yield from _wrong_seconds(layout)
    lines = [each.address for each in layout.bus]
    if len(set(lines)) < len(lines):
        yield "hai [[bus]] trùng address; gộp làm một / two [[bus]] at one address; make them one"
    for bus in layout.bus:
        units = [str(each.unit) for each in bus.display]
        if len(set(units)) < len(units):
            yield f"{bus.address}: hai màn trùng unit / two displays with one unit"
        for display in bus.display:
            yield from _wrong_with(display, bus.protocol)


def _wrong_seconds(layout: Layout) -> Iterator[str]:
    given = {
        "hold_s": layout.hold_s,
        "flash_s": layout.flash_s,
        "cut_after_s": layout.cut_after_s,
    }
    for name, seconds in given.items():
        if not 0 <= seconds <= _MOST_S:
            yield f"{name} = {seconds}: từ 0 đến {_MOST_S} giây / 0 to {_MOST_S} seconds"
    for bus in layout.bus:
        if not bus.baudrate >= _LEAST_BAUD:
            yield f"{bus.address}: baudrate từ {_LEAST_BAUD} / baudrate from {_LEAST_BAUD}"


def _wrong_with(display: Display, protocol: Protocol) -> Iterator[str]:
    where = f"display {display.name}"
    if protocol == Protocol.MODBUS and (display.unit not in _UNITS or not display.type):
        yield f"{where}: cần unit 1-247 và type / needs unit 1-247 and a type"
    if protocol == Protocol.ALPHA and not _ALPHA_ADDRESS.fullmatch(str(display.unit)):
        yield f'{where}: unit là hai chữ số, ví dụ "01" / unit is two digits, as "01"'
    if display.shows == Shows.COUNTER and display.counter < 1:
        yield f"{where}: cần counter, số quầy / needs counter, its number"
    if display.rows < 1 or display.columns < 1:
        yield f"{where}: rows và columns từ 1 / rows and columns from 1"
    if not _is_pattern(pattern_of(display)):
        yield (
            f"{where}: line = {display.line!r}: chỉ có {{number}} và {{counter}}, rộng tới 99"
            " / only {number} and {counter}, 99 wide at most"
        )


def _is_pattern(pattern: str) -> bool:
    try:
        holes = [(name, how) for _, name, how, _ in Formatter().parse(pattern) if name is not None]
        is_narrow = all(_WIDTH.fullmatch(how or "") for _, how in holes)
        fields = {name for name, _ in holes}
        return (
            is_narrow
            and fields <= _FIELDS
            and bool(plain(pattern.format(number="A001", counter=1)))
        )
    except (ValueError, KeyError, IndexError):
        return False
