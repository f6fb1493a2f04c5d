"""A Modbus display as data: in which registers its text, brightness and flashing stand; pure.

Makers agree on nothing but Modbus itself, so a new display is a new table, not new code.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import chain

from hardware.led import modbus
from hardware.led.showing import Line, Message, Showing, plain


class Coding(Enum):
    """How text stands in registers.

    CHARACTERS: one ASCII code a register; PAIRS: two, the left one high; NUMBER: the digits of the
    text as one value, high word first, for displays that have no letters.
    """

    CHARACTERS = "characters"
    PAIRS = "pairs"
    NUMBER = "number"


@dataclass(frozen=True)
class Scale:
    """A register of brightness: its value at the dimmest and at the brightest."""

    register: int
    dimmest: int
    brightest: int

    def value(self, percent: int) -> int:
        return self.dimmest + round((self.brightest - self.dimmest) * percent / 100)


@dataclass(frozen=True)
class Switch:
    """A register of flashing: its value while something flashes, and otherwise."""

    register: int
    on: int
    off: int = 0


@dataclass(frozen=True)
class RegisterMap:
    """`starts`: the first register of each line. `has_many`: whether it knows function 16.

    `blank`: the value that shows nothing where text is a number.
    """

    columns: int
    starts: tuple[int, ...] = (0,)
    coding: Coding = Coding.CHARACTERS
    brightness: Scale | None = None
    flash: Switch | None = None
    has_many: bool = True
    blank: int = 0

    @property
    def registers(self) -> tuple[int, ...]:
        """Every register that is written, each as often as it is."""
        size = len(self.values(""))
        lines = [range(start, start + size) for start in self.starts]
        return (
            *chain.from_iterable(lines),
            *(each.register for each in (self.brightness, self.flash) if each),
        )

    def values(self, text: str) -> tuple[int, ...]:
        """The registers of a line; what is too long loses its end, a number its high digits."""
        shown = plain(text)[: self.columns].ljust(self.columns)
        codes = shown.encode("ascii")
        match self.coding:
            case Coding.CHARACTERS:
                return tuple(codes)
            case Coding.PAIRS:
                even = codes + b" " * (len(codes) % 2)
                return tuple(
                    high << 8 | low for high, low in zip(even[::2], even[1::2], strict=True)
                )
            case Coding.NUMBER:
                return _words(self._number(plain(text)), self.columns)

    def _number(self, text: str) -> int:
        digits = "".join(sign for sign in text if sign.isdigit())[-self.columns :]
        return int(digits) if digits else self.blank


@dataclass(frozen=True)
class ModbusDisplay:
    """A display at its address on the bus, 1 to 247."""

    unit: int
    map: RegisterMap

    def messages(self, showing: Showing, before: Showing | None) -> tuple[Message, ...]:
        wanted = _registers(self.map, showing)
        known = _registers(self.map, before) if before else {}
        changed = {start: values for start, values in wanted.items() if known.get(start) != values}
        return tuple(
            message
            for start, values in changed.items()
            for message in _writes(self.unit, start, values, self.map.has_many)
        )


def _registers(table: RegisterMap, showing: Showing) -> dict[int, tuple[int, ...]]:
    """First register to values; the text comes last, so that it appears as it is to look."""
    found: dict[int, tuple[int, ...]] = {}
    if table.brightness:
        found[table.brightness.register] = (table.brightness.value(showing.percent),)
    if table.flash:
        flashes = any(line.flashes for line in showing.lines)
        found[table.flash.register] = (table.flash.on if flashes else table.flash.off,)
    lines = (*showing.lines, *[Line("")] * len(table.starts))
    for start, line in zip(table.starts, lines, strict=False):
        found[start] = table.values(line.text)
    return found


def _writes(unit: int, start: int, values: tuple[int, ...], has_many: bool) -> list[Message]:
    if has_many:
        return [modbus.write(unit, start, values)]
    return [modbus.write(unit, start + place, (value,)) for place, value in enumerate(values)]


def _words(number: int, columns: int) -> tuple[int, ...]:
    """One register holds four digits; five may not fit."""
    if columns <= 4:
        return (number,)
    return number >> 16 & 0xFFFF, number & 0xFFFF
