"""From the officer's file to a layout, and to the driver of each of its displays."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
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

_MOST = 0xFFFF
# What one message of Modbus may write.
_MOST_COLUMNS = 123


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
    table = RegisterMap(
        columns=read.columns,
        starts=read.starts,
        coding=read.coding,
        brightness=Scale(scale.register, scale.dimmest, scale.brightest) if scale else None,
        flash=Switch(switch.register, switch.on, switch.off) if switch else None,
        has_many=read.has_many,
        blank=read.blank,
    )
    for trouble in _troubles(table):
        raise WrongLayout(f"{path.name}: {trouble}")
    return table


def _troubles(table: RegisterMap) -> Iterator[str]:
    if not 1 <= table.columns <= _MOST_COLUMNS or not table.starts:
        yield f"columns: 1 đến {_MOST_COLUMNS}, starts: từ một / to this; starts: one or more"
        return
    values = [table.blank]
    if table.brightness:
        values += [table.brightness.dimmest, table.brightness.brightest]
    if table.flash:
        values += [table.flash.on, table.flash.off]
    if not all(0 <= each <= _MOST for each in (*table.registers, *values)):
        yield f"thanh ghi và giá trị: 0 đến {_MOST} / registers and values: 0 to {_MOST}"
    for register, count in Counter(table.registers).items():
        if count > 1:
            yield f"thanh ghi {register} dùng hai lần / register {register} is used twice"


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
