"""From the officer's file to a layout, and to the driver of each of its displays."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from config.led import displays
from counter_server.contract.wire import Shape, WrongBody, from_plain
from hardware.led.alpha import AlphaSign
from hardware.led.registers import Coding, ModbusDisplay, RegisterMap, Scale, Switch
from hardware.led.showing import Driver

from .layout import BusLayout, Display, Layout, Protocol, WrongLayout, checked

T = TypeVar("T")


class _Scale(Shape, frozen=True, forbid_unknown_fields=True):
    register: int
    dimmest: int
    brightest: int


class _Switch(Shape, frozen=True, forbid_unknown_fields=True):
    register: int
    on: int
    off: int = 0


class _Table(Shape, frozen=True, forbid_unknown_fields=True):
    columns: int
    starts: tuple[int, ...] = (0,)
    coding: Coding = Coding.CHARACTERS
    brightness: _Scale | None = None
    flash: _Switch | None = None
    has_many: bool = True
    blank: int = 0


@dataclass(frozen=True)
class Read:
    """A layout, and a driver a display by its name."""

    layout: Layout
    drivers: Mapping[str, Driver]


def read(path: Path) -> Read:
    """The layout of a file; `WrongLayout` when it cannot be used, `OSError` when not read."""
    layout = checked(_shaped(path, Layout))
    tables = _tables(layout, path.parent)
    fitted = tuple(
        msgspec.structs.replace(bus, display=tuple(_fitted(each, tables) for each in bus.display))
        for bus in layout.bus
    )
    layout = msgspec.structs.replace(layout, bus=fitted)
    drivers = {
        display.name: _driver(bus, display, tables) for bus in fitted for display in bus.display
    }
    return Read(layout, drivers)


def _tables(layout: Layout, folder: Path) -> dict[str, RegisterMap]:
    types = {each.type for bus in layout.bus for each in bus.display if bus.protocol == "modbus"}
    return {each: _table(displays().get(each, folder / each)) for each in types}


def _table(path: Path) -> RegisterMap:
    if not path.is_file():
        known = ", ".join(displays())
        raise WrongLayout(f"type {path.name}: {known}, hoặc một tệp / or a file")
    read = _shaped(path, _Table)
    scale, switch = read.brightness, read.flash
    return RegisterMap(
        columns=read.columns,
        starts=read.starts,
        coding=read.coding,
        brightness=Scale(scale.register, scale.dimmest, scale.brightest) if scale else None,
        flash=Switch(switch.register, switch.on, switch.off) if switch else None,
        has_many=read.has_many,
        blank=read.blank,
    )


def _fitted(display: Display, tables: Mapping[str, RegisterMap]) -> Display:
    """A Modbus display is as large as its table says."""
    table = tables.get(display.type)
    if table is None:
        return display
    return msgspec.structs.replace(display, columns=table.columns, rows=len(table.starts))


def _driver(bus: BusLayout, display: Display, tables: Mapping[str, RegisterMap]) -> Driver:
    if bus.protocol == Protocol.ALPHA:
        return AlphaSign(str(display.unit), columns=display.columns)
    return ModbusDisplay(int(display.unit), tables[display.type])


def _shaped(path: Path, shape: type[T]) -> T:
    try:
        return from_plain(tomllib.loads(path.read_text("utf-8")), shape)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, WrongBody) as error:
        is_shape = isinstance(error, WrongBody)
        raise WrongLayout(f"{path.name}: {error}", str(error) if is_shape else "") from error
